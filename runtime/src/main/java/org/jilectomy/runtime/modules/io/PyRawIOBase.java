package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _io._RawIOBase}: files without a buffer. */
class PyRawIOBase extends PyIOBase {
    static final PyRawIOBase TYPE =
            new PyRawIOBase(spec("_io._RawIOBase", SIZE).base(PyIOBase.TYPE));

    PyRawIOBase(TypeSpec spec) {
        super(spec);
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyRawIOBase.class)
                .method("read(self, size=-1, /)", null)
                .method("readall(self, /)", null);
    }

    static long read(ThreadState ts, long self, long size) {
        long n = Io.number(ts, size, -1);
        if (n < 0) {
            return Abstract.callMethod(ts, self, Io.READALL);
        }
        int room = (int) Math.min(n, Integer.MAX_VALUE - 16);
        long target = PyByteArray.fromArray(ts, new byte[room], 0, room);
        try {
            long got = Abstract.callMethod(ts, self, Io.READINTO, target);
            if (got == Singletons.None) {
                return got;
            }
            long count = Io.positionSteal(ts, got);
            if (count < 0 || count > room) {
                throw Errors.valueError(ts, "readinto returned " + count
                        + " outside buffer size " + room);
            }
            byte[] content = Buffers.copy(ts, target);
            return PyBytes.fromArray(ts, content, 0, (int) Math.min(count, content.length));
        } finally {
            Refs.release(ts, target);
        }
    }

    static long readall(ThreadState ts, long self) {
        Bytes all = new Bytes();
        boolean any = false;
        while (true) {
            long piece = Abstract.callMethodWithInt(
                    ts, self, Io.READ, Io.DEFAULT_BUFFER_SIZE);
            if (piece == Singletons.None) {
                return any ? all.finish(ts) : piece;
            }
            try {
                if (!PyBytes.check(piece)) {
                    throw Errors.typeError(ts, "read() should return bytes");
                }
                if (PyBytes.length(piece) == 0) {
                    return all.finish(ts);
                }
                any = true;
                all.append(piece);
            } finally {
                Refs.release(ts, piece);
            }
        }
    }
}
