package org.jilectomy.runtime.modules;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.locks.Futex;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _thread.lock}: a futex word inside the object.
 *
 * <pre>
 *  +0   ob_refcnt
 *  +8   ob_type
 *  +16  the lock ({@link FutexMutex}), an int
 *  +20  id of the thread state whose end it stands for, an int; 0 for none
 *  +24  weak references
 * </pre>
 *
 * <p>Any thread may release it. A waiter is detached while it sleeps.
 *
 * <p>A sentinel ({@code _set_sentinel}) is released by an ending thread that still has to give back
 * its heap, and who gets it believes the thread gone: references he drops must not queue for it.
 * So taking a sentinel waits for the rest of that end ({@link PythonThreads#awaitEnd}). Deciding
 * against releasing it last of all: the lock is an object, and a thread without a heap owns none.
 */
final class PyLock extends PyType {
    static final int WORD = PyObject.SIZE;
    static final int THREAD = PyObject.SIZE + 4;
    static final int WEAK_LIST = PyObject.SIZE + 8;
    static final int SIZE = PyObject.SIZE + 16;

    static final PyLock TYPE = new PyLock();

    private PyLock() {
        super(new TypeSpec("_thread.lock", SIZE)
                .weakList(WEAK_LIST)
                .flags(TPFLAGS_DISALLOW_INSTANTIATION));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("acquire(self, /, blocking=True, timeout=-1)", null)
                .method("acquire_lock(self, /, blocking=True, timeout=-1)", null, "acquire")
                .method("release(self, /)", null)
                .method("release_lock(self, /)", null, "release")
                .method("locked(self, /)", null)
                .method("locked_lock(self, /)", null, "locked")
                .method("_at_fork_reinit(self, /)", null, "reinit")
                .method("__enter__(self, /)", null, "enter")
                .method("__exit__(self, /, *args)", null, "exit");
    }

    static long create(ThreadState ts) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.putLong(self + WORD, 0); // and no thread
        Memory.putLong(self + WEAK_LIST, 0);
        return self;
    }

    /** The deadline that {@code acquire}'s arguments mean; 0 for "do not wait". */
    static long deadline(ThreadState ts, long blocking, long timeout) {
        boolean wait = blocking == 0 || blocks(ts, blocking);
        long nanos = timeout == 0 ? -1_000_000_000L : Durations.nanos(ts, timeout);
        if (!wait) {
            if (nanos != -1_000_000_000L) {
                throw Errors.valueError(ts, "can't specify a timeout for a non-blocking call");
            }
            return 0;
        }
        if (nanos < 0) {
            if (nanos != -1_000_000_000L) {
                throw Errors.valueError(ts, "timeout value must be positive");
            }
            return Futex.FOREVER;
        }
        return Futex.deadlineAfter(nanos);
    }

    /** {@code blocking} is a C int, not a truth value. */
    private static boolean blocks(ThreadState ts, long blocking) {
        return blocking == PyBool.True
                || blocking != PyBool.False && Abstract.asIndex(ts, blocking) != 0;
    }

    static long acquire(ThreadState ts, long self, long blocking, long timeout) {
        if (blocking == 0 && timeout == 0) {
            lock(ts, self);
            return PyBool.True;
        }
        long deadline = deadline(ts, blocking, timeout);
        if (deadline == 0) {
            return PyBool.of(FutexMutex.tryLock(self + WORD) && taken(ts, self));
        }
        return PyBool.of(lockUntil(ts, self, deadline));
    }

    private static void lock(ThreadState ts, long self) {
        if (FutexMutex.tryLock(self + WORD)) {
            taken(ts, self);
        } else {
            lockUntil(ts, self, Futex.FOREVER);
        }
    }

    /** After the lock was got: if it stands for a thread's end, waits for all of that; true. */
    private static boolean taken(ThreadState ts, long self) {
        int thread = Memory.getInt(self + THREAD);
        if (thread != 0) {
            PythonThreads.awaitEnd(ts, thread);
        }
        return true;
    }

    /** A signal ends the wait if its handler raises, else the wait goes on. */
    private static boolean lockUntil(ThreadState ts, long self, long deadline) {
        int result;
        while ((result = FutexMutex.lockUntil(ts, self + WORD, deadline, true))
                == FutexMutex.INTERRUPTED) {
            ThreadState.poll(ts);
        }
        return result == FutexMutex.LOCKED && taken(ts, self);
    }

    static long release(ThreadState ts, long self) {
        if (!FutexMutex.isLocked(self + WORD)) {
            throw Errors.runtimeError(ts, "release unlocked lock");
        }
        FutexMutex.unlock(self + WORD);
        return Singletons.None;
    }

    static long locked(ThreadState ts, long self) {
        return PyBool.of(FutexMutex.isLocked(self + WORD));
    }

    static long reinit(ThreadState ts, long self) {
        Memory.putIntVolatile(self + WORD, 0);
        return Singletons.None;
    }

    static long enter(ThreadState ts, long self) {
        lock(ts, self);
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
        return PyUnicode.fromJava(ts,
                "<" + (FutexMutex.isLocked(self + WORD) ? "locked" : "unlocked")
                        + " " + tpName() + " object at 0x" + Long.toHexString(self) + ">");
    }
}
