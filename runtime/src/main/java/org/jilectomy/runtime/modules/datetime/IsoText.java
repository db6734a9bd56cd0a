package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.ThreadState;

/** Writes what {@code isoformat()} shows into bytes of its own; used by one thread, once. */
final class IsoText {
    private static final int ROOM = 64; // the longest with an offset has 42 characters

    private static final String[] SPECS = {"hours", "minutes", "seconds", "milliseconds",
        "microseconds"};
    static final int SECONDS = 2;
    static final int MICROSECONDS = 4;

    private final byte[] text = new byte[ROOM];
    private int n;

    IsoText put(char c) {
        text[n++] = (byte) c;
        return this;
    }

    IsoText two(int value) {
        text[n++] = (byte) ('0' + value / 10);
        text[n++] = (byte) ('0' + value % 10);
        return this;
    }

    private void three(int value) {
        text[n++] = (byte) ('0' + value / 100);
        two(value % 100);
    }

    IsoText date(long self) {
        int year = PyDate.year(self);
        two(year / 100).two(year % 100);
        return put('-').two(PyDate.month(self)).put('-').two(PyDate.day(self));
    }

    /** @param spec index of a timespec, see {@link #spec} */
    IsoText time(int hour, int minute, int second, int us, int spec) {
        two(hour);
        if (spec > 0) {
            put(':').two(minute);
        }
        if (spec > 1) {
            put(':').two(second);
        }
        if (spec > 2) {
            put('.').three(us / 1000);
        }
        if (spec > 3) {
            three(us % 1000);
        }
        return this;
    }

    /** {@code +HH:MM[:SS[.ffffff]]}; nothing if there is no offset. */
    IsoText offset(long micros, boolean colons) {
        if (micros == Offsets.NONE) {
            return this;
        }
        put(micros < 0 ? '-' : '+');
        long left = Math.abs(micros);
        int s = (int) (left / Civil.SECOND);
        int us = (int) (left % Civil.SECOND);
        two(s / 3600);
        if (colons) {
            put(':');
        }
        two(s / 60 % 60);
        if (s % 60 != 0 || us != 0) {
            if (colons) {
                put(':');
            }
            two(s % 60);
        }
        if (us != 0) {
            put('.').three(us / 1000);
            three(us % 1000);
        }
        return this;
    }

    long finish(ThreadState ts) {
        return PyUnicode.fromLatin1(ts, text, 0, n);
    }

    @Override
    public String toString() {
        return new String(text, 0, 0, n);
    }

    /** Which timespec a str names; "auto" looks at the microseconds. */
    static int spec(ThreadState ts, long name, int us) {
        if (name == 0 || PyUnicode.equalsAscii(name, "auto")) {
            return us == 0 ? SECONDS : MICROSECONDS;
        }
        for (int i = 0; i < SPECS.length; i++) {
            if (PyUnicode.equalsAscii(name, SPECS[i])) {
                return i;
            }
        }
        throw Errors.valueError(ts, "Unknown timespec value");
    }

    // ---------------------------------------------------------------- into other texts

    static void two(UnicodeBuilder b, int value) {
        padded(b, value, 10);
    }

    /** All digits from the place {@code top} on. */
    static void padded(UnicodeBuilder b, int value, int top) {
        for (int place = top; place > 0; place /= 10) {
            b.append('0' + value / place % 10);
        }
    }
}
