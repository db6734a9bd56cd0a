package org.jilectomy.runtime.modules.pickle;

import java.util.Arrays;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Which objects were pickled already, and under which number; compare {@code PyMemoTable}. By
 * address: so each is owned by the memo, lest another take its place in memory. Open addressing,
 * half of the places free at least.
 */
final class PickleMemo {
    private long[] objects = new long[16];
    private int[] numbers = new int[16];
    private int size;

    int size() {
        return size;
    }

    /** Places, used or not. */
    int capacity() {
        return objects.length;
    }

    private static int place(long object, int mask) {
        return (int) (object * 0x9E37_79B9_7F4A_7C15L >>> 40) & mask;
    }

    /** The number of an object, or -1. */
    int get(long object) {
        int mask = objects.length - 1;
        int i = place(object, mask);
        for (long o; (o = objects[i]) != 0; i = i + 1 & mask) {
            if (o == object) {
                return numbers[i];
            }
        }
        return -1;
    }

    void put(ThreadState ts, long object, int number) {
        if (2 * size >= objects.length) {
            grow();
        }
        int mask = objects.length - 1;
        int i = place(object, mask);
        for (long o; (o = objects[i]) != 0; i = i + 1 & mask) {
            if (o == object) {
                numbers[i] = number;
                return;
            }
        }
        Refs.retainObject(ts, object);
        objects[i] = object;
        numbers[i] = number;
        size++;
    }

    private void grow() {
        long[] before = objects;
        int[] with = numbers;
        int mask = 2 * before.length - 1;
        long[] more = new long[mask + 1];
        int[] moreNumbers = new int[mask + 1];
        for (int k = 0; k < before.length; k++) {
            if (before[k] != 0) {
                int i = place(before[k], mask);
                while (more[i] != 0) {
                    i = i + 1 & mask;
                }
                more[i] = before[k];
                moreNumbers[i] = with[k];
            }
        }
        objects = more;
        numbers = moreNumbers;
    }

    void clear(ThreadState ts) {
        if (size == 0) {
            return;
        }
        long[] before = objects;
        objects = new long[16];
        numbers = new int[16];
        size = 0;
        for (long object : before) {
            if (object != 0) {
                Refs.releaseObject(ts, object);
            }
        }
    }

    PickleMemo copy(ThreadState ts) {
        PickleMemo copy = new PickleMemo();
        copy.objects = Arrays.copyOf(objects, objects.length);
        copy.numbers = Arrays.copyOf(numbers, numbers.length);
        copy.size = size;
        for (long object : objects) {
            Refs.xretain(ts, object);
        }
        return copy;
    }

    void traverse(Visitor visitor) {
        for (long object : objects) {
            if (object != 0 && (object & 3) == 0) {
                visitor.visit(object);
            }
        }
    }

    /** Gets an object and its number. */
    interface Entries {
        void entry(long object, int number);
    }

    void forEach(Entries entries) {
        for (int i = 0; i < objects.length; i++) {
            if (objects[i] != 0) {
                entries.entry(objects[i], numbers[i]);
            }
        }
    }
}
