package org.jilectomy.runtime.modules.datetime;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The sum of the seven parts that {@code timedelta()} takes. Ints and the whole parts of floats are
 * added exactly; what is left of floats is summed as a double of microseconds and rounded once at
 * the end, half to even of the whole.
 */
final class DeltaParts {
    /** Microseconds in one of each, in the constructor's order. */
    private static final long[] UNIT = {Civil.DAY, Civil.SECOND, 1, 1000, 60 * Civil.SECOND,
        3600 * Civil.SECOND, 7 * Civil.DAY};

    /** CPython adds the small units first. */
    private static final int[] ORDER = {2, 3, 1, 4, 5, 0, 6};

    /** Below this a part times its unit in days is far from the end of a long. */
    private static final long SMALL = 1L << 40;

    private long days;
    private long us; // kept under a few days
    private BigInteger rest; // of large parts, null if none
    private double leftover;

    private DeltaParts() {}

    static long sum(ThreadState ts, PyType type, String[] names, long[] values) {
        DeltaParts p = new DeltaParts();
        for (int i : ORDER) {
            long v = values[i];
            if (v == 0) {
                continue;
            }
            if ((v & 1) != 0 || PyLong.check(v)) {
                if (PyLong.fitsLong(v)) {
                    p.add(PyLong.longValue(v), UNIT[i]);
                } else {
                    p.addBig(PyLong.toBig(v), UNIT[i]);
                }
            } else if (PyFloat.check(v)) {
                p.addDouble(ts, PyFloat.doubleValue(v), UNIT[i]);
            } else {
                throw Errors.typeError(ts, "unsupported type for timedelta " + names[i]
                        + " component: " + PyType.of(v).name());
            }
        }
        p.round();
        if (p.rest != null) {
            return DeltaMath.fromBig(ts, type, p.rest.add(BigInteger.valueOf(p.us))
                    .add(BigInteger.valueOf(p.days).multiply(DeltaMath.DAY)));
        }
        return PyDelta.create(ts, type, p.days, 0, p.us);
    }

    private void add(long n, long unit) {
        if (n <= -SMALL || n >= SMALL) {
            addBig(BigInteger.valueOf(n), unit);
        } else if (unit >= Civil.DAY) {
            days += n * (unit / Civil.DAY);
        } else {
            long perDay = Civil.DAY / unit;
            days += n / perDay;
            us += n % perDay * unit;
        }
    }

    private void addBig(BigInteger n, long unit) {
        BigInteger product = n.multiply(BigInteger.valueOf(unit));
        rest = rest == null ? product : rest.add(product);
    }

    private void addDouble(ThreadState ts, double d, long unit) {
        if (Double.isNaN(d)) {
            throw Errors.valueError(ts, "cannot convert float NaN to integer");
        }
        if (Double.isInfinite(d)) {
            throw Errors.overflowError(ts, "cannot convert float infinity to integer");
        }
        double whole = d < 0 ? Math.ceil(d) : Math.floor(d);
        addWhole(whole, unit);
        double fraction = d - whole;
        if (fraction != 0) {
            double more = fraction * unit;
            double wholeMore = more < 0 ? Math.ceil(more) : Math.floor(more);
            addWhole(wholeMore, 1);
            leftover += more - wholeMore;
        }
    }

    private void addWhole(double whole, long unit) {
        if (Math.abs(whole) < SMALL) {
            add((long) whole, unit);
        } else {
            addBig(new BigDecimal(whole).toBigInteger(), unit);
        }
    }

    /** The parity of the whole is that of the microseconds: all other units are even. */
    private void round() {
        if (leftover == 0) {
            return;
        }
        double whole = Math.rint(leftover);
        if (Math.abs(whole - leftover) == 0.5) {
            boolean odd = (us & 1) != 0 ^ (rest != null && rest.testBit(0));
            whole = odd ? 2.0 * Math.rint((leftover + 1) * 0.5) - 1
                    : 2.0 * Math.rint(leftover * 0.5);
        }
        us += (long) whole;
    }
}
