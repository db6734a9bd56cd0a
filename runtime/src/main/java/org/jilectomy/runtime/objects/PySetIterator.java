package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PySetObject;
import org.jilectomy.heap.layout.setentry;
import org.jilectomy.heap.layout.setiterobject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/** {@code set_iterator}, over sets and frozensets; guarded as {@link PyDictIterator} is. */
public final class PySetIterator extends IteratorType {
    public static final PySetIterator TYPE = new PySetIterator();

    private PySetIterator() {
        super(new TypeSpec("set_iterator", setiterobject.SIZE).gc().noNew());
    }

    static long create(ThreadState ts, long set) {
        long self = TYPE.allocate(ts, setiterobject.SIZE);
        setiterobject.si_set(self, Refs.retain(ts, set));
        ObjectLock.lock(ts, set);
        setiterobject.si_used(self, PySetObject.used(set));
        setiterobject.len(self, PySetObject.used(set));
        ObjectLock.unlock(ts, set);
        setiterobject.si_pos(self, 0);
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long set = setiterobject.si_set(self);
        if (set != 0) {
            visitor.visit(set);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        Refs.xrelease(ts, setiterobject.si_set(self));
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

    private static long step(ThreadState ts, long self, boolean asObject) {
        long set = setiterobject.si_set(self);
        if (set == 0) {
            return 0;
        }
        ObjectLock.lock(ts, set); // a frozenset too: for the iterator's own fields
        if (setiterobject.si_used(self) != PySetObject.used(set)) {
            boolean ended = setiterobject.si_used(self) == -2;
            if (!ended) {
                setiterobject.si_used(self, -1); // the error sticks
            }
            ObjectLock.unlock(ts, set);
            if (ended) {
                return 0;
            }
            throw Errors.runtimeError(ts, "Set changed size during iteration");
        }
        long mask = PySetObject.mask(set);
        long i = setiterobject.si_pos(self);
        long slot = PySetObject.table(set) + i * setentry.SIZE;
        for (; i <= mask; i++, slot += setentry.SIZE) {
            if (SetTable.isLive(slot)) {
                setiterobject.si_pos(self, i + 1);
                setiterobject.len(self, setiterobject.len(self) - 1);
                long value = Refs.take(ts, setentry.key(slot), asObject);
                ObjectLock.unlock(ts, set);
                return value;
            }
        }
        setiterobject.si_used(self, -2);
        ObjectLock.unlock(ts, set);
        if (Instances.isPrivate(ts, self)) {
            setiterobject.si_set(self, 0);
            Refcount.release(ts.heap, set);
        }
        return 0;
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
        long set = setiterobject.si_set(self);
        boolean valid = set != 0 && setiterobject.si_used(self) == PySetObject.used(set);
        return PyLong.of(ts, valid ? setiterobject.len(self) : 0);
    }

    /** What is left is read by a second iterator in the same position. */
    static long reduce(ThreadState ts, long self) {
        long set = setiterobject.si_set(self);
        if (set == 0) {
            return IteratorReduce.iter(ts, PyList.create(ts));
        }
        long copy = create(ts, set);
        ObjectLock.lock(ts, set);
        setiterobject.si_used(copy, setiterobject.si_used(self));
        setiterobject.si_pos(copy, setiterobject.si_pos(self));
        setiterobject.len(copy, setiterobject.len(self));
        ObjectLock.unlock(ts, set);
        return IteratorReduce.rest(ts, copy);
    }
}
