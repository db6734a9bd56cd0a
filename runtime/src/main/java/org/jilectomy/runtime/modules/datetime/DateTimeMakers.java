package org.jilectomy.runtime.modules.datetime;

import java.time.Instant;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The class methods of {@link PyDateTime}: clocks, timestamps and texts. */
final class DateTimeMakers {
    private DateTimeMakers() {}

    static void define(TypeDef def) {
        def.in(DateTimeMakers.class)
                .classMethod("now(type, tz=None)", "Returns new datetime object representing"
                        + " current time local to tz.\n\n  tz\n    Timezone object.\n\nIf no tz is"
                        + " specified, uses local timezone.", "now")
                .classMethod("utcnow(type, /)",
                        "Return a new datetime representing UTC day and time.", "utcNow")
                .classMethod("fromtimestamp(type, timestamp, tz=None)",
                        "timestamp[, tz] -> tz's local time from POSIX timestamp.",
                        "fromTimestamp")
                .classMethod("utcfromtimestamp(type, timestamp, /)",
                        "Construct a naive UTC datetime from a POSIX timestamp.",
                        "utcFromTimestamp")
                .classMethod("strptime(type, date_string, format, /)",
                        "string, format -> new datetime parsed from a string (like"
                                + " time.strptime()).",
                        "strptime")
                .classMethod("combine(type, date, time, tzinfo=None)",
                        "date, time -> datetime with same date and time fields", "combine")
                .classMethod("fromisoformat(type, string, /)",
                        "string -> datetime from a string in most ISO 8601 formats",
                        "fromIsoFormat");
    }

    /** A datetime of the class at a time since the epoch; @param local in the system's zone */
    private static long at(ThreadState ts, long type, long seconds, int us, boolean local,
            long tzinfo, boolean folds) {
        long shown = local ? LocalTime.local(ts, seconds) : seconds;
        long ordinal = Math.floorDiv(shown, 86_400L) + Civil.EPOCH;
        DateMethods.checkYear(ts, ordinal);
        int fold = folds ? LocalTime.fold(ts, seconds, shown) : 0;
        return PyDateTime.create(ts, PyType.at(type), (shown + LocalTime.EPOCH) * Civil.SECOND + us,
                tzinfo, fold);
    }

    /** As {@link #at}, and the zone, if there is one, moves it from UTC. */
    private static long inZone(ThreadState ts, long type, long seconds, int us, long tz) {
        if (tz == 0) {
            return at(ts, type, seconds, us, true, 0, true);
        }
        long utc = at(ts, type, seconds, us, false, tz, false);
        try {
            return Abstract.callMethod(ts, tz, Names.of("fromutc"), utc);
        } finally {
            Refs.release(ts, utc);
        }
    }

    static long now(ThreadState ts, long type, long tz) {
        long zone = Arguments.tzinfo(ts, tz);
        Instant now = Instant.now();
        return inZone(ts, type, now.getEpochSecond(), now.getNano() / 1000, zone);
    }

    static long utcNow(ThreadState ts, long type) {
        Instant now = Instant.now();
        return at(ts, type, now.getEpochSecond(), now.getNano() / 1000, false, 0, false);
    }

    static long fromTimestamp(ThreadState ts, long type, long timestamp, long tz) {
        long zone = Arguments.tzinfo(ts, tz);
        long[] t = LocalTime.timestamp(ts, timestamp);
        return inZone(ts, type, t[0], (int) t[1], zone);
    }

    static long utcFromTimestamp(ThreadState ts, long type, long timestamp) {
        long[] t = LocalTime.timestamp(ts, timestamp);
        return at(ts, type, t[0], (int) t[1], false, 0, false);
    }

    /** What {@code _strptime} says. */
    static long strptime(ThreadState ts, long type, long string, long format) {
        Arguments.requireStr(ts, string, "strptime", 1);
        Arguments.requireStr(ts, format, "strptime", 2);
        long parser = Importer.importModule(ts, "_strptime");
        try {
            return Abstract.callMethod(
                    ts, parser, Names.of("_strptime_datetime"), type, string, format);
        } finally {
            Refs.release(ts, parser);
        }
    }

    static long combine(ThreadState ts, long type, long date, long time, long tzinfo) {
        if (!PyDate.check(date)) {
            throw TimeMethods.wrongType(ts, "combine", 1, "datetime.date", date);
        }
        if (!PyTime.check(time)) {
            throw TimeMethods.wrongType(ts, "combine", 2, "datetime.time", time);
        }
        long zone = tzinfo == 0 ? PyTime.tzinfo(time) : Arguments.tzinfo(ts, tzinfo);
        return PyDateTime.create(ts, PyType.at(type), PyDate.year(date), PyDate.month(date),
                PyDate.day(date), PyTime.hour(time), PyTime.minute(time), PyTime.second(time),
                PyTime.us(time), zone, PyTime.fold(time));
    }

    static long fromIsoFormat(ThreadState ts, long type, long string) {
        IsoParser p = IsoParser.dateTime(ts, string);
        long tzinfo = p.tzinfo(ts);
        try {
            return PyDateTime.create(ts, PyType.at(type), p.year, p.month, p.day, p.hour, p.minute,
                    p.second, p.us, tzinfo, 0);
        } finally {
            Refs.xrelease(ts, tzinfo);
        }
    }

    /** None for 0, else a new reference. */
    static long orNone(ThreadState ts, long value) {
        return value == 0 ? Singletons.None : Refs.retain(ts, value);
    }
}
