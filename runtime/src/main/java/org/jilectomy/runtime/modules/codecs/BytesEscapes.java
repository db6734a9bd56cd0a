package org.jilectomy.runtime.modules.codecs;

import java.io.ByteArrayOutputStream;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.state.ThreadState;

/** Bytes as in a bytes literal; compare {@code PyBytes_DecodeEscape}. */
final class BytesEscapes {
    private BytesEscapes() {}

    static long encode(ThreadState ts, long bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0, n = PyBytes.length(bytes); i < n; i++) {
            int c = PyBytes.at(bytes, i);
            switch (c) {
                case '\'', '\\' -> {
                    out.write('\\');
                    out.write(c);
                }
                case '\t', '\n', '\r' -> {
                    out.write('\\');
                    out.write(c == '\t' ? 't' : c == '\n' ? 'n' : 'r');
                }
                default -> {
                    if (c < ' ' || c >= 127) {
                        out.write('\\');
                        out.write('x');
                        out.write(Character.forDigit(c >> 4, 16));
                        out.write(Character.forDigit(c & 15, 16));
                    } else {
                        out.write(c);
                    }
                }
            }
        }
        return PyBytes.fromArray(ts, out.toByteArray());
    }

    static long decode(ThreadState ts, long bytes, String errors) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int n = PyBytes.length(bytes);
        int i = 0;
        String odd = null;
        while (i < n) {
            int c = PyBytes.at(bytes, i++);
            if (c != '\\') {
                out.write(c);
                continue;
            }
            if (i == n) {
                throw Errors.valueError(ts, "Trailing \\ in string");
            }
            int kind = PyBytes.at(bytes, i++);
            int simple = simple(kind);
            if (simple >= 0) {
                out.write(simple);
            } else if (kind == '\n') {
                continue;
            } else if (kind >= '0' && kind <= '7') {
                int value = kind - '0';
                int end = Math.min(n, i + 2);
                while (i < end && (PyBytes.at(bytes, i) & ~7) == '0') {
                    value = value * 8 + PyBytes.at(bytes, i++) - '0';
                }
                if (value > 0377 && odd == null) {
                    odd = "invalid octal escape sequence '\\"
                            + Integer.toOctalString(value) + "'";
                }
                out.write(value);
            } else if (kind == 'x') {
                int high = i < n ? Character.digit(PyBytes.at(bytes, i), 16) : -1;
                int low = i + 1 < n ? Character.digit(PyBytes.at(bytes, i + 1), 16) : -1;
                if (high >= 0 && low >= 0) {
                    out.write(high << 4 | low);
                    i += 2;
                    continue;
                }
                bad(ts, errors, i - 2, out);
                if (high >= 0) {
                    i++;
                }
            } else {
                if (odd == null) {
                    odd = "invalid escape sequence '\\" + (char) kind + "'";
                }
                out.write('\\');
                out.write(kind);
            }
        }
        if (odd != null) {
            Warnings.warn(ts, Exceptions.DeprecationWarning, odd, 1);
        }
        return PyBytes.fromArray(ts, out.toByteArray());
    }

    private static void bad(ThreadState ts, String errors, int at, ByteArrayOutputStream out) {
        if (errors == null || errors.equals("strict")) {
            throw Errors.valueError(ts, "invalid \\x escape at position " + at);
        }
        if (errors.equals("replace")) {
            out.write('?');
        } else if (!errors.equals("ignore")) {
            throw Errors.valueError(
                    ts, "decoding error; unknown error handling code: " + errors);
        }
    }

    private static int simple(int kind) {
        return switch (kind) {
            case '\\', '\'', '"' -> kind;
            case 'a' -> 7;
            case 'b' -> 8;
            case 'f' -> 12;
            case 'n' -> 10;
            case 'r' -> 13;
            case 't' -> 9;
            case 'v' -> 11;
            default -> -1;
        };
    }
}
