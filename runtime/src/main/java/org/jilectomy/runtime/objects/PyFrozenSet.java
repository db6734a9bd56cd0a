package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/** {@code frozenset} by its CPython name; see {@link PySet}, which is both types. */
public final class PyFrozenSet {
    public static final PySet TYPE = PySet.FROZEN;

    private PyFrozenSet() {}

    /** {@code frozenset(iterable)}. */
    public static long fromIterable(ThreadState ts, long iterable) {
        return PySet.frozenFromIterable(ts, iterable);
    }

    /** A frozenset of borrowed values. */
    public static long fromArray(ThreadState ts, long[] values) {
        return PySet.fromArray(ts, PySet.FROZEN, values);
    }

    /**
     * The constant for a set display of constants, from a tuple of them. It is made twice, the
     * second time in the order of the first one's slots, as CPython's compiler does when it merges
     * constants: that decides in which order colliding elements come out.
     */
    public static long constant(ThreadState ts, long tuple) {
        long first = fromIterable(ts, tuple);
        long inOrder = PyTuple.fromIterable(ts, first);
        Refs.release(ts, first);
        long second = fromIterable(ts, inOrder);
        Refs.release(ts, inOrder);
        return second;
    }
}
