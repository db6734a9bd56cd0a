package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Pouring mappings and pairs into an {@code OrderedDict}, as {@code MutableMapping.update} does:
 * compare {@code mutablemapping_update}.
 *
 * <p>A dict or OrderedDict is read at one moment and, if the target is no subclass, written in one
 * turn: no thread sees half an update. All else goes item by item through {@code __setitem__}.
 */
final class ODictUpdate {
    private ODictUpdate() {}

    /** {@code self.update(other)}; {@code self} is an OrderedDict or of a subclass. */
    static void update(ThreadState ts, long self, long other) {
        if (PyType.of(other) == PyDict.TYPE) {
            addAll(ts, self, new PyDict.Snapshot(ts, other));
            return;
        }
        if (PyODict.TYPE.isExactly(other) && PyODict.TYPE.isExactly(self)) {
            PyDict.Snapshot all = ODictNodes.snapshot(ts, other);
            if (all != null) {
                addAll(ts, self, all);
                return;
            }
        }
        long keys = Abstract.lookupAttr(ts, other, Names.keys);
        if (keys != 0) {
            addByKeys(ts, self, other, callAndRelease(ts, keys));
            return;
        }
        long items = Abstract.lookupAttr(ts, other, Names.items);
        if (items == 0) {
            addPairs(ts, self, other);
            return;
        }
        long pairs = callAndRelease(ts, items);
        try {
            addPairs(ts, self, pairs);
        } finally {
            Refs.release(ts, pairs);
        }
    }

    private static long callAndRelease(ThreadState ts, long method) {
        try {
            return Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
    }

    // ---------------------------------------------------------------- from dicts

    /** @param all is released */
    private static void addAll(ThreadState ts, long self, PyDict.Snapshot all) {
        try {
            if (PyODict.TYPE.isExactly(self)) {
                putAll(ts, self, all);
                return;
            }
            for (int i = 0; i < all.items.length; i += 2) {
                Abstract.setItem(ts, self, Refs.fromMemoryBorrowed(all.items[i]),
                        Refs.fromMemoryBorrowed(all.items[i + 1]));
            }
        } finally {
            all.release(ts);
        }
    }

    /** What is replaced takes its successor's place in {@code all}. */
    static void putAll(ThreadState ts, long self, PyDict.Snapshot all) {
        ObjectLock.lock(ts, self);
        for (int i = 0; i < all.hashes.length; i++) {
            long key = all.items[2 * i];
            long hash = all.hashes[i];
            long ix = DictTable.lookupLockHeld(ts, self, key, hash); // who throws has unlocked
            try {
                all.items[2 * i + 1] =
                        PyODict.putLockHeld(ts, self, ix, key, hash, all.items[2 * i + 1]);
            } catch (Throwable t) { // there is no memory
                ObjectLock.unlock(ts, self);
                throw t;
            }
        }
        ObjectLock.unlock(ts, self);
    }

    // ---------------------------------------------------------------- from anything else

    private static void addByKeys(ThreadState ts, long self, long mapping, long keysSteal) {
        long it;
        try {
            it = Abstract.iter(ts, keysSteal);
        } finally {
            Refs.release(ts, keysSteal);
        }
        try {
            for (long key; (key = Abstract.next(ts, it)) != 0;) {
                long value = 0;
                try {
                    value = Abstract.getItem(ts, mapping, key);
                    PyODict.store(ts, self, key, value);
                } finally {
                    Refs.release(ts, key);
                    Refs.xrelease(ts, value);
                }
            }
        } finally {
            Refs.release(ts, it);
        }
    }

    private static void addPairs(ThreadState ts, long self, long pairs) {
        long it = Abstract.iter(ts, pairs);
        try {
            for (long pair; (pair = Abstract.next(ts, it)) != 0;) {
                try {
                    addPair(ts, self, pair);
                } finally {
                    Refs.release(ts, pair);
                }
            }
        } finally {
            Refs.release(ts, it);
        }
    }

    private static void addPair(ThreadState ts, long self, long pair) {
        if (PyTuple.TYPE.isExactly(pair) && PyTuple.size(pair) == 2) {
            PyODict.store(ts, self, Refs.fromMemoryBorrowed(PyTuple.item(pair, 0)),
                    Refs.fromMemoryBorrowed(PyTuple.item(pair, 1)));
            return;
        }
        long it = Abstract.iter(ts, pair);
        long key = 0;
        long value = 0;
        try {
            key = Abstract.next(ts, it);
            value = key == 0 ? 0 : Abstract.next(ts, it);
            if (value == 0) {
                throw Errors.valueError(ts, key == 0
                        ? "need more than 0 values to unpack" : "need more than 1 value to unpack");
            }
            long third = Abstract.next(ts, it);
            if (third != 0) {
                Refs.release(ts, third);
                throw tooMany(ts);
            }
            PyODict.store(ts, self, key, value);
        } finally {
            Refs.xrelease(ts, key);
            Refs.xrelease(ts, value);
            Refs.release(ts, it);
        }
    }

    private static PyException tooMany(ThreadState ts) {
        return Errors.valueError(ts, "too many values to unpack (expected 2)");
    }

    // ---------------------------------------------------------------- copies

    /** A copy of an exact OrderedDict. */
    static long copyExact(ThreadState ts, long self) {
        PyDict.Snapshot all = ODictNodes.snapshot(ts, self);
        long copy = PyODict.create(ts);
        try {
            if (all != null) {
                putAll(ts, copy, all);
            } else {
                copyByKeys(ts, self, copy);
            }
            return copy;
        } catch (Throwable t) {
            Refs.release(ts, copy);
            throw t;
        } finally {
            if (all != null) {
                all.release(ts);
            }
        }
    }

    /** Asks {@code self} for each of its keys, and tells {@code copy}. */
    static void copyByKeys(ThreadState ts, long self, long copy) {
        boolean exact = PyODict.TYPE.isExactly(self);
        long[] keys = ODictNodes.keys(ts, self);
        try {
            for (long object : keys) {
                long key = Refs.fromMemoryBorrowed(object);
                long value = exact
                        ? PyDict.getItem(ts, self, key) : Abstract.getItem(ts, self, key);
                if (value == 0) {
                    throw Errors.keyError(ts, key);
                }
                try {
                    PyODict.store(ts, copy, key, value);
                } finally {
                    Refs.release(ts, value);
                }
            }
        } finally {
            for (long object : keys) {
                Refs.release(ts, object);
            }
        }
    }
}
