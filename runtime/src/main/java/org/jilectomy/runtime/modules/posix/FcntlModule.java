package org.jilectomy.runtime.modules.posix;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code fcntl}. */
public final class FcntlModule extends BuiltinModule {
    private static final String NUMBERS = """
            DN_ACCESS=1 DN_ATTRIB=32 DN_CREATE=4 DN_DELETE=8 DN_MODIFY=2 DN_MULTISHOT=2147483648
            DN_RENAME=16 FASYNC=8192 FD_CLOEXEC=1 F_ADD_SEALS=1033 F_DUPFD=0
            F_DUPFD_CLOEXEC=1030 F_EXLCK=4 F_GETFD=1 F_GETFL=3 F_GETLEASE=1025 F_GETLK=5
            F_GETLK64=5 F_GETOWN=9 F_GETPIPE_SZ=1032 F_GETSIG=11 F_GET_SEALS=1034 F_NOTIFY=1026
            F_OFD_GETLK=36 F_OFD_SETLK=37 F_OFD_SETLKW=38 F_RDLCK=0 F_SEAL_GROW=4 F_SEAL_SEAL=1
            F_SEAL_SHRINK=2 F_SEAL_WRITE=8 F_SETFD=2 F_SETFL=4 F_SETLEASE=1024 F_SETLK=6
            F_SETLK64=6 F_SETLKW=7 F_SETLKW64=7 F_SETOWN=8 F_SETPIPE_SZ=1031 F_SETSIG=10
            F_SHLCK=8 F_UNLCK=2 F_WRLCK=1 LOCK_EX=2 LOCK_MAND=32 LOCK_NB=4 LOCK_READ=64
            LOCK_RW=192 LOCK_SH=1 LOCK_UN=8 LOCK_WRITE=128
            """;

    /** Room behind an argument, for calls that write more than they were given. */
    private static final int ROOM = 1024;

    public FcntlModule() {
        super("fcntl");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("fcntl(module, fd, cmd, arg=0, /)", null)
                .method("ioctl(module, fd, request, arg=0, mutate_flag=True, /)", null)
                .method("flock(module, fd, operation, /)", null)
                .method("lockf(module, fd, cmd, len=0, start=0, whence=0, /)", null);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PosixConstants.put(ts, dict, NUMBERS);
    }

    /** The content of a str or bytes-like argument; null if it is a number. */
    private static byte[] content(ThreadState ts, long arg) {
        if (PyUnicode.check(arg)) {
            long bytes = org.jilectomy.runtime.objects.Codecs.encode(ts, arg, null, null);
            byte[] array = PyBytes.toArray(bytes);
            org.jilectomy.runtime.objects.Refs.release(ts, bytes);
            return array;
        }
        return PyType.of(arg).hasIndex() ? null : Buffers.copy(ts, arg);
    }

    private static long word(ThreadState ts, long arg) {
        return arg == 0 ? 0 : PosixArgs.word(ts, arg);
    }

    static long fcntl(ThreadState ts, long module, long fd, long cmd, long arg) {
        int n = PosixArgs.descriptor(ts, fd);
        int command = PyLong.asInt(ts, cmd);
        byte[] given = arg == 0 ? null : content(ts, arg);
        if (given == null) {
            return PyLong.of(ts, OsError.check(ts, Libc.FCNTL.retryingInt(
                    ts, n, command, (int) word(ts, arg))));
        }
        if (given.length > ROOM) {
            throw Errors.valueError(ts, "fcntl string arg too long");
        }
        try (Scratch s = Scratch.zeroed(ts, ROOM + 1)) {
            put(s, given);
            OsError.check(ts, Libc.FCNTL.retryingInt(ts, n, command, s.address));
            return PyBytes.fromMemory(ts, s.address, given.length);
        }
    }

    private static void put(Scratch s, byte[] given) {
        if (given.length > 0) {
            Memory.copyFromArray(given, 0, s.address, given.length);
        }
    }

    static long ioctl(
            ThreadState ts, long module, long fd, long request, long arg, long mutate) {
        int n = PosixArgs.descriptor(ts, fd);
        long code = PosixArgs.word(ts, request) & 0xffffffffL;
        byte[] given = arg == 0 ? null : content(ts, arg);
        if (given == null) {
            return PyLong.of(ts, OsError.check(ts, Libc.IOCTL.blocking(
                    ts, n, code, word(ts, arg))));
        }
        boolean writable = PyType.of(arg).bf_writableSize(ts, arg) >= 0;
        boolean change = writable && Args.truth(ts, mutate, true);
        if (!change && given.length > ROOM) {
            throw Errors.valueError(ts, "ioctl string arg too long");
        }
        try (Scratch s = Scratch.zeroed(ts, Math.max(given.length, ROOM) + 1)) {
            put(s, given);
            long r = OsError.check(ts, Libc.IOCTL.blocking(ts, n, code, s.address));
            if (!change) {
                return PyBytes.fromMemory(ts, s.address, given.length);
            }
            if (given.length > 0) {
                Memory.copyToArray(s.address, given, 0, given.length);
            }
            Buffers.store(ts, arg, 0, given, 0, given.length);
            return PyLong.of(ts, r);
        }
    }

    static long flock(ThreadState ts, long module, long fd, long operation) {
        OsError.check(ts, Libc.FLOCK.retryingInt(
                ts, PosixArgs.descriptor(ts, fd), PyLong.asInt(ts, operation), 0));
        return Singletons.None;
    }

    /** {@code struct flock}: type (16), whence (16), start (64 at 8), len (64 at 16), pid. */
    static long lockf(
            ThreadState ts, long module, long fd, long cmd, long len, long start, long whence) {
        int n = PosixArgs.descriptor(ts, fd);
        int how = PyLong.asInt(ts, cmd);
        int type = how == 8 ? 2 : (how & 1) != 0 ? 0 : (how & 2) != 0 ? 1 : -1;
        if (type < 0) {
            throw Errors.valueError(ts, "unrecognized lockf argument");
        }
        try (Scratch s = Scratch.zeroed(ts, 32)) {
            Memory.putShort(s.address, (short) type);
            Memory.putShort(s.address + 2, (short) Args.cInt(ts, whence, 0));
            Memory.putLong(s.address + 8, start == 0 ? 0 : PosixArgs.offset(ts, start));
            Memory.putLong(s.address + 16, len == 0 ? 0 : PosixArgs.offset(ts, len));
            OsError.check(ts, Libc.FCNTL.retryingInt(ts, n, (how & 4) != 0 ? 6 : 7, s.address));
            return Singletons.None;
        }
    }
}
