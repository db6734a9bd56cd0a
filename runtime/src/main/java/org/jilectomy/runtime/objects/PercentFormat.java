package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code format % arguments} for str, bytes and bytearray (CPython 3.11,
 * {@code PyUnicode_Format} and {@code _PyBytes_FormatEx}).
 *
 * <pre>
 *   %[(key)][#0- +]...[width][.precision][hlL]type        width and precision may be *
 * </pre>
 *
 * <p>Both languages are one program here: a bytes format is read as Latin-1 text, and the result's
 * characters are the bytes. Where they differ, {@link #bytes} decides.
 */
final class PercentFormat {
    private static final int LEFT = 1;
    private static final int PLUS = 2;
    private static final int BLANK = 4;
    private static final int ALTERNATE = 8;
    private static final int ZERO = 16;

    private final ThreadState ts;

    /** Units of the format text. */
    private final long data;

    private final int kind;
    private final int end;
    private final boolean bytes;
    private final UnicodeBuilder out;

    /** What the conversions take from: a tuple, or a single value. Borrowed. */
    private long arguments;

    private boolean isTuple;
    private long next;

    /** The mapping for {@code %(key)}, or 0. Borrowed. */
    private long mapping;

    /** Whether the single value was used, or need not be. */
    private boolean used;

    /** The value that {@code %(key)} fetched for the present conversion; owned, or 0. */
    private long fetched;

    private int at;

    // The present conversion.
    private int flags;
    private int width;
    private int precision;

    private PercentFormat(
            ThreadState ts, long data, int kind, int end, boolean bytes, long arguments) {
        this.ts = ts;
        this.data = data;
        this.kind = kind;
        this.end = end;
        this.bytes = bytes;
        this.arguments = arguments;
        this.out = new UnicodeBuilder(ts, end + 32);
        this.isTuple = (arguments & 3) == 0 && PyObject.ob_type(arguments) == PyTuple.ADDRESS
                || PyTuple.TYPE.isInstance(arguments);
        this.mapping = isTuple || !isMapping(ts, arguments, bytes) ? 0 : arguments;
    }

    /** {@code format % args} of a str; owned. */
    static long format(ThreadState ts, long format, long args) {
        PercentFormat f =
                new PercentFormat(
                        ts,
                        PyUnicode.data(format),
                        PyUnicode.kind(format),
                        PyUnicode.length(format),
                        false,
                        args);
        f.run();
        return f.out.finishLast(ts);
    }

    /** As above for the {@code n} bytes at {@code data}; the builder holds the resulting bytes. */
    static UnicodeBuilder formatBytes(ThreadState ts, long data, int n, long args) {
        PercentFormat f = new PercentFormat(ts, data, 1, n, true, args);
        f.run();
        return f.out;
    }

    private static boolean isMapping(ThreadState ts, long value, boolean bytes) {
        if (PyUnicode.check(value) || Immediate.is(value)) {
            return false;
        }
        if (bytes && (PyBytes.check(value) || PyByteArray.check(value))) {
            return false;
        }
        long getitem = Attributes.lookupType(ts, PyType.of(value), Names.__getitem__);
        Refs.xrelease(ts, getitem);
        return getitem != 0;
    }

    private int charAt(int i) {
        return Ucs.at(data, kind, i);
    }

    private RuntimeException incomplete() {
        return Errors.valueError(ts, "incomplete format");
    }

    // ---------------------------------------------------------------- the format text

    private void run() {
        while (at < end) {
            int start = at;
            while (at < end && charAt(at) != '%') {
                at++;
            }
            out.appendUnits(data, kind, start, at - start);
            if (at++ == end) {
                break;
            }
            try {
                conversion();
            } finally {
                Refs.xrelease(ts, fetched);
                fetched = 0;
            }
        }
        boolean left = isTuple ? next < PyTuple.size(arguments) : !used;
        if (left && mapping == 0) {
            throw Errors.typeError(
                    ts,
                    "not all arguments converted during " + (bytes ? "bytes" : "string")
                            + " formatting");
        }
    }

    private void conversion() {
        flags = 0;
        width = -1;
        precision = -1;
        if (at < end && (charAt(at) == 's' || charAt(at) == 'd')) {
            convert(charAt(at++));
            return;
        }
        if (at < end && charAt(at) == '%') {
            out.append('%');
            at++;
            return;
        }
        if (at < end && charAt(at) == '(') {
            key();
        }
        readFlags();
        if (at < end && charAt(at) == '*') {
            at++;
            width = star("width");
            if (width < 0) {
                flags |= LEFT;
                width = -width;
            }
        } else {
            width = number("width");
        }
        if (at < end && charAt(at) == '.') {
            at++;
            if (at < end && charAt(at) == '*') {
                at++;
                precision = Math.max(0, star("precision"));
            } else {
                precision = Math.max(0, number("precision"));
            }
        }
        if (at < end && (charAt(at) == 'h' || charAt(at) == 'l' || charAt(at) == 'L')) {
            at++;
        }
        if (at >= end) {
            throw incomplete();
        }
        convert(charAt(at++));
    }

    private void key() {
        if (mapping == 0) {
            throw Errors.typeError(ts, "format requires a mapping");
        }
        int start = ++at;
        int open = 1;
        while (open > 0) {
            if (at >= end) {
                throw Errors.valueError(ts, "incomplete format key");
            }
            int c = charAt(at++);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        long key = bytes
                ? PyBytes.fromMemory(ts, data + start, at - 1 - start)
                : PyUnicode.fromUnits(ts, data, kind, start, at - 1 - start);
        try {
            fetched = Abstract.getItem(ts, mapping, key);
        } finally {
            Refs.release(ts, key);
        }
        arguments = 0;
        isTuple = false;
        used = true;
    }

    private void readFlags() {
        for (; at < end; at++) {
            switch (charAt(at)) {
                case '-' -> flags |= LEFT;
                case '+' -> flags |= PLUS;
                case ' ' -> flags |= BLANK;
                case '#' -> flags |= ALTERNATE;
                case '0' -> flags |= ZERO;
                default -> {
                    return;
                }
            }
        }
    }

    private int number(String what) {
        if (at >= end || charAt(at) < '0' || charAt(at) > '9') {
            return -1;
        }
        long n = 0;
        for (; at < end && charAt(at) >= '0' && charAt(at) <= '9'; at++) {
            n = n * 10 + charAt(at) - '0';
            if (n > Integer.MAX_VALUE) {
                throw Errors.valueError(ts, what + " too big");
            }
        }
        return (int) n;
    }

    private int star(String what) {
        long value = argument();
        if (!PyLong.TYPE.isInstance(value)) {
            throw Errors.typeError(ts, "* wants int");
        }
        long n = PyLong.fitsLong(value) ? PyLong.longValue(value) : Long.MAX_VALUE;
        if (n > Integer.MAX_VALUE || n < -Integer.MAX_VALUE) {
            throw Errors.overflowError(ts, "Python int too large to convert to C ssize_t");
        }
        return (int) n;
    }

    /** The next argument, borrowed. */
    private long argument() {
        if (fetched != 0) {
            return fetched;
        }
        if (isTuple) {
            if (next < PyTuple.size(arguments)) {
                return PyTuple.item(arguments, next++);
            }
        } else if (!used) {
            used = true;
            return arguments;
        }
        throw Errors.typeError(ts, "not enough arguments for format string");
    }

    // ---------------------------------------------------------------- conversions

    private void convert(int type) {
        if (type == 's' || type == 'd') {
            long value = argument();
            if (width < 0 && precision < 0 && convertPlain(value, type)) {
                return;
            }
            if (type == 's') {
                text(value, type);
            } else {
                integer(value, type);
            }
            return;
        }
        switch (type) {
            case 's', 'b', 'r', 'a', 'c', 'd', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g',
                    'G':
                if (type != 'b' || bytes) {
                    break;
                }
                // fall through: %b is for bytes only
            default:
                long value = argument();
                throw Errors.valueError(
                        ts,
                        "unsupported format character '"
                                + (type > 31 && type < 127 ? Character.toString(type) : "?")
                                + "' (0x" + Integer.toHexString(type) + ") at index " + (at - 1));
        }
        long value = argument();
        switch (type) {
            case 's', 'b', 'r', 'a' -> text(value, type);
            case 'c' -> character(value);
            case 'e', 'E', 'f', 'F', 'g', 'G' -> {
                double x = Text.toDouble(ts, value, bytes);
                int digits = precision < 0 ? 6 : precision;
                int how = (flags & ALTERNATE) != 0 ? FloatFormat.ALT : 0;
                number(FloatFormat.format(x, (char) type, digits, how), false);
            }
            default -> integer(value, type);
        }
    }

    /** {@code %s} of a str and {@code %d} of a small int without flags; false for anything else. */
    private boolean convertPlain(long value, int type) {
        if (type == 's' && !bytes && PyUnicode.checkExact(value)) {
            out.appendStr(value);
            return true;
        }
        if (type == 'd' && flags == 0 && PyLong.TYPE.isExactly(value) && PyLong.fitsLong(value)) {
            out.appendInt(PyLong.longValue(value));
            return true;
        }
        return false;
    }

    private void text(long value, int type) {
        if (bytes && (type == 's' || type == 'b')) {
            long b = BytesArgs.toBytesForFormat(ts, value);
            try {
                int n = PyBytes.length(b);
                padded(PyBytes.data(b), 1, precision >= 0 ? Math.min(n, precision) : n);
            } finally {
                Refs.release(ts, b);
            }
            return;
        }
        long str = type == 's'
                ? Abstract.str(ts, value)
                : type == 'r' && !bytes ? Abstract.repr(ts, value) : Abstract.ascii(ts, value);
        try {
            int n = PyUnicode.length(str);
            padded(
                    PyUnicode.data(str),
                    PyUnicode.kind(str),
                    precision >= 0 ? Math.min(n, precision) : n);
        } finally {
            Refs.release(ts, str);
        }
    }

    /** The first {@code n} units at {@code from}, padded with blanks to the width. */
    private void padded(long from, int fromKind, int n) {
        checkWidth();
        if ((flags & LEFT) == 0) {
            out.repeat(' ', width - n);
        }
        out.appendUnits(from, fromKind, 0, n);
        if ((flags & LEFT) != 0) {
            out.repeat(' ', width - n);
        }
    }

    private void checkWidth() {
        if (width > PyUnicode.MAX_LENGTH) {
            throw Errors.memoryError(ts);
        }
    }

    private void character(long value) {
        int c;
        if (bytes) {
            c = BytesArgs.byteForFormat(ts, value);
        } else if (PyUnicode.check(value)) {
            if (PyUnicode.length(value) != 1) {
                throw Errors.typeError(ts, "%c requires int or char");
            }
            c = PyUnicode.charAt(value, 0);
        } else {
            if (!PyType.of(value).hasIndex()) {
                throw Errors.typeError(ts, "%c requires int or char");
            }
            long index;
            try {
                index = Abstract.index(ts, value);
            } catch (PyException e) {
                if (!Errors.matches(e, Exceptions.TypeError)) {
                    throw e;
                }
                Errors.discard(ts, e);
                throw Errors.typeError(ts, "%c requires int or char");
            }
            long n = PyLong.fitsLong(index) ? PyLong.longValue(index) : -1;
            Refs.release(ts, index);
            if (n < 0 || n > 0x10FFFF) {
                throw Errors.overflowError(ts, "%c arg not in range(0x110000)");
            }
            c = (int) n;
        }
        checkWidth();
        if ((flags & LEFT) == 0) {
            out.repeat(' ', width - 1);
        }
        out.append(c);
        if ((flags & LEFT) != 0) {
            out.repeat(' ', width - 1);
        }
    }

    // ---------------------------------------------------------------- numbers

    private void integer(long value, int type) {
        long number = toInt(value, type);
        String digits;
        try {
            int radix = isDecimal(type) ? 10 : type == 'o' ? 8 : 16;
            digits = Text.intDigits(ts, number, radix);
        } finally {
            Refs.release(ts, number);
        }
        boolean negative = digits.charAt(0) == '-';
        if (negative) {
            digits = digits.substring(1);
        }
        if (type == 'X') {
            digits = Text.upperAscii(digits);
        }
        if (precision > digits.length()) {
            if (precision > PyUnicode.MAX_LENGTH) {
                throw Errors.valueError(ts, "precision too large");
            }
            digits = "0".repeat(precision - digits.length()) + digits;
        }
        boolean prefixed = (flags & ALTERNATE) != 0 && !isDecimal(type);
        if (prefixed) {
            digits = "0" + (char) type + digits;
        }
        number(negative ? "-" + digits : digits, prefixed);
    }

    private static boolean isDecimal(int type) {
        return type == 'd' || type == 'i' || type == 'u';
    }

    /** The argument of {@code %d} and its like as an int, owned. */
    private long toInt(long value, int type) {
        if (PyLong.TYPE.isInstance(value)) {
            return Refs.retain(ts, value);
        }
        if (isDecimal(type)) {
            if (Text.isNumber(ts, value)) {
                try {
                    return Numbers.toInt(ts, value);
                } catch (PyException e) {
                    swallowTypeError(e);
                }
            }
            throw Errors.typeError(
                    ts,
                    "%" + (char) type + " format: a real number is required, not "
                            + PyType.of(value).name());
        }
        if (PyType.of(value).hasIndex()) {
            try {
                return Abstract.index(ts, value);
            } catch (PyException e) {
                swallowTypeError(e);
            }
        }
        throw Errors.typeError(
                ts,
                "%" + (char) type + " format: an integer is required, not "
                        + PyType.of(value).name());
    }

    private void swallowTypeError(PyException e) {
        if (!Errors.matches(e, Exceptions.TypeError)) {
            throw e;
        }
        Errors.discard(ts, e);
    }

    /** A number's text with sign, prefix and padding; zeros go between prefix and digits. */
    private void number(String text, boolean prefixed) {
        checkWidth();
        int start = 0;
        char sign = 0;
        if (text.charAt(0) == '-') {
            sign = '-';
            start = 1;
        } else if ((flags & PLUS) != 0) {
            sign = '+';
        } else if ((flags & BLANK) != 0) {
            sign = ' ';
        }
        int n = text.length() - start + (sign != 0 ? 1 : 0);
        boolean zeros = (flags & ZERO) != 0;
        boolean left = (flags & LEFT) != 0;
        if (!left && !zeros) {
            out.repeat(' ', width - n);
        }
        if (sign != 0) {
            out.append(sign);
        }
        if (prefixed) {
            out.append(text.charAt(start)).append(text.charAt(start + 1));
            start += 2;
        }
        if (!left && zeros) {
            out.repeat('0', width - n);
        }
        for (int i = start; i < text.length(); i++) {
            out.append(text.charAt(i));
        }
        if (left) {
            out.repeat(' ', width - n);
        }
    }
}
