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
}
