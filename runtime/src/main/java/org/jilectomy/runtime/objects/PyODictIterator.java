package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PyODictObject;
import org.jilectomy.heap.layout._ODictNode;
import org.jilectomy.heap.layout.odictiterobject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code odict_iterator}: over keys, values or items of an {@code OrderedDict}, in either direction.
 *
 * <p>As CPython's it owns the key that comes next. So that a step need not look that key up, it has
 * a few words more behind the struct, which {@code __sizeof__} does not count:
 *
 * <pre>
 *  +64 node of di_current     +72 its hash
 *  +80 ma_version_tag at the beginning: as long as it is the same, so are the nodes
 *  +88 the entry that was used last: most likely the next one's neighbour
 * </pre>
 *
 * <p>All fields are guarded by the dict's lock. An exhausted iterator lets go of its dict only if no
 * other thread can be looking at it; see {@link PyDictIterator}.
 */
public final class PyODictIterator extends IteratorType {
    static final int REVERSED = 1;
    static final int KEYS = 2;
    static final int VALUES = 4;
    static final int ITEMS = KEYS | VALUES;

    private static final int NODE = odictiterobject.SIZE;
    private static final int HASH = NODE + 8;
    private static final int VERSION = HASH + 8;
    private static final int ENTRY = VERSION + 8;
    private static final int ALLOCATED = ENTRY + 8;

    public static final PyODictIterator TYPE = new PyODictIterator();

    private PyODictIterator() {
        super(new TypeSpec("odict_iterator", odictiterobject.SIZE).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling", "reduce");
    }

    static void releaseAll(ThreadState ts, long[] objects) {
        for (long object : objects) {
            Refs.release(ts, object);
        }
    }

    // ---------------------------------------------------------------- life

    /** @param kind sum of the constants above */
    static long create(ThreadState ts, int kind, long od) {
        long self = TYPE.allocate(ts, ALLOCATED);
        long none = Singletons.None;
        odictiterobject.kind(self, kind);
        odictiterobject.di_result(
                self, (kind & ITEMS) == ITEMS ? PyTuple.of(ts, none, none) : 0);
        odictiterobject.di_odict(self, Refs.retain(ts, od));
        ObjectLock.lock(ts, od);
        odictiterobject.di_size(self, PyDictObject.ma_used(od));
        odictiterobject.di_state(self, PyODictObject.od_state(od));
        boolean back = (kind & REVERSED) != 0;
        goTo(ts, self, back ? PyODictObject.od_last(od) : PyODictObject.od_first(od));
        Memory.putLong(self + VERSION, PyDictObject.ma_version_tag(od));
        Memory.putLong(self + ENTRY, back ? PyDictObject.ma_used(od) : -1);
        ObjectLock.unlockUnchanged(ts, od);
        return self;
    }

    private static void goTo(ThreadState ts, long self, long node) {
        Memory.putLong(self + NODE, node);
        if (node == 0) {
            odictiterobject.di_current(self, 0);
        } else {
            odictiterobject.di_current(self, Refs.retain(ts, _ODictNode.key(node)));
            Memory.putLong(self + HASH, _ODictNode.hash(node));
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(odictiterobject.di_odict(self), visitor);
        Dealloc.visit(odictiterobject.di_current(self), visitor);
        Dealloc.visit(odictiterobject.di_result(self), visitor);
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        Refs.xrelease(ts, odictiterobject.di_odict(self));
        Refs.xrelease(ts, odictiterobject.di_current(self));
        Refs.xrelease(ts, odictiterobject.di_result(self));
        Instances.freeAndEndDealloc(ts, self);
    }

    // ---------------------------------------------------------------- a step

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        return step(ts, self, false);
    }

    @Override
    public long iternextObject(ThreadState ts, long self) {
        return step(ts, self, true);
    }

    private static long step(ThreadState ts, long self, boolean asObject) {
        long od = odictiterobject.di_odict(self);
        if (od == 0) {
            return 0;
        }
        ObjectLock.lock(ts, od);
        long key = odictiterobject.di_current(self);
        if (key == 0) {
            ObjectLock.unlockUnchanged(ts, od);
            letGo(ts, self, od);
            return 0;
        }
        if (odictiterobject.di_state(self) != PyODictObject.od_state(od)) {
            odictiterobject.di_current(self, 0);
            ObjectLock.unlockUnchanged(ts, od);
            Refs.release(ts, key);
            letGo(ts, self, od);
            throw Errors.runtimeError(ts, "OrderedDict mutated during iteration");
        }
        if (odictiterobject.di_size(self) != PyDictObject.ma_used(od)) {
            odictiterobject.di_size(self, -1); // the error sticks
            ObjectLock.unlockUnchanged(ts, od);
            throw Errors.runtimeError(ts, "OrderedDict changed size during iteration");
        }
        long node = nodeLockHeld(ts, self, od, key);
        if (node == 0) {
            odictiterobject.di_current(self, 0);
            ObjectLock.unlockUnchanged(ts, od);
            throw PyODict.missing(ts, key);
        }
        return takeAndUnlock(ts, self, od, node, key, asObject);
    }

    /** The node of the key that comes next; 0 if the dict does not have it any more. */
    private static long nodeLockHeld(ThreadState ts, long self, long od, long key) {
        long version = PyDictObject.ma_version_tag(od);
        if (version == Memory.getLong(self + VERSION)) {
            return Memory.getLong(self + NODE);
        }
        long ix = ODictNodes.find(PyDictObject.ma_keys(od), key, Memory.getLong(self + HASH));
        return ix < 0 ? 0 : ODictNodes.ofEntryLockHeld(ts, od, ix);
    }

    private static long takeAndUnlock(
            ThreadState ts, long self, long od, long node, long key, boolean asObject) {
        int kind = odictiterobject.kind(self);
        boolean back = (kind & REVERSED) != 0;
        boolean both = (kind & ITEMS) == ITEMS;
        long last = Memory.getLong(self + ENTRY);
        long ix = ODictNodes.entryLockHeld(od, node, back ? last - 1 : last + 1);
        Memory.putLong(self + ENTRY, ix);
        long value = 0;
        boolean ask = false;
        if ((kind & VALUES) != 0) {
            ask = !ODictNodes.keepsHash(key);
            value = ask ? 0 : DictTable.valueLockHeld(od, ix);
            value = value == 0 ? 0 : Refs.take(ts, value, asObject || both);
        }
        goTo(ts, self, back ? _ODictNode.prev(node) : _ODictNode.next(node));
        ObjectLock.unlockUnchanged(ts, od);
        if (ask) {
            value = askFor(ts, self, od, key);
        } else if ((kind & VALUES) == 0 ? ix < 0 : value == 0) {
            throw stop(ts, self, od, key);
        }
        if ((kind & VALUES) == 0) {
            return asObject ? key : Refs.fromMemorySteal(ts, key);
        }
        if (both) {
            return PyTuple.reuseSteal(ts, self, odictiterobject.di_result(self), key, value);
        }
        Refs.release(ts, key);
        return asObject ? Refs.toObjectSteal(ts, value) : value;
    }

    /**
     * The value of a key whose hash may be another by now; the key is released if that fails. The
     * key's {@code __hash__} may use the iterator up, and with it the reference to the dict.
     */
    private static long askFor(ThreadState ts, long self, long od, long key) {
        Refs.retain(ts, od);
        try {
            long value;
            try {
                value = PyDict.getItem(ts, od, key);
            } catch (Throwable t) {
                Refs.release(ts, key);
                throw t;
            }
            if (value == 0) {
                throw stop(ts, self, od, key);
            }
            return value;
        } finally {
            Refs.release(ts, od);
        }
    }

    /** The end, because the dict does not know a key (stolen) of its order. */
    private static RuntimeException stop(ThreadState ts, long self, long od, long key) {
        ObjectLock.lock(ts, od);
        long current = odictiterobject.di_current(self);
        odictiterobject.di_current(self, 0);
        ObjectLock.unlockUnchanged(ts, od);
        Refs.xrelease(ts, current);
        letGo(ts, self, od);
        return PyODict.missing(ts, key);
    }

    private static void letGo(ThreadState ts, long self, long od) {
        if (Instances.isPrivate(ts, self) && odictiterobject.di_odict(self) != 0) {
            odictiterobject.di_odict(self, 0);
            Refs.release(ts, od);
        }
    }

    /** What is left is read by a second iterator in the same position. */
    static long reduce(ThreadState ts, long self) {
        IteratorReduce.lookUp(ts, "iter");
        long od = odictiterobject.di_odict(self);
        if (od == 0) {
            return IteratorReduce.iter(ts, PyList.create(ts));
        }
        long copy = create(ts, odictiterobject.kind(self), od);
        ObjectLock.lock(ts, od);
        long unused = odictiterobject.di_current(copy);
        odictiterobject.di_size(copy, odictiterobject.di_size(self));
        odictiterobject.di_state(copy, odictiterobject.di_state(self));
        odictiterobject.di_current(copy, Refs.xretain(ts, odictiterobject.di_current(self)));
        Memory.copy(self + NODE, copy + NODE, ALLOCATED - NODE);
        ObjectLock.unlockUnchanged(ts, od);
        Refs.xrelease(ts, unused);
        return IteratorReduce.rest(ts, copy);
    }
}
