package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * The codecs {@code unicode_escape} and {@code raw_unicode_escape}: text as in a string literal
 * (CPython 3.11, {@code PyUnicode_DecodeUnicodeEscape}).
 */
final class EscapeCodec {
    private EscapeCodec() {}

    static long encode(ThreadState ts, long str, boolean raw) {
        UnicodeBuilder out = new UnicodeBuilder(PyUnicode.length(str) + 16);
        for (int i = 0, n = PyUnicode.length(str); i < n; i++) {
            int c = PyUnicode.charAt(str, i);
            if (raw ? c < 256 : c >= ' ' && c < 127 && c != '\\') {
                out.append(c);
            } else if (c == '\\') {
                out.append("\\\\");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else {
                StrRepr.hex(out, c);
            }
        }
        return out.finishBytes(ts);
    }

    static long decode(ThreadState ts, long bytes, String errors, boolean raw) {
        return decode(ts, bytes, errors, raw, null);
    }

    /**
     * @param consumed null if the input is complete; else an escape cut off at the end is left
     *     alone, and this tells how many bytes were taken
     */
    static long decode(
            ThreadState ts, long bytes, String errors, boolean raw, int[] consumed) {
        int n = PyBytes.length(bytes);
        UnicodeBuilder out = new UnicodeBuilder(n);
        CodecErrors handler =
                new CodecErrors(ts, raw ? "rawunicodeescape" : "unicodeescape", errors, bytes);
        if (consumed != null) {
            consumed[0] = n;
        }
        int i = 0;
        String odd = null;
        while (i < n) {
            int c = PyBytes.at(bytes, i);
            if (c == '\\' && consumed != null && isCutOff(bytes, i, n, raw)) {
                consumed[0] = i;
                break;
            }
            if (c != '\\' || raw && i + 1 == n) {
                out.append(c);
                i++;
                continue;
            }
            if (i + 1 == n) {
                i = handler.decode(i, n, "\\ at end of string", out);
                continue;
            }
            int kind = PyBytes.at(bytes, i + 1);
            if (kind == 'u' || kind == 'U' || !raw && kind == 'x') {
                i = hex(bytes, i, n, kind, raw, handler, out);
            } else if (raw) {
                out.append('\\').append(kind);
                i += 2;
            } else if (kind >= '0' && kind <= '7') {
                int before = i + 1;
                i = octal(bytes, before, n, out);
                if (odd == null && i - before == 3 && kind > '3') {
                    odd = "invalid octal escape sequence '\\" + (char) kind
                            + (char) PyBytes.at(bytes, i - 2) + (char) PyBytes.at(bytes, i - 1)
                            + "'";
                }
            } else if (kind == 'N') {
                i = named(bytes, i, n, handler, out);
            } else {
                if (!simple(kind, out) && odd == null) {
                    odd = "invalid escape sequence '\\" + (char) kind + "'";
                }
                i += 2;
            }
        }
        if (odd != null) {
            Warnings.deprecated(ts, odd);
        }
        return out.finish(ts);
    }

    /** Whether the escape at {@code i} is good so far, and goes on behind the end. */
    private static boolean isCutOff(long bytes, int i, int n, boolean raw) {
        if (i + 1 == n) {
            return true;
        }
        int kind = PyBytes.at(bytes, i + 1);
        int at = i + 2;
        if (kind == 'u' || kind == 'U' || !raw && kind == 'x') {
            int end = at + (kind == 'x' ? 2 : kind == 'u' ? 4 : 8);
            while (at < n && at < end && Character.digit(PyBytes.at(bytes, at), 16) >= 0) {
                at++;
            }
            return at == n && at < end;
        }
        if (!raw && kind == 'N') {
            return at == n || PyBytes.at(bytes, at) == '{'
                    && UcsSearch.indexOf(PyBytes.data(bytes), 1, at, n, '}') < 0;
        }
        return false;
    }

    /** False if the escape means nothing. */
    private static boolean simple(int kind, UnicodeBuilder out) {
        switch (kind) {
            case '\n' -> {}
            case '\\', '\'', '"' -> out.append(kind);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 't' -> out.append('\t');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 'v' -> out.append(11);
            case 'a' -> out.append(7);
            default -> {
                out.append('\\').append(kind);
                return false;
            }
        }
        return true;
    }

    private static int octal(long bytes, int start, int n, UnicodeBuilder out) {
        int c = 0;
        int i = start;
        while (i < n && i < start + 3 && (PyBytes.at(bytes, i) & ~7) == '0') {
            c = c * 8 + PyBytes.at(bytes, i++) - '0';
        }
        out.append(c);
        return i;
    }

    private static int hex(
            long bytes,
            int start,
            int n,
            int kind,
            boolean raw,
            CodecErrors handler,
            UnicodeBuilder out) {
        int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
        long c = 0;
        int i = start + 2;
        int end = i + digits;
        while (i < end && i < n && Character.digit(PyBytes.at(bytes, i), 16) >= 0) {
            c = c << 4 | Character.digit(PyBytes.at(bytes, i++), 16);
        }
        if (i < end) {
            String form = "\\" + (char) kind + "X".repeat(digits);
            return handler.decode(start, i, "truncated " + form + " escape", out);
        }
        if (c > 0x10FFFF) {
            String reason = raw ? "\\Uxxxxxxxx out of range" : "illegal Unicode character";
            return handler.decode(start, i, reason, out);
        }
        out.append((int) c);
        return i;
    }

    private static int named(
            long bytes, int start, int n, CodecErrors handler, UnicodeBuilder out) {
        int i = start + 2;
        if (i < n && PyBytes.at(bytes, i) == '{') {
            int close = (int) UcsSearch.indexOf(PyBytes.data(bytes), 1, i, n, '}');
            if (close > i + 1) {
                StringBuilder name = new StringBuilder();
                for (int j = i + 1; j < close; j++) {
                    name.append((char) PyBytes.at(bytes, j));
                }
                try {
                    int c = Character.codePointOf(name.toString());
                    if (!CharTypes.isLater(c)) {
                        out.append(c);
                        return close + 1;
                    }
                } catch (IllegalArgumentException e) {
                    // no such name: told below
                }
                return handler.decode(start, close + 1, "unknown Unicode character name", out);
            }
            i = close < 0 ? n : close + 1;
        }
        return handler.decode(start, i, "malformed \\N character escape", out);
    }
}
