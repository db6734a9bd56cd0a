package org.jilectomy.runtime.objects;

import org.jilectomy.memory.Memory;

/**
 * Arrays of code points in native memory, one, two or four bytes each ({@code Py_UCS1},
 * {@code Py_UCS2}, {@code Py_UCS4}): the raw material of str, and of bytes with kind 1.
 *
 * <p>An array is given by the address of its first unit and its <em>kind</em>, the bytes a unit
 * takes; indices and lengths count units. Loops are specialised for equal kinds and for kind 1,
 * where nearly all text lives; mixed kinds go through {@link #at}. Nothing here allocates, checks
 * bounds or knows objects. Searching is in {@link UcsSearch}.
 */
public final class Ucs {
    /** Below this many bytes a loop is faster than the call into the copy stub. */
    private static final long SMALL = 64;

    private static final long HIGH_BITS = 0x8080808080808080L;

    private Ucs() {}

    /** Unit {@code i}; compare {@code PyUnicode_READ}. */
    public static int at(long data, int kind, long i) {
        if (kind == 1) {
            return Memory.getByte(data + i) & 0xff;
        }
        return kind == 2 ? Memory.getShort(data + 2 * i) & 0xffff : Memory.getInt(data + 4 * i);
    }

    static void put(long data, int kind, long i, int c) {
        if (kind == 1) {
            Memory.putByte(data + i, (byte) c);
        } else if (kind == 2) {
            Memory.putShort(data + 2 * i, (short) c);
        } else {
            Memory.putInt(data + 4 * i, c);
        }
    }

    /** The kind that holds {@code maxChar}. */
    static int kindOf(int maxChar) {
        return maxChar < 0x100 ? 1 : maxChar < 0x10000 ? 2 : 4;
    }

    /** Copies bytes; the ranges must not overlap. */
    static void copyBytes(long src, long dst, long bytes) {
        if (bytes >= SMALL) {
            Memory.copy(src, dst, bytes);
            return;
        }
        long i = 0;
        for (; i + 8 <= bytes; i += 8) {
            Memory.putLong(dst + i, Memory.getLong(src + i));
        }
        if (bytes >= 8) { // the last word overlaps the one before
            i = bytes - 8;
            Memory.putLong(dst + i, Memory.getLong(src + i));
            return;
        }
        if (bytes >= 4) {
            int head = Memory.getInt(src);
            Memory.putInt(dst + bytes - 4, Memory.getInt(src + bytes - 4));
            Memory.putInt(dst, head);
            return;
        }
        for (; i < bytes; i++) {
            Memory.putByte(dst + i, Memory.getByte(src + i));
        }
    }

    /**
     * Copies {@code n} units, widening or narrowing; compare {@code _PyUnicode_FastCopyCharacters}.
     * Narrowing assumes that every unit fits.
     */
    static void copy(long src, int srcKind, long srcAt, long dst, int dstKind, long dstAt, long n) {
        if (srcKind == dstKind) {
            copyBytes(src + srcAt * srcKind, dst + dstAt * dstKind, n * srcKind);
        } else if (srcKind == 1 && dstKind == 2) {
            for (long i = 0; i < n; i++) {
                int c = Memory.getByte(src + srcAt + i) & 0xff;
                Memory.putShort(dst + 2 * (dstAt + i), (short) c);
            }
        } else {
            for (long i = 0; i < n; i++) {
                put(dst, dstKind, dstAt + i, at(src, srcKind, srcAt + i));
            }
        }
    }

    static void fill(long data, int kind, long start, long n, int c) {
        if (kind == 1) {
            if (n > 0) {
                Memory.fill(data + start, n, (byte) c);
            }
            return;
        }
        for (long i = 0; i < n; i++) {
            put(data, kind, start + i, c);
        }
    }

    /** Whether all bytes are below 128. */
    static boolean isAscii(long data, long bytes) {
        long i = 0;
        for (; i + 8 <= bytes; i += 8) {
            if ((Memory.getLong(data + i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < bytes; i++) {
            if (Memory.getByte(data + i) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A bound on the units of a range that decides kind and asciiness: the exact maximum for wide
     * kinds, 127 or 255 for kind 1; 0 or 127 if empty.
     */
    static int maxChar(long data, int kind, long start, long n) {
        if (kind == 1) {
            return isAscii(data + start, n) ? 127 : 255;
        }
        int max = 0;
        for (long i = start; i < start + n; i++) {
            max = Math.max(max, at(data, kind, i));
        }
        return max;
    }

    static boolean equalBytes(long a, long b, long bytes) {
        long i = 0;
        for (; i + 32 <= bytes; i += 32) {
            long d = Memory.getLong(a + i) ^ Memory.getLong(b + i);
            d |= Memory.getLong(a + i + 8) ^ Memory.getLong(b + i + 8);
            d |= Memory.getLong(a + i + 16) ^ Memory.getLong(b + i + 16);
            d |= Memory.getLong(a + i + 24) ^ Memory.getLong(b + i + 24);
            if (d != 0) {
                return false;
            }
        }
        for (; i + 8 <= bytes; i += 8) {
            if (Memory.getLong(a + i) != Memory.getLong(b + i)) {
                return false;
            }
        }
        for (; i < bytes; i++) {
            if (Memory.getByte(a + i) != Memory.getByte(b + i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two ranges of {@code n} units hold the same code points. */
    static boolean equal(long a, int aKind, long aAt, long b, int bKind, long bAt, long n) {
        if (aKind == bKind) {
            return equalBytes(a + aAt * aKind, b + bAt * bKind, n * aKind);
        }
        for (long i = 0; i < n; i++) {
            if (at(a, aKind, aAt + i) != at(b, bKind, bAt + i)) {
                return false;
            }
        }
        return true;
    }

    /** Three-way comparison by code point; a prefix is smaller. */
    static int compare(long a, int aKind, long aLength, long b, int bKind, long bLength) {
        long n = Math.min(aLength, bLength);
        long i = 0;
        if (aKind == 1 && bKind == 1) {
            while (i + 8 <= n && Memory.getLong(a + i) == Memory.getLong(b + i)) {
                i += 8;
            }
        }
        for (; i < n; i++) {
            int d = at(a, aKind, i) - at(b, bKind, i);
            if (d != 0) {
                return d < 0 ? -1 : 1;
            }
        }
        return Long.compare(aLength, bLength);
    }
}
