package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.layout.listreviterobject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/** {@code list_reverseiterator}; as {@link PyListIterator}, from the end. */
public final class PyListReverseIterator extends IteratorType {
    public static final PyListReverseIterator TYPE = new PyListReverseIterator();

    private PyListReverseIterator() {
        super(new TypeSpec("list_reverseiterator", listreviterobject.SIZE).gc().noNew());
    }

    /** {@code it_index} once a step has found no more: the iterator stays at its end. */
    private static final long OVER = -2;

    static long create(ThreadState ts, long list) {
        long self = TYPE.allocate(ts, listreviterobject.SIZE);
        listreviterobject.it_index(self, PyList.size(list) - 1);
        listreviterobject.it_seq(self, Refs.retain(ts, list));
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long list = listreviterobject.it_seq(self);
        if (list != 0) {
            visitor.visit(list);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        Refs.xrelease(ts, listreviterobject.it_seq(self));
        Instances.freeAndEndDealloc(ts, self);
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long list = listreviterobject.it_seq(self);
        if (list == 0) {
            return 0;
        }
        ObjectLock.lock(ts, list);
        long i = listreviterobject.it_index(self);
        if (i >= 0 && i < PyVarObject.ob_size(list)) {
            listreviterobject.it_index(self, i - 1);
            long value = Refs.fromMemory(ts, PyListObject.ob_item_at(list, i));
            ObjectLock.unlock(ts, list);
            return value;
        }
        listreviterobject.it_index(self, OVER);
        ObjectLock.unlock(ts, list);
        if (Instances.isPrivate(ts, self)) {
            listreviterobject.it_seq(self, 0);
            Refcount.release(ts.heap, list);
        }
        return 0;
    }

    @Override
    protected void define(TypeDef def) {
        def.method(
                "__length_hint__(self, /)",
                "Private method returning an estimate of len(list(it)).",
                "lengthHint")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    static long setState(ThreadState ts, long self, long state) {
        long index = Abstract.asIndexOrThrow(ts, state, Exceptions.OverflowError);
        long list = listreviterobject.it_seq(self);
        if (list != 0 && listreviterobject.it_index(self) != OVER) {
            listreviterobject.it_index(self, Math.max(-1, Math.min(index, PyList.size(list) - 1)));
        }
        return Singletons.None;
    }

    static long lengthHint(ThreadState ts, long self) {
        long list = listreviterobject.it_seq(self);
        long left = Math.max(0, listreviterobject.it_index(self) + 1);
        return PyLong.of(ts, list == 0 || PyList.size(list) < left ? 0 : left);
    }

    static long reduce(ThreadState ts, long self) {
        IteratorReduce.lookUp(ts, "reversed");
        long list = listreviterobject.it_seq(self);
        long index = listreviterobject.it_index(self);
        return list == 0 || index == OVER
                ? IteratorReduce.iter(ts, PyList.create(ts))
                : IteratorReduce.reversed(ts, Refs.retain(ts, list), index);
    }
}
