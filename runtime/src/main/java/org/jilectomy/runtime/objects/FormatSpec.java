package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The format-spec mini-language, parsed, and how str, int, float and complex obey it (CPython 3.11,
 * Python/formatter_unicode.c).
 *
 * <pre>
 *   [[fill]align][sign][z][#][0][width][,|_][.precision][type]
 * </pre>
 *
 * <p>A number is laid out as {@code left | sign | prefix | middle | grouped digits | rest | right},
 * where the paddings left, middle and right are chosen by the alignment and the rest is the decimal
 * point with what follows it.
 *
 * <p>Thread-safe: an instance does not change once it is parsed.
 */
public final class FormatSpec {
    private static final int MAX = Integer.MAX_VALUE;

    private int fill = ' ';
    private char align;
    private char sign;
    private boolean noNegativeZero;
    private boolean alternate;
    private int width = -1;
    private char separator;
    private int groupSize = 3;
    private int precision = -1;
    private int type;

    private FormatSpec() {}

    // ---------------------------------------------------------------- entry points

    /**
     * A replacement field: converts, then formats; compare the opcode {@code FORMAT_VALUE}.
     *
     * @param conversion 0, {@code 's'}, {@code 'r'} or {@code 'a'}
     * @param spec a str, or 0 for none
     * @return owned str
     */
    public static long format(ThreadState ts, long value, int conversion, long spec) {
        if (conversion == 0) {
            return formatValue(ts, value, spec);
        }
        long converted =
                switch (conversion) {
                    case 's' -> Abstract.str(ts, value);
                    case 'r' -> Abstract.repr(ts, value);
                    default -> Abstract.ascii(ts, value);
                };
        if (spec == 0 || PyUnicode.length(spec) == 0) {
            return converted;
        }
        try {
            return formatValue(ts, converted, spec);
        } finally {
            Refs.release(ts, converted);
        }
    }

    /**
     * As {@link #format}, the text going to {@code out}.
     *
     * @param template a str; the spec are its characters from {@code start} to {@code end}
     */
    static void append(
            ThreadState ts,
            UnicodeBuilder out,
            long value,
            int conversion,
            long template,
            int start,
            int end) {
        if (conversion == 0) {
            boolean isInt = Immediate.isInt(value);
            if (start == end) {
                if (isInt) {
                    out.appendInt(Immediate.intValue(value));
                    return;
                }
                if (PyUnicode.checkExact(value)) {
                    out.appendStr(value);
                    return;
                }
            } else if (isInt && PyASCIIObject.ascii(template)) {
                FormatSpec f = known(specText(template, start, end), end - start, 'd', '>');
                if (f != null && f.appendsSmall()) {
                    f.appendSmall(out, Immediate.intValue(value));
                    return;
                }
            }
        }
        long spec = start == end ? 0 : PyUnicode.substring(ts, template, start, end);
        try {
            append(ts, out, value, conversion, spec);
        } finally {
            Refs.xrelease(ts, spec);
        }
    }

    /** Whether an immediate int in this form has no more to check. */
    private boolean appendsSmall() {
        return separator == 0 && precision == -1 && !noNegativeZero && width < 1000
                && (type == 'd' || type == 'x' || type == 'X' || type == 'o' || type == 'b');
    }

    /** As {@link #format}, the text going to {@code out}. */
    static void append(
            ThreadState ts, UnicodeBuilder out, long value, int conversion, long spec) {
        long text = format(ts, value, conversion, spec);
        out.appendStr(text);
        Refs.release(ts, text);
    }

    private static long formatValue(ThreadState ts, long value, long spec) {
        if (spec == 0 && Immediate.isInt(value)) {
            return IntText.str(ts, Immediate.intValue(value));
        }
        boolean empty = spec == 0 || PyUnicode.length(spec) == 0;
        if (PyUnicode.checkExact(value)) {
            return empty ? Refs.retain(ts, value) : formatStr(ts, value, spec);
        }
        if (PyLong.TYPE.isExactly(value)) {
            return empty ? Abstract.str(ts, value) : formatLong(ts, value, spec);
        }
        if (PyFloat.TYPE.isExactly(value)) {
            return empty
                    ? Abstract.str(ts, value)
                    : formatDouble(ts, PyFloat.doubleValue(value), spec);
        }
        return Abstract.format(ts, value, empty ? InternTable.EMPTY : spec);
    }

    /** {@code str.__format__(value, spec)} for a spec that is not empty; owned. */
    public static long formatStr(ThreadState ts, long value, long spec) {
        FormatSpec f = parsed(ts, spec, 's', '<', "str");
        if (f.type != 's') {
            throw unknownType(ts, f.type, "str");
        }
        return f.layoutStr(ts, value);
    }

    /**
     * {@code int.__format__(value, spec)} for a spec that is not empty; owned.
     *
     * @param value an int or of a subclass, or immediate
     */
    public static long formatLong(ThreadState ts, long value, long spec) {
        FormatSpec f = parsed(ts, spec, 'd', '>', PyType.of(value).name());
        switch (f.type) {
            case 'b', 'c', 'd', 'o', 'x', 'X', 'n':
                return f.layoutLong(ts, value);
            case 'e', 'E', 'f', 'F', 'g', 'G', '%':
                return f.layoutDouble(ts, Text.intToDouble(ts, value));
            default:
                throw unknownType(ts, f.type, PyType.of(value).name());
        }
    }

    /** {@code float.__format__(value, spec)} for a spec that is not empty; owned. */
    public static long formatDouble(ThreadState ts, double value, long spec) {
        FormatSpec f = parsed(ts, spec, '\0', '>', "float");
        if (!f.isFloatType()) {
            throw unknownType(ts, f.type, "float");
        }
        return f.layoutDouble(ts, value);
    }

    /** {@code complex.__format__(value, spec)} for a spec that is not empty; owned. */
    public static long formatComplex(ThreadState ts, double real, double imag, long spec) {
        FormatSpec f = parsed(ts, spec, '\0', '>', "complex");
        if (!f.isFloatType() || f.type == '%') {
            throw unknownType(ts, f.type, "complex");
        }
        return f.layoutComplex(ts, real, imag);
    }

    private boolean isFloatType() {
        switch (type) {
            case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
                return true;
            default:
                return false;
        }
    }

    // ---------------------------------------------------------------- parsing

    private static boolean isAlign(int c) {
        return c == '<' || c == '>' || c == '=' || c == '^';
    }

    /** A short ASCII spec and what it says; the specs of a program are few and come again. */
    private record Known(long text, int length, char type, char align, FormatSpec format) {}

    private static final Known[] KNOWN = new Known[256];

    private static int slot(long text, char defaultType) {
        return (int) (text * 0x9E3779B97F4A7C15L >>> 56) ^ defaultType & 0xff;
    }

    /** Up to seven ASCII characters of a str, the first one lowest. */
    private static long specText(long str, int start, int end) {
        if (end - start > 7) {
            return -1;
        }
        long data = PyASCIIObject.data(str);
        long text = 0;
        for (int i = end - 1; i >= start; i--) {
            text = text << 8 | Memory.getByte(data + i);
        }
        return text;
    }

    /** The spec, if it is known; {@code text} -1 never is. */
    private static FormatSpec known(long text, int n, char defaultType, char defaultAlign) {
        Known k = KNOWN[slot(text, defaultType)];
        return k != null && k.text == text && k.length == n && k.type == defaultType
                && k.align == defaultAlign ? k.format : null;
    }

    private static FormatSpec parsed(
            ThreadState ts, long spec, char defaultType, char defaultAlign, String typeName) {
        int n = PyUnicode.length(spec);
        long text = PyASCIIObject.ascii(spec) ? specText(spec, 0, n) : -1;
        FormatSpec f = known(text, n, defaultType, defaultAlign);
        if (f != null) {
            return f;
        }
        f = new FormatSpec();
        f.parse(ts, spec, defaultType, defaultAlign, typeName);
        if (text != -1) {
            KNOWN[slot(text, defaultType)] = new Known(text, n, defaultType, defaultAlign, f);
        }
        return f;
    }

    private void parse(
            ThreadState ts, long spec, char defaultType, char defaultAlign, String typeName) {
        int end = PyUnicode.length(spec);
        int kind = PyASCIIObject.kind(spec);
        long data = PyASCIIObject.data(spec);
        int at = 0;
        boolean fillGiven = false;
        boolean alignGiven = false;
        type = defaultType;
        align = defaultAlign;
        if (end >= 2 && isAlign(Ucs.at(data, kind, 1))) {
            fill = Ucs.at(data, kind, 0);
            align = (char) Ucs.at(data, kind, 1);
            fillGiven = alignGiven = true;
            at = 2;
        } else if (end >= 1 && isAlign(Ucs.at(data, kind, 0))) {
            align = (char) Ucs.at(data, kind, 0);
            alignGiven = true;
            at = 1;
        }
        int c = at < end ? Ucs.at(data, kind, at) : -1;
        if (c == ' ' || c == '+' || c == '-') {
            sign = (char) c;
            c = ++at < end ? Ucs.at(data, kind, at) : -1;
        }
        if (c == 'z') {
            noNegativeZero = true;
            c = ++at < end ? Ucs.at(data, kind, at) : -1;
        }
        if (c == '#') {
            alternate = true;
            c = ++at < end ? Ucs.at(data, kind, at) : -1;
        }
        if (!fillGiven && c == '0') {
            fill = '0';
            if (!alignGiven && defaultAlign == '>') {
                align = '=';
            }
            at++;
        }
        int start = at;
        at = integer(ts, data, kind, at, end);
        if (at > start) {
            width = number;
        }
        c = at < end ? Ucs.at(data, kind, at) : -1;
        if (c == ',' || c == '_') {
            separator = (char) c;
            c = ++at < end ? Ucs.at(data, kind, at) : -1;
            if ((c == ',' || c == '_') && c != separator) {
                throw Errors.valueError(ts, "Cannot specify both ',' and '_'.");
            }
        }
        if (c == '.') {
            start = ++at;
            at = integer(ts, data, kind, at, end);
            if (at == start) {
                throw Errors.valueError(ts, "Format specifier missing precision");
            }
            precision = number;
        }
        if (end - at > 1) {
            throw Errors.valueError(
                    ts,
                    "Invalid format specifier '" + PyUnicode.toJava(spec) + "' for object of type '"
                            + typeName + "'");
        }
        if (end - at == 1) {
            type = Ucs.at(data, kind, at);
        }
        if (separator != 0) {
            checkSeparator(ts);
        }
    }

    /** What {@link #integer} read. */
    private int number;

    /** Reads decimal digits (of any script) from {@code at}; returns where they end. */
    private int integer(ThreadState ts, long data, int kind, int at, int end) {
        long n = 0;
        int i = at;
        for (; i < end; i++) {
            int digit = CharTypes.decimalValue(Ucs.at(data, kind, i));
            if (digit < 0) {
                break;
            }
            n = n * 10 + digit;
            if (n > Long.MAX_VALUE / 16) {
                throw Errors.valueError(ts, "Too many decimal digits in format string");
            }
        }
        number = (int) Math.min(n, MAX);
        return i;
    }

    private void checkSeparator(ThreadState ts) {
        switch (type) {
            case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
                return;
            case 'b', 'o', 'x', 'X':
                if (separator == '_') {
                    groupSize = 4;
                    return;
                }
                break;
            default:
        }
        throw Errors.valueError(
                ts, "Cannot specify '" + separator + "' with '" + typeText(type) + "'.");
    }

    private static String typeText(int type) {
        return type > 32 && type < 128
                ? Character.toString(type)
                : "\\x" + Integer.toHexString(type);
    }

    private static RuntimeException unknownType(ThreadState ts, int type, String typeName) {
        return Errors.valueError(
                ts,
                "Unknown format code '" + typeText(type) + "' for object of type '" + typeName
                        + "'");
    }

    // ---------------------------------------------------------------- str

    private long layoutStr(ThreadState ts, long value) {
        if (sign != 0) {
            throw Errors.valueError(
                    ts,
                    (sign == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
        }
        if (noNegativeZero) {
            throw Errors.valueError(
                    ts, "Negative zero coercion (z) not allowed in string format specifier");
        }
        if (alternate) {
            throw Errors.valueError(
                    ts, "Alternate form (#) not allowed in string format specifier");
        }
        if (align == '=') {
            throw Errors.valueError(ts, "'=' alignment not allowed in string format specifier");
        }
        int n = PyUnicode.length(value);
        int used = precision >= 0 && precision < n ? precision : n;
        long padding = Math.max(0, (long) width - used);
        if (padding == 0) {
            return PyUnicode.substring(ts, value, 0, used);
        }
        long left = left(padding);
        long part = PyUnicode.substring(ts, value, 0, used);
        try {
            return StrForm.pad(ts, part, left, padding - left, fill);
        } finally {
            Refs.release(ts, part);
        }
    }

    /** How much of the padding goes to the left. */
    private long left(long padding) {
        return align == '>' ? padding : align == '^' ? padding / 2 : 0;
    }

    // ---------------------------------------------------------------- int

    private long layoutLong(ThreadState ts, long value) {
        if (precision != -1) {
            throw Errors.valueError(ts, "Precision not allowed in integer format specifier");
        }
        if (noNegativeZero) {
            throw Errors.valueError(
                    ts, "Negative zero coercion (z) not allowed in integer format specifier");
        }
        if (type == 'c') {
            return layoutChar(ts, value);
        }
        if (separator == 0 && type != 'n' && PyLong.fitsLong(value)) {
            long small = PyLong.longValue(value);
            if (small != Long.MIN_VALUE) {
                return layoutSmall(ts, small);
            }
        }
        int radix = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
        String digits = Text.intDigits(ts, value, radix);
        boolean negative = digits.charAt(0) == '-';
        String prefix = alternate && radix != 10 ? "0" + (char) type : "";
        digits = negative ? digits.substring(1) : digits;
        if (type == 'X') {
            digits = Text.upperAscii(digits);
        }
        return layout(ts, negative, prefix, digits, "");
    }

    private long layoutSmall(ThreadState ts, long value) {
        if (type == 'd' && width <= 1 && (value < 0 || sign == 0 || sign == '-')) {
            return IntText.str(ts, value);
        }
        if (width > PyUnicode.MAX_LENGTH) {
            throw Errors.memoryError(ts);
        }
        UnicodeBuilder b = new UnicodeBuilder(ts, Math.max(width, 0) + 24);
        appendSmall(b, value);
        return b.finishLast(ts);
    }

    /** An int that is not Long.MIN_VALUE, without separators: sign, prefix, digits and padding. */
    private void appendSmall(UnicodeBuilder b, long value) {
        long magnitude = Math.abs(value);
        int shift = type == 'd' ? 0 : type == 'b' ? 1 : type == 'o' ? 3 : 4;
        int digits = shift == 0
                ? IntText.length(magnitude)
                : (64 - Long.numberOfLeadingZeros(magnitude | 1) + shift - 1) / shift;
        boolean signed = value < 0 || sign == '+' || sign == ' ';
        boolean prefixed = alternate && shift != 0;
        int padding = Math.max(0, width - digits - (signed ? 1 : 0) - (prefixed ? 2 : 0));
        int left = (int) left(padding);
        int middle = align == '=' ? padding : 0;
        b.repeat(fill, left);
        appendSign(b, value < 0, sign);
        if (prefixed) {
            b.append('0').append(type);
        }
        b.repeat(fill, middle);
        if (shift == 0) {
            b.appendInt(magnitude);
        } else {
            b.appendPowerOfTwo(magnitude, shift, type == 'X');
        }
        b.repeat(fill, padding - left - middle);
    }

    private long layoutChar(ThreadState ts, long value) {
        if (sign != 0) {
            throw Errors.valueError(ts, "Sign not allowed with integer format specifier 'c'");
        }
        if (alternate) {
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
        return layout(ts, false, "", "", Character.toString((int) c));
    }

    // ---------------------------------------------------------------- float, complex

    private long layoutDouble(ThreadState ts, double value) {
        double x = value;
        int flags = flags();
        char t = type == 0 ? 'r' : type == 'n' ? 'g' : (char) type;
        int digits = precision;
        if (type == 0) {
            flags |= FloatFormat.ADD_DOT_0;
        }
        if (type == '%') {
            t = 'f';
            x *= 100;
        }
        if (digits < 0) {
            digits = t == 'r' ? 0 : 6;
        } else if (t == 'r') {
            t = 'g';
        }
        if (digits > MAX - 128) {
            throw Errors.valueError(ts, "precision too big");
        }
        String s = FloatFormat.format(x, t, digits, flags);
        return layoutNumber(ts, type == '%' ? s + "%" : s);
    }

    private int flags() {
        return (alternate ? FloatFormat.ALT : 0) | (noNegativeZero ? FloatFormat.NO_NEG_0 : 0);
    }

    private long layoutNumber(ThreadState ts, String s) {
        boolean negative = s.charAt(0) == '-';
        int start = negative ? 1 : 0;
        int end = endOfDigits(s, start);
        return layout(ts, negative, "", s.substring(start, end), s.substring(end));
    }

    private static int endOfDigits(String s, int start) {
        int end = start;
        while (end < s.length() && s.charAt(end) >= '0' && s.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private long layoutComplex(ThreadState ts, double real, double imag) {
        if (fill == '0') {
            throw Errors.valueError(ts, "Zero padding is not allowed in complex format specifier");
        }
        if (align == '=') {
            throw Errors.valueError(
                    ts, "'=' alignment flag is not allowed in complex format specifier");
        }
        char t = type == 0 ? 'r' : type == 'n' ? 'g' : (char) type;
        int digits = precision >= 0 ? precision : t == 'r' ? 0 : 6;
        t = t == 'r' && precision >= 0 ? 'g' : t;
        boolean bare = type == 0 && real == 0 && Math.copySign(1, real) > 0;
        String re = FloatFormat.format(real, t, digits, flags());
        String im = FloatFormat.format(imag, t, digits, flags());
        UnicodeBuilder b = new UnicodeBuilder();
        if (!bare) {
            appendPart(b, re, sign);
        }
        appendPart(b, im, bare ? sign : '+');
        b.append('j');
        boolean parentheses = type == 0 && !bare;
        long padding = Math.max(0, (long) width - b.length() - (parentheses ? 2 : 0));
        long left = left(padding);
        UnicodeBuilder all = new UnicodeBuilder(b.length() + (int) padding + 2);
        all.repeat(fill, (int) left).append(parentheses ? "(" : "").append(b.toString());
        all.append(parentheses ? ")" : "").repeat(fill, (int) (padding - left));
        return all.finish(ts);
    }

    private void appendPart(UnicodeBuilder b, String s, char signOption) {
        boolean negative = s.charAt(0) == '-';
        int start = negative ? 1 : 0;
        int end = endOfDigits(s, start);
        appendSign(b, negative, signOption);
        group(b, s.substring(start, end), 0);
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

    private long layout(
            ThreadState ts, boolean negative, String prefix, String digits, String rest) {
        int signWidth = negative || sign == '+' || sign == ' ' ? 1 : 0;
        int restWidth = rest.codePointCount(0, rest.length());
        int fixedWidth = signWidth + prefix.length() + restWidth;
        UnicodeBuilder number = new UnicodeBuilder(digits.length() + 16);
        if (width > PyUnicode.MAX_LENGTH) {
            throw Errors.memoryError(ts);
        }
        if (!digits.isEmpty()) {
            int least = fill == '0' && align == '=' ? width - fixedWidth : 0;
            group(number, digits, least);
        }
        int padding = Math.max(0, width - fixedWidth - number.length());
        int left = (int) left(padding);
        int middle = align == '=' ? padding : 0;
        UnicodeBuilder b = new UnicodeBuilder(fixedWidth + number.length() + padding);
        b.repeat(fill, left);
        appendSign(b, negative, sign);
        b.append(prefix).repeat(fill, middle);
        for (int i = 0; i < number.length(); i++) {
            b.append(number.charAt(i));
        }
        return b.append(rest).repeat(fill, padding - left - middle).finish(ts);
    }

    /**
     * Digits with separators and leading zeros to a width of at least {@code least}; compare
     * {@code _PyUnicode_InsertThousandsGrouping}.
     */
    private void group(UnicodeBuilder out, String digits, int least) {
        if (separator == 0) {
            out.repeat('0', least - digits.length()).append(digits);
            return;
        }
        StringBuilder reversed = new StringBuilder(digits.length() * 4 / 3 + 4);
        int remaining = digits.length();
        int minimum = least;
        boolean first = true;
        while (true) {
            if (!first) {
                reversed.append(separator);
            }
            int size = Math.min(groupSize, Math.max(Math.max(remaining, minimum), 1));
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
