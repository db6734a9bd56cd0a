package org.jilectomy.runtime.modules.io;

import java.util.Arrays;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBuffer;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _io.BytesIO} (CPython 3.11, Modules/_io/bytesio.c). Its array is guarded by its own
 * monitor; no Python code runs inside.
 */
final class PyBytesIO extends PyBufferedIOBase {
    static final PyBytesIO TYPE = new PyBytesIO();

    private static final Signature INIT = Signature.parse("(self, initial_bytes=b'')");

    private PyBytesIO() {
        super(spec("_io.BytesIO", SIZE + 40).base(PyBufferedIOBase.TYPE));
    }

    /** The Java half. {@code bytes} is null when closed. */
    static final class State {
        byte[] bytes = new byte[0];
        int size;
        long pos;
        int exports;

        /** While there are exports: the content, where views may write. */
        long block;

        /** What views wrote. */
        void pull() {
            if (exports > 0 && size > 0) {
                Memory.copyToArray(block, bytes, 0, size);
            }
        }
    }

    static State state(long self) {
        return (State) Io.state(self);
    }

    private static State open(ThreadState ts, long self) {
        State s = state(self);
        if (s.bytes == null) {
            throw Io.closed(ts);
        }
        buryExports(ts, s);
        if (s.exports > 0) {
            synchronized (s) {
                s.pull();
            }
        }
        return s;
    }

    /** Where objects die late: views that nobody has any more are not to count. */
    private static void buryExports(ThreadState ts, State s) {
        if (Refcount.LATE && s.exports > 0) {
            Refcount.flush(ts.heap);
        }
    }

    private static void checkExports(ThreadState ts, State s) {
        if (s.exports > 0) {
            throw Errors.raise(ts, Exceptions.BufferError,
                    "Existing exports of data: object cannot be re-sized");
        }
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyBytesIO.class)
                .method("readable(self, /)", null, "yes")
                .method("seekable(self, /)", null, "yes")
                .method("writable(self, /)", null, "yes")
                .method("close(self, /)", null)
                .method("flush(self, /)", null, "flushNothing")
                .method("isatty(self, /)", null)
                .method("tell(self, /)", null)
                .method("write(self, b, /)", null)
                .method("writelines(self, lines, /)", null)
                .method("read1(self, size=-1, /)", null, "read")
                .method("readinto(self, buffer, /)", null)
                .method("readline(self, size=-1, /)", null)
                .method("readlines(self, size=None, /)", null)
                .method("read(self, size=-1, /)", null)
                .method("getbuffer(self, /)", null)
                .method("getvalue(self, /)", null)
                .method("seek(self, pos, whence=0, /)", null)
                .method("truncate(self, size=None, /)", null)
                .method("__getstate__(self, /)", null, "getstate")
                .method("__setstate__(self, state, /)", null, "setstate")
                .method("__sizeof__(self, /)", null, "sizeOf")
                .getset("closed", "getClosed", null, null);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = super.tp_new(ts, type, args, kwnames);
        Io.setState(self, new State());
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "BytesIO", INIT, args, kwnames);
        byte[] initial = a[0] == 0 || a[0] == Singletons.None ? new byte[0]
                : Buffers.copy(ts, a[0]);
        State s = state(self);
        buryExports(ts, s);
        synchronized (s) {
            s.size = 0; // also if there are exports, as CPython has it
            s.pos = 0;
            checkExports(ts, s);
            s.bytes = initial;
            s.size = initial.length;
            s.pos = 0;
        }
    }

    // ---------------------------------------------------------------- reading

    private static long take(ThreadState ts, State s, long n) {
        long left = Math.max(0, s.size - s.pos);
        int count = (int) (n < 0 ? left : Math.min(n, left));
        long bytes = count == 0 ? PyBytes.empty()
                : PyBytes.fromArray(ts, s.bytes, (int) s.pos, count);
        s.pos += count;
        return bytes;
    }

    static long read(ThreadState ts, long self, long size) {
        long n = Io.size(ts, size);
        State s = open(ts, self);
        synchronized (s) {
            return take(ts, s, n);
        }
    }

    private static int lineLength(State s, long limit) {
        long left = Math.max(0, s.size - s.pos);
        int max = (int) (limit < 0 ? left : Math.min(limit, left));
        int start = (int) Math.min(s.pos, s.size);
        for (int i = 0; i < max; i++) {
            if (s.bytes[start + i] == '\n') {
                return i + 1;
            }
        }
        return max;
    }

    static long readline(ThreadState ts, long self, long size) {
        long limit = Io.size(ts, size);
        State s = open(ts, self);
        synchronized (s) {
            return take(ts, s, lineLength(s, limit));
        }
    }

    static long readlines(ThreadState ts, long self, long size) {
        long max = Io.size(ts, size);
        State s = open(ts, self);
        long list = PyList.create(ts);
        long total = 0;
        while (true) {
            long line;
            synchronized (s) {
                int n = s.bytes == null ? 0 : lineLength(s, -1);
                if (n == 0) {
                    return list;
                }
                total += n;
                line = take(ts, s, n);
            }
            PyList.appendSteal(ts, list, line);
            if (max > 0 && total >= max) {
                return list;
            }
        }
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        State s = open(ts, self);
        synchronized (s) {
            int n = lineLength(s, -1);
            return n == 0 ? 0 : take(ts, s, n);
        }
    }

    static long readinto(ThreadState ts, long self, long buffer) {
        int room = Buffers.writableSize(ts, buffer, "readinto");
        State s = open(ts, self);
        byte[] piece;
        synchronized (s) {
            int n = (int) Math.min(room, Math.max(0, s.size - s.pos));
            piece = n == 0 ? new byte[0]
                    : Arrays.copyOfRange(s.bytes, (int) s.pos, (int) s.pos + n);
            s.pos += n;
        }
        Buffers.store(ts, buffer, 0, piece, 0, piece.length);
        return PyLong.of(ts, piece.length);
    }

    // ---------------------------------------------------------------- writing

    private static void ensure(ThreadState ts, State s, long need) {
        if (need > Integer.MAX_VALUE - 16) {
            throw Errors.overflowError(ts, "new buffer size too large");
        }
        if (need > s.bytes.length) {
            long grown = Math.min(Integer.MAX_VALUE - 16L, need + (need >> 3) + 16);
            s.bytes = Arrays.copyOf(s.bytes, (int) grown);
        }
    }

    static long write(ThreadState ts, long self, long b) {
        State s = open(ts, self);
        synchronized (s) {
            checkExports(ts, s);
        }
        long bytes = Buffers.bytes(ts, b);
        try {
            int n = PyBytes.length(bytes);
            synchronized (s) {
                if (s.bytes == null) {
                    throw Io.closed(ts);
                }
                if (n > 0) {
                    checkExports(ts, s);
                    ensure(ts, s, s.pos + n);
                    if (s.pos > s.size) {
                        Arrays.fill(s.bytes, s.size, (int) s.pos, (byte) 0);
                    }
                    Memory.copyToArray(PyBytes.data(bytes), s.bytes, (int) s.pos, n);
                    s.pos += n;
                    s.size = (int) Math.max(s.size, s.pos);
                }
            }
            return PyLong.of(ts, n);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long writelines(ThreadState ts, long self, long lines) {
        open(ts, self);
        long it = Abstract.iter(ts, lines);
        try {
            long line;
            while ((line = Abstract.next(ts, it)) != 0) {
                try {
                    Refs.release(ts, write(ts, self, line));
                } finally {
                    Refs.release(ts, line);
                }
            }
        } finally {
            Refs.release(ts, it);
        }
        return Singletons.None;
    }

    static long truncate(ThreadState ts, long self, long size) {
        State s = open(ts, self);
        long n;
        if (size == 0 || size == Singletons.None) {
            n = s.pos;
        } else {
            n = Io.number(ts, size, 0);
        }
        synchronized (s) {
            checkExports(ts, s);
            if (n < 0) {
                throw Errors.valueError(ts, "negative size value " + n);
            }
            if (n < s.size) {
                s.size = (int) n;
                s.bytes = Arrays.copyOf(s.bytes, s.size);
            }
        }
        return PyLong.of(ts, n);
    }

    // ---------------------------------------------------------------- position

    static long tell(ThreadState ts, long self) {
        return PyLong.of(ts, open(ts, self).pos);
    }

    static long seek(ThreadState ts, long self, long pos, long whence) {
        long to = Io.number(ts, pos, 0);
        int how = whence == 0 ? 0 : PyLong.asInt(ts, whence);
        State s = open(ts, self);
        if (to < 0 && how == 0) {
            throw Errors.valueError(ts, "negative seek value " + to);
        }
        synchronized (s) {
            if (how == 1 || how == 2) {
                long from = how == 1 ? s.pos : s.size;
                if (to > Long.MAX_VALUE - from) {
                    throw Errors.overflowError(ts, "new position too large");
                }
                to += from;
            } else if (how != 0) {
                throw Errors.valueError(
                        ts, "invalid whence (" + how + ", should be 0, 1 or 2)");
            }
            s.pos = Math.max(0, to);
            return PyLong.of(ts, s.pos);
        }
    }

    // ---------------------------------------------------------------- the rest

    static long getvalue(ThreadState ts, long self) {
        State s = open(ts, self);
        synchronized (s) {
            return PyBytes.fromArray(ts, s.bytes, 0, s.size);
        }
    }

    static long getbuffer(ThreadState ts, long self) {
        open(ts, self);
        return PyBytesIOBuffer.view(ts, self);
    }

    /** The content in native memory, until it is taken back; {@code exporter} stands for it. */
    static PyBuffer lend(ThreadState ts, long self, long exporter) {
        State s = open(ts, self);
        synchronized (s) {
            if (s.exports == 0) {
                s.block = Heap.allocate(ts.heap, Math.max(s.size, 1));
                Memory.copyFromArray(s.bytes, 0, s.block, s.size);
            }
            s.exports++;
            return new PyBuffer(ts, exporter, s.block, s.size, 1, false, "B");
        }
    }

    static void takeBack(ThreadState ts, long self) {
        State s = state(self);
        synchronized (s) {
            s.pull();
            if (--s.exports == 0) {
                Heap.free(ts.heap, s.block);
                s.block = 0;
            }
        }
    }

    static long close(ThreadState ts, long self) {
        State s = state(self);
        buryExports(ts, s);
        synchronized (s) {
            checkExports(ts, s);
            s.bytes = null;
            s.size = 0;
        }
        return Singletons.None;
    }

    static long yes(ThreadState ts, long self) {
        open(ts, self);
        return PyBool.True;
    }

    static long isatty(ThreadState ts, long self) {
        open(ts, self);
        return PyBool.False;
    }

    static long flushNothing(ThreadState ts, long self) {
        open(ts, self);
        return Singletons.None;
    }

    static long getClosed(ThreadState ts, long self) {
        return PyBool.of(state(self).bytes == null);
    }

    static long sizeOf(ThreadState ts, long self) {
        State s = state(self);
        return PyLong.of(ts, PyType.of(self).basicSize + (s.bytes == null ? 0 : s.bytes.length));
    }

    /** (value, position, instance dict). */
    static long getstate(ThreadState ts, long self) {
        State s = open(ts, self);
        long dict = Memory.getLong(self + DICT);
        return PyTuple.fromArraySteal(ts, new long[] {
            getvalue(ts, self), PyLong.of(ts, s.pos),
            dict == 0 ? Singletons.None : PyDict.copy(ts, dict)});
    }

    static long setstate(ThreadState ts, long self, long state) {
        if (!PyTuple.TYPE.isInstance(state) || PyTuple.size(state) < 3) {
            throw Errors.typeError(ts, PyType.of(self).name()
                    + ".__setstate__ argument should be 3-tuple, got "
                    + PyType.of(state).name());
        }
        State s = open(ts, self);
        byte[] content = Buffers.copy(ts, PyTuple.item(state, 0));
        long position = PyTuple.item(state, 1);
        if (!PyLong.check(position)) {
            throw Errors.typeError(ts, "second item of state must be an integer, not "
                    + PyType.of(position).name());
        }
        long pos = PyLong.asLong(ts, position);
        if (pos < 0) {
            throw Errors.valueError(ts, "position value cannot be negative");
        }
        long dict = PyTuple.item(state, 2);
        if (dict != Singletons.None && !PyDict.TYPE.isInstance(dict)) {
            throw Errors.typeError(ts, "third item of state should be a dict, got a "
                    + PyType.of(dict).name());
        }
        synchronized (s) {
            checkExports(ts, s);
            s.bytes = content;
            s.size = content.length;
            s.pos = pos;
        }
        if (dict != Singletons.None) {
            long own = Abstract.getAttr(ts, self, org.jilectomy.runtime.objects.Names.__dict__);
            try {
                PyDict.update(ts, own, dict);
            } finally {
                Refs.release(ts, own);
            }
        }
        return Singletons.None;
    }
}
