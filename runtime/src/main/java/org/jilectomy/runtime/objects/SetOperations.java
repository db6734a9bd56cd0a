package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PySetObject;
import org.jilectomy.heap.layout.PyTupleObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Operations between a set and another iterable; compare {@code set_update_internal}, {@code
 * set_intersection}, {@code set_difference} and their kin. New sets are of the left operand's base
 * type.
 */
final class SetOperations {
    private SetOperations() {}

    // ---------------------------------------------------------------- reading the other operand

    /** Whether the other operand can be read at one moment, hashes included. */
    private static boolean hasHashes(long other) {
        return PySet.isAnySet(other) || PyDict.TYPE.isExactly(other);
    }

    private static SetTable.Snapshot read(ThreadState ts, long other) {
        if (PySet.isAnySet(other)) {
            return new SetTable.Snapshot(ts, other);
        }
        if (PyDict.TYPE.isExactly(other)) {
            PyDict.Snapshot dict = new PyDict.Snapshot(ts, other);
            long[] keys = new long[dict.hashes.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = dict.items[2 * i];
                Refs.release(ts, dict.items[2 * i + 1]);
            }
            return new SetTable.Snapshot(keys, dict.hashes);
        }
        Items items = Items.of(ts, other);
        long[] hashes = new long[items.size];
        try {
            for (int i = 0; i < items.size; i++) {
                hashes[i] = DictTable.hash(ts, items.objects[i]);
            }
        } catch (Throwable t) {
            items.release(ts);
            throw t;
        }
        return new SetTable.Snapshot(java.util.Arrays.copyOf(items.objects, items.size), hashes);
    }

    // ---------------------------------------------------------------- union

    static void update(ThreadState ts, long self, long other) {
        if (PySet.isAnySet(other)) {
            merge(ts, self, other);
        } else if (PyDict.TYPE.isExactly(other)) {
            SetTable.Snapshot keys = read(ts, other);
            try {
                addAll(ts, self, keys, keys.keys.length, true);
            } finally {
                keys.release(ts);
            }
        } else if (PyList.TYPE.isExactly(other) || PyTuple.TYPE.isExactly(other)) {
            addItems(ts, self, Items.of(ts, other));
        } else {
            addEach(ts, self, other);
        }
    }

    /** Adds in one go what comes before the first unhashable item, whose error is then raised. */
    private static void addItems(ThreadState ts, long self, Items items) {
        long[] hashes = new long[items.size];
        int n = 0;
        try {
            PyException unhashable = null;
            try {
                for (; n < items.size; n++) {
                    hashes[n] = DictTable.hash(ts, items.objects[n]);
                }
            } catch (PyException e) {
                unhashable = e;
            }
            addAll(ts, self, new SetTable.Snapshot(items.objects, hashes), n, false);
            if (unhashable != null) {
                throw unhashable;
            }
        } finally {
            items.release(ts);
        }
    }

    private static void merge(ThreadState ts, long self, long other) {
        if (self == other || PySet.size(other) == 0) {
            return;
        }
        if (PySetObject.fill(self) == 0 && copyIfEmpty(ts, self, other)) {
            return;
        }
        SetTable.Snapshot keys = new SetTable.Snapshot(ts, other);
        try {
            addAll(ts, self, keys, keys.keys.length, true);
        } finally {
            keys.release(ts);
        }
    }

    private static boolean copyIfEmpty(ThreadState ts, long self, long other) {
        ObjectLock.lock2(ts, self, other);
        boolean empty = PySetObject.fill(self) == 0;
        if (empty) {
            SetTable.copyIntoEmptyLockHeld(ts, self, other);
        }
        ObjectLock.unlock2(ts, self, other);
        return empty;
    }

    private static void addAll(
            ThreadState ts, long self, SetTable.Snapshot keys, int n, boolean reserve) {
        SetTable.lock(ts, self);
        if (reserve && n > 0) {
            SetTable.reserveLockHeld(ts, self, n);
        }
        for (int i = 0; i < n; i++) {
            SetTable.addLockHeld(ts, self, keys.keys[i], keys.hashes[i]);
        }
        SetTable.unlock(ts, self);
    }

    private static void addEach(ThreadState ts, long self, long iterable) {
        long it = Abstract.iter(ts, iterable);
        try {
            for (long key; (key = Abstract.next(ts, it)) != 0;) {
                try {
                    PySet.add(ts, self, key);
                } finally {
                    Refs.release(ts, key);
                }
            }
        } finally {
            Refs.release(ts, it);
        }
    }

    /** A copy of the left operand's base type; an exact frozenset is its own copy. */
    static long copy(ThreadState ts, long self) {
        return PySet.FROZEN.isExactly(self)
                ? Refs.retain(ts, self)
                : PySet.make(ts, PySet.baseOf(self), self);
    }

    static long union(ThreadState ts, long self, long other) {
        long result = PySet.make(ts, PySet.baseOf(self), self);
        if (self != other) {
            try {
                update(ts, result, other);
            } catch (Throwable t) {
                Refs.release(ts, result);
                throw t;
            }
        }
        return result;
    }

    // ---------------------------------------------------------------- intersection

    static long intersection(ThreadState ts, long self, long other) {
        if (self == other) {
            return copy(ts, self);
        }
        long walked = other;
        long asked = self;
        boolean sets = PySet.isAnySet(other);
        if (sets && PySet.size(other) > PySet.size(self)) {
            walked = self;
            asked = other;
        }
        long result = PySet.create(ts, PySet.baseOf(self));
        try {
            SetTable.Snapshot keys = read(ts, walked);
            try {
                addCommon(ts, result, asked, keys, true);
            } finally {
                keys.release(ts);
            }
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }

    /** Adds those keys to {@code result} that are in {@code asked}, or those that are not. */
    private static void addCommon(
            ThreadState ts, long result, long asked, SetTable.Snapshot keys, boolean common) {
        boolean dict = PyDict.TYPE.isExactly(asked);
        for (int i = 0; i < keys.keys.length; i++) {
            long key = keys.keys[i];
            long hash = keys.hashes[i];
            boolean found = dict ? dictHas(ts, asked, key, hash)
                    : SetTable.contains(ts, asked, key, hash);
            if (found == common) {
                SetTable.addLockHeld(ts, result, key, hash); // nobody else's yet
            }
        }
    }

    private static boolean dictHas(ThreadState ts, long dict, long key, long hash) {
        long value = PyDict.getItem(ts, dict, key, hash);
        Refs.xrelease(ts, value);
        return value != 0;
    }

    static void intersectionUpdate(ThreadState ts, long self, long other) {
        replaceSteal(ts, self, intersection(ts, self, other));
    }

    /** Gives {@code self} the contents of a set nobody else has seen, whose reference is taken. */
    static void replaceSteal(ThreadState ts, long self, long body) {
        SetTable.lock(ts, self);
        SetTable.swapLockHeld(ts, self, body);
        SetTable.unlock(ts, self);
        Refs.release(ts, body);
    }

    static boolean isDisjoint(ThreadState ts, long self, long other) {
        if (self == other) {
            return PySet.size(self) == 0;
        }
        long walked = other;
        long asked = self;
        if (PySet.isExactSet(other) && PySet.size(other) > PySet.size(self)) {
            walked = self;
            asked = other;
        }
        if (!hasHashes(walked)) {
            return !containsAnyOf(ts, asked, walked);
        }
        SetTable.Snapshot keys = read(ts, walked);
        try {
            for (int i = 0; i < keys.keys.length; i++) {
                if (SetTable.contains(ts, asked, keys.keys[i], keys.hashes[i])) {
                    return false;
                }
            }
            return true;
        } finally {
            keys.release(ts);
        }
    }

    private static boolean containsAnyOf(ThreadState ts, long set, long iterable) {
        return firstThatIs(ts, set, iterable, true);
    }

    /** Whether some item of an iterable is ({@code in}) or is not in the set. */
    private static boolean firstThatIs(ThreadState ts, long set, long iterable, boolean in) {
        long it = Abstract.iter(ts, iterable);
        try {
            for (long key; (key = Abstract.next(ts, it)) != 0;) {
                try {
                    if (PySet.contains(ts, set, key) == in) {
                        return true;
                    }
                } finally {
                    Refs.release(ts, key);
                }
            }
            return false;
        } finally {
            Refs.release(ts, it);
        }
    }

    // ---------------------------------------------------------------- difference

    static long difference(ThreadState ts, long self, long other) {
        long otherSize =
                PySet.isAnySet(other)
                        ? PySet.size(other)
                        : PyDict.TYPE.isExactly(other) ? PyDict.size(other) : -1;
        boolean copyFirst = otherSize < 0 || PySet.size(self) >> 2 > otherSize;
        long result =
                copyFirst
                        ? PySet.make(ts, PySet.baseOf(self), self)
                        : PySet.create(ts, PySet.baseOf(self));
        try {
            if (copyFirst) {
                differenceUpdate(ts, result, other);
            } else {
                SetTable.Snapshot keys = new SetTable.Snapshot(ts, self);
                try {
                    addCommon(ts, result, other, keys, false);
                } finally {
                    keys.release(ts);
                }
            }
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }

    static void differenceUpdate(ThreadState ts, long self, long other) {
        if (self == other) {
            PySet.clear(ts, self);
            return;
        }
        boolean set = PySet.isAnySet(other);
        long common = 0;
        if (set && PySet.size(other) >> 3 > PySet.size(self)) {
            common = intersection(ts, self, other); // far fewer to walk over
        }
        SetTable.Snapshot keys;
        try {
            keys = read(ts, common != 0 ? common : other);
        } finally {
            Refs.xrelease(ts, common);
        }
        try {
            discardAll(ts, self, keys);
        } finally {
            keys.release(ts);
        }
    }

    /** What was removed takes the place of the key in the snapshot, with which it is released. */
    private static void discardAll(ThreadState ts, long self, SetTable.Snapshot keys) {
        long[] removed = new long[keys.keys.length];
        try {
            SetTable.lock(ts, self);
            for (int i = 0; i < removed.length; i++) {
                removed[i] =
                        SetTable.discardLockHeld(ts, self, keys.keys[i], keys.hashes[i]);
            }
            SetTable.compactLockHeld(ts, self);
            SetTable.unlock(ts, self);
        } finally {
            for (long object : removed) {
                Refs.xrelease(ts, object);
            }
        }
    }

    static void symmetricDifferenceUpdate(ThreadState ts, long self, long other) {
        if (self == other) {
            PySet.clear(ts, self);
            return;
        }
        long set = 0;
        SetTable.Snapshot keys;
        if (hasHashes(other)) {
            keys = read(ts, other);
        } else {
            set = PySet.make(ts, PySet.baseOf(self), other); // each key counts once
            keys = new SetTable.Snapshot(ts, set);
            Refs.release(ts, set);
        }
        long[] removed = new long[keys.keys.length];
        try {
            SetTable.lock(ts, self);
            for (int i = 0; i < removed.length; i++) {
                long key = keys.keys[i];
                removed[i] = SetTable.discardLockHeld(ts, self, key, keys.hashes[i]);
                if (removed[i] == 0) {
                    SetTable.addLockHeld(ts, self, key, keys.hashes[i]);
                }
            }
            SetTable.unlock(ts, self);
        } finally {
            for (long object : removed) {
                Refs.xrelease(ts, object);
            }
            keys.release(ts);
        }
    }

    static long symmetricDifference(ThreadState ts, long self, long other) {
        long result = PySet.make(ts, PySet.baseOf(self), other);
        try {
            symmetricDifferenceUpdate(ts, result, self);
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
        return result;
    }

    // ---------------------------------------------------------------- comparison

    static boolean compare(ThreadState ts, long self, long other, int op) {
        long n = PySet.size(self);
        long m = PySet.size(other);
        return switch (op) {
            case CompareOp.EQ -> equal(ts, self, other);
            case CompareOp.NE -> !equal(ts, self, other);
            case CompareOp.LE -> isSubset(ts, self, other);
            case CompareOp.GE -> isSubset(ts, other, self);
            case CompareOp.LT -> n < m && isSubset(ts, self, other);
            default -> n > m && isSubset(ts, other, self);
        };
    }

    private static boolean equal(ThreadState ts, long self, long other) {
        if (PySet.size(self) != PySet.size(other)) {
            return false;
        }
        long h1 = PySetObject.hash(self);
        long h2 = PySetObject.hash(other);
        return (h1 == -1 || h2 == -1 || h1 == h2) && isSubset(ts, self, other);
    }

    /** Of two sets. */
    private static boolean isSubset(ThreadState ts, long self, long other) {
        if (PySet.size(self) > PySet.size(other)) {
            return false;
        }
        SetTable.Snapshot keys = new SetTable.Snapshot(ts, self);
        try {
            for (int i = 0; i < keys.keys.length; i++) {
                if (!SetTable.contains(ts, other, keys.keys[i], keys.hashes[i])) {
                    return false;
                }
            }
            return true;
        } finally {
            keys.release(ts);
        }
    }

    static boolean isSubsetOf(ThreadState ts, long self, long iterable) {
        if (PySet.isAnySet(iterable)) {
            return isSubset(ts, self, iterable);
        }
        long common = intersection(ts, self, iterable);
        boolean all = PySet.size(common) == PySet.size(self);
        Refs.release(ts, common);
        return all;
    }

    static boolean isSupersetOf(ThreadState ts, long self, long iterable) {
        return PySet.isAnySet(iterable)
                ? isSubset(ts, iterable, self)
                : !firstThatIs(ts, self, iterable, false);
    }

    // ---------------------------------------------------------------- several operands

    /** {@code self.intersection(*others)}. */
    static long intersectionOfAll(ThreadState ts, long self, long others) {
        long n = PyTuple.size(others);
        if (n == 0) { // a new one, also of a frozenset
            boolean frozen = PySet.FROZEN.isInstance(self);
            return PySet.make(ts, frozen ? PySet.FROZEN : PySet.TYPE, self);
        }
        long result = Refs.retain(ts, self);
        for (long i = 0; i < n; i++) {
            long next;
            try {
                next = intersection(ts, result, PyTupleObject.ob_item_at(others, i));
            } finally {
                Refs.release(ts, result);
            }
            result = next;
        }
        return result;
    }

    /** {@code self.difference(*others)}. */
    static long differenceOfAll(ThreadState ts, long self, long others) {
        long n = PyTuple.size(others);
        if (n == 0) {
            return copy(ts, self);
        }
        long result = difference(ts, self, PyTupleObject.ob_item_at(others, 0));
        try {
            for (long i = 1; i < n; i++) {
                differenceUpdate(ts, result, PyTupleObject.ob_item_at(others, i));
            }
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
        return result;
    }

    /** {@code self.union(*others)}. */
    static long unionOfAll(ThreadState ts, long self, long others) {
        long result = PySet.make(ts, PySet.baseOf(self), self);
        try {
            long n = PyTuple.size(others);
            for (long i = 0; i < n; i++) {
                long other = PyTupleObject.ob_item_at(others, i);
                if (other != self) {
                    update(ts, result, other);
                }
            }
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
        return result;
    }
}
