package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * Floats to and from text, and {@code float(x)}; compare {@code float_repr}, {@code
 * PyFloat_FromString} and {@code PyNumber_Float}.
 *
 * <p>The shortest digits that give the number back come from {@link Double#toString(double)}, which
 * since JDK 19 has the same guarantee as CPython's {@code dtoa}, but for numbers that one digit
 * identifies: it may give two ({@code 4.9E-324}), so {@link #shortest} tries to drop the second.
 * How digits are laid out is {@link FloatFormat}'s; whole numbers take a shorter way.
 */
public final class FloatText {
    private FloatText() {}

    /** Significant digits without trailing zeros; the decimal point stands after {@code point}. */
    record Decimal(String digits, int point) {}

    // ---------------------------------------------------------------- to text

    /**
     * {@code repr(d)}, owned. Most floats that people print have few decimals, and then no search for
     * the shortest digits is needed: a whole number below 10**15 divided by 1, 10, 100 or 1000 that
     * gives {@code d} is the number's only text of so few digits, and none is shorter.
     */
    static long repr(ThreadState ts, double d) {
        double magnitude = Math.abs(d);
        if (magnitude < 1e12 && (magnitude >= 1e-3 || d == 0)) {
            double scale = 1;
            for (int decimals = 0; decimals <= 3; decimals++, scale *= 10) {
                long whole = (long) (magnitude * scale);
                if (whole / scale == magnitude) {
                    return decimal(ts, whole, (long) scale, decimals, 1 / d < 0);
                }
                if ((whole + 1) / scale == magnitude) { // the product was rounded down
                    return decimal(ts, whole + 1, (long) scale, decimals, 1 / d < 0);
                }
            }
        }
        return PyUnicode.fromJava(ts, repr(d));
    }

    private static long decimal(
            ThreadState ts, long number, long scale, int decimals, boolean negative) {
        UnicodeBuilder b = new UnicodeBuilder(ts, 20);
        if (negative) {
            b.append('-');
        }
        long whole = number / scale;
        b.appendInt(whole).append('.');
        long rest = number - whole * scale;
        if (decimals == 3 && rest < 100) {
            b.append('0');
        }
        if (decimals >= 2 && rest < 10) {
            b.append('0');
        }
        return b.appendInt(rest).finishLast(ts);
    }

    /** {@code repr(d)}. */
    public static String repr(double d) {
        return repr(d, true);
    }

    /**
     * @param pointZero whether a whole number gets {@code .0}; complex numbers do without
     */
    static String repr(double d, boolean pointZero) {
        if (d == (long) d && Math.abs(d) < 1e15 && (d != 0 || 1 / d > 0)) {
            String s = Long.toString((long) d);
            return pointZero ? s + ".0" : s;
        }
        return FloatFormat.format(d, 'r', 0, pointZero ? FloatFormat.ADD_DOT_0 : 0);
    }

    /** Shortest digits of a number that is finite and not negative. */
    static Decimal shortest(double d) {
        if (d == 0) {
            return new Decimal("0", 1);
        }
        String s = Double.toString(d);
        int e = s.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(s, e + 1, s.length(), 10);
        int end = e < 0 ? s.length() : e;
        int dot = s.indexOf('.');
        StringBuilder b = new StringBuilder(20);
        b.append(s, 0, dot).append(s, dot + 1, end);
        int point = dot + exponent;
        int first = 0;
        while (b.charAt(first) == '0') {
            first++;
        }
        int last = b.length();
        while (b.charAt(last - 1) == '0') {
            last--;
        }
        String digits = b.substring(first, last);
        point -= first;
        return digits.length() == 2 ? oneDigit(d, digits, point) : new Decimal(digits, point);
    }

    /** One digit where it suffices and {@link Double#toString(double)} gave two. */
    private static Decimal oneDigit(double d, String digits, int point) {
        int value = Integer.parseInt(digits);
        int rounded = (value + 5) / 10;
        String one = rounded == 10 ? "1" : Integer.toString(rounded);
        int p = rounded == 10 ? point + 1 : point;
        boolean same = rounded > 0 && Double.parseDouble(one + "E" + (p - 1)) == d;
        return same ? new Decimal(one, p) : new Decimal(digits, point);
    }

    // ---------------------------------------------------------------- float(x)

    /** {@code PyNumber_Float} or {@code PyFloat_FromString}: an exact float, owned. */
    static long toFloat(ThreadState ts, long v) {
        if (PyFloat.TYPE.isExactly(v)) {
            return Refs.retain(ts, v);
        }
        if (PyUnicode.TYPE.isExactly(v)) {
            return parse(ts, v);
        }
        long r = toFloatOrNull(ts, v);
        if (r != 0) {
            return r;
        }
        if (PyUnicode.check(v)) {
            return parse(ts, v);
        }
        byte[] bytes = BytesLike.tryCopy(ts, v);
        if (bytes != null) {
            String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
            return parse(ts, v, LongText.stripAscii(text));
        }
        throw Errors.typeError(
                ts,
                "float() argument must be a string or a real number, not '"
                        + PyType.of(v).name() + "'");
    }

    /** By {@code __float__} or {@code __index__}; 0 if {@code v} has neither. */
    static long toFloatOrNull(ThreadState ts, long v) {
        PyType type = PyType.of(v);
        long r = type.nb_float(ts, v);
        if (r != 0) {
            if (PyFloat.TYPE.isExactly(r)) {
                return r;
            }
            String message = type.name() + ".__float__ returned non-float";
            if (!PyFloat.check(r)) {
                String got = PyType.of(r).name();
                Refs.release(ts, r);
                throw Errors.typeError(ts, message + " (type " + got + ")");
            }
            Warnings.strictSubclass(ts, r, message, "float");
            double d = PyFloat.doubleValue(r);
            Refs.release(ts, r);
            return PyFloat.of(ts, d);
        }
        if (!type.hasIndex()) {
            return 0;
        }
        long i = Abstract.index(ts, v);
        try {
            return PyFloat.of(ts, PyLong.asDouble(ts, i));
        } finally {
            Refs.release(ts, i);
        }
    }

    // ---------------------------------------------------------------- from text

    private static long parse(ThreadState ts, long str) {
        return parse(ts, str, LongText.toAscii(PyUnicode.toJava(str)));
    }

    private static long parse(ThreadState ts, long object, String text) {
        String plain = withoutUnderscores(text);
        int end = plain == null ? -1 : scan(plain, 0);
        if (end <= 0 || end != plain.length()) {
            throw Errors.valueError(
                    ts, "could not convert string to float: " + Abstract.reprJava(ts, object));
        }
        return PyFloat.of(ts, value(plain, 0, end));
    }

    /** The text less underscores between digits; null if one stands elsewhere. */
    static String withoutUnderscores(String s) {
        if (s.indexOf('_') < 0) {
            return s;
        }
        StringBuilder b = new StringBuilder(s.length());
        char before = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '_') {
                if (!isDigit(before)) {
                    return null;
                }
            } else {
                if (before == '_' && !isDigit(c)) {
                    return null;
                }
                b.append(c);
            }
            before = c;
        }
        return before == '_' ? null : b.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * The end of the number that begins at {@code start}: sign, then inf, infinity, nan, or digits
     * with point and exponent. -1 if there is none.
     */
    static int scan(String s, int start) {
        int n = s.length();
        int i = start;
        if (i < n && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            i++;
        }
        if (s.regionMatches(true, i, "infinity", 0, 8)) {
            return i + 8;
        }
        if (s.regionMatches(true, i, "inf", 0, 3) || s.regionMatches(true, i, "nan", 0, 3)) {
            return i + 3;
        }
        int digits = i;
        while (i < n && isDigit(s.charAt(i))) {
            i++;
        }
        int count = i - digits;
        if (i < n && s.charAt(i) == '.') {
            int fraction = ++i;
            while (i < n && isDigit(s.charAt(i))) {
                i++;
            }
            count += i - fraction;
        }
        if (count == 0) {
            return -1;
        }
        if (i < n && (s.charAt(i) | 0x20) == 'e') {
            int e = i + 1;
            if (e < n && (s.charAt(e) == '+' || s.charAt(e) == '-')) {
                e++;
            }
            int first = e;
            while (e < n && isDigit(s.charAt(e))) {
                e++;
            }
            i = e > first ? e : i;
        }
        return i;
    }

    /** The number that {@link #scan} found. */
    static double value(String s, int start, int end) {
        int i = start;
        boolean negative = s.charAt(i) == '-';
        if (negative || s.charAt(i) == '+') {
            i++;
        }
        char c = (char) (s.charAt(i) | 0x20);
        if (c == 'i' || c == 'n') {
            double d = c == 'i' ? Double.POSITIVE_INFINITY : Double.NaN;
            return negative ? -d : d;
        }
        return Double.parseDouble(s.substring(start, end));
    }
}
