package org.jilectomy.runtime.modules.json;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Ucs;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.ThreadState;

/** String literals of JSON. */
final class JsonStrings {
    private static final String HEX = "0123456789abcdef";

    private JsonStrings() {}

    /** {@code json.decoder.JSONDecodeError(message, document, position)}. */
    static PyException error(ThreadState ts, String message, long document, long position) {
        long module = Importer.importModule(ts, "json.decoder");
        long text = PyUnicode.fromJava(ts, message);
        long pos = PyLong.of(ts, position);
        try {
            return Errors.chained(ts, Abstract.callMethod(
                    ts, module, Names.of("JSONDecodeError"), text, document, pos));
        } finally {
            Refs.release(ts, module);
            Refs.release(ts, text);
            Refs.release(ts, pos);
        }
    }

    static void requireStr(ThreadState ts, long value) {
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts,
                    "first argument must be a string, not " + PyType.of(value).name());
        }
    }

    // ---------------------------------------------------------------- writing

    static long encodeBaseString(ThreadState ts, long module, long string) {
        requireStr(ts, string);
        UnicodeBuilder out = new UnicodeBuilder(PyUnicode.length(string) + 2);
        encode(out, string, false);
        return out.finish(ts);
    }

    static long encodeAscii(ThreadState ts, long module, long string) {
        requireStr(ts, string);
        UnicodeBuilder out = new UnicodeBuilder(PyUnicode.length(string) + 2);
        encode(out, string, true);
        return out.finish(ts);
    }

    /** Appends a str as a literal; stretches that need no escape are copied as a whole. */
    static void encode(UnicodeBuilder out, long string, boolean ascii) {
        long data = PyASCIIObject.data(string);
        int kind = PyASCIIObject.kind(string);
        int n = PyUnicode.length(string);
        out.append('"');
        int from = 0;
        for (int i = 0; i < n; i++) {
            int c = Ucs.at(data, kind, i);
            if (c >= ' ' && c != '"' && c != '\\' && (!ascii || c <= '~')) {
                continue;
            }
            out.appendStr(string, from, i);
            from = i + 1;
            escape(out, c);
        }
        out.appendStr(string, from, n);
        out.append('"');
    }

    private static void escape(UnicodeBuilder out, int c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c > 0xffff) {
                    unit(out, Character.highSurrogate(c));
                    unit(out, Character.lowSurrogate(c));
                } else {
                    unit(out, c);
                }
            }
        }
    }

    private static void unit(UnicodeBuilder out, int c) {
        out.append('\\').append('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append((int) HEX.charAt(c >> shift & 15));
        }
    }

    // ---------------------------------------------------------------- reading

    static long scanString(ThreadState ts, long module, long string, long end, long strict) {
        long begin = Args.ssize(ts, end, 0);
        boolean isStrict = Args.truth(ts, strict, true);
        requireStr(ts, string);
        long[] after = new long[1];
        long text = scan(ts, string, begin - 1, isStrict, after);
        return PyTuple.fromArraySteal(ts, new long[] {text, PyLong.box(ts, after[0])});
    }

    /** The text of the literal whose quote is at {@code begin}; owned. */
    static long scan(ThreadState ts, long s, long begin, boolean strict, long[] after) {
        int n = PyUnicode.length(s);
        if (begin + 1 < 0 || begin + 1 > n) {
            throw Errors.valueError(ts, "end is out of bounds");
        }
        long data = PyASCIIObject.data(s);
        int kind = PyASCIIObject.kind(s);
        int from = (int) begin + 1;
        UnicodeBuilder out = null;
        for (int i = from; i < n;) {
            int c = Ucs.at(data, kind, i);
            if (c == '"') {
                after[0] = i + 1L;
                if (out == null) {
                    return PyUnicode.substring(ts, s, from, i);
                }
                return out.appendStr(s, from, i).finish(ts);
            }
            if (c <= 0x1f && strict) {
                throw error(ts, "Invalid control character at", s, i);
            }
            if (c != '\\') {
                i++;
                continue;
            }
            out = out == null ? new UnicodeBuilder(i - from + 32) : out;
            out.appendStr(s, from, i);
            i = unescape(ts, s, i, n, begin, out);
            from = i;
        }
        throw error(ts, "Unterminated string starting at", s, begin);
    }

    /** One escape, whose backslash is at {@code at}; returns what follows it. */
    private static int unescape(
            ThreadState ts, long s, int at, int n, long begin, UnicodeBuilder out) {
        int i = at + 1;
        if (i >= n) {
            throw error(ts, "Unterminated string starting at", s, begin);
        }
        int c = PyUnicode.charAt(s, i++);
        switch (c) {
            case '"', '\\', '/' -> out.append(c);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> {
                int unit = hex(s, i, n);
                if (unit < 0) {
                    throw error(ts, "Invalid \\uXXXX escape", s, i - 1);
                }
                i += 4;
                if (unit >= 0xD800 && unit < 0xDC00 && i + 6 <= n
                        && PyUnicode.charAt(s, i) == '\\' && PyUnicode.charAt(s, i + 1) == 'u') {
                    int low = hex(s, i + 2, n);
                    if (low >= 0xDC00 && low < 0xE000) {
                        unit = Character.toCodePoint((char) unit, (char) low);
                        i += 6;
                    }
                }
                out.append(unit);
            }
            default -> throw error(ts, "Invalid \\escape", s, at);
        }
        return i;
    }

    /** Four hexadecimal digits, -1 if they are not there; as in CPython one more must follow. */
    private static int hex(long s, int i, int n) {
        if (i + 4 >= n) {
            return -1;
        }
        int v = 0;
        for (int k = 0; k < 4; k++) {
            int c = PyUnicode.charAt(s, i + k);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            v = v << 4 | digit;
        }
        return v;
    }
}
