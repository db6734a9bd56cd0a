package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * Values laid out as a {@link FormatSpec} says: sign, prefix, digits in groups, padding. Compare
 * {@code format_string_internal}, {@code format_long_internal} and their kin.
 */
final class FormatLayout {
    private FormatLayout() {}

    static long str(ThreadState ts, FormatSpec f, long value) {
        if (f.sign != 0) {
            throw Errors.valueError(
                    ts,
                    (f.sign == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
        }
        if (f.noNegativeZero) {
            throw Errors.valueError(
                    ts, "Negative zero coercion (z) not allowed in string format specifier");
        }
        if (f.alternate) {
            throw Errors.valueError(
                    ts, "Alternate form (#) not allowed in string format specifier");
        }
        if (f.align == '=') {
            throw Errors.valueError(ts, "'=' alignment not allowed in string format specifier");
        }
        int n = PyUnicode.length(value);
        int used = f.precision >= 0 && f.precision < n ? f.precision : n;
        long padding = Math.max(0, (long) f.width - used);
        if (padding == 0) {
            return PyUnicode.substring(ts, value, 0, used);
        }
        long left = left(f, padding);
        long part = PyUnicode.substring(ts, value, 0, used);
        try {
            return StrForm.pad(ts, part, left, padding - left, f.fill);
        } finally {
            Refs.release(ts, part);
        }
    }

    /** As {@link #str}, of a form that {@code FormatSpec.appendsStr} allows. */
    static void appendStr(FormatSpec f, UnicodeBuilder out, long value) {
        int n = PyUnicode.length(value);
        int used = f.precision >= 0 && f.precision < n ? f.precision : n;
        int padding = Math.max(0, f.width - used);
        int left = (int) left(f, padding);
        out.repeat(f.fill, left).appendStr(value, 0, used).repeat(f.fill, padding - left);
    }

    /** How much of the padding goes to the left. */
    private static long left(FormatSpec f, long padding) {
        return f.align == '>' ? padding : f.align == '^' ? padding / 2 : 0;
    }

    // ---------------------------------------------------------------- int

    static long integer(ThreadState ts, FormatSpec f, long value) {
        if (f.precision != -1) {
            throw Errors.valueError(ts, "Precision not allowed in integer format specifier");
        }
        if (f.noNegativeZero) {
            throw Errors.valueError(
                    ts, "Negative zero coercion (z) not allowed in integer format specifier");
        }
        if (f.type == 'c') {
            return character(ts, f, value);
        }
        if (f.separator == 0 && f.type != 'n' && PyLong.fitsLong(value)) {
            long small = PyLong.longValue(value);
            if (small != Long.MIN_VALUE) {
                return small(ts, f, small);
            }
        }
        int radix = f.type == 'b' ? 2 : f.type == 'o' ? 8
                : f.type == 'x' || f.type == 'X' ? 16 : 10;
        String digits = Text.intDigits(ts, value, radix);
        boolean negative = digits.charAt(0) == '-';
        String prefix = f.alternate && radix != 10 ? "0" + (char) f.type : "";
        digits = negative ? digits.substring(1) : digits;
        if (f.type == 'X') {
            digits = Text.upperAscii(digits);
        }
        return number(ts, f, negative, prefix, digits, "");
    }

    private static long small(ThreadState ts, FormatSpec f, long value) {
        if (f.type == 'd' && f.width <= 1 && (value < 0 || f.sign == 0 || f.sign == '-')) {
            return IntText.str(ts, value);
        }
        if (f.width > PyUnicode.MAX_LENGTH) {
            throw Errors.memoryError(ts);
        }
        UnicodeBuilder b = new UnicodeBuilder(ts, Math.max(f.width, 0) + 24);
        appendSmall(f, b, value);
        return b.finishLast(ts);
    }

    /** An int that is not Long.MIN_VALUE, without separators: sign, prefix, digits and padding. */
    static void appendSmall(FormatSpec f, UnicodeBuilder b, long value) {
        long magnitude = Math.abs(value);
        int shift = f.type == 'd' ? 0 : f.type == 'b' ? 1 : f.type == 'o' ? 3 : 4;
        int digits = shift == 0
                ? IntText.length(magnitude)
                : (64 - Long.numberOfLeadingZeros(magnitude | 1) + shift - 1) / shift;
        boolean signed = value < 0 || f.sign == '+' || f.sign == ' ';
        boolean prefixed = f.alternate && shift != 0;
        int padding = Math.max(0, f.width - digits - (signed ? 1 : 0) - (prefixed ? 2 : 0));
        int left = (int) left(f, padding);
        int middle = f.align == '=' ? padding : 0;
        b.repeat(f.fill, left);
        appendSign(b, value < 0, f.sign);
        if (prefixed) {
            b.append('0').append(f.type);
        }
        b.repeat(f.fill, middle);
        if (shift == 0) {
            b.appendInt(magnitude);
        } else {
            b.appendPowerOfTwo(magnitude, shift, f.type == 'X');
        }
        b.repeat(f.fill, padding - left - middle);
    }

    private static long character(ThreadState ts, FormatSpec f, long value) {
        if (f.sign != 0) {
            throw Errors.valueError(ts, "Sign not allowed with integer format specifier 'c'");
        }
        if (f.alternate) {
            throw Errors.valueError(
                    ts, "Alternate form (#) not allowed with integer format specifier 'c'");
        }
        if (!PyLong.fitsLong(value)) {
            throw Errors.overflowError(ts, "Python int too large to convert to C long");
        }
        long c = PyLong.longValue(value);
        if (c < 0 || c > 0x10FFFF) {
            throw Errors.overflowError(ts, "%c arg not in range(0x110000)");
        }
        return number(ts, f, false, "", "", Character.toString((int) c));
    }

    // ---------------------------------------------------------------- float, complex

    static long real(ThreadState ts, FormatSpec f, double value) {
        double x = value;
        int flags = flags(f);
        char t = f.type == 0 ? 'r' : f.type == 'n' ? 'g' : (char) f.type;
        int digits = f.precision;
        if (f.type == 0) {
            flags |= FloatFormat.ADD_DOT_0;
        }
        if (f.type == '%') {
            t = 'f';
            x *= 100;
        }
        if (digits < 0) {
            digits = t == 'r' ? 0 : 6;
        } else if (t == 'r') {
            t = 'g';
        }
        if (digits > Integer.MAX_VALUE - 128) {
            throw Errors.valueError(ts, "precision too big");
        }
        String s = FloatFormat.format(x, t, digits, flags);
        return number(ts, f, f.type == '%' ? s + "%" : s);
    }

    private static int flags(FormatSpec f) {
        return (f.alternate ? FloatFormat.ALT : 0) | (f.noNegativeZero ? FloatFormat.NO_NEG_0 : 0);
    }

    private static long number(ThreadState ts, FormatSpec f, String s) {
        boolean negative = s.charAt(0) == '-';
        int start = negative ? 1 : 0;
        int end = endOfDigits(s, start);
        return number(ts, f, negative, "", s.substring(start, end), s.substring(end));
    }

    private static int endOfDigits(String s, int start) {
        int end = start;
        while (end < s.length() && s.charAt(end) >= '0' && s.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    static long complex(ThreadState ts, FormatSpec f, double real, double imag) {
        if (f.fill == '0') {
            throw Errors.valueError(ts, "Zero padding is not allowed in complex format specifier");
        }
        if (f.align == '=') {
            throw Errors.valueError(
                    ts, "'=' alignment flag is not allowed in complex format specifier");
        }
        char t = f.type == 0 ? 'r' : f.type == 'n' ? 'g' : (char) f.type;
        int digits = f.precision >= 0 ? f.precision : t == 'r' ? 0 : 6;
        t = t == 'r' && f.precision >= 0 ? 'g' : t;
        boolean bare = f.type == 0 && real == 0 && Math.copySign(1, real) > 0;
        String re = FloatFormat.format(real, t, digits, flags(f));
        String im = FloatFormat.format(imag, t, digits, flags(f));
        UnicodeBuilder b = new UnicodeBuilder();
        if (!bare) {
            appendPart(f, b, re, f.sign);
        }
        appendPart(f, b, im, bare ? f.sign : '+');
        b.append('j');
        boolean parentheses = f.type == 0 && !bare;
        long padding = Math.max(0, (long) f.width - b.length() - (parentheses ? 2 : 0));
        long left = left(f, padding);
        UnicodeBuilder all = new UnicodeBuilder(b.length() + (int) padding + 2);
        all.repeat(f.fill, (int) left).append(parentheses ? "(" : "").append(b.toString());
        all.append(parentheses ? ")" : "").repeat(f.fill, (int) (padding - left));
        return all.finish(ts);
    }

    private static void appendPart(FormatSpec f, UnicodeBuilder b, String s, char signOption) {
        boolean negative = s.charAt(0) == '-';
        int start = negative ? 1 : 0;
        int end = endOfDigits(s, start);
        appendSign(b, negative, signOption);
        group(f, b, s.substring(start, end), 0);
        b.append(s.substring(end));
    }

    // ---------------------------------------------------------------- layout of numbers

    private static void appendSign(UnicodeBuilder b, boolean negative, char option) {
        if (negative) {
            b.append('-');
        } else if (option == '+' || option == ' ') {
            b.append(option);
        }
    }

    private static long number(
            ThreadState ts, FormatSpec f, boolean negative, String prefix, String digits,
            String rest) {
        int signWidth = negative || f.sign == '+' || f.sign == ' ' ? 1 : 0;
        int restWidth = rest.codePointCount(0, rest.length());
        int fixedWidth = signWidth + prefix.length() + restWidth;
        UnicodeBuilder number = new UnicodeBuilder(digits.length() + 16);
        if (f.width > PyUnicode.MAX_LENGTH) {
            throw Errors.memoryError(ts);
        }
        if (!digits.isEmpty()) {
            int least = f.fill == '0' && f.align == '=' ? f.width - fixedWidth : 0;
            group(f, number, digits, least);
        }
        int padding = Math.max(0, f.width - fixedWidth - number.length());
        int left = (int) left(f, padding);
        int middle = f.align == '=' ? padding : 0;
        UnicodeBuilder b = new UnicodeBuilder(fixedWidth + number.length() + padding);
        b.repeat(f.fill, left);
        appendSign(b, negative, f.sign);
        b.append(prefix).repeat(f.fill, middle);
        for (int i = 0; i < number.length(); i++) {
            b.append(number.charAt(i));
        }
        return b.append(rest).repeat(f.fill, padding - left - middle).finish(ts);
    }

    /**
     * Digits with separators and leading zeros to a width of at least {@code least}; compare
     * {@code _PyUnicode_InsertThousandsGrouping}.
     */
    private static void group(FormatSpec f, UnicodeBuilder out, String digits, int least) {
        if (f.separator == 0) {
            out.repeat('0', least - digits.length()).append(digits);
            return;
        }
        StringBuilder reversed = new StringBuilder(digits.length() * 4 / 3 + 4);
        int remaining = digits.length();
        int minimum = least;
        boolean first = true;
        while (true) {
            if (!first) {
                reversed.append(f.separator);
            }
            int size = Math.min(f.groupSize, Math.max(Math.max(remaining, minimum), 1));
            for (int i = 0; i < size; i++) {
                reversed.append(remaining > 0 ? digits.charAt(--remaining) : '0');
            }
            minimum -= size;
            if (remaining <= 0 && minimum <= 0) {
                break;
            }
            minimum--;
            first = false;
        }
        for (int i = reversed.length() - 1; i >= 0; i--) {
            out.append(reversed.charAt(i));
        }
    }
}
