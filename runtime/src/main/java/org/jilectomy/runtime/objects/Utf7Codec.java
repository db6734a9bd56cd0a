package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * The codec {@code utf-7} (RFC 2152): ASCII, and between + and - the UTF-16 of all else in base 64.
 */
final class Utf7Codec {
    private static final String BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7Codec() {}

    private static int digit(int c) {
        return c < 128 ? BASE64.indexOf(c) : -1;
    }

    /** Whether the encoder writes the character as it is. */
    private static boolean isDirect(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c < 127
                && c != '+' && c != '\\' && c != '~';
    }

    // ---------------------------------------------------------------- encoding

    static long encode(ThreadState ts, long str) {
        ByteBuilder out = new ByteBuilder(PyUnicode.length(str) + 16);
        boolean shifted = false;
        int bits = 0;
        int buffer = 0;
        for (int i = 0, n = PyUnicode.length(str); i < n; i++) {
            int c = PyUnicode.charAt(str, i);
            if (shifted && isDirect(c)) {
                if (bits > 0) {
                    out.append(BASE64.charAt(buffer << 6 - bits & 63));
                    bits = 0;
                    buffer = 0;
                }
                shifted = false;
                if (digit(c) >= 0 || c == '-') {
                    out.append('-');
                }
                out.append(c);
                continue;
            }
            if (!shifted) {
                if (c == '+') {
                    out.append('+');
                    out.append('-');
                    continue;
                }
                if (isDirect(c)) {
                    out.append(c);
                    continue;
                }
                out.append('+');
                shifted = true;
            }
            int units = c > 0xFFFF ? 2 : 1;
            for (int k = 0; k < units; k++) {
                int unit = units == 1 ? c
                        : k == 0 ? Character.highSurrogate(c) : Character.lowSurrogate(c);
                buffer = (buffer & (1 << bits) - 1) << 16 | unit;
                bits += 16;
                while (bits >= 6) {
                    out.append(BASE64.charAt(buffer >>> bits - 6 & 63));
                    bits -= 6;
                }
            }
        }
        if (bits > 0) {
            out.append(BASE64.charAt(buffer << 6 - bits & 63));
        }
        if (shifted) {
            out.append('-');
        }
        return out.finish(ts);
    }

    // ---------------------------------------------------------------- decoding

    /** @param consumed null if the input is complete, else receives what was taken */
    static long decode(ThreadState ts, long bytes, String errors, int[] consumed) {
        int n = PyBytes.length(bytes);
        CodecErrors handler = new CodecErrors(ts, "utf7", errors, bytes);
        UnicodeBuilder out = new UnicodeBuilder(n);
        boolean shifted = false;
        int shiftStart = 0;
        int outStart = 0;
        long buffer = 0;
        int bits = 0;
        int high = 0;
        int i = 0;
        while (i < n) {
            int c = PyBytes.at(bytes, i);
            String wrong = null;
            int from = i;
            if (shifted) {
                int d = digit(c);
                if (d >= 0) {
                    buffer = buffer << 6 | d;
                    bits += 6;
                    i++;
                    if (bits >= 16) {
                        int unit = (int) (buffer >>> bits - 16) & 0xffff;
                        bits -= 16;
                        buffer &= (1L << bits) - 1;
                        if (high != 0) {
                            if (unit >= 0xDC00 && unit <= 0xDFFF) {
                                out.append(Character.toCodePoint((char) high, (char) unit));
                                high = 0;
                                continue;
                            }
                            out.append(high);
                            high = 0;
                        }
                        if (unit >= 0xD800 && unit <= 0xDBFF) {
                            high = unit;
                        } else {
                            out.append(unit);
                        }
                    }
                    continue;
                }
                shifted = false;
                if (bits > 0) {
                    if (bits >= 6) {
                        i++;
                        wrong = "partial character in base64 sequence";
                    } else if (buffer != 0) {
                        i++;
                        wrong = "non-zero padding bits in shift sequence";
                    }
                }
                if (wrong == null) {
                    if (high != 0 && c != '-' && c < 128 && (isDirect(c) || c == '\\'
                            || c == '~')) {
                        out.append(high);
                    } else if (high != 0 && c == '-') {
                        out.append(high);
                    }
                    high = 0;
                    if (c == '-') {
                        i++; // ends the sequence, and is no character
                    }
                    continue;
                }
                high = 0;
                from = shiftStart;
            } else if (c == '+') {
                shiftStart = i;
                i++;
                if (i < n && PyBytes.at(bytes, i) == '-') {
                    i++;
                    out.append('+');
                    continue;
                }
                if (i < n && digit(PyBytes.at(bytes, i)) < 0) {
                    i++;
                    wrong = "ill-formed sequence";
                    from = shiftStart;
                } else {
                    shifted = true;
                    high = 0;
                    outStart = out.length();
                    bits = 0;
                    buffer = 0;
                    continue;
                }
            } else if (c < 128) {
                i++;
                out.append(c);
                continue;
            } else {
                i++;
                wrong = "unexpected special character";
            }
            i = handler.decode(from, i, wrong, out);
        }
        if (shifted && consumed == null) {
            if (high != 0 || bits >= 6 || bits > 0 && buffer != 0) {
                int next = handler.decode(shiftStart, n, "unterminated shift sequence", out);
                if (next < n) {
                    long rest = PyBytes.fromMemory(ts, PyBytes.data(bytes) + next, n - next);
                    long text = decode(ts, rest, errors, null);
                    out.appendStr(text);
                    Refs.release(ts, text);
                    Refs.release(ts, rest);
                }
            }
        }
        if (consumed != null) {
            consumed[0] = n;
            if (shifted) {
                out.truncate(outStart);
                consumed[0] = shiftStart;
            }
        }
        return out.finish(ts);
    }
}
