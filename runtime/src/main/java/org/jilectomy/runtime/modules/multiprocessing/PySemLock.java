package org.jilectomy.runtime.modules.multiprocessing;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _multiprocessing.SemLock}: a semaphore of the system that several processes share, used as
 * a semaphore or as a lock that its thread may take again.
 *
 * <pre>
 *  +16 handle, a sem_t*   +24 last_tid   +32 count, int   +36 maxvalue, int   +40 kind, int
 *  +48 name, a C string in a raw block, or 0 if it has none any more
 * </pre>
 *
 * <p>{@code count} is how often this process has taken it and not given it back: several threads
 * may, so it is counted atomically. {@code last_tid} is written before {@code count} and read after
 * it: whoever sees a count that is not his own sees another thread's number, too.
 */
final class PySemLock extends PyType {
    private static final int HANDLE = PyObject.SIZE;
    private static final int LAST_TID = HANDLE + 8;
    private static final int COUNT = LAST_TID + 8;
    private static final int MAXVALUE = COUNT + 4;
    private static final int KIND = MAXVALUE + 4;
    private static final int NAME = KIND + 8;
    private static final int SIZE = NAME + 8;

    private static final int RECURSIVE_MUTEX = 0;
    private static final int SEMAPHORE = 1;

    private static final Signature NEW =
            Signature.parse("SemLock(type, kind, value, maxvalue, name, unlink)");

    static final PySemLock TYPE = new PySemLock();

    private PySemLock() {
        super(new TypeSpec("_multiprocessing.SemLock", SIZE).subclassable()
                .doc("Semaphore/Mutex type"));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("acquire(self, /, block=True, timeout=None)", "Acquire the semaphore/lock.")
                .method("release(self, /)", "Release the semaphore/lock.")
                .method("_count(self, /)",
                        "Num of `acquire()`s minus num of `release()`s for this process.", "count")
                .method("_is_mine(self, /)",
                        "Whether the lock is owned by this thread.", "isMineObject")
                .method("_get_value(self, /)", "Get the value of the semaphore.", "value")
                .method("_is_zero(self, /)",
                        "Return whether semaphore has value zero.", "isZero")
                .method("_after_fork(self, /)",
                        "Rezero the net acquisition count after fork().", "afterFork")
                .method("__enter__(self, /)", "Enter the semaphore/lock.", "enter")
                .method("__exit__(self, exc_type=None, exc_value=None, exc_tb=None, /)",
                        "Exit the semaphore/lock.", "exit")
                .classMethod("_rebuild(type, handle, kind, maxvalue, name, /)", null, "rebuild")
                .computedMember("handle", "getHandle", "")
                .computedMember("kind", "getKind", "")
                .computedMember("maxvalue", "getMaxvalue", "")
                .computedMember("name", "getName", "")
                .number("SEM_VALUE_MAX", Semaphore.MAX);
    }

    // ---------------------------------------------------------------- life

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "SemLock", NEW, args, kwnames);
        int kind = Args.cInt(ts, a[0], 0);
        int value = Args.cInt(ts, a[1], 0);
        int maxvalue = Args.cInt(ts, a[2], 0);
        Args.requireStr(ts, a[3], "SemLock", "argument 'name'");
        byte[] name = PathArg.encode(ts, a[3]);
        boolean unlink = Args.truth(ts, a[4], false);
        if (kind != RECURSIVE_MUTEX && kind != SEMAPHORE) {
            throw Errors.valueError(ts, "unrecognized kind");
        }
        long handle = Semaphore.create(ts, name, value);
        try {
            if (unlink) {
                Semaphore.unlink(ts, name);
            }
            return create(ts, type, handle, kind, maxvalue, unlink ? null : name);
        } catch (Throwable t) {
            Semaphore.close(handle);
            throw t;
        }
    }

    private static long create(
            ThreadState ts, PyType type, long handle, int kind, int maxvalue, byte[] name) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.putLong(self + LAST_TID, 0);
        Memory.putInt(self + COUNT, 0);
        Memory.putInt(self + MAXVALUE, maxvalue);
        Memory.putInt(self + KIND, kind);
        Memory.putLong(self + NAME, 0);
        if (name != null) {
            long chars = Heap.allocate(ts.heap, name.length + 1L);
            Memory.copyFromArray(name, 0, chars, name.length);
            Memory.putByte(chars + name.length, (byte) 0);
            Memory.putLong(self + NAME, chars);
        }
        Memory.putLong(self + HANDLE, handle);
        return self;
    }

    /** The semaphore that another process made: by its name if it has one. */
    static long rebuild(
            ThreadState ts, long type, long handle, long kind, long maxvalue, long name) {
        long h = PyLong.asLong(ts, handle);
        int k = PyLong.asInt(ts, kind);
        int max = PyLong.asInt(ts, maxvalue);
        byte[] chars = null;
        if (name != Singletons.None) {
            Args.requireStr(ts, name, "_rebuild", "argument 4");
            chars = PathArg.encode(ts, name);
            h = Semaphore.open(ts, chars);
        }
        try {
            return create(ts, PyType.at(type), h, k, max, chars);
        } catch (Throwable t) {
            if (chars != null) {
                Semaphore.close(h);
            }
            throw t;
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        Semaphore.close(handle(self));
        long name = Memory.getLong(self + NAME);
        if (name != 0) {
            Heap.free(ts.heap, name);
        }
    }

    private static long handle(long self) {
        return Memory.getLong(self + HANDLE);
    }

    // ---------------------------------------------------------------- taking and giving back

    private static boolean isRecursive(long self) {
        return Memory.getInt(self + KIND) == RECURSIVE_MUTEX;
    }

    private static boolean isMine(ThreadState ts, long self) {
        return Memory.getIntVolatile(self + COUNT) > 0
                && Memory.getLongVolatile(self + LAST_TID) == ts.ident;
    }

    static long acquire(ThreadState ts, long self, long block, long timeout) {
        boolean wait = Args.truth(ts, block, true);
        if (isRecursive(self) && isMine(ts, self)) {
            Memory.getAndAddInt(self + COUNT, 1);
            return PyBool.True;
        }
        boolean forever = timeout == 0 || timeout == Singletons.None;
        // A number that is not one, or too large a one, becomes 0 or the longest there is.
        long nanos = forever ? 0 : (long) (Math.max(0, PyFloat.asDouble(ts, timeout)) * 1e9);
        if (!Semaphore.tryWait(ts, handle(self))) {
            if (!wait) {
                return PyBool.False;
            }
            if (forever) {
                Semaphore.await(ts, handle(self));
            } else if (!Semaphore.await(ts, handle(self), nanos)) {
                return PyBool.False;
            }
        }
        Memory.putLongVolatile(self + LAST_TID, ts.ident); // before anybody sees the count
        Memory.getAndAddInt(self + COUNT, 1);
        return PyBool.True;
    }

    static long release(ThreadState ts, long self) {
        if (isRecursive(self)) {
            if (!isMine(ts, self)) {
                throw Errors.raise(ts, Exceptions.AssertionError,
                        "attempt to release recursive lock not owned by thread");
            }
            if (Memory.getInt(self + COUNT) > 1) {
                Memory.getAndAddInt(self + COUNT, -1);
                return Singletons.None;
            }
            Memory.getAndAddInt(self + COUNT, -1); // while nobody else can have it
            Semaphore.post(ts, handle(self));
            return Singletons.None;
        }
        if (Semaphore.value(ts, handle(self)) >= Memory.getInt(self + MAXVALUE)) {
            throw Errors.valueError(ts, "semaphore or lock released too many times");
        }
        Semaphore.post(ts, handle(self));
        Memory.getAndAddInt(self + COUNT, -1);
        return Singletons.None;
    }

    static long enter(ThreadState ts, long self) {
        return acquire(ts, self, PyBool.True, Singletons.None);
    }

    static long exit(ThreadState ts, long self, long type, long value, long traceback) {
        return release(ts, self);
    }

    // ---------------------------------------------------------------- asking

    static long count(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getIntVolatile(self + COUNT));
    }

    static long isMineObject(ThreadState ts, long self) {
        return PyBool.of(isMine(ts, self));
    }

    static long value(ThreadState ts, long self) {
        return PyLong.of(ts, Math.max(0, Semaphore.value(ts, handle(self))));
    }

    static long isZero(ThreadState ts, long self) {
        return PyBool.of(Semaphore.value(ts, handle(self)) <= 0);
    }

    static long afterFork(ThreadState ts, long self) {
        Memory.putIntVolatile(self + COUNT, 0);
        return Singletons.None;
    }

    static long getHandle(ThreadState ts, long self) {
        return PyLong.of(ts, handle(self));
    }

    static long getKind(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getInt(self + KIND));
    }

    static long getMaxvalue(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getInt(self + MAXVALUE));
    }

    static long getName(ThreadState ts, long self) {
        long name = Memory.getLong(self + NAME);
        return name == 0 ? Singletons.None : PathArg.decode(ts, Scratch.bytes(name));
    }
}
