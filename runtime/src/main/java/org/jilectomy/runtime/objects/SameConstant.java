package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Whether two constants of code are the same one: the same object, or of the same built-in type with
 * the same content.
 *
 * <p>That is finer than {@code ==}: 1, 1.0 and True are three constants, and so are 0.0 and -0.0. No
 * Python code runs, so no class has a say in it.
 */
final class SameConstant {
    private SameConstant() {}

    /** Of two tuples, or of subclasses, item by item. */
    static boolean items(ThreadState ts, long a, long b) {
        long n = PyTuple.size(a);
        if (n != PyTuple.size(b)) {
            return false;
        }
        for (long i = 0; i < n; i++) {
            if (!same(ts, PyTuple.item(a, i), PyTuple.item(b, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(ThreadState ts, long a, long b) {
        if (Abstract.is(a, b)) {
            return true;
        }
        PyType type = PyType.of(a);
        if (type.address != PyType.of(b).address) {
            return false;
        }
        if (type == PyLong.TYPE) {
            return PyLong.toBig(a).equals(PyLong.toBig(b));
        }
        if (type == PyFloat.TYPE) {
            return bits(PyFloat.doubleValue(a)) == bits(PyFloat.doubleValue(b));
        }
        if (type == PyComplex.TYPE) {
            return bits(PyComplex.real(a)) == bits(PyComplex.real(b))
                    && bits(PyComplex.imag(a)) == bits(PyComplex.imag(b));
        }
        if (type == PyUnicode.TYPE) {
            return PyUnicode.equal(a, b);
        }
        if (type == PyBytes.TYPE) {
            return Arrays.equals(PyBytes.toArray(a), PyBytes.toArray(b));
        }
        if (type == PyTuple.TYPE) {
            return items(ts, a, b);
        }
        if (type == PyFrozenSet.TYPE) {
            return sets(ts, a, b);
        }
        return type == PyCode.TYPE && Abstract.compareBool(ts, a, b, CompareOp.EQ);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    private static boolean sets(ThreadState ts, long a, long b) {
        long left = PyTuple.fromIterable(ts, a);
        long right = 0;
        try {
            right = PyTuple.fromIterable(ts, b);
            int n = (int) PyTuple.size(left);
            boolean same = n == PyTuple.size(right);
            for (int i = 0; same && i < n; i++) {
                same = isIn(ts, right, n, i, PyTuple.item(left, i));
            }
            return same;
        } finally {
            Refs.release(ts, left);
            Refs.xrelease(ts, right);
        }
    }

    /** @param start where it most likely is */
    private static boolean isIn(ThreadState ts, long tuple, int n, int start, long item) {
        for (int i = 0; i < n; i++) {
            if (same(ts, PyTuple.item(tuple, (start + i) % n), item)) {
                return true;
            }
        }
        return false;
    }
}
