package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;

/**
 * Sorting ints and strs as plain longs: what decides the order and the item's index are packed into
 * one long each, which the JDK sorts faster than any comparison by ours.
 *
 * <pre>
 *   63                      shift                    0
 *   | value - least, or prefix |  index before sorting |
 * </pre>
 *
 * <p>The index below makes the order stable and says afterwards where each item came from. Strings
 * with equal prefixes end up next to each other in their old order; each such stretch is then sorted
 * by comparing. A row that does not fit (ints too far apart, wide characters, very short rows) is
 * refused, and sorted by {@link TimSort}.
 */
final class PackedSort {
    private static final int LEAST = 8;
    private static final int MOST = 1 << 24;

    private PackedSort() {}

    /** Whether a row of {@code n} may be worth packing. */
    static boolean fits(int n) {
        return n >= LEAST && n <= MOST;
    }

    private static int shift(int n) {
        return 32 - Integer.numberOfLeadingZeros(n - 1);
    }

    /**
     * Sorts {@code row} by {@code numbers}, its items' values.
     *
     * @return false if they are too far apart; nothing was moved
     */
    static boolean ints(long[] numbers, long[] row, int n) {
        long least = numbers[0];
        long most = least;
        for (int i = 1; i < n; i++) {
            least = Math.min(least, numbers[i]);
            most = Math.max(most, numbers[i]);
        }
        int shift = shift(n);
        long range = most - least;
        if (range < 0 || range >>> 63 - shift != 0) {
            return false;
        }
        long[] packed = new long[n];
        for (int i = 0; i < n; i++) {
            packed[i] = numbers[i] - least << shift | i;
        }
        Arrays.sort(packed);
        place(packed, row, n, shift);
        return true;
    }

    /**
     * Sorts {@code row} by {@code keys}, which are str; one array if the strs are what is sorted.
     *
     * @return false if not all are of one byte a character; nothing was moved
     */
    static boolean strings(long[] keys, long[] row, int n) {
        for (int i = 0; i < n; i++) {
            if (PyASCIIObject.kind(keys[i]) != 1) {
                return false;
            }
        }
        int shift = shift(n);
        long[] packed = new long[n];
        for (int i = 0; i < n; i++) {
            packed[i] = prefix(keys[i]) >>> shift + 1 << shift | i;
        }
        Arrays.sort(packed);
        if (keys != row) {
            place(packed, keys, n, shift);
        }
        place(packed, row, n, shift);
        for (int i = 0; i < n;) {
            long prefix = packed[i] >>> shift;
            int end = i + 1;
            while (end < n && packed[end] >>> shift == prefix) {
                end++;
            }
            if (end > i + 1) {
                sortStretch(keys, row, i, end);
            }
            i = end;
        }
        return true;
    }

    private static void sortStretch(long[] keys, long[] row, int from, int to) {
        long[] some = Arrays.copyOfRange(keys, from, to);
        long[] items = keys == row ? null : Arrays.copyOfRange(row, from, to);
        new ListSort.Strings().sort(some, items, to - from);
        System.arraycopy(some, 0, keys, from, to - from);
        if (items != null) {
            System.arraycopy(items, 0, row, from, to - from);
        }
    }

    /** The first eight characters, the first one highest; zeros behind the end. */
    private static long prefix(long str) {
        long length = PyASCIIObject.length(str);
        // Blocks end at multiples of 16 and characters begin at one of 8: eight bytes can be read.
        long bytes = Long.reverseBytes(Memory.getLong(PyASCIIObject.data(str)));
        return length >= 8 ? bytes : length == 0 ? 0 : bytes & -1L << 64 - 8 * length;
    }

    private static void place(long[] packed, long[] row, int n, int shift) {
        long[] before = Arrays.copyOf(row, n);
        int mask = (1 << shift) - 1;
        for (int i = 0; i < n; i++) {
            row[i] = before[(int) packed[i] & mask];
        }
    }
}
