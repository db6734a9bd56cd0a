package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code BufferedReader}, {@code BufferedWriter} and {@code BufferedRandom} (CPython 3.11,
 * Modules/_io/bufferedio.c): one implementation, of which each type shows its part. {@link
 * BufferState} has the buffers.
 */
abstract class PyBuffered extends PyBufferedIOBase {
    private static final Signature INIT = Signature.parse("(self, raw, buffer_size=8192)");

    private final boolean reads;
    private final boolean writes;

    PyBuffered(TypeSpec spec, boolean reads, boolean writes) {
        super(spec);
        this.reads = reads;
        this.writes = writes;
    }

    static BufferState state(long self) {
        return (BufferState) Io.state(self);
    }

    final void defineCommon(TypeDef def) {
        def.in(PyBuffered.class)
                .method("detach(self, /)", null)
                .method("flush(self, /)", null, reads && !writes ? "flushRaw" : "flush")
                .method("close(self, /)", null)
                .method("seekable(self, /)", null)
                .method("fileno(self, /)", null)
                .method("isatty(self, /)", null)
                .method("_dealloc_warn(self, source, /)", null, "deallocWarn")
                .method("tell(self, /)", null)
                .method("seek(self, target, whence=0, /)", null)
                .method("truncate(self, pos=None, /)", null)
                .method("__getstate__(self, /)", null, "getstate")
                .method("__sizeof__(self, /)", null, "sizeOf")
                .getset("raw", "getRaw", null, null)
                .getset("closed", "getClosed", null, null)
                .getset("name", "getName", null, null)
                .getset("mode", "getMode", null, null)
                .getset("_finalizing", "getFinalizing", null, null);
    }

    final void defineReading(TypeDef def) {
        def.in(PyBuffered.class)
                .method("readable(self, /)", null).in(BufferedReading.class)
                .method("read(self, size=-1, /)", null)
                .method("read1(self, size=-1, /)", null)
                .method("readinto(self, buffer, /)", null)
                .method("readinto1(self, buffer, /)", null)
                .method("readline(self, size=-1, /)", null)
                .method("peek(self, size=0, /)", null);
    }

    final void defineWriting(TypeDef def) {
        def.in(PyBuffered.class)
                .method("writable(self, /)", null)
                .method("write(self, buffer, /)", null);
    }

    // ---------------------------------------------------------------- life and death

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = super.tp_new(ts, type, args, kwnames);
        Io.setState(self, new BufferState());
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, simpleName(), INIT, args, kwnames);
        long size = Io.number(ts, a[1], Io.DEFAULT_BUFFER_SIZE);
        BufferState s = state(self);
        lock(ts, self, s);
        try {
            s.initialized = s.detached = false;
            if (reads && writes) {
                Refs.release(ts, check(ts, a[0], Io.SEEKABLE, "File or stream is not seekable."));
            }
            if (reads) {
                Refs.release(ts, check(ts, a[0], Io.READABLE, "File or stream is not readable."));
            }
            if (writes) {
                Refs.release(ts, check(ts, a[0], Io.WRITABLE, "File or stream is not writable."));
            }
            init(ts, s, a[0], size);
        } finally {
            s.lock.unlock();
        }
    }

    private void init(ThreadState ts, BufferState s, long raw, long size) {
        if (size <= 0) {
            throw Errors.valueError(ts, "buffer size must be strictly positive");
        }
        if (size > Integer.MAX_VALUE - 64) {
            throw Errors.memoryError(ts);
        }
        s.bufferSize = (int) size;
        s.reads = reads;
        s.writes = writes;
        s.ahead = s.behind = null;
        s.pos = s.end = s.pending = 0;
        s.rawPosition = -1;
        s.leave(s.raw);
        s.raw = Refs.toObject(ts, raw);
        s.initialized = true;
    }

    /** A buffer over a raw file known to be fit, for the runtime itself; owned. */
    final long create(ThreadState ts, long raw, int size) {
        long self = tp_new(ts, this, new long[0], 0);
        init(ts, state(self), raw, size);
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        super.tp_traverse(self, visitor);
        BufferState s = state(self);
        if (s != null) {
            Keeping.visit(s.raw, visitor);
            s.visitLeft(visitor);
        }
    }

    // ---------------------------------------------------------------- checks and lock

    static BufferState initialized(ThreadState ts, long self) {
        BufferState s = state(self);
        if (s == null || !s.initialized) {
            throw Errors.valueError(ts, s != null && s.detached
                    ? "raw stream has been detached" : "I/O operation on uninitialized object");
        }
        return s;
    }

    /** The state, initialized and open; {@code message} is the ValueError of a closed one. */
    static BufferState open(ThreadState ts, long self, String message) {
        BufferState s = initialized(ts, self);
        if (s.isRawClosed(ts)) {
            throw Errors.valueError(ts, message);
        }
        return s;
    }

    static void lock(ThreadState ts, long self, BufferState s) {
        if (s.lock.isHeldByCurrentThread()) {
            throw Errors.runtimeError(ts, "reentrant call inside " + Abstract.reprJava(ts, self));
        }
        Io.lock(ts, s.lock);
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        if (PyType.of(self) != this || !reads) {
            return super.tp_iternext(ts, self);
        }
        initialized(ts, self);
        long line = BufferedReading.line(ts, self, -1);
        return PyBytes.length(line) == 0 ? 0 : line;
    }

    // ---------------------------------------------------------------- writing

    static long write(ThreadState ts, long self, long buffer) {
        BufferState s = initialized(ts, self);
        byte[] data = Buffers.copy(ts, buffer);
        writeAll(ts, self, s, data, 0, data.length);
        return PyLong.of(ts, data.length);
    }

    /** Writes from an array; as {@code write}. */
    static void writeAll(
            ThreadState ts, long self, BufferState s, byte[] data, int start, int n) {
        lock(ts, self, s);
        try {
            open(ts, self, "write to closed file");
            s.write(ts, data, start, n);
        } finally {
            s.lock.unlock();
        }
    }

    static long flush(ThreadState ts, long self) {
        BufferState s = open(ts, self, "flush of closed file");
        lock(ts, self, s);
        try {
            if (s.pending > 0) {
                s.writeOut(ts);
            }
            s.beforeWriting(ts);
        } finally {
            s.lock.unlock();
        }
        return Singletons.None;
    }

    static long flushRaw(ThreadState ts, long self) {
        return Abstract.callMethod(ts, initialized(ts, self).raw, Io.FLUSH);
    }

    // ---------------------------------------------------------------- closing

    static long detach(ThreadState ts, long self) {
        initialized(ts, self);
        Io.invoke(ts, self, Io.FLUSH);
        BufferState s = initialized(ts, self);
        lock(ts, self, s);
        try {
            s.initialized = false;
            s.detached = true;
            return Refs.retain(ts, s.raw);
        } finally {
            s.lock.unlock();
        }
    }

    static long close(ThreadState ts, long self) {
        BufferState s = initialized(ts, self);
        lock(ts, self, s);
        try {
            if (s.isRawClosed(ts)) {
                return Singletons.None;
            }
            if (s.finalizing) {
                Refs.release(ts, deallocWarn(ts, self, self));
            }
        } finally {
            s.lock.unlock();
        }
        PyException failure = null;
        try {
            Io.invoke(ts, self, Io.FLUSH);
        } catch (PyException e) {
            failure = e;
        }
        lock(ts, self, s); // who writes meanwhile finds the file closed, not about to be
        long result;
        try {
            result = Abstract.callMethod(ts, initialized(ts, self).raw, Io.CLOSE);
        } catch (PyException e) {
            throw Io.chain(ts, failure, e);
        } finally {
            s.pos = s.end = s.pending = 0;
            s.ahead = s.behind = null;
            s.lock.unlock();
        }
        if (failure != null) {
            Refs.release(ts, result);
            throw failure;
        }
        return result;
    }

    static long deallocWarn(ThreadState ts, long self, long source) {
        BufferState s = state(self);
        if (s != null && s.raw != 0) {
            long warn = Io.attributeOrZero(ts, s.raw, Names.of("_dealloc_warn"));
            if (warn != 0) {
                try {
                    Refs.release(ts, Abstract.call(ts, warn, source));
                } catch (PyException e) {
                    Errors.discard(ts, e);
                } finally {
                    Refs.release(ts, warn);
                }
            }
        }
        return Singletons.None;
    }

    // ---------------------------------------------------------------- position

    static long tell(ThreadState ts, long self) {
        BufferState s = initialized(ts, self);
        lock(ts, self, s);
        try {
            return PyLong.of(ts, s.rawTell(ts) - s.available() + s.pending);
        } finally {
            s.lock.unlock();
        }
    }

    static long seek(ThreadState ts, long self, long target, long whence) {
        initialized(ts, self);
        int how = whence == 0 ? 0 : PyLong.asInt(ts, whence);
        if (how < 0 || how > 4) {
            throw Errors.valueError(ts, "whence value " + how + " unsupported");
        }
        BufferState s = open(ts, self, "seek of closed file");
        Refs.release(ts, check(ts, s.raw, Io.SEEKABLE, "File or stream is not seekable."));
        long to = Io.offset(ts, target);
        lock(ts, self, s);
        try {
            return PyLong.of(ts, seekTo(ts, s, to, how));
        } finally {
            s.lock.unlock();
        }
    }

    private static long seekTo(ThreadState ts, BufferState s, long target, int whence) {
        if (s.reads && whence <= 1 && s.end > 0) {
            long here = s.knownRawPosition(ts) - s.available();
            long by = whence == 0 ? target - here : target;
            if (by >= -s.pos && by <= s.available()) {
                s.pos += (int) by;
                return here + by;
            }
        }
        if (s.pending > 0) {
            s.writeOut(ts);
        }
        long to = whence == 1 ? target - s.available() : target;
        long now = s.rawSeek(ts, to, whence);
        s.dropAhead();
        return now;
    }

    static long truncate(ThreadState ts, long self, long pos) {
        BufferState s = open(ts, self, "truncate of closed file");
        if (!s.writes) {
            throw Io.unsupported(ts, "truncate");
        }
        lock(ts, self, s);
        try {
            if (s.pending > 0) {
                s.writeOut(ts);
            }
            s.beforeWriting(ts);
            s.rawPosition = -1;
            return Abstract.callMethod(ts, s.raw, Io.TRUNCATE, pos == 0 ? Singletons.None : pos);
        } finally {
            s.lock.unlock();
        }
    }

    // ---------------------------------------------------------------- questions

    private static long ask(ThreadState ts, long self, long name) {
        return Abstract.callMethod(ts, initialized(ts, self).raw, name);
    }

    static long seekable(ThreadState ts, long self) {
        return ask(ts, self, Io.SEEKABLE);
    }

    static long readable(ThreadState ts, long self) {
        return ask(ts, self, Io.READABLE);
    }

    static long writable(ThreadState ts, long self) {
        return ask(ts, self, Io.WRITABLE);
    }

    static long fileno(ThreadState ts, long self) {
        return ask(ts, self, Io.FILENO);
    }

    static long isatty(ThreadState ts, long self) {
        return ask(ts, self, Io.ISATTY);
    }

    static long getstate(ThreadState ts, long self) {
        throw Errors.typeError(ts, "cannot pickle '" + PyType.of(self).name() + "' object");
    }

    static long sizeOf(ThreadState ts, long self) {
        return PyLong.of(ts, PyType.of(self).basicSize + 96L + state(self).bufferSize);
    }

    static long getRaw(ThreadState ts, long self) {
        BufferState s = state(self);
        if (s == null || !s.initialized) {
            throw Errors.attributeError(ts, self, Names.of("raw"));
        }
        return Refs.retain(ts, s.raw);
    }

    static long getClosed(ThreadState ts, long self) {
        BufferState s = initialized(ts, self);
        long raw = s.raw;
        return PyFileIO.TYPE.isExactly(raw) ? PyBool.of(PyFileIO.state(raw).fd < 0)
                : Abstract.getAttr(ts, raw, Io.CLOSED);
    }

    static long getName(ThreadState ts, long self) {
        return Abstract.getAttr(ts, initialized(ts, self).raw, Io.NAME);
    }

    static long getMode(ThreadState ts, long self) {
        return Abstract.getAttr(ts, initialized(ts, self).raw, Io.MODE);
    }

    static long getFinalizing(ThreadState ts, long self) {
        return PyBool.of(state(self).finalizing);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        if (!enterRepr(ts, self)) {
            throw Errors.runtimeError(ts, "reentrant call inside " + PyType.of(self).name()
                    + ".__repr__");
        }
        try {
            return PyUnicode.fromJava(
                    ts, "<" + typeName(ts, self) + Io.nameInRepr(ts, self) + ">");
        } finally {
            leaveRepr(ts, self);
        }
    }

    /** As {@code tp_name} of a built-in, or the class's name with its module. */
    static String typeName(ThreadState ts, long self) {
        return PyType.of(self).tpName();
    }

    private static boolean enterRepr(ThreadState ts, long self) {
        BufferState s = state(self);
        if (s.inRepr == ts) {
            return false;
        }
        s.inRepr = ts;
        return true;
    }

    private static void leaveRepr(ThreadState ts, long self) {
        state(self).inRepr = null;
    }
}
