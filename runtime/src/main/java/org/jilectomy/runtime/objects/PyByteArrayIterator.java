package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.bytesiterobject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The iterator over a bytearray (CPython 3.11, Objects/bytearrayobject.c). The array may change
 * under it: every step looks at the size of the moment. It keeps the array to the end, with the
 * index at -1.
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
        def.method("__length_hint__(self, /)", "How many values are left.", "lengthHint");
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(bytesiterobject.it_seq(self));
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long array = bytesiterobject.it_seq(self);
        long n = PyByteArray.TYPE.sq_length(ts, array);
        long i = Instances.drawIndex(ts, self, bytesiterobject.IT_INDEX, n);
        int b = i < 0 ? -1 : PyByteArray.getOrEnd(ts, array, i);
        return b < 0 ? 0 : PyLong.of(ts, b);
    }

    static long lengthHint(ThreadState ts, long self) {
        long index = bytesiterobject.it_index(self);
        long n = PyByteArray.TYPE.sq_length(ts, bytesiterobject.it_seq(self));
        return PyLong.of(ts, index < 0 ? 0 : Math.max(0, n - index));
    }
}
