package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;

/**
 * The order of two objects of memory, as far as no Python code has a say: ints, floats, strs and
 * tuples of them, exact types only.
 *
 * <p>Nothing is counted, allocated or raised, so it may be asked under an object's lock: a list can
 * be sifted or sorted in one go, as it would be under the GIL. The objects must be kept alive by that
 * lock or by references.
 */
final class QuickOrder {
    /** Only Python can tell: other types, NaN, ints of more than two digits. */
    static final int UNDECIDED = Integer.MIN_VALUE;

    /** Ints up to this size are exact as doubles. */
    private static final long EXACT = 1L << 53;

    /** Tuples in tuples are followed so far. */
    private static final int DEPTH = 3;

    private QuickOrder() {}

    /** Negative, 0 or positive as {@code a} is less than, equal to or greater than {@code b}. */
    static int compare(long a, long b) {
        long type = PyObject.ob_type(a);
        if (type == PyTuple.ADDRESS && PyObject.ob_type(b) == type) {
            return tuples(a, b, DEPTH);
        }
        return plain(a, type, b);
    }

    private static int plain(long a, long type, long b) {
        long other = PyObject.ob_type(b);
        if (type != other) {
            return mixed(a, type, b, other);
        }
        if (type == PyFloat.ADDRESS) {
            return doubles(PyFloat.doubleValue(a), PyFloat.doubleValue(b));
        }
        if (type == PyLong.ADDRESS) {
            return PyLong.isSmall(a) && PyLong.isSmall(b)
                    ? Long.compare(PyLong.smallValue(a), PyLong.smallValue(b))
                    : UNDECIDED;
        }
        return type == PyUnicode.ADDRESS ? PyUnicode.compare(a, b) : UNDECIDED;
    }

    private static int doubles(double x, double y) {
        return x < y ? -1 : x > y ? 1 : x == y ? 0 : UNDECIDED;
    }

    /** An int and a float. */
    private static int mixed(long a, long type, long b, long other) {
        if (type == PyLong.ADDRESS && other == PyFloat.ADDRESS) {
            return isExact(a)
                    ? doubles(PyLong.smallValue(a), PyFloat.doubleValue(b))
                    : UNDECIDED;
        }
        if (type == PyFloat.ADDRESS && other == PyLong.ADDRESS) {
            return isExact(b)
                    ? doubles(PyFloat.doubleValue(a), PyLong.smallValue(b))
                    : UNDECIDED;
        }
        return UNDECIDED;
    }

    private static boolean isExact(long integer) {
        return PyLong.isSmall(integer) && Math.abs(PyLong.smallValue(integer)) <= EXACT;
    }

    /** The first items that differ decide; what is the same object is equal, as for CPython. */
    private static int tuples(long a, long b, int depth) {
        long n = PyTuple.size(a);
        long m = PyTuple.size(b);
        long common = Math.min(n, m);
        for (long i = 0; i < common; i++) {
            long x = PyTuple.item(a, i);
            long y = PyTuple.item(b, i);
            int order = x == y ? 0 : item(x, y, depth);
            if (order != 0) {
                return order;
            }
        }
        return Long.compare(n, m);
    }

    private static int item(long x, long y, int depth) {
        long type = PyObject.ob_type(x);
        if (type == PyTuple.ADDRESS && PyObject.ob_type(y) == type) {
            return depth > 0 ? tuples(x, y, depth - 1) : UNDECIDED;
        }
        return plain(x, type, y);
    }
}
