package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.dictiterobject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The six iterators over dicts: forward and backward over keys, values and items.
 *
 * <p>The iterator's own fields are guarded by the lock of its dict. It lets go of an exhausted dict
 * only if no other thread can be looking at the iterator, so {@code di_dict} never changes under a
 * reader's feet; a shared iterator keeps the dict until it dies.
 */
public final class PyDictIterator extends IteratorType {
    static final int WANT_KEY = 0;
    static final int WANT_VALUE = 1;
    static final int WANT_ITEM = 2;

    public static final PyDictIterator KEY = new PyDictIterator("keyiterator", WANT_KEY, false);
    public static final PyDictIterator VALUE =
            new PyDictIterator("valueiterator", WANT_VALUE, false);
    public static final PyDictIterator ITEM = new PyDictIterator("itemiterator", WANT_ITEM, false);
    public static final PyDictIterator REVERSE_KEY =
            new PyDictIterator("reversekeyiterator", WANT_KEY, true);
    public static final PyDictIterator REVERSE_VALUE =
            new PyDictIterator("reversevalueiterator", WANT_VALUE, true);
    public static final PyDictIterator REVERSE_ITEM =
            new PyDictIterator("reverseitemiterator", WANT_ITEM, true);

    final int want;
    private final boolean backward;

    private PyDictIterator(String name, int want, boolean backward) {
        super(new TypeSpec("dict_" + name, dictiterobject.SIZE).gc().noNew());
        this.want = want;
        this.backward = backward;
    }

    /** An iterator of the given kind over a dict. */
    static long create(ThreadState ts, PyDictIterator kind, long dict) {
        long self = kind.allocate(ts, dictiterobject.SIZE);
        dictiterobject.di_dict(self, Refs.retain(ts, dict));
        long none = Singletons.None;
        dictiterobject.di_result(self, kind.want == WANT_ITEM ? PyTuple.of(ts, none, none) : 0);
        ObjectLock.lock(ts, dict);
        long used = PyDictObject.ma_used(dict);
        dictiterobject.di_used(self, used);
        dictiterobject.len(self, used);
        dictiterobject.di_pos(
                self, kind.backward ? DictTable.positionsLockHeld(dict) - 1 : 0);
        ObjectLock.unlockUnchanged(ts, dict);
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long dict = dictiterobject.di_dict(self);
        if (dict != 0) {
            visitor.visit(dict);
        }
        long result = dictiterobject.di_result(self);
        if (result != 0) {
            visitor.visit(result);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        Refs.xrelease(ts, dictiterobject.di_dict(self));
        Refs.xrelease(ts, dictiterobject.di_result(self));
        Instances.freeAndEndDealloc(ts, self);
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        return step(ts, self, false);
    }

    @Override
    public long iternextObject(ThreadState ts, long self) {
        return step(ts, self, true);
    }

    private long step(ThreadState ts, long self, boolean asObject) {
        long dict = dictiterobject.di_dict(self);
        if (dict == 0) {
            return 0;
        }
        if (LockFreeReads.ON && !backward && !ObjectLock.isFree(ts, dict)
                && Instances.isPrivate(ts, self)) {
            long read = stepWithoutLock(ts, self, dict);
            if (read != LockFreeReads.UNDECIDED) {
                return asObject ? Refs.toObjectSteal(ts, read) : read;
            }
        }
        boolean shared = ObjectLock.lockIfShared(ts, dict);
        if (dictiterobject.di_used(self) != PyDictObject.ma_used(dict)) {
            boolean ended = dictiterobject.di_used(self) == -2;
            if (!ended) {
                dictiterobject.di_used(self, -1); // the error sticks
            }
            ObjectLock.unlockUnchanged(ts, dict, shared);
            if (ended) {
                return 0;
            }
            throw Errors.runtimeError(ts, "dictionary changed size during iteration");
        }
        long at = backward ? lastAt(dict, self) : firstAt(dict, self);
        if (at < 0 || dictiterobject.len(self) == 0) {
            dictiterobject.di_used(self, -2);
            ObjectLock.unlockUnchanged(ts, dict, shared);
            letGo(ts, self, dict);
            if (at >= 0) {
                throw Errors.runtimeError(ts, "dictionary keys changed during iteration");
            }
            return 0;
        }
        dictiterobject.di_pos(self, backward ? at - 1 : at + 1);
        dictiterobject.len(self, dictiterobject.len(self) - 1);
        return takeAndUnlock(
                ts, self, dict, DictTable.indexLockHeld(dict, at), asObject, shared);
    }

    /** A step of an iterator that no other thread uses; undecided at the end, too. */
    private long stepWithoutLock(ThreadState ts, long self, long dict) {
        long left = dictiterobject.len(self);
        long at = dictiterobject.di_pos(self);
        if (left <= 0) {
            return LockFreeReads.UNDECIDED;
        }
        long used = dictiterobject.di_used(self);
        long read = want == WANT_ITEM ? itemWithoutLock(ts, self, dict, at, used)
                : LockFreeReads.entry(ts, dict, at, used, want == WANT_KEY);
        if (read != LockFreeReads.UNDECIDED) {
            dictiterobject.di_pos(self, at + 1);
            dictiterobject.len(self, left - 1);
        }
        return read;
    }

    /** Key and value are of one moment if nothing has changed between. */
    private static long itemWithoutLock(
            ThreadState ts, long self, long dict, long at, long used) {
        long version = LockFreeReads.begin(dict, LockFreeReads.CONTENTS);
        long key = version < 0 ? LockFreeReads.UNDECIDED
                : LockFreeReads.entry(ts, dict, at, used, true);
        if (key == LockFreeReads.UNDECIDED) {
            return key;
        }
        long value = LockFreeReads.entry(ts, dict, at, used, false);
        if (value == LockFreeReads.UNDECIDED
                || !LockFreeReads.isStill(dict, LockFreeReads.CONTENTS, version)) {
            Refs.release(ts, key);
            if (value != LockFreeReads.UNDECIDED) {
                Refs.release(ts, value);
            }
            return LockFreeReads.UNDECIDED;
        }
        return PyTuple.reuseSteal(ts, self, dictiterobject.di_result(self),
                Refs.toObjectSteal(ts, key), Refs.toObjectSteal(ts, value));
    }

    private static long firstAt(long dict, long self) {
        long end = DictTable.positionsLockHeld(dict);
        for (long p = dictiterobject.di_pos(self); p < end; p++) {
            if (DictTable.valueLockHeld(dict, DictTable.indexLockHeld(dict, p)) != 0) {
                return p;
            }
        }
        return -1;
    }

    private static long lastAt(long dict, long self) {
        long p = Math.min(dictiterobject.di_pos(self), DictTable.positionsLockHeld(dict) - 1);
        for (; p >= 0; p--) {
            if (DictTable.valueLockHeld(dict, DictTable.indexLockHeld(dict, p)) != 0) {
                return p;
            }
        }
        return -1;
    }

    private long takeAndUnlock(
            ThreadState ts, long self, long dict, long ix, boolean asObject, boolean shared) {
        long key = 0;
        long value = 0;
        if (want != WANT_VALUE) {
            key = PyDictKeys.keyAt(PyDictObject.ma_keys(dict), ix);
            key = Refs.take(ts, key, asObject || want == WANT_ITEM);
        }
        if (want != WANT_KEY) {
            value = DictTable.valueLockHeld(dict, ix);
            value = Refs.take(ts, value, asObject || want == WANT_ITEM);
        }
        ObjectLock.unlockUnchanged(ts, dict, shared);
        if (want == WANT_ITEM) {
            return PyTuple.reuseSteal(ts, self, dictiterobject.di_result(self), key, value);
        }
        return want == WANT_KEY ? key : value;
    }

    private static void letGo(ThreadState ts, long self, long dict) {
        if (Instances.isPrivate(ts, self)) {
            dictiterobject.di_dict(self, 0);
            Refcount.release(ts.heap, dict);
        }
    }

    @Override
    protected void define(TypeDef def) {
        def.method(
                "__length_hint__(self, /)",
                "Private method returning an estimate of len(list(it)).",
                "lengthHint")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
    }

    static long lengthHint(ThreadState ts, long self) {
        long dict = dictiterobject.di_dict(self);
        boolean valid = dict != 0 && dictiterobject.di_used(self) == PyDictObject.ma_used(dict);
        return PyLong.of(ts, valid ? dictiterobject.len(self) : 0);
    }

    /** What is left is read by a second iterator in the same position. */
    static long reduce(ThreadState ts, long self) {
        long dict = dictiterobject.di_dict(self);
        if (dict == 0) {
            return IteratorReduce.iter(ts, PyList.create(ts));
        }
        long copy = create(ts, (PyDictIterator) PyType.of(self), dict);
        ObjectLock.lock(ts, dict);
        dictiterobject.di_used(copy, dictiterobject.di_used(self));
        dictiterobject.di_pos(copy, dictiterobject.di_pos(self));
        dictiterobject.len(copy, dictiterobject.len(self));
        ObjectLock.unlockUnchanged(ts, dict);
        return IteratorReduce.rest(ts, copy);
    }
}
