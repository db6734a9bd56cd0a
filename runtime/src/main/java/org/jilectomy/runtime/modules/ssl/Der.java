package org.jilectomy.runtime.modules.ssl;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A cursor over the DER elements (X.690) that stand one behind another; not thread-safe.
 *
 * <p>Only what names and extensions of certificates and the envelopes of keys need. Malformed input
 * is an IllegalArgumentException.
 */
final class Der {
    static final int INTEGER = 2;
    static final int OCTET_STRING = 4;
    static final int UTF8_STRING = 12;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private final byte[] bytes;
    private final int end;
    private int at;

    /** Of the current element: identifier octet, where it and its content begin, content's length. */
    int tag;

    private int head;
    private int start;
    private int length;

    Der(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Der(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Goes to the next element; false if there is none. */
    boolean next() {
        if (at == end) {
            return false;
        }
        head = at;
        tag = octet();
        length = octet();
        if (length >= 0x80) {
            int n = length & 0x7f;
            if (n == 0 || n > 4) {
                throw new IllegalArgumentException("DER length");
            }
            length = 0;
            for (int i = 0; i < n; i++) {
                length = length << 8 | octet();
            }
        }
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException("DER too short");
        }
        start = at;
        at += length;
        return true;
    }

    private int octet() {
        if (at == end) {
            throw new IllegalArgumentException("DER too short");
        }
        return bytes[at++] & 0xff;
    }

    /** Goes to the next element, which must be there. */
    Der need() {
        if (!next()) {
            throw new IllegalArgumentException("DER element missing");
        }
        return this;
    }

    /** The elements inside the current one. */
    Der inside() {
        return new Der(bytes, start, start + length);
    }

    /** The current element's content. */
    byte[] content() {
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** The current element as a whole. */
    byte[] element() {
        return Arrays.copyOfRange(bytes, head, start + length);
    }

    /** The current element's content as an object identifier in dots. */
    String oid() {
        StringBuilder b = new StringBuilder();
        long value = 0;
        for (int i = start; i < start + length; i++) {
            value = value << 7 | bytes[i] & 0x7f;
            if (bytes[i] < 0) {
                continue;
            }
            if (b.isEmpty()) {
                long first = Math.min(value / 40, 2);
                b.append(first).append('.').append(value - 40 * first);
            } else {
                b.append('.').append(value);
            }
            value = 0;
        }
        return b.toString();
    }

    /** An element of the given identifier octet around others. */
    static byte[] wrap(int tag, byte[]... parts) {
        int n = 0;
        for (byte[] p : parts) {
            n += p.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(n + 6);
        out.write(tag);
        if (n < 0x80) {
            out.write(n);
        } else {
            int octets = n < 0x100 ? 1 : n < 0x10000 ? 2 : n < 0x1000000 ? 3 : 4;
            out.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                out.write(n >> 8 * i);
            }
        }
        for (byte[] p : parts) {
            out.writeBytes(p);
        }
        return out.toByteArray();
    }
}
