package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PySetObject;
import org.jilectomy.heap.layout.setentry;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The hash table inside a set, worked on while the set's lock is held; compare {@code set_lookkey},
 * {@code set_add_entry}, {@code set_table_resize}.
 *
 * <p>Slots of (key, hash), probed in stretches of {@link #LINEAR_PROBES} neighbours between jumps. Up
 * to eight slots lie in the object itself. A removed key leaves a dummy (hash -1, which no key has).
 *
 * <p>As in {@link DictTable}, a comparison in Python gives the lock up meanwhile, and a method that
 * throws has given it up for good. An exact frozenset never changes once seen, so it is read without
 * a lock: use {@link #lock} and {@link #unlock} of this class.
 */
final class SetTable {
    static final int MIN_SIZE = 8;
    private static final int LINEAR_PROBES = 9;
    static final int PERTURB_SHIFT = 5;
    private static final long ENTRY = setentry.SIZE;

    /** What dummies point to: an address that is no object's, in the page of the empty keys. */
    static final long DUMMY = PyDictKeys.EMPTY + 1024;

    private SetTable() {}

    static void lock(ThreadState ts, long set) {
        if (PyObject.ob_type(set) != PySet.FROZEN.address) {
            ObjectLock.lock(ts, set);
        }
    }

    static void unlock(ThreadState ts, long set) {
        if (PyObject.ob_type(set) != PySet.FROZEN.address) {
            ObjectLock.unlock(ts, set);
        }
    }

    static void initEmpty(long set) {
        long small = PySetObject.smalltable(set);
        Memory.zeroWords(small, MIN_SIZE * ENTRY);
        PySetObject.fill(set, 0);
        PySetObject.used(set, 0);
        PySetObject.mask(set, MIN_SIZE - 1);
        PySetObject.table(set, small);
        PySetObject.hash(set, -1);
    }

    // ---------------------------------------------------------------- lookup

    private static final long CHANGED = -1;

    /** The live slot of {@code key}, or the dummy or unused slot where it would go. */
    private static long find(ThreadState ts, long set, long key, long hash) {
        long slot;
        do {
            slot = probe(ts, set, key, hash);
        } while (slot == CHANGED);
        return slot;
    }

    private static long probe(ThreadState ts, long set, long key, long hash) {
        long dummy = 0; // the last one passed
        long table = PySetObject.table(set);
        long mask = PySetObject.mask(set);
        long perturb = hash;
        long i = hash & mask;
        for (;;) {
            long slot = table + i * ENTRY;
            long last = lastOfStretch(slot, i, mask);
            for (; slot <= last; slot += ENTRY) {
                long h = setentry.hash(slot);
                long k = setentry.key(slot);
                if (h == 0 && k == 0) {
                    return dummy == 0 ? slot : setentry.hash(dummy) == -1 ? dummy : CHANGED;
                }
                if (h == -1) {
                    dummy = slot;
                } else if (h == hash) {
                    int same = KeyEquality.quick(k, key);
                    if (same < 0) {
                        same = compareUnlocked(ts, set, table, slot, k, key);
                    }
                    if (same > 0) {
                        return slot;
                    }
                    if (same < 0) {
                        return CHANGED;
                    }
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = (i * 5 + 1 + perturb) & mask;
        }
    }

    /** The last slot of the stretch of neighbours that begins with slot {@code i}. */
    static long lastOfStretch(long slot, long i, long mask) {
        return i + LINEAR_PROBES <= mask ? slot + LINEAR_PROBES * ENTRY : slot;
    }

    private static int compareUnlocked(
            ThreadState ts, long set, long table, long slot, long candidate, long key) {
        Refcount.retain(ts.heap, candidate);
        unlock(ts, set);
        boolean equal;
        try {
            equal = KeyEquality.ask(ts, candidate, key);
        } catch (Throwable t) {
            Refcount.release(ts.heap, candidate);
            throw t;
        }
        lock(ts, set);
        if (PySetObject.table(set) == table && setentry.key(slot) == candidate) {
            Refcount.release(ts.heap, candidate); // not the last: the slot still owns one
            return equal ? 1 : 0;
        }
        unlock(ts, set);
        Refcount.release(ts.heap, candidate);
        lock(ts, set);
        return -1;
    }

    /** Whether the key is in the set, whose lock is not held. */
    static boolean contains(ThreadState ts, long set, long key, long hash) {
        if (PyObject.ob_type(set) == PySet.FROZEN.address) {
            return isLive(find(ts, set, key, hash));
        }
        if (LockFreeReads.ON && !ObjectLock.isFree(ts, set)) {
            long read = LockFreeReads.containsInSet(set, key, hash);
            if (read != LockFreeReads.UNDECIDED) {
                return read != 0;
            }
        }
        ObjectLock.lock(ts, set);
        boolean found = isLive(find(ts, set, key, hash));
        ObjectLock.unlockUnchanged(ts, set);
        return found;
    }

    // ---------------------------------------------------------------- change

    /** @return false if the key was there already */
    static boolean addLockHeld(ThreadState ts, long set, long key, long hash) {
        long slot = find(ts, set, key, hash);
        if (isLive(slot)) {
            return false;
        }
        long owned = Refs.toObject(ts, key);
        boolean unused = setentry.key(slot) == 0;
        setentry.key(slot, owned);
        setentry.hash(slot, hash);
        if (!unused) {
            PySetObject.used(set, PySetObject.used(set) + 1);
            return true;
        }
        long fill = PySetObject.fill(set) + 1;
        PySetObject.fill(set, fill);
        PySetObject.used(set, PySetObject.used(set) + 1);
        if (fill * 5 >= PySetObject.mask(set) * 3) {
            resize(ts, set, grownSize(set));
        }
        return true;
    }

    private static long grownSize(long set) {
        long used = PySetObject.used(set);
        return used > 50000 ? used * 2 : used * 4;
    }

    /** @return the object that was removed, now the caller's, or 0 */
    static long discardLockHeld(ThreadState ts, long set, long key, long hash) {
        long slot = find(ts, set, key, hash);
        if (!isLive(slot)) {
            return 0;
        }
        long object = setentry.key(slot);
        removeAt(set, slot);
        return object;
    }

    private static void removeAt(long set, long slot) {
        setentry.key(slot, DUMMY);
        setentry.hash(slot, -1);
        PySetObject.used(set, PySetObject.used(set) - 1);
    }

    /** Removes some key; the set is not empty. {@code set_pop}. */
    static long popLockHeld(long set) {
        long table = PySetObject.table(set);
        long mask = PySetObject.mask(set);
        long i = PySetObject.finger(set) & mask;
        while (!isLive(table + i * ENTRY)) {
            i = i == mask ? 0 : i + 1;
        }
        long slot = table + i * ENTRY;
        long object = setentry.key(slot);
        removeAt(set, slot);
        PySetObject.finger(set, i + 1);
        return object;
    }

    static boolean isLive(long slot) {
        return setentry.key(slot) != 0 && setentry.hash(slot) != -1;
    }

    /** Gets rid of dummies when they are more than a quarter of the slots. */
    static void compactLockHeld(ThreadState ts, long set) {
        if (PySetObject.fill(set) - PySetObject.used(set) > PySetObject.mask(set) / 4) {
            resize(ts, set, grownSize(set));
        }
    }

    /** Room for {@code more} keys in one step ({@code set_merge}). */
    static void reserveLockHeld(ThreadState ts, long set, long more) {
        if ((PySetObject.fill(set) + more) * 5 >= PySetObject.mask(set) * 3) {
            resize(ts, set, (PySetObject.used(set) + more) * 2);
        }
    }

    /** Moves the live entries into a table of the power of two above {@code minUsed}. */
    private static void resize(ThreadState ts, long set, long minUsed) {
        long size = MIN_SIZE;
        while (size <= minUsed) {
            size <<= 1;
        }
        long old = PySetObject.table(set);
        long oldMask = PySetObject.mask(set);
        long small = PySetObject.smalltable(set);
        long copy = 0;
        long table = small;
        if (size > MIN_SIZE) {
            table = Heap.allocate(ts.heap, size * ENTRY);
        } else if (old == small) {
            if (PySetObject.fill(set) == PySetObject.used(set)) {
                return;
            }
            copy = Heap.allocate(ts.heap, MIN_SIZE * ENTRY);
            Memory.copy(old, copy, MIN_SIZE * ENTRY);
        }
        Memory.zeroWords(table, size * ENTRY);
        insertClean(copy != 0 ? copy : old, oldMask, table, size - 1);
        PySetObject.table(set, table);
        PySetObject.mask(set, size - 1);
        PySetObject.fill(set, PySetObject.used(set));
        if (copy != 0) {
            Heap.free(ts.heap, copy);
        } else if (old != small) {
            Heap.free(ts.heap, old);
        }
    }

    /** Inserts all live entries of one table into another that has none of them and no dummies. */
    private static void insertClean(long from, long fromMask, long to, long mask) {
        for (long slot = from; slot <= from + fromMask * ENTRY; slot += ENTRY) {
            if (isLive(slot)) {
                long hash = setentry.hash(slot);
                long free = freeSlot(to, mask, hash);
                setentry.key(free, setentry.key(slot));
                setentry.hash(free, hash);
            }
        }
    }

    private static long freeSlot(long table, long mask, long hash) {
        long perturb = hash;
        long i = hash & mask;
        for (;;) {
            long slot = table + i * ENTRY;
            long last = i + LINEAR_PROBES <= mask ? slot + LINEAR_PROBES * ENTRY : slot;
            for (; slot <= last; slot += ENTRY) {
                if (setentry.key(slot) == 0) {
                    return slot;
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = (i * 5 + 1 + perturb) & mask;
        }
    }

    /**
     * Copies another set into one without entries; both are locked, or one is nobody else's.
     */
    static void copyIntoEmptyLockHeld(ThreadState ts, long set, long other) {
        reserveLockHeld(ts, set, PySetObject.used(other));
        long from = PySetObject.table(other);
        long fromMask = PySetObject.mask(other);
        long to = PySetObject.table(set);
        boolean same =
                PySetObject.mask(set) == fromMask
                        && PySetObject.fill(other) == PySetObject.used(other);
        if (same) {
            Memory.copy(from, to, (fromMask + 1) * ENTRY);
        } else {
            insertClean(from, fromMask, to, PySetObject.mask(set));
        }
        for (long slot = from; slot <= from + fromMask * ENTRY; slot += ENTRY) {
            if (isLive(slot)) {
                Refcount.retain(ts.heap, setentry.key(slot));
            }
        }
        PySetObject.fill(set, PySetObject.used(other));
        PySetObject.used(set, PySetObject.used(other));
    }

    /** Exchanges the contents of two sets ({@code set_swap_bodies}). */
    static void swapLockHeld(ThreadState ts, long a, long b) {
        long smallA = PySetObject.smalltable(a);
        long smallB = PySetObject.smalltable(b);
        long tableA = PySetObject.table(a);
        long tableB = PySetObject.table(b);
        swapLongs(a + PySetObject.FILL, b + PySetObject.FILL);
        swapLongs(a + PySetObject.USED, b + PySetObject.USED);
        swapLongs(a + PySetObject.MASK, b + PySetObject.MASK);
        PySetObject.table(a, tableB == smallB ? smallA : tableB);
        PySetObject.table(b, tableA == smallA ? smallB : tableA);
        for (long at = 0; at < MIN_SIZE * ENTRY; at += 8) {
            swapLongs(smallA + at, smallB + at);
        }
    }

    private static void swapLongs(long a, long b) {
        long t = Memory.getLong(a);
        Memory.putLong(a, Memory.getLong(b));
        Memory.putLong(b, t);
    }

    // ---------------------------------------------------------------- reading it whole

    /** The keys of a set with their hashes at one moment; owned objects. */
    static final class Snapshot {
        final long[] keys;
        final long[] hashes;

        Snapshot(ThreadState ts, long set) {
            lock(ts, set);
            int n = (int) PySetObject.used(set);
            keys = new long[n];
            hashes = new long[n];
            long slot = PySetObject.table(set);
            for (int i = 0; i < n; slot += ENTRY) {
                if (isLive(slot)) {
                    keys[i] = setentry.key(slot);
                    hashes[i++] = setentry.hash(slot);
                }
            }
            for (long key : keys) {
                Refcount.retain(ts.heap, key);
            }
            unlock(ts, set);
        }

        /** Takes over owned objects. */
        Snapshot(long[] keys, long[] hashes) {
            this.keys = keys;
            this.hashes = hashes;
        }

        /** The keys, handed over. */
        Items items() {
            Items items = new Items(0);
            items.objects = keys;
            items.size = keys.length;
            return items;
        }

        void release(ThreadState ts) {
            for (long key : keys) {
                Refs.xrelease(ts, key);
            }
        }
    }
}
