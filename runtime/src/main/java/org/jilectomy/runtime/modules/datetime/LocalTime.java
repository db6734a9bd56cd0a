package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The system's zone, as the C library knows it. A local moment is here the seconds that its fields
 * would have since the epoch if the zone were UTC.
 */
final class LocalTime {
    static final long EPOCH = Civil.EPOCH * 86_400L;
    private static final long DAY = 86_400;

    /** {@code struct tm}: sec, min, hour, mday, mon, year as ints; gmtoff and zone behind. */
    private static final int TM = 56;
    private static final int GMTOFF = 40;
    private static final int ZONE = 48;

    private static final Libc LOCALTIME = new Libc("localtime_r");

    private LocalTime() {}

    private static void fill(ThreadState ts, long time, long tm) {
        Memory.putLong(tm + TM, time);
        if (LOCALTIME.raw(tm + TM, tm, 0, 0, 0, 0) == 0) {
            throw OsError.of(ts, Libc.errno());
        }
    }

    private static long seconds(ThreadState ts, long tm) {
        int year = Memory.getInt(tm + 20) + 1900;
        if (year < Civil.MINYEAR || year > Civil.MAXYEAR) {
            throw Errors.valueError(ts, "year " + year + " is out of range");
        }
        int ordinal = Civil.ordinal(year, Memory.getInt(tm + 16) + 1, Memory.getInt(tm + 12));
        return (ordinal - Civil.EPOCH) * DAY + Memory.getInt(tm + 8) * 3600L
                + Memory.getInt(tm + 4) * 60L + Math.min(59, Memory.getInt(tm));
    }

    /** The local moment of a time since the epoch, both in seconds. */
    static long local(ThreadState ts, long time) {
        try (Scratch s = Scratch.of(ts, TM + 8)) {
            fill(ts, time, s.address);
            return seconds(ts, s.address);
        }
    }

    /** Whether a local moment is the second of two: one went before within a day. */
    static int fold(ThreadState ts, long time, long local) {
        long transition = local - local(ts, time - DAY) - DAY;
        return transition < 0 && local(ts, time + transition) == local ? 1 : 0;
    }

    /** The time since the epoch of a local moment, of two or none the one that fold says. */
    static long time(ThreadState ts, long local, int fold) {
        long a = local(ts, local) - local;
        long first = local - a;
        boolean fits = local(ts, first) == local;
        long b;
        if (fits) {
            long other = first + (fold != 0 ? DAY : -DAY);
            b = local(ts, other) - other;
            if (a == b) {
                return first;
            }
        } else {
            b = local(ts, first) - first;
        }
        long second = local - b;
        if (local(ts, second) == local) {
            return second;
        }
        if (fits) {
            return first;
        }
        return fold != 0 ? Math.min(first, second) : Math.max(first, second);
    }

    /** The zone at a time since the epoch as a timezone with a name, owned. */
    static long zone(ThreadState ts, long time) {
        try (Scratch s = Scratch.of(ts, TM + 8)) {
            fill(ts, time, s.address);
            long name = PathArg.decode(ts, Scratch.bytes(Memory.getLong(s.address + ZONE)));
            try {
                long delta = PyDelta.create(ts, PyDelta.TYPE, 0,
                        Memory.getLong(s.address + GMTOFF), 0);
                try {
                    return PyTimeZone.create(ts, delta, name);
                } finally {
                    Refs.release(ts, delta);
                }
            } finally {
                Refs.release(ts, name);
            }
        }
    }

    // ---------------------------------------------------------------- timestamps

    private static RuntimeException range(ThreadState ts) {
        return Errors.overflowError(ts, "timestamp out of range for platform time_t");
    }

    /** Whole seconds and microseconds of a number given by Python, rounded half to even. */
    static long[] timestamp(ThreadState ts, long value) {
        if (!PyFloat.check(value)) {
            return new long[] {whole(ts, value), 0};
        }
        double d = PyFloat.doubleValue(value);
        if (Double.isNaN(d)) {
            throw Errors.valueError(ts, "Invalid value NaN (not a number)");
        }
        double seconds = d < 0 ? Math.ceil(d) : Math.floor(d);
        double us = Double.isInfinite(d) ? 0 : Math.rint((d - seconds) * 1e6);
        if (us >= 1e6) {
            us -= 1e6;
            seconds++;
        } else if (us < 0) {
            us += 1e6;
            seconds--;
        }
        if (!(seconds >= -0x1p63 && seconds < 0x1p63)) {
            throw range(ts);
        }
        return new long[] {(long) seconds, (long) us};
    }

    /** As {@link #timestamp}, whole seconds, rounded down. */
    static long floor(ThreadState ts, long value) {
        if (!PyFloat.check(value)) {
            return whole(ts, value);
        }
        double d = Math.floor(PyFloat.doubleValue(value));
        if (Double.isNaN(d)) {
            throw Errors.valueError(ts, "Invalid value NaN (not a number)");
        }
        if (!(d >= -0x1p63 && d < 0x1p63)) {
            throw range(ts);
        }
        return (long) d;
    }

    private static long whole(ThreadState ts, long value) {
        long index = org.jilectomy.runtime.objects.Abstract.index(ts, value);
        try {
            if (!PyLong.fitsLong(index)) {
                throw range(ts);
            }
            return PyLong.longValue(index);
        } finally {
            Refs.release(ts, index);
        }
    }
}
