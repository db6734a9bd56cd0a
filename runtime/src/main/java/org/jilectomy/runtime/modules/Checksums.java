package org.jilectomy.runtime.modules;

/**
 * CRC-32 and Adler-32 that continue from a given value, which the classes of {@code java.util.zip}
 * cannot: their state is not to be set. The CRC works on four tables, four bytes a step.
 */
public final class Checksums {
    private static final int[] TABLE = table();

    private Checksums() {}

    private static int[] table() {
        int[] t = new int[4 * 256];
        for (int i = 0; i < 256; i++) {
            int c = i;
            for (int k = 0; k < 8; k++) {
                c = (c & 1) != 0 ? c >>> 1 ^ 0xedb88320 : c >>> 1;
            }
            t[i] = c;
        }
        for (int i = 256; i < t.length; i++) {
            t[i] = t[i - 256] >>> 8 ^ t[t[i - 256] & 0xff];
        }
        return t;
    }

    /** CRC-32 (ISO 3309) of {@code data} after data whose CRC is {@code crc}. */
    public static int crc32(byte[] data, int crc) {
        int[] t = TABLE;
        int c = ~crc;
        int i = 0;
        for (; i + 4 <= data.length; i += 4) {
            c ^= data[i] & 0xff | (data[i + 1] & 0xff) << 8 | (data[i + 2] & 0xff) << 16
                    | data[i + 3] << 24;
            c = t[768 + (c & 0xff)] ^ t[512 + (c >>> 8 & 0xff)] ^ t[256 + (c >>> 16 & 0xff)]
                    ^ t[c >>> 24];
        }
        for (; i < data.length; i++) {
            c = t[(c ^ data[i]) & 0xff] ^ c >>> 8;
        }
        return ~c;
    }

    /** Adler-32 (RFC 1950) of {@code data} after data whose checksum is {@code adler}. */
    public static int adler32(byte[] data, int adler) {
        int a = adler & 0xffff;
        int b = adler >>> 16;
        for (int i = 0; i < data.length;) {
            int end = Math.min(data.length, i + 3800);
            for (; i < end; i++) {
                a += data[i] & 0xff;
                b += a;
            }
            a %= 65521;
            b = Integer.remainderUnsigned(b, 65521);
        }
        return b << 16 | a;
    }
}
