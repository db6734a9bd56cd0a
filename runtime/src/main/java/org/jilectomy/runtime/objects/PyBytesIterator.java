package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.striterobject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The iterator over bytes, {@code bytes_iterator} (CPython 3.11, Objects/bytesobject.c); it ends
 * as {@link PyUnicodeIterator} does.
 */
public final class PyBytesIterator extends IteratorType {
    public static final PyBytesIterator TYPE = new PyBytesIterator();

    private PyBytesIterator() {
        super(new TypeSpec("bytes_iterator", striterobject.SIZE).gc().noNew());
    }

    static long create(ThreadState ts, long bytes) {
        long self = Heap.newObject(ts.heap, TYPE.address, striterobject.SIZE, TYPE.preHeader);
        striterobject.it_index(self, 0);
        striterobject.it_seq(self, Refs.retain(ts, bytes));
        return self;
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__length_hint__(self, /)", "How many values are left.", "lengthHint")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(striterobject.it_seq(self), visitor);
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long bytes = striterobject.it_seq(self);
        if (bytes == 0) {
            return 0;
        }
        long i = Instances.drawIndex(ts, self, striterobject.IT_INDEX, PyBytes.length(bytes));
        if (i < 0) {
            Instances.dropSequence(ts, self, striterobject.IT_SEQ);
            return 0;
        }
        return PyLong.of(ts, PyBytes.at(bytes, i));
    }

    static long lengthHint(ThreadState ts, long self) {
        long index = striterobject.it_index(self);
        return PyLong.of(
                ts,
                index < 0 ? 0 : Math.max(0, PyBytes.length(striterobject.it_seq(self)) - index));
    }

    static long reduce(ThreadState ts, long self) {
        IteratorReduce.lookUp(ts, "iter");
        long index = striterobject.it_index(self);
        return index < 0 ? IteratorReduce.iter(ts, PyTuple.empty(ts))
                : IteratorReduce.iter(ts, Refs.retain(ts, striterobject.it_seq(self)), index);
    }

    static long setState(ThreadState ts, long self, long state) {
        long index = Abstract.asIndexOrThrow(ts, state, Exceptions.OverflowError);
        if (striterobject.it_index(self) >= 0) {
            long n = PyBytes.length(striterobject.it_seq(self));
            striterobject.it_index(self, Math.max(0, Math.min(index, n)));
        }
        return Singletons.None;
    }
}
