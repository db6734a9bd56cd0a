package org.jilectomy.runtime.objects;

import java.math.BigInteger;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Ints to and from text, and {@code int(x)}; compare {@code long_to_decimal_string}, {@code
 * PyLong_FromUnicodeObject} and {@code PyNumber_Long}.
 *
 * <p>Conversions between decimal text and ints beyond {@link #maxStrDigits} digits are refused with
 * ValueError, as CPython does since 3.10.7.
 */
public final class LongText {
    /** {@code sys.int_info.default_max_str_digits}. */
    public static final int DEFAULT_MAX_STR_DIGITS = 4300;

    /** {@code sys.int_info.str_digits_check_threshold}. */
    public static final int STR_DIGITS_CHECK_THRESHOLD = 640;

    /** {@code sys.get_int_max_str_digits()}; 0 means no limit. */
    private static volatile int maxStrDigits = DEFAULT_MAX_STR_DIGITS;

    private LongText() {}

    public static int maxStrDigits() {
        return maxStrDigits;
    }

    /** @param digits 0 or at least {@link #STR_DIGITS_CHECK_THRESHOLD} */
    public static void setMaxStrDigits(int digits) {
        maxStrDigits = digits;
    }

    // ---------------------------------------------------------------- to text

    /** {@code repr(v)} of an int. */
    static long repr(ThreadState ts, long value) {
        if (PyLong.fitsLong(value)) {
            return IntText.str(ts, PyLong.longValue(value));
        }
        return PyUnicode.fromJava(ts, toDecimal(ts, value));
    }

    /** Decimal digits; ValueError beyond the limit. */
    public static String toDecimal(ThreadState ts, long value) {
        if (PyLong.fitsLong(value)) {
            return Long.toString(PyLong.longValue(value));
        }
        BigInteger v = PyLong.toBig(value);
        int limit = maxStrDigits;
        if (limit > 0) {
            // a cheap test first: bits / log2(10) is a lower bound of the digits
            if (v.bitLength() > 100_000 && v.bitLength() / 3.33 > limit) {
                throw tooLong(ts);
            }
            String s = v.toString();
            if (s.length() - (v.signum() < 0 ? 1 : 0) > limit) {
                throw tooLong(ts);
            }
            return s;
        }
        return v.toString();
    }

    private static PyException tooLong(ThreadState ts) {
        return Errors.valueError(
                ts,
                "Exceeds the limit (" + maxStrDigits + " digits) for integer string conversion; use"
                        + " sys.set_int_max_str_digits() to increase the limit");
    }

    // ---------------------------------------------------------------- int(x)

    /** {@code PyNumber_Long}: an exact int, owned. */
    static long toInt(ThreadState ts, long v) {
        if (PyLong.TYPE.isExactly(v)) {
            return Refs.retain(ts, v);
        }
        PyType type = PyType.of(v);
        if (type == PyUnicode.TYPE) {
            return parseDecimal(ts, v);
        }
        long r = type.nb_int(ts, v);
        if (r != 0) {
            return checkResult(ts, r);
        }
        if (type.hasIndex()) {
            return exactSteal(ts, Abstract.index(ts, v));
        }
        long trunc = Attributes.lookupSpecial(ts, v, Names.__trunc__);
        if (trunc != 0) {
            return truncated(ts, trunc);
        }
        if (PyUnicode.check(v)) {
            return parse(ts, v, 10);
        }
        byte[] bytes = BytesLike.tryCopy(ts, v);
        if (bytes != null) {
            return parseBytes(ts, v, bytes, 10);
        }
        throw Errors.typeError(
                ts,
                "int() argument must be a string, a bytes-like object or a real number, not '"
                        + type.name() + "'");
    }

    private static long truncated(ThreadState ts, long method) {
        long r;
        try {
            Warnings.deprecated(ts, "The delegation of int() to __trunc__ is deprecated.");
            r = Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
        if (PyLong.check(r)) {
            return exactSteal(ts, r);
        }
        PyType type = PyType.of(r);
        if (!type.hasIndex()) {
            Refs.release(ts, r);
            throw Errors.typeError(
                    ts, "__trunc__ returned non-Integral (type " + type.name() + ")");
        }
        try {
            return exactSteal(ts, Abstract.index(ts, r));
        } finally {
            Refs.release(ts, r);
        }
    }

    private static long checkResult(ThreadState ts, long r) {
        if (PyLong.TYPE.isExactly(r)) {
            return r;
        }
        if (PyLong.check(r)) {
            Warnings.strictSubclass(ts, r, "__int__ returned non-int", "int");
            return exactSteal(ts, r);
        }
        String got = PyType.of(r).name();
        Refs.release(ts, r);
        throw Errors.typeError(ts, "__int__ returned non-int (type " + got + ")");
    }

    private static long exactSteal(ThreadState ts, long r) {
        if (PyLong.TYPE.isExactly(r)) {
            return r;
        }
        long exact = PyLong.toExact(ts, r);
        Refs.release(ts, r);
        return exact;
    }

    // ---------------------------------------------------------------- from text

    /** {@code int(str)} of an exact str: few digits at once, anything less plain the general way. */
    private static long parseDecimal(ThreadState ts, long str) {
        int n = PyUnicode.length(str);
        if (n == 0 || n > 18 || !PyASCIIObject.ascii(str)) {
            return parse(ts, str, 10);
        }
        long data = str + PyASCIIObject.SIZE;
        boolean negative = Memory.getByte(data) == '-';
        long v = 0;
        for (int i = negative ? 1 : 0; i < n; i++) {
            int c = Memory.getByte(data + i);
            if (c < '0' || c > '9') {
                if (c > '_') {
                    throw invalid(ts, str, 10);
                }
                return parse(ts, str, 10);
            }
            v = v * 10 + c - '0';
        }
        if (negative && n == 1) {
            throw invalid(ts, str, 10);
        }
        return PyLong.of(ts, negative ? -v : v);
    }

    /** {@code int(str, base)}. */
    static long parse(ThreadState ts, long str, int base) {
        String text = toAscii(PyUnicode.toJava(str));
        BigInteger v = parse(ts, text, base);
        if (v == null) {
            throw invalid(ts, str, base);
        }
        return PyLong.of(ts, v);
    }

    /** {@code int(bytes, base)}; {@code object} is what the message shows. */
    static long parseBytes(ThreadState ts, long object, byte[] bytes, int base) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        BigInteger v = isAscii(text) ? parse(ts, stripAscii(text), base) : null;
        if (v == null) {
            throw invalid(ts, object, base);
        }
        return PyLong.of(ts, v);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static PyException invalid(ThreadState ts, long object, int base) {
        long repr = Abstract.repr(ts, object);
        long text;
        try {
            text = new UnicodeBuilder(ts, 64)
                    .append("invalid literal for int() with base ")
                    .appendInt(base)
                    .append(": ")
                    .appendStr(repr, 0, Math.min(PyUnicode.length(repr), 200))
                    .finishLast(ts);
        } finally {
            Refs.release(ts, repr);
        }
        try {
            return Errors.raiseValue(ts, Exceptions.ValueError, text);
        } finally {
            Refs.release(ts, text);
        }
    }

    /** Stripped text as an int; null if it is malformed. Compare {@code PyLong_FromString}. */
    private static BigInteger parse(ThreadState ts, String s, int base) {
        int at = 0;
        boolean negative = false;
        if (at < s.length() && (s.charAt(at) == '+' || s.charAt(at) == '-')) {
            negative = s.charAt(at) == '-';
            at++;
        }
        boolean onlyZeros = false;
        boolean zeroFirst = at < s.length() && s.charAt(at) == '0';
        int prefix = zeroFirst && at + 1 < s.length() ? baseOfPrefix(s.charAt(at + 1)) : 0;
        if (base == 0) {
            base = prefix != 0 ? prefix : 10;
            onlyZeros = zeroFirst && prefix == 0;
        }
        if (prefix != 0 && prefix == base) {
            at += 2;
            if (at < s.length() && s.charAt(at) == '_') {
                at++;
            }
        }
        String digits = digits(s, at, base);
        if (digits == null) {
            return null;
        }
        if (digits.length() < 18 && base <= 10) {
            long v = Long.parseLong(digits, base);
            return onlyZeros && v != 0 ? null : BigInteger.valueOf(negative ? -v : v);
        }
        if ((base & base - 1) != 0) {
            checkDigits(ts, digits.length());
        }
        BigInteger v = new BigInteger(digits, base);
        return onlyZeros && v.signum() != 0 ? null : negative ? v.negate() : v;
    }

    private static int baseOfPrefix(char c) {
        return switch (c) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    /** The digits from {@code at} to the end without single underscores; null if malformed. */
    private static String digits(String s, int at, int base) {
        int n = s.length();
        if (at == n) {
            return null;
        }
        StringBuilder b = null;
        char before = '_';
        for (int i = at; i < n; i++) {
            char c = s.charAt(i);
            if (c == '_') {
                if (before == '_') {
                    return null;
                }
                if (b == null) {
                    b = new StringBuilder(n).append(s, at, i);
                }
            } else if (c >= 128 || Character.digit(c, base) < 0) {
                return null;
            } else if (b != null) {
                b.append(c);
            }
            before = c;
        }
        if (before == '_') {
            return null;
        }
        return b != null ? b.toString() : s.substring(at);
    }

    private static void checkDigits(ThreadState ts, int n) {
        int limit = maxStrDigits;
        if (ts != null && limit > 0 && n > limit && n > STR_DIGITS_CHECK_THRESHOLD) {
            throw Errors.valueError(
                    ts,
                    "Exceeds the limit (" + limit + " digits) for integer string conversion: value"
                            + " has " + n + " digits; use sys.set_int_max_str_digits() to increase"
                            + " the limit");
        }
    }

    // ---------------------------------------------------------------- text of numbers

    /**
     * Stripped, with decimal digits of any script as ASCII digits; compare {@code
     * _PyUnicode_TransformDecimalAndSpaceToASCII}. Other characters stay and make the text invalid.
     */
    static String toAscii(String text) {
        int n = text.length();
        int start = 0;
        int end = n;
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && isSpace(text.charAt(end - 1))) {
            end--;
        }
        String s = start == 0 && end == n ? text : text.substring(start, end);
        return isAscii(s) ? s : digitsToAscii(s);
    }

    private static String digitsToAscii(String s) {
        StringBuilder b = new StringBuilder(s.length());
        for (int i = 0; i < s.length();) {
            int c = s.codePointAt(i);
            i += Character.charCount(c);
            if (c >= 128 && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                b.append((char) ('0' + Character.digit(c, 10)));
            } else {
                b.appendCodePoint(c);
            }
        }
        return b.toString();
    }

    /** Strips what C's {@code isspace} knows. */
    static String stripAscii(String s) {
        int start = 0;
        int end = s.length();
        while (start < end && isAsciiSpace(s.charAt(start))) {
            start++;
        }
        while (start < end && isAsciiSpace(s.charAt(end - 1))) {
            end--;
        }
        return s.substring(start, end);
    }

    private static boolean isAsciiSpace(char c) {
        return c == ' ' || c >= 9 && c <= 13;
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || c >= 9 && c <= 13
                || c >= 0x1c && c <= 0x1f
                || c >= 0x85 && (c == 0x85 || Character.isSpaceChar(c));
    }
}
