package org.jilectomy.runtime.modules.posix;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** Functions of descriptors. */
final class FileCalls {
    private static final int O_CLOEXEC = 0x80000;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int O_NONBLOCK = 0x800;
    private static final int TIOCGWINSZ = 0x5413;

    private static final PyStructSequence TERMINAL_SIZE =
            new PyStructSequence("os.terminal_size", 2, true, "columns", "lines");

    private FileCalls() {}

    static void define(TypeDef def) {
        def.in(FileCalls.class)
                .method("open(module, path, flags, mode=511, *, dir_fd=None)", null)
                .method("close(module, fd)", null)
                .method("closerange(module, fd_low, fd_high, /)", null)
                .method("read(module, fd, length, /)", null)
                .method("write(module, fd, data, /)", null)
                .method("pread(module, fd, length, offset, /)", null)
                .method("pwrite(module, fd, buffer, offset, /)", null)
                .method("readv(module, fd, buffers, /)", null)
                .method("writev(module, fd, buffers, /)", null)
                .method("preadv(module, fd, buffers, offset, flags=0, /)", null)
                .method("pwritev(module, fd, buffers, offset, flags=0, /)", null)
                .method("sendfile(module, out_fd, in_fd, offset, count)", null)
                .method("copy_file_range(module, src, dst, count, offset_src=None,"
                        + " offset_dst=None)", null, "copyFileRange")
                .method("splice(module, src, dst, count, offset_src=None, offset_dst=None,"
                        + " flags=0)", null)
                .method("lseek(module, fd, position, whence, /)", null)
                .method("dup(module, fd, /)", null)
                .method("dup2(module, fd, fd2, inheritable=True)", null)
                .method("pipe(module, /)", null)
                .method("pipe2(module, flags, /)", null)
                .method("isatty(module, fd, /)", null)
                .method("ttyname(module, fd, /)", null)
                .method("openpty(module, /)", null)
                .method("fsync(module, fd)", null)
                .method("fdatasync(module, fd)", null)
                .method("sync(module, /)", null)
                .method("fchmod(module, fd, mode)", null)
                .method("fchown(module, fd, uid, gid)", null)
                .method("ftruncate(module, fd, length, /)", null)
                .method("fpathconf(module, fd, name, /)", null)
                .method("posix_fadvise(module, fd, offset, length, advice, /)", null, "fadvise")
                .method("posix_fallocate(module, fd, offset, length, /)", null, "fallocate")
                .method("lockf(module, fd, command, length, /)", null)
                .method("get_blocking(module, fd, /)", null, "getBlocking")
                .method("set_blocking(module, fd, blocking, /)", null, "setBlocking")
                .method("get_inheritable(module, fd, /)", null, "getInheritable")
                .method("set_inheritable(module, fd, inheritable, /)", null, "setInheritable")
                .method("get_terminal_size(module, fd=1, /)", null, "getTerminalSize")
                .method("device_encoding(module, fd)", null, "deviceEncoding")
                .method("memfd_create(module, name, flags=1)", null, "memfdCreate")
                .method("eventfd(module, initval, flags=524288)", null)
                .method("eventfd_read(module, fd)", null, "eventfdRead")
                .method("eventfd_write(module, fd, value)", null, "eventfdWrite")
                .method("tcgetpgrp(module, fd, /)", null)
                .method("tcsetpgrp(module, fd, pgid, /)", null);
    }

    static void init(ThreadState ts, long dict) {
        BuiltinModule.putType(ts, dict, TERMINAL_SIZE);
    }

    private static long none(ThreadState ts, long result) {
        OsError.check(ts, result);
        return Singletons.None;
    }

    private static long number(ThreadState ts, long result) {
        return PyLong.of(ts, OsError.check(ts, result));
    }

    // ---------------------------------------------------------------- opening and closing

    static long open(
            ThreadState ts, long module, long path, long flags, long mode, long dirFd) {
        int how = PyLong.asInt(ts, flags) | O_CLOEXEC;
        int bits = Args.cInt(ts, mode, 0777);
        int folder = PosixArgs.folder(ts, dirFd);
        try (PathArg p = PathArg.of(ts, path, "open", "path")) {
            int fd = Libc.OPENAT.retryingInt(ts, folder, p.address(), how, bits);
            return PyLong.of(ts, OsError.check(ts, fd, p.object));
        }
    }

    static long close(ThreadState ts, long module, long fd) {
        int r = Libc.CLOSE.blocking(ts, PyLong.asInt(ts, fd), 0, 0);
        return r == -Libc.EINTR ? Singletons.None : none(ts, r);
    }

    static long closerange(ThreadState ts, long module, long low, long high) {
        int end = PyLong.asInt(ts, high);
        for (int fd = Math.max(0, PyLong.asInt(ts, low)); fd < end; fd++) {
            Libc.CLOSE.call(fd);
        }
        return Singletons.None;
    }

    static long dup(ThreadState ts, long module, long fd) {
        return number(ts, Libc.FCNTL.call(PyLong.asInt(ts, fd), F_DUPFD_CLOEXEC, 0));
    }

    static long dup2(ThreadState ts, long module, long fd, long fd2, long inheritable) {
        int from = PyLong.asInt(ts, fd);
        int to = PyLong.asInt(ts, fd2);
        boolean keep = Args.truth(ts, inheritable, true);
        if (from == to) {
            OsError.check(ts, Libc.FCNTL.call(from, F_GETFD));
            if (!keep) {
                Libc.FCNTL.call(to, F_SETFD, 1);
            }
            return PyLong.of(ts, to);
        }
        return number(ts, Libc.DUP3.retryingInt(ts, from, to, keep ? 0 : O_CLOEXEC));
    }

    static long pipe(ThreadState ts, long module) {
        return makePipe(ts, O_CLOEXEC);
    }

    static long pipe2(ThreadState ts, long module, long flags) {
        return makePipe(ts, PyLong.asInt(ts, flags));
    }

    private static long makePipe(ThreadState ts, int flags) {
        try (Scratch s = Scratch.of(ts, 8)) {
            OsError.check(ts, Libc.PIPE2.call(s.address, flags));
            return PosixArgs.pair(ts, Memory.getInt(s.address), Memory.getInt(s.address + 4));
        }
    }

    static long openpty(ThreadState ts, long module) {
        try (Scratch s = Scratch.of(ts, 8)) {
            OsError.check(ts, Libc.OPENPTY.call(s.address, s.address + 4, 0, 0, 0, 0));
            int a = Memory.getInt(s.address);
            int b = Memory.getInt(s.address + 4);
            Libc.FCNTL.call(a, F_SETFD, 1);
            Libc.FCNTL.call(b, F_SETFD, 1);
            return PosixArgs.pair(ts, a, b);
        }
    }

    static long memfdCreate(ThreadState ts, long module, long name, long flags) {
        int how = Args.cInt(ts, flags, 1);
        try (PathArg p = PathArg.of(ts, name, "memfd_create", "name")) {
            return number(ts, Libc.MEMFD_CREATE.call(p.address(), how));
        }
    }

    private static final Libc EVENTFD = new Libc("eventfd");

    static long eventfd(ThreadState ts, long module, long initial, long flags) {
        return number(ts, EVENTFD.call(
                PyLong.asLong(ts, initial), Args.cInt(ts, flags, O_CLOEXEC)));
    }

    static long eventfdRead(ThreadState ts, long module, long fd) {
        try (Scratch s = Scratch.of(ts, 8)) {
            OsError.check(ts, Libc.READ.retrying(ts, PosixArgs.descriptor(ts, fd), s.address, 8));
            return PyLong.of(ts, Memory.getLong(s.address));
        }
    }

    static long eventfdWrite(ThreadState ts, long module, long fd, long value) {
        try (Scratch s = Scratch.of(ts, 8)) {
            Memory.putLong(s.address, PosixArgs.word(ts, value));
            return none(ts, Libc.WRITE.retrying(ts, PosixArgs.descriptor(ts, fd), s.address, 8));
        }
    }

    // ---------------------------------------------------------------- reading and writing

    private static int length(ThreadState ts, long length) {
        long n = PosixArgs.offset(ts, length);
        if (n < 0) {
            throw OsError.of(ts, 22);
        }
        return (int) Math.min(n, 0x7ffff000);
    }

    static long read(ThreadState ts, long module, long fd, long length) {
        int from = PyLong.asInt(ts, fd);
        int n = length(ts, length);
        try (Scratch s = Scratch.of(ts, n)) {
            long r = OsError.check(ts, Libc.READ.retrying(ts, from, s.address, n));
            return PyBytes.fromMemory(ts, s.address, (int) r);
        }
    }

    static long pread(ThreadState ts, long module, long fd, long length, long offset) {
        int from = PyLong.asInt(ts, fd);
        int n = length(ts, length);
        long at = PosixArgs.offset(ts, offset);
        try (Scratch s = Scratch.of(ts, n)) {
            long r = OsError.check(
                    ts, Libc.PREAD.retrying(ts, from, s.address, n, at, 0, 0));
            return PyBytes.fromMemory(ts, s.address, (int) r);
        }
    }

    static long write(ThreadState ts, long module, long fd, long data) {
        int to = PyLong.asInt(ts, fd);
        long bytes = Buffers.bytes(ts, data);
        try {
            return number(ts, Libc.WRITE.retrying(
                    ts, to, PyBytes.data(bytes), Math.min(PyBytes.length(bytes), 0x7ffff000)));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long pwrite(ThreadState ts, long module, long fd, long data, long offset) {
        int to = PyLong.asInt(ts, fd);
        long at = PosixArgs.offset(ts, offset);
        long bytes = Buffers.bytes(ts, data);
        try {
            return number(ts, Libc.PWRITE.retrying(
                    ts, to, PyBytes.data(bytes), PyBytes.length(bytes), at, 0, 0));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long readv(ThreadState ts, long module, long fd, long buffers) {
        return readTo(ts, fd, buffers, -1, 0, "readv");
    }

    static long preadv(
            ThreadState ts, long module, long fd, long buffers, long offset, long flags) {
        return readTo(ts, fd, buffers, PosixArgs.offset(ts, offset), Args.cInt(ts, flags, 0),
                "preadv");
    }

    private static final Libc PREADV2 = new Libc("preadv2");
    private static final Libc PWRITEV2 = new Libc("pwritev2");

    private static void checkSequence(ThreadState ts, long buffers, String function) {
        if (!org.jilectomy.runtime.objects.PyList.TYPE.isInstance(buffers)
                && !PyTuple.TYPE.isInstance(buffers)) {
            throw Errors.typeError(ts, function + "() arg 2 must be a sequence");
        }
    }

    private static long readTo(
            ThreadState ts, long fd, long buffers, long at, int flags, String function) {
        int from = PyLong.asInt(ts, fd);
        checkSequence(ts, buffers, function);
        long items = PyTuple.fromIterable(ts, buffers);
        try {
            int n = (int) PyTuple.size(items);
            int[] sizes = new int[n];
            long total = 0;
            for (int i = 0; i < n; i++) {
                sizes[i] = Buffers.writableSize(ts, PyTuple.item(items, i), function);
                total += sizes[i];
            }
            int room = (int) Math.min(total, 0x7ffff000);
            try (Scratch s = Scratch.of(ts, room); Scratch v = Scratch.of(ts, 16)) {
                Memory.putLong(v.address, s.address);
                Memory.putLong(v.address + 8, room);
                long r = at < 0 ? Libc.READ.retrying(ts, from, s.address, room)
                        : flags == 0 ? Libc.PREAD.retrying(ts, from, s.address, room, at, 0, 0)
                                : PREADV2.retrying(ts, from, v.address, 1, at, flags, 0);
                OsError.check(ts, r);
                byte[] data = new byte[(int) r];
                if (r > 0) {
                    Memory.copyToArray(s.address, data, 0, (int) r);
                }
                int done = 0;
                for (int i = 0; i < n && done < r; i++) {
                    int piece = (int) Math.min(sizes[i], r - done);
                    Buffers.store(ts, PyTuple.item(items, i), 0, data, done, piece);
                    done += piece;
                }
                return PyLong.of(ts, r);
            }
        } finally {
            Refs.release(ts, items);
        }
    }

    static long writev(ThreadState ts, long module, long fd, long buffers) {
        return writeFrom(ts, fd, buffers, -1, 0, "writev");
    }

    static long pwritev(
            ThreadState ts, long module, long fd, long buffers, long offset, long flags) {
        return writeFrom(ts, fd, buffers, PosixArgs.offset(ts, offset), Args.cInt(ts, flags, 0),
                "pwritev");
    }

    private static long writeFrom(
            ThreadState ts, long fd, long buffers, long at, int flags, String function) {
        int to = PyLong.asInt(ts, fd);
        checkSequence(ts, buffers, function);
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        long items = PyTuple.fromIterable(ts, buffers);
        try {
            for (int i = 0; i < PyTuple.size(items); i++) {
                all.writeBytes(Buffers.copy(ts, PyTuple.item(items, i)));
            }
        } finally {
            Refs.release(ts, items);
        }
        try (Scratch s = Scratch.string(ts, all.toByteArray()); Scratch v = Scratch.of(ts, 16)) {
            Memory.putLong(v.address, s.address);
            Memory.putLong(v.address + 8, all.size());
            return number(ts, at < 0 ? Libc.WRITE.retrying(ts, to, s.address, all.size())
                    : flags == 0 ? Libc.PWRITE.retrying(ts, to, s.address, all.size(), at, 0, 0)
                            : PWRITEV2.retrying(ts, to, v.address, 1, at, flags, 0));
        }
    }

    static long sendfile(
            ThreadState ts, long module, long out, long in, long offset, long count) {
        int to = PyLong.asInt(ts, out);
        int from = PyLong.asInt(ts, in);
        long n = PosixArgs.offset(ts, count);
        if (offset == Singletons.None) {
            return number(ts, Libc.SENDFILE.retrying(ts, to, from, 0, n, 0, 0));
        }
        try (Scratch s = Scratch.of(ts, 8)) {
            Memory.putLong(s.address, PosixArgs.offset(ts, offset));
            return number(ts, Libc.SENDFILE.retrying(ts, to, from, s.address, n, 0, 0));
        }
    }

    private static final Libc COPY_FILE_RANGE = new Libc("copy_file_range");
    private static final Libc SPLICE = new Libc("splice");

    static long copyFileRange(ThreadState ts, long module, long src, long dst, long count,
            long srcOffset, long dstOffset) {
        return move(ts, COPY_FILE_RANGE, src, dst, count, srcOffset, dstOffset, 0);
    }

    static long splice(ThreadState ts, long module, long src, long dst, long count,
            long srcOffset, long dstOffset, long flags) {
        return move(ts, SPLICE, src, dst, count, srcOffset, dstOffset,
                Args.cInt(ts, flags, 0));
    }

    private static long move(ThreadState ts, Libc function, long src, long dst, long count,
            long srcOffset, long dstOffset, int flags) {
        int from = PyLong.asInt(ts, src);
        int to = PyLong.asInt(ts, dst);
        long n = PosixArgs.offset(ts, count);
        if (n < 0) {
            throw Errors.valueError(ts, "negative value for 'count' not allowed");
        }
        try (Scratch s = Scratch.of(ts, 16)) {
            boolean a = srcOffset != 0 && srcOffset != Singletons.None;
            boolean b = dstOffset != 0 && dstOffset != Singletons.None;
            Memory.putLong(s.address, a ? PosixArgs.offset(ts, srcOffset) : 0);
            Memory.putLong(s.address + 8, b ? PosixArgs.offset(ts, dstOffset) : 0);
            return number(ts, function.blockingLong(ts, from, a ? s.address : 0, to,
                    b ? s.address + 8 : 0, n, flags));
        }
    }

    static long lseek(ThreadState ts, long module, long fd, long position, long how) {
        return number(ts, Libc.LSEEK.blockingLong(ts, PyLong.asInt(ts, fd),
                PosixArgs.offset(ts, position), PyLong.asInt(ts, how), 0, 0, 0));
    }

    // ---------------------------------------------------------------- the file behind it

    static long fsync(ThreadState ts, long module, long fd) {
        return none(ts, Libc.FSYNC.retryingInt(ts, PosixArgs.descriptor(ts, fd), 0, 0));
    }

    static long fdatasync(ThreadState ts, long module, long fd) {
        return none(ts, Libc.FDATASYNC.retryingInt(ts, PosixArgs.descriptor(ts, fd), 0, 0));
    }

    static long sync(ThreadState ts, long module) {
        Libc.SYNC.blocking(ts, 0, 0, 0);
        return Singletons.None;
    }

    static long fchmod(ThreadState ts, long module, long fd, long mode) {
        return none(ts, Libc.FCHMOD.retryingInt(
                ts, PyLong.asInt(ts, fd), PyLong.asInt(ts, mode), 0));
    }

    static long fchown(ThreadState ts, long module, long fd, long uid, long gid) {
        return none(ts, Libc.FCHOWN.retryingInt(ts, PyLong.asInt(ts, fd),
                PosixArgs.id(ts, uid, "uid"), PosixArgs.id(ts, gid, "gid")));
    }

    static long ftruncate(ThreadState ts, long module, long fd, long length) {
        return none(ts, Libc.FTRUNCATE.retryingInt(
                ts, PyLong.asInt(ts, fd), PosixArgs.offset(ts, length), 0));
    }

    static long fpathconf(ThreadState ts, long module, long fd, long name) {
        int which = SystemCalls.configName(ts, name, "pathconf_names");
        return number(ts, Libc.FPATHCONF.callLong(PosixArgs.descriptor(ts, fd), which, 0));
    }

    static long fadvise(
            ThreadState ts, long module, long fd, long offset, long length, long advice) {
        int r = Libc.POSIX_FADVISE.blocking(ts, PyLong.asInt(ts, fd), PosixArgs.offset(ts, offset),
                PosixArgs.offset(ts, length), PyLong.asInt(ts, advice), 0, 0);
        return none(ts, -r);
    }

    static long fallocate(ThreadState ts, long module, long fd, long offset, long length) {
        int r = Libc.POSIX_FALLOCATE.blocking(
                ts, PyLong.asInt(ts, fd), PosixArgs.offset(ts, offset),
                PosixArgs.offset(ts, length));
        return none(ts, -r);
    }

    static long lockf(ThreadState ts, long module, long fd, long command, long length) {
        return none(ts, Libc.LOCKF.retryingInt(
                ts, PyLong.asInt(ts, fd), PyLong.asInt(ts, command), PosixArgs.offset(ts, length)));
    }

    // ---------------------------------------------------------------- flags

    static long getBlocking(ThreadState ts, long module, long fd) {
        long flags = OsError.check(ts, Libc.FCNTL.call(PyLong.asInt(ts, fd), F_GETFL));
        return PyBool.of((flags & O_NONBLOCK) == 0);
    }

    static long setBlocking(ThreadState ts, long module, long fd, long blocking) {
        int n = PyLong.asInt(ts, fd);
        int flags = (int) OsError.check(ts, Libc.FCNTL.call(n, F_GETFL));
        boolean block = org.jilectomy.runtime.objects.Abstract.isTrue(ts, blocking);
        return none(ts, Libc.FCNTL.call(
                n, F_SETFL, block ? flags & ~O_NONBLOCK : flags | O_NONBLOCK));
    }

    static long getInheritable(ThreadState ts, long module, long fd) {
        long flags = OsError.check(ts, Libc.FCNTL.call(PyLong.asInt(ts, fd), F_GETFD));
        return PyBool.of((flags & 1) == 0);
    }

    static long setInheritable(ThreadState ts, long module, long fd, long inheritable) {
        int n = PyLong.asInt(ts, fd);
        int flags = (int) OsError.check(ts, Libc.FCNTL.call(n, F_GETFD));
        int wanted = PyLong.asInt(ts, inheritable) != 0 ? flags & ~1 : flags | 1;
        return none(ts, Libc.FCNTL.call(n, F_SETFD, wanted));
    }

    // ---------------------------------------------------------------- terminals

    static long isatty(ThreadState ts, long module, long fd) {
        return PyBool.of(Libc.ISATTY.call(PyLong.asInt(ts, fd)) == 1);
    }

    static long ttyname(ThreadState ts, long module, long fd) {
        try (Scratch s = Scratch.of(ts, 4096)) {
            int r = (int) Libc.TTYNAME_R.raw(PyLong.asInt(ts, fd), s.address, 4096, 0, 0, 0);
            if (r != 0) {
                throw OsError.of(ts, r);
            }
            return PathArg.decode(ts, Scratch.bytes(s.address));
        }
    }

    static long getTerminalSize(ThreadState ts, long module, long fd) {
        try (Scratch s = Scratch.zeroed(ts, 16)) {
            OsError.check(ts, Libc.IOCTL.call(
                    Args.cInt(ts, fd, 1), TIOCGWINSZ, s.address));
            return TERMINAL_SIZE.createSteal(ts,
                    PyLong.of(ts, Memory.getShort(s.address + 2) & 0xffff),
                    PyLong.of(ts, Memory.getShort(s.address) & 0xffff));
        }
    }

    static long deviceEncoding(ThreadState ts, long module, long fd) {
        return Libc.ISATTY.call(PyLong.asInt(ts, fd)) == 1
                ? PyUnicode.intern(ts, "UTF-8") : Singletons.None;
    }

    static long tcgetpgrp(ThreadState ts, long module, long fd) {
        return number(ts, Libc.TCGETPGRP.call(PyLong.asInt(ts, fd)));
    }

    static long tcsetpgrp(ThreadState ts, long module, long fd, long group) {
        return none(ts, Libc.TCSETPGRP.call(PyLong.asInt(ts, fd), PyLong.asInt(ts, group)));
    }
}
