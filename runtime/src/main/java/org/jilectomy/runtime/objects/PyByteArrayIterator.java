package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.bytesiterobject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The iterator over a bytearray (CPython 3.11, Objects/bytearrayobject.c). The array may change
 * under it: every step looks at the size of the moment. An exhausted one has the index at -1 and
 * drops the array, if no other thread can be looking.
 */
public final class PyByteArrayIterator extends IteratorType {
    public static final PyByteArrayIterator TYPE = new PyByteArrayIterator();

    private PyByteArrayIterator() {
        super(new TypeSpec("bytearray_iterator", bytesiterobject.SIZE).gc().noNew());
    }

    static long create(ThreadState ts, long array) {
        long self = Heap.newObject(ts.heap, TYPE.address, bytesiterobject.SIZE, TYPE.preHeader);
        bytesiterobject.it_index(self, 0);
        bytesiterobject.it_seq(self, Refs.retain(ts, array));
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
        Dealloc.visit(bytesiterobject.it_seq(self), visitor);
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long array = bytesiterobject.it_seq(self);
        if (array == 0) {
            return 0;
        }
        long n = PyByteArray.TYPE.sq_length(ts, array);
        long i = Instances.drawIndex(ts, self, bytesiterobject.IT_INDEX, n);
        int b = i < 0 ? -1 : PyByteArray.getOrEnd(ts, array, i);
        if (b < 0) {
            Instances.dropSequence(ts, self, bytesiterobject.IT_SEQ);
            return 0;
        }
        return PyLong.of(ts, b);
    }

    static long lengthHint(ThreadState ts, long self) {
        long index = bytesiterobject.it_index(self);
        return PyLong.of(ts, index < 0 ? 0 : Math.max(0, length(ts, self) - index));
    }

    private static long length(ThreadState ts, long self) {
        return PyByteArray.TYPE.sq_length(ts, bytesiterobject.it_seq(self));
    }

    static long reduce(ThreadState ts, long self) {
        IteratorReduce.lookUp(ts, "iter");
        long index = bytesiterobject.it_index(self);
        return index < 0 ? IteratorReduce.iter(ts, PyTuple.empty(ts))
                : IteratorReduce.iter(ts, Refs.retain(ts, bytesiterobject.it_seq(self)), index);
    }

    static long setState(ThreadState ts, long self, long state) {
        long index = Abstract.asIndexOrThrow(ts, state, Exceptions.OverflowError);
        if (bytesiterobject.it_index(self) >= 0) {
            bytesiterobject.it_index(self, Math.max(0, Math.min(index, length(ts, self))));
        }
        return Singletons.None;
    }
}
