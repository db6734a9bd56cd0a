package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PyODictObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout._ODictNode;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The order of an {@code OrderedDict}: nodes linked both ways, beside the table of the dict that has
 * the values; compare the upper half of CPython's {@code odictobject.c}.
 *
 * <pre>
 *  ma_keys         entry 0    entry 1    entry 2
 *  od_fast_nodes     |          |          |          one place a slot of the table, 0 if no node
 *                    v          v          v
 *  od_first -----> node  &lt;==&gt; node  &lt;==&gt; node &lt;------ od_last
 * </pre>
 *
 * <p>So from a look-up in the table to the node is one load, and from a node to its entry one
 * comparison where the entry is next to that of the node before ("guess"), else a probe for the key
 * <em>object</em>: a node owns the very object that the table has, so no key is compared here and
 * Python code never runs. All of this happens under the dict's lock, with the change of the table.
 *
 * <p>{@code od_resize_sentinel} is the table for which the places were filled; when the dict has
 * another one they are filled anew. Whoever calls dict's own methods on an OrderedDict
 * ({@code dict.__delitem__(od, key)}) changes the table and not the order, as in CPython: a node may
 * then have no entry, an entry no node, and a place may be that of an entry which is gone. Hence a
 * place only counts if node and entry have the same key, and a node that leaves is looked for there
 * or, failing that, all places are filled again: no place ever holds a node that was freed.
 */
final class ODictNodes {
    private ODictNodes() {}

    // ---------------------------------------------------------------- from node to entry

    /** The entry with this very key object, or -1. */
    static long find(long keys, long key, long hash) {
        long mask = (1L << PyDictKeysObject.dk_log2_size(keys)) - 1;
        long perturb = hash;
        long slot = hash & mask;
        for (;;) {
            long ix = PyDictKeysObject.dk_indices_index(keys, slot);
            if (ix >= 0) {
                if (PyDictKeys.keyAt(keys, ix) == key) {
                    return ix;
                }
            } else if (ix == PyDictKeysObject.DKIX_EMPTY) {
                return -1;
            }
            perturb >>>= 5;
            slot = PyDictKeys.nextSlot(slot, perturb, mask);
        }
    }

    /** The entry of a node, perhaps {@code guess}; -1 if the table does not know its key. */
    static long entryLockHeld(long od, long node, long guess) {
        long keys = PyDictObject.ma_keys(od);
        long key = _ODictNode.key(node);
        return guess >= 0 && guess < PyDictKeysObject.dk_nentries(keys)
                && PyDictKeys.keyAt(keys, guess) == key
                        ? guess : find(keys, key, _ODictNode.hash(node));
    }

    // ---------------------------------------------------------------- from entry to node

    /** The node of entry {@code ix}; 0 if it has none. */
    static long ofEntryLockHeld(ThreadState ts, long od, long ix) {
        if (PyODictObject.od_first(od) == 0) {
            return 0;
        }
        long keys = PyDictObject.ma_keys(od);
        fitLockHeld(ts, od, keys);
        long node = Memory.getLong(PyODictObject.od_fast_nodes(od) + ix * 8);
        return node != 0 && _ODictNode.key(node) == PyDictKeys.keyAt(keys, ix) ? node : 0;
    }

    /** Sees to it that the places are those of the present table. */
    private static void fitLockHeld(ThreadState ts, long od, long keys) {
        if (PyODictObject.od_resize_sentinel(od) != keys
                || PyODictObject.od_fast_nodes_size(od)
                        != 1L << PyDictKeysObject.dk_log2_size(keys)) {
            fillLockHeld(ts, od, keys);
        }
    }

    private static void fillLockHeld(ThreadState ts, long od, long keys) {
        long size = 1L << PyDictKeysObject.dk_log2_size(keys);
        long places = PyODictObject.od_fast_nodes(od);
        if (PyODictObject.od_fast_nodes_size(od) != size) {
            long old = places;
            places = Heap.allocate(ts.heap, size * 8);
            if (old != 0) {
                Heap.free(ts.heap, old);
            }
            PyODictObject.od_fast_nodes(od, places);
            PyODictObject.od_fast_nodes_size(od, size);
        }
        Memory.zeroWords(places, size * 8);
        PyODictObject.od_resize_sentinel(od, keys);
        long ix = -1;
        for (long node = PyODictObject.od_first(od); node != 0; node = _ODictNode.next(node)) {
            ix = entryLockHeld(od, node, ix + 1);
            if (ix >= 0) {
                Memory.putLong(places + ix * 8, node);
            }
        }
    }

    // ---------------------------------------------------------------- change

    /**
     * Makes a node for entry {@code ix}, which has none, at the end of the order. There may be no
     * memory for it: then nothing has changed.
     */
    static void addLockHeld(ThreadState ts, long od, long ix, long hash) {
        long keys = PyDictObject.ma_keys(od);
        fitLockHeld(ts, od, keys);
        long node = Heap.allocate(ts.heap, _ODictNode.SIZE);
        long key = PyDictKeys.keyAt(keys, ix);
        Refcount.retain(ts.heap, key);
        _ODictNode.key(node, key);
        _ODictNode.hash(node, hash);
        linkLockHeld(od, node, true);
        Memory.putLong(PyODictObject.od_fast_nodes(od) + ix * 8, node);
    }

    private static void linkLockHeld(long od, long node, boolean last) {
        long next = last ? 0 : PyODictObject.od_first(od);
        long prev = last ? PyODictObject.od_last(od) : 0;
        _ODictNode.next(node, next);
        _ODictNode.prev(node, prev);
        join(od, prev, node);
        join(od, node, next);
        PyODictObject.od_state(od, PyODictObject.od_state(od) + 1);
    }

    /** Makes two nodes neighbours; 0 is the end of the order on that side. */
    private static void join(long od, long prev, long next) {
        if (prev == 0) {
            PyODictObject.od_first(od, next);
        } else {
            _ODictNode.next(prev, next);
        }
        if (next == 0) {
            PyODictObject.od_last(od, prev);
        } else {
            _ODictNode.prev(next, prev);
        }
    }

    private static void unlinkLockHeld(long od, long node) {
        join(od, _ODictNode.prev(node), _ODictNode.next(node));
        PyODictObject.od_state(od, PyODictObject.od_state(od) + 1);
    }

    /** Puts a node at one end, unless it is there already. */
    static void moveLockHeld(long od, long node, boolean last) {
        if (node != (last ? PyODictObject.od_last(od) : PyODictObject.od_first(od))) {
            unlinkLockHeld(od, node);
            linkLockHeld(od, node, last);
        }
    }

    /**
     * Takes the node of entry {@code ix}, which is about to be deleted, out of the order.
     *
     * @return the key that the node owned, for the caller to release; 0 if there was no node
     */
    static long removeLockHeld(ThreadState ts, long od, long ix) {
        long node = ofEntryLockHeld(ts, od, ix);
        if (node == 0) {
            return 0;
        }
        Memory.putLong(PyODictObject.od_fast_nodes(od) + ix * 8, 0);
        unlinkLockHeld(od, node);
        long key = _ODictNode.key(node);
        Heap.free(ts.heap, node);
        return key;
    }

    /**
     * Forgets the order.
     *
     * @return the first node of all that were in it, for {@link #release}; 0 if none
     */
    static long takeAllLockHeld(ThreadState ts, long od) {
        long first = PyODictObject.od_first(od);
        freePlaces(ts, od);
        PyODictObject.od_first(od, 0);
        PyODictObject.od_last(od, 0);
        return first;
    }

    private static void freePlaces(ThreadState ts, long od) {
        long places = PyODictObject.od_fast_nodes(od);
        PyODictObject.od_fast_nodes(od, 0);
        PyODictObject.od_fast_nodes_size(od, 0);
        PyODictObject.od_resize_sentinel(od, 0);
        if (places != 0) {
            Heap.free(ts.heap, places);
        }
    }

    /** Frees nodes that are in no order any more, and releases their keys. */
    static void release(ThreadState ts, long first) {
        for (long node = first; node != 0;) {
            long next = _ODictNode.next(node);
            long key = _ODictNode.key(node);
            Heap.free(ts.heap, node);
            Refcount.release(ts.heap, key);
            node = next;
        }
    }

    /** The memory of a dying dict's order; its keys are somebody else's by now. */
    static void free(ThreadState ts, long od) {
        for (long node = takeAllLockHeld(ts, od); node != 0;) {
            long next = _ODictNode.next(node);
            Heap.free(ts.heap, node);
            node = next;
        }
    }

    static void traverse(long od, Visitor visitor) {
        for (long node = PyODictObject.od_first(od); node != 0; node = _ODictNode.next(node)) {
            visitor.visit(_ODictNode.key(node));
        }
    }

    // ---------------------------------------------------------------- all of it at one moment

    /**
     * Whether the hash that a key had when it came is its hash for ever, so that nobody need ask the
     * key for it: not so if its {@code __hash__} may be Python code.
     */
    static boolean keepsHash(long key) {
        long type = PyObject.ob_type(key);
        if (type == PyUnicode.ADDRESS || type == PyLong.ADDRESS) {
            return true;
        }
        if (type == PyTuple.ADDRESS) {
            for (long i = PyTuple.size(key) - 1; i >= 0; i--) {
                long item = PyTuple.item(key, i);
                if (PyObject.ob_type(item) == PyTuple.ADDRESS || !keepsHash(item)) {
                    return false;
                }
            }
            return true;
        }
        return type == PyFloat.ADDRESS || type == PyBytes.TYPE.address
                || type == PyBool.TYPE.address || type == PyTypeType.TYPE.address
                || key == Singletons.None;
    }

    /**
     * All items in order.
     *
     * @return null if a key must be asked for its hash: then the items are to be looked up one by one
     * @throws org.jilectomy.runtime.errors.PyException KeyError, of the first key that the table does
     *     not know
     */
    static PyDict.Snapshot snapshot(ThreadState ts, long od) {
        ObjectLock.lock(ts, od);
        int n = 0;
        long[] items = new long[2 * (int) PyDict.size(od)];
        long[] hashes = new long[items.length / 2];
        boolean known = true;
        long stranger = 0;
        long keys = PyDictObject.ma_keys(od);
        long ix = -1;
        for (long node = PyODictObject.od_first(od); node != 0; node = _ODictNode.next(node)) {
            long key = _ODictNode.key(node);
            known = keepsHash(key);
            if (!known) {
                break;
            }
            ix = entryLockHeld(od, node, ix + 1);
            if (ix < 0) {
                stranger = key;
                Refcount.retain(ts.heap, key);
                break;
            }
            if (n == hashes.length) { // more nodes than entries: one of them has none
                items = Arrays.copyOf(items, 4 * n + 2);
                hashes = Arrays.copyOf(hashes, 2 * n + 1);
            }
            long value = PyDictKeys.valueAt(keys, ix);
            Refcount.retain(ts.heap, key);
            Refcount.retain(ts.heap, value);
            items[2 * n] = key;
            items[2 * n + 1] = value;
            hashes[n++] = _ODictNode.hash(node);
        }
        ObjectLock.unlockUnchanged(ts, od);
        PyDict.Snapshot snapshot = new PyDict.Snapshot(
                n == hashes.length ? items : Arrays.copyOf(items, 2 * n),
                n == hashes.length ? hashes : Arrays.copyOf(hashes, n));
        if (known && stranger == 0) {
            return snapshot;
        }
        snapshot.release(ts);
        if (stranger != 0) {
            throw PyODict.missing(ts, stranger);
        }
        return null;
    }

    /** All keys in order, owned. */
    static long[] keys(ThreadState ts, long od) {
        ObjectLock.lock(ts, od);
        long[] keys = new long[(int) PyDict.size(od)];
        int n = 0;
        for (long node = PyODictObject.od_first(od); node != 0; node = _ODictNode.next(node)) {
            if (n == keys.length) {
                keys = Arrays.copyOf(keys, 2 * n + 1);
            }
            keys[n] = _ODictNode.key(node);
            Refcount.retain(ts.heap, keys[n++]);
        }
        ObjectLock.unlockUnchanged(ts, od);
        return n == keys.length ? keys : Arrays.copyOf(keys, n);
    }
}
