package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The codec {@code utf-8} (CPython 3.11, Objects/stringlib/codecs.h). Decoding reports the longest
 * prefix of a well-formed sequence as one error, as Unicode recommends.
 */
final class Utf8Codec {
    private Utf8Codec() {}

    static long encode(ThreadState ts, long str, String errors) {
        int n = PyUnicode.length(str);
        long data = PyASCIIObject.data(str);
        if (PyASCIIObject.ascii(str)) {
            return PyBytes.fromMemory(ts, data, n);
        }
        int kind = PyASCIIObject.kind(str);
        ByteBuilder out = new ByteBuilder(n + (n >> 1));
        CodecErrors handler = null;
        int i = 0;
        while (i < n) {
            int c = Ucs.at(data, kind, i);
            if (c < 0xD800 || c > 0xDFFF) {
                put(out, c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < n && isSurrogate(Ucs.at(data, kind, end))) {
                end++;
            }
            if (handler == null) {
                handler = new CodecErrors(ts, "utf-8", errors, str);
            }
            int next = handler.encode(i, end, "surrogates not allowed");
            if (handler.bytes != null) {
                out.append(handler.bytes, 0, handler.bytes.length);
            } else {
                for (int j = 0; j < handler.text.length(); j++) {
                    if (handler.text.charAt(j) >= 128) {
                        throw handler.encodeException(i, end, "surrogates not allowed");
                    }
                    out.append(handler.text.charAt(j));
                }
            }
            i = next;
        }
        return out.finish(ts);
    }

    private static boolean isSurrogate(int c) {
        return c >= 0xD800 && c <= 0xDFFF;
    }

    static void put(ByteBuilder out, int c) {
        if (c < 0x80) {
            out.append(c);
        } else if (c < 0x800) {
            out.append(0xC0 | c >> 6);
            out.append(0x80 | c & 63);
        } else if (c < 0x10000) {
            out.append(0xE0 | c >> 12);
            out.append(0x80 | c >> 6 & 63);
            out.append(0x80 | c & 63);
        } else {
            out.append(0xF0 | c >> 18);
            out.append(0x80 | c >> 12 & 63);
            out.append(0x80 | c >> 6 & 63);
            out.append(0x80 | c & 63);
        }
    }

    /** @param from index of the first byte to decode */
    static long decode(ThreadState ts, long bytes, int from, String errors) {
        return decode(ts, bytes, from, errors, null);
    }

    /**
     * @param consumed null if the input is complete; else a sequence cut off at the end is left
     *     alone, and this tells how many bytes were taken
     */
    static long decode(ThreadState ts, long bytes, int from, String errors, int[] consumed) {
        int n = PyBytes.length(bytes);
        long data = PyBytes.data(bytes);
        if (consumed != null) {
            consumed[0] = n;
        }
        if (Ucs.isAscii(data + from, n - from)) {
            return PyUnicode.fromUnits(ts, data, 1, from, n - from);
        }
        UnicodeBuilder out = new UnicodeBuilder(n - from);
        CodecErrors handler = null;
        int i = from;
        while (i < n) {
            int c = Memory.getByte(data + i);
            if (c >= 0) {
                out.append(c);
                i++;
                continue;
            }
            long decoded = sequence(data, i, n);
            if (decoded >= 0) {
                out.append((int) decoded);
                i += decoded < 0x800 ? 2 : decoded < 0x10000 ? 3 : 4;
                continue;
            }
            if (consumed != null && (decoded < -8 || isHalfSurrogate(data + i, n - i))) {
                consumed[0] = i;
                break;
            }
            if (handler == null) {
                handler = new CodecErrors(ts, "utf-8", errors, bytes);
            }
            int bad = (int) (-decoded & 7);
            boolean truncated = decoded < -8;
            String reason = bad == 0
                    ? "invalid start byte"
                    : truncated ? "unexpected end of data" : "invalid continuation byte";
            i = handler.decode(i, i + Math.max(bad, 1), reason, out);
        }
        return out.finish(ts);
    }

    /** Whether the input ends in two thirds of a surrogate, for {@code surrogatepass}. */
    private static boolean isHalfSurrogate(long at, int n) {
        return n == 2 && Memory.getByte(at) == (byte) 0xED
                && (Memory.getByte(at + 1) & 0xE0) == 0xA0;
    }

    /**
     * The code point of the sequence at {@code i} whose first byte is above 127.
     *
     * @return the code point; or if the sequence is wrong, minus the number of bytes that begin a
     *     good one (0 told as -8), and another 16 less if the input ends there
     */
    private static long sequence(long data, int i, int n) {
        int c = Memory.getByte(data + i) & 0xff;
        if (c < 0xC2 || c > 0xF4) {
            return -8;
        }
        int size = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        int value = c & (0x7F >> size);
        for (int k = 1; k < size; k++) {
            if (i + k >= n) {
                return -16L - k;
            }
            int b = Memory.getByte(data + i + k) & 0xff;
            int low = 0x80;
            int high = 0xBF;
            if (k == 1) {
                low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
                high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
            }
            if (b < low || b > high) {
                return -k;
            }
            value = value << 6 | b & 63;
        }
        return value;
    }
}
