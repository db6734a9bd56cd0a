package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code list.sort}; compare {@code list_sort_impl}.
 *
 * <p>A list of nothing but ints, floats, strs or tuples of those is sorted under its lock in one go,
 * as it would be under the GIL. Otherwise comparing runs Python code: the items are then taken out,
 * so that everybody sees an empty list meanwhile ({@code allocated} is -1), and put back at the end;
 * whatever was added in between is dropped with a ValueError.
 *
 * <p>Keys of one built-in kind are compared as Java longs, doubles or strs, others by {@link
 * QuickOrder} as far as that goes; only what is left pays for {@code __lt__}.
 */
final class ListSort {
    private static final int INT = 0;
    private static final int FLOAT = 1;
    private static final int STR = 2;
    private static final int TUPLE = 3;
    private static final int ANY = 4;

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
        if (type == PyTuple.ADDRESS) {
            return areQuick(objects, n) ? TUPLE : ANY;
        }
        for (int i = 0; i < n && kind != ANY; i++) {
            if (PyObject.ob_type(objects[i]) != type
                    || (kind == INT && !PyLong.fitsLong(objects[i]))) {
                return ANY;
            }
        }
        return kind;
    }

    /** Columns that are looked at; longer tuples are compared as anything is. */
    private static final int MOST_COLUMNS = 8;

    /** Whether all are tuples of one length, each column of one kind whose order is quick to tell. */
    private static boolean areQuick(long[] objects, int n) {
        long width = PyTuple.size(objects[0]);
        if (width == 0 || width > MOST_COLUMNS) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (PyObject.ob_type(objects[i]) != PyTuple.ADDRESS
                    || PyTuple.size(objects[i]) != width) {
                return false;
            }
        }
        for (int column = 0; column < width; column++) {
            long type = PyObject.ob_type(PyTuple.item(objects[0], column));
            for (int i = 0; i < n; i++) {
                long item = PyTuple.item(objects[i], column);
                if (PyObject.ob_type(item) != type || !isQuick(item, type)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isQuick(long item, long type) {
        if (type == PyLong.ADDRESS) {
            return PyLong.isSmall(item);
        }
        if (type == PyFloat.ADDRESS) {
            return !Double.isNaN(PyFloat.doubleValue(item));
        }
        return type == PyUnicode.ADDRESS;
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
            if (kind == TUPLE && PackedSort.fits(n)
                    && PackedSort.tuples(keys, values == null ? keys : values, n)) {
                return;
            }
            if (kind == INT || kind == FLOAT) {
                long[] numbers = numbers(kind, keys, n);
                long[] row = values == null ? keys : values;
                if (PackedSort.fits(n)
                        && (kind == INT
                                ? PackedSort.ints(numbers, row, n)
                                : PackedSort.floats(numbers, row, n))) {
                    return;
                }
                (kind == INT ? new Ints() : new Floats()).sort(numbers, row, n);
            } else {
                (kind == STR ? new Strings() : kind == TUPLE ? new Quick() : new Anything(ts))
                        .sort(keys, values, n);
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

    static final class Floats extends TimSort {
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

    /** Whose order needs no Python. */
    static final class Quick extends TimSort {
        @Override
        protected boolean less(long a, long b) {
            return QuickOrder.compare(a, b) < 0;
        }
    }

    private static final class Anything extends TimSort {
        private final ThreadState ts;

        Anything(ThreadState ts) {
            this.ts = ts;
        }

        @Override
        protected boolean less(long a, long b) {
            int order = QuickOrder.compare(a, b);
            if (order != QuickOrder.UNDECIDED) {
                return order < 0;
            }
            return Abstract.compareBool(ts, a, b, CompareOp.LT);
        }
    }
}
