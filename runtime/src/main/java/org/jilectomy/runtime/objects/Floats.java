package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * Operators on two immediates of which at least one is a float, as compiled code calls them once it
 * has seen that neither is an object and not both are ints. See {@link Ints} for why the test stands
 * at the site.
 */
public final class Floats {
    private Floats() {}

    /** {@link PyFloat#of}. */
    public static long of(ThreadState ts, double value) {
        return PyFloat.of(ts, value);
    }

    /** The number in an immediate float. */
    public static double decode(long v) {
        return Immediate.floatValue(v);
    }

    private static double number(long v) {
        return (v & 1) != 0 ? v >> 1 : Immediate.floatValue(v);
    }

    /** {@code a + b}. */
    public static long add(ThreadState ts, long a, long b) {
        return PyFloat.of(ts, number(a) + number(b));
    }

    /** {@code a - b}. */
    public static long subtract(ThreadState ts, long a, long b) {
        return PyFloat.of(ts, number(a) - number(b));
    }

    /** {@code a * b}. */
    public static long multiply(ThreadState ts, long a, long b) {
        return PyFloat.of(ts, number(a) * number(b));
    }

    /** {@code a / b}; here both may be ints. */
    public static long trueDivide(ThreadState ts, long a, long b) {
        double y = number(b);
        if (y == 0.0 || (a & b & 1) != 0 && !areExact(a, b)) {
            return FastNumbers.trueDivide(ts, a, b);
        }
        return PyFloat.of(ts, number(a) / y);
    }

    /** Both ints have a double of the same value, so that their quotient is rounded once. */
    private static boolean areExact(long a, long b) {
        return isExact(a >> 1) && isExact(b >> 1);
    }

    private static boolean isExact(long i) {
        return i + (1L << 53) >>> 54 == 0;
    }

    // ---------------------------------------------------------------- comparison

    /** Whether {@link #number} says all there is to an operand, for comparing: floats, small ints. */
    private static boolean isComparable(long v) {
        return (v & 1) == 0 || isExact(v >> 1);
    }

    /**
     * Compares exactly, as CPython does: a large int is not rounded.
     *
     * @param op one of {@link CompareOp}
     */
    public static boolean compare(long a, long b, int op) {
        if (!isComparable(a) || !isComparable(b)) {
            return (a & 1) != 0
                    ? FloatArithmetic.holdsWithInt(Immediate.floatValue(b), a,
                            CompareOp.swapped(op))
                    : FloatArithmetic.holdsWithInt(Immediate.floatValue(a), b, op);
        }
        double x = number(a);
        double y = number(b);
        return switch (op) {
            case CompareOp.LT -> x < y;
            case CompareOp.LE -> x <= y;
            case CompareOp.EQ -> x == y;
            case CompareOp.NE -> x != y;
            case CompareOp.GT -> x > y;
            default -> x >= y;
        };
    }
}
