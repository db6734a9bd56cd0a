package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The codecs {@code utf-16} and {@code utf-32} in both byte orders; without a given order a byte
 * order mark decides or is written (CPython 3.11, {@code PyUnicode_DecodeUTF16Stateful}).
 */
final class WideCodec {
    /** Byte orders: by mark (little-endian without one), little, big. */
    static final int BY_MARK = 0;

    static final int LITTLE = -1;
    static final int BIG = 1;

    private WideCodec() {}

    /** Appends a unit of {@code size} bytes. */
    static void put(ByteBuilder out, int unit, int size, boolean big) {
        for (int k = 0; k < size; k++) {
            out.append(unit >>> 8 * (big ? size - 1 - k : k));
        }
    }

    /** The unit of {@code size} bytes at {@code at}. */
    static int get(long at, int size, boolean big) {
        int unit = 0;
        for (int k = 0; k < size; k++) {
            unit |= (Memory.getByte(at + k) & 0xff) << 8 * (big ? size - 1 - k : k);
        }
        return unit;
    }

    private static String name(int size, int order) {
        String base = size == 2 ? "utf-16" : "utf-32";
        return order == BY_MARK ? base : order < 0 ? base + "-le" : base + "-be";
    }

    static long encode(ThreadState ts, long str, String errors, int size, int order) {
        int n = PyUnicode.length(str);
        int kind = PyASCIIObject.kind(str);
        long data = PyASCIIObject.data(str);
        boolean big = order == BIG;
        ByteBuilder out = new ByteBuilder((n + 1) * size);
        if (order == BY_MARK) {
            put(out, 0xFEFF, size, false);
        }
        CodecErrors handler = null;
        int i = 0;
        while (i < n) {
            int c = Ucs.at(data, kind, i);
            if (c < 0xD800 || c > 0xDFFF) {
                putCodePoint(out, c, size, big);
                i++;
                continue;
            }
            int end = i + 1;
            if (handler == null) {
                handler = new CodecErrors(ts, name(size, order), errors, str);
            }
            int next = handler.encode(i, end, "surrogates not allowed");
            if (handler.bytes != null) {
                if (handler.bytes.length % size != 0) {
                    throw handler.encodeException(i, end, "surrogates not allowed");
                }
                out.append(handler.bytes, 0, handler.bytes.length);
            } else {
                for (int j = 0; j < handler.text.length(); j++) {
                    if (handler.text.charAt(j) >= 128) {
                        throw handler.encodeException(i, end, "surrogates not allowed");
                    }
                    putCodePoint(out, handler.text.charAt(j), size, big);
                }
            }
            i = next;
        }
        return out.finish(ts);
    }

    private static void putCodePoint(ByteBuilder out, int c, int size, boolean big) {
        if (size == 2 && c > 0xFFFF) {
            put(out, Character.highSurrogate(c), 2, big);
            put(out, Character.lowSurrogate(c), 2, big);
        } else {
            put(out, c, size, big);
        }
    }

    static long decode(ThreadState ts, long bytes, String errors, int size, int order) {
        return decode(ts, bytes, errors, size, order, null);
    }

    /**
     * @param state null if the input is complete; else what is cut off at the end is left alone;
     *     [0] tells how many bytes were taken; [1] the byte order, if a mark told it; [2] is not 0
     *     if the input ends here
     */
    static long decode(
            ThreadState ts, long bytes, String errors, int size, int order, int[] state) {
        int n = PyBytes.length(bytes);
        long data = PyBytes.data(bytes);
        int i = 0;
        boolean big = order == BIG;
        if (order == BY_MARK && n >= size) {
            if (get(data, size, false) == 0xFEFF) {
                i = size;
            } else if (get(data, size, true) == 0xFEFF) {
                i = size;
                big = true;
            }
            if (state != null) {
                state[1] = i == 0 ? BY_MARK : big ? BIG : LITTLE;
            }
        } else if (state != null) {
            state[1] = order;
        }
        if (state != null) {
            state[0] = n;
        }
        boolean part = state != null && state[2] == 0;
        CodecErrors handler =
                new CodecErrors(ts, name(size, big ? BIG : LITTLE), errors, bytes);
        UnicodeBuilder out = new UnicodeBuilder(n / size);
        while (i < n) {
            if (n - i < size) {
                if (part) {
                    state[0] = i;
                    break;
                }
                i = handler.decode(i, n, "truncated data", out);
                continue;
            }
            int c = get(data + i, size, big);
            if (size == 4) {
                if (c >= 0xD800 && c <= 0xDFFF) {
                    String reason = "code point in surrogate code point range(0xd800, 0xe000)";
                    i = handler.decode(i, i + 4, reason, out);
                } else if (c < 0 || c > 0x10FFFF) {
                    i = handler.decode(i, i + 4, "code point not in range(0x110000)", out);
                } else {
                    out.append(c);
                    i += 4;
                }
                continue;
            }
            if (c < 0xD800 || c > 0xDFFF) {
                out.append(c);
                i += 2;
            } else if (c >= 0xDC00) {
                i = handler.decode(i, i + 2, "illegal encoding", out);
            } else if (n - i < 4) {
                if (part) {
                    state[0] = i;
                    break;
                }
                i = handler.decode(i, n, "unexpected end of data", out);
            } else {
                int low = get(data + i + 2, 2, big);
                if (low < 0xDC00 || low > 0xDFFF) {
                    i = handler.decode(i, i + 2, "illegal UTF-16 surrogate", out);
                } else {
                    out.append(Character.toCodePoint((char) c, (char) low));
                    i += 4;
                }
            }
        }
        return out.finish(ts);
    }
}
