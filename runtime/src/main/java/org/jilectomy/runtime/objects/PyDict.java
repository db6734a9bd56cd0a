package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PyDictValues;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code dict}; compare CPython {@code dictobject.c}.
 *
 * <p>Memory is CPython 3.11's: a {@code PyDictObject} that points to a keys table ({@link
 * PyDictKeys}) and, if it took over the inline values of an instance, to those values. This class is
 * what runtime code calls and the type's slots; the Python-visible methods are in {@link
 * DictMethods}, merging in {@link DictMerge}, the work under the lock in {@link DictTable}.
 *
 * <p>Every operation takes the dict's lock once, so it is as atomic as under the GIL; only calls of
 * {@code __hash__} (before) and {@code __eq__} (in between, the lookup starts over if the dict
 * changed) happen without it.
 * Single values are also read without, see {@link LockFreeReads}.
 */
public class PyDict extends PyType {
    public static final PyDict TYPE = new PyDict();

    /** Of the {@code PyTypeObject}; a constant for compiled code. */
    public static final long ADDRESS = TYPE.address;

    private PyDict() {
        super(
                new TypeSpec("dict", PyDictObject.SIZE)
                        .gc()
                        .subclassable()
                        .flags(TPFLAGS_DICT_SUBCLASS | TPFLAGS_MAPPING | TPFLAGS_MATCH_SELF)
                        .doc(DictMethods.DOC));
    }

    /** For a built-in type derived from dict. */
    protected PyDict(TypeSpec spec) {
        super(spec);
    }

    // ---------------------------------------------------------------- making

    /** {@code {}}. */
    public static long create(ThreadState ts) {
        return create(ts, TYPE);
    }

    static long create(ThreadState ts, PyType type) {
        long self = Instances.allocate(ts, type, type.basicSize);
        return init(ts, self, 0, PyDictKeys.EMPTY, 0);
    }

    private static long init(ThreadState ts, long self, long used, long keys, long values) {
        PyDictObject.ma_used(self, used);
        PyDictObject.ma_keys(self, keys);
        PyDictObject.ma_values(self, values);
        DictTable.changed(ts, self);
        return self;
    }

    /** A new dict of one to three items with different names; a name of 0 ends them. */
    public static long ofNames(
            ThreadState ts, long name1, long a, long name2, long b, long name3, long c) {
        long self = create(ts);
        try {
            putFresh(ts, self, name1, a);
            if (name2 != 0) {
                putFresh(ts, self, name2, b);
            }
            if (name3 != 0) {
                putFresh(ts, self, name3, c);
            }
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
        return self;
    }

    /** Adds a name that is not there, to a dict that nobody else knows: no lock, no look-up. */
    private static void putFresh(ThreadState ts, long self, long name, long value) {
        DictTable.appendLockHeld(
                ts, self, name, PyUnicode.hash(name), Refs.toObject(ts, value));
    }

    /** An empty dict whose table, of the given kind, has room for {@code n} items at least. */
    static long createWithRoom(ThreadState ts, long n, int kind) {
        int log2 = PyDictKeys.log2ForEntries(n);
        long self = TYPE.allocate(ts, PyDictObject.SIZE);
        return init(ts, self, 0, PyDictKeys.create(ts, log2, kind), 0);
    }

    /**
     * The dict of an instance that had inline values: a split dict.
     *
     * @param keys the class's shared keys, borrowed (the dict takes a reference of its own)
     * @param values inline values; taken over
     */
    public static long fromValues(ThreadState ts, long keys, long values) {
        PyDictKeys.retain(keys);
        long self = TYPE.allocate(ts, PyDictObject.SIZE);
        return init(ts, self, PyDictValues.usedSize(values), keys, values);
    }

    /** A dict around an owned combined table. */
    private static long fromTable(ThreadState ts, long used, long keys) {
        return init(ts, TYPE.allocate(ts, PyDictObject.SIZE), used, keys, 0);
    }

    // ---------------------------------------------------------------- reading

    /** The value of {@code key}, owned, or 0; raises what {@code __hash__} and {@code __eq__} do. */
    public static long getItem(ThreadState ts, long self, long key) {
        return getItem(ts, self, key, DictTable.hash(ts, key));
    }

    /** As {@link #getItem(ThreadState, long, long)} with the key's hash at hand. */
    public static long getItem(ThreadState ts, long self, long key, long hash) {
        if (ObjectLock.isFree(ts, self)) {
            long keys = PyDictObject.ma_keys(self);
            if (PyDictKeysObject.dk_kind(keys) == PyDictKeys.UNICODE && PyDictKeys.isString(key)) {
                long entry = PyDictKeys.entryOfString(keys, key, hash); // asks no Python, so no lock
                return entry == 0 ? 0 : Refs.fromMemory(ts, Memory.getLong(entry + 8));
            }
        } else if (LockFreeReads.ON) {
            long read = LockFreeReads.value(ts, self, key, hash);
            if (read != LockFreeReads.UNDECIDED) {
                return read;
            }
        }
        return getItemLocking(ts, self, key, hash);
    }

    private static long getItemLocking(ThreadState ts, long self, long key, long hash) {
        ObjectLock.lock(ts, self);
        long ix = DictTable.lookupLockHeld(ts, self, key, hash);
        long object = DictTable.valueLockHeld(self, ix);
        long value = object == 0 ? 0 : LockFreeReads.fromMemory(ts, object);
        ObjectLock.unlockUnchanged(ts, self);
        return value;
    }

    /**
     * As {@link #getItem(ThreadState, long, long)} for a str (best an interned one). Cannot fail
     * while the dict's keys are all str, as those of modules and instances are.
     */
    public static long getItemName(ThreadState ts, long self, long name) {
        return getItem(ts, self, name, PyUnicode.hash(name));
    }

    /** As {@link #getItemName} for a Java string. */
    public static long getItemString(ThreadState ts, long self, String name) {
        return getItemName(ts, self, PyUnicode.intern(ts, name));
    }

    public static boolean contains(ThreadState ts, long self, long key) {
        long hash = DictTable.hash(ts, key);
        if (LockFreeReads.ON && !ObjectLock.isFree(ts, self)) {
            long read = LockFreeReads.contains(self, key, hash);
            if (read != LockFreeReads.UNDECIDED) {
                return read != 0;
            }
        }
        ObjectLock.lock(ts, self);
        long ix = DictTable.lookupLockHeld(ts, self, key, hash);
        boolean found = DictTable.valueLockHeld(self, ix) != 0;
        ObjectLock.unlockUnchanged(ts, self);
        return found;
    }

    /** Whether all keys are str for sure: the table has no place for others. */
    static boolean hasStringKeys(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        boolean strings =
                PyDictKeysObject.dk_kind(PyDictObject.ma_keys(self)) != PyDictKeys.GENERAL;
        ObjectLock.unlockUnchanged(ts, self);
        return strings;
    }

    /** Number of items; one load. */
    public static long size(long self) {
        return PyDictObject.ma_used(self);
    }

    /**
     * {@code ma_version_tag}: unique for this dict and its present content. A guard that finds it
     * unchanged knows that nothing was inserted, replaced or deleted.
     */
    public static long versionTag(long self) {
        return PyDictObject.ma_version_tag_acquire(self);
    }

    // ---------------------------------------------------------------- writing

    /** {@code self[key] = value}. */
    public static void setItem(ThreadState ts, long self, long key, long value) {
        setItem(ts, self, key, DictTable.hash(ts, key), value);
    }

    /** As {@link #setItem(ThreadState, long, long, long)} with the key's hash at hand. */
    public static void setItem(ThreadState ts, long self, long key, long hash, long value) {
        if ((value & 3) != 0) {
            if (!overwriteNumber(ts, self, key, hash, value)) {
                setNumber(ts, self, key, hash, value);
            }
        } else {
            setObject(ts, self, key, hash, Refs.retain(ts, value));
        }
    }

    /**
     * The common case of {@link #setNumber}, a str among strs in a dict that needs no lock, which is
     * asked once; false if it is another, and nothing happened.
     */
    private static boolean overwriteNumber(
            ThreadState ts, long self, long key, long hash, long value) {
        if (!ObjectLock.isFree(ts, self)) {
            return false;
        }
        long keys = PyDictObject.ma_keys(self);
        if (PyDictKeysObject.dk_kind(keys) != PyDictKeys.UNICODE || !PyDictKeys.isString(key)) {
            return false;
        }
        long entry = PyDictKeys.entryOfString(keys, key, hash);
        if (entry == 0 || !NumberBox.overwriteLockHeld(ts, Memory.getLong(entry + 8), value)) {
            return false;
        }
        DictTable.replacedNumber(ts, self);
        return true;
    }

    /** Writes a number over the object that holds the key's last one, if that can be. */
    private static void setNumber(ThreadState ts, long self, long key, long hash, long value) {
        ObjectLock.lock(ts, self);
        long ix = DictTable.lookupLockHeld(ts, self, key, hash);
        long old = DictTable.valueLockHeld(self, ix);
        if (NumberBox.overwriteLockHeld(ts, old, value)) {
            DictTable.replacedNumber(ts, self);
            ObjectLock.unlock(ts, self);
            return;
        }
        if (old == 0 || PyDictObject.ma_values(self) != 0) {
            ObjectLock.unlock(ts, self);
            setObject(ts, self, key, hash, Refs.toObject(ts, value));
            return;
        }
        long object;
        try {
            object = Refs.toObject(ts, value);
        } catch (Throwable t) {
            ObjectLock.unlock(ts, self);
            throw t;
        }
        PyDictKeys.valueAt(PyDictObject.ma_keys(self), ix, object);
        if (PyObject.ob_type(old) == PyLong.ADDRESS) {
            DictTable.replacedNumber(ts, self);
        } else {
            DictTable.replaced(ts, self, old);
        }
        ObjectLock.unlock(ts, self);
        Refs.releaseObject(ts, old);
    }

    /**
     * {@code self[key] += by}, for a str or an immediate int among keys of its kind, whose value is an
     * int. Python code never runs.
     *
     * @return false if it is not that simple; nothing happened then
     */
    public static boolean addInt(ThreadState ts, long self, long key, long by) {
        boolean string = (key & 3) == 0 && PyObject.ob_type(key) == PyUnicode.ADDRESS;
        if (!string && (key & 1) == 0) {
            return false;
        }
        long hash = DictTable.hash(ts, key);
        boolean shared = ObjectLock.lockIfShared(ts, self);
        long keys = PyDictObject.ma_keys(self);
        boolean general = PyDictKeysObject.dk_kind(keys) == PyDictKeys.GENERAL;
        long ix = -1;
        if (string != general && PyDictObject.ma_values(self) == 0) {
            ix = string
                    ? PyDictKeys.findString(keys, key, hash)
                    : DictTable.findInt(keys, key, hash);
        }
        long old = ix < 0 ? 0 : PyDictKeys.valueAt(keys, ix);
        long sum;
        try {
            sum = NumberBox.addLockHeld(ts, old, by);
            if (sum != 0) {
                if (sum != old) {
                    PyDictKeys.valueAt(keys, ix, sum);
                }
                DictTable.replacedNumber(ts, self);
            }
        } finally {
            ObjectLock.unlock(ts, self, shared);
        }
        if (sum != 0 && sum != old) {
            Refs.releaseObject(ts, old);
        }
        return sum != 0;
    }

    private static void setObject(ThreadState ts, long self, long key, long hash, long object) {
        long old;
        ObjectLock.lock(ts, self);
        try {
            old = DictTable.insertLockHeld(ts, self, key, hash, object);
        } catch (Throwable t) {
            Refs.release(ts, object);
            throw t;
        }
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }

    /** As {@link #setItem(ThreadState, long, long, long)} for a str. */
    public static void setItemName(ThreadState ts, long self, long name, long value) {
        setItem(ts, self, name, PyUnicode.hash(name), value);
    }

    /** As {@link #setItemName} for a Java string, which is interned. */
    public static void setItemString(ThreadState ts, long self, String name, long value) {
        setItemName(ts, self, PyUnicode.intern(ts, name), value);
    }

    /** {@code self.setdefault(key, value)}: the value that is there afterwards; owned. */
    public static long setDefault(ThreadState ts, long self, long key, long value) {
        return setDefault(ts, self, key, DictTable.hash(ts, key), value);
    }

    /** As the other; {@code hash} is the key's. */
    public static long setDefault(ThreadState ts, long self, long key, long hash, long value) {
        ObjectLock.lock(ts, self);
        long ix = DictTable.lookupLockHeld(ts, self, key, hash);
        long object = DictTable.valueLockHeld(self, ix);
        if (object == 0) {
            object = Refs.toObject(ts, value);
            if (ix >= 0) {
                // A name of the shared keys without a value here.
                PyDictValues.values_at(PyDictObject.ma_values(self), ix, object);
                PyDictKeys.addToOrder(PyDictObject.ma_values(self), (int) ix);
                PyDictObject.ma_used(self, PyDictObject.ma_used(self) + 1);
                DictTable.changed(ts, self);
            } else {
                DictTable.appendLockHeld(ts, self, key, hash, object);
            }
        }
        long result = Refs.fromMemory(ts, object);
        ObjectLock.unlock(ts, self);
        return result;
    }

    /** {@code del self[key]}; false if there is no such key. */
    public static boolean delItem(ThreadState ts, long self, long key) {
        long value = pop(ts, self, key, DictTable.hash(ts, key));
        Refs.xrelease(ts, value);
        return value != 0;
    }

    /** Removes {@code key} if its value is this very object; compare {@code _PyDict_DelItemIf}. */
    public static boolean delItemIfSame(ThreadState ts, long self, long key, long object) {
        return delItemIfSame(ts, self, key, DictTable.hash(ts, key), object);
    }

    /** As the other; {@code hash} is the key's. */
    public static boolean delItemIfSame(
            ThreadState ts, long self, long key, long hash, long object) {
        ObjectLock.lock(ts, self);
        long ix = DictTable.lookupLockHeld(ts, self, key, hash);
        boolean same = DictTable.valueLockHeld(self, ix) == object;
        long oldKey = 0;
        if (same) {
            oldKey = DictTable.ownedKeyLockHeld(self, ix);
            DictTable.deleteLockHeld(ts, self, ix);
        }
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, oldKey);
        if (same) {
            Refs.release(ts, object);
        }
        return same;
    }

    /** Removes {@code key} and gives its value, owned; 0 if there is none. */
    public static long pop(ThreadState ts, long self, long key) {
        return size(self) == 0 ? 0 : pop(ts, self, key, DictTable.hash(ts, key));
    }

    private static long pop(ThreadState ts, long self, long key, long hash) {
        ObjectLock.lock(ts, self);
        long ix = DictTable.lookupLockHeld(ts, self, key, hash);
        long object = DictTable.valueLockHeld(self, ix);
        long oldKey = 0;
        if (object != 0) {
            oldKey = DictTable.ownedKeyLockHeld(self, ix);
            DictTable.deleteLockHeld(ts, self, ix);
        }
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, oldKey);
        return object == 0 ? 0 : Refs.fromMemorySteal(ts, object);
    }

    /** {@code self.clear()}. */
    public static void clear(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long keys = PyDictObject.ma_keys(self);
        long values = PyDictObject.ma_values(self);
        PyDictObject.ma_keys(self, PyDictKeys.EMPTY);
        PyDictObject.ma_values(self, 0);
        PyDictObject.ma_used(self, 0);
        DictTable.changed(ts, self);
        ObjectLock.unlock(ts, self);
        if (values != 0) {
            PyDictKeys.releaseValues(ts, values);
        }
        PyDictKeys.release(ts, keys);
    }

    /** {@code self.update(other)} for any argument that method takes. */
    public static void update(ThreadState ts, long self, long other) {
        DictMerge.update(ts, self, other);
    }

    /** {@code self.update(other)} for a mapping; without {@code override} present keys stay. */
    public static void merge(ThreadState ts, long self, long other, boolean override) {
        DictMerge.merge(ts, self, other, override ? DictMerge.OVERRIDE : DictMerge.KEEP);
    }

    /**
     * {@code f(**self, **other)}: as merge, but a key that is present already is an error.
     *
     * @return the first duplicate key, owned, or 0 if all went well
     */
    public static long mergeUnique(ThreadState ts, long self, long other) {
        return DictMerge.merge(ts, self, other, DictMerge.UNIQUE);
    }

    /** {@code self.copy()}; always an exact dict. */
    public static long copy(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long used = size(self);
        long keys = PyDictObject.ma_keys(self);
        long values = PyDictObject.ma_values(self);
        long result = 0;
        if (used == 0) {
            result = create(ts);
        } else if (values != 0) {
            result = fromValues(ts, keys, PyDictKeys.copyValues(ts, keys, values));
        } else if (used >= PyDictKeysObject.dk_nentries(keys) * 2 / 3) {
            result = fromTable(ts, used, DictTable.cloneKeys(ts, keys));
        }
        ObjectLock.unlock(ts, self);
        if (result == 0) {
            result = create(ts);
            merge(ts, result, self, true);
        }
        return result;
    }

    // ---------------------------------------------------------------- walking

    /** A walk over a dict: start with a new one, then call {@link #next} until it says no. */
    public static final class Iteration {
        long position;

        /** The item found last: owned objects; the caller releases both. */
        public long key;

        public long value;
    }

    /** Moves on to the next item; items added or removed meanwhile may or may not be seen. */
    public static boolean next(ThreadState ts, long self, Iteration it) {
        ObjectLock.lock(ts, self);
        long end = DictTable.positionsLockHeld(self);
        for (long p = it.position; p < end; p++) {
            long ix = DictTable.indexLockHeld(self, p);
            long value = DictTable.valueLockHeld(self, ix);
            if (value != 0) {
                it.position = p + 1;
                it.key = PyDictKeys.keyAt(PyDictObject.ma_keys(self), ix);
                it.value = value;
                Refcount.retain(ts.heap, it.key);
                Refcount.retain(ts.heap, value);
                ObjectLock.unlockUnchanged(ts, self);
                return true;
            }
        }
        ObjectLock.unlockUnchanged(ts, self);
        return false;
    }

    /** All items at one moment: key, value, key, value …; owned objects. */
    public static long[] snapshot(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long[] items = new long[(int) size(self) * 2];
        snapshotLockHeld(ts, self, items, null);
        ObjectLock.unlockUnchanged(ts, self);
        return items;
    }

    /** As {@link #snapshot}, with the keys' hashes, so that nobody need ask for them again. */
    static final class Snapshot {
        final long[] items;
        final long[] hashes;

        Snapshot(long[] items, long[] hashes) {
            this.items = items;
            this.hashes = hashes;
        }

        Snapshot(ThreadState ts, long dict) {
            ObjectLock.lock(ts, dict);
            int n = (int) size(dict);
            items = new long[n * 2];
            hashes = new long[n];
            snapshotLockHeld(ts, dict, items, hashes);
            ObjectLock.unlockUnchanged(ts, dict);
        }

        void release(ThreadState ts) {
            for (long object : items) {
                Refs.xrelease(ts, object);
            }
        }
    }

    /**
     * All items of an instance of this very type, as an iteration would show them; null if it can only
     * be asked one by one.
     */
    Snapshot orderedSnapshot(ThreadState ts, long self) {
        return new Snapshot(ts, self);
    }

    private static void snapshotLockHeld(ThreadState ts, long self, long[] items, long[] hashes) {
        long keys = PyDictObject.ma_keys(self);
        long end = DictTable.positionsLockHeld(self);
        int n = 0;
        for (long p = 0; p < end; p++) {
            long ix = DictTable.indexLockHeld(self, p);
            long value = DictTable.valueLockHeld(self, ix);
            if (value != 0) {
                long key = PyDictKeys.keyAt(keys, ix);
                Refcount.retain(ts.heap, key);
                Refcount.retain(ts.heap, value);
                items[2 * n] = key;
                items[2 * n + 1] = value;
                if (hashes != null) {
                    hashes[n] = PyDictKeys.hashAt(keys, ix);
                }
                n++;
            }
        }
    }

    // ---------------------------------------------------------------- life

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        PyDictKeys.traverse(PyDictObject.ma_keys(self), visitor);
        long values = PyDictObject.ma_values(self);
        if (values != 0) {
            int used = PyDictValues.usedSize(values);
            for (int i = 0; i < used; i++) {
                visitor.visit(
                        PyDictValues.values_at(values, PyDictValues.insertionOrder(values, i)));
            }
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        clear(ts, self);
    }

    /** For checks of the heap: the table of names that a dict shares with others; 0 if none. */
    public static long sharedTable(long object) {
        if (!TYPE.isExactly(object)) {
            return 0;
        }
        long keys = PyDictObject.ma_keys(object);
        return PyDictKeysObject.dk_kind(keys) == PyDictKeys.SPLIT ? keys : 0;
    }

    /** For checks of the heap: what a table of {@link #sharedTable} owns, whoever uses it. */
    public static void traverseShared(long table, Visitor visitor) {
        long n = PyDictKeysObject.dk_nentries(table);
        for (long ix = 0; ix < n; ix++) {
            Dealloc.visit(PyDictKeys.keyAt(table, ix), visitor);
        }
    }

    /** For dict subclasses, whose objects {@link #tp_traverse} showed and Dealloc released. */
    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        long keys = PyDictObject.ma_keys(self);
        long values = PyDictObject.ma_values(self);
        if (values != 0) {
            PyDictKeys.freeValues(ts, values);
            PyDictKeys.release(ts, keys);
        } else if (PyDictKeysObject.dk_kind(keys) == PyDictKeys.SPLIT) {
            PyDictKeys.release(ts, keys);
        } else {
            PyDictKeys.freeTable(ts, keys);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        long values = PyDictObject.ma_values(self);
        if (values != 0) {
            PyDictKeys.releaseValues(ts, values);
        }
        PyDictKeys.release(ts, PyDictObject.ma_keys(self));
        Instances.freeAndEndDealloc(ts, self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return create(ts, type);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        DictMerge.updateFromCall(ts, self, "dict", args, kwnames);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return DictMethods.repr(ts, self);
    }

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw Errors.typeError(ts, "unhashable type: '" + PyType.of(self).name() + "'");
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if ((op != CompareOp.EQ && op != CompareOp.NE)
                || !isInstance(self)
                || !isInstance(other)) {
            return Singletons.NotImplemented;
        }
        return PyBool.of(DictMethods.equal(ts, self, other) == (op == CompareOp.EQ));
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyDictIterator.create(ts, PyDictIterator.KEY, self);
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        return size(self);
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        return contains(ts, self, value) ? 1 : 0;
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        long value = getItem(ts, self, key);
        return value != 0 ? value : DictMethods.missing(ts, self, key);
    }

    @Override
    public boolean mp_ass_subscript(ThreadState ts, long self, long key, long value) {
        if (value != 0) {
            setItem(ts, self, key, value);
        } else if (!delItem(ts, self, key)) {
            throw Errors.keyError(ts, key);
        }
        return true;
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (op != BinaryOp.OR || !isInstance(left) || !isInstance(right)) {
            return Singletons.NotImplemented;
        }
        long result = copy(ts, left);
        try {
            update(ts, result, right);
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
        return result;
    }

    @Override
    public long nb_inplace(ThreadState ts, long self, long other, int op) {
        if (op != BinaryOp.OR) {
            return Singletons.NotImplemented;
        }
        update(ts, self, other);
        return Refs.retain(ts, self);
    }

    @Override
    protected void define(TypeDef def) {
        DictMethods.define(def);
    }
}
