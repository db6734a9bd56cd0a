package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.ThreadState;

/** The Python-visible methods of {@link PyDate}. */
final class DateMethods {
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int EOVERFLOW = 75;

    private DateMethods() {}

    static void define(TypeDef def) {
        def.in(DateMethods.class)
                .getset("year", "getYear", null, null)
                .getset("month", "getMonth", null, null)
                .getset("day", "getDay", null, null)
                .classMethod("fromtimestamp(type, timestamp, /)", "Create a date from a POSIX"
                        + " timestamp.\n\nThe timestamp is a number, e.g. created via time.time(),"
                        + " that is interpreted\nas local time.", "fromTimestamp")
                .classMethod("fromordinal(type, ordinal, /)", "int -> date corresponding to a"
                        + " proleptic Gregorian ordinal.", "fromOrdinal")
                .classMethod("fromisoformat(type, string, /)", "str -> Construct a date from a"
                        + " string in ISO 8601 format.", "fromIsoFormat")
                .classMethod("fromisocalendar(type, year, week, day)", "int, int, int -> Construct"
                        + " a date from the ISO year, week number and weekday.\n\nThis is the"
                        + " inverse of the function date.isocalendar()", "fromIsoCalendar")
                .classMethod("today(type, /)", "Current date or datetime:  same as"
                        + " self.__class__.fromtimestamp(time.time()).", "today")
                .method("ctime(self, /)", "Return ctime() style string.")
                .method("strftime(self, format)", "format -> strftime() style string.")
                .method("__format__(self, format, /)",
                        "Formats self with strftime.", "format")
                .method("timetuple(self, /)",
                        "Return time tuple, compatible with time.localtime().", "timeTuple")
                .method("isocalendar(self, /)", "Return a named tuple containing ISO year, week"
                        + " number, and weekday.", "isoCalendar")
                .method("isoformat(self, /)",
                        "Return string in ISO 8601 format, YYYY-MM-DD.")
                .method("isoweekday(self, /)",
                        "Return the day of the week represented by the date.\nMonday == 1 ..."
                                + " Sunday == 7",
                        "isoWeekday")
                .method("toordinal(self, /)", "Return proleptic Gregorian ordinal.  January 1 of"
                        + " year 1 is day 1.", "toOrdinal")
                .method("weekday(self, /)", "Return the day of the week represented by the"
                        + " date.\nMonday == 0 ... Sunday == 6")
                .method("replace(self, year=0, month=0, day=0)",
                        "Return date with new specified fields.")
                .method("__reduce__(self, /)", "__reduce__() -> (cls, state)", "reduce");
    }

    // ---------------------------------------------------------------- fields

    static long getYear(ThreadState ts, long self) {
        return PyLong.of(ts, PyDate.year(self));
    }

    static long getMonth(ThreadState ts, long self) {
        return PyLong.of(ts, PyDate.month(self));
    }

    static long getDay(ThreadState ts, long self) {
        return PyLong.of(ts, PyDate.day(self));
    }

    // ---------------------------------------------------------------- constructors

    static long fromTimestamp(ThreadState ts, long type, long timestamp) {
        long local = LocalTime.local(ts, LocalTime.floor(ts, timestamp));
        return PyDate.ofOrdinal(ts, PyType.at(type), Math.floorDiv(local, 86_400L) + Civil.EPOCH);
    }

    static long fromOrdinal(ThreadState ts, long type, long ordinal) {
        int n = Arguments.cInt(ts, ordinal);
        if (n < 1) {
            throw Errors.valueError(ts, "ordinal must be >= 1");
        }
        checkYear(ts, n);
        return PyDate.ofOrdinal(ts, PyType.at(type), n);
    }

    /** ValueError with the year of an ordinal that is no date. */
    static void checkYear(ThreadState ts, long ordinal) {
        if (ordinal >= 1 && ordinal <= Civil.MAXORDINAL) {
            return;
        }
        long cycles = Math.floorDiv(ordinal - 1, 146_097L);
        int inCycle = Civil.fromOrdinal((int) (ordinal - cycles * 146_097L));
        long year = cycles * 400 + Civil.year(inCycle);
        if (year != (int) year) {
            throw OsError.of(ts, EOVERFLOW);
        }
        throw Errors.valueError(ts, "year " + year + " is out of range");
    }

    static long fromIsoFormat(ThreadState ts, long type, long string) {
        IsoParser p = IsoParser.date(ts, string);
        return PyDate.create(ts, PyType.at(type), p.year, p.month, p.day);
    }

    static long fromIsoCalendar(ThreadState ts, long type, long year, long week, long day) {
        int y;
        int w;
        int d;
        try {
            y = Arguments.cInt(ts, year);
            w = Arguments.cInt(ts, week);
            d = Arguments.cInt(ts, day);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.OverflowError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.valueError(ts, "ISO calendar component out of range");
        }
        int ordinal = Civil.fromIso(ts, y, w, d);
        checkYear(ts, ordinal);
        return PyDate.ofOrdinal(ts, PyType.at(type), ordinal);
    }

    static long today(ThreadState ts, long type) {
        if (type == PyDate.TYPE.address) {
            long local = LocalTime.local(ts, Math.floorDiv(System.currentTimeMillis(), 1000L));
            return PyDate.ofOrdinal(ts, PyDate.TYPE,
                    Math.floorDiv(local, 86_400L) + Civil.EPOCH);
        }
        long time = Importer.importModule(ts, "time");
        long now = 0;
        try {
            now = Abstract.callMethod(ts, time, Names.of("time"));
            return Abstract.callMethod(ts, type, Names.of("fromtimestamp"), now);
        } finally {
            Refs.release(ts, time);
            Refs.xrelease(ts, now);
        }
    }

    static long replace(ThreadState ts, long self, long year, long month, long day) {
        return PyDate.allocate(ts, PyType.of(self), Arguments.cInt(ts, year, PyDate.year(self)),
                Arguments.cInt(ts, month, PyDate.month(self)),
                Arguments.cInt(ts, day, PyDate.day(self)));
    }

    // ---------------------------------------------------------------- text

    static long isoformat(ThreadState ts, long self) {
        return new IsoText().date(self).finish(ts);
    }

    static long ctime(ThreadState ts, long self) {
        return ctime(ts, self, 0, 0, 0);
    }

    static long ctime(ThreadState ts, long self, int hour, int minute, int second) {
        int year = PyDate.year(self);
        int month = PyDate.month(self) - 1;
        int day = PyDate.day(self);
        int weekday = Civil.weekday(year, month + 1, day);
        UnicodeBuilder b = new UnicodeBuilder(24);
        b.append(DAYS.substring(weekday * 3, weekday * 3 + 3)).append(' ');
        b.append(MONTHS.substring(month * 3, month * 3 + 3)).append(day < 10 ? "  " : " ");
        b.appendInt(day).append(' ');
        IsoText.two(b, hour);
        b.append(':');
        IsoText.two(b, minute);
        b.append(':');
        IsoText.two(b, second);
        b.append(' ');
        IsoText.padded(b, year, 1000);
        return b.finish(ts);
    }

    static long strftime(ThreadState ts, long self, long format) {
        Arguments.requireStr(ts, format, "strftime", 1);
        long tuple = Abstract.callMethod(ts, self, Names.of("timetuple"));
        try {
            return StrfTime.format(ts, self, format, tuple);
        } finally {
            Refs.release(ts, tuple);
        }
    }

    static long format(ThreadState ts, long self, long format) {
        if (!PyUnicode.check(format)) {
            throw Errors.typeError(ts, "__format__() argument 1 must be str, not "
                    + Args.typeName(format));
        }
        return PyUnicode.length(format) == 0 ? Abstract.str(ts, self)
                : Abstract.callMethod(ts, self, Names.of("strftime"), format);
    }

    // ---------------------------------------------------------------- as numbers

    static long timeTuple(ThreadState ts, long self) {
        return StrfTime.tuple(ts, PyDate.year(self), PyDate.month(self), PyDate.day(self), 0, 0, 0,
                -1);
    }

    static long isoCalendar(ThreadState ts, long self) {
        int iso = Civil.isoCalendar(PyDate.year(self), PyDate.month(self), PyDate.day(self));
        return PyIsoCalendarDate.create(ts, Civil.year(iso), Civil.month(iso), Civil.day(iso));
    }

    private static int weekdayOf(long self) {
        return Civil.weekday(PyDate.year(self), PyDate.month(self), PyDate.day(self));
    }

    static long isoWeekday(ThreadState ts, long self) {
        return PyLong.of(ts, weekdayOf(self) + 1);
    }

    static long weekday(ThreadState ts, long self) {
        return PyLong.of(ts, weekdayOf(self));
    }

    static long toOrdinal(ThreadState ts, long self) {
        return PyLong.of(ts, PyDate.ordinal(self));
    }

    static long reduce(ThreadState ts, long self) {
        long word = PyDate.word(self);
        byte[] state = new byte[PyDate.STATE];
        for (int i = 0; i < state.length; i++) {
            state[i] = (byte) (word >>> 48 - 8 * i);
        }
        long bytes = PyBytes.fromArray(ts, state);
        long args = PyTuple.of(ts, bytes);
        Refs.release(ts, bytes);
        return Arguments.reduced(ts, self, args);
    }
}
