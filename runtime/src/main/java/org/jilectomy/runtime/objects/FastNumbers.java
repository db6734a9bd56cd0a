package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyFloatObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The second layer of {@link Numbers}: operands that are exactly int or float, in whatever form.
 *
 * <p>Ints of up to 60 bits are read from their objects by two loads, which is all there is with
 * {@code -X unbox=0}; ints mixed with floats are converted as CPython does. Everything else goes on
 * to {@link NumberProtocol}.
 */
final class FastNumbers {
    private static final int OTHER = 0;
    private static final int SMALL_INT = 1;
    private static final int FLOAT = 2;

    private FastNumbers() {}

    // ---------------------------------------------------------------- two immediate floats first

    static long add(ThreadState ts, long a, long b) {
        return Immediate.areFloats(a, b)
                ? PyFloat.of(ts, Immediate.floatValue(a) + Immediate.floatValue(b))
                : binary(ts, a, b, BinaryOp.ADD);
    }

    static long inplaceAdd(ThreadState ts, long a, long b) {
        return Immediate.areFloats(a, b)
                ? PyFloat.of(ts, Immediate.floatValue(a) + Immediate.floatValue(b))
                : inplace(ts, a, b, BinaryOp.ADD);
    }

    static long subtract(ThreadState ts, long a, long b) {
        return Immediate.areFloats(a, b)
                ? PyFloat.of(ts, Immediate.floatValue(a) - Immediate.floatValue(b))
                : binary(ts, a, b, BinaryOp.SUBTRACT);
    }

    static long inplaceSubtract(ThreadState ts, long a, long b) {
        return Immediate.areFloats(a, b)
                ? PyFloat.of(ts, Immediate.floatValue(a) - Immediate.floatValue(b))
                : inplace(ts, a, b, BinaryOp.SUBTRACT);
    }

    static long multiply(ThreadState ts, long a, long b) {
        return Immediate.areFloats(a, b)
                ? PyFloat.of(ts, Immediate.floatValue(a) * Immediate.floatValue(b))
                : binary(ts, a, b, BinaryOp.MULTIPLY);
    }

    static long inplaceMultiply(ThreadState ts, long a, long b) {
        return Immediate.areFloats(a, b)
                ? PyFloat.of(ts, Immediate.floatValue(a) * Immediate.floatValue(b))
                : inplace(ts, a, b, BinaryOp.MULTIPLY);
    }

    static long trueDivide(ThreadState ts, long a, long b) {
        if (Immediate.areFloats(a, b)) {
            double y = Immediate.floatValue(b);
            if (y != 0.0) {
                return PyFloat.of(ts, Immediate.floatValue(a) / y);
            }
        }
        return binary(ts, a, b, BinaryOp.TRUE_DIVIDE);
    }

    static long inplaceTrueDivide(ThreadState ts, long a, long b) {
        if (Immediate.areFloats(a, b)) {
            double y = Immediate.floatValue(b);
            if (y != 0.0) {
                return PyFloat.of(ts, Immediate.floatValue(a) / y);
            }
        }
        return inplace(ts, a, b, BinaryOp.TRUE_DIVIDE);
    }

    // ---------------------------------------------------------------- any exact int or float

    static long binary(ThreadState ts, long a, long b, int op) {
        int kinds = kind(a) << 2 | kind(b);
        if (kinds == (FLOAT << 2 | FLOAT)) {
            return doubles(ts, doubleOf(a), doubleOf(b), a, b, op);
        }
        if (kinds == (SMALL_INT << 2 | SMALL_INT)) {
            return longs(ts, longOf(a), longOf(b), a, b, op);
        }
        if (kinds == (FLOAT << 2 | SMALL_INT)) {
            return doubles(ts, doubleOf(a), longOf(b), a, b, op);
        }
        if (kinds == (SMALL_INT << 2 | FLOAT)) {
            return doubles(ts, longOf(a), doubleOf(b), a, b, op);
        }
        return NumberProtocol.binary(ts, a, b, op);
    }

    static long inplace(ThreadState ts, long a, long b, int op) {
        int ka = kind(a);
        int kb = kind(b);
        boolean bits = op == BinaryOp.MATRIX_MULTIPLY
                || op >= BinaryOp.LSHIFT && op <= BinaryOp.OR;
        boolean supported = bits
                ? ka == SMALL_INT && kb == SMALL_INT && op != BinaryOp.MATRIX_MULTIPLY
                : ka != OTHER && kb != OTHER;
        return supported ? binary(ts, a, b, op) : NumberProtocol.inplace(ts, a, b, op);
    }

    /** See {@link Numbers#compareExact}. */
    static int compare(long a, long b, int op) {
        int kinds = kind(a) << 2 | kind(b);
        boolean r;
        if (kinds == (SMALL_INT << 2 | SMALL_INT)) {
            r = CompareOp.holds(Long.compare(longOf(a), longOf(b)), op);
        } else if (kinds == (FLOAT << 2 | FLOAT)) {
            r = FloatArithmetic.holds(doubleOf(a), doubleOf(b), op);
        } else if (kinds == (FLOAT << 2 | SMALL_INT) && isExactDouble(longOf(b))) {
            r = FloatArithmetic.holds(doubleOf(a), longOf(b), op);
        } else if (kinds == (SMALL_INT << 2 | FLOAT) && isExactDouble(longOf(a))) {
            r = FloatArithmetic.holds(longOf(a), doubleOf(b), op);
        } else {
            return -1;
        }
        return r ? 1 : 0;
    }

    private static boolean isExactDouble(long v) {
        return v >= -1L << 53 && v <= 1L << 53;
    }

    private static int kind(long v) {
        if ((v & 3) != 0) {
            return (v & 1) != 0 ? SMALL_INT : FLOAT;
        }
        long type = PyObject.ob_type(v);
        if (type == PyLong.ADDRESS) {
            return PyLong.isSmall(v) ? SMALL_INT : OTHER;
        }
        return type == PyFloat.ADDRESS ? FLOAT : OTHER;
    }

    private static long longOf(long v) {
        return (v & 1) != 0 ? v >> 1 : PyLong.smallValue(v);
    }

    private static double doubleOf(long v) {
        return (v & 3) != 0 ? Immediate.floatValue(v) : PyFloatObject.ob_fval(v);
    }

    private static long doubles(ThreadState ts, double x, double y, long a, long b, int op) {
        switch (op) {
            case BinaryOp.ADD:
                return PyFloat.of(ts, x + y);
            case BinaryOp.SUBTRACT:
                return PyFloat.of(ts, x - y);
            case BinaryOp.MULTIPLY:
                return PyFloat.of(ts, x * y);
            case BinaryOp.TRUE_DIVIDE:
            case BinaryOp.FLOOR_DIVIDE:
            case BinaryOp.REMAINDER:
            case BinaryOp.DIVMOD:
                return FloatArithmetic.ofDoubles(ts, x, y, op);
            default:
                return NumberProtocol.binary(ts, a, b, op);
        }
    }

    /** Both below 2**62 in magnitude, so sums cannot overflow. */
    private static long longs(ThreadState ts, long x, long y, long a, long b, int op) {
        switch (op) {
            case BinaryOp.ADD:
                return PyLong.of(ts, x + y);
            case BinaryOp.SUBTRACT:
                return PyLong.of(ts, x - y);
            case BinaryOp.MULTIPLY: {
                long r = x * y;
                if (Math.multiplyHigh(x, y) == r >> 63) {
                    return PyLong.of(ts, r);
                }
                break;
            }
            case BinaryOp.FLOOR_DIVIDE:
                if (y != 0) {
                    return PyLong.of(ts, Math.floorDiv(x, y));
                }
                break;
            case BinaryOp.REMAINDER:
                if (y != 0) {
                    return PyLong.of(ts, Math.floorMod(x, y));
                }
                break;
            case BinaryOp.AND:
                return PyLong.of(ts, x & y);
            case BinaryOp.OR:
                return PyLong.of(ts, x | y);
            case BinaryOp.XOR:
                return PyLong.of(ts, x ^ y);
            case BinaryOp.MATRIX_MULTIPLY:
                return NumberProtocol.binary(ts, a, b, op);
            default:
                break;
        }
        return LongArithmetic.binary(ts, a, b, op);
    }

    // ---------------------------------------------------------------- power

    static long power(ThreadState ts, long a, long b) {
        int ka = kind(a);
        int kb = kind(b);
        if (ka == OTHER || kb == OTHER) {
            return NumberProtocol.power(ts, a, b, Singletons.None, "** or pow()");
        }
        if (ka == SMALL_INT && kb == SMALL_INT) {
            return LongArithmetic.power(ts, a, b);
        }
        return FloatArithmetic.power(
                ts,
                ka == FLOAT ? doubleOf(a) : longOf(a),
                kb == FLOAT ? doubleOf(b) : longOf(b));
    }

    static long inplacePower(ThreadState ts, long a, long b) {
        return kind(a) != OTHER && kind(b) != OTHER
                ? power(ts, a, b)
                : NumberProtocol.inplacePower(ts, a, b);
    }
}
