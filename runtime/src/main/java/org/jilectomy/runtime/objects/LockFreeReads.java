package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.Ownership;
import org.jilectomy.heap.ReadMode;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PyDictValues;
import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.BiasedRefcount;
import org.jilectomy.heap.refcount.DeferredRefcount;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code list[i]}, {@code dict[key]}, {@code in}, attributes and the variables of closures, of shared
 * objects and without their lock: {@code -X reads=lock-free} ({@link ReadMode}).
 *
 * <p>A reader does not write: not the lock word, whose line would travel between the readers, and of
 * the item only what costs no other thread anything. It is a sequence lock:
 *
 * <pre>
 *  reader                                     writer (ObjectLock)
 *  v = version; lock word is 0, or give up    CAS on the lock word
 *  read                                       change
 *  acquire fence                              version + 1
 *  lock word is 0, version is v: what was     exchange on the lock word
 *    read stood there together
 * </pre>
 *
 * <p>Who reads under the lock after all leaves the version alone: else two who met once would send
 * each other to the lock for ever.
 *
 * <p>A writer whose change was seen holds the lock, or has left it and counted on. The version is a
 * word of the head that is not used otherwise: of lists and dicts the index, of instances, cells and sets
 * the spare one. Objects that somebody owns are not read so: their owner writes without a lock; once shared
 * they stay it.
 *
 * <p><b>Memory.</b> What is read before the look at the version may be stale, and its memory free and
 * used for something else, but never unmapped: arenas are not, and huge blocks are emptied, and unmapped
 * when every thread has polled ({@code Arenas}). So an address is followed only after a look that showed it
 * to be the right one then; what is behind it counts only after one more.
 *
 * <p><b>The item</b> must be owned by the caller:
 *
 * <pre>
 *  an int or float that fits an immediate   its value, if the version is still the same after reading it
 *  any other int or float                   the lock: {@link NumberBox} may be writing over it elsewhere
 *  an immortal object                       nobody counts it
 *  a deferred object                        each thread has a count of its own, and it lives until exit
 *  an object the reader's thread made       counted plainly: only this thread, at a poll, could bury it
 *  any other                                counted, if its count says that it lives, and kept if the
 *                                           version is still the same then
 *  one that only its owner has counted      the lock, once: from then on its count tells others, too
 *  a large one, or other counts             the lock
 * </pre>
 *
 * <p>An object of one's own was alive at the last look. Its local half is not 0, else the lock is taken; it
 * becomes 0 only by its owner, who is here. So no try-retain is needed, and no epoch, for a pool of
 * ours is not used for anything else meanwhile either.
 *
 * <p>Another's object may die, and its block become another object's, between the look and the count. A
 * count that was dead is left as it was; that of another object gets its reference back, after the
 * version has told. That it is a count and nothing else is what {@code WaitingPools} are for. Large
 * objects have no pool that could wait. After PEP 703's {@code _Py_TRY_INCREF}, and the delayed reuse of
 * its pages.
 */
final class LockFreeReads {
    static final boolean ON = ReadMode.LOCK_FREE;

    /** No answer without the lock; no value is so. */
    static final long UNDECIDED = -16;

    /** Where lists and dicts have the version; Python's instances, cells and sets. */
    static final int CONTENTS = GcHead.INDEX;

    static final int FIELDS = GcHead.SPARE;

    /** A class made by a program, and its instances are no dicts, whose spare word has another use. */
    private static final long CLASS_FLAGS =
            PyType.TPFLAGS_HEAPTYPE | PyType.TPFLAGS_DICT_SUBCLASS;

    private static final boolean BIASED =
            Refcount.ACTIVE instanceof BiasedRefcount || Refcount.DEFERRED;

    /** Looks at a lock that is held before it is waited for; a few microseconds. */
    private static final int SPINS = 100;

    private LockFreeReads() {}

    // ---------------------------------------------------------------- the version

    /** By a writer, under the lock, before it is released: what was read meanwhile is void. */
    static void changed(long obj) {
        long type = PyObject.ob_type(obj);
        if (type == PyList.ADDRESS || type == PyDict.ADDRESS) {
            Memory.putIntOpaque(obj + CONTENTS, Memory.getInt(obj + CONTENTS) + 1);
        } else if (hasFields(type)) {
            Memory.putIntOpaque(obj + FIELDS, Memory.getInt(obj + FIELDS) + 1);
        }
    }

    /** Whether objects of a type count what changes in them here: those of Python classes, cells, sets. */
    private static boolean hasFields(long type) {
        return type == PyCell.ADDRESS || type == PySet.ADDRESS
                || (PyTypeObject.tp_flags(type) & CLASS_FLAGS) == PyType.TPFLAGS_HEAPTYPE;
    }

    /** The version, not negative; -1 if the object is locked or has an owner. */
    static long begin(long obj, int at) {
        if (Ownership.ownerOf(obj) != 0) {
            return -1;
        }
        int version = Memory.getIntAcquire(obj + at);
        return Memory.getIntAcquire(obj + GcHead.LOCK) == 0 ? version & 0xFFFF_FFFFL
                : beginLater(obj, at);
    }

    /** As {@link #begin}, of a list or dict; -1 as well if it is of another type. */
    private static long beginExact(long obj, long type) {
        return PyObject.ob_type(obj) == type ? begin(obj, CONTENTS) : -1;
    }

    /** As {@link #begin}, of an instance, cell or set; -1 as well if it is none. */
    private static long beginFields(long obj) {
        return hasFields(PyObject.ob_type(obj)) ? begin(obj, FIELDS) : -1;
    }

    /** Waits a little: a reader who took the lock too would keep others from reading. */
    private static long beginLater(long obj, int at) {
        for (int i = 0; i < SPINS; i++) {
            Thread.onSpinWait();
            int version = Memory.getIntAcquire(obj + at);
            if (Memory.getIntAcquire(obj + GcHead.LOCK) == 0) {
                return version & 0xFFFF_FFFFL;
            }
        }
        return -1;
    }

    /** Whether nothing has changed since {@link #begin}. First the lock: see the drawing. */
    static boolean isStill(long obj, int at, long version) {
        Memory.acquireFence();
        return (Memory.getIntAcquire(obj + GcHead.LOCK) == 0 || isFreeLater(obj))
                && Memory.getIntAcquire(obj + at) == (int) version;
    }

    private static boolean isFreeLater(long obj) {
        for (int i = 0; i < SPINS; i++) {
            Thread.onSpinWait();
            if (Memory.getIntAcquire(obj + GcHead.LOCK) == 0) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- reading

    /** {@code list[index]} of an exact list, owned; {@link #UNDECIDED} if it takes the lock. */
    static long item(ThreadState ts, long list, long index) {
        return item(ts, list, index, UNDECIDED);
    }

    /** As {@link #item} with an index that is not negative; 0 at the end of the list. */
    static long itemOrEnd(ThreadState ts, long list, long index) {
        return item(ts, list, index, 0);
    }

    private static long item(ThreadState ts, long list, long index, long outside) {
        long version = beginExact(list, PyList.ADDRESS);
        if (version < 0) {
            return UNDECIDED;
        }
        long items = Memory.getLongOpaque(list + PyListObject.OB_ITEM);
        long n = PyVarObject.ob_size(list);
        long i = index < 0 ? index + n : index;
        if (!isStill(list, CONTENTS, version)) {
            return UNDECIDED;
        }
        return i < 0 || i >= n ? outside
                : take(ts, list, CONTENTS, version, Memory.getLongOpaque(items + i * 8));
    }

    /** {@code dict[key]}, owned, 0 if there is none; {@link #UNDECIDED} if it takes the lock. */
    static long value(ThreadState ts, long dict, long key, long hash) {
        long version = beginExact(dict, PyDict.ADDRESS);
        long at = version < 0 ? UNDECIDED : LockFreeTables.find(dict, version, key, hash);
        return at == UNDECIDED || at == 0 ? at
                : take(ts, dict, CONTENTS, version, Memory.getLongOpaque(at));
    }

    /**
     * Key or value of entry {@code position} of an exact dict of {@code used} entries, owned; {@link
     * #UNDECIDED} if it takes the lock, or was deleted, or there is none.
     */
    static long entry(ThreadState ts, long dict, long position, long used, boolean key) {
        long version = beginExact(dict, PyDict.ADDRESS);
        if (version < 0 || PyDictObject.ma_used(dict) != used) {
            return UNDECIDED;
        }
        long at = LockFreeTables.entry(dict, version, position);
        return at == UNDECIDED || Memory.getLongOpaque(at + 8) == 0 ? UNDECIDED
                : take(ts, dict, CONTENTS, version, Memory.getLongOpaque(key ? at : at + 8));
    }

    /** {@code key in dict}: 1 or 0; {@link #UNDECIDED} if it takes the lock. */
    static long contains(long dict, long key, long hash) {
        long version = beginExact(dict, PyDict.ADDRESS);
        long at = version < 0 ? UNDECIDED : LockFreeTables.find(dict, version, key, hash);
        if (at == UNDECIDED || at == 0) {
            return at;
        }
        return Memory.getLongOpaque(at) != 0 && isStill(dict, CONTENTS, version) ? 1 : UNDECIDED;
    }

    /** {@code key in set}: 1 or 0; {@link #UNDECIDED} if it takes the lock. */
    static long containsInSet(long set, long key, long hash) {
        long version = beginFields(set);
        return version < 0 ? UNDECIDED : LockFreeTables.contains(set, version, key, hash);
    }

    /** Inline value {@code index} of an instance, owned; {@link #UNDECIDED} if it takes the lock. */
    static long value(ThreadState ts, long self, int index) {
        long version = beginFields(self);
        if (version < 0) {
            return UNDECIDED;
        }
        long values = Memory.getLongOpaque(self + GcHead.MANAGED_VALUES);
        return values == 0 ? UNDECIDED
                : take(ts, self, FIELDS, version, Memory.getLongOpaque(
                        values + PyDictValues.values(index * 8L)));
    }

    /** The object at an offset of an instance or a cell, owned; {@link #UNDECIDED} if it takes the lock. */
    static long field(ThreadState ts, long self, int offset) {
        long version = beginFields(self);
        return version < 0 ? UNDECIDED
                : take(ts, self, FIELDS, version, Memory.getLongOpaque(self + offset));
    }

    // ---------------------------------------------------------------- the item

    /** What was found, for the caller to own; see the table of kinds. */
    private static long take(ThreadState ts, long container, int at, long version, long obj) {
        if (!isStill(container, at, version) || obj == 0) {
            return UNDECIDED;
        }
        if (Immediate.ENABLED) {
            long type = PyObject.ob_type(obj);
            if (type == PyLong.ADDRESS || type == PyFloat.ADDRESS) {
                long number = type == PyLong.ADDRESS ? PyLong.tryImmediate(obj)
                        : PyFloat.tryImmediate(obj);
                return number != 0 && isStill(container, at, version) ? number : UNDECIDED;
            }
        }
        if (BIASED && BiasedRefcount.retainIfOwner(ts.heap, obj)) {
            return obj;
        }
        if (Refcount.DEFERRED && DeferredRefcount.isDeferred(obj)) {
            if (!isStill(container, at, version)) {
                return UNDECIDED;
            }
            Refcount.retain(ts.heap, obj);
            return obj;
        }
        if (Header.IMMORTALS && Refcount.isImmortal(obj)) {
            return isStill(container, at, version) ? obj : UNDECIDED;
        }
        return BIASED ? takeOthers(ts, container, at, version, obj) : UNDECIDED;
    }

    /** Another thread's object, or one whose count is shared. */
    private static long takeOthers(
            ThreadState ts, long container, int at, long version, long obj) {
        if (!Heap.isPooled(obj) || !isStill(container, at, version)
                || !BiasedRefcount.retainFound(obj)) {
            return UNDECIDED;
        }
        if (isStill(container, at, version)) {
            return obj;
        }
        BiasedRefcount.releaseFound(ts.heap, obj);
        return UNDECIDED;
    }

    /**
     * What a locked container holds, as {@link Refs#fromMemory}: the next reader needs no lock for it.
     */
    static long fromMemory(ThreadState ts, long object) {
        long value = Refs.fromMemory(ts, object);
        if (ON && BIASED && (value & 3) == 0) {
            BiasedRefcount.letOthersRetain(ts.heap, value);
        }
        return value;
    }
}
