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

    int fill = ' ';
    char align;
    char sign;
    boolean noNegativeZero;
    boolean alternate;
    int width = -1;
    char separator;
    int groupSize = 3;
    int precision = -1;
    int type;

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
                    FormatLayout.appendSmall(f, out, Immediate.intValue(value));
                    return;
                }
            } else if (PyUnicode.checkExact(value) && PyASCIIObject.ascii(template)) {
                FormatSpec f = known(specText(template, start, end), end - start, 's', '<');
                if (f != null && f.appendsStr()) {
                    FormatLayout.appendStr(f, out, value);
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

    /** Whether a str in this form has no more to check. */
    private boolean appendsStr() {
        return type == 's' && sign == 0 && !noNegativeZero && !alternate && align != '='
                && width < 1000;
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
        return FormatLayout.str(ts, f, value);
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
                return FormatLayout.integer(ts, f, value);
            case 'e', 'E', 'f', 'F', 'g', 'G', '%':
                return FormatLayout.real(ts, f, Text.intToDouble(ts, value));
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
        return FormatLayout.real(ts, f, value);
    }

    /** {@code complex.__format__(value, spec)} for a spec that is not empty; owned. */
    public static long formatComplex(ThreadState ts, double real, double imag, long spec) {
        FormatSpec f = parsed(ts, spec, '\0', '>', "complex");
        if (!f.isFloatType() || f.type == '%') {
            throw unknownType(ts, f.type, "complex");
        }
        return FormatLayout.complex(ts, f, real, imag);
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
}
