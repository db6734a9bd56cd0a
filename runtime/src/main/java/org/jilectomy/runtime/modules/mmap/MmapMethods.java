package org.jilectomy.runtime.modules.mmap;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.libc.Statx;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The methods of {@link PyMmap}. What moves the position does so under the lock. */
final class MmapMethods {
    private static final int MS_SYNC = 4;
    private static final int EBADF = 9;

    private MmapMethods() {}

    static void define(TypeDef def) {
        def.in(MmapMethods.class)
                .method("close(self, /)", null)
                .method("find(self, sub, start=None, end=None, /)", null)
                .method("rfind(self, sub, start=None, end=None, /)", null)
                .method("flush(self, offset=0, size=None, /)", null)
                .method("madvise(self, option, start=0, length=None, /)", null)
                .method("move(self, dest, src, count, /)", null)
                .method("read(self, n=None, /)", null)
                .method("read_byte(self, /)", null, "readByte")
                .method("readline(self, /)", null)
                .method("resize(self, newsize, /)", null)
                .method("seek(self, pos, whence=0, /)", null)
                .method("size(self, /)", null)
                .method("tell(self, /)", null)
                .method("write(self, bytes, /)", null)
                .method("write_byte(self, byte, /)", null, "writeByte")
                .method("__enter__(self, /)", null, "enter")
                .method("__exit__(self, exc_type=None, exc_value=None, traceback=None, /)", null,
                        "exit")
                .getset("closed", "getClosed", null, null);
    }

    // ---------------------------------------------------------------- life

    static long close(ThreadState ts, long self) {
        PyMmap.close(ts, self);
        return Singletons.None;
    }

    static long enter(ThreadState ts, long self) {
        PyMmap.requireOpen(ts, self);
        return Refs.retain(ts, self);
    }

    static long exit(ThreadState ts, long self, long type, long value, long traceback) {
        return close(ts, self);
    }

    static long getClosed(ThreadState ts, long self) {
        return PyBool.of(PyMmap.isClosed(self));
    }

    static long resize(ThreadState ts, long self, long size) {
        PyMmap.resize(ts, self, Args.ssize(ts, size, 0));
        return Singletons.None;
    }

    static long flush(ThreadState ts, long self, long offset, long size) {
        long from = Args.ssize(ts, offset, 0);
        PyMmap.requireOpen(ts, self);
        long n = Args.ssize(ts, size, PyMmap.size(self));
        long data = PyMmap.hold(ts, self);
        try {
            if (from < 0 || n < 0 || n > PyMmap.size(self) - from) {
                throw Errors.valueError(ts, "flush values out of range");
            }
            int access = PyMmap.access(self);
            if (access != PyMmap.ACCESS_READ && access != PyMmap.ACCESS_COPY) {
                OsError.check(ts, Libc.MSYNC.blocking(ts, data + from, n, MS_SYNC));
            }
            return Singletons.None;
        } finally {
            PyMmap.letGo(ts, self);
        }
    }

    static long madvise(ThreadState ts, long self, long option, long start, long length) {
        int advice = PyLong.asInt(ts, option);
        long from = Args.ssize(ts, start, 0);
        PyMmap.requireOpen(ts, self);
        long n = Args.ssize(ts, length, PyMmap.size(self));
        long data = PyMmap.hold(ts, self);
        try {
            if (from < 0 || from >= PyMmap.size(self)) {
                throw Errors.valueError(ts, "madvise start out of bounds");
            }
            if (n < 0) {
                throw Errors.valueError(ts, "madvise length invalid");
            }
            if (from > Long.MAX_VALUE - n) {
                throw Errors.overflowError(ts, "madvise length too large");
            }
            long some = Math.min(n, PyMmap.size(self) - from);
            OsError.check(ts, Libc.MADVISE.blocking(ts, data + from, some, advice));
            return Singletons.None;
        } finally {
            PyMmap.letGo(ts, self);
        }
    }

    /** Of the file. */
    static long size(ThreadState ts, long self) {
        PyMmap.requireOpen(ts, self);
        int fd = PyMmap.descriptor(self);
        if (fd < 0) {
            throw OsError.of(ts, EBADF);
        }
        try (Scratch s = Scratch.of(ts, Statx.SIZE)) {
            OsError.check(ts, Statx.fstat(fd, s.address));
            return PyLong.of(ts, Statx.size(s.address));
        }
    }

    // ---------------------------------------------------------------- searching

    static long find(ThreadState ts, long self, long sub, long start, long end) {
        return PyLong.of(ts, search(ts, self, sub, start, end, 1));
    }

    static long rfind(ThreadState ts, long self, long sub, long start, long end) {
        return PyLong.of(ts, search(ts, self, sub, start, end, -1));
    }

    /** Detached: a mapping may be as large as a disk. */
    private static long search(
            ThreadState ts, long self, long sub, long start, long end, int direction) {
        PyMmap.requireOpen(ts, self);
        byte[] wanted = Args.bytes(ts, sub);
        long first = start == 0 || start == Singletons.None
                ? PyMmap.pos(self) : Args.ssize(ts, start, 0);
        long last = end == 0 || end == Singletons.None
                ? PyMmap.size(self) : Args.ssize(ts, end, 0);
        long data = PyMmap.hold(ts, self);
        try {
            long size = PyMmap.size(self);
            long from = within(first, size);
            long to = within(last, size) - wanted.length;
            ts.detach();
            try {
                for (long i = direction > 0 ? from : to; i >= from && i <= to; i += direction) {
                    if (isAt(data + i, wanted)) {
                        return i;
                    }
                }
                return -1;
            } finally {
                ts.attach();
            }
        } finally {
            PyMmap.letGo(ts, self);
        }
    }

    private static long within(long i, long size) {
        return Math.clamp(i < 0 ? i + size : i, 0, size);
    }

    private static boolean isAt(long address, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (Memory.getByte(address + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    // ---------------------------------------------------------------- as a file

    static long tell(ThreadState ts, long self) {
        PyMmap.requireOpen(ts, self);
        return PyLong.of(ts, PyMmap.pos(self));
    }

    static long seek(ThreadState ts, long self, long pos, long whence) {
        long distance = Args.ssize(ts, pos, 0);
        int how = Args.cInt(ts, whence, 0);
        if (how < 0 || how > 2) {
            PyMmap.requireOpen(ts, self);
            throw Errors.valueError(ts, "unknown seek type");
        }
        PyMmap.lock(ts, self);
        long size = PyMmap.size(self);
        long base = how == 0 ? 0 : how == 1 ? PyMmap.pos(self) : size;
        boolean isInside = distance >= -base && distance <= size - base;
        if (isInside) {
            PyMmap.pos(self, base + distance);
        }
        PyMmap.unlock(ts, self);
        if (!isInside) {
            throw Errors.valueError(ts, "seek out of range");
        }
        return Singletons.None;
    }

    static long read(ThreadState ts, long self, long n) {
        long most = -1;
        if (n != 0 && n != Singletons.None) {
            if (!PyType.of(n).hasIndex()) {
                throw Errors.typeError(ts, "argument should be integer or None, not '"
                        + PyType.of(n).name() + "'");
            }
            most = Abstract.asIndexOrThrow(ts, n, Exceptions.OverflowError);
        }
        return take(ts, self, most, false);
    }

    static long readline(ThreadState ts, long self) {
        return take(ts, self, -1, true);
    }

    /** Bytes from the position on, which moves behind them. */
    private static long take(ThreadState ts, long self, long most, boolean isLine) {
        long data = PyMmap.hold(ts, self);
        byte[] copy;
        try {
            PyMmap.lock(ts, self);
            long from = PyMmap.pos(self);
            long rest = Math.max(0, PyMmap.size(self) - from);
            long n = most < 0 ? rest : Math.min(most, rest);
            if (isLine) {
                for (long i = 0; i < rest; i++) {
                    if (Memory.getByte(data + from + i) == '\n') {
                        n = i + 1;
                        break;
                    }
                }
            }
            PyMmap.pos(self, from + n);
            PyMmap.unlock(ts, self);
            copy = PyMmap.room(ts, n);
            if (copy.length > 0) {
                Memory.copyToArray(data + from, copy, 0, copy.length);
            }
        } finally {
            PyMmap.letGo(ts, self);
        }
        return PyBytes.fromArray(ts, copy);
    }

    static long readByte(ThreadState ts, long self) {
        long data = PyMmap.lock(ts, self);
        long at = PyMmap.pos(self);
        boolean isInside = at < PyMmap.size(self);
        int b = isInside ? Memory.getByte(data + at) & 0xff : 0;
        if (isInside) {
            PyMmap.pos(self, at + 1);
        }
        PyMmap.unlock(ts, self);
        if (!isInside) {
            throw Errors.valueError(ts, "read byte out of range");
        }
        return PyLong.of(ts, b);
    }

    static long write(ThreadState ts, long self, long bytes) {
        byte[] from = Args.bytes(ts, bytes);
        PyMmap.requireWritable(ts, self);
        if (!put(ts, self, from)) {
            throw Errors.valueError(ts, "data out of range");
        }
        return PyLong.of(ts, from.length);
    }

    static long writeByte(ThreadState ts, long self, long value) {
        long b = PyLong.asLong(ts, value);
        if (b < 0 || b > 255) {
            throw Errors.overflowError(ts, "unsigned byte integer is "
                    + (b < 0 ? "less than minimum" : "greater than maximum"));
        }
        PyMmap.requireWritable(ts, self);
        if (!put(ts, self, new byte[] {(byte) b})) {
            throw Errors.valueError(ts, "write byte out of range");
        }
        return Singletons.None;
    }

    /** Writes all of it at the position, or nothing. */
    private static boolean put(ThreadState ts, long self, byte[] from) {
        long data = PyMmap.lock(ts, self);
        long at = PyMmap.pos(self);
        boolean fits = from.length <= PyMmap.size(self) - at;
        if (fits && from.length > 0) {
            Memory.copyFromArray(from, 0, data + at, from.length);
        }
        if (fits) {
            PyMmap.pos(self, at + from.length);
        }
        PyMmap.unlock(ts, self);
        return fits;
    }

    static long move(ThreadState ts, long self, long dest, long src, long count) {
        long to = Args.ssize(ts, dest, 0);
        long from = Args.ssize(ts, src, 0);
        long n = Args.ssize(ts, count, 0);
        PyMmap.requireWritable(ts, self);
        long data = PyMmap.lock(ts, self);
        long size = PyMmap.size(self);
        boolean fits = to >= 0 && from >= 0 && n >= 0 && size - to >= n && size - from >= n;
        if (fits && n > 0) {
            Memory.copy(data + from, data + to, n);
        }
        PyMmap.unlock(ts, self);
        if (!fits) {
            throw Errors.valueError(ts, "source, destination, or count out of range");
        }
        return Singletons.None;
    }
}
