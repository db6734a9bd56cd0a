package org.jilectomy.runtime.objects;

import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictValues;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The hash tables of dicts: {@code PyDictKeysObject}, and the inline values that go with shared
 * ones; compare the lower half of CPython's {@code dictobject.c}.
 *
 * <pre>
 *  dk_refcnt, sizes, kind, dk_usable, dk_nentries     32 bytes
 *  dk_indices   one slot a hash position: entry number, EMPTY or DUMMY; 1, 2, 4 or 8 bytes each
 *  entries      in insertion order: key, value (UNICODE, SPLIT) or hash, key, value (GENERAL)
 * </pre>
 *
 * <p>A combined table (GENERAL, UNICODE) belongs to one dict and is guarded by that dict's lock. A
 * split table is shared by all instances of a class, each with its own lock. It only ever grows by
 * appending, never moves, and an index is published (release) after its entry: readers need no lock,
 * writers take one of the striped locks of this class, always as the innermost lock. The empty table
 * is one immortal constant whose count is left alone.
 *
 * <p>Compared with CPython the only difference in memory is who may write when.
 */
public final class PyDictKeys {
    /** log2 of the smallest table that can hold an entry. */
    static final int LOG_MINSIZE = 3;

    /** Most names a shared table takes. */
    public static final int SHARED_KEYS_MAX_SIZE = 30;

    static final int GENERAL = PyDictKeysObject.DICT_KEYS_GENERAL;
    static final int UNICODE = PyDictKeysObject.DICT_KEYS_UNICODE;
    static final int SPLIT = PyDictKeysObject.DICT_KEYS_SPLIT;

    private static final int LOG2_SHARED_SIZE = 6;
    private static final int PERTURB_SHIFT = 5;
    private static final AtomicInteger NEXT_VERSION = new AtomicInteger(2);
    private static final Object[] STRIPES = makeStripes();

    /** {@code Py_EMPTY_KEYS}: immortal, never written after it was made. */
    static final long EMPTY = makeEmpty();

    private PyDictKeys() {}

    private static Object[] makeStripes() {
        Object[] stripes = new Object[64];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = new Object();
        }
        return stripes;
    }

    private static long makeEmpty() {
        long keys = Memory.map(Memory.MAP_GRANULE, Memory.MAP_GRANULE);
        PyDictKeysObject.dk_refcnt(keys, 1);
        PyDictKeysObject.dk_kind(keys, UNICODE);
        PyDictKeysObject.dk_version(keys, 1);
        Memory.putLong(PyDictKeysObject.dk_indices(keys), -1L);
        return keys;
    }

    // ---------------------------------------------------------------- sizes

    /** {@code USABLE_FRACTION(1 << log2)}: how many entries a table of that many slots takes. */
    static long usable(int log2) {
        return (2L << log2) / 3;
    }

    /** log2 of the smallest table with at least {@code minSize} slots. */
    static int log2Size(long minSize) {
        long n = (minSize | 8) - 1;
        return 64 - Long.numberOfLeadingZeros(n | 7);
    }

    /** log2 of the smallest table in which {@code n} entries are usable. */
    static int log2ForEntries(long n) {
        return log2Size((n * 3 + 1) / 2);
    }

    static int entrySize(int kind) {
        return kind == GENERAL ? 24 : 16;
    }

    /** Bytes of the whole block of a table. */
    static long bytes(long keys) {
        return PyDictKeysObject.SIZE
                + (1L << PyDictKeysObject.dk_log2_index_bytes(keys))
                + entrySize(PyDictKeysObject.dk_kind(keys))
                        * usable(PyDictKeysObject.dk_log2_size(keys));
    }

    // ---------------------------------------------------------------- life

    /** An empty table with {@code dk_refcnt} 1; {@code new_keys_object}. */
    static long create(ThreadState ts, int log2, int kind) {
        int log2Bytes = log2 < 8 ? log2 : log2 < 16 ? log2 + 1 : log2 < 32 ? log2 + 2 : log2 + 3;
        long usable = usable(log2);
        long indexBytes = 1L << log2Bytes;
        long entryBytes = entrySize(kind) * usable;
        long keys = Heap.allocate(ts.heap, PyDictKeysObject.SIZE + indexBytes + entryBytes);
        PyDictKeysObject.dk_refcnt(keys, 1);
        Memory.putLong(keys + PyDictKeysObject.DK_LOG2_SIZE, 0); // padding and version too
        PyDictKeysObject.dk_log2_size(keys, log2);
        PyDictKeysObject.dk_log2_index_bytes(keys, log2Bytes);
        PyDictKeysObject.dk_kind(keys, kind);
        PyDictKeysObject.dk_usable(keys, usable);
        PyDictKeysObject.dk_nentries(keys, 0);
        long indices = PyDictKeysObject.dk_indices(keys);
        if (log2 == LOG_MINSIZE) {
            Memory.putLong(indices, -1L);
        } else {
            Memory.fill(indices, indexBytes, (byte) -1);
        }
        Memory.zeroWords(indices + indexBytes, entryBytes);
        return keys;
    }

    /** One more user of the table. */
    static void retain(long keys) {
        if (keys != EMPTY) {
            Memory.getAndAddLong(keys + PyDictKeysObject.DK_REFCNT, 1);
        }
    }

    /** One user less; the last one frees the table and releases what its entries own. */
    public static void release(ThreadState ts, long keys) {
        if (keys == EMPTY) {
            return;
        }
        boolean shared = PyDictKeysObject.dk_kind(keys) == SPLIT;
        if (shared && Memory.getAndAddLong(keys + PyDictKeysObject.DK_REFCNT, -1) != 1) {
            return;
        }
        int kind = PyDictKeysObject.dk_kind(keys);
        long entry = PyDictKeysObject.dk_entries(keys);
        long n = PyDictKeysObject.dk_nentries(keys);
        int size = entrySize(kind);
        int keyAt = kind == GENERAL ? 8 : 0;
        for (long end = entry + n * size; entry < end; entry += size) {
            long key = Memory.getLong(entry + keyAt);
            if (key != 0) {
                long value = Memory.getLong(entry + keyAt + 8);
                Refcount.release(ts.heap, key);
                if (value != 0) {
                    Refcount.release(ts.heap, value);
                }
            }
        }
        Heap.free(ts.heap, keys);
    }

    // ---------------------------------------------------------------- entries

    /** The key of entry {@code ix}; 0 if deleted. */
    static long keyAt(long keys, long ix) {
        long entries = PyDictKeysObject.dk_entries(keys);
        return PyDictKeysObject.dk_kind(keys) == GENERAL
                ? Memory.getLong(entries + ix * 24 + 8)
                : Memory.getLong(entries + ix * 16);
    }

    /** The value of entry {@code ix} of a combined table; 0 if deleted. */
    static long valueAt(long keys, long ix) {
        long entries = PyDictKeysObject.dk_entries(keys);
        return PyDictKeysObject.dk_kind(keys) == GENERAL
                ? Memory.getLong(entries + ix * 24 + 16)
                : Memory.getLong(entries + ix * 16 + 8);
    }

    static void valueAt(long keys, long ix, long value) {
        long entries = PyDictKeysObject.dk_entries(keys);
        if (PyDictKeysObject.dk_kind(keys) == GENERAL) {
            Memory.putLong(entries + ix * 24 + 16, value);
        } else {
            Memory.putLong(entries + ix * 16 + 8, value);
        }
    }

    /** The hash of the live key of entry {@code ix}. */
    static long hashAt(long keys, long ix) {
        long entries = PyDictKeysObject.dk_entries(keys);
        return PyDictKeysObject.dk_kind(keys) == GENERAL
                ? Memory.getLong(entries + ix * 24)
                : PyASCIIObject.hash(Memory.getLong(entries + ix * 16));
    }

    /** Writes entry {@code ix} of a combined table. */
    static void setEntry(long keys, long ix, long key, long hash, long value) {
        long entry = PyDictKeysObject.dk_entries(keys);
        if (PyDictKeysObject.dk_kind(keys) == GENERAL) {
            entry += ix * 24;
            Memory.putLong(entry, hash);
            Memory.putLong(entry + 8, key);
            Memory.putLong(entry + 16, value);
        } else {
            entry += ix * 16;
            Memory.putLong(entry, key);
            Memory.putLong(entry + 8, value);
        }
    }

    // ---------------------------------------------------------------- probing

    /**
     * Finds an exact str in a UNICODE or SPLIT table. Most hits end at the pointer comparison.
     *
     * @return the entry number, or -1
     */
    static long findString(long keys, long key, long hash) {
        int log2 = PyDictKeysObject.dk_log2_size(keys); // read once: the JIT compiler would not see to it
        int log2Bytes = PyDictKeysObject.dk_log2_index_bytes(keys);
        long first = PyDictKeysObject.indexOfWidth(keys, hash & (1L << log2) - 1, log2Bytes - log2);
        long entries = keys + PyDictKeysObject.DK_INDICES + (1L << log2Bytes);
        return first >= 0 && Memory.getLong(entries + first * 16) == key
                ? first
                : findStringSlow(keys, key, hash);
    }

    /** As {@link #findString}, of a UNICODE table: the address of the entry, or 0. */
    static long entryOfString(long keys, long key, long hash) {
        int log2 = PyDictKeysObject.dk_log2_size(keys);
        int log2Bytes = PyDictKeysObject.dk_log2_index_bytes(keys);
        long first = PyDictKeysObject.indexOfWidth(keys, hash & (1L << log2) - 1, log2Bytes - log2);
        long entry = keys + PyDictKeysObject.DK_INDICES + (1L << log2Bytes) + first * 16;
        return first >= 0 && Memory.getLong(entry) == key ? entry
                : entryOfStringSlow(keys, key, hash);
    }

    private static long entryOfStringSlow(long keys, long key, long hash) {
        long ix = findStringSlow(keys, key, hash);
        return ix < 0 ? 0 : PyDictKeysObject.dk_entries(keys) + ix * 16;
    }

    /** Whatever is not this very object at the first place. */
    private static long findStringSlow(long keys, long key, long hash) {
        long mask = (1L << PyDictKeysObject.dk_log2_size(keys)) - 1;
        long entries = PyDictKeysObject.dk_entries(keys);
        long perturb = hash;
        long slot = hash & mask;
        for (;;) {
            long ix = PyDictKeysObject.dk_indices_index(keys, slot);
            if (ix >= 0) {
                long k = Memory.getLong(entries + ix * 16);
                if (k == key || (PyASCIIObject.hash(k) == hash && PyUnicode.equal(k, key))) {
                    return ix;
                }
            } else if (ix == PyDictKeysObject.DKIX_EMPTY) {
                return -1;
            }
            perturb >>>= PERTURB_SHIFT;
            slot = (slot * 5 + perturb + 1) & mask;
        }
    }

    /** The slot after {@code slot} in a probe sequence; the caller shifts {@code perturb} first. */
    static long nextSlot(long slot, long perturb, long mask) {
        return (slot * 5 + perturb + 1) & mask;
    }

    /** The slot that leads to entry {@code ix}, whose key has {@code hash}. */
    static long slotOf(long keys, long hash, long ix) {
        long mask = (1L << PyDictKeysObject.dk_log2_size(keys)) - 1;
        long perturb = hash;
        long slot = hash & mask;
        while (PyDictKeysObject.dk_indices_index(keys, slot) != ix) {
            perturb >>>= PERTURB_SHIFT;
            slot = nextSlot(slot, perturb, mask);
        }
        return slot;
    }

    /** The first free slot (empty or dummy) for {@code hash}. */
    static long freeSlot(long keys, long hash) {
        long mask = (1L << PyDictKeysObject.dk_log2_size(keys)) - 1;
        long perturb = hash;
        long slot = hash & mask;
        while (PyDictKeysObject.dk_indices_index(keys, slot) >= 0) {
            perturb >>>= PERTURB_SHIFT;
            slot = nextSlot(slot, perturb, mask);
        }
        return slot;
    }

    /** Fills the index of a fresh table whose first {@code n} entries are live. */
    static void buildIndex(long keys, long n) {
        for (long ix = 0; ix < n; ix++) {
            PyDictKeysObject.dk_indices_index(keys, freeSlot(keys, hashAt(keys, ix)), ix);
        }
    }

    // ---------------------------------------------------------------- versions

    /**
     * A number that stands for the present set of keys (not values) of a table of strs: guards of
     * inline caches compare {@code dk_version} with it. Any change of the keys resets it.
     *
     * @return never 0, except for a table with other keys or when the numbers are used up
     */
    public static int version(long keys) {
        int v = PyDictKeysObject.dk_version_acquire(keys);
        if (v != 0 || PyDictKeysObject.dk_kind(keys) == GENERAL) {
            return v;
        }
        int next = NEXT_VERSION.get();
        if (next != 0 && (next = NEXT_VERSION.getAndIncrement()) != 0) {
            PyDictKeysObject.dk_version_release(keys, next);
        }
        return next;
    }

    // ---------------------------------------------------------------- shared keys

    /** Keys for the instances of a new class; the class owns them. {@code _PyDict_NewKeysForClass}. */
    public static long newShared(ThreadState ts) {
        long keys = create(ts, LOG2_SHARED_SIZE, UNICODE);
        PyDictKeysObject.dk_usable(keys, SHARED_KEYS_MAX_SIZE);
        PyDictKeysObject.dk_kind(keys, SPLIT);
        return keys;
    }

    /** The index of a str in shared keys, or -1; no lock needed. */
    public static int indexOf(long keys, long name) {
        long hash = PyASCIIObject.hash(name);
        return (int) findString(keys, name, hash != -1 ? hash : PyUnicode.hash(name));
    }

    /**
     * The index of {@code name} in shared keys, appended if absent.
     *
     * @return -1 if the keys are full
     */
    public static int insertShared(ThreadState ts, long keys, long name) {
        int found = indexOf(keys, name);
        if (found >= 0 || PyDictKeysObject.dk_usable(keys) <= 0) {
            return found;
        }
        long hash = PyUnicode.hash(name);
        synchronized (stripe(keys)) {
            found = (int) findString(keys, name, hash);
            if (found >= 0) {
                return found;
            }
            long usable = PyDictKeysObject.dk_usable(keys);
            if (usable <= 0) {
                return -1;
            }
            long n = PyDictKeysObject.dk_nentries(keys);
            PyDictKeysObject.dk_version_release(keys, 0);
            Refcount.retain(ts.heap, name);
            Memory.putLongRelease(PyDictKeysObject.dk_entries(keys) + n * 16, name);
            PyDictKeysObject.dk_nentries_release(keys, n + 1);
            Memory.putLongRelease(keys + PyDictKeysObject.DK_USABLE, usable - 1);
            // 64 slots: the index is one byte wide, so its store cannot tear.
            Memory.releaseFence();
            PyDictKeysObject.dk_indices_index(keys, freeSlot(keys, hash), n);
            return (int) n;
        }
    }

    private static Object stripe(long keys) {
        return STRIPES[(int) (keys >>> 4 ^ keys >>> 10) & 63];
    }

    // ---------------------------------------------------------------- inline values

    /**
     * Zeroed values for a new instance, with room for every name the keys can still take. Each new
     * instance lowers the keys' capacity by one until one free place is left, as CPython does.
     */
    public static long newValues(ThreadState ts, long keys) {
        if (PyDictKeysObject.dk_usable(keys) > 1) {
            synchronized (stripe(keys)) {
                long usable = PyDictKeysObject.dk_usable(keys);
                if (usable > 1) {
                    Memory.putLongRelease(keys + PyDictKeysObject.DK_USABLE, usable - 1);
                }
            }
        }
        return newValues(ts, capacity(keys));
    }

    /** Names in the keys plus names they can still take ({@code shared_keys_usable_size}). */
    static int capacity(long keys) {
        // A writer appends (n+1) before it takes the place (usable-1): read in the other order.
        long usable = Memory.getLongAcquire(keys + PyDictKeysObject.DK_USABLE);
        return (int) (usable + PyDictKeysObject.dk_nentries_acquire(keys));
    }

    /** Zeroed values for all names of the keys, made for a dict and not for an instance. */
    static long newDictValues(ThreadState ts, long keys) {
        return newValues(ts, capacity(keys));
    }

    private static long newValues(ThreadState ts, int size) {
        int prefix = size + 2 + 7 & ~7;
        long block = Heap.allocate(ts.heap, prefix + size * 8L);
        Memory.zeroWords(block, prefix + size * 8L);
        long values = block + prefix;
        PyDictValues.prefixSize(values, prefix);
        return values;
    }

    /** A copy of split values that owns its objects; {@code keys} are theirs. */
    static long copyValues(ThreadState ts, long keys, long values) {
        int prefix = PyDictValues.prefixSize(values);
        int size = capacity(keys);
        long copy = newValues(ts, size);
        int used = PyDictValues.usedSize(values);
        PyDictValues.usedSize(copy, used);
        for (int i = 0; i < used; i++) {
            int ix = PyDictValues.insertionOrder(values, i);
            long value = PyDictValues.values_at(values, ix);
            Refcount.retain(ts.heap, value);
            PyDictValues.insertionOrder(copy, i, ix);
            PyDictValues.values_at(copy, ix, value);
        }
        return copy;
    }

    /** Notes that the value at {@code index} was inserted last; its place was empty. */
    public static void addToOrder(long values, int index) {
        int used = PyDictValues.usedSize(values);
        PyDictValues.insertionOrder(values, used, index);
        PyDictValues.usedSize(values, used + 1);
    }

    /** Takes {@code index}, whose value was removed, out of the insertion order. */
    public static void removeFromOrder(long values, int index) {
        int used = PyDictValues.usedSize(values);
        int i = 0;
        while (PyDictValues.insertionOrder(values, i) != index) {
            i++;
        }
        for (; i < used - 1; i++) {
            PyDictValues.insertionOrder(values, i, PyDictValues.insertionOrder(values, i + 1));
        }
        PyDictValues.usedSize(values, used - 1);
    }

    /** Frees the block of inline values; their objects were released or moved before. */
    public static void freeValues(ThreadState ts, long values) {
        Heap.free(ts.heap, values - PyDictValues.prefixSize(values));
    }

    /** Releases the objects of inline values and frees the block. */
    public static void releaseValues(ThreadState ts, long values) {
        int used = PyDictValues.usedSize(values);
        for (int i = 0; i < used; i++) {
            Refcount.release(
                    ts.heap,
                    PyDictValues.values_at(values, PyDictValues.insertionOrder(values, i)));
        }
        freeValues(ts, values);
    }

    /**
     * Shows what a dict owns through its table to a visitor. The names of a shared table belong to
     * the table, whose users are counted by {@code dk_refcnt}: they are not shown.
     */
    static void traverse(long keys, Visitor visitor) {
        if (PyDictKeysObject.dk_kind(keys) == SPLIT) {
            return;
        }
        long n = PyDictKeysObject.dk_nentries(keys);
        for (long ix = 0; ix < n; ix++) {
            long key = keyAt(keys, ix);
            if (key != 0) {
                visitor.visit(key);
                visitor.visit(valueAt(keys, ix));
            }
        }
    }

    /** Frees a combined table's block only. */
    static void freeTable(ThreadState ts, long keys) {
        if (keys != EMPTY) {
            Heap.free(ts.heap, keys);
        }
    }

    /** Whether {@code key} is exactly a str. */
    static boolean isString(long key) {
        return (key & 3) == 0 && PyObject.ob_type(key) == PyUnicode.TYPE.address;
    }
}
