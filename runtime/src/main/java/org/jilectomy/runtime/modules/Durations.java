package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Seconds given by Python code as nanoseconds, compare {@code _PyTime_FromSecondsObject}; and what is
 * left of a time for the system's calls.
 */
public final class Durations {
    private static final double NANOS = 1e9;

    private Durations() {}

    /** Rounds away from zero, so that a wait is never shorter than asked for. */
    public static long nanos(ThreadState ts, long seconds) {
        if (PyFloat.TYPE.isInstance(seconds)) {
            double d = PyFloat.asDouble(ts, seconds);
            if (Double.isNaN(d)) {
                throw Errors.valueError(ts, "Invalid value NaN (not a number)");
            }
            double n = d * NANOS;
            n = n >= 0 ? Math.ceil(n) : Math.floor(n);
            if (!(n >= -0x1p63 && n < 0x1p63)) {
                throw tooLarge(ts);
            }
            return (long) n;
        }
        long index = Abstract.index(ts, seconds);
        try {
            if (!PyLong.fitsLong(index)) {
                throw tooLarge(ts);
            }
            return Math.multiplyExact(PyLong.longValue(index), 1_000_000_000L);
        } catch (ArithmeticException e) {
            throw tooLarge(ts);
        } finally {
            Refs.release(ts, index);
        }
    }

    /**
     * What is left until a deadline of {@link System#nanoTime}, in milliseconds rounded up; -1, for
     * ever, until {@link Long#MAX_VALUE}.
     */
    public static int millisLeft(long deadline) {
        if (deadline == Long.MAX_VALUE) {
            return -1;
        }
        long nanos = deadline - System.nanoTime();
        return nanos <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, (nanos + 999_999) / 1_000_000);
    }

    private static RuntimeException tooLarge(ThreadState ts) {
        return Errors.overflowError(ts, "timestamp too large to convert to C _PyTime_t");
    }
}
