package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.layout.listiterobject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code list_iterator}. One step is one turn under the list's lock, which also guards {@code
 * it_index}; see {@link PyDictIterator} for when {@code it_seq} is let go.
 */
public final class PyListIterator extends IteratorType {
    public static final PyListIterator TYPE = new PyListIterator();

    private PyListIterator() {
        super(new TypeSpec("list_iterator", listiterobject.SIZE).gc().noNew());
    }

    static long create(ThreadState ts, long list) {
        long self = TYPE.allocate(ts, listiterobject.SIZE);
        listiterobject.it_index(self, 0);
        listiterobject.it_seq(self, Refs.retain(ts, list));
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long list = listiterobject.it_seq(self);
        if (list != 0) {
            visitor.visit(list);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        Refs.xrelease(ts, listiterobject.it_seq(self));
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
        long list = listiterobject.it_seq(self);
        if (list == 0) {
            return 0;
        }
        if (LockFreeReads.ON && !ObjectLock.isFree(ts, list)) {
            long read = stepWithoutLock(ts, self, list);
            if (read != LockFreeReads.UNDECIDED) {
                return asObject && read != 0 ? Refs.toObjectSteal(ts, read) : read;
            }
        }
        boolean shared = ObjectLock.lockIfShared(ts, list);
        long i = listiterobject.it_index(self);
        if (i >= 0 && i < PyVarObject.ob_size(list)) {
            listiterobject.it_index(self, i + 1);
            long value = Refs.take(ts, PyListObject.ob_item_at(list, i), asObject);
            ObjectLock.unlockUnchanged(ts, list, shared);
            return value;
        }
        listiterobject.it_index(self, -1);
        ObjectLock.unlockUnchanged(ts, list, shared);
        return end(ts, self, list);
    }

    private static long end(ThreadState ts, long self, long list) {
        if (Instances.isPrivate(ts, self)) {
            listiterobject.it_seq(self, 0);
            Refcount.release(ts.heap, list);
        }
        return 0;
    }

    /** A step of an iterator that no other thread uses: the index needs no lock either. */
    private static long stepWithoutLock(ThreadState ts, long self, long list) {
        long i = listiterobject.it_index(self);
        if (i < 0 || !Instances.isPrivate(ts, self)) {
            return LockFreeReads.UNDECIDED;
        }
        long value = LockFreeReads.itemOrEnd(ts, list, i);
        if (value == 0) {
            listiterobject.it_index(self, -1);
            return end(ts, self, list);
        }
        if (value != LockFreeReads.UNDECIDED) {
            listiterobject.it_index(self, i + 1);
        }
        return value;
    }

    @Override
    protected void define(TypeDef def) {
        def.method(
                "__length_hint__(self, /)",
                "Private method returning an estimate of len(list(it)).",
                "lengthHint")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method(
                        "__setstate__(self, state, /)",
                        "Set state information for unpickling.",
                        "setState");
    }

    static long lengthHint(ThreadState ts, long self) {
        long list = listiterobject.it_seq(self);
        long i = listiterobject.it_index(self);
        long left = list == 0 || i < 0 ? 0 : PyVarObject.ob_size(list) - i;
        return PyLong.of(ts, Math.max(left, 0));
    }

    static long setState(ThreadState ts, long self, long state) {
        long index = Abstract.asIndex(ts, state);
        long list = listiterobject.it_seq(self);
        if (list != 0) {
            ObjectLock.lock(ts, list);
            long n = PyVarObject.ob_size(list);
            listiterobject.it_index(self, Math.min(Math.max(index, 0), n));
            ObjectLock.unlock(ts, list);
        }
        return Singletons.None;
    }

    static long reduce(ThreadState ts, long self) {
        IteratorReduce.lookUp(ts, "iter");
        long list = listiterobject.it_seq(self);
        long index = listiterobject.it_index(self);
        return list == 0 || index < 0
                ? IteratorReduce.iter(ts, PyList.create(ts))
                : IteratorReduce.iter(ts, Refs.retain(ts, list), index);
    }
}
