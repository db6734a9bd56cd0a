package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code strftime}: {@code time.strftime}, for which the three directives it cannot know are
 * replaced first: {@code %f}, {@code %z} and {@code %Z}; compare {@code wrap_strftime}.
 */
final class StrfTime {
    private StrfTime() {}

    /** @param self a date, datetime or time; @param tuple for {@code time.strftime} */
    static long format(ThreadState ts, long self, long format, long tuple) {
        long ready = replaced(ts, self, format);
        long time = 0;
        try {
            time = Importer.importModule(ts, "time");
            return Abstract.callMethod(ts, time, Names.of("strftime"), ready, tuple);
        } finally {
            Refs.release(ts, ready);
            Refs.xrelease(ts, time);
        }
    }

    private static boolean isOurs(int c) {
        return c == 'f' || c == 'z' || c == 'Z';
    }

    private static long replaced(ThreadState ts, long self, long format) {
        int n = PyUnicode.length(format);
        UnicodeBuilder b = null;
        int done = 0;
        for (int i = 0; i + 1 < n; i++) {
            if (PyUnicode.charAt(format, i) != '%') {
                continue;
            }
            int c = PyUnicode.charAt(format, ++i);
            if (isOurs(c)) {
                b = b == null ? new UnicodeBuilder(n + 16) : b;
                b.appendStr(format, done, i - 1);
                done = i + 1;
                directive(ts, b, self, c);
            }
        }
        return b == null ? Refs.retain(ts, format) : b.appendStr(format, done, n).finish(ts);
    }

    private static void directive(ThreadState ts, UnicodeBuilder b, long self, int c) {
        boolean isTime = PyTime.check(self);
        boolean isDateTime = !isTime && PyDateTime.check(self);
        if (c == 'f') {
            IsoText.padded(b, isTime ? PyTime.us(self) : isDateTime ? PyDateTime.us(self) : 0,
                    100_000);
            return;
        }
        long tzinfo = isTime ? PyTime.tzinfo(self) : isDateTime ? PyDateTime.tzinfo(self) : 0;
        long arg = isTime ? Singletons.None : self;
        if (c == 'z') {
            b.append(new IsoText().offset(Offsets.utcoffset(ts, tzinfo, arg), false).toString());
            return;
        }
        long name = Offsets.tzname(ts, tzinfo, arg);
        if (name == Singletons.None) {
            return;
        }
        long escaped;
        try {
            escaped = Abstract.callMethod(
                    ts, name, Names.of("replace"), Names.of("%"), Names.of("%%"));
        } finally {
            Refs.release(ts, name);
        }
        try {
            if (!PyUnicode.check(escaped)) {
                throw Errors.typeError(ts, "bad argument type for built-in operation");
            }
            b.appendStr(escaped);
        } finally {
            Refs.release(ts, escaped);
        }
    }

    /** A {@code time.struct_time}, owned. */
    static long tuple(
            ThreadState ts, int year, int month, int day, int hour, int minute, int second,
            int dst) {
        int[] f = {year, month, day, hour, minute, second, Civil.weekday(year, month, day),
            Civil.dayOfYear(year, month, day), dst};
        long[] values = new long[f.length];
        for (int i = 0; i < f.length; i++) {
            values[i] = PyLong.of(ts, f[i]);
        }
        long plain = PyTuple.fromArraySteal(ts, values);
        long time = 0;
        try {
            time = Importer.importModule(ts, "time");
            return Abstract.callMethod(ts, time, Names.of("struct_time"), plain);
        } finally {
            Refs.release(ts, plain);
            Refs.xrelease(ts, time);
        }
    }
}
