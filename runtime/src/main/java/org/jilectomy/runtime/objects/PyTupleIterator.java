package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.tupleiterobject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code tuple_iterator}. The tuple needs no lock; threads that share an iterator draw their indices
 * by compare-and-set, one that has it for itself by a plain store.
 */
public final class PyTupleIterator extends IteratorType {
    public static final PyTupleIterator TYPE = new PyTupleIterator();

    private PyTupleIterator() {
        super(new TypeSpec("tuple_iterator", tupleiterobject.SIZE).gc().noNew());
    }

    static long create(ThreadState ts, long tuple) {
        long self = TYPE.allocate(ts, tupleiterobject.SIZE);
        tupleiterobject.it_index(self, 0);
        tupleiterobject.it_seq(self, Refs.retain(ts, tuple));
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long tuple = tupleiterobject.it_seq(self);
        if (tuple != 0) {
            visitor.visit(tuple);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        Refs.xrelease(ts, tupleiterobject.it_seq(self));
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
        long tuple = tupleiterobject.it_seq(self);
        if (tuple == 0) {
            return 0;
        }
        boolean mine = Instances.isOwn(ts, self);
        for (;;) {
            long i = Memory.getLongOpaque(self + tupleiterobject.IT_INDEX);
            if (i >= PyTuple.size(tuple)) {
                break;
            }
            if (mine) {
                tupleiterobject.it_index(self, i + 1);
            } else if (!Memory.compareAndSetLong(self + tupleiterobject.IT_INDEX, i, i + 1)) {
                continue;
            }
            return Refs.take(ts, PyTuple.item(tuple, i), asObject);
        }
        if (Instances.isPrivate(ts, self)) {
            tupleiterobject.it_seq(self, 0);
            Refcount.release(ts.heap, tuple);
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
                .method(
                        "__setstate__(self, state, /)",
                        "Set state information for unpickling.",
                        "setState");
    }

    static long lengthHint(ThreadState ts, long self) {
        long tuple = tupleiterobject.it_seq(self);
        return PyLong.of(
                ts, tuple == 0 ? 0 : PyTuple.size(tuple) - tupleiterobject.it_index(self));
    }

    static long setState(ThreadState ts, long self, long state) {
        long index = Abstract.asIndex(ts, state);
        long tuple = tupleiterobject.it_seq(self);
        if (tuple != 0) {
            tupleiterobject.it_index(
                    self, Math.min(Math.max(index, 0), PyTuple.size(tuple)));
        }
        return Singletons.None;
    }

    static long reduce(ThreadState ts, long self) {
        IteratorReduce.lookUp(ts, "iter");
        long tuple = tupleiterobject.it_seq(self);
        return tuple == 0 || tupleiterobject.it_index(self) >= PyTuple.size(tuple)
                ? IteratorReduce.iter(ts, PyTuple.empty(ts))
                : IteratorReduce.iter(
                        ts, Refs.retain(ts, tuple), tupleiterobject.it_index(self));
    }
}
