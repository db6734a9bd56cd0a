package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _io._BufferedIOBase}. */
class PyBufferedIOBase extends PyIOBase {
    static final PyBufferedIOBase TYPE =
            new PyBufferedIOBase(spec("_io._BufferedIOBase", SIZE).base(PyIOBase.TYPE));

    PyBufferedIOBase(TypeSpec spec) {
        super(spec);
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyBufferedIOBase.class)
                .method("detach(self, /)", null)
                .method("read(self, *args)", null)
                .method("read1(self, *args)", null)
                .method("readinto(self, buffer, /)", null)
                .method("readinto1(self, buffer, /)", null)
                .method("write(self, *args)", null);
    }

    static long detach(ThreadState ts, long self) {
        throw Io.unsupported(ts, "detach");
    }

    static long read(ThreadState ts, long self, long args) {
        throw Io.unsupported(ts, "read");
    }

    static long read1(ThreadState ts, long self, long args) {
        throw Io.unsupported(ts, "read1");
    }

    static long write(ThreadState ts, long self, long args) {
        throw Io.unsupported(ts, "write");
    }

    static long readinto(ThreadState ts, long self, long buffer) {
        return into(ts, self, buffer, Io.READ, "readinto");
    }

    static long readinto1(ThreadState ts, long self, long buffer) {
        return into(ts, self, buffer, Io.READ1, "readinto1");
    }

    private static long into(
            ThreadState ts, long self, long buffer, long method, String name) {
        int room = Buffers.writableSize(ts, buffer, name);
        long data = Abstract.callMethodWithInt(ts, self, method, room);
        try {
            if (!PyBytes.check(data)) {
                throw Errors.typeError(ts, "read() should return bytes");
            }
            int n = PyBytes.length(data);
            if (n > room) {
                throw Errors.valueError(ts, "read() returned too much data: " + room
                        + " bytes requested, " + n + " returned");
            }
            Buffers.store(ts, buffer, 0, PyBytes.toArray(data), 0, n);
            return PyLong.of(ts, n);
        } finally {
            Refs.release(ts, data);
        }
    }
}
