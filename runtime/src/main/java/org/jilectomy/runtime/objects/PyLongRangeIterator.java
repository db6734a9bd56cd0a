package org.jilectomy.runtime.objects;

import java.math.BigInteger;
import org.jilectomy.heap.layout.longrangeiterobject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code longrange_iterator}: over a range of ints of any size.
 *
 * <p>It has no GC head, hence no lock word; a step is guarded by one lock for all of them, which is
 * enough for something so rare.
 */
public final class PyLongRangeIterator extends IteratorType {
    public static final PyLongRangeIterator TYPE = new PyLongRangeIterator();

    private PyLongRangeIterator() {
        super(new TypeSpec("longrange_iterator", longrangeiterobject.SIZE).noNew());
    }

    static long create(ThreadState ts, BigInteger start, BigInteger step, BigInteger length) {
        long self = TYPE.allocate(ts, longrangeiterobject.SIZE);
        longrangeiterobject.index(self, PyLong.box(ts, 0));
        longrangeiterobject.start(self, Refs.toObjectSteal(ts, PyLong.of(ts, start)));
        longrangeiterobject.step(self, Refs.toObjectSteal(ts, PyLong.of(ts, step)));
        longrangeiterobject.len(self, Refs.toObjectSteal(ts, PyLong.of(ts, length)));
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(longrangeiterobject.index(self));
        visitor.visit(longrangeiterobject.start(self));
        visitor.visit(longrangeiterobject.step(self));
        visitor.visit(longrangeiterobject.len(self));
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long old;
        BigInteger i;
        synchronized (PyLongRangeIterator.class) {
            old = longrangeiterobject.index(self);
            i = PyLong.toBig(old);
            if (i.compareTo(PyLong.toBig(longrangeiterobject.len(self))) >= 0) {
                return 0;
            }
            long next = PyLong.of(ts, i.add(BigInteger.ONE));
            longrangeiterobject.index(self, Refs.toObjectSteal(ts, next));
        }
        Refs.release(ts, old);
        BigInteger start = PyLong.toBig(longrangeiterobject.start(self));
        BigInteger step = PyLong.toBig(longrangeiterobject.step(self));
        return PyLong.of(ts, start.add(i.multiply(step)));
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

    /** An index beyond the ends counts as the end. */
    static long setState(ThreadState ts, long self, long state) {
        if (!PyLong.TYPE.isInstance(state)) {
            throw Errors.typeError(ts, "'<' not supported between instances of '"
                    + PyType.of(state).name() + "' and 'int'");
        }
        BigInteger length = PyLong.toBig(longrangeiterobject.len(self));
        BigInteger index = PyLong.toBig(state).max(BigInteger.ZERO).min(length);
        long object = Refs.toObjectSteal(ts, PyLong.of(ts, index));
        long old;
        synchronized (PyLongRangeIterator.class) {
            old = longrangeiterobject.index(self);
            longrangeiterobject.index(self, object);
        }
        Refs.release(ts, old);
        return Singletons.None;
    }

    static long lengthHint(ThreadState ts, long self) {
        synchronized (PyLongRangeIterator.class) {
            BigInteger length = PyLong.toBig(longrangeiterobject.len(self));
            return PyLong.of(ts, length.subtract(PyLong.toBig(longrangeiterobject.index(self))));
        }
    }

    static long reduce(ThreadState ts, long self) {
        BigInteger start = PyLong.toBig(longrangeiterobject.start(self));
        BigInteger step = PyLong.toBig(longrangeiterobject.step(self));
        BigInteger stop = start.add(step.multiply(PyLong.toBig(longrangeiterobject.len(self))));
        long range = PyRange.create(ts, start, stop, step);
        long index;
        synchronized (PyLongRangeIterator.class) {
            index = PyLong.asLong(ts, longrangeiterobject.index(self));
        }
        return IteratorReduce.iter(ts, range, index);
    }
}
