package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;

/**
 * Sorting numbers, strs and tuples as plain longs: what decides the order and the item's index are
 * packed into one long each, which the JDK sorts faster than any comparison by ours.
 *
 * <pre>
 *   63                      shift                    0
 *   | value - least, or prefix |  index before sorting |
 * </pre>
 *
 * <p>The index below makes the order stable and says afterwards where each item came from. Items with
 * equal prefixes end up next to each other in their old order; each such stretch is then sorted by
 * comparing. The prefix of a float are its highest bits, of a str its first characters, of a tuple
 * that of its first item; what all have in common is taken off first. A row that does not fit (ints
 * too far apart, wide characters, NaN, very short rows) is refused, and sorted by {@link TimSort}.
 */
final class PackedSort {
    private static final int LEAST = 8;
    private static final int MOST = 1 << 24;

    /** Stretches up to this length are sorted where they are. */
    private static final int SHORT = 12;

    private PackedSort() {}

    /** Whether a row of {@code n} may be worth packing. */
    static boolean fits(int n) {
        return n >= LEAST && n <= MOST;
    }

    private static int shift(int n) {
        return 32 - Integer.numberOfLeadingZeros(n - 1);
    }

    // ---------------------------------------------------------------- kinds of rows

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
     * Sorts {@code row} by {@code numbers}, the bits of its items' values.
     *
     * @return false if one is NaN; nothing was moved
     */
    static boolean floats(long[] numbers, long[] row, int n) {
        long[] prefixes = new long[n];
        for (int i = 0; i < n; i++) {
            double value = Double.longBitsToDouble(numbers[i]);
            if (Double.isNaN(value)) {
                return false;
            }
            prefixes[i] = prefix(value);
        }
        byPrefixes(prefixes, numbers, row, n, new ListSort.Floats());
        return true;
    }

    /**
     * Sorts {@code row} by {@code keys}, which are str; one array if the strs are what is sorted.
     *
     * @return false if not all are of one byte a character; nothing was moved
     */
    static boolean strings(long[] keys, long[] row, int n) {
        long[] prefixes = new long[n];
        for (int i = 0; i < n; i++) {
            if (PyASCIIObject.kind(keys[i]) != 1) {
                return false;
            }
            prefixes[i] = prefix(keys[i]);
        }
        byPrefixes(prefixes, keys, row, n, new ListSort.Strings());
        return true;
    }

    /**
     * Sorts {@code row} by {@code keys}, tuples whose order {@link QuickOrder} tells, with first items
     * of one type: ints of two digits at most, floats but NaN, or strs.
     *
     * @return false if not all strs are of one byte a character; nothing was moved
     */
    static boolean tuples(long[] keys, long[] row, int n) {
        long[] prefixes = new long[n];
        long type = PyObject.ob_type(PyTuple.item(keys[0], 0));
        for (int i = 0; i < n; i++) {
            long first = PyTuple.item(keys[i], 0);
            if (type == PyLong.ADDRESS) {
                prefixes[i] = PyLong.smallValue(first) ^ Long.MIN_VALUE;
            } else if (type == PyFloat.ADDRESS) {
                prefixes[i] = prefix(PyFloat.doubleValue(first));
            } else if (PyASCIIObject.kind(first) != 1) {
                return false;
            } else {
                prefixes[i] = prefix(first);
            }
        }
        byPrefixes(prefixes, keys, row, n, new ListSort.Quick());
        return true;
    }

    // ---------------------------------------------------------------- prefixes

    /** In the order of the doubles, if taken as unsigned; one for both zeros. */
    private static long prefix(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ (bits >> 63 | Long.MIN_VALUE);
    }

    /** The first eight characters, the first one highest; zeros behind the end. */
    private static long prefix(long str) {
        long length = PyASCIIObject.length(str);
        // Blocks end at multiples of 16 and characters begin at one of 8: eight bytes can be read.
        long bytes = Long.reverseBytes(Memory.getLong(PyASCIIObject.data(str)));
        return length >= 8 ? bytes : length == 0 ? 0 : bytes & -1L << 64 - 8 * length;
    }

    /**
     * Sorts {@code keys}, and {@code row} along with them if it is another array, by unsigned prefixes,
     * and by {@code order} where those are equal or agree in what fits.
     */
    private static void byPrefixes(
            long[] prefixes, long[] keys, long[] row, int n, TimSort order) {
        long least = prefixes[0];
        long most = least;
        for (int i = 1; i < n; i++) {
            long p = prefixes[i];
            least = Long.compareUnsigned(p, least) < 0 ? p : least;
            most = Long.compareUnsigned(p, most) > 0 ? p : most;
        }
        int common = Long.numberOfLeadingZeros(most - least);
        int shift = shift(n);
        long[] packed = prefixes;
        for (int i = 0; i < n; i++) {
            packed[i] = prefixes[i] - least << common >>> shift + 1 << shift | i;
        }
        Arrays.sort(packed);
        place(packed, keys, n, shift);
        if (keys != row) {
            place(packed, row, n, shift);
        }
        for (int i = 0; i < n;) {
            long prefix = packed[i] >>> shift;
            int end = i + 1;
            while (end < n && packed[end] >>> shift == prefix) {
                end++;
            }
            if (end > i + 1) {
                sortStretch(keys, row, i, end, order);
            }
            i = end;
        }
    }

    private static void place(long[] packed, long[] row, int n, int shift) {
        long[] before = Arrays.copyOf(row, n);
        int mask = (1 << shift) - 1;
        for (int i = 0; i < n; i++) {
            row[i] = before[(int) packed[i] & mask];
        }
    }

    private static void sortStretch(long[] keys, long[] row, int from, int to, TimSort order) {
        if (to - from <= SHORT) {
            insert(keys, row, from, to, order);
            return;
        }
        long[] some = Arrays.copyOfRange(keys, from, to);
        long[] items = keys == row ? null : Arrays.copyOfRange(row, from, to);
        order.sort(some, items, to - from);
        System.arraycopy(some, 0, keys, from, to - from);
        if (items != null) {
            System.arraycopy(items, 0, row, from, to - from);
        }
    }

    private static void insert(long[] keys, long[] row, int from, int to, TimSort order) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            long item = row[i];
            int at = i;
            while (at > from && order.less(key, keys[at - 1])) {
                keys[at] = keys[at - 1];
                row[at] = row[at - 1];
                at--;
            }
            keys[at] = key;
            row[at] = item;
        }
    }
}
