package org.jilectomy.runtime.modules.zlib;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code zlib.Compress}: a {@link Compressor} in the side table, used under the object's lock. */
final class PyCompress extends PyType {
    /** In the side table when the stream is finished. */
    private static final Object FINISHED = new Object();

    static final PyCompress TYPE = new PyCompress();

    private PyCompress() {
        super(new TypeSpec("zlib.Compress", PyObject.SIZE).head().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("compress(self, data, /)", null)
                .method("flush(self, mode=zlib.Z_FINISH, /)", null)
                .method("copy(self, /)", null)
                .method("__copy__(self, /)", null, "copy")
                .method("__deepcopy__(self, memo, /)", null, "deepCopy");
    }

    static long create(ThreadState ts, Compressor compressor) {
        long self = TYPE.allocate(ts, PyObject.SIZE);
        GcHead.index_release(self, SideTable.add(compressor));
        return self;
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        int index = GcHead.index(self);
        if (SideTable.get(index) instanceof Compressor c) {
            c.close();
        }
        SideTable.remove(index);
    }

    static long compress(ThreadState ts, long self, long data) {
        byte[] in = Args.bytes(ts, data);
        byte[] out = null;
        ObjectLock.lock(ts, self);
        try {
            if (SideTable.get(GcHead.index(self)) instanceof Compressor c) {
                out = c.compress(in);
            }
        } finally {
            ObjectLock.unlock(ts, self);
        }
        if (out == null) {
            throw inconsistent(ts, "compressing data");
        }
        return PyBytes.fromArray(ts, out);
    }

    private static RuntimeException inconsistent(ThreadState ts, String doing) {
        return Errors.raise(ts, ZlibModule.ERROR,
                "Error -2 while " + doing + ": inconsistent stream state");
    }

    static long flush(ThreadState ts, long self, long mode) {
        int how = Args.cInt(ts, mode, Compressor.FINISH);
        if (how == Compressor.NO_FLUSH) {
            return PyBytes.empty();
        }
        byte[] out = null;
        ObjectLock.lock(ts, self);
        try {
            int index = GcHead.index(self);
            if (how > 0 && how <= 5 && SideTable.get(index) instanceof Compressor c) {
                out = c.flush(how);
                if (how == Compressor.FINISH) {
                    SideTable.replace(index, FINISHED);
                }
            }
        } finally {
            ObjectLock.unlock(ts, self);
        }
        if (out == null) {
            throw inconsistent(ts, "flushing");
        }
        return PyBytes.fromArray(ts, out);
    }

    static long copy(ThreadState ts, long self) {
        Compressor copy = null;
        boolean finished;
        ObjectLock.lock(ts, self);
        try {
            Object state = SideTable.get(GcHead.index(self));
            finished = state == FINISHED;
            if (state instanceof Compressor c) {
                copy = c.copy();
            }
        } finally {
            ObjectLock.unlock(ts, self);
        }
        if (finished) {
            throw Errors.valueError(ts, "Inconsistent stream state");
        }
        if (copy == null) {
            throw Errors.notImplemented(ts, "zlib.Compress.copy() after 4 MiB of data");
        }
        return create(ts, copy);
    }

    static long deepCopy(ThreadState ts, long self, long memo) {
        return copy(ts, self);
    }
}
