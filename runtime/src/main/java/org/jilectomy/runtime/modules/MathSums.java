package org.jilectomy.runtime.modules;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/** Sums, products and lengths in {@code math}. */
final class MathSums {
    private MathSums() {}

    static long prod(ThreadState ts, long module, long iterable, long start) {
        long total = start == 0 ? PyLong.of(ts, 1) : Refs.retain(ts, start);
        long it = 0;
        try {
            it = Abstract.iter(ts, iterable);
            long item;
            while ((item = Abstract.next(ts, it)) != 0) {
                long before = total;
                try {
                    total = Numbers.multiply(ts, before, item);
                } finally {
                    Refs.release(ts, item);
                }
                Refs.release(ts, before);
            }
            return total;
        } catch (Throwable t) {
            Refs.release(ts, total);
            throw t;
        } finally {
            Refs.xrelease(ts, it);
        }
    }

    /** All items as doubles. */
    private static double[] doubles(ThreadState ts, long iterable) {
        double[] values = new double[8];
        int n = 0;
        long it = Abstract.iter(ts, iterable);
        try {
            long item;
            while ((item = Abstract.next(ts, it)) != 0) {
                if (n == values.length) {
                    values = Arrays.copyOf(values, n * 2);
                }
                try {
                    values[n++] = PyFloat.asDouble(ts, item);
                } finally {
                    Refs.release(ts, item);
                }
            }
        } finally {
            Refs.release(ts, it);
        }
        return Arrays.copyOf(values, n);
    }

    /**
     * The exact sum, rounded once. The running sum is a list of doubles that do not overlap
     * (Shewchuk 1997), so nothing is lost while adding; at the end they are added exactly.
     */
    static long fsum(ThreadState ts, long module, long seq) {
        double[] partials = new double[8];
        int n = 0;
        double special = 0;
        double infinities = 0;
        for (double value : doubles(ts, seq)) {
            double x = value;
            int kept = 0;
            for (int i = 0; i < n; i++) {
                double y = partials[i];
                double sum = x + y;
                double larger = Math.abs(x) < Math.abs(y) ? y : x;
                double smaller = Math.abs(x) < Math.abs(y) ? x : y;
                double lost = smaller - (sum - larger);
                if (lost != 0) {
                    partials[kept++] = lost;
                }
                x = sum;
            }
            n = kept;
            if (x == 0) {
                continue;
            }
            if (!Double.isFinite(x)) {
                if (Double.isFinite(value)) {
                    throw Errors.overflowError(ts, "intermediate overflow in fsum");
                }
                if (Double.isInfinite(value)) {
                    infinities += value;
                }
                special += value;
                n = 0;
                continue;
            }
            if (n == partials.length) {
                partials = Arrays.copyOf(partials, n * 2);
            }
            partials[n++] = x;
        }
        if (special != 0) {
            if (Double.isNaN(infinities)) {
                throw Errors.valueError(ts, "-inf + inf in fsum");
            }
            return PyFloat.of(ts, special);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < n; i++) {
            sum = sum.add(new BigDecimal(partials[i]));
        }
        return PyFloat.of(ts, sum.doubleValue());
    }

    static long hypot(ThreadState ts, long module, long coordinates) {
        return PyFloat.of(ts, length(doubles(ts, coordinates)));
    }

    static long dist(ThreadState ts, long module, long p, long q) {
        double[] a = doubles(ts, p);
        double[] b = doubles(ts, q);
        if (a.length != b.length) {
            throw Errors.valueError(ts, "both points must have the same number of dimensions");
        }
        for (int i = 0; i < a.length; i++) {
            a[i] = Math.abs(a[i] - b[i]);
        }
        return PyFloat.of(ts, length(a));
    }

    /**
     * The Euclidean length, nearly always rounded correctly: the squares are summed with twice the
     * precision and the root gets one Newton correction. Scaling by a power of two keeps the
     * squares in range.
     */
    private static double length(double[] v) {
        double max = 0;
        boolean nan = false;
        for (double d : v) {
            if (Double.isInfinite(d)) {
                return Double.POSITIVE_INFINITY;
            }
            nan |= Double.isNaN(d);
            max = Math.max(max, Math.abs(d));
        }
        if (nan) {
            return Double.NaN;
        }
        if (max == 0) {
            return 0;
        }
        int scale = -Math.max(Math.getExponent(max), Double.MIN_EXPONENT);
        double high = 0;
        double low = 0;
        for (double d : v) {
            double x = Math.scalb(d, scale);
            double square = x * x;
            double rest = Math.fma(x, x, -square);
            double sum = high + square;
            low += rest + (high >= square
                    ? square - (sum - high) : high - (sum - square));
            high = sum;
        }
        double root = Math.sqrt(high + low);
        double residue = Math.fma(-root, root, high) + low;
        return Math.scalb(root + residue / (2 * root), -scale);
    }
}
