package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Collects code points, Java strings and pieces of str into one new str; compare
 * {@code _PyUnicodeWriter}.
 *
 * <p>The text is gathered in a Java array: bytes as long as all code points are below 256, ints
 * from the first wider one on. Decision: not native memory, because a builder that an exception
 * abandons would have to be freed by everyone who uses one; the copy at the end is cheap.
 *
 * <p>Not thread-safe.
 */
public final class UnicodeBuilder {
    /** Larger arrays are not kept for the next text. */
    private static final int MAX_SPARE = 1024;

    private byte[] narrow;
    private int[] wide;
    private int length;

    public UnicodeBuilder() {
        this(32);
    }

    /** @param capacity expected length in code points */
    public UnicodeBuilder(int capacity) {
        narrow = new byte[Math.max(capacity, 8)];
    }

    /** For a short text, ended by {@link #finishLast}: it has the thread's spare bytes, if any. */
    UnicodeBuilder(ThreadState ts, int capacity) {
        byte[] spare = ts.spareText;
        if (spare != null && spare.length >= capacity) {
            ts.spareText = null;
            narrow = spare;
        } else {
            narrow = new byte[Math.max(capacity, 64)];
        }
    }

    /** As {@link #finish}; the builder must not be used any more. */
    long finishLast(ThreadState ts) {
        long str = finish(ts);
        if (narrow != null && narrow.length <= MAX_SPARE) {
            ts.spareText = narrow;
            narrow = null;
        }
        return str;
    }

    /** Code points so far. */
    public int length() {
        return length;
    }

    /** Forgets all but the first {@code newLength} code points. */
    public void truncate(int newLength) {
        length = newLength;
    }

    /** The code point at {@code i}. */
    public int charAt(int i) {
        return wide != null ? wide[i] : narrow[i] & 0xff;
    }

    public UnicodeBuilder append(int codePoint) {
        if (wide == null && codePoint < 256) {
            ensureNarrow(1);
            narrow[length++] = (byte) codePoint;
        } else {
            ensureWide(1);
            wide[length++] = codePoint;
        }
        return this;
    }

    /** Appends {@code codePoint} {@code n} times; nothing if n &lt;= 0. */
    public UnicodeBuilder repeat(int codePoint, int n) {
        if (n <= 0) {
            return this;
        }
        if (wide == null && codePoint < 256) {
            ensureNarrow(n);
            Arrays.fill(narrow, length, length + n, (byte) codePoint);
        } else {
            ensureWide(n);
            Arrays.fill(wide, length, length + n, codePoint);
        }
        length += n;
        return this;
    }

    /** Appends a Java string; surrogate pairs become one code point. */
    @SuppressWarnings("deprecation") // the bytes of characters below 256 are what is wanted
    public UnicodeBuilder append(String text) {
        if (wide == null && isLatin1(text)) {
            int n = text.length();
            ensureNarrow(n);
            text.getBytes(0, n, narrow, length);
            length += n;
            return this;
        }
        for (int i = 0, n = text.length(); i < n; i++) {
            int c = text.charAt(i);
            if (c >= 0xD800 && c < 0xDC00) {
                c = text.codePointAt(i);
                i += c > 0xFFFF ? 1 : 0;
            }
            append(c);
        }
        return this;
    }

    private static boolean isLatin1(String text) {
        int bits = 0;
        for (int i = 0, n = text.length(); i < n; i++) {
            bits |= text.charAt(i);
        }
        return bits < 256;
    }

    /** Appends an int in decimal. */
    public UnicodeBuilder appendInt(long value) {
        int n = IntText.length(value);
        if (wide != null) {
            return append(Long.toString(value));
        }
        ensureNarrow(n);
        IntText.put(narrow, length, n, value);
        length += n;
        return this;
    }

    /** Appends an unsigned number in base 2, 8 or 16, of {@code shift} bits a digit. */
    UnicodeBuilder appendPowerOfTwo(long value, int shift, boolean capitals) {
        int bits = 64 - Long.numberOfLeadingZeros(value | 1);
        int n = (bits + shift - 1) / shift;
        for (int i = (n - 1) * shift; i >= 0; i -= shift) {
            int digit = (int) (value >>> i) & (1 << shift) - 1;
            append(digit < 10 ? '0' + digit : (capitals ? 'A' : 'a') + digit - 10);
        }
        return this;
    }

    /** Appends a str. */
    public UnicodeBuilder appendStr(long str) {
        return appendStr(str, 0, PyUnicode.length(str));
    }

    /** Appends the code points {@code start} (inclusive) to {@code end} (exclusive) of a str. */
    public UnicodeBuilder appendStr(long str, int start, int end) {
        return appendUnits(PyASCIIObject.data(str), PyASCIIObject.kind(str), start, end - start);
    }

    /** Appends {@code n} units of an array in native memory. */
    UnicodeBuilder appendUnits(long data, int kind, int start, int n) {
        if (n <= 0) {
            return this;
        }
        if (kind == 1 && wide == null) {
            ensureNarrow(n);
            Memory.copyToArray(data + start, narrow, length, n);
        } else {
            ensureWide(n);
            for (int i = 0; i < n; i++) {
                wide[length + i] = Ucs.at(data, kind, start + i);
            }
        }
        length += n;
        return this;
    }

    /** The collected code points, all below 256, as bytes; owned. */
    long finishBytes(ThreadState ts) {
        return PyBytes.fromArray(ts, narrow, 0, length);
    }

    /** The collected text as a str, owned; the builder may go on collecting. */
    public long finish(ThreadState ts) {
        if (length == 0) {
            return InternTable.EMPTY;
        }
        if (length == 1) {
            return PyUnicode.fromCodePoint(ts, charAt(0));
        }
        if (wide == null) {
            return PyUnicode.fromLatin1(ts, narrow, 0, length);
        }
        return PyUnicode.fromCodePoints(ts, wide, 0, length);
    }

    /** The collected text as a Java string. */
    @Override
    public String toString() {
        if (wide != null) {
            return new String(wide, 0, length);
        }
        return new String(narrow, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private void ensureNarrow(int more) {
        if (length + more > narrow.length) {
            narrow = Arrays.copyOf(narrow, capacity(more, narrow.length));
        }
    }

    private void ensureWide(int more) {
        if (wide == null) {
            wide = new int[capacity(more, narrow.length)];
            for (int i = 0; i < length; i++) {
                wide[i] = narrow[i] & 0xff;
            }
            narrow = null;
        } else if (length + more > wide.length) {
            wide = Arrays.copyOf(wide, capacity(more, wide.length));
        }
    }

    private int capacity(int more, int now) {
        long need = (long) length + more;
        if (need > Integer.MAX_VALUE - 16) {
            throw new OutOfMemoryError("str too long");
        }
        return (int) Math.min(Integer.MAX_VALUE - 16, Math.max(need, now + (now >> 1) + 16L));
    }
}
