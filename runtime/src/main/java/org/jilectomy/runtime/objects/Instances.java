package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.locks.Gil;
import org.jilectomy.runtime.state.ThreadState;

/** Small things every built-in type needs around the life of its instances. */
final class Instances {
    private Instances() {}

    /**
     * A new instance of a built-in type or of a Python class derived from it, count 1. The body
     * beyond the object header is zeroed if the class may have added fields.
     */
    static long allocate(ThreadState ts, PyType type, long bytes) {
        return type.allocate(ts, bytes);
    }

    /**
     * Whether no other thread can be looking at {@code self}, to which the caller has a reference:
     * there is no other, or that reference is the only one.
     */
    static boolean isPrivate(ThreadState ts, long self) {
        return Gil.ENABLED || !ThreadState.isThreaded() || Refcount.isUnique(ts.heap, self);
    }

    /** Frees the memory of an object and then those whose deallocation was put off meanwhile. */
    static void freeAndEndDealloc(ThreadState ts, long self) {
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
    static void noKeywords(ThreadState ts, String name, long kwnames) {
        if (kwnames != 0 && PyTuple.size(kwnames) != 0) {
            throw Errors.typeError(ts, name + "() takes no keyword arguments");
        }
    }

    /** {@code X expected at most 1 argument, got 2}. */
    static void atMost(ThreadState ts, String name, int count, int max) {
        if (count > max) {
            throw Errors.typeError(
                    ts,
                    name + " expected at most " + max + " argument" + (max == 1 ? "" : "s")
                            + ", got " + count);
        }
    }

    /** {@code X expected at least 1 argument, got 0}. */
    static void atLeast(ThreadState ts, String name, int count, int min) {
        if (count < min) {
            throw Errors.typeError(
                    ts,
                    name + " expected at least " + min + " argument" + (min == 1 ? "" : "s")
                            + ", got " + count);
        }
    }

    /** The number of positional ones among {@code args}. */
    static int positional(long[] args, long kwnames) {
        return kwnames == 0 ? args.length : args.length - (int) PyTuple.size(kwnames);
    }
}
