package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Pouring mappings and pairs into a dict; compare {@code dict_merge}, {@code dict_update_common}.
 *
 * <p>Between two dicts the source is read at one moment under its lock and written in one go under
 * the target's (interrupted only by keys whose {@code __eq__} is Python code): no thread sees half an
 * update. The two locks are never held together.
 */
final class DictMerge {
    /** Later values win. */
    static final int OVERRIDE = 1;

    /** Present keys stay. */
    static final int KEEP = 0;

    /** A key that is present already ends the merge. */
    static final int UNIQUE = 2;

    private DictMerge() {}

    // ---------------------------------------------------------------- forms of update

    /** The arguments of {@code dict(…)} and {@code dict.update(…)}. */
    static void updateFromCall(
            ThreadState ts, long self, String name, long[] args, long kwnames) {
        int n = Instances.positional(args, kwnames);
        Instances.atMost(ts, name, n, 1);
        if (n == 1) {
            update(ts, self, args[0]);
        }
        for (int i = n; i < args.length; i++) {
            PyDict.setItem(ts, self, PyTuple.item(kwnames, i - n), args[i]);
        }
    }

    /** One positional argument: a mapping (it has {@code keys}) or an iterable of pairs. */
    static void update(ThreadState ts, long self, long other) {
        if (PyDict.TYPE.isExactly(other)) {
            merge(ts, self, other, OVERRIDE);
            return;
        }
        long keys = Abstract.lookupAttr(ts, other, PyUnicode.intern(ts, "keys"));
        if (keys != 0) {
            Refs.release(ts, keys);
            merge(ts, self, other, OVERRIDE);
        } else {
            mergePairs(ts, self, other);
        }
    }

    /**
     * @param mode {@link #OVERRIDE}, {@link #KEEP} or {@link #UNIQUE}
     * @return with UNIQUE the first key found in both, owned; else 0
     */
    static long merge(ThreadState ts, long self, long other, int mode) {
        if (isPlainDict(ts, other)) {
            return self == other && mode != UNIQUE ? 0 : mergeDict(ts, self, other, mode);
        }
        if (PyType.of(other) instanceof PyDict ordered) {
            PyDict.Snapshot source = ordered.orderedSnapshot(ts, other);
            if (source != null) {
                return mergeSnapshot(ts, self, other, source, mode);
            }
        }
        return mergeMapping(ts, self, other, mode);
    }

    /** A dict whose iteration is not overridden, so that its table may be read directly. */
    private static boolean isPlainDict(ThreadState ts, long other) {
        if (PyDict.TYPE.isExactly(other)) {
            return true;
        }
        if (!PyDict.TYPE.isInstance(other)) {
            return false;
        }
        long name = PyUnicode.intern(ts, "__iter__");
        long own = Attributes.lookupType(ts, PyDict.TYPE, name);
        long its = Attributes.lookupType(ts, PyType.of(other), name);
        Refs.xrelease(ts, own);
        Refs.xrelease(ts, its);
        return own == its;
    }

    // ---------------------------------------------------------------- dict into dict

    private static long mergeDict(ThreadState ts, long self, long other, int mode) {
        if (PyDict.size(other) == 0) {
            return 0;
        }
        if (PyDict.size(self) == 0 && cloneInto(ts, self, other)) {
            return 0;
        }
        boolean unicode = PyDict.hasStringKeys(ts, other);
        PyDict.Snapshot source = new PyDict.Snapshot(ts, other);
        long tag = PyDictObject.ma_version_tag(other);
        long entries = unicode ? 0 : entries(ts, other);
        try {
            long found = insertAll(ts, self, source, mode, unicode);
            long tagNow = PyDictObject.ma_version_tag(other);
            // What another thread adds meanwhile just comes too late.
            if (!unicode && tagNow != tag && ts.isOwnVersion(tagNow)
                    && entries(ts, other) != entries) {
                Refs.xrelease(ts, found); // a key's __eq__ did it
                throw Errors.runtimeError(ts, "dict mutated during update");
            }
            return found;
        } finally {
            source.release(ts);
        }
    }

    /** From a dict with an order of its own; the snapshot of it is released. */
    private static long mergeSnapshot(
            ThreadState ts, long self, long other, PyDict.Snapshot source, int mode) {
        try {
            return insertAll(ts, self, source, mode, PyDict.hasStringKeys(ts, other));
        } finally {
            source.release(ts);
        }
    }

    private static long entries(ThreadState ts, long dict) {
        ObjectLock.lock(ts, dict);
        long n = PyDictKeysObject.dk_nentries(PyDictObject.ma_keys(dict));
        ObjectLock.unlock(ts, dict);
        return n;
    }

    /** Copies the whole table if that is what inserting one by one would give. */
    private static boolean cloneInto(ThreadState ts, long self, long other) {
        ObjectLock.lock(ts, other);
        long keys = PyDictObject.ma_keys(other);
        long used = PyDictObject.ma_used(other);
        int log2 = PyDictKeysObject.dk_log2_size(keys);
        boolean clean =
                PyDictObject.ma_values(other) == 0
                        && used == PyDictKeysObject.dk_nentries(keys)
                        && (log2 == PyDictKeys.LOG_MINSIZE || PyDictKeys.usable(log2 - 1) < used);
        long clone = clean ? DictTable.cloneKeys(ts, keys) : 0;
        ObjectLock.unlock(ts, other);
        if (clone == 0) {
            return false;
        }
        ObjectLock.lock(ts, self);
        boolean stillEmpty = PyDictObject.ma_used(self) == 0;
        long oldKeys = clone;
        long oldValues = 0;
        if (stillEmpty) {
            oldKeys = PyDictObject.ma_keys(self);
            oldValues = PyDictObject.ma_values(self);
            PyDictObject.ma_keys(self, clone);
            PyDictObject.ma_values(self, 0);
            PyDictObject.ma_used(self, used);
            DictTable.changed(ts, self);
        }
        ObjectLock.unlock(ts, self);
        if (oldValues != 0) {
            PyDictKeys.freeValues(ts, oldValues);
        }
        PyDictKeys.release(ts, oldKeys);
        return stillEmpty;
    }

    private static long insertAll(
            ThreadState ts, long self, PyDict.Snapshot source, int mode, boolean unicode) {
        long[] items = source.items;
        ObjectLock.lock(ts, self);
        reserveLockHeld(ts, self, source.hashes.length, unicode);
        for (int i = 0; i < source.hashes.length; i++) {
            long key = items[2 * i];
            long hash = source.hashes[i];
            if (mode != OVERRIDE) {
                long ix = DictTable.lookupLockHeld(ts, self, key, hash);
                if (DictTable.valueLockHeld(self, ix) != 0) {
                    if (mode == UNIQUE) {
                        Refs.retain(ts, key);
                        ObjectLock.unlock(ts, self);
                        return key;
                    }
                    continue;
                }
            }
            // The replaced value takes the new one's place among what the caller releases; when
            // this throws, the new one has not moved.
            items[2 * i + 1] = DictTable.insertLockHeld(ts, self, key, hash, items[2 * i + 1]);
        }
        ObjectLock.unlock(ts, self);
        return 0;
    }

    /** One big resize at the start rather than several small ones. */
    private static void reserveLockHeld(ThreadState ts, long self, long more, boolean unicode) {
        long keys = PyDictObject.ma_keys(self);
        if (PyDictKeys.usable(PyDictKeysObject.dk_log2_size(keys)) < more) {
            int log2 = PyDictKeys.log2ForEntries(PyDictObject.ma_used(self) + more);
            DictTable.resize(ts, self, log2, unicode);
        }
    }

    // ---------------------------------------------------------------- mappings and pairs

    private static long mergeMapping(ThreadState ts, long self, long other, int mode) {
        long keys = Abstract.callMethod(ts, other, PyUnicode.intern(ts, "keys"));
        long it;
        try {
            it = Abstract.iter(ts, keys);
        } finally {
            Refs.release(ts, keys);
        }
        try {
            for (long key; (key = Abstract.next(ts, it)) != 0;) {
                try {
                    if (mode != OVERRIDE && PyDict.contains(ts, self, key)) {
                        if (mode == UNIQUE) {
                            return Refs.retain(ts, key);
                        }
                        continue;
                    }
                    long value = Abstract.getItem(ts, other, key);
                    try {
                        PyDict.setItem(ts, self, key, value);
                    } finally {
                        Refs.release(ts, value);
                    }
                } finally {
                    Refs.release(ts, key);
                }
            }
            return 0;
        } finally {
            Refs.release(ts, it);
        }
    }

    /** An iterable of pairs; {@code PyDict_MergeFromSeq2}. */
    private static void mergePairs(ThreadState ts, long self, long pairs) {
        long it = Abstract.iter(ts, pairs);
        try {
            long pair;
            for (int i = 0; (pair = Abstract.next(ts, it)) != 0; i++) {
                try {
                    insertPair(ts, self, pair, i);
                } finally {
                    Refs.release(ts, pair);
                }
            }
        } finally {
            Refs.release(ts, it);
        }
    }

    private static void insertPair(ThreadState ts, long self, long pair, int number) {
        if (PyTuple.TYPE.isExactly(pair) && PyTuple.size(pair) == 2) {
            PyDict.setItem(ts, self, PyTuple.item(pair, 0), PyTuple.item(pair, 1));
            return;
        }
        Items items =
                Items.of(
                        ts,
                        pair,
                        "cannot convert dictionary update sequence element #" + number
                                + " to a sequence");
        try {
            if (items.size != 2) {
                throw Errors.valueError(
                        ts,
                        "dictionary update sequence element #" + number + " has length "
                                + items.size + "; 2 is required");
            }
            PyDict.setItem(ts, self, items.objects[0], items.objects[1]);
        } finally {
            items.release(ts);
        }
    }
}
