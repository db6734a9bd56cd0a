package org.jilectomy.runtime.modules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** The calendar half of {@code time}; in the C locale. */
final class CalendarTime {
    static final PyStructSequence STRUCT_TIME = new PyStructSequence("time.struct_time",
            "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
            "tm_isdst");

    private static final String[] DAYS = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
    };
    private static final String[] MONTHS = {
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December"
    };
    private static final int FIELDS = 9;

    private CalendarTime() {}

    // ---------------------------------------------------------------- struct_time

    private static ZonedDateTime at(ThreadState ts, long seconds, ZoneId zone) {
        if (seconds == 0 || seconds == Singletons.None) {
            return ZonedDateTime.now(zone);
        }
        double s = Math.floor(PyFloat.asDouble(ts, seconds));
        try {
            return Instant.ofEpochSecond((long) s).atZone(zone);
        } catch (DateTimeException e) {
            throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
        }
    }

    private static int[] fields(ZonedDateTime t) {
        boolean dst = t.getZone().getRules().isDaylightSavings(t.toInstant());
        return new int[] {
            t.getYear(), t.getMonthValue(), t.getDayOfMonth(), t.getHour(), t.getMinute(),
            t.getSecond(), t.getDayOfWeek().getValue() - 1, t.getDayOfYear(), dst ? 1 : 0
        };
    }

    private static long struct(ThreadState ts, ZonedDateTime t) {
        int[] f = fields(t);
        long[] values = new long[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            values[i] = PyLong.of(ts, f[i]);
        }
        return STRUCT_TIME.createSteal(ts, values);
    }

    /** Nine ints from a tuple; now, if none is given. */
    private static int[] given(ThreadState ts, long tuple) {
        if (tuple == 0) {
            return fields(ZonedDateTime.now());
        }
        if (!PyTuple.TYPE.isInstance(tuple)) {
            throw Errors.typeError(ts, "Tuple or struct_time argument required");
        }
        if (PyTuple.size(tuple) != FIELDS) {
            throw Errors.typeError(ts, "time tuple must have exactly 9 items");
        }
        int[] f = new int[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            long item = PyTuple.getItem(ts, tuple, i);
            try {
                f[i] = (int) Abstract.asIndex(ts, item);
            } finally {
                Refs.release(ts, item);
            }
        }
        return f;
    }

    static long gmtime(ThreadState ts, long module, long seconds) {
        return struct(ts, at(ts, seconds, ZoneOffset.UTC));
    }

    static long localtime(ThreadState ts, long module, long seconds) {
        return struct(ts, at(ts, seconds, ZoneId.systemDefault()));
    }

    static long mktime(ThreadState ts, long module, long tuple) {
        int[] f = given(ts, tuple);
        LocalDateTime t = LocalDateTime.of(f[0], 1, 1, 0, 0)
                .plusMonths(f[1] - 1L)
                .plusDays(f[2] - 1L)
                .plusHours(f[3])
                .plusMinutes(f[4])
                .plusSeconds(f[5]);
        return PyFloat.of(ts, t.atZone(ZoneId.systemDefault()).toEpochSecond());
    }

    // ---------------------------------------------------------------- text

    static long asctime(ThreadState ts, long module, long tuple) {
        return PyUnicode.fromJava(ts, format(ts, "%a %b %e %H:%M:%S %Y", given(ts, tuple)));
    }

    static long ctime(ThreadState ts, long module, long seconds) {
        int[] f = fields(at(ts, seconds, ZoneId.systemDefault()));
        return PyUnicode.fromJava(ts, format(ts, "%a %b %e %H:%M:%S %Y", f));
    }

    static long strptime(ThreadState ts, long module, long string, long format) {
        throw Errors.notImplemented(ts, "time.strptime()");
    }

    static long strftime(ThreadState ts, long module, long format, long tuple) {
        if (!PyUnicode.check(format)) {
            throw Errors.typeError(ts, "strftime() argument 1 must be str, not "
                    + org.jilectomy.runtime.objects.PyType.of(format).name());
        }
        return PyUnicode.fromJava(
                ts, format(ts, PyUnicode.toJava(format), given(ts, tuple)));
    }

    private static String format(ThreadState ts, String format, int[] f) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                b.append(c);
            } else {
                directive(ts, b, format.charAt(++i), f);
            }
        }
        return b.toString();
    }

    private static void directive(ThreadState ts, StringBuilder b, char c, int[] f) {
        switch (c) {
            case 'Y' -> b.append(f[0]);
            case 'y' -> pad(b, Math.floorMod(f[0], 100), 2, '0');
            case 'C' -> pad(b, Math.floorDiv(f[0], 100), 2, '0');
            case 'm' -> pad(b, f[1], 2, '0');
            case 'd' -> pad(b, f[2], 2, '0');
            case 'e' -> pad(b, f[2], 2, ' ');
            case 'H' -> pad(b, f[3], 2, '0');
            case 'I' -> pad(b, (f[3] + 11) % 12 + 1, 2, '0');
            case 'M' -> pad(b, f[4], 2, '0');
            case 'S' -> pad(b, f[5], 2, '0');
            case 'p' -> b.append(f[3] < 12 ? "AM" : "PM");
            case 'a' -> b.append(DAYS[f[6]], 0, 3);
            case 'A' -> b.append(DAYS[f[6]]);
            case 'b', 'h' -> b.append(MONTHS[f[1] - 1], 0, 3);
            case 'B' -> b.append(MONTHS[f[1] - 1]);
            case 'j' -> pad(b, f[7], 3, '0');
            case 'w' -> b.append((f[6] + 1) % 7);
            case 'u' -> b.append(f[6] + 1);
            case 'U' -> pad(b, (f[7] + 6 - (f[6] + 1) % 7) / 7, 2, '0');
            case 'W' -> pad(b, (f[7] + 6 - f[6]) / 7, 2, '0');
            case 'Z' -> b.append(ZoneId.systemDefault().getDisplayName(TextStyle.SHORT,
                    Locale.ROOT));
            case 'z' -> b.append(ZonedDateTime.now().getOffset().getId()
                    .replace(":", "").replace("Z", "+0000"));
            case 'D', 'x' -> b.append(format(ts, "%m/%d/%y", f));
            case 'T', 'X' -> b.append(format(ts, "%H:%M:%S", f));
            case 'R' -> b.append(format(ts, "%H:%M", f));
            case 'F' -> b.append(format(ts, "%Y-%m-%d", f));
            case 'c' -> b.append(format(ts, "%a %b %e %H:%M:%S %Y", f));
            case 'r' -> b.append(format(ts, "%I:%M:%S %p", f));
            case 'n' -> b.append('\n');
            case 't' -> b.append('\t');
            case '%' -> b.append('%');
            case 'G', 'V', 'g', 's' ->
                    throw Errors.notImplemented(ts, "time.strftime('%" + c + "')");
            default -> b.append('%').append(c);
        }
    }

    private static void pad(StringBuilder b, int value, int width, char fill) {
        String digits = Integer.toString(value);
        b.repeat(fill, Math.max(0, width - digits.length())).append(digits);
    }
}
