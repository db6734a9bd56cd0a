package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Methods of str that pad, expand and translate, and those that ask what all characters are
 * (CPython 3.11, Objects/unicodeobject.c).
 */
final class StrForm {
    private StrForm() {}

    // ---------------------------------------------------------------- padding

    private static int fill(ThreadState ts, long fillchar) {
        if (fillchar == 0) {
            return ' ';
        }
        if (!PyUnicode.check(fillchar)) {
            throw Errors.typeError(
                    ts,
                    "The fill character must be a unicode character, not "
                            + PyType.of(fillchar).name());
        }
        if (PyUnicode.length(fillchar) != 1) {
            throw Errors.typeError(ts, "The fill character must be exactly one character long");
        }
        return PyUnicode.charAt(fillchar, 0);
    }

    /** {@code left} and {@code right} fill characters around a str; owned. Compare {@code pad}. */
    static long pad(ThreadState ts, long self, long left, long right, int fill) {
        if (left <= 0 && right <= 0) {
            return PyUnicode.toExact(ts, self);
        }
        int n = PyUnicode.length(self);
        if (left > PyUnicode.MAX_LENGTH || right > PyUnicode.MAX_LENGTH) {
            throw Errors.memoryError(ts);
        }
        PyUnicode.checkLength(ts, left + n + right);
        int bound = Math.max(fill, PyUnicode.maxCharBound(self));
        long result = PyUnicode.create(ts, (int) (left + n + right), bound);
        long data = PyUnicode.data(result);
        int kind = PyUnicode.kind(result);
        Ucs.fill(data, kind, 0, left, fill);
        Ucs.copy(PyUnicode.data(self), PyUnicode.kind(self), 0, data, kind, left, n);
        Ucs.fill(data, kind, left + n, right, fill);
        return result;
    }

    static long center(ThreadState ts, long self, long width, long fillchar) {
        long w = Text.ssize(ts, width, 0);
        int fill = fill(ts, fillchar);
        long margin = Math.max(0, w - PyUnicode.length(self));
        long left = margin / 2 + (margin & w & 1);
        return pad(ts, self, left, margin - left, fill);
    }

    static long ljust(ThreadState ts, long self, long width, long fillchar) {
        long w = Text.ssize(ts, width, 0);
        int fill = fill(ts, fillchar);
        return pad(ts, self, 0, Math.max(0, w - PyUnicode.length(self)), fill);
    }

    static long rjust(ThreadState ts, long self, long width, long fillchar) {
        long w = Text.ssize(ts, width, 0);
        int fill = fill(ts, fillchar);
        return pad(ts, self, Math.max(0, w - PyUnicode.length(self)), 0, fill);
    }

    static long zfill(ThreadState ts, long self, long width) {
        long zeros = Text.ssize(ts, width, 0) - PyUnicode.length(self);
        if (zeros <= 0) {
            return PyUnicode.toExact(ts, self);
        }
        long result = pad(ts, self, zeros, 0, '0');
        if (PyUnicode.length(self) > 0) {
            int sign = PyUnicode.charAt(self, 0);
            if (sign == '+' || sign == '-') {
                Ucs.put(PyUnicode.data(result), PyUnicode.kind(result), 0, sign);
                Ucs.put(PyUnicode.data(result), PyUnicode.kind(result), zeros, '0');
            }
        }
        return result;
    }

    static long expandtabs(ThreadState ts, long self, long tabsize) {
        long size = Text.cInt(ts, tabsize, 8);
        int n = PyUnicode.length(self);
        UnicodeBuilder out = new UnicodeBuilder(n + 16);
        long column = 0;
        for (int i = 0; i < n; i++) {
            int c = PyUnicode.charAt(self, i);
            if (c != '\t') {
                out.append(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            } else if (size > 0) {
                long step = size - column % size;
                if (out.length() + step > PyUnicode.MAX_LENGTH) {
                    throw Errors.overflowError(ts, "new string is too long");
                }
                out.repeat(' ', (int) step);
                column += step;
            }
        }
        return out.finish(ts);
    }

    // ---------------------------------------------------------------- translate

    static long translate(ThreadState ts, long self, long table) {
        int n = PyUnicode.length(self);
        UnicodeBuilder out = new UnicodeBuilder(n);
        for (int i = 0; i < n; i++) {
            int c = PyUnicode.charAt(self, i);
            long key = PyLong.of(ts, c);
            long to;
            try {
                to = Abstract.getItem(ts, table, key);
            } catch (PyException e) {
                if (!Errors.matches(e, Exceptions.LookupError)) {
                    throw e;
                }
                Errors.discard(ts, e);
                out.append(c);
                continue;
            } finally {
                Refs.release(ts, key);
            }
            try {
                appendTranslated(ts, out, to);
            } finally {
                Refs.release(ts, to);
            }
        }
        return out.finish(ts);
    }

    private static void appendTranslated(ThreadState ts, UnicodeBuilder out, long to) {
        if (to == Singletons.None) {
            return;
        }
        if (PyUnicode.check(to)) {
            out.appendStr(to);
        } else if (PyLong.TYPE.isInstance(to)) {
            long c = PyLong.fitsLong(to) ? PyLong.longValue(to) : -1;
            if (c < 0 || c > 0x10FFFF) {
                throw Errors.valueError(ts, "character mapping must be in range(0x110000)");
            }
            out.append((int) c);
        } else {
            throw Errors.typeError(ts, "character mapping must return integer, None or str");
        }
    }

    static long maketrans(ThreadState ts, long cls, long x, long y, long z) {
        long dict = PyDict.create(ts);
        try {
            if (y != 0) {
                pairs(ts, dict, x, y, z);
            } else {
                fromDict(ts, dict, x);
            }
            return dict;
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
    }

    private static void pairs(ThreadState ts, long dict, long x, long y, long z) {
        if (!PyUnicode.check(x)) {
            throw Errors.typeError(
                    ts, "first maketrans argument must be a string if there is a second argument");
        }
        Text.requireStr(ts, y, "maketrans", 2);
        if (z != 0) {
            Text.requireStr(ts, z, "maketrans", 3);
        }
        int n = PyUnicode.length(x);
        if (n != PyUnicode.length(y)) {
            throw Errors.valueError(ts, "the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < n; i++) {
            long value = PyLong.of(ts, PyUnicode.charAt(y, i));
            put(ts, dict, PyUnicode.charAt(x, i), value);
            Refs.release(ts, value);
        }
        for (int i = 0, m = z == 0 ? 0 : PyUnicode.length(z); i < m; i++) {
            put(ts, dict, PyUnicode.charAt(z, i), Singletons.None);
        }
    }

    private static void put(ThreadState ts, long dict, int c, long value) {
        long key = PyLong.of(ts, c);
        try {
            PyDict.setItem(ts, dict, key, value);
        } finally {
            Refs.release(ts, key);
        }
    }

    private static void fromDict(ThreadState ts, long dict, long x) {
        if (!PyDict.TYPE.isExactly(x)) {
            throw Errors.typeError(
                    ts, "if you give only one argument to maketrans it must be a dict");
        }
        long iterator = Abstract.iter(ts, x);
        try {
            long key;
            while ((key = Abstract.next(ts, iterator)) != 0) {
                try {
                    putFromDict(ts, dict, x, key);
                } finally {
                    Refs.release(ts, key);
                }
            }
        } finally {
            Refs.release(ts, iterator);
        }
    }

    private static void putFromDict(ThreadState ts, long dict, long x, long key) {
        boolean isStr = PyUnicode.check(key);
        if (!isStr && !PyLong.TYPE.isInstance(key)) {
            throw Errors.typeError(ts, "keys in translate table must be strings or integers");
        }
        if (isStr && PyUnicode.length(key) != 1) {
            throw Errors.valueError(ts, "string keys in translate table must be of length 1");
        }
        long value = Abstract.getItem(ts, x, key);
        try {
            if (isStr) {
                put(ts, dict, PyUnicode.charAt(key, 0), value);
            } else {
                PyDict.setItem(ts, dict, key, value);
            }
        } finally {
            Refs.release(ts, value);
        }
    }

    // ---------------------------------------------------------------- predicates

    private static final int ALNUM = 0;
    private static final int ALPHA = 1;
    private static final int DECIMAL = 2;
    private static final int DIGIT = 3;
    private static final int NUMERIC = 4;
    private static final int SPACE = 5;

    /** Not empty, and the property holds for every character. */
    private static long all(long self, int property) {
        int n = PyUnicode.length(self);
        long data = PyUnicode.data(self);
        int kind = PyUnicode.kind(self);
        for (int i = 0; i < n; i++) {
            if (!has(Ucs.at(data, kind, i), property)) {
                return PyBool.False;
            }
        }
        return PyBool.of(n > 0);
    }

    private static boolean has(int c, int property) {
        return switch (property) {
            case ALNUM -> CharTypes.isAlnum(c);
            case ALPHA -> CharTypes.isAlpha(c);
            case DECIMAL -> CharTypes.isDecimal(c);
            case DIGIT -> CharTypes.isDigit(c);
            case NUMERIC -> CharTypes.isNumeric(c);
            default -> CharTypes.isSpace(c);
        };
    }

    static long isalnum(ThreadState ts, long self) {
        return all(self, ALNUM);
    }

    static long isalpha(ThreadState ts, long self) {
        return all(self, ALPHA);
    }

    static long isdecimal(ThreadState ts, long self) {
        return all(self, DECIMAL);
    }

    static long isdigit(ThreadState ts, long self) {
        return all(self, DIGIT);
    }

    static long isnumeric(ThreadState ts, long self) {
        return all(self, NUMERIC);
    }

    static long isspace(ThreadState ts, long self) {
        return all(self, SPACE);
    }

    static long isascii(ThreadState ts, long self) {
        return PyBool.of(PyASCIIObject.ascii(self));
    }

    static long isprintable(ThreadState ts, long self) {
        for (int i = 0, n = PyUnicode.length(self); i < n; i++) {
            if (!CharTypes.isPrintable(PyUnicode.charAt(self, i))) {
                return PyBool.False;
            }
        }
        return PyBool.True;
    }

    static long isidentifier(ThreadState ts, long self) {
        return PyBool.of(isIdentifier(self));
    }

    /** {@code PyUnicode_IsIdentifier}. */
    static boolean isIdentifier(long self) {
        int n = PyUnicode.length(self);
        if (n == 0 || !CharTypes.isXidStart(PyUnicode.charAt(self, 0))) {
            return false;
        }
        for (int i = 1; i < n; i++) {
            if (!CharTypes.isXidContinue(PyUnicode.charAt(self, i))) {
                return false;
            }
        }
        return true;
    }
}
