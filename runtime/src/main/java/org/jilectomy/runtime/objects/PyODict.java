package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PyODictObject;
import org.jilectomy.heap.layout._ODictNode;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code collections.OrderedDict}; compare CPython {@code odictobject.c}.
 *
 * <p>A dict, whose table has keys and values as in any other, and an order of its own beside it
 * ({@link ODictNodes}): so moving a key to either end is done by changing a few links, and no entry
 * moves. Both are changed in one turn under the dict's lock. This class has the slots and what is
 * done under the lock, {@link ODictMethods} the Python-visible methods, {@link ODictUpdate} what
 * pours other mappings into one.
 *
 * <p>Of a subclass, CPython's methods call what that overrides in some places and not in others;
 * here it is the same places.
 */
public final class PyODict extends PyDict {
    public static final PyODict TYPE = new PyODict();

    private PyODict() {
        super(new TypeSpec("collections.OrderedDict", PyODictObject.SIZE)
                .gc()
                .subclassable()
                .base(PyDict.TYPE)
                .dict(PyODictObject.OD_INST_DICT)
                .weakList(PyODictObject.OD_WEAKREFLIST)
                .doc("Dictionary that remembers insertion order"));
    }

    @Override
    protected void define(TypeDef def) {
        ODictMethods.define(def.in(ODictMethods.class));
        def.instanceDict();
    }

    // ---------------------------------------------------------------- life

    /** {@code OrderedDict()}. */
    public static long create(ThreadState ts) {
        return make(ts, TYPE);
    }

    private static long make(ThreadState ts, PyType type) {
        long self = PyDict.create(ts, type);
        Memory.zeroWords(self + PyDictObject.SIZE, PyODictObject.SIZE - PyDictObject.SIZE);
        return self;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return make(ts, type);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        int n = Instances.positional(args, kwnames);
        if (n > 1) {
            throw Errors.typeError(ts, "expected at most 1 arguments, got " + n);
        }
        if (n == 1) {
            ODictUpdate.update(ts, self, args[0]);
        }
        for (int i = n; i < args.length; i++) {
            store(ts, self, PyTuple.item(kwnames, i - n), args[i]);
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(PyODictObject.od_inst_dict(self), visitor);
        ODictNodes.traverse(self, visitor);
        super.tp_traverse(self, visitor);
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        Instances.clearField(ts, self + PyODictObject.OD_INST_DICT);
        empty(ts, self);
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        ODictNodes.free(ts, self);
        super.tp_free_buffers(ts, self);
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        Weakrefs.clear(ts, self, PyODictObject.OD_WEAKREFLIST);
        Refs.xrelease(ts, PyODictObject.od_inst_dict(self));
        long keys = PyDictObject.ma_keys(self);
        ODictNodes.release(ts, ODictNodes.takeAllLockHeld(ts, self));
        PyDictKeys.release(ts, keys);
        Instances.freeAndEndDealloc(ts, self);
    }

    // ---------------------------------------------------------------- items, each in one turn

    /** KeyError of a key that is stolen. */
    static PyException missing(ThreadState ts, long key) {
        try {
            return Errors.keyError(ts, key);
        } finally {
            Refs.release(ts, key);
        }
    }

    /** {@code self[key] = value}, by the class's own {@code __setitem__} if it has one. */
    static void store(ThreadState ts, long self, long key, long value) {
        if (TYPE.isExactly(self)) {
            put(ts, self, key, DictTable.hash(ts, key), value);
        } else {
            Abstract.setItem(ts, self, key, value);
        }
    }

    /** {@code OrderedDict.__setitem__}; {@code hash} is the key's. */
    static void put(ThreadState ts, long self, long key, long hash, long value) {
        ObjectLock.lock(ts, self);
        long ix = DictTable.lookupLockHeld(ts, self, key, hash);
        long old = 0;
        long object = 0;
        try {
            if ((value & 3) != 0 && ix >= 0 && NumberBox.overwriteLockHeld(
                    ts, PyDictKeys.valueAt(PyDictObject.ma_keys(self), ix), value)) {
                DictTable.replacedNumber(ts, self);
                if (ODictNodes.ofEntryLockHeld(ts, self, ix) == 0) {
                    ODictNodes.addLockHeld(ts, self, ix, hash);
                }
            } else {
                object = Refs.toObject(ts, value);
                old = putLockHeld(ts, self, ix, key, hash, object);
            }
        } catch (Throwable t) { // there is no memory
            ObjectLock.unlock(ts, self);
            Refs.xrelease(ts, object);
            throw t;
        }
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }

    /**
     * Stores an owned object, which is stolen unless this throws, under a key that is looked up.
     *
     * @param ix entry of the key, -1 if there is none
     * @return what was there before, owned; 0 if nothing
     */
    static long putLockHeld(
            ThreadState ts, long self, long ix, long key, long hash, long object) {
        if (ix < 0) {
            appendLockHeld(ts, self, key, hash, object);
            return 0;
        }
        if (ODictNodes.ofEntryLockHeld(ts, self, ix) == 0) {
            ODictNodes.addLockHeld(ts, self, ix, hash);
        }
        long keys = PyDictObject.ma_keys(self);
        long old = PyDictKeys.valueAt(keys, ix);
        PyDictKeys.valueAt(keys, ix, object);
        if (old != object) {
            DictTable.replaced(ts, self, old);
        }
        return old;
    }

    private static void appendLockHeld(
            ThreadState ts, long self, long key, long hash, long object) {
        DictTable.appendLockHeld(ts, self, key, hash, object);
        long ix = PyDictKeysObject.dk_nentries(PyDictObject.ma_keys(self)) - 1;
        try {
            ODictNodes.addLockHeld(ts, self, ix, hash);
        } catch (Throwable t) { // no memory: neither key nor value are to stay
            long owned = DictTable.ownedKeyLockHeld(self, ix);
            DictTable.deleteLockHeld(ts, self, ix);
            Pins.keepUntilExit(owned); // its lock is held: not the moment to release it
            throw t;
        }
    }

    /** Takes {@code key} out and gives its value, owned; 0 if there is none. */
    static long take(ThreadState ts, long self, long key, long hash) {
        ObjectLock.lock(ts, self);
        long ix = DictTable.lookupLockHeld(ts, self, key, hash);
        return takeAndUnlock(ts, self, ix);
    }

    private static long takeAndUnlock(ThreadState ts, long self, long ix) {
        if (ix < 0) {
            ObjectLock.unlock(ts, self);
            return 0;
        }
        long keys = PyDictObject.ma_keys(self);
        long object = PyDictKeys.valueAt(keys, ix);
        long key = PyDictKeys.keyAt(keys, ix);
        long nodeKey = ODictNodes.removeLockHeld(ts, self, ix);
        DictTable.deleteLockHeld(ts, self, ix);
        ObjectLock.unlock(ts, self);
        Refs.releaseObject(ts, key);
        Refs.xrelease(ts, nodeKey);
        return Refs.fromMemorySteal(ts, object);
    }

    /** Takes the first or last item out and gives it as a tuple. */
    static long takeEnd(ThreadState ts, long self, boolean last) {
        ObjectLock.lock(ts, self);
        long node = last ? PyODictObject.od_last(self) : PyODictObject.od_first(self);
        if (node == 0) {
            ObjectLock.unlock(ts, self);
            throw missing(ts, PyUnicode.fromJava(ts, "dictionary is empty"));
        }
        long key = Refs.retain(ts, _ODictNode.key(node));
        long ix = ODictNodes.entryLockHeld(self, node, last
                ? PyDictKeysObject.dk_nentries(PyDictObject.ma_keys(self)) - 1 : 0);
        long value = takeAndUnlock(ts, self, ix);
        if (value == 0) {
            throw missing(ts, key);
        }
        return PyTuple.ofSteal(ts, key, value);
    }

    /** Moves {@code key} to one end of the order. */
    static void moveToEnd(ThreadState ts, long self, long key, boolean last) {
        if (isAtEnd(ts, self, key, last)) {
            return;
        }
        long hash = DictTable.hash(ts, key);
        ObjectLock.lock(ts, self);
        long ix = DictTable.lookupLockHeld(ts, self, key, hash);
        long node = ix < 0 ? 0 : ODictNodes.ofEntryLockHeld(ts, self, ix);
        if (node != 0) {
            ODictNodes.moveLockHeld(self, node, last);
        }
        ObjectLock.unlock(ts, self);
        if (node == 0) {
            throw Errors.keyError(ts, key);
        }
    }

    /** Whether this very object is at one end: then nobody need be asked for a hash. */
    private static boolean isAtEnd(ThreadState ts, long self, long key, boolean last) {
        ObjectLock.lock(ts, self);
        long node = last ? PyODictObject.od_last(self) : PyODictObject.od_first(self);
        boolean same = node != 0 && _ODictNode.key(node) == key;
        ObjectLock.unlockUnchanged(ts, self);
        if (node == 0) {
            throw Errors.keyError(ts, key);
        }
        return same;
    }

    /** The value of {@code key}, after {@code value} became it if there was none; owned. */
    static long putIfAbsent(ThreadState ts, long self, long key, long value) {
        long hash = DictTable.hash(ts, key);
        long added = 0;
        ObjectLock.lock(ts, self);
        long ix = DictTable.lookupLockHeld(ts, self, key, hash);
        long object;
        try {
            object = DictTable.valueLockHeld(self, ix);
            if (object == 0) {
                added = object = Refs.toObject(ts, value);
                appendLockHeld(ts, self, key, hash, object);
            }
        } catch (Throwable t) { // there is no memory
            ObjectLock.unlock(ts, self);
            Refs.xrelease(ts, added);
            throw t;
        }
        long result = Refs.fromMemory(ts, object);
        ObjectLock.unlock(ts, self);
        return result;
    }

    /** {@code self.clear()}. */
    static void empty(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long keys = PyDictObject.ma_keys(self);
        PyDictObject.ma_keys(self, PyDictKeys.EMPTY);
        PyDictObject.ma_used(self, 0);
        long nodes = ODictNodes.takeAllLockHeld(ts, self);
        DictTable.changed(ts, self);
        ObjectLock.unlock(ts, self);
        ODictNodes.release(ts, nodes);
        PyDictKeys.release(ts, keys);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public boolean mp_ass_subscript(ThreadState ts, long self, long key, long value) {
        long hash = DictTable.hash(ts, key);
        if (value != 0) {
            put(ts, self, key, hash, value);
            return true;
        }
        long old = take(ts, self, key, hash);
        if (old == 0) {
            throw Errors.keyError(ts, key);
        }
        Refs.release(ts, old);
        return true;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyODictIterator.create(ts, PyODictIterator.KEYS, self);
    }

    @Override
    PyDict.Snapshot orderedSnapshot(ThreadState ts, long self) {
        return ODictNodes.snapshot(ts, self);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return ODictMethods.repr(ts, self);
    }

    /** With another OrderedDict the order counts, with any other dict it does not. */
    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE
                || !isInstance(self) || !PyDict.TYPE.isInstance(other)) {
            return Singletons.NotImplemented;
        }
        boolean equal = DictMethods.equal(ts, self, other)
                && (!isInstance(other) || ODictMethods.sameOrder(ts, self, other));
        return PyBool.of(equal == (op == CompareOp.EQ));
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (op != BinaryOp.OR || !PyDict.TYPE.isInstance(left) || !PyDict.TYPE.isInstance(right)) {
            return Singletons.NotImplemented;
        }
        long type = PyType.addressOf(isInstance(left) ? left : right);
        long result = Abstract.call(ts, type, left);
        try {
            ODictUpdate.update(ts, result, right);
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }

    @Override
    public long nb_inplace(ThreadState ts, long self, long other, int op) {
        if (op != BinaryOp.OR) {
            return Singletons.NotImplemented;
        }
        ODictUpdate.update(ts, self, other);
        return Refs.retain(ts, self);
    }
}
