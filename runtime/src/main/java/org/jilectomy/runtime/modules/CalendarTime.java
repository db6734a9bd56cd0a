package org.jilectomy.runtime.modules;

import java.nio.charset.StandardCharsets;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The calendar of {@code time}, which is the C library's: it knows the zone that {@code TZ} says.
 *
 * <pre>
 *  struct tm    nine ints: sec, min, hour, mday, mon, year, wday, yday, isdst;
 *               gmtoff (64 bits at 40), zone (at 48)
 * </pre>
 */
final class CalendarTime {
    static final PyStructSequence STRUCT_TIME = new PyStructSequence("time.struct_time", 9, true,
            "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
            "tm_isdst", "tm_zone", "tm_gmtoff");

    private static final Libc LOCALTIME = new Libc("localtime_r");
    private static final Libc GMTIME = new Libc("gmtime_r");
    private static final Libc MKTIME = new Libc("mktime");
    private static final Libc STRFTIME = new Libc("strftime");
    private static final Libc TZSET = new Libc("tzset");

    private static final int TM = 56;
    private static final int SEC = 0;
    private static final int MIN = 4;
    private static final int HOUR = 8;
    private static final int MDAY = 12;
    private static final int MON = 16;
    private static final int YEAR = 20;
    private static final int WDAY = 24;
    private static final int YDAY = 28;
    private static final int ISDST = 32;
    private static final int GMTOFF = 40;
    private static final int ZONE = 48;

    private static final String DAYS = "SunMonTueWedThuFriSat";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private CalendarTime() {}

    // ---------------------------------------------------------------- struct_time

    /** Seconds since the epoch, rounded down; now if not given. */
    private static long seconds(ThreadState ts, long value) {
        if (value == 0 || value == Singletons.None) {
            return Math.floorDiv(System.currentTimeMillis(), 1000L);
        }
        if (PyFloat.TYPE.isInstance(value)) {
            double d = Math.floor(PyFloat.doubleValue(value));
            if (Double.isNaN(d)) {
                throw Errors.valueError(ts, "Invalid value NaN (not a number)");
            }
            if (d < -9.223372036854775e18 || d > 9.223372036854775e18) {
                throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
            }
            return (long) d;
        }
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, "'" + PyType.of(value).name()
                    + "' object cannot be interpreted as an integer");
        }
        long index = Abstract.index(ts, value);
        try {
            if (!PyLong.fitsLong(index)) {
                throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
            }
            return PyLong.longValue(index);
        } finally {
            Refs.release(ts, index);
        }
    }

    private static void fill(ThreadState ts, Libc function, long seconds, long tm) {
        try (Scratch s = Scratch.of(ts, 8)) {
            Memory.putLong(s.address, seconds);
            if (function.raw(s.address, tm, 0, 0, 0, 0) == 0) {
                throw OsError.of(ts, Libc.errno());
            }
        }
    }

    private static long zoneName(ThreadState ts, long tm) {
        long zone = Memory.getLong(tm + ZONE);
        return zone == 0 ? Singletons.None : PathArg.decode(ts, Scratch.bytes(zone));
    }

    private static long struct(ThreadState ts, long tm) {
        return STRUCT_TIME.createSteal(ts,
                PyLong.of(ts, Memory.getInt(tm + YEAR) + 1900L),
                PyLong.of(ts, Memory.getInt(tm + MON) + 1),
                PyLong.of(ts, Memory.getInt(tm + MDAY)), PyLong.of(ts, Memory.getInt(tm + HOUR)),
                PyLong.of(ts, Memory.getInt(tm + MIN)), PyLong.of(ts, Memory.getInt(tm + SEC)),
                PyLong.of(ts, (Memory.getInt(tm + WDAY) + 6) % 7),
                PyLong.of(ts, Memory.getInt(tm + YDAY) + 1),
                PyLong.of(ts, Memory.getInt(tm + ISDST)),
                zoneName(ts, tm),
                PyLong.of(ts, Memory.getLong(tm + GMTOFF)));
    }

    static long gmtime(ThreadState ts, long module, long seconds) {
        return broken(ts, GMTIME, seconds);
    }

    static long localtime(ThreadState ts, long module, long seconds) {
        return broken(ts, LOCALTIME, seconds);
    }

    private static long broken(ThreadState ts, Libc function, long seconds) {
        long at = seconds(ts, seconds);
        try (Scratch tm = Scratch.zeroed(ts, TM)) {
            fill(ts, function, at, tm.address);
            return struct(ts, tm.address);
        }
    }

    /** Writes a tuple of nine into a {@code struct tm}. @param memory keeps the zone's name */
    private static void given(
            ThreadState ts, long tuple, long tm, long memory, String function) {
        if (!PyTuple.TYPE.isInstance(tuple)) {
            throw Errors.typeError(ts, "Tuple or struct_time argument required");
        }
        if (PyTuple.size(tuple) != 9) {
            throw Errors.typeError(ts, function + "(): illegal time tuple argument");
        }
        int[] f = new int[9];
        for (int i = 0; i < 9; i++) {
            f[i] = PyLong.asInt(ts, PyTuple.item(tuple, i));
        }
        if (f[0] < Integer.MIN_VALUE + 1900) {
            throw Errors.overflowError(ts, "year out of range");
        }
        Memory.putInt(tm + YEAR, f[0] - 1900);
        Memory.putInt(tm + MON, f[1] - 1);
        Memory.putInt(tm + MDAY, f[2]);
        Memory.putInt(tm + HOUR, f[3]);
        Memory.putInt(tm + MIN, f[4]);
        Memory.putInt(tm + SEC, f[5]);
        Memory.putInt(tm + WDAY, (f[6] + 1) % 7);
        Memory.putInt(tm + YDAY, f[7] - 1);
        Memory.putInt(tm + ISDST, f[8]);
        if (STRUCT_TIME.isExactly(tuple)) {
            long zone = Abstract.getAttr(ts, tuple, Names.of("tm_zone"));
            long offset = Abstract.getAttr(ts, tuple, Names.of("tm_gmtoff"));
            try {
                if (PyUnicode.check(zone)) {
                    byte[] name = PyUnicode.toJava(zone).getBytes(StandardCharsets.UTF_8);
                    int n = Math.min(name.length, 100);
                    if (n > 0) {
                        Memory.copyFromArray(name, 0, memory, n);
                    }
                    Memory.putByte(memory + n, (byte) 0);
                    Memory.putLong(tm + ZONE, memory);
                }
                if (PyLong.check(offset)) {
                    Memory.putLong(tm + GMTOFF, PyLong.asLong(ts, offset));
                }
            } finally {
                Refs.release(ts, zone);
                Refs.release(ts, offset);
            }
        }
    }

    private static void range(
            ThreadState ts, long tm, int field, int low, int high, String what) {
        int value = Memory.getInt(tm + field);
        if (value < low || value > high) {
            throw Errors.valueError(ts, what + " out of range");
        }
    }

    private static void check(ThreadState ts, long tm) {
        if (Memory.getInt(tm + MON) == -1) {
            Memory.putInt(tm + MON, 0);
        }
        range(ts, tm, MON, 0, 11, "month");
        if (Memory.getInt(tm + MDAY) == 0) {
            Memory.putInt(tm + MDAY, 1);
        }
        range(ts, tm, MDAY, 0, 31, "day of month");
        range(ts, tm, HOUR, 0, 23, "hour");
        range(ts, tm, MIN, 0, 59, "minute");
        range(ts, tm, SEC, 0, 61, "seconds");
        range(ts, tm, WDAY, 0, Integer.MAX_VALUE, "day of week");
        if (Memory.getInt(tm + YDAY) == -1) {
            Memory.putInt(tm + YDAY, 0);
        }
        range(ts, tm, YDAY, 0, 365, "day of year");
    }

    static long mktime(ThreadState ts, long module, long tuple) {
        try (Scratch s = Scratch.zeroed(ts, TM + 128)) {
            given(ts, tuple, s.address, s.address + TM, "mktime");
            Memory.putInt(s.address + WDAY, -1);
            long at = MKTIME.raw(s.address, 0, 0, 0, 0, 0);
            if (at == -1 && Memory.getInt(s.address + WDAY) == -1) {
                throw Errors.overflowError(ts, "mktime argument out of range");
            }
            return PyFloat.of(ts, at);
        }
    }

    // ---------------------------------------------------------------- text

    private static void put(StringBuilder b, int value, int width, char fill) {
        String digits = Integer.toString(value);
        for (int i = digits.length(); i < width; i++) {
            b.append(fill);
        }
        b.append(digits);
    }

    private static long plain(ThreadState ts, long tm) {
        StringBuilder b = new StringBuilder(32);
        int day = Memory.getInt(tm + WDAY) * 3;
        int month = Memory.getInt(tm + MON) * 3;
        b.append(DAYS, day, day + 3).append(' ').append(MONTHS, month, month + 3);
        put(b, Memory.getInt(tm + MDAY), 3, ' ');
        b.append(' ');
        put(b, Memory.getInt(tm + HOUR), 2, '0');
        b.append(':');
        put(b, Memory.getInt(tm + MIN), 2, '0');
        b.append(':');
        put(b, Memory.getInt(tm + SEC), 2, '0');
        b.append(' ').append(1900L + Memory.getInt(tm + YEAR));
        return PyUnicode.fromJava(ts, b.toString());
    }

    static long asctime(ThreadState ts, long module, long tuple) {
        try (Scratch s = Scratch.zeroed(ts, TM + 128)) {
            if (tuple == 0) {
                fill(ts, LOCALTIME, seconds(ts, 0), s.address);
            } else {
                given(ts, tuple, s.address, s.address + TM, "asctime");
                check(ts, s.address);
            }
            return plain(ts, s.address);
        }
    }

    static long ctime(ThreadState ts, long module, long seconds) {
        long at = seconds(ts, seconds);
        try (Scratch s = Scratch.zeroed(ts, TM)) {
            fill(ts, LOCALTIME, at, s.address);
            return plain(ts, s.address);
        }
    }

    /** What {@code _strptime} says. */
    static long strptime(ThreadState ts, long module, long string, long format) {
        long importer = PyDict.getItemName(ts, Interpreter.builtinsDict, Names.__import__);
        long parser = 0;
        try {
            parser = Abstract.call(ts, importer, Names.of("_strptime"));
            long how = format == 0 ? PyUnicode.intern(ts, "%a %b %d %H:%M:%S %Y") : format;
            return Abstract.callMethod(ts, parser, Names.of("_strptime_time"), string, how);
        } finally {
            Refs.xrelease(ts, importer);
            Refs.xrelease(ts, parser);
        }
    }

    static long strftime(ThreadState ts, long module, long format, long tuple) {
        if (!PyUnicode.check(format)) {
            throw Errors.typeError(ts, "strftime() argument 1 must be str, not "
                    + (format == Singletons.None ? "None" : PyType.of(format).name()));
        }
        try (Scratch s = Scratch.zeroed(ts, TM + 128)) {
            if (tuple == 0) {
                fill(ts, LOCALTIME, seconds(ts, 0), s.address);
            } else {
                given(ts, tuple, s.address, s.address + TM, "strftime");
                check(ts, s.address);
            }
            int dst = Memory.getInt(s.address + ISDST);
            Memory.putInt(s.address + ISDST, Integer.signum(dst));
            return strftime(ts, format, s.address);
        }
    }

    private static long strftime(ThreadState ts, long format, long tm) {
        long encoded = Codecs.encode(ts, format, "utf-8", "surrogateescape");
        byte[] text = PyBytes.toArray(encoded);
        Refs.release(ts, encoded);
        for (byte b : text) {
            if (b == 0) {
                throw Errors.valueError(ts, "embedded null character");
            }
        }
        if (text.length == 0) {
            return PyUnicode.empty();
        }
        try (Scratch f = Scratch.string(ts, text)) {
            // 0 means "too small" or "nothing to write": then more room is tried for a while.
            for (int size = 1024;; size *= 2) {
                try (Scratch out = Scratch.of(ts, size)) {
                    long n = STRFTIME.raw(out.address, size, f.address, tm, 0, 0);
                    if (n > 0 || size >= 256 * text.length) {
                        byte[] result = new byte[(int) n];
                        if (n > 0) {
                            Memory.copyToArray(out.address, result, 0, (int) n);
                        }
                        return PathArg.decode(ts, result);
                    }
                }
            }
        }
    }

    // ---------------------------------------------------------------- the zone

    static long tzset(ThreadState ts, long module) {
        zone(ts, PyModule.dict(module));
        return Singletons.None;
    }

    /** {@code timezone}, {@code altzone}, {@code daylight}, {@code tzname}, from winter and summer. */
    static void zone(ThreadState ts, long dict) {
        TZSET.raw(0, 0, 0, 0, 0, 0);
        long year = (365 * 24 + 6) * 3600L;
        long winter = System.currentTimeMillis() / 1000 / year * year;
        try (Scratch a = Scratch.zeroed(ts, TM); Scratch b = Scratch.zeroed(ts, TM)) {
            fill(ts, LOCALTIME, winter, a.address);
            fill(ts, LOCALTIME, winter + year / 2, b.address);
            long first = -Memory.getLong(a.address + GMTOFF);
            long second = -Memory.getLong(b.address + GMTOFF);
            boolean north = first >= second;
            long firstName = zoneName(ts, a.address);
            long secondName = zoneName(ts, b.address);
            put(ts, dict, "timezone", north ? first : second);
            put(ts, dict, "altzone", north ? second : first);
            put(ts, dict, "daylight", first != second ? 1 : 0);
            BuiltinModule.putSteal(ts, dict, "tzname", PyTuple.fromArraySteal(ts, north
                    ? new long[] {firstName, secondName} : new long[] {secondName, firstName}));
        }
    }

    private static void put(ThreadState ts, long dict, String name, long value) {
        BuiltinModule.putSteal(ts, dict, name, PyLong.of(ts, value));
    }

    static RuntimeException unknownClock(ThreadState ts) {
        return Errors.raise(ts, Exceptions.ValueError, "unknown clock");
    }
}
