package org.jilectomy.runtime.linker;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Comparisons and truth as conditions: no bool object is made.
 *
 * <p>Immediate ints carry the same tag, so they compare as they are: one test, one comparison.
 */
public final class Compare {
    private Compare() {}

    public static boolean lt(ThreadState ts, long a, long b) {
        return Immediate.areInts(a, b) ? a < b : slow(ts, a, b, CompareOp.LT);
    }

    public static boolean le(ThreadState ts, long a, long b) {
        return Immediate.areInts(a, b) ? a <= b : slow(ts, a, b, CompareOp.LE);
    }

    public static boolean eq(ThreadState ts, long a, long b) {
        return Immediate.areInts(a, b) ? a == b : slow(ts, a, b, CompareOp.EQ);
    }

    public static boolean ne(ThreadState ts, long a, long b) {
        return Immediate.areInts(a, b) ? a != b : slow(ts, a, b, CompareOp.NE);
    }

    public static boolean gt(ThreadState ts, long a, long b) {
        return Immediate.areInts(a, b) ? a > b : slow(ts, a, b, CompareOp.GT);
    }

    public static boolean ge(ThreadState ts, long a, long b) {
        return Immediate.areInts(a, b) ? a >= b : slow(ts, a, b, CompareOp.GE);
    }

    private static boolean slow(ThreadState ts, long a, long b, int op) {
        if (Immediate.areFloats(a, b)) {
            return floats(Immediate.floatValue(a), Immediate.floatValue(b), op);
        }
        int verdict = Numbers.compareExact(a, b, op);
        return verdict >= 0 ? verdict != 0 : slower(ts, a, b, op);
    }

    private static boolean slower(ThreadState ts, long a, long b, int op) {
        long r = Abstract.richCompare(ts, a, b, op);
        if (r == PyBool.True) {
            return true;
        }
        if (r == PyBool.False) {
            return false;
        }
        try {
            return Abstract.isTrue(ts, r);
        } finally {
            Refs.release(ts, r);
        }
    }

    private static boolean floats(double a, double b, int op) {
        return switch (op) {
            case CompareOp.LT -> a < b;
            case CompareOp.LE -> a <= b;
            case CompareOp.EQ -> a == b;
            case CompareOp.NE -> a != b;
            case CompareOp.GT -> a > b;
            default -> a >= b;
        };
    }

    /** The comparison as an object, owned. */
    public static long rich(ThreadState ts, long a, long b, int op) {
        if (Immediate.areInts(a, b)) {
            return PyBool.of(CompareOp.holds(Long.compare(a, b), op));
        }
        return Abstract.richCompare(ts, a, b, op);
    }

    public static boolean is(ThreadState ts, long a, long b) {
        return a == b || Abstract.is(a, b);
    }

    public static boolean isNot(ThreadState ts, long a, long b) {
        return !is(ts, a, b);
    }

    public static boolean in(ThreadState ts, long value, long container) {
        return (container & 3) == 0 && PyObject.ob_type(container) == PyDict.ADDRESS
                ? PyDict.contains(ts, container, value)
                : Abstract.contains(ts, container, value);
    }

    public static boolean notIn(ThreadState ts, long value, long container) {
        return !in(ts, value, container);
    }

    public static long bool(boolean b) {
        return PyBool.of(b);
    }

    public static boolean isTrue(ThreadState ts, long v) {
        if (v == PyBool.True) {
            return true;
        }
        if (v == PyBool.False || v == Singletons.None) {
            return false;
        }
        return Immediate.isInt(v) ? v != 1 : Abstract.isTrue(ts, v);
    }
}
