package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Methods of bytes and bytearray that pad, translate and change case, and those that ask; see
 * {@link BytesMethods}. Only ASCII letters, digits and spaces count.
 */
final class BytesForm {
    private BytesForm() {}

    static void define(TypeDef def) {
        def.in(BytesForm.class)
                .method("capitalize(self, /)", "First byte in upper case, the rest lower.")
                .method("lower(self, /)", "ASCII letters in lower case.")
                .method("upper(self, /)", "ASCII letters in upper case.")
                .method("title(self, /)", "Words start in upper case, the rest is lower.")
                .method("swapcase(self, /)", "ASCII letters in the other case.")
                .method("center(self, width, fillchar=b' ', /)", "Centred in a field of a width.")
                .method("ljust(self, width, fillchar=b' ', /)", "Left-aligned in a field.")
                .method("rjust(self, width, fillchar=b' ', /)", "Right-aligned in a field.")
                .method("zfill(self, width, /)", "Padded with zeros after the sign.")
                .method("expandtabs(self, /, tabsize=8)", "Tabs replaced by spaces.")
                .method(
                        "translate(self, table, /, delete=b'')",
                        "Bytes mapped by a table of 256, those in delete dropped.")
                .staticMethod(
                        "maketrans(cls, frm, to, /)", "A table for translate().", "maketrans")
                .method("hex(self, sep=None, bytes_per_sep=1)", "Hexadecimal digits.", "hex")
                .method("isalnum(self, /)", "Whether all bytes are ASCII letters or digits.")
                .method("isalpha(self, /)", "Whether all bytes are ASCII letters.")
                .method("isascii(self, /)", "Whether all bytes are ASCII.")
                .method("isdigit(self, /)", "Whether all bytes are ASCII digits.")
                .method("islower(self, /)", "Whether all ASCII letters are lower case.")
                .method("isspace(self, /)", "Whether all bytes are ASCII white space.")
                .method("istitle(self, /)", "Whether words start in upper case only.")
                .method("isupper(self, /)", "Whether all ASCII letters are upper case.");
    }

    private static byte[] array(ThreadState ts, long self) {
        long view = BytesArgs.view(ts, self);
        byte[] array = PyBytes.toArray(view);
        Refs.release(ts, view);
        return array;
    }

    private static long make(ThreadState ts, long self, byte[] array) {
        return BytesMethods.make(ts, self, array, 0, array.length);
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isAlpha(int c) {
        return isLower(c | 32) && c > 0;
    }

    // ---------------------------------------------------------------- case

    static long lower(ThreadState ts, long self) {
        byte[] a = array(ts, self);
        for (int i = 0; i < a.length; i++) {
            a[i] = (byte) (isUpper(a[i]) ? a[i] + 32 : a[i]);
        }
        return make(ts, self, a);
    }

    static long upper(ThreadState ts, long self) {
        byte[] a = array(ts, self);
        for (int i = 0; i < a.length; i++) {
            a[i] = (byte) (isLower(a[i]) ? a[i] - 32 : a[i]);
        }
        return make(ts, self, a);
    }

    static long swapcase(ThreadState ts, long self) {
        byte[] a = array(ts, self);
        for (int i = 0; i < a.length; i++) {
            a[i] = (byte) (isAlpha(a[i]) ? a[i] ^ 32 : a[i]);
        }
        return make(ts, self, a);
    }

    static long capitalize(ThreadState ts, long self) {
        byte[] a = array(ts, self);
        for (int i = 0; i < a.length; i++) {
            a[i] = (byte) (isAlpha(a[i]) ? i == 0 ? a[i] & ~32 : a[i] | 32 : a[i]);
        }
        return make(ts, self, a);
    }

    static long title(ThreadState ts, long self) {
        byte[] a = array(ts, self);
        boolean inWord = false;
        for (int i = 0; i < a.length; i++) {
            boolean alpha = isAlpha(a[i]);
            if (alpha) {
                a[i] = (byte) (inWord ? a[i] | 32 : a[i] & ~32);
            }
            inWord = alpha;
        }
        return make(ts, self, a);
    }

    // ---------------------------------------------------------------- padding

    private static long pad(
            ThreadState ts, long self, byte[] a, long left, long right, int fill) {
        BytesArgs.checkLength(ts, Math.max(left, right));
        BytesArgs.checkLength(ts, left + a.length + right);
        byte[] padded = new byte[(int) (left + a.length + right)];
        Arrays.fill(padded, (byte) fill);
        System.arraycopy(a, 0, padded, (int) left, a.length);
        return make(ts, self, padded);
    }

    private static int fill(ThreadState ts, long fillchar, String method) {
        if (fillchar == 0) {
            return ' ';
        }
        if (PyBytes.check(fillchar) || PyByteArray.check(fillchar)) {
            byte[] a = array(ts, fillchar);
            if (a.length == 1) {
                return a[0];
            }
        }
        throw Errors.typeError(
                ts,
                method + "() argument 2 must be a byte string of length 1, not "
                        + Text.typeName(fillchar));
    }

    /** Unchanged bytes are returned as they are; a bytearray is copied. */
    private static long unchanged(ThreadState ts, long self, byte[] a) {
        return PyBytes.checkExact(self) ? Refs.retain(ts, self) : make(ts, self, a);
    }

    static long center(ThreadState ts, long self, long width, long fillchar) {
        long w = Text.ssize(ts, width, 0);
        int fill = fill(ts, fillchar, "center");
        byte[] a = array(ts, self);
        long margin = w - a.length;
        if (margin <= 0) {
            return unchanged(ts, self, a);
        }
        long left = margin / 2 + (margin & w & 1);
        return pad(ts, self, a, left, margin - left, fill);
    }

    static long ljust(ThreadState ts, long self, long width, long fillchar) {
        long w = Text.ssize(ts, width, 0);
        int fill = fill(ts, fillchar, "ljust");
        byte[] a = array(ts, self);
        return w <= a.length
                ? unchanged(ts, self, a)
                : pad(ts, self, a, 0, w - a.length, fill);
    }

    static long rjust(ThreadState ts, long self, long width, long fillchar) {
        long w = Text.ssize(ts, width, 0);
        int fill = fill(ts, fillchar, "rjust");
        byte[] a = array(ts, self);
        return w <= a.length
                ? unchanged(ts, self, a)
                : pad(ts, self, a, w - a.length, 0, fill);
    }

    static long zfill(ThreadState ts, long self, long width) {
        long w = Text.ssize(ts, width, 0);
        byte[] a = array(ts, self);
        if (w <= a.length) {
            return unchanged(ts, self, a);
        }
        BytesArgs.checkLength(ts, w);
        byte[] padded = new byte[(int) w];
        int zeros = (int) w - a.length;
        Arrays.fill(padded, 0, zeros, (byte) '0');
        System.arraycopy(a, 0, padded, zeros, a.length);
        if (a.length > 0 && (a[0] == '+' || a[0] == '-')) {
            padded[0] = a[0];
            padded[zeros] = '0';
        }
        return make(ts, self, padded);
    }

    static long expandtabs(ThreadState ts, long self, long tabsize) {
        long size = Text.ssize(ts, tabsize, 8);
        if (size > Integer.MAX_VALUE) {
            throw Errors.overflowError(ts, "Python int too large to convert to C int");
        }
        byte[] a = array(ts, self);
        ByteBuilder out = new ByteBuilder(a.length + 16);
        long column = 0;
        for (byte b : a) {
            if (b != '\t') {
                out.append(b);
                column = b == '\n' || b == '\r' ? 0 : column + 1;
            } else if (size > 0) {
                long step = size - column % size;
                if (out.length + step > BytesArgs.MAX_LENGTH) {
                    throw Errors.overflowError(ts, "result too long");
                }
                out.repeat(' ', (int) step);
                column += step;
            }
        }
        return BytesMethods.make(ts, self, out.bytes, 0, out.length);
    }

    // ---------------------------------------------------------------- translate, hex

    static long translate(ThreadState ts, long self, long table, long delete) {
        byte[] map = null;
        if (table != Singletons.None) {
            long view = BytesArgs.require(ts, table);
            map = PyBytes.toArray(view);
            Refs.release(ts, view);
            if (map.length != 256) {
                throw Errors.valueError(ts, "translation table must be 256 characters long");
            }
        }
        boolean[] dropped = new boolean[256];
        if (delete != 0) {
            long view = BytesArgs.require(ts, delete);
            for (byte b : PyBytes.toArray(view)) {
                dropped[b & 0xff] = true;
            }
            Refs.release(ts, view);
        }
        byte[] a = array(ts, self);
        int n = 0;
        boolean changed = false;
        for (byte b : a) {
            if (!dropped[b & 0xff]) {
                byte to = map == null ? b : map[b & 0xff];
                changed |= to != b;
                a[n++] = to;
            }
        }
        return !changed && n == a.length && PyBytes.checkExact(self)
                ? Refs.retain(ts, self)
                : BytesMethods.make(ts, self, a, 0, n);
    }

    static long maketrans(ThreadState ts, long cls, long frm, long to) {
        long from = BytesArgs.require(ts, frm);
        long into = 0;
        try {
            into = BytesArgs.require(ts, to);
            int n = PyBytes.length(from);
            if (n != PyBytes.length(into)) {
                throw Errors.valueError(ts, "maketrans arguments must have same length");
            }
            byte[] map = new byte[256];
            for (int i = 0; i < 256; i++) {
                map[i] = (byte) i;
            }
            for (int i = 0; i < n; i++) {
                map[PyBytes.at(from, i)] = (byte) PyBytes.at(into, i);
            }
            return PyBytes.fromArray(ts, map);
        } finally {
            Refs.release(ts, from);
            Refs.xrelease(ts, into);
        }
    }

    /** {@code _Py_strhex_impl}: groups are counted from the right, from the left if negative. */
    static long hex(ThreadState ts, long self, long sep, long bytesPerSep) {
        byte[] a = array(ts, self);
        int group = 0;
        int separator = 0;
        if (sep != 0) {
            separator = separator(ts, sep);
            group = (int) Text.ssize(ts, bytesPerSep, 1);
        }
        UnicodeBuilder out = new UnicodeBuilder(3 * a.length);
        int size = Math.abs(group);
        for (int i = 0; i < a.length; i++) {
            if (i > 0 && size > 0 && (group > 0 ? a.length - i : i) % size == 0) {
                out.append(separator);
            }
            out.append(Character.forDigit(a[i] >> 4 & 15, 16));
            out.append(Character.forDigit(a[i] & 15, 16));
        }
        return out.finish(ts);
    }

    private static int separator(ThreadState ts, long sep) {
        int n;
        int c = 0;
        if (PyUnicode.check(sep)) {
            n = PyUnicode.length(sep);
            c = n == 1 ? PyUnicode.charAt(sep, 0) : 0;
        } else if (PyBytes.check(sep)) {
            n = PyBytes.length(sep);
            c = n == 1 ? PyBytes.at(sep, 0) : 0;
        } else {
            if (Abstract.size(ts, sep) != 1) {
                throw Errors.valueError(ts, "sep must be length 1.");
            }
            throw Errors.typeError(ts, "sep must be str or bytes.");
        }
        if (n != 1) {
            throw Errors.valueError(ts, "sep must be length 1.");
        }
        if (c > 127) {
            throw Errors.valueError(ts, "sep must be ASCII.");
        }
        return c;
    }

    // ---------------------------------------------------------------- predicates

    static long isalnum(ThreadState ts, long self) {
        byte[] a = array(ts, self);
        for (byte b : a) {
            if (!isAlpha(b) && (b < '0' || b > '9')) {
                return PyBool.False;
            }
        }
        return PyBool.of(a.length > 0);
    }

    static long isalpha(ThreadState ts, long self) {
        byte[] a = array(ts, self);
        for (byte b : a) {
            if (!isAlpha(b)) {
                return PyBool.False;
            }
        }
        return PyBool.of(a.length > 0);
    }

    static long isdigit(ThreadState ts, long self) {
        byte[] a = array(ts, self);
        for (byte b : a) {
            if (b < '0' || b > '9') {
                return PyBool.False;
            }
        }
        return PyBool.of(a.length > 0);
    }

    static long isspace(ThreadState ts, long self) {
        byte[] a = array(ts, self);
        for (byte b : a) {
            if (!BytesArgs.isSpace(b)) {
                return PyBool.False;
            }
        }
        return PyBool.of(a.length > 0);
    }

    static long isascii(ThreadState ts, long self) {
        for (byte b : array(ts, self)) {
            if (b < 0) {
                return PyBool.False;
            }
        }
        return PyBool.True;
    }

    static long islower(ThreadState ts, long self) {
        boolean cased = false;
        for (byte b : array(ts, self)) {
            if (isUpper(b)) {
                return PyBool.False;
            }
            cased |= isLower(b);
        }
        return PyBool.of(cased);
    }

    static long isupper(ThreadState ts, long self) {
        boolean cased = false;
        for (byte b : array(ts, self)) {
            if (isLower(b)) {
                return PyBool.False;
            }
            cased |= isUpper(b);
        }
        return PyBool.of(cased);
    }

    static long istitle(ThreadState ts, long self) {
        boolean cased = false;
        boolean inWord = false;
        for (byte b : array(ts, self)) {
            if (isAlpha(b)) {
                if (isUpper(b) == inWord) {
                    return PyBool.False;
                }
                cased = inWord = true;
            } else {
                inWord = false;
            }
        }
        return PyBool.of(cased);
    }
}
