package org.jilectomy.runtime.modules.datetime;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BinaryOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Multiplication and division of timedeltas, exact, and rounded half to even where the result is a
 * timedelta again. In longs while they last.
 */
final class DeltaMath {
    static final BigInteger DAY = BigInteger.valueOf(Civil.DAY);

    private DeltaMath() {}

    /** All microseconds. */
    static BigInteger big(long self) {
        return PyDelta.fitsMicros(self) ? BigInteger.valueOf(PyDelta.micros(self))
                : BigInteger.valueOf(PyDelta.days(self)).multiply(DAY)
                        .add(BigInteger.valueOf(PyDelta.ofDay(self)));
    }

    static long fromBig(ThreadState ts, PyType type, BigInteger us) {
        if (us.bitLength() < 63) {
            return PyDelta.create(ts, type, 0, 0, us.longValue());
        }
        BigInteger[] parts = us.divideAndRemainder(DAY);
        if (parts[0].bitLength() > 62) {
            throw Errors.overflowError(ts, "Python int too large to convert to C int");
        }
        return PyDelta.create(ts, type, parts[0].longValue(), 0, parts[1].longValue());
    }

    static long binary(ThreadState ts, long left, long right, int op) {
        switch (op) {
            case BinaryOp.MULTIPLY:
                return PyDelta.check(left) ? multiply(ts, left, right) : multiply(ts, right, left);
            case BinaryOp.TRUE_DIVIDE:
                return PyDelta.check(left) ? trueDivide(ts, left, right)
                        : Singletons.NotImplemented;
            case BinaryOp.FLOOR_DIVIDE:
                return PyDelta.check(left) ? floorDivide(ts, left, right)
                        : Singletons.NotImplemented;
            case BinaryOp.REMAINDER:
            case BinaryOp.DIVMOD:
                return PyDelta.check(left) && PyDelta.check(right)
                        ? divmod(ts, left, right, op == BinaryOp.DIVMOD)
                        : Singletons.NotImplemented;
            default:
                return Singletons.NotImplemented;
        }
    }

    private static long multiply(ThreadState ts, long self, long by) {
        if (PyLong.check(by)) {
            if (PyDelta.fitsMicros(self) && PyLong.fitsLong(by)) {
                long a = PyDelta.micros(self);
                long b = PyLong.longValue(by);
                long product = a * b;
                if (Math.multiplyHigh(a, b) == product >> 63) {
                    return PyDelta.of(ts, product);
                }
            }
            return fromBig(ts, PyDelta.TYPE, big(self).multiply(PyLong.toBig(by)));
        }
        if (PyFloat.check(by)) {
            BigInteger[] r = integerRatio(ts, by);
            return fromBig(ts, PyDelta.TYPE, nearest(ts, big(self).multiply(r[0]), r[1]));
        }
        return Singletons.NotImplemented;
    }

    private static long trueDivide(ThreadState ts, long self, long by) {
        if (PyDelta.check(by)) {
            if (PyDelta.isZero(by)) {
                throw Errors.zeroDivision(ts, "division by zero");
            }
            if (PyDelta.fitsMicros(self) && PyDelta.fitsMicros(by)) {
                long a = PyDelta.micros(self);
                long b = PyDelta.micros(by);
                if (Math.abs(a) <= 1L << 53 && Math.abs(b) <= 1L << 53) {
                    return PyFloat.of(ts, (double) a / b);
                }
            }
            return ratio(ts, big(self), big(by));
        }
        if (PyLong.check(by)) {
            return fromBig(ts, PyDelta.TYPE, nearest(ts, big(self), PyLong.toBig(by)));
        }
        if (PyFloat.check(by)) {
            BigInteger[] r = integerRatio(ts, by);
            return fromBig(ts, PyDelta.TYPE, nearest(ts, big(self).multiply(r[1]), r[0]));
        }
        return Singletons.NotImplemented;
    }

    /** The quotient of two ints as a float, as Python divides them. */
    static long ratio(ThreadState ts, BigInteger a, BigInteger b) {
        long left = PyLong.of(ts, a);
        long right = PyLong.of(ts, b);
        try {
            return Numbers.trueDivide(ts, left, right);
        } finally {
            Refs.release(ts, left);
            Refs.release(ts, right);
        }
    }

    private static BigInteger[] floor(BigInteger a, BigInteger b) {
        BigInteger[] r = a.divideAndRemainder(b);
        if (r[1].signum() != 0 && r[1].signum() != b.signum()) {
            r[0] = r[0].subtract(BigInteger.ONE);
            r[1] = r[1].add(b);
        }
        return r;
    }

    private static long floorDivide(ThreadState ts, long self, long by) {
        boolean byDelta = PyDelta.check(by);
        if (!byDelta && !PyLong.check(by)) {
            return Singletons.NotImplemented;
        }
        if (PyDelta.fitsMicros(self)
                && (byDelta ? PyDelta.fitsMicros(by) : PyLong.fitsLong(by))) {
            long b = byDelta ? PyDelta.micros(by) : PyLong.longValue(by);
            checkDivisor(ts, b != 0);
            long q = Math.floorDiv(PyDelta.micros(self), b);
            return byDelta ? PyLong.of(ts, q) : PyDelta.of(ts, q);
        }
        BigInteger b = byDelta ? big(by) : PyLong.toBig(by);
        checkDivisor(ts, b.signum() != 0);
        BigInteger q = floor(big(self), b)[0];
        return byDelta ? PyLong.of(ts, q) : fromBig(ts, PyDelta.TYPE, q);
    }

    private static void checkDivisor(ThreadState ts, boolean good) {
        if (!good) {
            throw Errors.zeroDivision(ts, "integer division or modulo by zero");
        }
    }

    private static long divmod(ThreadState ts, long self, long by, boolean both) {
        if (PyDelta.isZero(by)) {
            throw Errors.zeroDivision(ts,
                    both ? "integer division or modulo by zero" : "integer modulo by zero");
        }
        if (!both && PyDelta.fitsMicros(self) && PyDelta.fitsMicros(by)) {
            return PyDelta.of(ts, Math.floorMod(PyDelta.micros(self), PyDelta.micros(by)));
        }
        BigInteger[] r = floor(big(self), big(by));
        long rest = fromBig(ts, PyDelta.TYPE, r[1]);
        return both ? PyTuple.ofSteal(ts, PyLong.of(ts, r[0]), rest) : rest;
    }

    /** {@code a / b} to the nearest integer, the even one of two. */
    private static BigInteger nearest(ThreadState ts, BigInteger a, BigInteger b) {
        checkDivisor(ts, b.signum() != 0);
        if (b.signum() < 0) {
            a = a.negate();
            b = b.negate();
        }
        BigInteger[] r = floor(a, b);
        int half = r[1].shiftLeft(1).compareTo(b);
        return half > 0 || half == 0 && r[0].testBit(0) ? r[0].add(BigInteger.ONE) : r[0];
    }

    /** {@code float.as_integer_ratio()}, not reduced, which makes no difference to a quotient. */
    private static BigInteger[] integerRatio(ThreadState ts, long value) {
        if (!PyFloat.TYPE.isExactly(value)) {
            return askedRatio(ts, value);
        }
        double d = PyFloat.doubleValue(value);
        if (Double.isNaN(d)) {
            throw Errors.valueError(ts, "cannot convert NaN to integer ratio");
        }
        if (Double.isInfinite(d)) {
            throw Errors.overflowError(ts, "cannot convert Infinity to integer ratio");
        }
        BigDecimal exact = new BigDecimal(d);
        int scale = exact.scale();
        return scale <= 0 ? new BigInteger[] {exact.toBigInteger(), BigInteger.ONE}
                : new BigInteger[] {exact.unscaledValue(), BigInteger.TEN.pow(scale)};
    }

    /** What the method of a subclass of float answers. */
    private static BigInteger[] askedRatio(ThreadState ts, long value) {
        long pair = Abstract.callMethod(ts, value, Names.of("as_integer_ratio"));
        try {
            if (!PyTuple.TYPE.isInstance(pair)) {
                throw Errors.typeError(ts, "unexpected return type from as_integer_ratio():"
                        + " expected tuple, got '" + PyType.of(pair).name() + "'");
            }
            if (PyTuple.size(pair) != 2) {
                throw Errors.valueError(ts, "as_integer_ratio() must return a 2-tuple");
            }
            BigInteger[] ratio = new BigInteger[2];
            for (int i = 0; i < 2; i++) {
                long part = PyTuple.item(pair, i);
                if (!PyLong.check(part)) {
                    throw Errors.typeError(ts, "unsupported operand type(s): int and "
                            + PyType.of(part).name());
                }
                ratio[i] = PyLong.toBig(part);
            }
            return ratio;
        } finally {
            Refs.release(ts, pair);
        }
    }
}
