package org.jilectomy.runtime.objects;

import java.math.BigInteger;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout._PyRangeIterObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code range_iterator}: over a range of longs. It has a head, unlike CPython's, for its owner: the
 * thread that made it steps without atomics. Threads that share one draw their indices by
 * compare-and-set, so each number comes out once.
 */
public final class PyRangeIterator extends IteratorType {
    public static final PyRangeIterator TYPE = new PyRangeIterator();

    private PyRangeIterator() {
        super(new TypeSpec("range_iterator", _PyRangeIterObject.SIZE).hiddenHead().noNew());
    }

    /** An iterator over {@code length} numbers. */
    public static long create(ThreadState ts, long start, long step, long length) {
        long self = TYPE.allocate(ts, _PyRangeIterObject.SIZE);
        _PyRangeIterObject.index(self, 0);
        _PyRangeIterObject.start(self, start);
        _PyRangeIterObject.step(self, step);
        _PyRangeIterObject.len(self, length);
        return self;
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        Heap.freeObject(ts.heap, self);
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long i;
        if (Instances.isOwn(ts, self)) {
            i = _PyRangeIterObject.index(self);
            if (i >= _PyRangeIterObject.len(self)) {
                return 0;
            }
            _PyRangeIterObject.index(self, i + 1);
        } else {
            i = draw(self);
            if (i < 0) {
                return 0;
            }
        }
        return PyLong.of(ts, _PyRangeIterObject.start(self) + i * _PyRangeIterObject.step(self));
    }

    private static long draw(long self) {
        for (;;) {
            long i = Memory.getLongOpaque(self + _PyRangeIterObject.INDEX);
            if (i >= _PyRangeIterObject.len(self)) {
                return -1;
            }
            if (Memory.compareAndSetLong(self + _PyRangeIterObject.INDEX, i, i + 1)) {
                return i;
            }
        }
    }

    @Override
    protected void define(TypeDef def) {
        def.method(
                "__length_hint__(self, /)",
                "Private method returning an estimate of len(list(it)).",
                "lengthHint")
                .method("__reduce__(self, /)",
                        "Return state information for pickling.",
                        "reduce")
                .method(
                        "__setstate__(self, state, /)",
                        "Set state information for unpickling.",
                        "setState");
    }

    static long lengthHint(ThreadState ts, long self) {
        return PyLong.of(ts, _PyRangeIterObject.len(self) - _PyRangeIterObject.index(self));
    }

    static long reduce(ThreadState ts, long self) {
        BigInteger start = BigInteger.valueOf(_PyRangeIterObject.start(self));
        BigInteger step = BigInteger.valueOf(_PyRangeIterObject.step(self));
        BigInteger stop =
                start.add(step.multiply(BigInteger.valueOf(_PyRangeIterObject.len(self))));
        return IteratorReduce.iter(
                ts, PyRange.create(ts, start, stop, step), _PyRangeIterObject.index(self));
    }

    static long setState(ThreadState ts, long self, long state) {
        long index = PyLong.asLong(ts, state);
        long n = _PyRangeIterObject.len(self);
        _PyRangeIterObject.index(self, Math.min(Math.max(index, 0), n));
        return Singletons.None;
    }
}
