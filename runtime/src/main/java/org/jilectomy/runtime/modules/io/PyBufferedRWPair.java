package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _io.BufferedRWPair}: a reader and a writer over two files, as of a pipe or socket. */
final class PyBufferedRWPair extends PyBufferedIOBase {
    static final PyBufferedRWPair TYPE = new PyBufferedRWPair();

    private static final Signature INIT =
            Signature.parse("(self, reader, writer, buffer_size=8192, /)");

    private PyBufferedRWPair() {
        super(spec("_io.BufferedRWPair", SIZE + 24).base(PyBufferedIOBase.TYPE));
    }

    /** The Java half; both owned. */
    private static final class Pair extends Keeping {
        volatile long reader;
        volatile long writer;
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyBufferedRWPair.class)
                .method("read(self, *args)", null)
                .method("read1(self, *args)", null)
                .method("peek(self, *args)", null)
                .method("readinto(self, buffer, /)", null)
                .method("readinto1(self, buffer, /)", null)
                .method("write(self, buffer, /)", null)
                .method("flush(self, /)", null)
                .method("readable(self, /)", null)
                .method("writable(self, /)", null)
                .method("close(self, /)", null)
                .method("isatty(self, /)", null)
                .getset("closed", "getClosed", null, null);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = super.tp_new(ts, type, args, kwnames);
        Io.setState(self, new Pair());
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "BufferedRWPair", INIT, args, kwnames);
        long size = Io.number(ts, a[2], Io.DEFAULT_BUFFER_SIZE);
        Refs.release(ts, check(ts, a[0], Io.READABLE, "File or stream is not readable."));
        Refs.release(ts, check(ts, a[1], Io.WRITABLE, "File or stream is not writable."));
        Pair p = (Pair) Io.state(self);
        long reader = Abstract.callWithInt(ts, PyBufferedReader.TYPE.address, a[0], size);
        long writer;
        try {
            writer = Abstract.callWithInt(ts, PyBufferedWriter.TYPE.address, a[1], size);
        } catch (Throwable t) {
            Refs.release(ts, reader);
            throw t;
        }
        synchronized (p) {
            p.leave(p.reader);
            p.leave(p.writer);
            p.reader = reader;
            p.writer = writer;
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        super.tp_traverse(self, visitor);
        Pair p = (Pair) Io.state(self);
        if (p != null) {
            Keeping.visit(p.reader, visitor);
            Keeping.visit(p.writer, visitor);
            p.visitLeft(visitor);
        }
    }

    private static long reader(ThreadState ts, long self) {
        long reader = ((Pair) Io.state(self)).reader;
        if (reader == 0) {
            throw Errors.valueError(ts, "I/O operation on uninitialized object");
        }
        return reader;
    }

    private static long writer(ThreadState ts, long self) {
        long writer = ((Pair) Io.state(self)).writer;
        if (writer == 0) {
            throw Errors.valueError(ts, "I/O operation on uninitialized object");
        }
        return writer;
    }

    private static long forward(ThreadState ts, long object, long name, long args) {
        long method = Abstract.getAttr(ts, object, name);
        try {
            return Abstract.callTuple(ts, method, args, 0);
        } finally {
            Refs.release(ts, method);
        }
    }

    static long read(ThreadState ts, long self, long args) {
        return forward(ts, reader(ts, self), Io.READ, args);
    }

    static long read1(ThreadState ts, long self, long args) {
        return forward(ts, reader(ts, self), Io.READ1, args);
    }

    static long peek(ThreadState ts, long self, long args) {
        return forward(ts, reader(ts, self), Io.PEEK, args);
    }

    static long readinto(ThreadState ts, long self, long buffer) {
        return Abstract.callMethod(ts, reader(ts, self), Io.READINTO, buffer);
    }

    static long readinto1(ThreadState ts, long self, long buffer) {
        return Abstract.callMethod(ts, reader(ts, self), Names.of("readinto1"), buffer);
    }

    static long write(ThreadState ts, long self, long buffer) {
        return Abstract.callMethod(ts, writer(ts, self), Io.WRITE, buffer);
    }

    static long flush(ThreadState ts, long self) {
        return Abstract.callMethod(ts, writer(ts, self), Io.FLUSH);
    }

    static long readable(ThreadState ts, long self) {
        return Abstract.callMethod(ts, reader(ts, self), Io.READABLE);
    }

    static long writable(ThreadState ts, long self) {
        return Abstract.callMethod(ts, writer(ts, self), Io.WRITABLE);
    }

    static long close(ThreadState ts, long self) {
        PyException failure = null;
        try {
            Io.invoke(ts, writer(ts, self), Io.CLOSE);
        } catch (PyException e) {
            failure = e;
        }
        try {
            long result = Abstract.callMethod(ts, reader(ts, self), Io.CLOSE);
            if (failure == null) {
                return result;
            }
            Refs.release(ts, result);
        } catch (PyException e) {
            throw Io.chain(ts, failure, e);
        }
        throw failure;
    }

    static long isatty(ThreadState ts, long self) {
        boolean writer = Io.truth(ts, writer(ts, self), Io.ISATTY, true);
        return PyBool.of(writer || Io.truth(ts, reader(ts, self), Io.ISATTY, true));
    }

    static long getClosed(ThreadState ts, long self) {
        Pair p = (Pair) Io.state(self);
        if (p.writer == 0) {
            throw Errors.runtimeError(
                    ts, "the BufferedRWPair object is being garbage-collected");
        }
        return Abstract.getAttr(ts, p.writer, Io.CLOSED);
    }
}
