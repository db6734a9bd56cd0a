package org.jilectomy.runtime.modules.queue;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.locks.Futex;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.locks.FutexSemaphore;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.Durations;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBaseException;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyGenericAlias;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _queue.SimpleQueue}: a ring of owned objects and a semaphore that counts them.
 *
 * <pre>
 *  +16 ring, raw block or 0   +24 head   +32 length   +40 capacity, a power of two
 *  +48 semaphore: items that nobody has taken or been promised   +56 weak references
 * </pre>
 *
 * <p>Putting adds the item under the object's lock and then a permit; getting takes a permit, waiting
 * detached if there is none, and then the oldest item: there is one for each permit.
 */
final class PySimpleQueue extends PyType {
    private static final int RING = PyObject.SIZE;
    private static final int HEAD = RING + 8;
    private static final int LENGTH = HEAD + 8;
    private static final int CAPACITY = LENGTH + 8;
    private static final int PERMITS = CAPACITY + 8;
    private static final int WEAK_LIST = PERMITS + FutexSemaphore.SIZE;
    private static final int SIZE = WEAK_LIST + 8;

    static final PySimpleQueue TYPE = new PySimpleQueue();

    private PySimpleQueue() {
        super(new TypeSpec("_queue.SimpleQueue", SIZE).gc().subclassable().weakList(WEAK_LIST)
                .doc("Simple, unbounded, reentrant FIFO queue."));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("put(self, /, item, block=True, timeout=None)", "Put the item on the queue.\n\n"
                + "The optional 'block' and 'timeout' arguments are ignored, as this method\nnever"
                + " blocks.  They are provided for compatibility with the Queue class.")
                .method("put_nowait(self, /, item)", "Put an item into the queue without"
                        + " blocking.\n\nThis is exactly equivalent to `put(item)` and is only"
                        + " provided\nfor compatibility with the Queue class.", "putNowait")
                .method("get(self, /, block=True, timeout=None)", "Remove and return an item from"
                        + " the queue.\n\nIf optional args 'block' is true and 'timeout' is None"
                        + " (the default),\nblock if necessary until an item is available. If"
                        + " 'timeout' is\na non-negative number, it blocks at most 'timeout'"
                        + " seconds and raises\nthe Empty exception if no item was available within"
                        + " that time.\nOtherwise ('block' is false), return an item if one is"
                        + " immediately\navailable, else raise the Empty exception ('timeout' is"
                        + " ignored\nin that case).")
                .method("get_nowait(self, /)", "Remove and return an item from the queue without"
                        + " blocking.\n\nOnly get an item if one is immediately available."
                        + " Otherwise\nraise the Empty exception.", "getNowait")
                .method("empty(self, /)",
                        "Return True if the queue is empty, False otherwise (not reliable!).")
                .method("qsize(self, /)",
                        "Return the approximate size of the queue (not reliable!).")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetitem");
    }

    // ---------------------------------------------------------------- life

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (type == this) {
            Instances.noKeywords(ts, "SimpleQueue", kwnames);
            if (args.length > 0) {
                throw Errors.typeError(ts, "SimpleQueue() takes no positional arguments");
            }
        }
        return StaticTypes.newInstance(ts, type, type.basicSize);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    private static long place(long self, long i) {
        long mask = Memory.getLong(self + CAPACITY) - 1;
        return Memory.getLong(self + RING) + ((Memory.getLong(self + HEAD) + i & mask) << 3);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long n = Memory.getLong(self + LENGTH);
        for (long i = 0; i < n; i++) {
            visitor.visit(Memory.getLong(place(self, i)));
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        long n = Memory.getLong(self + LENGTH);
        Memory.putLong(self + LENGTH, 0);
        for (long i = 0; i < n; i++) {
            Refs.release(ts, Memory.getLong(place(self, i)));
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        long ring = Memory.getLong(self + RING);
        if (ring != 0) {
            Heap.free(ts.heap, ring);
        }
    }

    // ---------------------------------------------------------------- putting

    private static void growLockHeld(ThreadState ts, long self) {
        long n = Memory.getLong(self + LENGTH);
        long capacity = Memory.getLong(self + CAPACITY);
        if (n < capacity) {
            return;
        }
        long larger = Math.max(8, 2 * capacity);
        long fresh = Heap.allocate(ts.heap, 8 * larger);
        long ring = Memory.getLong(self + RING);
        if (ring != 0) {
            long head = Memory.getLong(self + HEAD);
            long first = Math.min(n, capacity - head);
            Memory.copy(ring + 8 * head, fresh, 8 * first);
            Memory.copy(ring, fresh + 8 * first, 8 * (n - first));
            Heap.free(ts.heap, ring);
        }
        Memory.putLong(self + RING, fresh);
        Memory.putLong(self + HEAD, 0);
        Memory.putLong(self + CAPACITY, larger);
    }

    static long put(ThreadState ts, long self, long item, long block, long timeout) {
        long object = Refs.toObject(ts, item);
        ObjectLock.lock(ts, self);
        try {
            growLockHeld(ts, self);
        } catch (Throwable t) {
            ObjectLock.unlock(ts, self);
            Refs.releaseObject(ts, object);
            throw t;
        }
        long n = Memory.getLong(self + LENGTH);
        Memory.putLong(place(self, n), object);
        Memory.putLong(self + LENGTH, n + 1);
        ObjectLock.unlock(ts, self);
        FutexSemaphore.release(self + PERMITS, 1);
        return Singletons.None;
    }

    static long putNowait(ThreadState ts, long self, long item) {
        return put(ts, self, item, 0, 0);
    }

    // ---------------------------------------------------------------- getting

    private static RuntimeException empty_(ThreadState ts) {
        return Errors.chained(ts, PyBaseException.createEmpty(ts, QueueModule.EMPTY));
    }

    static long get(ThreadState ts, long self, long block, long timeout) {
        boolean wait = block == 0 || Abstract.isTrue(ts, block);
        long deadline = Futex.FOREVER;
        if (wait && timeout != 0 && timeout != Singletons.None) {
            long nanos = Durations.nanos(ts, timeout);
            if (nanos < 0) {
                throw Errors.valueError(ts, "'timeout' must be a non-negative number");
            }
            deadline = Futex.deadlineAfter(nanos);
        }
        if (!FutexSemaphore.tryAcquire(self + PERMITS)) {
            if (!wait) {
                throw empty_(ts);
            }
            int result;
            while ((result = FutexSemaphore.acquireUntil(ts, self + PERMITS, deadline, true))
                    == FutexMutex.INTERRUPTED) {
                ThreadState.poll(ts);
            }
            if (result != FutexMutex.LOCKED) {
                throw empty_(ts);
            }
        }
        ObjectLock.lock(ts, self);
        long object = Memory.getLong(place(self, 0));
        Memory.putLong(self + HEAD, Memory.getLong(self + HEAD) + 1
                & Memory.getLong(self + CAPACITY) - 1);
        Memory.putLong(self + LENGTH, Memory.getLong(self + LENGTH) - 1);
        ObjectLock.unlock(ts, self);
        return Refs.fromMemorySteal(ts, object);
    }

    static long getNowait(ThreadState ts, long self) {
        return get(ts, self, PyBool.False, 0);
    }

    static long empty(ThreadState ts, long self) {
        return PyBool.of(Memory.getLongVolatile(self + LENGTH) == 0);
    }

    static long qsize(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getLongVolatile(self + LENGTH));
    }

    static long classGetitem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }
}
