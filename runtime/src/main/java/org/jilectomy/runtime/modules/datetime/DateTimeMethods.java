package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.ThreadState;

/** The Python-visible methods of {@link PyDateTime} on instances. */
final class DateTimeMethods {
    private DateTimeMethods() {}

    static void define(TypeDef def) {
        def.in(DateTimeMethods.class)
                .getset("hour", "getHour", null, null)
                .getset("minute", "getMinute", null, null)
                .getset("second", "getSecond", null, null)
                .getset("microsecond", "getMicrosecond", null, null)
                .getset("tzinfo", "getTzInfo", null, null)
                .getset("fold", "getFold", null, null)
                .method("date(self, /)", "Return date object with same year, month and day.")
                .method("time(self, /)", "Return time object with same time but with tzinfo=None.")
                .method("timetz(self, /)", "Return time object with same time and tzinfo.")
                .method("ctime(self, /)", "Return ctime() style string.")
                .method("timetuple(self, /)",
                        "Return time tuple, compatible with time.localtime().", "timeTuple")
                .method("timestamp(self, /)", "Return POSIX timestamp as float.")
                .method("utctimetuple(self, /)",
                        "Return UTC time tuple, compatible with time.localtime().", "utcTimeTuple")
                .method("isoformat(self, sep='T', timespec='auto')", "[sep] -> string in ISO 8601"
                        + " format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\nsep is used to"
                        + " separate the year from the time, and defaults to 'T'.\nThe optional"
                        + " argument timespec specifies the number of additional terms\nof the time"
                        + " to include. Valid options are 'auto', 'hours', 'minutes',\n'seconds',"
                        + " 'milliseconds' and 'microseconds'.\n")
                .method("utcoffset(self, /)", "Return self.tzinfo.utcoffset(self).")
                .method("tzname(self, /)", "Return self.tzinfo.tzname(self).")
                .method("dst(self, /)", "Return self.tzinfo.dst(self).")
                .method("replace(self, year=0, month=0, day=0, hour=0, minute=0, second=0,"
                        + " microsecond=0, tzinfo=None, *, fold=0)",
                        "Return datetime with new specified fields.")
                .method("astimezone(self, tz=None)",
                        "tz -> convert to local time in new timezone tz\n")
                .method("__reduce_ex__(self, proto, /)",
                        "__reduce_ex__(proto) -> (cls, state)", "reduceEx")
                .method("__reduce__(self, /)", "__reduce__() -> (cls, state)", "reduce");
    }

    // ---------------------------------------------------------------- fields

    static long getHour(ThreadState ts, long self) {
        return PyLong.of(ts, PyDateTime.hour(self));
    }

    static long getMinute(ThreadState ts, long self) {
        return PyLong.of(ts, PyDateTime.minute(self));
    }

    static long getSecond(ThreadState ts, long self) {
        return PyLong.of(ts, PyDateTime.second(self));
    }

    static long getMicrosecond(ThreadState ts, long self) {
        return PyLong.of(ts, PyDateTime.us(self));
    }

    static long getFold(ThreadState ts, long self) {
        return PyLong.of(ts, PyDateTime.fold(self));
    }

    static long getTzInfo(ThreadState ts, long self) {
        return DateTimeMakers.orNone(ts, PyDateTime.tzinfo(self));
    }

    static long date(ThreadState ts, long self) {
        return PyDate.allocate(ts, PyDate.TYPE, PyDate.year(self), PyDate.month(self),
                PyDate.day(self));
    }

    static long time(ThreadState ts, long self) {
        return time(ts, self, 0);
    }

    static long timetz(ThreadState ts, long self) {
        return time(ts, self, PyDateTime.tzinfo(self));
    }

    private static long time(ThreadState ts, long self, long tzinfo) {
        return PyTime.allocate(ts, PyTime.TYPE, PyDateTime.hour(self), PyDateTime.minute(self),
                PyDateTime.second(self), PyDateTime.us(self), tzinfo, PyDateTime.fold(self));
    }

    // ---------------------------------------------------------------- text

    static long ctime(ThreadState ts, long self) {
        return DateMethods.ctime(ts, self, PyDateTime.hour(self), PyDateTime.minute(self),
                PyDateTime.second(self));
    }

    static long isoformat(ThreadState ts, long self, long sep, long timespec) {
        int c = 'T';
        if (sep != 0) {
            if (!TimeMethods.isChar(sep)) {
                throw Errors.typeError(ts,
                        "isoformat() argument 1 must be a unicode character, not "
                                + (PyUnicode.check(sep) ? "str" : Args.typeName(sep)));
            }
            c = PyUnicode.charAt(sep, 0);
        }
        if (timespec != 0) {
            Arguments.requireStr(ts, timespec, "isoformat", 2);
        }
        return text(ts, self, c, timespec);
    }

    static long text(ThreadState ts, long self, int sep, long timespec) {
        int us = PyDateTime.us(self);
        int spec = IsoText.spec(ts, timespec, us);
        long offset = PyDateTime.utcoffset(ts, self);
        IsoText text = new IsoText().date(self);
        if (sep <= 255) {
            return clock(text.put((char) sep), self, us, spec, offset).finish(ts);
        }
        return new UnicodeBuilder(48).append(text.toString()).append(sep)
                .append(clock(new IsoText(), self, us, spec, offset).toString()).finish(ts);
    }

    private static IsoText clock(IsoText text, long self, int us, int spec, long offset) {
        return text.time(PyDateTime.hour(self), PyDateTime.minute(self), PyDateTime.second(self),
                us, spec).offset(offset, true);
    }

    // ---------------------------------------------------------------- zones and times

    static long utcoffset(ThreadState ts, long self) {
        return Offsets.call(ts, PyDateTime.tzinfo(self), "utcoffset", self);
    }

    static long tzname(ThreadState ts, long self) {
        return Offsets.tzname(ts, PyDateTime.tzinfo(self), self);
    }

    static long dst(ThreadState ts, long self) {
        return Offsets.call(ts, PyDateTime.tzinfo(self), "dst", self);
    }

    static long timeTuple(ThreadState ts, long self) {
        long dst = Offsets.dst(ts, PyDateTime.tzinfo(self), self);
        return StrfTime.tuple(ts, PyDate.year(self), PyDate.month(self), PyDate.day(self),
                PyDateTime.hour(self), PyDateTime.minute(self), PyDateTime.second(self),
                dst == Offsets.NONE ? -1 : dst == 0 ? 0 : 1);
    }

    static long utcTimeTuple(ThreadState ts, long self) {
        long offset = PyDateTime.utcoffset(ts, self);
        long micros = PyDateTime.micros(self) - (offset == Offsets.NONE ? 0 : offset);
        if (micros < Civil.DAY || micros >= (Civil.MAXORDINAL + 1L) * Civil.DAY) {
            throw Civil.overflow(ts);
        }
        int packed = Civil.fromOrdinal((int) (micros / Civil.DAY));
        int s = (int) (micros % Civil.DAY / Civil.SECOND);
        return StrfTime.tuple(ts, Civil.year(packed), Civil.month(packed), Civil.day(packed),
                s / 3600, s / 60 % 60, s % 60, 0);
    }

    /** The seconds since the epoch of a datetime without a zone, which is the system's then. */
    private static long localSeconds(ThreadState ts, long self) {
        long shown = Math.floorDiv(PyDateTime.micros(self), Civil.SECOND) - LocalTime.EPOCH;
        return LocalTime.time(ts, shown, PyDateTime.fold(self));
    }

    static long timestamp(ThreadState ts, long self) {
        if (PyDateTime.tzinfo(self) == 0) {
            return PyFloat.of(ts, localSeconds(ts, self) + PyDateTime.us(self) / 1e6);
        }
        long offset = PyDateTime.utcoffset(ts, self);
        if (offset == Offsets.NONE) {
            throw Errors.typeError(ts, "can't subtract offset-naive and offset-aware datetimes");
        }
        long micros = PyDateTime.micros(self) - offset - LocalTime.EPOCH * Civil.SECOND;
        if (Math.abs(micros) <= 1L << 53) {
            return PyFloat.of(ts, micros / 1e6);
        }
        long delta = PyDelta.of(ts, micros);
        try {
            return PyDelta.totalSeconds(ts, delta);
        } finally {
            Refs.release(ts, delta);
        }
    }

    /** Through UTC, where {@code tz.fromutc} takes it up. */
    static long astimezone(ThreadState ts, long self, long tz) {
        long target = Arguments.tzinfo(ts, tz);
        long own = PyDateTime.tzinfo(self);
        if (own != 0 && own == target) {
            return Refs.retain(ts, self);
        }
        long offset = PyDateTime.utcoffset(ts, self);
        if (offset == Offsets.NONE) {
            long local = LocalTime.zone(ts, localSeconds(ts, self));
            try {
                if (own == 0 && local == target) {
                    return Refs.retain(ts, self);
                }
                offset = Offsets.utcoffset(ts, local, self);
            } finally {
                Refs.release(ts, local);
            }
        }
        long utc = PyDateTime.moved(ts, self, -offset);
        long zone = 0;
        long there = 0;
        try {
            zone = target != 0 ? Refs.retain(ts, target)
                    : LocalTime.zone(ts, Math.floorDiv(PyDateTime.micros(utc), Civil.SECOND)
                            - LocalTime.EPOCH);
            there = PyDateTime.inZone(ts, utc, zone);
            return Abstract.callMethod(ts, zone, Names.of("fromutc"), there);
        } finally {
            Refs.release(ts, utc);
            Refs.xrelease(ts, there);
            Refs.xrelease(ts, zone);
        }
    }

    // ---------------------------------------------------------------- copies

    static long replace(
            ThreadState ts, long self, long year, long month, long day, long hour, long minute,
            long second, long microsecond, long tzinfo, long fold) {
        return PyDateTime.allocate(ts, PyType.of(self),
                Arguments.cInt(ts, year, PyDate.year(self)),
                Arguments.cInt(ts, month, PyDate.month(self)),
                Arguments.cInt(ts, day, PyDate.day(self)),
                Arguments.cInt(ts, hour, PyDateTime.hour(self)),
                Arguments.cInt(ts, minute, PyDateTime.minute(self)),
                Arguments.cInt(ts, second, PyDateTime.second(self)),
                Arguments.cInt(ts, microsecond, PyDateTime.us(self)),
                tzinfo == 0 ? PyDateTime.tzinfo(self) : Arguments.tzinfo(ts, tzinfo),
                Arguments.cInt(ts, fold, PyDateTime.fold(self)));
    }

    static long reduceEx(ThreadState ts, long self, long proto) {
        return reduced(ts, self, Arguments.cInt(ts, proto));
    }

    static long reduce(ThreadState ts, long self) {
        return reduced(ts, self, 2);
    }

    /** The fold is the top bit of the month, from protocol 4 on. */
    private static long reduced(ThreadState ts, long self, int proto) {
        byte[] state = PyDateTime.state(self);
        if (proto > 3 && PyDateTime.fold(self) != 0) {
            state[2] |= (byte) 0x80;
        }
        return TimeMethods.withState(ts, self, state, PyDateTime.tzinfo(self));
    }
}
