package org.jilectomy.runtime.modules.ssl;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _ssl.MemoryBIO}: a {@link ByteQueue} in the side table. */
final class PyMemoryBio extends PyType {
    static final PyMemoryBio TYPE = new PyMemoryBio();

    private PyMemoryBio() {
        super(new TypeSpec("_ssl.MemoryBIO", PyObject.SIZE).head());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("read(self, size=-1, /)", "Read up to size bytes from the memory BIO.\n\nIf size"
                + " is not specified, read the entire buffer.\nIf the return value is an empty"
                + " bytes instance, this means either\nEOF or that no data is available. Use the"
                + " \"eof\" property to\ndistinguish between the two.")
                .method("write(self, b, /)",
                        "Writes the bytes b into the memory BIO.\n\nReturns the"
                                + " number of bytes written.")
                .method("write_eof(self, /)", "Write an EOF marker to the memory BIO.\n\nWhen all"
                        + " data has been read, the \"eof\" property will be True.", "writeEof")
                .getset("pending", "getPending", null, "The number of bytes pending in the memory"
                        + " BIO.")
                .getset("eof", "getEof", null, "Whether the memory BIO is at EOF.");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, "MemoryBIO", kwnames);
        Instances.atMost(ts, "MemoryBIO", args.length, 0);
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        GcHead.index_release(self, SideTable.add(new ByteQueue()));
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    static ByteQueue queue(long self) {
        return (ByteQueue) SideTable.get(GcHead.index(self));
    }

    static long read(ThreadState ts, long self, long size) {
        int n = Args.cInt(ts, size, -1);
        return PyBytes.fromArray(ts, queue(self).take(n < 0 ? Integer.MAX_VALUE : n));
    }

    static long write(ThreadState ts, long self, long b) {
        byte[] bytes = Args.bytes(ts, b);
        ByteQueue queue = queue(self);
        if (queue.isEnded()) {
            throw Errors.raise(ts, SslErrors.ERROR, "cannot write() after write_eof()");
        }
        queue.add(bytes, 0, bytes.length);
        return PyLong.of(ts, bytes.length);
    }

    static long writeEof(ThreadState ts, long self) {
        queue(self).end();
        return Singletons.None;
    }

    static long getPending(ThreadState ts, long self) {
        return PyLong.of(ts, queue(self).size());
    }

    static long getEof(ThreadState ts, long self) {
        return PyBool.of(queue(self).isAtEnd());
    }
}
