package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Slices of lists, concatenation and repetition. Bounds are asked for before the lock is taken and
 * fitted to the length after; what is replaced is released at the end.
 */
final class ListSlices {
    private ListSlices() {}

    // ---------------------------------------------------------------- reading

    static long get(ThreadState ts, long self, long slice) {
        PySlice.Bounds b = PySlice.unpack(ts, slice);
        ObjectLock.lock(ts, self);
        long n = b.adjust(PyVarObject.ob_size(self));
        long result = PyList.createPresized(ts, n);
        copyRetained(ts, self, b.start, b.step, n, result, 0);
        ObjectLock.unlock(ts, self);
        return result;
    }

    /** {@code self[:]} as an exact list. */
    static long copy(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        long result = PyList.createPresized(ts, n);
        copyRetained(ts, self, 0, 1, n, result, 0);
        ObjectLock.unlock(ts, self);
        return result;
    }

    private static void copyRetained(
            ThreadState ts, long from, long start, long step, long n, long to, long at) {
        long src = PyListObject.ob_item(from) + start * 8;
        long dst = PyListObject.ob_item(to) + at * 8;
        for (long i = 0; i < n; i++, src += step * 8, dst += 8) {
            long item = Memory.getLong(src);
            Refcount.retain(ts.heap, item);
            Memory.putLong(dst, item);
        }
    }

    static long concat(ThreadState ts, long self, long other) {
        if (!PyList.TYPE.isInstance(other)) {
            throw Errors.typeError(
                    ts,
                    "can only concatenate list (not \"" + PyType.of(other).name() + "\") to list");
        }
        ObjectLock.lock2(ts, self, other);
        long n = PyVarObject.ob_size(self);
        long m = PyVarObject.ob_size(other);
        long result = PyList.createPresized(ts, n + m);
        copyRetained(ts, self, 0, 1, n, result, 0);
        copyRetained(ts, other, 0, 1, m, result, n);
        ObjectLock.unlock2(ts, self, other);
        return result;
    }

    static long repeat(ThreadState ts, long self, long count) {
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        if (count <= 0 || n == 0) {
            ObjectLock.unlock(ts, self);
            return PyList.create(ts);
        }
        if (count > PyList.MAX_SIZE / n) {
            ObjectLock.unlock(ts, self);
            throw Errors.memoryError(ts);
        }
        long result = PyList.createPresized(ts, n * count);
        fillRepeated(ts, PyListObject.ob_item(self), n, count, PyListObject.ob_item(result));
        ObjectLock.unlock(ts, self);
        return result;
    }

    static void repeatInPlace(ThreadState ts, long self, long count) {
        if (count <= 0) {
            PyList.clear(ts, self);
            return;
        }
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        if (n == 0 || count == 1) {
            ObjectLock.unlock(ts, self);
            return;
        }
        if (count > PyList.MAX_SIZE / n) {
            ObjectLock.unlock(ts, self);
            throw Errors.memoryError(ts);
        }
        ListArray.resizeLockHeld(ts, self, n * count);
        long items = PyListObject.ob_item(self);
        fillRepeated(ts, items, n, count - 1, items + n * 8);
        ObjectLock.unlock(ts, self);
    }

    private static void fillRepeated(ThreadState ts, long src, long n, long count, long dst) {
        for (long c = 0; c < count; c++) {
            for (long i = 0; i < n; i++, dst += 8) {
                long item = Memory.getLong(src + i * 8);
                Refcount.retain(ts.heap, item);
                Memory.putLong(dst, item);
            }
        }
    }

    // ---------------------------------------------------------------- writing

    /** {@code self[slice] = value}, or {@code del self[slice]} when value is 0. */
    static void set(ThreadState ts, long self, long slice, long value) {
        PySlice.Bounds b = PySlice.unpack(ts, slice);
        if (value == 0) {
            delete(ts, self, b);
            return;
        }
        Items items = itemsToAssign(ts, value, b.step == 1);
        if (b.step == 1) {
            replace(ts, self, b, items);
        } else {
            replaceExtended(ts, self, b, items);
        }
    }

    private static Items itemsToAssign(ThreadState ts, long value, boolean plain) {
        return Items.of(
                ts,
                value,
                plain ? "can only assign an iterable" : "must assign iterable to extended slice");
    }

    /** {@code list_ass_slice}. The items are stolen. */
    private static void replace(ThreadState ts, long self, PySlice.Bounds b, Items items) {
        ObjectLock.lock(ts, self);
        b.adjust(PyVarObject.ob_size(self));
        long from = b.start;
        long count = Math.max(b.stop - from, 0);
        long[] old = take(self, from, count);
        long n = PyVarObject.ob_size(self);
        long more = items.size - count;
        if (n + more == 0) {
            if (n > 0) {
                ListArray.removeRangeLockHeld(ts, self, 0, n);
            }
        } else if (more < 0) {
            long at = PyListObject.ob_item(self) + from * 8;
            Memory.copy(at + count * 8, at + items.size * 8L, (n - from - count) * 8);
            ListArray.resizeLockHeld(ts, self, n + more);
        } else if (more > 0) {
            ListArray.resizeLockHeld(ts, self, n + more);
            long at = PyListObject.ob_item(self) + from * 8;
            Memory.copy(at + count * 8, at + items.size * 8L, (n - from - count) * 8);
        }
        for (int i = 0; i < items.size; i++) {
            PyListObject.ob_item_at(self, from + i, items.objects[i]);
        }
        ObjectLock.unlock(ts, self);
        releaseBackwards(ts, old);
    }

    private static void replaceExtended(ThreadState ts, long self, PySlice.Bounds b, Items items) {
        ObjectLock.lock(ts, self);
        long n = b.adjust(PyVarObject.ob_size(self));
        if (n != items.size) {
            ObjectLock.unlock(ts, self);
            int given = items.size;
            items.release(ts);
            throw Errors.valueError(
                    ts,
                    "attempt to assign sequence of size " + given + " to extended slice of size "
                            + n);
        }
        for (int i = 0; i < n; i++) {
            long at = b.start + i * b.step;
            long old = PyListObject.ob_item_at(self, at);
            PyListObject.ob_item_at(self, at, items.objects[i]);
            items.objects[i] = old;
        }
        ObjectLock.unlock(ts, self);
        items.release(ts);
    }

    private static void delete(ThreadState ts, long self, PySlice.Bounds b) {
        ObjectLock.lock(ts, self);
        long size = PyVarObject.ob_size(self);
        boolean plain = b.step == 1;
        long n = b.adjust(size);
        if (n <= 0) {
            ObjectLock.unlock(ts, self);
            return;
        }
        b.makeAscending(n);
        long[] old;
        if (plain) {
            old = take(self, b.start, n);
            ListArray.removeRangeLockHeld(ts, self, b.start, n);
        } else {
            old = takeStride(self, b.start, b.step, n, size);
            ListArray.resizeLockHeld(ts, self, size - n);
        }
        ObjectLock.unlock(ts, self);
        for (long object : old) {
            Refcount.release(ts.heap, object);
        }
    }

    private static long[] take(long self, long from, long count) {
        long[] taken = new long[(int) count];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = PyListObject.ob_item_at(self, from + i);
        }
        return taken;
    }

    /** Takes every {@code step}th of the items from {@code start} on and closes the gaps. */
    private static long[] takeStride(long self, long start, long step, long n, long size) {
        long[] taken = new long[(int) n];
        long items = PyListObject.ob_item(self);
        for (int i = 0; i < n; i++) {
            long at = start + i * step;
            long run = Math.min(step - 1, size - at - 1);
            taken[i] = Memory.getLong(items + at * 8);
            Memory.copy(items + (at + 1) * 8, items + (at - i) * 8, run * 8);
        }
        long tail = start + n * step;
        if (tail >= 0 && tail < size) { // below 0: the step is so large that it overflowed
            Memory.copy(items + tail * 8, items + (tail - n) * 8, (size - tail) * 8);
        }
        return taken;
    }

    static void releaseBackwards(ThreadState ts, long[] objects) {
        for (int i = objects.length - 1; i >= 0; i--) {
            Refcount.release(ts.heap, objects[i]);
        }
    }
}
