package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code list.sort}; compare {@code list_sort_impl}.
 *
 * <p>A list of nothing but ints, floats or strs is sorted under its lock in one go, as it would be
 * under the GIL. Otherwise comparing runs Python code: the items are then taken out, so that everybody
 * sees an empty list meanwhile ({@code allocated} is -1), and put back at the end; whatever was added
 * in between is dropped with a ValueError.
 *
 * <p>Keys of one built-in kind are compared as Java longs, doubles or strs; only a mixture pays for
 * {@code __lt__}.
 */
final class ListSort {
    private static final int INT = 0;
    private static final int FLOAT = 1;
    private static final int STR = 2;
    private static final int ANY = 3;

    private ListSort() {}

    /**
     * @param key function or 0 or None
     */
    static void sort(ThreadState ts, long self, long key, boolean reverse) {
        boolean keyed = key != 0 && key != Singletons.None;
        ObjectLock.lock(ts, self);
        long items = PyListObject.ob_item(self);
        int n = (int) PyVarObject.ob_size(self);
        long allocated = PyListObject.allocated(self);
        long[] objects = read(items, n);
        int kind = keyed ? ANY : kindOf(objects, n);
        if (kind != ANY) {
            sortRow(ts, kind, objects, null, n, reverse);
            write(items, objects, n);
            ObjectLock.unlock(ts, self);
            return;
        }
        PyVarObject.ob_size(self, 0);
        PyListObject.ob_item(self, 0);
        PyListObject.allocated(self, -1); // any change makes it something else
        ObjectLock.unlock(ts, self);

        boolean sorted = false;
        try {
            if (keyed) {
                sortByKeys(ts, key, objects, n, reverse);
            } else {
                sortRow(ts, ANY, objects, null, n, reverse);
            }
            sorted = true;
        } finally {
            write(items, objects, n);
            ObjectLock.lock(ts, self);
            long added = PyListObject.ob_item(self);
            long addedSize = PyVarObject.ob_size(self);
            boolean changed = PyListObject.allocated(self) != -1;
            PyVarObject.ob_size(self, n);
            PyListObject.ob_item(self, items);
            PyListObject.allocated(self, allocated);
            ObjectLock.unlock(ts, self);
            ListArray.release(ts, added, addedSize);
            if (changed && sorted) {
                throw Errors.valueError(ts, "list modified during sort");
            }
        }
    }

    private static long[] read(long items, int n) {
        long[] objects = new long[n];
        for (int i = 0; i < n; i++) {
            objects[i] = Memory.getLong(items + i * 8L);
        }
        return objects;
    }

    private static void write(long items, long[] objects, int n) {
        for (int i = 0; i < n; i++) {
            Memory.putLong(items + i * 8L, objects[i]);
        }
    }

    /** Computes a key for every object, sorts the objects by them, releases the keys. */
    private static void sortByKeys(
            ThreadState ts, long function, long[] objects, int n, boolean reverse) {
        long[] keys = new long[n];
        int made = 0;
        try {
            boolean ints = true;
            for (; made < n; made++) {
                long item = Refs.fromMemoryBorrowed(objects[made]);
                keys[made] = Abstract.call(ts, function, item);
                ints &= Immediate.isInt(keys[made]);
            }
            if (!ints) {
                for (int i = 0; i < n; i++) {
                    keys[i] = Refs.toObjectSteal(ts, keys[i]);
                }
            }
            long[] row = keys.clone();
            sortRow(ts, ints ? INT : kindOf(keys, n), row, objects, n, reverse);
        } finally {
            for (int i = 0; i < made; i++) {
                Refs.release(ts, keys[i]);
            }
        }
    }

    /** What the keys have in common. */
    private static int kindOf(long[] objects, int n) {
        if (n == 0) {
            return STR;
        }
        long type = PyObject.ob_type(objects[0]);
        int kind =
                type == PyLong.TYPE.address
                        ? INT
                        : type == PyFloat.TYPE.address
                                ? FLOAT
                                : type == PyUnicode.TYPE.address ? STR : ANY;
        for (int i = 0; i < n && kind != ANY; i++) {
            if (PyObject.ob_type(objects[i]) != type
                    || (kind == INT && !PyLong.fitsLong(objects[i]))) {
                return ANY;
            }
        }
        return kind;
    }

    /**
     * Sorts keys with the values that go along (null: the keys are what is sorted, and stay objects).
     * Descending order is the ascending one of the reversed row, reversed: equals keep their order.
     */
    private static void sortRow(
            ThreadState ts, int kind, long[] keys, long[] values, int n, boolean reverse) {
        if (n < 2) {
            return;
        }
        if (reverse) {
            TimSort.reverse(keys, 0, n);
            if (values != null) {
                TimSort.reverse(values, 0, n);
            }
        }
        try {
            if (kind == STR && PackedSort.fits(n)
                    && PackedSort.strings(keys, values == null ? keys : values, n)) {
                return;
            }
            if (kind == INT || kind == FLOAT) {
                long[] numbers = numbers(kind, keys, n);
                if (kind == INT && PackedSort.fits(n)
                        && PackedSort.ints(numbers, values == null ? keys : values, n)) {
                    return;
                }
                (kind == INT ? new Ints() : new Floats())
                        .sort(numbers, values == null ? keys : values, n);
            } else {
                (kind == STR ? new Strings() : new Anything(ts)).sort(keys, values, n);
            }
        } finally {
            if (reverse) {
                TimSort.reverse(keys, 0, n);
                if (values != null) {
                    TimSort.reverse(values, 0, n);
                }
            }
        }
    }

    private static long[] numbers(int kind, long[] objects, int n) {
        long[] numbers = new long[n];
        for (int i = 0; i < n; i++) {
            numbers[i] =
                    kind == INT
                            ? PyLong.longValue(objects[i])
                            : Double.doubleToRawLongBits(PyFloat.doubleValue(objects[i]));
        }
        return numbers;
    }

    private static final class Ints extends TimSort {
        @Override
        protected boolean less(long a, long b) {
            return a < b;
        }
    }

    private static final class Floats extends TimSort {
        @Override
        protected boolean less(long a, long b) {
            return Double.longBitsToDouble(a) < Double.longBitsToDouble(b);
        }
    }

    static final class Strings extends TimSort {
        @Override
        protected boolean less(long a, long b) {
            return PyUnicode.compare(a, b) < 0;
        }
    }

    private static final class Anything extends TimSort {
        private final ThreadState ts;

        Anything(ThreadState ts) {
            this.ts = ts;
        }

        @Override
        protected boolean less(long a, long b) {
            return Abstract.compareBool(ts, a, b, CompareOp.LT);
        }
    }
}
