package org.jilectomy.runtime.objects;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** The operators of float, with CPython's rules for signs, zeros, infinities and errors. */
final class FloatArithmetic {
    private static final int ERANGE = 34;

    private FloatArithmetic() {}

    /** Whether {@code CONVERT_TO_DOUBLE} takes the operand: a float or an int. */
    static boolean isReal(long value) {
        return PyFloat.check(value) || PyLong.check(value);
    }

    /** The operand as a double; OverflowError for an int too large. */
    static double real(ThreadState ts, long value) {
        return PyFloat.check(value) ? PyFloat.doubleValue(value) : PyLong.asDouble(ts, value);
    }

    static long binary(ThreadState ts, long left, long right, int op) {
        if (!isReal(left) || !isReal(right)) {
            return Singletons.NotImplemented;
        }
        switch (op) {
            case BinaryOp.ADD:
            case BinaryOp.SUBTRACT:
            case BinaryOp.MULTIPLY:
            case BinaryOp.TRUE_DIVIDE:
            case BinaryOp.FLOOR_DIVIDE:
            case BinaryOp.REMAINDER:
            case BinaryOp.DIVMOD:
                return ofDoubles(ts, real(ts, left), real(ts, right), op);
            default:
                return Singletons.NotImplemented;
        }
    }

    /** @param op one of the arithmetic operators from ADD to DIVMOD */
    static long ofDoubles(ThreadState ts, double a, double b, int op) {
        switch (op) {
            case BinaryOp.ADD:
                return PyFloat.of(ts, a + b);
            case BinaryOp.SUBTRACT:
                return PyFloat.of(ts, a - b);
            case BinaryOp.MULTIPLY:
                return PyFloat.of(ts, a * b);
            case BinaryOp.TRUE_DIVIDE:
                if (b == 0.0) {
                    throw Errors.zeroDivision(ts, "float division by zero");
                }
                return PyFloat.of(ts, a / b);
            case BinaryOp.FLOOR_DIVIDE:
                if (b == 0.0) {
                    throw Errors.zeroDivision(ts, "float floor division by zero");
                }
                return PyFloat.of(ts, floorQuotient(a, b));
            case BinaryOp.REMAINDER:
                if (b == 0.0) {
                    throw Errors.zeroDivision(ts, "float modulo");
                }
                return PyFloat.of(ts, remainder(a, b));
            default:
                if (b == 0.0) {
                    throw Errors.zeroDivision(ts, "float divmod()");
                }
                return PyTuple.ofSteal(
                        ts, PyFloat.of(ts, floorQuotient(a, b)), PyFloat.of(ts, remainder(a, b)));
        }
    }

    /** {@code a % b}: the sign of {@code b}; {@code b} is not 0. */
    static double remainder(double a, double b) {
        double mod = a % b;
        if (mod != 0.0) {
            return b < 0 != mod < 0 ? mod + b : mod;
        }
        return Math.copySign(0.0, b);
    }

    /** {@code a // b}; compare {@code _float_div_mod}. */
    static double floorQuotient(double a, double b) {
        double mod = a % b;
        double div = (a - mod) / b;
        if (mod != 0.0 && b < 0 != mod < 0) {
            div -= 1.0;
        }
        if (div == 0.0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(div);
        return div - floor > 0.5 ? floor + 1.0 : floor;
    }

    // ---------------------------------------------------------------- power

    /** {@code x ** y}; complex if a negative number is raised to a fraction. */
    static long power(ThreadState ts, double x, double y) {
        if (y == 0.0 || x == 1.0) {
            return PyFloat.of(ts, 1.0);
        }
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return PyFloat.of(ts, x + y);
        }
        boolean oddExponent = Math.abs(y) % 2.0 == 1.0;
        if (Double.isInfinite(y)) {
            double magnitude = Math.abs(x);
            double r = magnitude == 1.0 ? 1.0 : y > 0 == magnitude > 1.0 ? Math.abs(y) : 0.0;
            return PyFloat.of(ts, r);
        }
        if (Double.isInfinite(x)) {
            double r = y > 0 ? Double.POSITIVE_INFINITY : 0.0;
            return PyFloat.of(ts, oddExponent ? Math.copySign(r, x) : r);
        }
        if (x == 0.0) {
            if (y < 0) {
                throw Errors.zeroDivision(ts, "0.0 cannot be raised to a negative power");
            }
            return PyFloat.of(ts, oddExponent ? x : 0.0);
        }
        boolean negate = false;
        if (x < 0) {
            if (y != Math.floor(y)) {
                return PyComplex.power(ts, x, 0.0, y, 0.0);
            }
            x = -x;
            negate = oddExponent;
        }
        double r = x == 1.0 ? 1.0 : FloatPower.pow(x, y);
        if (Double.isInfinite(r)) {
            throw rangeError(ts);
        }
        return PyFloat.of(ts, negate ? -r : r);
    }

    /** The OverflowError that C's {@code ERANGE} becomes: {@code (34, 'Numerical result …')}. */
    static PyException rangeError(ThreadState ts) {
        long text = PyUnicode.fromJava(ts, "Numerical result out of range");
        try {
            long code = PyLong.of(ts, ERANGE);
            return Errors.chained(
                    ts, Abstract.call(ts, Exceptions.OverflowError.address, code, text));
        } finally {
            Refs.release(ts, text);
        }
    }

    // ---------------------------------------------------------------- comparison, hash

    static boolean holds(double a, double b, int op) {
        return switch (op) {
            case CompareOp.LT -> a < b;
            case CompareOp.LE -> a <= b;
            case CompareOp.EQ -> a == b;
            case CompareOp.NE -> a != b;
            case CompareOp.GT -> a > b;
            default -> a >= b;
        };
    }

    /** Compares a double with an int exactly, without rounding the int. */
    static boolean holdsWithInt(double a, long value, int op) {
        if (Double.isNaN(a)) {
            return op == CompareOp.NE;
        }
        return CompareOp.holds(compareWithInt(a, value), op);
    }

    private static int compareWithInt(double a, long value) {
        if (PyLong.fitsLong(value)) {
            long v = PyLong.longValue(value);
            double d = v; // rounding keeps order, so only equality needs a closer look
            if (a != d) {
                return a < d ? -1 : 1;
            }
            return a == 0x1p63 ? 1 : Long.compare((long) a, v);
        }
        if (Double.isInfinite(a)) {
            return a < 0 ? -1 : 1;
        }
        return new BigDecimal(a).compareTo(new BigDecimal(PyLong.toBig(value)));
    }

    /** {@code hash(v)}: equal to that of an equal int; of nan, by identity. */
    static long hash(long value) {
        double d = PyFloat.doubleValue(value);
        if (Double.isNaN(d)) {
            long h = Long.rotateRight(value, 4);
            return h == -1 ? -2 : h;
        }
        return hash(d);
    }

    /** {@code _Py_HashDouble} but for nan. */
    static long hash(double d) {
        if (Double.isInfinite(d)) {
            return d > 0 ? 314159 : -314159;
        }
        if (d == (long) d && Math.abs(d) < 0x1p63) {
            return LongArithmetic.hashOfLong((long) d);
        }
        // d = m * 2**e, and 2**61 is 1 modulo the hash modulus: rotate m by e within 61 bits
        int e = Math.getExponent(d);
        long m = Double.doubleToRawLongBits(d) & (1L << 52) - 1;
        if (e < Double.MIN_EXPONENT) {
            e = Double.MIN_EXPONENT;
        } else {
            m |= 1L << 52;
        }
        int rotation = Math.floorMod(e - 52, 61);
        long h = (m << rotation & LongArithmetic.HASH_MODULUS) | m >>> 61 - rotation;
        h = d < 0 ? -h : h;
        return h == -1 ? -2 : h;
    }

    // ---------------------------------------------------------------- to int

    /** {@code int(d)}: truncated; ValueError for nan, OverflowError for infinity. */
    static long toInt(ThreadState ts, double d) {
        if (d > -0x1p63 && d < 0x1p63) {
            return PyLong.of(ts, (long) d);
        }
        checkFinite(ts, d);
        return PyLong.of(ts, toBig(d));
    }

    static BigInteger toBig(double d) {
        return new BigDecimal(d).toBigInteger();
    }

    private static void checkFinite(ThreadState ts, double d) {
        if (Double.isNaN(d)) {
            throw Errors.valueError(ts, "cannot convert float NaN to integer");
        }
        if (Double.isInfinite(d)) {
            throw Errors.overflowError(ts, "cannot convert float infinity to integer");
        }
    }
}
