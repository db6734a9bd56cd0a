package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.Py_buffer;
import org.jilectomy.heap.layout._PyManagedBufferObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code managedbuffer}: one export of an object's memory, shared by all memoryviews that were made
 * from one another. When the last of them lets go the exporter gets its memory back.
 */
final class PyManagedBuffer extends PyType {
    static final PyManagedBuffer TYPE = new PyManagedBuffer();

    private PyManagedBuffer() {
        super(new TypeSpec("managedbuffer", _PyManagedBufferObject.SIZE).gc().noNew());
    }

    private static long master(long self) {
        return self + _PyManagedBufferObject.MASTER;
    }

    /** Takes over the buffer, with no view yet. */
    static long create(ThreadState ts, PyBuffer buffer) {
        long self = TYPE.allocate(ts, _PyManagedBufferObject.SIZE);
        Memory.fill(self + 16, _PyManagedBufferObject.SIZE - 16, (byte) 0);
        long view = master(self);
        Py_buffer.buf(view, buffer.buf);
        Py_buffer.obj(view, buffer.obj);
        Py_buffer.len(view, buffer.len);
        Py_buffer.itemsize(view, buffer.itemsize);
        Py_buffer.readonly(view, buffer.readonly ? 1 : 0);
        Py_buffer.ndim(view, buffer.shape.length);
        Py_buffer.format(view, BufferFormats.address(buffer.format));
        return self;
    }

    /** The exporter, borrowed; for a view that is not released. */
    static long exporter(long self) {
        return Py_buffer.obj(master(self));
    }

    static void addView(long self) {
        Memory.getAndAddLong(self + _PyManagedBufferObject.EXPORTS, 1);
    }

    static void dropView(ThreadState ts, long self) {
        if (Memory.getAndAddLong(self + _PyManagedBufferObject.EXPORTS, -1) == 1) {
            giveBack(ts, self);
        }
    }

    private static void giveBack(ThreadState ts, long self) {
        long obj = Memory.getAndSetLong(master(self) + Py_buffer.OBJ, 0);
        if (obj != 0) {
            PyType.of(obj).bf_releasebuffer(ts, obj);
            Refs.release(ts, obj);
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(exporter(self), visitor);
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        giveBack(ts, self);
        super.tp_dealloc(ts, self);
    }
}
