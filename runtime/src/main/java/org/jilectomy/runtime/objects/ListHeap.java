package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A list as a binary heap, as far as its items can be compared without Python ({@link QuickOrder}).
 *
 * <p>What is sifted moves through the array as an address: one turn under the list's lock, nothing
 * counted or made. Where only Python can tell the order, the item is put down at the place it has
 * reached, the list is whole again, and the caller learns where to go on.
 */
public final class ListHeap {
    /** The item has come to its place. */
    public static final long DONE = Long.MIN_VALUE;

    private ListHeap() {}

    /**
     * Moves the item at {@code pos} up, not above {@code start}; a max heap has its greatest on top.
     *
     * @return {@link #DONE}, or where the item is and Python must compare it with its parent
     */
    public static long siftDown(ThreadState ts, long heap, long start, long pos, boolean max) {
        boolean shared = ObjectLock.lockIfShared(ts, heap);
        long at = pos >= 0 && pos < PyVarObject.ob_size(heap)
                ? up(PyListObject.ob_item(heap), start, pos, max)
                : pos;
        ObjectLock.unlock(ts, heap, shared);
        return at;
    }

    /**
     * Moves the item at {@code pos} to a leaf, by way of the child that belongs above the other, and
     * from there up again.
     *
     * @return {@link #DONE}; where the item is on its way down, and Python must compare its children;
     *     or the complement of where it is on its way up
     */
    public static long siftUp(ThreadState ts, long heap, long pos, boolean max) {
        boolean shared = ObjectLock.lockIfShared(ts, heap);
        long size = PyVarObject.ob_size(heap);
        long at = pos >= 0 && pos < size ? down(PyListObject.ob_item(heap), size, pos, max) : DONE;
        ObjectLock.unlock(ts, heap, shared);
        return at;
    }

    private static long up(long items, long start, long pos, boolean max) {
        long item = Memory.getLong(items + pos * 8);
        long at = pos;
        while (at > start) {
            long parent = at - 1 >> 1;
            long other = Memory.getLong(items + parent * 8);
            int order = max ? QuickOrder.compare(other, item) : QuickOrder.compare(item, other);
            if (order >= 0) {
                break;
            }
            if (order == QuickOrder.UNDECIDED) {
                Memory.putLong(items + at * 8, item);
                return at;
            }
            Memory.putLong(items + at * 8, other);
            at = parent;
        }
        Memory.putLong(items + at * 8, item);
        return DONE;
    }

    private static long down(long items, long size, long pos, boolean max) {
        long item = Memory.getLong(items + pos * 8);
        long limit = size >> 1;
        long at = pos;
        while (at < limit) {
            long child = 2 * at + 1;
            long other = Memory.getLong(items + child * 8);
            if (child + 1 < size) {
                long right = Memory.getLong(items + child * 8 + 8);
                int order =
                        max ? QuickOrder.compare(right, other) : QuickOrder.compare(other, right);
                if (order >= 0) {
                    child++;
                    other = right;
                } else if (order == QuickOrder.UNDECIDED) {
                    Memory.putLong(items + at * 8, item);
                    return at;
                }
            }
            Memory.putLong(items + at * 8, other);
            at = child;
        }
        Memory.putLong(items + at * 8, item);
        long stuck = up(items, pos, at, max);
        return stuck == DONE ? DONE : ~stuck;
    }

    /**
     * Takes the first item out and puts the last one in its place, to be sifted.
     *
     * @return owned; 0 if the list is empty
     */
    public static long takeFirst(ThreadState ts, long heap) {
        boolean shared = ObjectLock.lockIfShared(ts, heap);
        long last = PyVarObject.ob_size(heap) - 1;
        if (last < 0) {
            ObjectLock.unlock(ts, heap, shared);
            return 0;
        }
        long item = PyListObject.ob_item_at(heap, last);
        ListArray.resizeLockHeld(ts, heap, last);
        if (last > 0) {
            long first = PyListObject.ob_item_at(heap, 0);
            PyListObject.ob_item_at(heap, 0, item);
            item = first;
        }
        ObjectLock.unlock(ts, heap, shared);
        return Refs.fromMemorySteal(ts, item);
    }

    /**
     * Puts a value in the first place, to be sifted.
     *
     * @return what was there, owned; 0 if the list is empty, and nothing happened
     */
    public static long replaceFirst(ThreadState ts, long heap, long value) {
        long object = Refs.toObject(ts, value);
        boolean shared = ObjectLock.lockIfShared(ts, heap);
        if (PyVarObject.ob_size(heap) == 0) {
            ObjectLock.unlock(ts, heap, shared);
            Refs.releaseObject(ts, object);
            return 0;
        }
        long first = PyListObject.ob_item_at(heap, 0);
        PyListObject.ob_item_at(heap, 0, object);
        ObjectLock.unlock(ts, heap, shared);
        return Refs.fromMemorySteal(ts, first);
    }
}
