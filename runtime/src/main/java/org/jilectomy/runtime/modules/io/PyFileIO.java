package org.jilectomy.runtime.modules.io;

import org.jilectomy.heap.Heap;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.libc.Statx;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _io.FileIO}: a descriptor of the operating system (CPython 3.11, Modules/_io/fileio.c).
 * There is no lock: each method is one system call, as far as it touches the file.
 */
final class PyFileIO extends PyRawIOBase {
    /** Linux transfers no more at a time. */
    private static final int MAX_TRANSFER = 0x7ffff000;

    private static final int O_WRONLY = 1;
    private static final int O_RDWR = 2;
    private static final int O_CREAT = 0x40;
    private static final int O_EXCL = 0x80;
    private static final int O_TRUNC = 0x200;
    private static final int O_APPEND = 0x400;
    private static final int O_CLOEXEC = 0x80000;
    private static final int EISDIR = 21;
    private static final int EBADF = 9;

    static final PyFileIO TYPE = new PyFileIO();

    private static final Signature INIT =
            Signature.parse("FileIO(self, file, mode='r', closefd=True, opener=None)");

    private PyFileIO() {
        super(spec("_io.FileIO", SIZE + 32).base(PyRawIOBase.TYPE));
    }

    /** The Java half. */
    static final class State extends Finalizing {
        volatile int fd = -1;
        boolean created;
        boolean readable;
        boolean writable;
        boolean appending;
        boolean closefd = true;

        /** 1, 0, or -1 for "not asked yet". */
        int seekable = -1;

        int blockSize = Io.DEFAULT_BUFFER_SIZE;

        String mode() {
            if (created) {
                return readable ? "xb+" : "xb";
            }
            if (appending) {
                return readable ? "ab+" : "ab";
            }
            return readable ? writable ? "rb+" : "rb" : "wb";
        }
    }

    static State state(long self) {
        return (State) Io.state(self);
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyFileIO.class)
                .method("read(self, size=-1, /)", null)
                .method("readall(self, /)", null)
                .method("readinto(self, buffer, /)", null)
                .method("write(self, b, /)", null)
                .method("seek(self, pos, whence=0, /)", null)
                .method("tell(self, /)", null)
                .method("truncate(self, size=None, /)", null)
                .method("close(self, /)", null)
                .method("seekable(self, /)", null)
                .method("readable(self, /)", null)
                .method("writable(self, /)", null)
                .method("fileno(self, /)", null)
                .method("isatty(self, /)", null)
                .method("_dealloc_warn(self, source, /)", null, "deallocWarn")
                .method("__getstate__(self, /)", null, "getstate")
                .getset("closed", "getClosed", null, "True if the file is closed")
                .getset("closefd", "getClosefd", null, null)
                .getset("mode", "getMode", null, null)
                .getset("_blksize", "getBlksize", "setBlksize", null)
                .getset("_finalizing", "getFinalizing", "setFinalizing", null);
    }

    // ---------------------------------------------------------------- opening

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = super.tp_new(ts, type, args, kwnames);
        Io.setState(self, new State());
        return self;
    }

    /** A file over an open descriptor, for the runtime itself; owned. */
    static long create(ThreadState ts, int fd, boolean write, String name) {
        long self = TYPE.tp_new(ts, TYPE, new long[0], 0);
        State s = state(self);
        s.fd = fd;
        s.readable = !write;
        s.writable = write;
        s.closefd = false;
        long text = PyUnicode.intern(ts, name);
        Abstract.setAttr(ts, self, Io.NAME, text);
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "FileIO", INIT, args, kwnames);
        String mode = "r";
        if (a[1] != 0) {
            if (!PyUnicode.check(a[1])) {
                throw Errors.typeError(ts, "FileIO() argument 'mode' must be str, not "
                        + (a[1] == Singletons.None ? "None" : PyType.of(a[1]).name()));
            }
            mode = PyUnicode.toJava(a[1]);
        }
        open(ts, self, a[0], mode, Io.flag(ts, a[2], true), a[3] == Singletons.None ? 0 : a[3]);
    }

    private static void open(
            ThreadState ts, long self, long file, String mode, boolean closefd, long opener) {
        State s = state(self);
        if (s.fd >= 0) {
            if (s.closefd) {
                closeDescriptor(ts, s);
            } else {
                s.fd = -1;
            }
        }
        s.seekable = -1;
        int flags = parseMode(ts, s, mode) | O_CLOEXEC;
        s.closefd = closefd;
        int fd = descriptor(ts, file);
        boolean own = false;
        if (fd >= 0) {
            s.fd = fd;
        } else {
            if (!closefd) {
                throw Errors.valueError(ts, "Cannot use closefd=False with file name");
            }
            s.fd = opener == 0 ? openPath(ts, file, flags) : callOpener(ts, file, flags, opener);
            own = true;
        }
        try {
            finishOpening(ts, self, s, file);
        } catch (PyException e) {
            if (own) {
                Libc.CLOSE.call(s.fd);
            }
            s.fd = -1; // not ours to close
            throw e;
        }
    }

    private static void finishOpening(ThreadState ts, long self, State s, long file) {
        try (Scratch stat = Scratch.of(ts, Statx.SIZE)) {
            int r = Statx.fstat(s.fd, stat.address);
            if (r == -EBADF) {
                throw OsError.of(ts, r);
            }
            if (r == 0) {
                if ((Statx.mode(stat.address) & 0170000) == 0040000) {
                    throw OsError.of(ts, EISDIR, file);
                }
                int size = Statx.blockSize(stat.address);
                s.blockSize = size > 1 ? size : Io.DEFAULT_BUFFER_SIZE;
            }
        }
        Abstract.setAttr(ts, self, Io.NAME, file);
        if (s.appending) {
            Libc.LSEEK.callLong(s.fd, 0, 2); // a pipe cannot, and need not
        }
    }

    private static int parseMode(ThreadState ts, State s, String mode) {
        s.created = s.readable = s.writable = s.appending = false;
        boolean chosen = false;
        boolean plus = false;
        boolean bad = false;
        int flags = 0;
        for (int i = 0; i < mode.length(); i++) {
            char c = mode.charAt(i);
            switch (c) {
                case 'x', 'r', 'w', 'a' -> {
                    bad |= chosen;
                    chosen = true;
                    s.created = c == 'x';
                    s.readable = c == 'r';
                    s.writable = c != 'r';
                    s.appending = c == 'a';
                    flags = c == 'x' ? O_EXCL | O_CREAT : c == 'w' ? O_CREAT | O_TRUNC
                            : c == 'a' ? O_APPEND | O_CREAT : 0;
                }
                case 'b' -> {}
                case '+' -> {
                    bad |= plus;
                    plus = true;
                }
                default -> throw Errors.valueError(ts, "invalid mode: " + mode);
            }
            if (bad) {
                break;
            }
        }
        if (bad || !chosen) {
            throw Errors.valueError(ts, "Must have exactly one of create/read/write/append mode"
                    + " and at most one plus");
        }
        if (plus) {
            s.readable = s.writable = true;
        }
        return flags | (s.readable && s.writable ? O_RDWR : s.readable ? 0 : O_WRONLY);
    }

    /** The descriptor that {@code file} is; -1 if it is a name. */
    private static int descriptor(ThreadState ts, long file) {
        if (PyFloat.TYPE.isInstance(file) || !PyType.of(file).hasIndex()) {
            return -1;
        }
        int fd = PyLong.asInt(ts, file);
        if (fd < 0) {
            throw Errors.valueError(ts, "negative file descriptor");
        }
        return fd;
    }

    private static int openPath(ThreadState ts, long file, int flags) {
        long path = PathArg.fsPath(ts, file);
        try (Scratch name = Scratch.string(ts, PathArg.encode(ts, path))) {
            int fd = Libc.OPEN.retryingInt(ts, name.address, flags, 0666);
            if (fd < 0) {
                throw OsError.of(ts, fd, file);
            }
            return fd;
        } finally {
            Refs.release(ts, path);
        }
    }

    private static int callOpener(ThreadState ts, long file, int flags, long opener) {
        long result = Abstract.callWithInt(ts, opener, file, flags);
        try {
            if (!PyLong.check(result)) {
                throw Errors.typeError(ts, "expected integer from opener");
            }
            int fd = PyLong.asInt(ts, result);
            if (fd < 0) {
                throw Errors.valueError(ts, "opener returned " + fd);
            }
            Libc.FCNTL.call(fd, 2, 1); // FD_CLOEXEC
            return fd;
        } finally {
            Refs.release(ts, result);
        }
    }

    // ---------------------------------------------------------------- closing

    private static void closeDescriptor(ThreadState ts, State s) {
        int fd = s.fd;
        s.fd = -1;
        if (fd >= 0) {
            int r = Libc.CLOSE.blocking(ts, fd, 0, 0);
            if (r < 0 && r != -Libc.EINTR) {
                throw OsError.of(ts, r);
            }
        }
    }

    static long close(ThreadState ts, long self) {
        State s = state(self);
        PyException failure = null;
        try {
            Refs.release(ts, PyIOBase.close(ts, self));
        } catch (PyException e) {
            failure = e;
        }
        if (!s.closefd) {
            s.fd = -1;
        } else {
            if (s.finalizing && s.fd >= 0) {
                Io.warnUnclosed(ts, self);
            }
            try {
                closeDescriptor(ts, s);
            } catch (PyException e) {
                failure = Io.chain(ts, failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return Singletons.None;
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        State s = state(self);
        if (s != null && s.fd >= 0 && s.closefd) {
            Libc.CLOSE.call(s.fd);
        }
        super.tp_free_buffers(ts, self);
    }

    static long deallocWarn(ThreadState ts, long self, long source) {
        State s = state(self);
        if (s.fd >= 0 && s.closefd) {
            Io.warnUnclosed(ts, source);
        }
        return Singletons.None;
    }

    private static State open(ThreadState ts, long self) {
        State s = state(self);
        if (s.fd < 0) {
            throw Errors.valueError(ts, "I/O operation on closed file");
        }
        return s;
    }

    // ---------------------------------------------------------------- reading

    private static State forReading(ThreadState ts, long self) {
        State s = open(ts, self);
        if (!s.readable) {
            throw Io.unsupported(ts, "File not open for reading");
        }
        return s;
    }

    /** Reads into an array; the count, 0 at the end, -1 if that would block. */
    static int readInto(ThreadState ts, long self, byte[] to, int start, int n) {
        State s = forReading(ts, self);
        try (Scratch buffer = Scratch.of(ts, n)) {
            long r = Libc.READ.retrying(ts, s.fd, buffer.address, n);
            if (r == -Libc.EAGAIN) {
                return -1;
            }
            OsError.check(ts, r);
            if (r > 0) {
                Memory.copyToArray(buffer.address, to, start, (int) r);
            }
            return (int) r;
        }
    }

    static long readinto(ThreadState ts, long self, long buffer) {
        State s = forReading(ts, self);
        int room = Math.min(MAX_TRANSFER, Buffers.writableSize(ts, buffer, "readinto"));
        byte[] data = new byte[room];
        int n = readInto(ts, self, data, 0, room);
        if (n < 0) {
            return Singletons.None;
        }
        Buffers.store(ts, buffer, 0, data, 0, n);
        return PyLong.of(ts, n);
    }

    static long read(ThreadState ts, long self, long size) {
        State s = forReading(ts, self);
        long n = Io.size(ts, size);
        if (n < 0) {
            return Abstract.callMethod(ts, self, Io.READALL);
        }
        int room = (int) Math.min(n, MAX_TRANSFER);
        try (Scratch buffer = Scratch.of(ts, room)) {
            long r = Libc.READ.retrying(ts, s.fd, buffer.address, room);
            if (r == -Libc.EAGAIN) {
                return Singletons.None;
            }
            OsError.check(ts, r);
            return PyBytes.fromMemory(ts, buffer.address, (int) r);
        }
    }

    /** Reads to the end; a regular file says how much that will be. */
    static long readall(ThreadState ts, long self) {
        State s = open(ts, self);
        long capacity = Io.DEFAULT_BUFFER_SIZE;
        try (Scratch stat = Scratch.of(ts, Statx.SIZE)) {
            long at = Libc.LSEEK.callLong(s.fd, 0, 1);
            if (Statx.fstat(s.fd, stat.address) == 0 && at >= 0) {
                long rest = Statx.size(stat.address) - at;
                if (rest > 0) {
                    capacity = rest + 1;
                }
            }
        }
        if (capacity > Integer.MAX_VALUE - 256) {
            throw Errors.memoryError(ts);
        }
        long buffer = Heap.allocate(ts.heap, capacity);
        try {
            long length = 0;
            while (true) {
                if (length == capacity) {
                    capacity += Math.max(capacity >> 1, Io.DEFAULT_BUFFER_SIZE);
                    if (capacity > Integer.MAX_VALUE - 256) {
                        throw Errors.overflowError(
                                ts, "unbounded read returned more bytes than a Python bytes"
                                        + " object can hold");
                    }
                    buffer = Heap.reallocate(ts.heap, buffer, capacity);
                }
                long r = Libc.READ.retrying(ts, s.fd, buffer + length, capacity - length);
                if (r == -Libc.EAGAIN) {
                    if (length == 0) {
                        return Singletons.None;
                    }
                    break;
                }
                OsError.check(ts, r);
                if (r == 0) {
                    break;
                }
                length += r;
            }
            return PyBytes.fromMemory(ts, buffer, (int) length);
        } finally {
            Heap.free(ts.heap, buffer);
        }
    }

    // ---------------------------------------------------------------- writing

    private static State forWriting(ThreadState ts, long self) {
        State s = open(ts, self);
        if (!s.writable) {
            throw Io.unsupported(ts, "File not open for writing");
        }
        return s;
    }

    /** Writes from an array; the count, -1 if that would block. */
    static int writeFrom(ThreadState ts, long self, byte[] from, int start, int n) {
        State s = forWriting(ts, self);
        int count = Math.min(n, MAX_TRANSFER);
        try (Scratch buffer = Scratch.of(ts, count)) {
            if (count > 0) {
                Memory.copyFromArray(from, start, buffer.address, count);
            }
            long r = Libc.WRITE.retrying(ts, s.fd, buffer.address, count);
            return r == -Libc.EAGAIN ? -1 : (int) OsError.check(ts, r);
        }
    }

    static long write(ThreadState ts, long self, long b) {
        State s = forWriting(ts, self);
        long bytes = Buffers.bytes(ts, b);
        try {
            int n = Math.min(PyBytes.length(bytes), MAX_TRANSFER);
            long r = Libc.WRITE.retrying(ts, s.fd, PyBytes.data(bytes), n);
            if (r == -Libc.EAGAIN) {
                return Singletons.None;
            }
            return PyLong.of(ts, OsError.check(ts, r));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    // ---------------------------------------------------------------- position

    /** {@code lseek}; OSError if it fails. */
    static long seekTo(ThreadState ts, long self, long position, int whence) {
        State s = open(ts, self);
        long r = Libc.LSEEK.blockingLong(ts, s.fd, position, whence, 0, 0, 0);
        if (s.seekable < 0) {
            s.seekable = r >= 0 ? 1 : 0;
        }
        return OsError.check(ts, r);
    }

    static long seek(ThreadState ts, long self, long pos, long whence) {
        open(ts, self);
        if (PyFloat.TYPE.isInstance(pos)) {
            throw Errors.typeError(ts, "an integer is required");
        }
        long to = Io.offset(ts, pos);
        return PyLong.of(ts, seekTo(ts, self, to, whence == 0 ? 0 : PyLong.asInt(ts, whence)));
    }

    static long tell(ThreadState ts, long self) {
        return PyLong.of(ts, seekTo(ts, self, 0, 1));
    }

    static long truncate(ThreadState ts, long self, long size) {
        State s = forWriting(ts, self);
        long position;
        if (size == 0 || size == Singletons.None) {
            position = seekTo(ts, self, 0, 1);
            size = 0;
        } else {
            position = Io.offset(ts, size);
        }
        OsError.check(ts, Libc.FTRUNCATE.retryingInt(ts, s.fd, position, 0));
        return PyLong.of(ts, position);
    }

    // ---------------------------------------------------------------- questions

    static long seekable(ThreadState ts, long self) {
        State s = open(ts, self);
        if (s.seekable < 0) {
            s.seekable = Libc.LSEEK.callLong(s.fd, 0, 1) >= 0 ? 1 : 0;
        }
        return PyBool.of(s.seekable == 1);
    }

    static long readable(ThreadState ts, long self) {
        return PyBool.of(open(ts, self).readable);
    }

    static long writable(ThreadState ts, long self) {
        return PyBool.of(open(ts, self).writable);
    }

    static long fileno(ThreadState ts, long self) {
        return PyLong.of(ts, open(ts, self).fd);
    }

    static long isatty(ThreadState ts, long self) {
        return PyBool.of(isTerminal(open(ts, self).fd));
    }

    static boolean isTerminal(int fd) {
        return Libc.ISATTY.call(fd) == 1;
    }

    static long getstate(ThreadState ts, long self) {
        throw Errors.typeError(ts, "cannot pickle '" + PyType.of(self).name() + "' object");
    }

    static long getClosed(ThreadState ts, long self) {
        return PyBool.of(state(self).fd < 0);
    }

    static long getClosefd(ThreadState ts, long self) {
        return PyBool.of(state(self).closefd);
    }

    static long getMode(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, state(self).mode());
    }

    static long getBlksize(ThreadState ts, long self) {
        return PyLong.of(ts, state(self).blockSize);
    }

    static void setBlksize(ThreadState ts, long self, long value) {
        state(self).blockSize = PyLong.asInt(ts, value);
    }

    static long getFinalizing(ThreadState ts, long self) {
        return PyBool.of(state(self).finalizing);
    }

    static void setFinalizing(ThreadState ts, long self, long value) {
        state(self).finalizing = value != 0 && Abstract.isTrue(ts, value);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        State s = state(self);
        if (s.fd < 0) {
            return PyUnicode.fromJava(ts, "<_io.FileIO [closed]>");
        }
        String name = Io.nameInRepr(ts, self);
        return PyUnicode.fromJava(ts, "<_io.FileIO" + (name.isEmpty() ? " fd=" + s.fd : name)
                + " mode='" + s.mode() + "' closefd=" + (s.closefd ? "True" : "False") + ">");
    }
}
