package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Reads what {@code fromisoformat} of Python 3.11 accepts: most of ISO 8601, in its own order of
 * doubts. Nothing but the character between date and time may be other than ASCII.
 *
 * <pre>
 *  date   YYYY-MM-DD  YYYYMMDD  YYYY-Www[-D]  YYYYWww[D]
 *  time   HH[[:]MM[[:]SS[(.|,)f+]]] [Z | (+|-) the same again]
 * </pre>
 */
final class IsoParser {
    private static final int[] SCALE = {1_000_000, 100_000, 10_000, 1000, 100, 10, 1};

    private final char[] text;
    private int at;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int us;

    /** Offset in microseconds; {@link Offsets#NONE} if none is written. */
    long offset = Offsets.NONE;

    private IsoParser(char[] text) {
        this.text = text;
    }

    private static IsoParser of(ThreadState ts, long str) {
        if (!PyUnicode.check(str)) {
            throw Errors.typeError(ts, "fromisoformat: argument must be str");
        }
        int n = PyUnicode.length(str);
        char[] text = new char[n];
        for (int i = 0; i < n; i++) {
            int c = PyUnicode.charAt(str, i);
            text[i] = c == 0 || c > 127 ? '\uffff' : (char) c;
        }
        return new IsoParser(text);
    }

    private static RuntimeException invalid(ThreadState ts, long str) {
        return Errors.valueError(ts,
                "Invalid isoformat string: " + Abstract.reprJava(ts, str));
    }

    static IsoParser date(ThreadState ts, long str) {
        IsoParser p = of(ts, str);
        int n = p.text.length;
        if (n != 7 && n != 8 && n != 10 || !p.date(n)) {
            throw invalid(ts, str);
        }
        return p;
    }

    static IsoParser time(ThreadState ts, long str) {
        IsoParser p = of(ts, str);
        p.at = p.peek(0) == 'T' ? 1 : 0;
        if (!p.time()) {
            throw invalid(ts, str);
        }
        return p;
    }

    static IsoParser dateTime(ThreadState ts, long str) {
        IsoParser p = of(ts, str);
        int n = p.text.length;
        int end = n < 7 ? -1 : p.separator();
        if (end < 0 || !p.date(end)) {
            throw invalid(ts, str);
        }
        p.at = end + 1;
        if (n > end && !p.time()) {
            throw invalid(ts, str);
        }
        return p;
    }

    /** The character there; 0 behind the end. */
    private char peek(int i) {
        return i < text.length ? text[i] : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The number that {@code n} digits make; -1 if they are not. */
    private int digits(int n) {
        int value = 0;
        for (int i = 0; i < n; i++) {
            char c = peek(at++);
            if (!isDigit(c)) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** Where the date ends; -1 if it cannot be told. */
    private int separator() {
        int n = text.length;
        if (n == 7) {
            return 7;
        }
        if (text[4] == '-') {
            if (text[5] != 'W') {
                return 10;
            }
            if (n > 8 && text[8] == '-') {
                // YYYY-Www-D or YYYY-Www and a dash for separator: a digit too many decides.
                return n == 9 ? -1 : n > 10 && isDigit(text[10]) ? 8 : 10;
            }
            return 8;
        }
        if (text[4] != 'W') {
            return 8;
        }
        int end = 7;
        while (end < n && isDigit(text[end])) {
            end++;
        }
        return end < 9 ? end : end % 2 == 0 ? 7 : 8;
    }

    private boolean date(int end) {
        year = digits(4);
        if (year < 0) {
            return false;
        }
        boolean dashes = peek(at) == '-';
        if (dashes) {
            at++;
        }
        if (peek(at) == 'W') {
            at++;
            return week(end, dashes);
        }
        month = digits(2);
        if (month < 0 || dashes && peek(at++) != '-') {
            return false;
        }
        day = digits(2);
        return day >= 0;
    }

    private boolean week(int end, boolean dashes) {
        int week = digits(2);
        int weekday = 1;
        if (week < 0) {
            return false;
        }
        if (at < end) {
            if (dashes && peek(at++) != '-') {
                return false;
            }
            weekday = digits(1);
        }
        if (year < Civil.MINYEAR || week < 1 || weekday < 1 || weekday > 7) {
            return false;
        }
        int first = Civil.ordinal(year, 1, 4) - Civil.weekday(year, 1, 4);
        int next = Civil.ordinal(year + 1, 1, 4) - Civil.weekday(year + 1, 1, 4);
        int ordinal = first + (week - 1) * 7 + weekday - 1;
        if (first + (week - 1) * 7 >= next) {
            return false;
        }
        int packed = Civil.fromOrdinal(ordinal);
        year = Civil.year(packed);
        month = Civil.month(packed);
        day = Civil.day(packed);
        return true;
    }

    private boolean time() {
        int end = at;
        while (end < text.length && text[end] != '+' && text[end] != '-' && text[end] != 'Z') {
            end++;
        }
        int[] clock = new int[4];
        int rest = clock(clock, end);
        if (rest < 0 || end == text.length && rest > 0) {
            return false;
        }
        hour = clock[0];
        minute = clock[1];
        second = clock[2];
        us = clock[3];
        if (end == text.length) {
            return true;
        }
        if (text[end] == 'Z') {
            offset = 0;
            return end + 1 == text.length;
        }
        at = end + 1;
        clock = new int[4];
        if (clock(clock, text.length) != 0) {
            return false;
        }
        long micros = ((clock[0] * 60L + clock[1]) * 60 + clock[2]) * Civil.SECOND + clock[3];
        offset = text[end] == '-' ? -micros : micros;
        return true;
    }

    /** Reads up to {@code end}. @return 0 if nothing follows there, 1 if something does, -1: bad */
    private int clock(int[] into, int end) {
        boolean colons = true;
        for (int i = 0; i < 3; i++) {
            into[i] = digits(2);
            if (into[i] < 0) {
                return -1;
            }
            char c = peek(at++);
            if (i == 0) {
                colons = c == ':';
            }
            if (at >= end) {
                return c == 0 ? 0 : 1;
            }
            if (colons && c == ':') {
                continue;
            }
            if (c == '.' || c == ',') {
                break;
            }
            if (colons) {
                return -1;
            }
            at--;
        }
        int n = Math.min(end - at, 6);
        int fraction = digits(n);
        if (fraction < 0) {
            return -1;
        }
        into[3] = fraction * SCALE[n];
        while (isDigit(peek(at))) {
            at++;
        }
        return at < text.length ? 1 : 0;
    }

    /** The tzinfo that was read, owned; 0 if none. */
    long tzinfo(ThreadState ts) {
        return offset == Offsets.NONE ? 0 : PyTimeZone.ofMicros(ts, offset);
    }
}
