package org.jilectomy.runtime.modules.struct;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.BytesArgs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.IteratorType;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What {@code iter_unpack} returns; +16 the Struct, +24 the bytes, +32 the next offset, which
 * threads advance atomically.
 */
final class PyUnpackIterator extends IteratorType {
    private static final int STRUCT = PyObject.SIZE;
    private static final int BYTES = STRUCT + 8;
    private static final int NEXT = BYTES + 8;
    private static final int SIZE = NEXT + 8;

    static final PyUnpackIterator TYPE = new PyUnpackIterator();

    private PyUnpackIterator() {
        super(new TypeSpec("_struct.unpack_iterator", SIZE).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__length_hint__(self, /)", null, "lengthHint");
    }

    static long create(ThreadState ts, long struct, long buffer) {
        int size = PyStruct.format(ts, struct).size();
        if (size == 0) {
            throw Errors.raise(ts, StructModule.ERROR,
                    "cannot iteratively unpack with a struct of length 0");
        }
        long bytes = BytesArgs.require(ts, buffer);
        if (PyBytes.length(bytes) % size != 0) {
            Refs.release(ts, bytes);
            throw Errors.raise(ts, StructModule.ERROR,
                    "iterative unpacking requires a buffer of a multiple of " + size + " bytes");
        }
        long self = TYPE.allocate(ts, SIZE);
        Memory.putLong(self + STRUCT, Refs.retain(ts, struct));
        Memory.putLong(self + BYTES, bytes);
        Memory.putLong(self + NEXT, 0);
        return self;
    }

    static long lengthHint(ThreadState ts, long self) {
        int size = PyStruct.format(ts, Memory.getLong(self + STRUCT)).size();
        long left = PyBytes.length(Memory.getLong(self + BYTES)) - Memory.getLong(self + NEXT);
        return PyLong.of(ts, Math.max(0, left / size));
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + STRUCT));
        visitor.visit(Memory.getLong(self + BYTES));
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        StructFormat f = PyStruct.format(ts, Memory.getLong(self + STRUCT));
        long bytes = Memory.getLong(self + BYTES);
        long at = Memory.getLongVolatile(self + NEXT);
        while (at < PyBytes.length(bytes)) {
            if (Memory.compareAndSetLong(self + NEXT, at, at + f.size())) {
                return f.unpack(ts, PyBytes.data(bytes) + at);
            }
            at = Memory.getLongVolatile(self + NEXT);
        }
        return 0;
    }
}
