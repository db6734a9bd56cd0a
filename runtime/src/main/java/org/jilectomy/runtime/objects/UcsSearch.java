package org.jilectomy.runtime.objects;

import org.jilectomy.memory.Memory;

/**
 * Searching in {@link Ucs} arrays: single units, sub-arrays, counts (CPython 3.11,
 * Objects/stringlib/fastsearch.h).
 *
 * <p>Sub-arrays are found by their last unit, with a 64-bit Bloom filter of the pattern's units
 * that lets a mismatch skip the whole pattern. Worst case n*m, usual case n/m. Single bytes are
 * found eight at a time. All results are absolute indices, -1 for none; ranges are [start, end).
 */
final class UcsSearch {
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private UcsSearch() {}

    /** First {@code c} in [start, end). */
    static long indexOf(long data, int kind, long start, long end, int c) {
        if (kind == 1) {
            return c > 255 ? -1 : indexOfByte(data, start, end, c);
        }
        for (long i = start; i < end; i++) {
            if (Ucs.at(data, kind, i) == c) {
                return i;
            }
        }
        return -1;
    }

    private static long indexOfByte(long data, long start, long end, int c) {
        long pattern = LOW * c;
        long i = start;
        for (; i + 8 <= end; i += 8) {
            long x = Memory.getLong(data + i) ^ pattern;
            long zero = (x - LOW) & ~x & HIGH;
            if (zero != 0) {
                return i + (Long.numberOfTrailingZeros(zero) >>> 3);
            }
        }
        for (; i < end; i++) {
            if (Memory.getByte(data + i) == (byte) c) {
                return i;
            }
        }
        return -1;
    }

    /** Last {@code c} in [start, end). */
    static long lastIndexOf(long data, int kind, long start, long end, int c) {
        for (long i = end - 1; i >= start; i--) {
            if (Ucs.at(data, kind, i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** First occurrence of the {@code m} units at {@code p} that lies in [start, end). */
    static long find(long s, int sKind, long start, long end, long p, int pKind, long m) {
        long n = end - start;
        if (m > n || start < 0) {
            return -1;
        }
        if (m == 0) {
            return start;
        }
        if (m == 1) {
            return indexOf(s, sKind, start, end, Ucs.at(p, pKind, 0));
        }
        if (pKind > sKind) {
            return -1;
        }
        long last = m - 1;
        int lastUnit = Ucs.at(p, pKind, last);
        long bloom = 1L << lastUnit;
        long skip = last;
        for (long j = 0; j < last; j++) {
            int c = Ucs.at(p, pKind, j);
            bloom |= 1L << c;
            if (c == lastUnit) {
                skip = last - j - 1;
            }
        }
        long limit = end - m;
        for (long i = start; i <= limit; i++) {
            if (Ucs.at(s, sKind, i + last) == lastUnit) {
                if (Ucs.equal(s, sKind, i, p, pKind, 0, last)) {
                    return i;
                }
                if (i < limit && (bloom & 1L << Ucs.at(s, sKind, i + m)) == 0) {
                    i += m;
                } else {
                    i += skip;
                }
            } else if (i < limit && (bloom & 1L << Ucs.at(s, sKind, i + m)) == 0) {
                i += m;
            }
        }
        return -1;
    }

    /** Last occurrence of the {@code m} units at {@code p} that lies in [start, end). */
    static long rfind(long s, int sKind, long start, long end, long p, int pKind, long m) {
        if (m > end - start) {
            return -1;
        }
        if (m == 0) {
            return end;
        }
        if (pKind > sKind) {
            return -1;
        }
        int first = Ucs.at(p, pKind, 0);
        for (long i = end - m; i >= start; i--) {
            i = lastIndexOf(s, sKind, start, i + 1, first);
            if (i < 0 || Ucs.equal(s, sKind, i, p, pKind, 0, m)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Occurrences that do not overlap, at most {@code max}; an empty pattern occurs n + 1 times.
     */
    static long count(
            long s, int sKind, long start, long end, long p, int pKind, long m, long max) {
        if (start > end) {
            return 0;
        }
        if (m == 0) {
            return Math.min(max, end - start + 1);
        }
        long count = 0;
        long at = start;
        while (count < max && (at = find(s, sKind, at, end, p, pKind, m)) >= 0) {
            count++;
            at += m;
        }
        return count;
    }
}
