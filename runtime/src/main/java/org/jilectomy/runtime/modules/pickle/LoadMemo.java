package org.jilectomy.runtime.modules.pickle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Values by the numbers that PUT gave them; owned. Numbers come one after the other in all pickles
 * but those that want our memory: a number far beyond how many there are goes to a map.
 */
final class LoadMemo {
    private static final int GAP = 1 << 16;
    private static final int LONGEST = Integer.MAX_VALUE - 64;

    private long[] values = new long[32];
    private final HashMap<Long, Long> far = new HashMap<>();
    private int count;

    /** How many numbers have a value; MEMOIZE gives the next the first that is free. */
    int count() {
        return count;
    }

    /** Borrowed; 0 if the number has none. */
    long get(long number) {
        if (number >= 0 && number < values.length) {
            return values[(int) number];
        }
        Long value = far.get(number);
        return value == null ? 0 : value;
    }

    void put(ThreadState ts, long number, long value) {
        Refs.retain(ts, value);
        long old;
        if (number < values.length || number < near() && far.isEmpty()) {
            int i = (int) number;
            if (i >= values.length) {
                values = Arrays.copyOf(
                        values, Math.max(i + 1, (int) Math.min(2L * values.length, LONGEST)));
            }
            old = values[i];
            values[i] = value;
        } else {
            Long before = far.put(number, value);
            old = before == null ? 0 : before;
        }
        if (old == 0) {
            count++;
        } else {
            Refs.release(ts, old);
        }
    }

    /** Below this the array grows: by how many there are, for its length doubles by itself. */
    private long near() {
        return Math.min(2L * count + GAP, LONGEST);
    }

    /** The same values, owned by the copy. */
    LoadMemo copy(ThreadState ts) {
        LoadMemo copy = new LoadMemo();
        copy.far.putAll(far);
        copy.values = values.clone();
        copy.count = count;
        for (long value : values) {
            if (value != 0) {
                Refs.retain(ts, value);
            }
        }
        for (long value : far.values()) {
            Refs.retain(ts, value);
        }
        return copy;
    }

    void clear(ThreadState ts) {
        long[] before = values;
        Long[] others = far.values().toArray(new Long[0]);
        values = new long[32];
        far.clear();
        count = 0;
        PickleErrors.release(ts, before);
        for (long value : others) {
            Refs.release(ts, value);
        }
    }

    void traverse(Visitor visitor) {
        for (long value : values) {
            if (value != 0 && (value & 3) == 0) {
                visitor.visit(value);
            }
        }
        for (long value : far.values()) {
            if ((value & 3) == 0) {
                visitor.visit(value);
            }
        }
    }

    /** Gets a number and its value. */
    interface Entries {
        void entry(long number, long value);
    }

    void forEach(Entries entries) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                entries.entry(i, values[i]);
            }
        }
        for (Map.Entry<Long, Long> e : far.entrySet()) {
            entries.entry(e.getKey(), e.getValue());
        }
    }
}
