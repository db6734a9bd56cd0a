package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.seqiterobject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code iterator}: over anything with {@code __getitem__} that takes 0, 1, 2 …; compare CPython
 * {@code PySeqIter_Type}. An exhausted iterator has index -1.
 */
public final class PySeqIter extends IteratorType {
    public static final PySeqIter TYPE = new PySeqIter();

    private PySeqIter() {
        super(new TypeSpec("iterator", seqiterobject.SIZE).gc().noNew());
    }

    /** {@code PySeqIter_New}. */
    public static long create(ThreadState ts, long sequence) {
        long self = TYPE.allocate(ts, seqiterobject.SIZE);
        seqiterobject.it_index(self, 0);
        seqiterobject.it_seq(self, Refs.retain(ts, sequence));
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long sequence = seqiterobject.it_seq(self);
        if (sequence != 0) {
            visitor.visit(sequence);
        }
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long sequence = seqiterobject.it_seq(self);
        long i = seqiterobject.it_index(self);
        if (sequence == 0 || i < 0) {
            return 0;
        }
        if (i == Long.MAX_VALUE) {
            throw Errors.overflowError(ts, "iter index too large");
        }
        long index = PyLong.of(ts, i);
        try {
            long own = PyType.of(sequence).sq_item(ts, sequence, i);
            long value = own != 0 ? own : Abstract.getItem(ts, sequence, index);
            // Of threads that share the iterator one moves it on; both have seen the item.
            Memory.compareAndSetLong(self + seqiterobject.IT_INDEX, i, i + 1);
            return value;
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.IndexError)
                    && !Errors.matches(e, Exceptions.StopIteration)) {
                throw e;
            }
            Errors.discard(ts, e);
            end(ts, self, sequence);
            return 0;
        } finally {
            Refs.release(ts, index);
        }
    }

    private static void end(ThreadState ts, long self, long sequence) {
        seqiterobject.it_index(self, -1);
        if (Instances.isPrivate(ts, self)) {
            seqiterobject.it_seq(self, 0);
            Refs.release(ts, sequence);
        }
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
        long sequence = seqiterobject.it_seq(self);
        long i = seqiterobject.it_index(self);
        if (sequence == 0 || i < 0) {
            return PyLong.of(ts, 0);
        }
        if (PyType.of(sequence).sq_length(ts, sequence) < 0) {
            return Singletons.NotImplemented;
        }
        return PyLong.of(ts, Math.max(Abstract.size(ts, sequence) - i, 0));
    }

    static long setState(ThreadState ts, long self, long state) {
        long index = Abstract.asIndex(ts, state);
        if (seqiterobject.it_seq(self) != 0) {
            seqiterobject.it_index(self, Math.max(index, 0));
        }
        return Singletons.None;
    }

    static long reduce(ThreadState ts, long self) {
        IteratorReduce.lookUp(ts, "iter");
        long sequence = seqiterobject.it_seq(self);
        long index = seqiterobject.it_index(self);
        return sequence == 0 || index < 0
                ? IteratorReduce.iter(ts, PyTuple.empty(ts))
                : IteratorReduce.iter(ts, Refs.retain(ts, sequence), index);
    }
}
