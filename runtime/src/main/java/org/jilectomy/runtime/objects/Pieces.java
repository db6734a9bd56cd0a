package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.runtime.state.ThreadState;

/** A growing array of owned values, on its way to becoming a list. Not thread-safe. */
final class Pieces {
    private long[] items = new long[8];
    private int count;

    void addSteal(long value) {
        if (count == items.length) {
            items = Arrays.copyOf(items, count * 2);
        }
        items[count++] = value;
    }

    int count() {
        return count;
    }

    /** The values; the caller owns them now. */
    long[] take() {
        return Arrays.copyOf(items, count);
    }

    /** Gives all values up. */
    void release(ThreadState ts) {
        for (int i = 0; i < count; i++) {
            Refs.release(ts, items[i]);
        }
        count = 0;
    }

    /** A list of the values, which go over into it; owned. */
    long toList(ThreadState ts) {
        return PyList.fromArraySteal(ts, items, 0, count);
    }

    long toListReversed(ThreadState ts) {
        for (int i = 0, j = count - 1; i < j; i++, j--) {
            long t = items[i];
            items[i] = items[j];
            items[j] = t;
        }
        return toList(ts);
    }
}
