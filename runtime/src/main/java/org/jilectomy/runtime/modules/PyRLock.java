package org.jilectomy.runtime.modules;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.locks.Futex;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.locks.RecursiveFutexLock;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _thread.RLock}: a lock that its owner may take again; see {@link RecursiveFutexLock}.
 *
 * <pre>
 *  +0  ob_refcnt   +8  ob_type   +16  word, count, owner (16 bytes)   +32  weak references
 * </pre>
 */
final class PyRLock extends PyType {
    private static final int WORD = PyObject.SIZE;
    private static final int WEAK_LIST = WORD + RecursiveFutexLock.SIZE;
    private static final int SIZE = WEAK_LIST + 8;

    static final PyRLock TYPE = new PyRLock();

    private PyRLock() {
        super(new TypeSpec("_thread.RLock", SIZE).weakList(WEAK_LIST).subclassable());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("acquire(self, /, blocking=True, timeout=-1)", null)
                .method("release(self, /)", null)
                .method("_is_owned(self, /)", null, "isOwned")
                .method("_recursion_count(self, /)", null, "recursionCount")
                .method("_acquire_restore(self, state, /)", null, "acquireRestore")
                .method("_release_save(self, /)", null, "releaseSave")
                .method("_at_fork_reinit(self, /)", null, "reinit")
                .method("__enter__(self, /)", null, "enter")
                .method("__exit__(self, /, *args)", null, "exit");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.fill(self + WORD, SIZE - WORD, (byte) 0);
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    static long acquire(ThreadState ts, long self, long blocking, long timeout) {
        if (blocking == 0 && timeout == 0) {
            lockUntil(ts, self, Futex.FOREVER);
            return PyBool.True;
        }
        long deadline = PyLock.deadline(ts, blocking, timeout);
        if (deadline == 0) {
            return PyBool.of(RecursiveFutexLock.tryLock(self + WORD, ts.ident));
        }
        return PyBool.of(lockUntil(ts, self, deadline));
    }

    /** As for {@link PyLock}: a signal ends the wait if its handler raises. */
    private static boolean lockUntil(ThreadState ts, long self, long deadline) {
        int result;
        while ((result = RecursiveFutexLock.lockUntil(ts, self + WORD, ts.ident, deadline, true))
                == FutexMutex.INTERRUPTED) {
            ThreadState.poll(ts);
        }
        return result == FutexMutex.LOCKED;
    }

    private static void checkOwned(ThreadState ts, long self) {
        if (!RecursiveFutexLock.isOwnedBy(self + WORD, ts.ident)) {
            throw Errors.runtimeError(ts, "cannot release un-acquired lock");
        }
    }

    static long release(ThreadState ts, long self) {
        checkOwned(ts, self);
        RecursiveFutexLock.unlock(self + WORD, ts.ident);
        return Singletons.None;
    }

    static long isOwned(ThreadState ts, long self) {
        return PyBool.of(RecursiveFutexLock.isOwnedBy(self + WORD, ts.ident));
    }

    /** How deep the calling thread holds the lock. */
    static long recursionCount(ThreadState ts, long self) {
        return PyLong.of(ts, RecursiveFutexLock.isOwnedBy(self + WORD, ts.ident)
                ? RecursiveFutexLock.count(self + WORD) : 0);
    }

    static long acquireRestore(ThreadState ts, long self, long state) {
        if (!PyTuple.TYPE.isInstance(state) || PyTuple.size(state) != 2) {
            throw Errors.typeError(ts, "_acquire_restore() argument 1 must be 2-item tuple");
        }
        long count = PyTuple.getItem(ts, state, 0);
        int n = PyLong.asInt(ts, count);
        Refs.release(ts, count);
        RecursiveFutexLock.lockRestoring(ts, self + WORD, ts.ident, n);
        return Singletons.None;
    }

    static long releaseSave(ThreadState ts, long self) {
        checkOwned(ts, self);
        int count = RecursiveFutexLock.unlockSaving(self + WORD, ts.ident);
        return PyTuple.fromArraySteal(
                ts, new long[] {PyLong.box(ts, count), PyLong.box(ts, ts.ident)});
    }

    static long reinit(ThreadState ts, long self) {
        Memory.fill(self + WORD, RecursiveFutexLock.SIZE, (byte) 0);
        return Singletons.None;
    }

    static long enter(ThreadState ts, long self) {
        lockUntil(ts, self, Futex.FOREVER);
        return PyBool.True;
    }

    static long exit(ThreadState ts, long self, long args) {
        return release(ts, self);
    }

    @Override
    public boolean isContextManager() {
        return true;
    }

    @Override
    public long enterContext(ThreadState ts, long self) {
        return enter(ts, self);
    }

    @Override
    public void exitContext(ThreadState ts, long self) {
        release(ts, self);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long owner = RecursiveFutexLock.owner(self + WORD);
        int count = owner == 0 ? 0 : RecursiveFutexLock.count(self + WORD);
        return PyUnicode.fromJava(ts, "<" + (count > 0 ? "locked" : "unlocked") + " " + tpName()
                + " object owner=" + owner + " count=" + count + " at 0x" + Long.toHexString(self)
                + ">");
    }
}
