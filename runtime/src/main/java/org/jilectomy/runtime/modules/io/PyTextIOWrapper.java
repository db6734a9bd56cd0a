package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.builtins.TextSink;
import org.jilectomy.runtime.builtins.Utf8Buffer;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StrScan;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _io.TextIOWrapper} (CPython 3.11, Modules/_io/textio.c): reading and writing. {@link
 * TextSetup} makes one, {@link TextAttributes} tells about it, {@link TextPosition} finds places.
 */
final class PyTextIOWrapper extends PyTextIOBase implements TextSink {
    static final PyTextIOWrapper TYPE = new PyTextIOWrapper();

    private static final Signature INIT = Signature.parse("(self, buffer, encoding=None,"
            + " errors=None, newline=None, line_buffering=False, write_through=False)");

    private PyTextIOWrapper() {
        super(spec("_io.TextIOWrapper", SIZE + 56).base(PyTextIOBase.TYPE));
    }

    static TextState state(long self) {
        return (TextState) Io.state(self);
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyTextIOWrapper.class)
                .method("write(self, text, /)", null)
                .method("read(self, size=-1, /)", null)
                .method("readline(self, size=-1, /)", null)
                .method("flush(self, /)", null)
                .method("close(self, /)", null)
                .method("seek(self, cookie, whence=0, /)", null)
                .method("tell(self, /)", null)
                .method("truncate(self, pos=None, /)", null)
                .method("detach(self, /)", null)
                .method("__getstate__(self, /)", null, "getstate");
        TextAttributes.define(def);
    }

    // ---------------------------------------------------------------- life and death

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = super.tp_new(ts, type, args, kwnames);
        Io.setState(self, new TextState());
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "TextIOWrapper", INIT, args, kwnames);
        TextSetup.init(ts, state(self), a[0], a[1], a[2], a[3],
                Io.flag(ts, a[4], false), Io.flag(ts, a[5], false));
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        super.tp_traverse(self, visitor);
        TextState s = state(self);
        if (s != null) {
            Keeping.visit(s.buffer, visitor);
            Keeping.visit(s.encoding, visitor);
            Keeping.visit(s.encoder, visitor);
            Keeping.visit(s.decoded, visitor);
            if (s.decoder != null) {
                Keeping.visit(s.decoder.object, visitor);
            }
            s.visitLeft(visitor);
        }
    }

    // ---------------------------------------------------------------- checks

    /** The state of a file whose buffer is there. */
    static TextState attached(ThreadState ts, long self) {
        TextState s = state(self);
        if (s == null || !s.initialized) {
            throw Errors.valueError(ts, "I/O operation on uninitialized object");
        }
        if (s.detached) {
            throw Errors.valueError(ts, "underlying buffer has been detached");
        }
        return s;
    }

    static TextState open(ThreadState ts, long self) {
        TextState s = attached(ts, self);
        if (isClosed(ts, s)) {
            throw Io.closed(ts);
        }
        return s;
    }

    static boolean isClosed(ThreadState ts, TextState s) {
        long buffer = s.buffer;
        if (PyType.of(buffer) instanceof PyBuffered) {
            BufferState b = PyBuffered.state(buffer);
            if (b.initialized && PyFileIO.TYPE.isExactly(b.raw)) {
                return b.isRawClosed(ts);
            }
        }
        return Io.isClosed(ts, buffer);
    }

    private static TextState lockOpen(ThreadState ts, long self) {
        TextState s = attached(ts, self);
        Io.lock(ts, s.lock);
        try {
            return open(ts, self);
        } catch (Throwable t) {
            s.lock.unlock();
            throw t;
        }
    }

    // ---------------------------------------------------------------- writing

    @Override
    public boolean takesUtf8(long self) {
        TextState s = state(self);
        return s.initialized && !s.detached && s.canEncode && "utf-8".equals(s.codec)
                && s.ends.writeAs == null && s.decoder == null
                && (s.errors.equals("strict") || s.errors.equals("backslashreplace"));
    }

    @Override
    public boolean escapes(long self) {
        return state(self).errors.equals("backslashreplace");
    }

    @Override
    public void write(ThreadState ts, long self, Utf8Buffer data) {
        TextState s = lockOpen(ts, self);
        try {
            if (s.pending.length > 0 && s.pending.length + data.length > s.chunkSize) {
                s.writeOut(ts);
            }
            s.pending.append(data.bytes, 0, data.length);
            written(ts, s, data.hasNewline);
        } finally {
            s.lock.unlock();
        }
    }

    private static void written(ThreadState ts, TextState s, boolean newline) {
        boolean flush = s.lineBuffering && newline;
        if (flush || s.writeThrough || s.pending.length >= s.chunkSize) {
            s.writeOut(ts);
        }
        if (flush) {
            s.flushBuffer(ts);
        }
    }

    static long write(ThreadState ts, long self, long text) {
        if (!PyUnicode.check(text)) {
            attached(ts, self);
            throw Errors.typeError(ts, "write() argument must be str, not "
                    + (text == Singletons.None ? "None" : PyType.of(text).name()));
        }
        TextState s = lockOpen(ts, self);
        try {
            if (!s.canEncode) {
                throw Io.unsupported(ts, "not writable");
            }
            boolean newline = (s.ends.writeAs != null || s.lineBuffering)
                    && StrScan.contains(text, '\n');
            long out = newline && s.ends.writeAs != null
                    ? translated(ts, text, s.ends.writeAs) : Refs.retain(ts, text);
            int before = s.pending.length;
            try {
                s.encode(ts, out);
            } finally {
                Refs.release(ts, out);
            }
            if (before > 0 && s.pending.length > s.chunkSize) {
                firstThenLast(ts, s, before);
            }
            if (s.decoder != null) {
                s.forgetReading(ts);
            }
            written(ts, s, newline || s.lineBuffering && StrScan.contains(text, '\r'));
            return PyLong.of(ts, PyUnicode.length(text));
        } finally {
            s.lock.unlock();
        }
    }

    /** Writes out the first {@code n} bytes and keeps what was added last. */
    private static void firstThenLast(ThreadState ts, TextState s, int n) {
        byte[] last = java.util.Arrays.copyOfRange(s.pending.bytes, n, s.pending.length);
        s.pending.length = n;
        try {
            s.writeOut(ts);
        } finally {
            s.pending.append(last, 0, last.length);
        }
    }

    private static long translated(ThreadState ts, long text, String newline) {
        long to = PyUnicode.fromJava(ts, newline);
        try {
            return Abstract.callMethod(ts, text, Names.of("replace"), Names.of("\n"), to);
        } finally {
            Refs.release(ts, to);
        }
    }

    static long flush(ThreadState ts, long self) {
        TextState s = lockOpen(ts, self);
        try {
            s.telling = s.seekable;
            s.writeOut(ts);
            if (PyType.of(s.buffer) instanceof PyBuffered) {
                s.flushBuffer(ts);
                return Singletons.None;
            }
            return Abstract.callMethod(ts, s.buffer, Io.FLUSH);
        } finally {
            s.lock.unlock();
        }
    }

    // ---------------------------------------------------------------- reading

    private static void checkReadable(ThreadState ts, TextState s) {
        if (s.decoder == null) {
            throw Io.unsupported(ts, "not readable");
        }
    }

    static long read(ThreadState ts, long self, long size) {
        attached(ts, self);
        long n = Io.size(ts, size);
        TextState s = lockOpen(ts, self);
        try {
            checkReadable(ts, s);
            s.writeOut(ts);
            return n < 0 ? readAll(ts, s) : readSome(ts, s, n);
        } finally {
            s.lock.unlock();
        }
    }

    private static long readAll(ThreadState ts, TextState s) {
        long bytes = Abstract.callMethod(ts, s.buffer, Io.READ);
        long rest;
        try {
            long content = bytes == Singletons.None
                    ? 0 : org.jilectomy.runtime.objects.Buffers.bytes(ts, bytes);
            if (content == 0) {
                throw Errors.typeError(
                        ts, "a bytes-like object is required, not 'NoneType'");
            }
            try {
                rest = s.decoder.decode(ts, content, true);
            } finally {
                Refs.release(ts, content);
            }
        } finally {
            Refs.release(ts, bytes);
        }
        long first = s.take(ts, -1);
        long all;
        try {
            all = PyUnicode.length(first) == 0 ? Refs.retain(ts, rest)
                    : PyUnicode.concat(ts, first, rest);
        } finally {
            Refs.release(ts, first);
            Refs.release(ts, rest);
        }
        s.setDecoded(ts, 0);
        s.dropSnapshot();
        return all;
    }

    private static long readSome(ThreadState ts, TextState s, long n) {
        int max = (int) Math.min(n, Integer.MAX_VALUE / 8);
        long result = s.take(ts, max);
        int left = max - PyUnicode.length(result);
        try {
            while (left > 0) {
                if (!s.readPiece(ts, left)) {
                    break;
                }
                long more = s.take(ts, left);
                left -= PyUnicode.length(more);
                long sum = PyUnicode.length(result) == 0 ? more
                        : PyUnicode.concat(ts, result, more);
                if (sum != more) {
                    Refs.release(ts, more);
                }
                Refs.release(ts, result);
                result = sum;
            }
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }

    static long readline(ThreadState ts, long self, long size) {
        attached(ts, self);
        long n = Io.number(ts, size, -1);
        return line(ts, self, n);
    }

    /** @param limit -1 for none */
    private static long line(ThreadState ts, long self, long limit) {
        TextState s = lockOpen(ts, self);
        try {
            s.writeOut(ts);
            if (s.decoder == null) {
                throw Io.unsupported(ts, "not readable");
            }
            if (limit < 0 && s.decoded != 0) {
                int end = s.ends.find(s.decoded, s.used, PyUnicode.length(s.decoded));
                if (end >= 0 && end < PyUnicode.length(s.decoded)) {
                    return s.take(ts, end - s.used);
                }
            }
            return longLine(ts, s, limit);
        } finally {
            s.lock.unlock();
        }
    }

    /** A line that reaches over the end of the piece; {@code part} has what came before. */
    private static long longLine(ThreadState ts, TextState s, long limit) {
        long part = PyUnicode.empty();
        try {
            while (true) {
                while (s.available() == 0) {
                    if (!s.readPiece(ts, 0)) {
                        s.setDecoded(ts, 0);
                        s.dropSnapshot();
                        return part;
                    }
                }
                int had = PyUnicode.length(part);
                long text;
                if (had == 0) {
                    text = s.take(ts, -1);
                } else {
                    long more = s.take(ts, -1);
                    text = PyUnicode.concat(ts, part, more);
                    Refs.release(ts, more);
                    Refs.release(ts, part);
                }
                part = text;
                int length = PyUnicode.length(text);
                int end = s.ends.find(text, Math.max(0, had - 1), length);
                if (had > 0 && end >= 0 && end <= had) {
                    end = s.ends.find(text, had, length); // the CR before was no end by itself
                }
                if (end < 0 && (limit < 0 || length < limit)) {
                    continue;
                }
                if (end < 0 || limit >= 0 && end > limit) {
                    end = (int) limit;
                }
                s.used -= length - end;
                part = PyUnicode.substring(ts, text, 0, end);
                Refs.release(ts, text);
                return part;
            }
        } catch (Throwable t) {
            Refs.release(ts, part);
            throw t;
        }
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        TextState s = attached(ts, self);
        s.telling = false;
        long line;
        if (PyType.of(self) == TYPE) {
            line = line(ts, self, -1);
        } else {
            line = Abstract.callMethod(ts, self, Io.READLINE);
            if (!PyUnicode.check(line)) {
                String got = PyType.of(line).name();
                Refs.release(ts, line);
                throw Errors.raise(ts, Exceptions.OSError,
                        "readline() should have returned a str object, not '" + got + "'");
            }
        }
        if (PyUnicode.length(line) == 0) {
            Refs.release(ts, line);
            s.dropSnapshot();
            s.telling = s.seekable;
            return 0;
        }
        return line;
    }

    // ---------------------------------------------------------------- closing

    static long close(ThreadState ts, long self) {
        TextState s = attached(ts, self);
        Io.lock(ts, s.lock);
        try {
            if (isClosed(ts, s)) {
                return Singletons.None;
            }
            if (s.finalizing) {
                try {
                    Refs.release(ts, Abstract.callMethod(
                            ts, s.buffer, Names.of("_dealloc_warn"), self));
                } catch (PyException e) {
                    Errors.discard(ts, e);
                }
            }
            PyException failure = null;
            try {
                Io.invoke(ts, self, Io.FLUSH);
            } catch (PyException e) {
                failure = e;
            }
            try {
                long result = Abstract.callMethod(ts, s.buffer, Io.CLOSE);
                if (failure == null) {
                    return result;
                }
                Refs.release(ts, result);
            } catch (PyException e) {
                throw Io.chain(ts, failure, e);
            }
            throw failure;
        } finally {
            s.lock.unlock();
        }
    }

    static long detach(ThreadState ts, long self) {
        attached(ts, self);
        Io.invoke(ts, self, Io.FLUSH);
        TextState s = attached(ts, self);
        Io.lock(ts, s.lock);
        try {
            s.detached = true;
            return Refs.retain(ts, s.buffer);
        } finally {
            s.lock.unlock();
        }
    }

    // ---------------------------------------------------------------- position

    static long tell(ThreadState ts, long self) {
        TextState s = lockOpen(ts, self);
        try {
            return TextPosition.tell(ts, self, s);
        } finally {
            s.lock.unlock();
        }
    }

    static long seek(ThreadState ts, long self, long cookie, long whence) {
        int how = whence == 0 ? 0 : PyLong.asInt(ts, whence);
        TextState s = lockOpen(ts, self);
        try {
            return TextPosition.seek(ts, self, s, cookie, how);
        } finally {
            s.lock.unlock();
        }
    }

    static long truncate(ThreadState ts, long self, long pos) {
        TextState s = attached(ts, self);
        Io.invoke(ts, self, Io.FLUSH);
        return Abstract.callMethod(ts, s.buffer, Io.TRUNCATE, pos == 0 ? Singletons.None : pos);
    }

    static long getstate(ThreadState ts, long self) {
        throw Errors.typeError(ts, "cannot pickle '" + PyType.of(self).name() + "' object");
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return TextAttributes.repr(ts, self);
    }
}
