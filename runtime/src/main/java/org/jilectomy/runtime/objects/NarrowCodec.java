package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** The codecs {@code ascii} and {@code latin-1} (CPython 3.11, {@code unicode_encode_ucs1}). */
final class NarrowCodec {
    private NarrowCodec() {}

    /** @param limit 128 or 256 */
    static long encode(ThreadState ts, long str, String errors, int limit) {
        int n = PyUnicode.length(str);
        int kind = PyASCIIObject.kind(str);
        long data = PyASCIIObject.data(str);
        if (PyASCIIObject.ascii(str) || kind == 1 && limit == 256) {
            return PyBytes.fromMemory(ts, data, n);
        }
        String reason = "ordinal not in range(" + limit + ")";
        CodecErrors handler =
                new CodecErrors(ts, limit == 128 ? "ascii" : "latin-1", errors, str);
        ByteBuilder out = new ByteBuilder(n);
        int i = 0;
        while (i < n) {
            int c = Ucs.at(data, kind, i);
            if (c < limit) {
                out.append(c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < n && Ucs.at(data, kind, end) >= limit) {
                end++;
            }
            int next = handler.encode(i, end, reason);
            if (handler.bytes != null) {
                out.append(handler.bytes, 0, handler.bytes.length);
            } else {
                for (int j = 0; j < handler.text.length(); j++) {
                    if (handler.text.charAt(j) >= limit) {
                        throw handler.encodeException(i, end, reason);
                    }
                    out.append(handler.text.charAt(j));
                }
            }
            i = next;
        }
        return out.finish(ts);
    }

    static long decodeLatin1(ThreadState ts, long bytes) {
        return PyUnicode.fromUnits(ts, PyBytes.data(bytes), 1, 0, PyBytes.length(bytes));
    }

    static long decodeAscii(ThreadState ts, long bytes, String errors) {
        int n = PyBytes.length(bytes);
        long data = PyBytes.data(bytes);
        if (Ucs.isAscii(data, n)) {
            return PyUnicode.fromUnits(ts, data, 1, 0, n);
        }
        CodecErrors handler = new CodecErrors(ts, "ascii", errors, bytes);
        UnicodeBuilder out = new UnicodeBuilder(n);
        int i = 0;
        while (i < n) {
            int c = Memory.getByte(data + i);
            if (c >= 0) {
                out.append(c);
                i++;
            } else {
                i = handler.decode(i, i + 1, "ordinal not in range(128)", out);
            }
        }
        return out.finish(ts);
    }
}
