package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyLongObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Arithmetic on the digits of large ints where they lie; compare {@code x_add}, {@code x_sub},
 * {@code x_mul} and {@code inplace_divrem1} in {@code longobject.c}.
 *
 * <p>Worth having beside {@link java.math.BigInteger} because converting to it and back costs
 * several times the operation for numbers of a few hundred bits, which most large ints are. {@link
 * #binary} does the cases that are linear, and products with a short factor; for the rest it
 * returns 0 and the caller converts.
 *
 * <p>Operands are int objects (not immediates), borrowed.
 */
final class LongDigits {
    private static final int SHIFT = PyLongObject.PYLONG_SHIFT;
    private static final int MASK = PyLongObject.PYLONG_MASK;

    /** Up to this many digits in the shorter factor we multiply ourselves. */
    private static final int SHORT_FACTOR = 20;

    private LongDigits() {}

    /** @return owned; 0 if the operation is not one of those done here */
    static long binary(ThreadState ts, long a, long b, int op) {
        int na = length(a);
        int nb = length(b);
        boolean negA = PyVarObject.ob_size(a) < 0;
        boolean negB = PyVarObject.ob_size(b) < 0;
        switch (op) {
            case BinaryOp.ADD:
                return sum(ts, a, na, negA, b, nb, negB);
            case BinaryOp.SUBTRACT:
                return sum(ts, a, na, negA, b, nb, !negB);
            case BinaryOp.MULTIPLY:
                return Math.min(na, nb) > SHORT_FACTOR
                        ? 0
                        : na < nb
                                ? product(ts, b, nb, a, na, negA != negB)
                                : product(ts, a, na, b, nb, negA != negB);
            case BinaryOp.AND:
            case BinaryOp.OR:
            case BinaryOp.XOR:
                return negA || negB
                        ? 0
                        : na < nb ? bits(ts, b, nb, a, na, op) : bits(ts, a, na, b, nb, op);
            case BinaryOp.FLOOR_DIVIDE:
                return negA || negB || nb != 1 ? 0 : quotient(ts, a, na, digit(b, 0));
            case BinaryOp.REMAINDER:
                return negA || negB || nb != 1 ? 0 : PyLong.of(ts, remainder(a, na, digit(b, 0)));
            default:
                return 0;
        }
    }

    private static int length(long self) {
        return (int) Math.abs(PyVarObject.ob_size(self));
    }

    private static int digit(long self, int i) {
        return Memory.getInt(self + PyLongObject.OB_DIGIT + i * 4L);
    }

    private static void digit(long self, int i, int value) {
        Memory.putInt(self + PyLongObject.OB_DIGIT + i * 4L, value);
    }

    private static long allocate(ThreadState ts, int n) {
        return Heap.newObject(
                ts.heap, PyLong.ADDRESS, PyLongObject.OB_DIGIT + Math.max(2, n) * 4L, 0);
    }

    /** Drops leading zeros and sets the size; what fits a long becomes the value it should be. */
    private static long finish(ThreadState ts, long self, int digits, boolean negative) {
        int n = digits;
        while (n > 0 && digit(self, n - 1) == 0) {
            n--;
        }
        if (n < 2) {
            digit(self, 1, 0);
            if (n == 0) {
                digit(self, 0, 0);
            }
        }
        PyVarObject.ob_size(self, negative ? -n : n);
        if (n <= 3 && PyLong.fitsLong(self)) {
            long v = PyLong.longValue(self);
            Heap.freeObject(ts.heap, self);
            return PyLong.of(ts, v);
        }
        return self;
    }

    // ---------------------------------------------------------------- sums

    private static long sum(
            ThreadState ts, long a, int na, boolean negA, long b, int nb, boolean negB) {
        if (negA == negB) {
            return na < nb ? add(ts, b, nb, a, na, negA) : add(ts, a, na, b, nb, negA);
        }
        int c = compareMagnitudes(a, na, b, nb);
        return c < 0 ? subtract(ts, b, nb, a, na, negB) : subtract(ts, a, na, b, nb, negA);
    }

    /** {@code |a| + |b|}; {@code a} is not shorter. */
    private static long add(ThreadState ts, long a, int na, long b, int nb, boolean negative) {
        long r = allocate(ts, na + 1);
        int carry = 0;
        int i = 0;
        for (; i < nb; i++) {
            carry += digit(a, i) + digit(b, i);
            digit(r, i, carry & MASK);
            carry >>>= SHIFT;
        }
        for (; i < na; i++) {
            carry += digit(a, i);
            digit(r, i, carry & MASK);
            carry >>>= SHIFT;
        }
        digit(r, i, carry);
        return finish(ts, r, na + 1, negative);
    }

    /** {@code |a| - |b|}, which is not negative. */
    private static long subtract(ThreadState ts, long a, int na, long b, int nb, boolean negative) {
        long r = allocate(ts, na);
        int borrow = 0;
        int i = 0;
        for (; i < nb; i++) {
            borrow = digit(a, i) - digit(b, i) - borrow;
            digit(r, i, borrow & MASK);
            borrow = borrow >>> SHIFT & 1;
        }
        for (; i < na; i++) {
            borrow = digit(a, i) - borrow;
            digit(r, i, borrow & MASK);
            borrow = borrow >>> SHIFT & 1;
        }
        return finish(ts, r, na, negative);
    }

    private static int compareMagnitudes(long a, int na, long b, int nb) {
        if (na != nb) {
            return na < nb ? -1 : 1;
        }
        for (int i = na - 1; i >= 0; i--) {
            int c = digit(a, i) - digit(b, i);
            if (c != 0) {
                return c;
            }
        }
        return 0;
    }

    /** Compares two int objects. */
    static int compare(long a, long b) {
        long sa = PyVarObject.ob_size(a);
        long sb = PyVarObject.ob_size(b);
        if (sa != sb) {
            return sa < sb ? -1 : 1;
        }
        int c = compareMagnitudes(a, length(a), b, length(b));
        return sa < 0 ? -c : c;
    }

    // ---------------------------------------------------------------- product

    /** {@code |a| * |b|}; {@code b} is the shorter factor. */
    private static long product(ThreadState ts, long a, int na, long b, int nb, boolean negative) {
        int n = na + nb;
        long r = allocate(ts, n);
        Memory.fill(r + PyLongObject.OB_DIGIT, n * 4L, (byte) 0);
        for (int j = 0; j < nb; j++) {
            long factor = digit(b, j);
            long carry = 0;
            for (int i = 0; i < na; i++) {
                carry += digit(r, i + j) + digit(a, i) * factor;
                digit(r, i + j, (int) carry & MASK);
                carry >>>= SHIFT;
            }
            digit(r, na + j, (int) carry);
        }
        return finish(ts, r, n, negative);
    }

    // ---------------------------------------------------------------- division by one digit

    private static long quotient(ThreadState ts, long a, int na, int divisor) {
        long r = allocate(ts, na);
        long rest = 0;
        for (int i = na - 1; i >= 0; i--) {
            rest = rest << SHIFT | digit(a, i);
            long q = rest / divisor;
            digit(r, i, (int) q);
            rest -= q * divisor;
        }
        return finish(ts, r, na, false);
    }

    private static long remainder(long a, int na, int divisor) {
        long rest = 0;
        for (int i = na - 1; i >= 0; i--) {
            rest = (rest << SHIFT | digit(a, i)) % divisor;
        }
        return rest;
    }

    // ---------------------------------------------------------------- bits

    /** Of two ints that are not negative; {@code a} is not shorter. */
    private static long bits(ThreadState ts, long a, int na, long b, int nb, int op) {
        int n = op == BinaryOp.AND ? nb : na;
        long r = allocate(ts, n);
        for (int i = 0; i < nb; i++) {
            int x = digit(a, i);
            int y = digit(b, i);
            digit(r, i, op == BinaryOp.AND ? x & y : op == BinaryOp.OR ? x | y : x ^ y);
        }
        for (int i = nb; i < n; i++) {
            digit(r, i, digit(a, i));
        }
        return finish(ts, r, n, false);
    }

    /** {@code a << count}; the caller has checked that the result is not too long. */
    static long shiftLeft(ThreadState ts, long a, long count) {
        int na = length(a);
        int words = (int) (count / SHIFT);
        int rest = (int) (count % SHIFT);
        int n = na + words + 1;
        long r = allocate(ts, n);
        Memory.fill(r + PyLongObject.OB_DIGIT, words * 4L, (byte) 0);
        long carry = 0;
        for (int i = 0; i < na; i++) {
            carry |= (long) digit(a, i) << rest;
            digit(r, i + words, (int) carry & MASK);
            carry >>>= SHIFT;
        }
        digit(r, n - 1, (int) carry);
        return finish(ts, r, n, PyVarObject.ob_size(a) < 0);
    }

    /** {@code a >> count} of an int that is not negative. */
    static long shiftRight(ThreadState ts, long a, long count) {
        int na = length(a);
        long words = count / SHIFT;
        int rest = (int) (count % SHIFT);
        if (words >= na) {
            return PyLong.of(ts, 0);
        }
        int n = na - (int) words;
        long r = allocate(ts, n);
        for (int i = 0; i < n; i++) {
            int at = i + (int) words;
            long pair = digit(a, at) | (at + 1 < na ? (long) digit(a, at + 1) << SHIFT : 0);
            digit(r, i, (int) (pair >>> rest) & MASK);
        }
        return finish(ts, r, n, false);
    }

    // ---------------------------------------------------------------- hash

    /** The magnitude modulo 2**61 - 1. */
    static long hashMagnitude(long self) {
        long h = 0;
        for (int i = length(self) - 1; i >= 0; i--) {
            h = (h << SHIFT & LongArithmetic.HASH_MODULUS | h >>> 61 - SHIFT) + digit(self, i);
            h = h >= LongArithmetic.HASH_MODULUS ? h - LongArithmetic.HASH_MODULUS : h;
        }
        return h;
    }
}
