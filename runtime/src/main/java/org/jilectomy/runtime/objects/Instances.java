package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.Ownership;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.locks.Gil;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** Small things every built-in type needs around the life of its instances. */
public final class Instances {
    private Instances() {}

    /**
     * A new instance of a built-in type or of a Python class derived from it, count 1. The body
     * beyond the object header is zeroed if the class may have added fields.
     */
    public static long allocate(ThreadState ts, PyType type, long bytes) {
        return type.allocate(ts, bytes);
    }

    /**
     * Whether no other thread can be looking at {@code self}, to which the caller has a reference:
     * there is no other, or that reference is the only one. It must be the caller's own, not one
     * borrowed from an object that threads may share: see {@link #nextInside}.
     */
    public static boolean isPrivate(ThreadState ts, long self) {
        return Gil.ENABLED || !ThreadState.isThreaded() || Refcount.isUnique(ts.heap, self);
    }

    /**
     * Whether no other thread uses {@code self}, which has a GC head, up to the caller's next poll:
     * the thread that made it, until another asks. One load more often than not, however many
     * references there are. What may have been written by others is to be read after asking; and who
     * may go on only asks {@link #isPrivate}, as others may have read what a field holds.
     */
    public static boolean isOwn(ThreadState ts, long self) {
        return Ownership.isMine(ts.heapId, self) || isPrivateByNow(ts, self);
    }

    /** Of what others made: from now on it is nobody's. */
    private static boolean isPrivateByNow(ThreadState ts, long self) {
        if (Gil.ENABLED || !ThreadState.isThreaded()) {
            return true;
        }
        if (Ownership.PRIVATE) {
            Ownership.revoke(ts, ts.heap, self);
        }
        return Refcount.isUnique(ts.heap, self);
    }

    /** At the end of an iterator: gives up the sequence at {@code offset}, if nobody else may look. */
    static void dropSequence(ThreadState ts, long self, int offset) {
        if (isPrivate(ts, self)) {
            long sequence = Memory.getLong(self + offset);
            Memory.putLong(self + offset, 0);
            Refs.xrelease(ts, sequence);
        }
    }

    /**
     * One step of an iterator {@code it} that the iterator {@code self} owns. If other threads may
     * be stepping {@code self} too, {@code it} gets a reference for this step: so it does not take
     * itself for private, whose only reference is the one in {@code self}.
     */
    public static long nextInside(ThreadState ts, long self, long it) {
        PyType type = PyType.of(it);
        if (isPrivate(ts, self)) {
            return type.tp_iternext(ts, it);
        }
        Refs.retain(ts, it);
        try {
            return type.tp_iternext(ts, it);
        } finally {
            Refs.release(ts, it);
        }
    }

    /** As {@link #nextInside}, with {@link PyType#iternextObject}. */
    public static long nextObjectInside(ThreadState ts, long self, long it) {
        PyType type = PyType.of(it);
        if (isPrivate(ts, self)) {
            return type.iternextObject(ts, it);
        }
        Refs.retain(ts, it);
        try {
            return type.iternextObject(ts, it);
        } finally {
            Refs.release(ts, it);
        }
    }

    /**
     * The next index of an iterator, which has a GC head; each to one thread only.
     *
     * @param offset where the iterator keeps the index; it is -1 from the end on
     * @param length number of items at the moment
     * @return -1 at the end
     */
    public static long drawIndex(ThreadState ts, long self, int offset, long length) {
        boolean mine = isOwn(ts, self);
        for (;;) {
            long i = Memory.getLongOpaque(self + offset);
            long next = i >= 0 && i < length ? i + 1 : -1;
            if (mine) {
                Memory.putLong(self + offset, next);
            } else if (!Memory.compareAndSetLong(self + offset, i, next)) {
                continue;
            }
            return next < 0 ? -1 : i;
        }
    }

    /** Empties a field that owns an object, or none; compare {@code Py_CLEAR}. */
    public static void clearField(ThreadState ts, long address) {
        long object = Memory.getLong(address);
        if (object != 0) {
            Memory.putLong(address, 0);
            Refs.release(ts, object);
        }
    }

    /** Frees the memory of an object and then those whose deallocation was put off meanwhile. */
    public static void freeAndEndDealloc(ThreadState ts, long self) {
        Heap.freeObject(ts.heap, self);
        long next = ts.endDealloc();
        while (next != 0) {
            ts.beginDealloc(next); // keeps the nesting above 0, so the loop does not recurse
            PyType.of(next).tp_dealloc(ts, next);
            next = ts.endDealloc();
        }
    }

    /**
     * Refuses keyword arguments of a type's constructor: {@code X() takes no keyword arguments}.
     */
    public static void noKeywords(ThreadState ts, String name, long kwnames) {
        if (kwnames != 0 && PyTuple.size(kwnames) != 0) {
            throw Errors.typeError(ts, name + "() takes no keyword arguments");
        }
    }

    /**
     * As {@link #noKeywords(ThreadState, String, long)} in the {@code __new__} of {@code builtin}: a
     * subclass with an {@code __init__} of its own may take keywords.
     */
    public static void noKeywords(ThreadState ts, PyType builtin, PyType type, long kwnames) {
        if (type == builtin || !type.overridesInit()) {
            noKeywords(ts, builtin.simpleName(), kwnames);
        }
    }

    /**
     * As {@link #noKeywords(ThreadState, PyType, PyType, long)} in {@code __init__}: there a subclass
     * with a {@code __new__} of its own may take keywords.
     */
    static void noKeywordsInInit(ThreadState ts, PyType builtin, PyType type, long kwnames) {
        if (type == builtin || !newIsOwn(type)) {
            noKeywords(ts, builtin.simpleName(), kwnames);
        }
    }

    private static boolean newIsOwn(PyType type) {
        return type instanceof PyHeapType t && t.slots.method[Special.NEW] != 0;
    }

    /** {@code X expected at most 1 argument, got 2}. */
    public static void atMost(ThreadState ts, String name, int count, int max) {
        if (count > max) {
            throw Errors.typeError(
                    ts,
                    name + " expected at most " + max + " argument" + (max == 1 ? "" : "s")
                            + ", got " + count);
        }
    }

    /** {@code X expected at least 1 argument, got 0}. */
    public static void atLeast(ThreadState ts, String name, int count, int min) {
        if (count < min) {
            throw Errors.typeError(
                    ts,
                    name + " expected at least " + min + " argument" + (min == 1 ? "" : "s")
                            + ", got " + count);
        }
    }

    /** The number of positional ones among {@code args}. */
    public static int positional(long[] args, long kwnames) {
        return kwnames == 0 ? args.length : args.length - (int) PyTuple.size(kwnames);
    }
}
