package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PySetObject;
import org.jilectomy.heap.layout.setentry;
import org.jilectomy.memory.Memory;

/**
 * Looking for a key in the table of a dict or set without its lock; how, and why memory that is stale
 * does no harm, says {@link LockFreeReads}.
 *
 * <p>Found are keys that are the very object, ints that fit an immediate, and ASCII texts; a key that
 * has the hash and is none of these is for who has the lock. A table with such ends as only a stale one
 * has is given up.
 */
final class LockFreeTables {
    private static final long UNDECIDED = LockFreeReads.UNDECIDED;

    /** More places than these are not looked at: a stale table might have no end. */
    private static final int PROBES = 32;

    private static final int ASCII = PyASCIIObject.STATE_COMPACT | PyASCIIObject.STATE_ASCII;

    // What a look at a key with the right hash says.
    private static final int OTHER = 0;
    private static final int SAME = 1;
    private static final int UNKNOWN = 2;

    private LockFreeTables() {}

    private static boolean isStillDict(long dict, long version) {
        return LockFreeReads.isStill(dict, LockFreeReads.CONTENTS, version);
    }

    private static boolean isStillSet(long set, long version) {
        return LockFreeReads.isStill(set, LockFreeReads.FIELDS, version);
    }

    // ---------------------------------------------------------------- dicts

    /**
     * Where the value of a key of an exact dict stands, to be looked at again; 0 if there is none;
     * {@link LockFreeReads#UNDECIDED}.
     *
     * @param version what {@link LockFreeReads#begin} said
     */
    static long find(long dict, long version, long key, long hash) {
        long keys = Memory.getLongOpaque(dict + PyDictObject.MA_KEYS);
        boolean split = PyDictObject.ma_values(dict) != 0;
        int log2 = PyDictKeysObject.dk_log2_size(keys);
        int width = PyDictKeysObject.dk_log2_index_bytes(keys) - log2;
        int kind = PyDictKeysObject.dk_kind(keys);
        if (split || !isStillDict(dict, version)) {
            return UNDECIDED;
        }
        long entries = keys + PyDictKeysObject.DK_INDICES + (1L << log2 + width);
        boolean named = kind == PyDictKeys.UNICODE && PyDictKeys.isString(key);
        if (!named && !(kind == PyDictKeys.GENERAL && Immediate.isInt(key))) {
            return UNDECIDED;
        }
        long mask = (1L << log2) - 1;
        long perturb = hash;
        long slot = hash & mask;
        for (int i = 0; i < PROBES; i++) {
            long ix = index(keys, slot, width);
            if (ix >= PyDictKeys.usable(log2)) {
                return UNDECIDED;
            } else if (ix >= 0) {
                long at = named ? named(dict, version, key, hash, entries + ix * 16)
                        : numbered(dict, version, key, hash, entries + ix * 24);
                if (at != 0) {
                    return at;
                }
            } else if (ix == PyDictKeysObject.DKIX_EMPTY) {
                return isStillDict(dict, version) ? 0 : UNDECIDED;
            }
            perturb >>>= 5;
            slot = PyDictKeys.nextSlot(slot, perturb, mask);
        }
        return UNDECIDED;
    }

    /** A str in an entry for strs: where its value stands; 0 if it is another. */
    private static long named(long dict, long version, long key, long hash, long entry) {
        long k = Memory.getLongOpaque(entry);
        if (k == key) {
            return entry + 8;
        }
        if (!isStillDict(dict, version) || k == 0) {
            return UNDECIDED;
        }
        int same = PyASCIIObject.hash(k) != hash ? OTHER
                : sameText(k, key, dict, LockFreeReads.CONTENTS, version);
        return same == OTHER ? 0 : same == SAME ? entry + 8 : UNDECIDED;
    }

    /** An int in an entry for any key: where its value stands; 0 if that has another hash. */
    private static long numbered(long dict, long version, long key, long hash, long entry) {
        if (Memory.getLong(entry) != hash) {
            return 0;
        }
        long k = Memory.getLongOpaque(entry + 8);
        return isStillDict(dict, version) && k != 0 && isNumber(k, key) ? entry + 16 : UNDECIDED;
    }

    /** Where key and value of an entry stand, one behind the other. */
    static long entry(long dict, long version, long position) {
        long keys = Memory.getLongOpaque(dict + PyDictObject.MA_KEYS);
        boolean split = PyDictObject.ma_values(dict) != 0;
        long indices = 1L << PyDictKeysObject.dk_log2_index_bytes(keys);
        int kind = PyDictKeysObject.dk_kind(keys);
        long n = PyDictKeysObject.dk_nentries(keys);
        if (split || position >= n || !isStillDict(dict, version)) {
            return UNDECIDED;
        }
        long entries = keys + PyDictKeysObject.DK_INDICES + indices;
        return kind == PyDictKeys.GENERAL ? entries + position * 24 + 8
                : kind == PyDictKeys.UNICODE ? entries + position * 16 : UNDECIDED;
    }

    /** As {@code dk_indices_index}, with the width that was looked at. */
    private static long index(long keys, long slot, int width) {
        long indices = keys + PyDictKeysObject.DK_INDICES;
        return switch (width) {
            case 0 -> Memory.getByte(indices + slot);
            case 1 -> Memory.getShort(indices + slot * 2);
            case 2 -> Memory.getInt(indices + slot * 4);
            default -> Memory.getLong(indices + slot * 8);
        };
    }

    // ---------------------------------------------------------------- sets

    /** Whether the key is in the set, 1 or 0; {@link LockFreeReads#UNDECIDED}. */
    static long contains(long set, long version, long key, long hash) {
        long table = Memory.getLongOpaque(set + PySetObject.TABLE);
        long mask = PySetObject.mask(set);
        if (!isStillSet(set, version)) {
            return UNDECIDED;
        }
        long perturb = hash;
        long i = hash & mask;
        for (int probes = 0; probes < PROBES; probes++) {
            long slot = table + i * setentry.SIZE;
            long last = SetTable.lastOfStretch(slot, i, mask);
            for (; slot <= last; slot += setentry.SIZE) {
                long h = setentry.hash(slot);
                long k = Memory.getLongOpaque(slot + setentry.KEY);
                if (h == 0 && k == 0) {
                    return isStillSet(set, version) ? 0 : UNDECIDED;
                }
                if (h == hash) {
                    int same = isStillSet(set, version) ? same(k, key, set, version) : UNKNOWN;
                    if (same != OTHER) {
                        return same == SAME && isStillSet(set, version) ? 1 : UNDECIDED;
                    }
                }
            }
            perturb >>>= SetTable.PERTURB_SHIFT;
            i = (i * 5 + 1 + perturb) & mask;
        }
        return UNDECIDED;
    }

    private static int same(long k, long key, long set, long version) {
        if (k == key) {
            return SAME;
        }
        if (k == 0) {
            return UNKNOWN;
        }
        if (Immediate.isInt(key)) {
            return isNumber(k, key) ? SAME : UNKNOWN;
        }
        return PyDictKeys.isString(key) && PyObject.ob_type(k) == PyUnicode.ADDRESS
                ? sameText(k, key, set, LockFreeReads.FIELDS, version) : UNKNOWN;
    }

    // ---------------------------------------------------------------- keys

    private static boolean isNumber(long k, long key) {
        return PyObject.ob_type(k) == PyLong.ADDRESS && PyLong.tryImmediate(k) == key;
    }

    /**
     * Whether a str of the table, alive at the last look, has the text of a str that the caller owns. A
     * block that had so many characters a look ago can be read, whatever is in it by now; the caller
     * looks once more whether it was that.
     */
    private static int sameText(long k, long key, long container, int at, long version) {
        int state = PyASCIIObject.state(k);
        long n = PyASCIIObject.length(k);
        if ((state & PyASCIIObject.state(key) & ASCII) != ASCII
                || !LockFreeReads.isStill(container, at, version)) {
            return UNKNOWN;
        }
        boolean same = n == PyASCIIObject.length(key)
                && Ucs.equalBytes(k + PyASCIIObject.SIZE, key + PyASCIIObject.SIZE, n);
        return !LockFreeReads.isStill(container, at, version) ? UNKNOWN : same ? SAME : OTHER;
    }
}
