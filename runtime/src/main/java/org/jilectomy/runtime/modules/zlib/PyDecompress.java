package org.jilectomy.runtime.modules.zlib;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code zlib.Decompress}: a {@link Decompressor} in the side table, under the object's lock. */
final class PyDecompress extends PyType {
    static final PyDecompress TYPE = new PyDecompress();

    private PyDecompress() {
        super(new TypeSpec("zlib.Decompress", PyObject.SIZE).head().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("decompress(self, data, /, max_length=0)", null)
                .method("flush(self, length=zlib.DEF_BUF_SIZE, /)", null)
                .method("copy(self, /)", null)
                .method("__copy__(self, /)", null, "copy")
                .method("__deepcopy__(self, memo, /)", null, "deepCopy")
                .getset("unused_data", "getUnusedData", null, null)
                .getset("unconsumed_tail", "getUnconsumedTail", null, null)
                .getset("eof", "getEof", null, null);
    }

    static long create(ThreadState ts, Decompressor decompressor) {
        long self = TYPE.allocate(ts, PyObject.SIZE);
        GcHead.index_release(self, SideTable.add(decompressor));
        return self;
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        state(self).close();
        SideTable.remove(GcHead.index(self));
    }

    private static Decompressor state(long self) {
        return (Decompressor) SideTable.get(GcHead.index(self));
    }

    /** @param in null for what the last call left over */
    private static byte[] run(ThreadState ts, long self, byte[] in, int max) {
        ObjectLock.lock(ts, self);
        Decompressor.Failure failure;
        try {
            Decompressor d = state(self);
            return d.decompress(in == null ? d.unconsumed : in, max);
        } catch (Decompressor.Failure f) {
            failure = f;
        } finally {
            ObjectLock.unlock(ts, self);
        }
        throw ZlibModule.error(ts, failure);
    }

    static long decompress(ThreadState ts, long self, long data, long maxLength) {
        byte[] in = Args.bytes(ts, data);
        long max = Args.ssize(ts, maxLength, 0);
        if (max < 0) {
            throw Errors.valueError(ts, "max_length must be non-negative");
        }
        return PyBytes.fromArray(
                ts, run(ts, self, in, (int) Math.min(max, Integer.MAX_VALUE - 64)));
    }

    static long flush(ThreadState ts, long self, long length) {
        if (Args.ssize(ts, length, 1) <= 0) {
            throw Errors.valueError(ts, "length must be greater than zero");
        }
        byte[] out = run(ts, self, null, 0);
        Decompressor d = state(self);
        d.ended = d.eof();
        return PyBytes.fromArray(ts, out);
    }

    static long copy(ThreadState ts, long self) {
        if (state(self).ended) {
            throw Errors.valueError(ts, "Inconsistent stream state");
        }
        Decompressor copy;
        ObjectLock.lock(ts, self);
        try {
            copy = state(self).copy();
        } catch (Decompressor.Failure f) {
            copy = null; // it failed before: there is no state to copy
        } finally {
            ObjectLock.unlock(ts, self);
        }
        if (copy == null) {
            throw Errors.notImplemented(ts, "zlib.Decompress.copy() after 4 MiB of data");
        }
        return create(ts, copy);
    }

    static long deepCopy(ThreadState ts, long self, long memo) {
        return copy(ts, self);
    }

    private static byte[] rest(ThreadState ts, long self, boolean unused) {
        ObjectLock.lock(ts, self);
        try {
            return unused ? state(self).unused : state(self).unconsumed;
        } finally {
            ObjectLock.unlock(ts, self);
        }
    }

    static long getUnusedData(ThreadState ts, long self) {
        return PyBytes.fromArray(ts, rest(ts, self, true));
    }

    static long getUnconsumedTail(ThreadState ts, long self) {
        return PyBytes.fromArray(ts, rest(ts, self, false));
    }

    static long getEof(ThreadState ts, long self) {
        return PyBool.of(state(self).eof());
    }
}
