package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The Python-visible methods of {@link PyTime}. */
final class TimeMethods {
    private TimeMethods() {}

    static void define(TypeDef def) {
        def.in(TimeMethods.class)
                .getset("hour", "getHour", null, null)
                .getset("minute", "getMinute", null, null)
                .getset("second", "getSecond", null, null)
                .getset("microsecond", "getMicrosecond", null, null)
                .getset("tzinfo", "getTzInfo", null, null)
                .getset("fold", "getFold", null, null)
                .method("isoformat(self, timespec='auto')", "Return string in ISO 8601 format,"
                        + " [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\nThe optional argument timespec"
                        + " specifies the number of additional terms\nof the time to include. Valid"
                        + " options are 'auto', 'hours', 'minutes',\n'seconds', 'milliseconds' and"
                        + " 'microseconds'.\n")
                .method("strftime(self, format)", "format -> strftime() style string.")
                .method("utcoffset(self, /)", "Return self.tzinfo.utcoffset(self).")
                .method("tzname(self, /)", "Return self.tzinfo.tzname(self).")
                .method("dst(self, /)", "Return self.tzinfo.dst(self).")
                .method("replace(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,"
                        + " fold=0)", "Return time with new specified fields.")
                .classMethod("fromisoformat(type, string, /)",
                        "string -> time from a string in ISO 8601 format", "fromIsoFormat")
                .method("__reduce_ex__(self, proto, /)",
                        "__reduce_ex__(proto) -> (cls, state)", "reduceEx")
                .method("__reduce__(self, /)", "__reduce__() -> (cls, state)", "reduce")
                .in(DateMethods.class)
                .method("__format__(self, format, /)",
                        "Formats self with strftime.", "format")
                .in(TimeMethods.class);
    }

    static long getHour(ThreadState ts, long self) {
        return PyLong.of(ts, PyTime.hour(self));
    }

    static long getMinute(ThreadState ts, long self) {
        return PyLong.of(ts, PyTime.minute(self));
    }

    static long getSecond(ThreadState ts, long self) {
        return PyLong.of(ts, PyTime.second(self));
    }

    static long getMicrosecond(ThreadState ts, long self) {
        return PyLong.of(ts, PyTime.us(self));
    }

    static long getFold(ThreadState ts, long self) {
        return PyLong.of(ts, PyTime.fold(self));
    }

    static long getTzInfo(ThreadState ts, long self) {
        return DateTimeMakers.orNone(ts, PyTime.tzinfo(self));
    }

    static long isoformat(ThreadState ts, long self, long timespec) {
        if (timespec != 0) {
            Arguments.requireStr(ts, timespec, "isoformat", 1);
        }
        int us = PyTime.us(self);
        int spec = IsoText.spec(ts, timespec, us);
        long offset = PyTime.utcoffset(ts, self);
        return new IsoText()
                .time(PyTime.hour(self), PyTime.minute(self), PyTime.second(self), us, spec)
                .offset(offset, true).finish(ts);
    }

    static long strftime(ThreadState ts, long self, long format) {
        Arguments.requireStr(ts, format, "strftime", 1);
        int[] f = {1900, 1, 1, PyTime.hour(self), PyTime.minute(self), PyTime.second(self), 0, 1,
            -1};
        long[] values = new long[f.length];
        for (int i = 0; i < f.length; i++) {
            values[i] = PyLong.of(ts, f[i]);
        }
        long tuple = PyTuple.fromArraySteal(ts, values);
        try {
            return StrfTime.format(ts, self, format, tuple);
        } finally {
            Refs.release(ts, tuple);
        }
    }

    static long utcoffset(ThreadState ts, long self) {
        return Offsets.call(ts, PyTime.tzinfo(self), "utcoffset", Singletons.None);
    }

    static long tzname(ThreadState ts, long self) {
        return Offsets.tzname(ts, PyTime.tzinfo(self), Singletons.None);
    }

    static long dst(ThreadState ts, long self) {
        return Offsets.call(ts, PyTime.tzinfo(self), "dst", Singletons.None);
    }

    static long replace(
            ThreadState ts, long self, long hour, long minute, long second, long microsecond,
            long tzinfo, long fold) {
        return PyTime.allocate(ts, PyType.of(self), Arguments.cInt(ts, hour, PyTime.hour(self)),
                Arguments.cInt(ts, minute, PyTime.minute(self)),
                Arguments.cInt(ts, second, PyTime.second(self)),
                Arguments.cInt(ts, microsecond, PyTime.us(self)),
                tzinfo == 0 ? PyTime.tzinfo(self) : Arguments.tzinfo(ts, tzinfo),
                Arguments.cInt(ts, fold, PyTime.fold(self)));
    }

    static long fromIsoFormat(ThreadState ts, long type, long string) {
        IsoParser p = IsoParser.time(ts, string);
        long tzinfo = p.tzinfo(ts);
        try {
            PyType cls = PyType.at(type);
            if (cls == PyTime.TYPE) {
                return PyTime.allocate(ts, cls, p.hour, p.minute, p.second, p.us, tzinfo, 0);
            }
            return Arguments.callClass(ts, cls, tzinfo == 0 ? Singletons.None : tzinfo, p.hour,
                    p.minute, p.second, p.us);
        } finally {
            Refs.xrelease(ts, tzinfo);
        }
    }

    static long reduceEx(ThreadState ts, long self, long proto) {
        return reduced(ts, self, Arguments.cInt(ts, proto));
    }

    static long reduce(ThreadState ts, long self) {
        return reduced(ts, self, 2);
    }

    /** The fold is the top bit of the first byte, from protocol 4 on. */
    private static long reduced(ThreadState ts, long self, int proto) {
        byte[] state = new byte[PyTime.STATE];
        for (int i = 0; i < state.length; i++) {
            state[i] = (byte) (PyDate.word(self) >>> 48 - 8 * i);
        }
        if (proto > 3 && PyTime.fold(self) != 0) {
            state[0] |= (byte) 0x80;
        }
        return withState(ts, self, state, PyTime.tzinfo(self));
    }

    static long withState(ThreadState ts, long self, byte[] state, long tzinfo) {
        long bytes = PyBytes.fromArray(ts, state);
        long args = tzinfo == 0 ? PyTuple.of(ts, bytes) : PyTuple.of(ts, bytes, tzinfo);
        Refs.release(ts, bytes);
        return Arguments.reduced(ts, self, args);
    }

    static RuntimeException wrongType(
            ThreadState ts, String function, int position, String wanted, long value) {
        return Errors.typeError(ts, function + "() argument " + position + " must be " + wanted
                + ", not " + (value == Singletons.None ? "None" : PyType.of(value).name()));
    }

    static boolean isChar(long value) {
        return PyUnicode.check(value) && PyUnicode.length(value) == 1;
    }
}
