package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.OffHeapOutOfMemoryError;
import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** {@code ob_item} of a {@link PyList}: how it grows, shrinks and goes; under the list's lock. */
final class ListArray {
    /** From this capacity on an array that grows gets room to grow on. */
    private static final long GROWN = 16;

    private ListArray() {}

    /**
     * Sets {@code ob_size}, with room for as many; new places hold rubbish. Grows and shrinks by
     * CPython's pattern ({@code list_resize}). An array of capacity 0 stays a block, as there.
     */
    static void resizeLockHeld(ThreadState ts, long self, long size) {
        long allocated = PyListObject.allocated(self);
        if (allocated >= size && size >= allocated >> 1) {
            PyVarObject.ob_size(self, size);
            return;
        }
        long capacity = size + (size >> 3) + 6 & ~3L;
        if (size - PyVarObject.ob_size(self) > capacity - size) {
            capacity = size + 3 & ~3L;
        }
        reallocateLockHeld(ts, self, size == 0 ? 0 : capacity,
                Math.min(size, PyVarObject.ob_size(self)));
        PyVarObject.ob_size(self, size);
    }

    /**
     * Room for {@code capacity} items. {@code allocated} says what CPython's would say; the array
     * itself is half as large again once a list has grown a little, for where CPython's realloc can
     * often extend a block where it lies, we would have to copy.
     */
    static void reallocateLockHeld(ThreadState ts, long self, long capacity, long keep) {
        long old = PyListObject.ob_item(self);
        long bytes = Math.max(8, capacity * 8);
        if (old != 0) {
            long usable = Heap.usableSize(old);
            if (bytes <= usable && bytes >= usable >> 1) {
                PyListObject.allocated(self, capacity);
                return;
            }
            if (capacity >= GROWN && capacity > PyListObject.allocated(self)) {
                bytes += bytes >> 1;
            }
        }
        long items;
        try {
            items = Heap.allocate(ts.heap, bytes);
        } catch (OffHeapOutOfMemoryError e) {
            if (old != 0 && capacity <= PyListObject.allocated(self)) {
                PyListObject.allocated(self, capacity); // to shrink needs no memory: it stays as it lies
                return;
            }
            throw e;
        }
        if (old != 0) {
            Memory.copy(old, items, keep * 8);
            Heap.free(ts.heap, old);
        }
        PyListObject.ob_item(self, items);
        PyListObject.allocated(self, capacity);
    }

    /** Room for exactly {@code n} items (rounded to even) in a list that never had any. */
    static void preallocateLockHeld(ThreadState ts, long self, long n) {
        reallocateLockHeld(ts, self, n + 1 & ~1L, 0);
    }

    /** Takes {@code count} items out, whose references the caller has taken over. */
    static void removeRangeLockHeld(ThreadState ts, long self, long from, long count) {
        long n = PyVarObject.ob_size(self);
        if (n == count) {
            Heap.free(ts.heap, PyListObject.ob_item(self));
            PyVarObject.ob_size(self, 0);
            PyListObject.ob_item(self, 0);
            PyListObject.allocated(self, 0);
            return;
        }
        long at = PyListObject.ob_item(self) + from * 8;
        Memory.copy(at + count * 8, at, (n - from - count) * 8);
        resizeLockHeld(ts, self, n - count);
    }

    /** Releases {@code n} objects from the last to the first, then frees their array. */
    static void release(ThreadState ts, long items, long n) {
        if (items != 0) {
            Refcount.releaseEach(ts.heap, items, n);
            Heap.free(ts.heap, items);
        }
    }
}
