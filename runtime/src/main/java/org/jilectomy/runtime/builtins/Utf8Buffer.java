package org.jilectomy.runtime.builtins;

import java.util.Arrays;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * UTF-8 bytes being collected from str objects and Java strings, for output. ASCII text is one
 * memory copy. Not thread-safe.
 */
public final class Utf8Buffer {
    public byte[] bytes = new byte[128];
    public int length;
    public boolean hasNewline;

    Utf8Buffer() {}

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    void append(char ascii) {
        ensure(1);
        hasNewline |= ascii == '\n';
        bytes[length++] = (byte) ascii;
    }

    void append(long number) {
        if (number >= 0 && number < 10) {
            append((char) ('0' + number));
            return;
        }
        appendAscii(Long.toString(number));
    }

    @SuppressWarnings("deprecation") // the only bulk copy out of a String that encodes nothing
    void appendAscii(String text) {
        ensure(text.length());
        text.getBytes(0, text.length(), bytes, length);
        hasNewline |= text.indexOf('\n') >= 0;
        length += text.length();
    }

    /**
     * Appends a str.
     *
     * @param escape write a lone surrogate as {@code \\udxxx} instead of raising UnicodeEncodeError
     */
    void appendStr(ThreadState ts, long str, boolean escape) {
        int n = PyUnicode.length(str);
        if (PyASCIIObject.ascii(str)) {
            ensure(n);
            Memory.copyToArray(PyASCIIObject.data(str), bytes, length, n);
            for (int i = length; i < length + n && !hasNewline; i++) {
                hasNewline = bytes[i] == '\n';
            }
            length += n;
            return;
        }
        for (int i = 0; i < n; i++) {
            appendCodePoint(ts, str, i, escape);
        }
    }

    private void appendCodePoint(ThreadState ts, long str, int at, boolean escape) {
        int c = PyUnicode.charAt(str, at);
        ensure(6);
        if (c < 0x80) {
            append((char) c);
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | c >> 6);
            tail(c, 0);
        } else if (c >= 0xd800 && c < 0xe000) {
            if (!escape) {
                throw surrogate(ts, str, at);
            }
            appendAscii("\\u" + Integer.toHexString(c));
        } else if (c < 0x10000) {
            bytes[length++] = (byte) (0xe0 | c >> 12);
            tail(c, 6);
            tail(c, 0);
        } else {
            bytes[length++] = (byte) (0xf0 | c >> 18);
            tail(c, 12);
            tail(c, 6);
            tail(c, 0);
        }
    }

    private void tail(int c, int shift) {
        bytes[length++] = (byte) (0x80 | c >> shift & 0x3f);
    }

    private static RuntimeException surrogate(ThreadState ts, long str, int at) {
        int end = at + 1;
        int n = PyUnicode.length(str);
        while (end < n && PyUnicode.charAt(str, end) >= 0xd800
                && PyUnicode.charAt(str, end) < 0xe000) {
            end++;
        }
        long codec = PyUnicode.fromJava(ts, "utf-8");
        long reason = PyUnicode.fromJava(ts, "surrogates not allowed");
        long start = PyLong.of(ts, at);
        long stop = PyLong.of(ts, end);
        try {
            long[] args = {codec, str, start, stop, reason};
            return Errors.chained(ts, Abstract.call(
                    ts, Exceptions.UnicodeEncodeError.address, args, 0));
        } finally {
            Refs.release(ts, codec);
            Refs.release(ts, reason);
            Refs.release(ts, start);
            Refs.release(ts, stop);
        }
    }
}
