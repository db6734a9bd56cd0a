package org.jilectomy.runtime.modules.io;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.PyBuffer;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyMemoryView;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _io._BytesIOBuffer}: lends the content of a BytesIO to a memoryview.
 *
 * <pre>
 *  +16 the BytesIO, owned
 * </pre>
 */
final class PyBytesIOBuffer extends PyType {
    private static final int SOURCE = PyObject.SIZE;

    static final PyBytesIOBuffer TYPE = new PyBytesIOBuffer();

    private PyBytesIOBuffer() {
        super(new TypeSpec("_io._BytesIOBuffer", SOURCE + 8).gc().noNew());
    }

    /** A memoryview of the content of {@code source}. */
    static long view(ThreadState ts, long source) {
        long self = TYPE.allocate(ts, SOURCE + 8);
        Memory.putLong(self + SOURCE, Refs.retain(ts, source));
        try {
            return PyMemoryView.of(ts, self);
        } finally {
            Refs.release(ts, self);
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + SOURCE));
    }

    @Override
    public PyBuffer bf_getbuffer(ThreadState ts, long self) {
        return PyBytesIO.lend(ts, Memory.getLong(self + SOURCE), self);
    }

    @Override
    public void bf_releasebuffer(ThreadState ts, long self) {
        PyBytesIO.takeBack(ts, Memory.getLong(self + SOURCE));
    }

    @Override
    public long bf_bytes(ThreadState ts, long self) {
        PyBuffer buffer = bf_getbuffer(ts, self);
        try {
            byte[] copy = new byte[(int) buffer.len];
            Memory.copyToArray(buffer.buf, copy, 0, copy.length);
            return PyBytes.fromArray(ts, copy);
        } finally {
            buffer.release(ts);
        }
    }
}
