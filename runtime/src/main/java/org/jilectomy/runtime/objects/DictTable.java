package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PyDictValues;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Looking up, inserting and deleting in one dict while its lock is held; compare {@code
 * _Py_dict_lookup}, {@code insertdict}, {@code dictresize}, {@code delitem_common}.
 *
 * <p>A lookup may have to ask Python whether two keys are equal. It then takes a reference to the
 * candidate, gives the lock up, asks, takes the lock again, and starts over if the table moved or
 * the entry changed meanwhile. Hence one rule for all callers: methods here are entered and left
 * with the lock held, <em>but when they throw the lock has been given up</em>.
 */
final class DictTable {
    private DictTable() {}

    // ---------------------------------------------------------------- hash and equality

    /** {@code hash(key)}, with the common cases inline. */
    static long hash(ThreadState ts, long key) {
        if ((key & 3) == 0 && PyObject.ob_type(key) == PyUnicode.ADDRESS) {
            long hash = PyASCIIObject.hash(key);
            return hash != -1 ? hash : PyUnicode.hash(key);
        }
        if (Immediate.isInt(key)) {
            long v = Immediate.intValue(key);
            if (v >= 0 && v < KeyEquality.MODULUS) {
                return v;
            }
        }
        return Abstract.hash(ts, key);
    }

    // ---------------------------------------------------------------- lookup

    /**
     * The entry number of {@code key} (in a split table: its index, even if this dict has no value
     * there), or -1.
     */
    static long lookupLockHeld(ThreadState ts, long dict, long key, long hash) {
        long keys = PyDictObject.ma_keys(dict);
        if (PyDictKeysObject.dk_kind(keys) != PyDictKeys.GENERAL && PyDictKeys.isString(key)) {
            return PyDictKeys.findString(keys, key, hash);
        }
        if (Immediate.isInt(key) && PyDictKeysObject.dk_kind(keys) == PyDictKeys.GENERAL) {
            long ix = findInt(keys, key, hash);
            if (ix != -2) {
                return ix;
            }
        }
        return lookupGeneral(ts, dict, key, hash);
    }

    /**
     * Looks an immediate int up among entries with hashes: no equality of objects is asked for
     * unless an entry has the same hash and is no int.
     *
     * @return -2 if it has
     */
    static long findInt(long keys, long key, long hash) {
        long first =
                PyDictKeysObject.dk_indices_index(
                        keys, hash & (1L << PyDictKeysObject.dk_log2_size(keys)) - 1);
        return first >= 0
                && holdsInt(PyDictKeysObject.dk_entries(keys) + first * 24, key, hash)
                        ? first
                        : findIntSlow(keys, key, hash);
    }

    private static boolean holdsInt(long entry, long key, long hash) {
        if (Memory.getLong(entry) != hash) {
            return false;
        }
        long k = Memory.getLong(entry + 8);
        return k != 0
                && PyObject.ob_type(k) == PyLong.ADDRESS
                && PyLong.isSmall(k)
                && Immediate.ofInt(PyLong.smallValue(k)) == key;
    }

    /** Whatever is not found at the first place. */
    private static long findIntSlow(long keys, long key, long hash) {
        long mask = (1L << PyDictKeysObject.dk_log2_size(keys)) - 1;
        long entries = PyDictKeysObject.dk_entries(keys);
        long perturb = hash;
        long slot = hash & mask;
        for (;;) {
            long ix = PyDictKeysObject.dk_indices_index(keys, slot);
            if (ix >= 0) {
                long entry = entries + ix * 24;
                if (Memory.getLong(entry) == hash) {
                    long k = Memory.getLong(entry + 8);
                    if (k == 0 || PyObject.ob_type(k) != PyLong.ADDRESS) {
                        return -2;
                    }
                    if (PyLong.tryImmediate(k) == key) {
                        return ix;
                    }
                }
            } else if (ix == PyDictKeysObject.DKIX_EMPTY) {
                return -1;
            }
            perturb >>>= 5;
            slot = PyDictKeys.nextSlot(slot, perturb, mask);
        }
    }

    private static final long CHANGED = -3;

    private static long lookupGeneral(ThreadState ts, long dict, long key, long hash) {
        long ix;
        do {
            ix = probe(ts, dict, PyDictObject.ma_keys(dict), key, hash);
        } while (ix == CHANGED);
        return ix;
    }

    private static long probe(ThreadState ts, long dict, long keys, long key, long hash) {
        boolean general = PyDictKeysObject.dk_kind(keys) == PyDictKeys.GENERAL;
        long mask = (1L << PyDictKeysObject.dk_log2_size(keys)) - 1;
        long entries = PyDictKeysObject.dk_entries(keys);
        long perturb = hash;
        long slot = hash & mask;
        for (;;) {
            long ix = PyDictKeysObject.dk_indices_index(keys, slot);
            if (ix >= 0) {
                long entry = entries + (general ? ix * 24 : ix * 16);
                long k = Memory.getLong(general ? entry + 8 : entry);
                if (k == key) {
                    return ix;
                }
                long h = general ? Memory.getLong(entry) : PyASCIIObject.hash(k);
                if (h == hash) {
                    int same = KeyEquality.quick(k, key);
                    if (same < 0) {
                        same = compareUnlocked(ts, dict, keys, ix, k, key);
                    }
                    if (same > 0) {
                        return ix;
                    }
                    if (same < 0) {
                        return CHANGED;
                    }
                }
            } else if (ix == PyDictKeysObject.DKIX_EMPTY) {
                return -1;
            }
            perturb >>>= 5;
            slot = PyDictKeys.nextSlot(slot, perturb, mask);
        }
    }

    /** 1, 0, or -1 if the entry changed while the lock was given up for the comparison. */
    private static int compareUnlocked(
            ThreadState ts, long dict, long keys, long ix, long candidate, long key) {
        Refcount.retain(ts.heap, candidate);
        ObjectLock.unlock(ts, dict);
        boolean equal;
        try {
            equal = KeyEquality.ask(ts, candidate, key);
        } catch (Throwable t) {
            Refcount.release(ts.heap, candidate);
            throw t;
        }
        ObjectLock.lock(ts, dict);
        if (PyDictObject.ma_keys(dict) == keys && PyDictKeys.keyAt(keys, ix) == candidate) {
            Refcount.release(ts.heap, candidate); // not the last: the entry still owns one
            return equal ? 1 : 0;
        }
        ObjectLock.unlock(ts, dict);
        Refcount.release(ts.heap, candidate);
        ObjectLock.lock(ts, dict);
        return -1;
    }

    /** The value at an index that a lookup gave, borrowed; 0 for -1 and for an absent split value. */
    static long valueLockHeld(long dict, long ix) {
        if (ix < 0) {
            return 0;
        }
        long values = PyDictObject.ma_values(dict);
        return values != 0
                ? PyDictValues.values_at(values, ix)
                : PyDictKeys.valueAt(PyDictObject.ma_keys(dict), ix);
    }

    // ---------------------------------------------------------------- change

    /** A key was inserted or deleted: a new version, and a new epoch of the bindings. */
    static void changed(ThreadState ts, long dict) {
        PyDictObject.ma_version_tag_release(dict, ++ts.dictVersion);
        Bindings.changed(dict);
    }

    /** A number was written over another one. */
    static void replacedNumber(ThreadState ts, long dict) {
        PyDictObject.ma_version_tag_release(dict, ++ts.dictVersion);
    }

    /** A value was replaced; only functions, classes and modules count as bindings. */
    static void replaced(ThreadState ts, long dict, long old) {
        PyDictObject.ma_version_tag_release(dict, ++ts.dictVersion);
        if (Bindings.isBinding(old)) {
            Bindings.changed(dict);
        }
    }

    /**
     * Sets {@code dict[key] = value}.
     *
     * @param value owned object; stolen, except when this throws
     * @return the object that was there before, owned, to be released after unlocking; 0 if none
     */
    static long insertLockHeld(ThreadState ts, long dict, long key, long hash, long value) {
        boolean string = PyDictKeys.isString(key);
        long keys = PyDictObject.ma_keys(dict);
        if (keys == PyDictKeys.EMPTY) {
            insertFirst(ts, dict, key, hash, value, string);
            return 0;
        }
        if (!string && PyDictKeysObject.dk_kind(keys) != PyDictKeys.GENERAL) {
            resize(ts, dict, growthSize(dict), false);
        }
        long ix = lookupLockHeld(ts, dict, key, hash);
        if (ix < 0) {
            appendLockHeld(ts, dict, key, hash, value);
            return 0;
        }
        long old;
        long values = PyDictObject.ma_values(dict);
        if (values != 0) {
            old = PyDictValues.values_at(values, ix);
            PyDictValues.values_at(values, ix, value);
            if (old == 0) {
                PyDictKeys.addToOrder(values, (int) ix);
                PyDictObject.ma_used(dict, PyDictObject.ma_used(dict) + 1);
            }
        } else {
            keys = PyDictObject.ma_keys(dict);
            old = PyDictKeys.valueAt(keys, ix);
            PyDictKeys.valueAt(keys, ix, value);
        }
        if (old == 0) {
            changed(ts, dict);
        } else if (old != value) {
            replaced(ts, dict, old);
        }
        return old;
    }

    private static void insertFirst(
            ThreadState ts, long dict, long key, long hash, long value, boolean string) {
        long keys =
                PyDictKeys.create(
                        ts,
                        PyDictKeys.LOG_MINSIZE,
                        string ? PyDictKeys.UNICODE : PyDictKeys.GENERAL);
        PyDictObject.ma_keys(dict, keys);
        PyDictObject.ma_values(dict, 0);
        appendCombined(ts, dict, keys, key, hash, value);
    }

    /** Adds a key that is known to be absent; never calls Python. */
    static void appendLockHeld(ThreadState ts, long dict, long key, long hash, long value) {
        long keys = PyDictObject.ma_keys(dict);
        if (keys == PyDictKeys.EMPTY) {
            insertFirst(ts, dict, key, hash, value, PyDictKeys.isString(key));
            return;
        }
        long values = PyDictObject.ma_values(dict);
        if (values != 0) {
            // The lookup found no such name in the shared keys: append it there if they have room.
            int shared = PyDictKeys.isString(key) ? PyDictKeys.insertShared(ts, keys, key) : -1;
            if (shared >= 0) {
                PyDictValues.values_at(values, shared, value);
                PyDictKeys.addToOrder(values, shared);
                PyDictObject.ma_used(dict, PyDictObject.ma_used(dict) + 1);
                changed(ts, dict);
                return;
            }
            resize(ts, dict, growthSize(dict), true);
            keys = PyDictObject.ma_keys(dict);
        }
        boolean mixed =
                PyDictKeysObject.dk_kind(keys) != PyDictKeys.GENERAL && !PyDictKeys.isString(key);
        if (mixed || PyDictKeysObject.dk_usable(keys) <= 0) {
            resize(ts, dict, growthSize(dict), !mixed);
            keys = PyDictObject.ma_keys(dict);
        }
        appendCombined(ts, dict, keys, key, hash, value);
    }

    private static void appendCombined(
            ThreadState ts, long dict, long keys, long key, long hash, long value) {
        long n = PyDictKeysObject.dk_nentries(keys);
        long owned = Refs.toObject(ts, key); // before anything is changed: there may be no memory
        PyDictKeysObject.dk_version_release(keys, 0);
        PyDictKeysObject.dk_indices_index(keys, PyDictKeys.freeSlot(keys, hash), n);
        PyDictKeys.setEntry(keys, n, owned, hash, value);
        PyDictKeysObject.dk_usable(keys, PyDictKeysObject.dk_usable(keys) - 1);
        PyDictKeysObject.dk_nentries(keys, n + 1);
        PyDictObject.ma_used(dict, PyDictObject.ma_used(dict) + 1);
        changed(ts, dict);
    }

    /**
     * Removes the entry {@code ix}, which has a value. Its references go to the caller, who read
     * value and {@link #ownedKeyLockHeld key} before and releases them after unlocking.
     */
    static void deleteLockHeld(ThreadState ts, long dict, long ix) {
        PyDictObject.ma_used(dict, PyDictObject.ma_used(dict) - 1);
        changed(ts, dict);
        long values = PyDictObject.ma_values(dict);
        if (values != 0) {
            PyDictValues.values_at(values, ix, 0);
            PyDictKeys.removeFromOrder(values, (int) ix);
            return;
        }
        long keys = PyDictObject.ma_keys(dict);
        PyDictKeysObject.dk_version_release(keys, 0);
        long slot = PyDictKeys.slotOf(keys, PyDictKeys.hashAt(keys, ix), ix);
        PyDictKeysObject.dk_indices_index(keys, slot, PyDictKeysObject.DKIX_DUMMY);
        PyDictKeys.setEntry(keys, ix, 0, 0, 0);
    }

    /** The key object that this dict owns at {@code ix}; 0 in a split table, whose keys stay. */
    static long ownedKeyLockHeld(long dict, long ix) {
        return PyDictObject.ma_values(dict) != 0
                ? 0
                : PyDictKeys.keyAt(PyDictObject.ma_keys(dict), ix);
    }

    // ---------------------------------------------------------------- resize

    /** log2 of the size to grow to: three times the items ({@code GROWTH_RATE}). */
    static int growthSize(long dict) {
        return PyDictKeys.log2Size(PyDictObject.ma_used(dict) * 3);
    }

    /**
     * Moves the items into a fresh combined table, dropping deleted entries.
     *
     * @param unicode false forces a GENERAL table; a GENERAL table stays one
     */
    static void resize(ThreadState ts, long dict, int log2, boolean unicode) {
        long old = PyDictObject.ma_keys(dict);
        long values = PyDictObject.ma_values(dict);
        boolean general = !unicode || PyDictKeysObject.dk_kind(old) == PyDictKeys.GENERAL;
        long keys = PyDictKeys.create(ts, log2, general ? PyDictKeys.GENERAL : PyDictKeys.UNICODE);
        long used = PyDictObject.ma_used(dict);
        if (values != 0) {
            for (int i = 0; i < used; i++) {
                int ix = PyDictValues.insertionOrder(values, i);
                long key = PyDictKeys.keyAt(old, ix);
                Refcount.retain(ts.heap, key);
                long value = PyDictValues.values_at(values, ix);
                PyDictKeys.setEntry(keys, i, key, PyASCIIObject.hash(key), value);
            }
            PyDictObject.ma_values(dict, 0);
            PyDictKeys.freeValues(ts, values);
            PyDictKeys.release(ts, old); // frees strs at most: no Python code runs
        } else {
            moveEntries(old, keys, used);
            PyDictKeys.freeTable(ts, old);
        }
        PyDictKeys.buildIndex(keys, used);
        PyDictKeysObject.dk_usable(keys, PyDictKeysObject.dk_usable(keys) - used);
        PyDictKeysObject.dk_nentries(keys, used);
        PyDictObject.ma_keys(dict, keys);
    }

    private static void moveEntries(long from, long to, long used) {
        long n = PyDictKeysObject.dk_nentries(from);
        int kind = PyDictKeysObject.dk_kind(from);
        if (n == used && kind == PyDictKeysObject.dk_kind(to)) {
            Memory.copy(
                    PyDictKeysObject.dk_entries(from),
                    PyDictKeysObject.dk_entries(to),
                    n * PyDictKeys.entrySize(kind));
            return;
        }
        long out = 0;
        for (long ix = 0; ix < n; ix++) {
            long value = PyDictKeys.valueAt(from, ix);
            if (value != 0) {
                long key = PyDictKeys.keyAt(from, ix);
                PyDictKeys.setEntry(to, out++, key, PyDictKeys.hashAt(from, ix), value);
            }
        }
    }

    /** A copy of a combined table that owns its objects ({@code clone_combined_dict_keys}). */
    static long cloneKeys(ThreadState ts, long keys) {
        if (keys == PyDictKeys.EMPTY) {
            return keys;
        }
        long bytes = PyDictKeys.bytes(keys);
        long copy = Heap.allocate(ts.heap, bytes);
        Memory.copy(keys, copy, bytes);
        PyDictKeysObject.dk_refcnt(copy, 1);
        PyDictKeysObject.dk_version(copy, 0);
        long n = PyDictKeysObject.dk_nentries(copy);
        for (long ix = 0; ix < n; ix++) {
            long key = PyDictKeys.keyAt(copy, ix);
            if (key != 0) {
                Refcount.retain(ts.heap, key);
                Refcount.retain(ts.heap, PyDictKeys.valueAt(copy, ix));
            }
        }
        return copy;
    }

    // ---------------------------------------------------------------- walking

    /** Positions of the walk: entries of a combined table, insertion ranks of a split one. */
    static long positionsLockHeld(long dict) {
        return PyDictObject.ma_values(dict) != 0
                ? PyDictObject.ma_used(dict)
                : PyDictKeysObject.dk_nentries(PyDictObject.ma_keys(dict));
    }

    /** The entry number at a position of the walk; its value may be 0 (deleted). */
    static long indexLockHeld(long dict, long position) {
        long values = PyDictObject.ma_values(dict);
        return values != 0 ? PyDictValues.insertionOrder(values, (int) position) : position;
    }
}
