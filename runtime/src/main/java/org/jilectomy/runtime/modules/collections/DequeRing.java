package org.jilectomy.runtime.modules.collections;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The memory of a deque: a ring of owned objects. CPython chains blocks of 64; nothing public
 * depends on that, and a ring has the same costs at both ends and a cheap index in the middle.
 *
 * <pre>
 *  +16 length    +24 buffer (0 until the first item)    +32 head: place of item 0
 *  +40 capacity, a power of two      +48 state: counts changes, for iterators
 *  +56 maxlen, -1 if none            +64 weak references
 *
 *  buffer  [ 5 6 . . . . 1 2 3 4 ]      item i is at (head + i) mod capacity
 *                        ^head
 * </pre>
 *
 * <p>All methods need the deque's lock, or a deque nobody else has seen.
 */
final class DequeRing {
    static final int LENGTH = PyObject.SIZE;
    static final int BUFFER = LENGTH + 8;
    static final int HEAD = BUFFER + 8;
    static final int CAPACITY = HEAD + 8;
    static final int STATE = CAPACITY + 8;
    static final int MAXLEN = STATE + 8;
    static final int WEAK_LIST = MAXLEN + 8;
    static final int SIZE = WEAK_LIST + 8;

    private static final int SMALLEST = 8;

    private DequeRing() {}

    static long length(long self) {
        return Memory.getLong(self + LENGTH);
    }

    static long state(long self) {
        return Memory.getLong(self + STATE);
    }

    static long maxlen(long self) {
        return Memory.getLong(self + MAXLEN);
    }

    /** The address of item {@code i}'s place. */
    static long place(long self, long i) {
        long mask = Memory.getLong(self + CAPACITY) - 1;
        return Memory.getLong(self + BUFFER)
                + ((Memory.getLong(self + HEAD) + i & mask) << 3);
    }

    static long itemLockHeld(long self, long i) {
        return Memory.getLong(place(self, i));
    }

    static void setItemLockHeld(long self, long i, long object) {
        Memory.putLong(place(self, i), object);
    }

    static void changedLockHeld(long self) {
        Memory.putLong(self + STATE, Memory.getLong(self + STATE) + 1);
    }

    /** Makes room for one more. */
    private static void growLockHeld(ThreadState ts, long self) {
        long n = length(self);
        long capacity = Memory.getLong(self + CAPACITY);
        if (n < capacity) {
            return;
        }
        long larger = Math.max(SMALLEST, capacity * 2);
        long fresh = Heap.allocate(ts.heap, larger * 8);
        long old = Memory.getLong(self + BUFFER);
        if (old != 0) {
            long head = Memory.getLong(self + HEAD);
            long first = Math.min(n, capacity - head);
            Memory.copy(old + head * 8, fresh, first * 8);
            Memory.copy(old, fresh + first * 8, (n - first) * 8);
            Heap.free(ts.heap, old);
        }
        Memory.putLong(self + BUFFER, fresh);
        Memory.putLong(self + HEAD, 0);
        Memory.putLong(self + CAPACITY, larger);
    }

    /** Adds at the right end; gives the object that {@code maxlen} pushed out, or 0. */
    static long appendLockHeld(ThreadState ts, long self, long object) {
        long n = length(self);
        long max = maxlen(self);
        if (max == 0) {
            return object;
        }
        changedLockHeld(self);
        if (n == max) {
            long old = itemLockHeld(self, 0);
            moveHeadLockHeld(self, 1);
            setItemLockHeld(self, n - 1, object);
            return old;
        }
        growLockHeld(ts, self);
        setItemLockHeld(self, n, object);
        Memory.putLong(self + LENGTH, n + 1);
        return 0;
    }

    /** Adds at the left end; gives the object that {@code maxlen} pushed out, or 0. */
    static long appendLeftLockHeld(ThreadState ts, long self, long object) {
        long n = length(self);
        long max = maxlen(self);
        if (max == 0) {
            return object;
        }
        changedLockHeld(self);
        if (n == max) {
            long old = itemLockHeld(self, n - 1);
            moveHeadLockHeld(self, -1);
            setItemLockHeld(self, 0, object);
            return old;
        }
        growLockHeld(ts, self);
        moveHeadLockHeld(self, -1);
        setItemLockHeld(self, 0, object);
        Memory.putLong(self + LENGTH, n + 1);
        return 0;
    }

    private static void moveHeadLockHeld(long self, long by) {
        long mask = Memory.getLong(self + CAPACITY) - 1;
        Memory.putLong(self + HEAD, Memory.getLong(self + HEAD) + by & mask);
    }

    /** Takes the rightmost item; 0 if there is none. */
    static long popLockHeld(long self) {
        long n = length(self);
        if (n == 0) {
            return 0;
        }
        changedLockHeld(self);
        Memory.putLong(self + LENGTH, n - 1);
        return itemLockHeld(self, n - 1);
    }

    /** Takes the leftmost item; 0 if there is none. */
    static long popLeftLockHeld(long self) {
        long n = length(self);
        if (n == 0) {
            return 0;
        }
        changedLockHeld(self);
        long object = itemLockHeld(self, 0);
        moveHeadLockHeld(self, 1);
        Memory.putLong(self + LENGTH, n - 1);
        return object;
    }

    /** Takes item {@code i} out, moving the shorter side. */
    static long removeLockHeld(long self, long i) {
        long n = length(self);
        long object = itemLockHeld(self, i);
        changedLockHeld(self);
        if (i < n / 2) {
            for (long k = i; k > 0; k--) {
                setItemLockHeld(self, k, itemLockHeld(self, k - 1));
            }
            moveHeadLockHeld(self, 1);
        } else {
            for (long k = i; k < n - 1; k++) {
                setItemLockHeld(self, k, itemLockHeld(self, k + 1));
            }
        }
        Memory.putLong(self + LENGTH, n - 1);
        return object;
    }

    /** Puts an object before item {@code i}, {@code 0 <= i <= length}; there is no full maxlen. */
    static void insertLockHeld(ThreadState ts, long self, long i, long object) {
        long n = length(self);
        growLockHeld(ts, self);
        changedLockHeld(self);
        Memory.putLong(self + LENGTH, n + 1);
        if (i < n / 2) {
            moveHeadLockHeld(self, -1);
            for (long k = 0; k < i; k++) {
                setItemLockHeld(self, k, itemLockHeld(self, k + 1));
            }
        } else {
            for (long k = n; k > i; k--) {
                setItemLockHeld(self, k, itemLockHeld(self, k - 1));
            }
        }
        setItemLockHeld(self, i, object);
    }

    /** Moves items from the right end to the left one, or the other way. */
    static void rotateLockHeld(long self, long steps) {
        long n = length(self);
        if (n <= 1) {
            return;
        }
        long k = steps % n;
        if (k > n / 2) {
            k -= n;
        } else if (k < -(n / 2)) {
            k += n;
        }
        if (k != 0) {
            changedLockHeld(self);
        }
        boolean full = n == Memory.getLong(self + CAPACITY);
        for (; k > 0; k--) {
            long object = itemLockHeld(self, n - 1);
            moveHeadLockHeld(self, -1);
            if (!full) {
                setItemLockHeld(self, 0, object);
            }
        }
        for (; k < 0; k++) {
            long object = itemLockHeld(self, 0);
            moveHeadLockHeld(self, 1);
            if (!full) {
                setItemLockHeld(self, n - 1, object);
            }
        }
    }

    static void reverseLockHeld(long self) {
        changedLockHeld(self);
        long n = length(self);
        for (long i = 0, j = n - 1; i < j; i++, j--) {
            long a = itemLockHeld(self, i);
            setItemLockHeld(self, i, itemLockHeld(self, j));
            setItemLockHeld(self, j, a);
        }
    }

    /** Owned objects of all items at this moment. */
    static long[] snapshotLockHeld(ThreadState ts, long self) {
        long[] objects = new long[(int) length(self)];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = Refs.retain(ts, itemLockHeld(self, i));
        }
        return objects;
    }

    /** Empties the deque; the caller releases what was in it. */
    static long[] clearLockHeld(ThreadState ts, long self) {
        long[] objects = new long[(int) length(self)];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = itemLockHeld(self, i);
        }
        changedLockHeld(self);
        Memory.putLong(self + LENGTH, 0);
        Memory.putLong(self + HEAD, 0);
        Memory.putLong(self + CAPACITY, 0);
        freeBuffer(ts, self);
        return objects;
    }

    static void freeBuffer(ThreadState ts, long self) {
        long buffer = Memory.getLong(self + BUFFER);
        Memory.putLong(self + BUFFER, 0);
        if (buffer != 0) {
            Heap.free(ts.heap, buffer);
        }
    }
}
