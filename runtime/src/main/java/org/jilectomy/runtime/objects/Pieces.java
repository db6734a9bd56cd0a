package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.runtime.state.ThreadState;

/** A growing array of owned values, on its way to becoming a list. Not thread-safe. */
final class Pieces {
    /** {@code MAX_PREALLOC} of CPython's Objects/stringlib/split.h. */
    private static final int SPLIT_ROOM = 12;

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

    /** A list of the values, which go over into it; owned. As long as if they were appended. */
    long toList(ThreadState ts) {
        return PyList.fromAppendedSteal(ts, items, count, 0);
    }

    /**
     * As {@link #toList}, with the room that {@code split} makes before it starts.
     *
     * @param maxsplit splits at most, not negative
     */
    long toSplitList(ThreadState ts, long maxsplit) {
        int room = maxsplit >= SPLIT_ROOM ? SPLIT_ROOM : (int) maxsplit + 1;
        return PyList.fromAppendedSteal(ts, items, count, room);
    }

    long toSplitListReversed(ThreadState ts, long maxsplit) {
        reverse();
        return toSplitList(ts, maxsplit);
    }

    private void reverse() {
        for (int i = 0, j = count - 1; i < j; i++, j--) {
            long t = items[i];
            items[i] = items[j];
            items[j] = t;
        }
    }
}
