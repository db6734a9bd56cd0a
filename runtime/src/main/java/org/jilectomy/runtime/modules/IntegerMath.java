package org.jilectomy.runtime.modules;

import java.math.BigInteger;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** The functions of {@code math} that work on ints of any size. */
final class IntegerMath {
    private IntegerMath() {}

    private static BigInteger big(ThreadState ts, long value) {
        long index = Abstract.index(ts, value);
        BigInteger b = PyLong.toBig(index);
        Refs.release(ts, index);
        return b;
    }

    static long factorial(ThreadState ts, long module, long x) {
        BigInteger n = big(ts, x);
        if (n.signum() < 0) {
            throw Errors.valueError(ts, "factorial() not defined for negative values");
        }
        if (n.bitLength() > 31) {
            throw Errors.overflowError(
                    ts, "factorial() argument should not exceed " + Long.MAX_VALUE);
        }
        return PyLong.of(ts, product(0, n.intValueExact()));
    }

    /** {@code (from, to]} multiplied as a tree, which keeps the factors alike in size. */
    private static BigInteger product(long from, long to) {
        if (to - from <= 8) {
            BigInteger p = BigInteger.ONE;
            for (long i = from + 1; i <= to; i++) {
                p = p.multiply(BigInteger.valueOf(i));
            }
            return p;
        }
        long middle = (from + to) >>> 1;
        return product(from, middle).multiply(product(middle, to));
    }

    static long gcd(ThreadState ts, long module, long integers) {
        BigInteger g = BigInteger.ZERO;
        for (long i = 0; i < PyTuple.size(integers); i++) {
            g = g.gcd(big(ts, PyTuple.item(integers, i)));
        }
        return PyLong.of(ts, g);
    }

    static long lcm(ThreadState ts, long module, long integers) {
        BigInteger m = BigInteger.ONE;
        for (long i = 0; i < PyTuple.size(integers); i++) {
            BigInteger n = big(ts, PyTuple.item(integers, i));
            m = m.signum() == 0 || n.signum() == 0
                    ? BigInteger.ZERO : m.divide(m.gcd(n)).multiply(n).abs();
        }
        return PyLong.of(ts, m);
    }

    static long isqrt(ThreadState ts, long module, long n) {
        BigInteger b = big(ts, n);
        if (b.signum() < 0) {
            throw Errors.valueError(ts, "isqrt() argument must be nonnegative");
        }
        return PyLong.of(ts, b.sqrt());
    }

    private static BigInteger natural(ThreadState ts, BigInteger value, String name) {
        if (value.signum() < 0) {
            throw Errors.valueError(ts, name + " must be a non-negative integer");
        }
        return value;
    }

    static long perm(ThreadState ts, long module, long n, long k) {
        if (k == 0 || k == Singletons.None) {
            return factorial(ts, module, n);
        }
        BigInteger from = natural(ts, big(ts, n), "n");
        BigInteger count = natural(ts, big(ts, k), "k");
        if (count.compareTo(from) > 0) {
            return PyLong.of(ts, 0);
        }
        if (count.bitLength() > 62) {
            throw Errors.overflowError(ts, "k must not exceed " + Long.MAX_VALUE);
        }
        return PyLong.of(ts, falling(from, count.longValueExact()));
    }

    /** {@code n (n-1) … (n-k+1)}. */
    private static BigInteger falling(BigInteger n, long k) {
        if (n.bitLength() < 63) {
            return product(n.longValueExact() - k, n.longValueExact());
        }
        BigInteger p = BigInteger.ONE;
        for (long i = 0; i < k; i++) {
            p = p.multiply(n.subtract(BigInteger.valueOf(i)));
        }
        return p;
    }

    static long comb(ThreadState ts, long module, long n, long k) {
        BigInteger from = big(ts, n);
        BigInteger count = big(ts, k);
        natural(ts, from, "n");
        natural(ts, count, "k");
        if (count.compareTo(from) > 0) {
            return PyLong.of(ts, 0);
        }
        BigInteger less = count.min(from.subtract(count));
        if (less.bitLength() > 62) {
            throw Errors.overflowError(ts, "min(n - k, k) must not exceed " + Long.MAX_VALUE);
        }
        long c = less.longValueExact();
        return PyLong.of(ts, falling(from, c).divide(product(0, c)));
    }
}
