package org.jilectomy.runtime.objects;

import java.math.BigInteger;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The operators of int on operands known to be ints (immediate, objects, subclasses); compare
 * {@code longobject.c}, {@code long_add} and the rest.
 *
 * <p>Operands that fit a long are computed as longs with a test for overflow; larger ones by
 * {@link LongDigits} where that is quick, else as {@link BigInteger}. Results are exact ints.
 */
final class LongArithmetic {
    /** Modulus of numeric hashes, {@code _PyHASH_MODULUS}. */
    static final long HASH_MODULUS = (1L << 61) - 1;

    /** No int gets longer than this many bits; {@link BigInteger} could hold no more. */
    static final long MAX_BITS = Integer.MAX_VALUE - 64L;

    /** Largest magnitude below which every long is a double. */
    private static final long EXACT_DOUBLE = 1L << 53;

    private LongArithmetic() {}

    /** @param op one of {@link BinaryOp} but not POWER */
    static long binary(ThreadState ts, long left, long right, int op) {
        if (PyLong.fitsLong(left) && PyLong.fitsLong(right)) {
            return ofLongs(ts, PyLong.longValue(left), PyLong.longValue(right), op);
        }
        return ofBigs(ts, left, right, op);
    }

    private static long ofLongs(ThreadState ts, long a, long b, int op) {
        switch (op) {
            case BinaryOp.ADD: {
                long r = a + b;
                return ((a ^ r) & (b ^ r)) < 0 ? big(ts, a, b, op) : PyLong.of(ts, r);
            }
            case BinaryOp.SUBTRACT: {
                long r = a - b;
                return ((a ^ b) & (a ^ r)) < 0 ? big(ts, a, b, op) : PyLong.of(ts, r);
            }
            case BinaryOp.MULTIPLY: {
                long r = a * b;
                return Math.multiplyHigh(a, b) != r >> 63 ? big(ts, a, b, op) : PyLong.of(ts, r);
            }
            case BinaryOp.TRUE_DIVIDE:
                return trueDivide(ts, a, b);
            case BinaryOp.FLOOR_DIVIDE:
                if (b == 0) {
                    throw divisionByZero(ts, op);
                }
                return b == -1 ? negated(ts, a) : PyLong.of(ts, Math.floorDiv(a, b));
            case BinaryOp.REMAINDER:
                if (b == 0) {
                    throw divisionByZero(ts, op);
                }
                return PyLong.of(ts, Math.floorMod(a, b));
            case BinaryOp.DIVMOD: {
                if (b == 0) {
                    throw divisionByZero(ts, op);
                }
                long q = b == -1 ? negated(ts, a) : PyLong.of(ts, Math.floorDiv(a, b));
                return PyTuple.ofSteal(ts, q, PyLong.of(ts, Math.floorMod(a, b)));
            }
            case BinaryOp.LSHIFT:
                return shiftLeft(ts, a, b);
            case BinaryOp.RSHIFT:
                if (b < 0) {
                    throw negativeShift(ts);
                }
                return PyLong.of(ts, a >> Math.min(b, 63));
            case BinaryOp.AND:
                return PyLong.of(ts, a & b);
            case BinaryOp.XOR:
                return PyLong.of(ts, a ^ b);
            case BinaryOp.OR:
                return PyLong.of(ts, a | b);
            default:
                return Singletons.NotImplemented;
        }
    }

    private static long negated(ThreadState ts, long a) {
        return a == Long.MIN_VALUE
                ? PyLong.of(ts, BigInteger.ONE.shiftLeft(63))
                : PyLong.of(ts, -a);
    }

    private static long shiftLeft(ThreadState ts, long a, long n) {
        if (n < 0) {
            throw negativeShift(ts);
        }
        if (a == 0) {
            return PyLong.of(ts, 0);
        }
        if (n < 63 && a << n >> n == a) {
            return PyLong.of(ts, a << n);
        }
        return shiftLeft(ts, BigInteger.valueOf(a), n);
    }

    private static long shiftLeft(ThreadState ts, BigInteger a, long n) {
        if (n > MAX_BITS - a.bitLength()) {
            throw Errors.memoryError(ts);
        }
        return PyLong.of(ts, a.shiftLeft((int) n));
    }

    private static long big(ThreadState ts, long a, long b, int op) {
        return ofBigs(ts, BigInteger.valueOf(a), BigInteger.valueOf(b), op);
    }

    private static long ofBigs(ThreadState ts, long left, long right, int op) {
        if (op == BinaryOp.LSHIFT || op == BinaryOp.RSHIFT) {
            return shift(ts, left, right, op);
        }
        long a = Refs.toObject(ts, left);
        long b = Refs.toObject(ts, right);
        long r;
        try {
            r = LongDigits.binary(ts, a, b, op);
        } finally {
            Refs.release(ts, a);
            Refs.release(ts, b);
        }
        return r != 0 ? r : ofBigs(ts, PyLong.toBig(left), PyLong.toBig(right), op);
    }

    private static long ofBigs(ThreadState ts, BigInteger a, BigInteger b, int op) {
        try {
            return switch (op) {
                case BinaryOp.ADD -> PyLong.of(ts, a.add(b));
                case BinaryOp.SUBTRACT -> PyLong.of(ts, a.subtract(b));
                case BinaryOp.MULTIPLY -> PyLong.of(ts, a.multiply(b));
                case BinaryOp.TRUE_DIVIDE -> PyFloat.of(ts, trueDivide(ts, a, b));
                case BinaryOp.FLOOR_DIVIDE -> PyLong.of(ts, divideFloor(ts, a, b, op)[0]);
                case BinaryOp.REMAINDER -> PyLong.of(ts, divideFloor(ts, a, b, op)[1]);
                case BinaryOp.DIVMOD -> {
                    BigInteger[] qr = divideFloor(ts, a, b, op);
                    yield PyTuple.ofSteal(ts, PyLong.of(ts, qr[0]), PyLong.of(ts, qr[1]));
                }
                case BinaryOp.AND -> PyLong.of(ts, a.and(b));
                case BinaryOp.XOR -> PyLong.of(ts, a.xor(b));
                case BinaryOp.OR -> PyLong.of(ts, a.or(b));
                default -> Singletons.NotImplemented;
            };
        } catch (ArithmeticException beyondBigInteger) {
            throw Errors.memoryError(ts);
        }
    }

    private static long shift(ThreadState ts, long left, long right, int op) {
        if (PyLong.signum(right) < 0) {
            throw negativeShift(ts);
        }
        if (PyLong.signum(left) == 0) {
            return PyLong.of(ts, 0);
        }
        if (op == BinaryOp.LSHIFT) {
            if (!PyLong.fitsLong(right)) {
                throw Errors.overflowError(ts, "too many digits in integer");
            }
            long n = PyLong.longValue(right);
            if ((left & 1) != 0 || n > MAX_BITS / 4) {
                return shiftLeft(ts, PyLong.toBig(left), n);
            }
            return LongDigits.shiftLeft(ts, left, n);
        }
        if (!PyLong.fitsLong(right) || PyLong.longValue(right) > Integer.MAX_VALUE) {
            return PyLong.of(ts, PyLong.signum(left) < 0 ? -1 : 0);
        }
        if ((left & 1) == 0 && PyLong.signum(left) > 0) {
            return LongDigits.shiftRight(ts, left, PyLong.longValue(right));
        }
        return PyLong.of(ts, PyLong.toBig(left).shiftRight((int) PyLong.longValue(right)));
    }

    /** Quotient rounded down, and the remainder that goes with it. */
    private static BigInteger[] divideFloor(ThreadState ts, BigInteger a, BigInteger b, int op) {
        if (b.signum() == 0) {
            throw divisionByZero(ts, op);
        }
        BigInteger[] qr = a.divideAndRemainder(b);
        if (qr[1].signum() != 0 && qr[1].signum() != b.signum()) {
            qr[0] = qr[0].subtract(BigInteger.ONE);
            qr[1] = qr[1].add(b);
        }
        return qr;
    }

    private static RuntimeException divisionByZero(ThreadState ts, int op) {
        return Errors.zeroDivision(
                ts,
                op == BinaryOp.REMAINDER
                        ? "integer modulo by zero"
                        : "integer division or modulo by zero");
    }

    private static RuntimeException negativeShift(ThreadState ts) {
        return Errors.valueError(ts, "negative shift count");
    }

    // ---------------------------------------------------------------- division to float

    private static long trueDivide(ThreadState ts, long a, long b) {
        if (b != 0
                && a <= EXACT_DOUBLE
                && a >= -EXACT_DOUBLE
                && b <= EXACT_DOUBLE
                && b >= -EXACT_DOUBLE) {
            return PyFloat.of(ts, (double) a / b);
        }
        return PyFloat.of(ts, trueDivide(ts, BigInteger.valueOf(a), BigInteger.valueOf(b)));
    }

    /**
     * {@code a / b}, correctly rounded: the quotient is computed to 66 bits, a lost remainder keeps
     * the lowest one set, and the conversion rounds once.
     */
    static double trueDivide(ThreadState ts, BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw Errors.zeroDivision(ts, "division by zero");
        }
        boolean negative = a.signum() < 0 != b.signum() < 0; // also of a quotient that is 0
        BigInteger x = a.abs();
        BigInteger y = b.abs();
        int magnitude = x.bitLength() - y.bitLength(); // log2 of the quotient, or one less
        double r;
        if (x.signum() == 0 || magnitude < -1080) {
            r = 0.0;
        } else if (magnitude > 1026) {
            throw tooLarge(ts);
        } else if (magnitude < -1020) {
            r = roundedQuotient(x.shiftLeft(1074), y).doubleValue() * Double.MIN_VALUE;
        } else {
            int shift = 66 - magnitude;
            BigInteger[] qr =
                    shift >= 0
                            ? x.shiftLeft(shift).divideAndRemainder(y)
                            : x.divideAndRemainder(y.shiftLeft(-shift));
            BigInteger q = qr[1].signum() != 0 ? qr[0].setBit(0) : qr[0];
            r = scale(q.doubleValue(), -shift);
            if (Double.isInfinite(r)) {
                throw tooLarge(ts);
            }
        }
        return negative ? -r : r;
    }

    /** {@code d * 2**n}; no intermediate overflow where the result is finite. */
    private static double scale(double d, int n) {
        return Math.scalb(d, n);
    }

    private static RuntimeException tooLarge(ThreadState ts) {
        return Errors.overflowError(ts, "integer division result too large for a float");
    }

    /** {@code x / y} for positive ints, rounded to the nearest int, ties to even. */
    static BigInteger roundedQuotient(BigInteger x, BigInteger y) {
        BigInteger[] qr = x.divideAndRemainder(y);
        int c = qr[1].shiftLeft(1).compareTo(y);
        return c > 0 || c == 0 && qr[0].testBit(0) ? qr[0].add(BigInteger.ONE) : qr[0];
    }

    // ---------------------------------------------------------------- one operand

    static long negative(ThreadState ts, long value) {
        return PyLong.fitsLong(value)
                ? negated(ts, PyLong.longValue(value))
                : PyLong.of(ts, PyLong.toBig(value).negate());
    }

    static long invert(ThreadState ts, long value) {
        return PyLong.fitsLong(value)
                ? PyLong.of(ts, ~PyLong.longValue(value))
                : PyLong.of(ts, PyLong.toBig(value).not());
    }

    static int compare(long a, long b) {
        if (PyLong.fitsLong(a) && PyLong.fitsLong(b)) {
            return Long.compare(PyLong.longValue(a), PyLong.longValue(b));
        }
        if ((a & 1) != 0 || (b & 1) != 0) { // then the other one is beyond any long
            return (a & 1) != 0 ? -PyLong.signum(b) : PyLong.signum(a);
        }
        return LongDigits.compare(a, b);
    }

    /** {@code hash(v)}: the value modulo 2**61 - 1, with its sign. */
    static long hash(long value) {
        return PyLong.fitsLong(value)
                ? hashOfLong(PyLong.longValue(value))
                : hashOfBig(value);
    }

    static long hashOfLong(long v) {
        long h = v % HASH_MODULUS;
        return h == -1 ? -2 : h;
    }

    private static long hashOfBig(long value) {
        long h = LongDigits.hashMagnitude(value);
        h = PyLong.signum(value) < 0 ? -h : h;
        return h == -1 ? -2 : h;
    }

    // ---------------------------------------------------------------- power

    /** {@code left ** right}: an int, or a float if the exponent is negative. */
    static long power(ThreadState ts, long left, long right) {
        if (PyLong.signum(right) < 0) {
            return FloatArithmetic.power(
                    ts, PyLong.asDouble(ts, left), PyLong.asDouble(ts, right));
        }
        if (PyLong.fitsLong(left) && PyLong.fitsLong(right)) {
            long b = PyLong.longValue(left);
            long e = PyLong.longValue(right);
            if (b == 0 || b == 1 || b == -1 || e == 0) {
                return PyLong.of(ts, e == 0 ? 1 : b == -1 ? 1 - 2 * (e & 1) : b);
            }
            if (e < 64) {
                long r = powerOfLongs(b, (int) e);
                if (r != 0) {
                    return PyLong.of(ts, r);
                }
            }
        }
        if (!PyLong.fitsLong(right) || PyLong.longValue(right) > Integer.MAX_VALUE) {
            throw Errors.memoryError(ts);
        }
        try {
            return PyLong.of(ts, PyLong.toBig(left).pow((int) PyLong.longValue(right)));
        } catch (ArithmeticException beyondBigInteger) {
            throw Errors.memoryError(ts);
        }
    }

    /** {@code b ** e} by squaring, 0 on overflow (b is not 0). */
    private static long powerOfLongs(long b, int e) {
        long result = 1;
        long square = b;
        while (true) {
            if ((e & 1) != 0) {
                long r = result * square;
                if (Math.multiplyHigh(result, square) != r >> 63) {
                    return 0;
                }
                result = r;
            }
            e >>= 1;
            if (e == 0) {
                return result;
            }
            long s = square * square;
            if (Math.multiplyHigh(square, square) != s >> 63) {
                return 0;
            }
            square = s;
        }
    }

    /** {@code pow(left, right, modulus)}; the result has the sign of the modulus. */
    static long power(ThreadState ts, long left, long right, long modulus) {
        BigInteger m = PyLong.toBig(modulus);
        if (m.signum() == 0) {
            throw Errors.valueError(ts, "pow() 3rd argument cannot be 0");
        }
        BigInteger positive = m.abs();
        BigInteger r;
        try {
            r = PyLong.toBig(left).modPow(PyLong.toBig(right), positive);
        } catch (ArithmeticException notInvertible) {
            throw Errors.valueError(ts, "base is not invertible for the given modulus");
        }
        return PyLong.of(ts, m.signum() < 0 && r.signum() != 0 ? r.add(m) : r);
    }
}
