package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code memory_iterator}.
 *
 * <pre>
 *  +16 index, -1 from the end on     +24 the view, owned
 * </pre>
 */
final class PyMemoryIterator extends IteratorType {
    private static final int INDEX = PyObject.SIZE;
    private static final int VIEW = INDEX + 8;

    static final PyMemoryIterator TYPE = new PyMemoryIterator();

    private PyMemoryIterator() {
        super(new TypeSpec("memory_iterator", VIEW + 8).gc().noNew());
    }

    static long create(ThreadState ts, long view) {
        PyMemoryView.View v = PyMemoryView.view(ts, view);
        if (v.shape.length == 0) {
            throw Errors.typeError(ts, "invalid indexing of 0-dim memory");
        }
        if (v.shape.length > 1) {
            throw Errors.raise(ts, Exceptions.NotImplementedError,
                    "multi-dimensional sub-views are not implemented");
        }
        MemoryViewItems.nativeChar(ts, v);
        long self = TYPE.allocate(ts, VIEW + 8);
        Memory.putLong(self + INDEX, 0);
        Memory.putLong(self + VIEW, Refs.retain(ts, view));
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + VIEW));
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long view = Memory.getLong(self + VIEW);
        PyMemoryView.View v = PyMemoryView.view(ts, view);
        long i = Instances.drawIndex(ts, self, INDEX, v.shape[0]);
        if (i < 0) {
            return 0;
        }
        char c = v.nativeChar();
        return BufferFormats.unpack(ts, c, PyMemoryView.load(ts, view,
                v.buf + i * v.strides[0], (int) v.itemsize));
    }
}
