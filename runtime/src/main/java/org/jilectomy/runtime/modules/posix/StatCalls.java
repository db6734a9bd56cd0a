package org.jilectomy.runtime.modules.posix;

import java.math.BigInteger;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.libc.Statx;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code stat} and its family, and {@code utime}. */
final class StatCalls {
    static final PyStructSequence STAT_RESULT = new PyStructSequence("os.stat_result", 10, true,
            "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size",
            null, null, null, "st_atime", "st_mtime", "st_ctime",
            "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev");

    private static final PyStructSequence STATVFS_RESULT =
            new PyStructSequence("os.statvfs_result", 10, true,
                    "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files",
                    "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid");

    private static final long BILLION = 1_000_000_000L;

    private StatCalls() {}

    static void define(TypeDef def) {
        def.in(StatCalls.class)
                .method("stat(module, path, *, dir_fd=None, follow_symlinks=True)", null)
                .method("lstat(module, path, *, dir_fd=None)", null)
                .method("fstat(module, fd)", null)
                .method("statvfs(module, path)", null)
                .method("fstatvfs(module, fd, /)", null)
                .method("utime(module, path, times=None, *, ns=None, dir_fd=None,"
                        + " follow_symlinks=True)", null)
                .method("major(module, device, /)", null)
                .method("minor(module, device, /)", null)
                .method("makedev(module, major, minor, /)", null);
    }

    static void init(ThreadState ts, long dict) {
        BuiltinModule.putType(ts, dict, STAT_RESULT);
        BuiltinModule.putType(ts, dict, STATVFS_RESULT);
    }

    // ---------------------------------------------------------------- stat

    static long stat(ThreadState ts, long module, long path, long dirFd, long follow) {
        boolean links = Args.truth(ts, follow, true);
        int folder = PosixArgs.folder(ts, dirFd);
        try (PathArg p = PathArg.of(ts, path, "stat", "path", true, false)) {
            if (p.isFd()) {
                if (folder != Statx.AT_FDCWD) {
                    throw Errors.valueError(ts, "stat: can't specify dir_fd without matching path");
                }
                if (!links) {
                    throw Errors.valueError(
                            ts, "stat: cannot use fd and follow_symlinks together");
                }
            }
            return stat(ts, p, folder, links);
        }
    }

    static long stat(ThreadState ts, PathArg p, int folder, boolean follow) {
        try (Scratch s = Scratch.of(ts, Statx.SIZE)) {
            int r = p.isFd() ? Statx.fstat(p.fd, s.address)
                    : Statx.stat(ts, folder, p.address(), follow, s.address);
            OsError.check(ts, r, p.object);
            return result(ts, s.address);
        }
    }

    static long lstat(ThreadState ts, long module, long path, long dirFd) {
        int folder = PosixArgs.folder(ts, dirFd);
        try (PathArg p = PathArg.of(ts, path, "lstat", "path")) {
            return stat(ts, p, folder, false);
        }
    }

    static long fstat(ThreadState ts, long module, long fd) {
        int n = PyLong.asInt(ts, fd);
        try (Scratch s = Scratch.of(ts, Statx.SIZE)) {
            OsError.check(ts, Statx.fstat(n, s.address));
            return result(ts, s.address);
        }
    }

    /** A {@code stat_result} of a {@code struct statx}; owned. */
    static long result(ThreadState ts, long s) {
        return STAT_RESULT.createSteal(ts,
                PyLong.of(ts, Statx.mode(s)), unsigned(ts, Statx.ino(s)),
                unsigned(ts, Statx.dev(s)), PyLong.of(ts, Statx.links(s)),
                PyLong.of(ts, Statx.uid(s)), PyLong.of(ts, Statx.gid(s)),
                PyLong.of(ts, Statx.size(s)),
                PyLong.of(ts, Statx.seconds(s, Statx.ATIME)),
                PyLong.of(ts, Statx.seconds(s, Statx.MTIME)),
                PyLong.of(ts, Statx.seconds(s, Statx.CTIME)),
                time(ts, s, Statx.ATIME), time(ts, s, Statx.MTIME), time(ts, s, Statx.CTIME),
                nanos(ts, s, Statx.ATIME), nanos(ts, s, Statx.MTIME), nanos(ts, s, Statx.CTIME),
                PyLong.of(ts, Statx.blockSize(s)), PyLong.of(ts, Statx.blocks(s)),
                unsigned(ts, Statx.rdev(s)));
    }

    private static long unsigned(ThreadState ts, long value) {
        return value >= 0 ? PyLong.of(ts, value)
                : PyLong.of(ts, new BigInteger(Long.toUnsignedString(value)));
    }

    private static long time(ThreadState ts, long s, int which) {
        return PyFloat.of(ts, Statx.seconds(s, which) + 1e-9 * Statx.nanos(s, which));
    }

    private static long nanos(ThreadState ts, long s, int which) {
        long seconds = Statx.seconds(s, which);
        int rest = Statx.nanos(s, which);
        if (Math.abs(seconds) < Long.MAX_VALUE / BILLION - 1) {
            return PyLong.of(ts, seconds * BILLION + rest);
        }
        return PyLong.of(ts, BigInteger.valueOf(seconds).multiply(BigInteger.valueOf(BILLION))
                .add(BigInteger.valueOf(rest)));
    }

    // ---------------------------------------------------------------- statvfs

    static long statvfs(ThreadState ts, long module, long path) {
        try (PathArg p = PathArg.of(ts, path, "statvfs", "path", true, false);
                Scratch s = Scratch.zeroed(ts, 256)) {
            int r = p.isFd() ? Libc.FSTATVFS.blocking(ts, p.fd, s.address, 0)
                    : Libc.STATVFS.blocking(ts, p.address(), s.address, 0);
            OsError.check(ts, r, p.object);
            return vfs(ts, s.address);
        }
    }

    static long fstatvfs(ThreadState ts, long module, long fd) {
        try (Scratch s = Scratch.zeroed(ts, 256)) {
            OsError.check(ts, Libc.FSTATVFS.blocking(ts, PyLong.asInt(ts, fd), s.address, 0));
            return vfs(ts, s.address);
        }
    }

    /** {@code struct statvfs}: words at 0 … 56, fsid at 64, flag at 72, namemax at 80. */
    private static long vfs(ThreadState ts, long s) {
        long[] v = new long[11];
        for (int i = 0; i < 8; i++) {
            v[i] = unsigned(ts, Memory.getLong(s + 8L * i));
        }
        v[8] = unsigned(ts, Memory.getLong(s + 72));
        v[9] = unsigned(ts, Memory.getLong(s + 80));
        v[10] = unsigned(ts, Memory.getLong(s + 64));
        return STATVFS_RESULT.createSteal(ts, v);
    }

    // ---------------------------------------------------------------- utime

    static long utime(ThreadState ts, long module, long path, long times, long ns, long dirFd,
            long follow) {
        boolean hasTimes = times != 0 && times != Singletons.None;
        boolean links = Args.truth(ts, follow, true);
        if (hasTimes && ns != 0) {
            throw Errors.valueError(
                    ts, "utime: you may specify either 'times' or 'ns' but not both");
        }
        int folder = PosixArgs.folder(ts, dirFd);
        try (PathArg p = PathArg.of(ts, path, "utime", "path", true, false);
                Scratch s = Scratch.zeroed(ts, 32)) {
            if (hasTimes) {
                if (!PyTuple.TYPE.isInstance(times) || PyTuple.size(times) != 2) {
                    throw Errors.typeError(ts,
                            "utime: 'times' must be either a tuple of two ints or None");
                }
                putSeconds(ts, s.address, PyTuple.item(times, 0));
                putSeconds(ts, s.address + 16, PyTuple.item(times, 1));
            } else if (ns != 0) {
                if (!PyTuple.TYPE.isInstance(ns) || PyTuple.size(ns) != 2) {
                    throw Errors.typeError(ts, "utime: 'ns' must be a tuple of two ints");
                }
                putNanos(ts, s.address, PyTuple.item(ns, 0));
                putNanos(ts, s.address + 16, PyTuple.item(ns, 1));
            }
            long at = hasTimes || ns != 0 ? s.address : 0;
            if (p.isFd() && folder != Statx.AT_FDCWD) {
                throw Errors.valueError(ts, "utime: can't specify dir_fd without matching path");
            }
            if (p.isFd() && !links) {
                throw Errors.valueError(ts, "utime: cannot use fd and follow_symlinks together");
            }
            int r = p.isFd() ? Libc.FUTIMENS.blocking(ts, p.fd, at, 0)
                    : Libc.UTIMENSAT.blocking(ts, folder, p.address(), at,
                            links ? 0 : Statx.AT_SYMLINK_NOFOLLOW, 0, 0);
            OsError.check(ts, r, p.object);
            return Singletons.None;
        }
    }

    private static void putSeconds(ThreadState ts, long at, long value) {
        if (PyFloat.TYPE.isInstance(value)) {
            double d = PyFloat.doubleValue(value);
            if (Double.isNaN(d)) {
                throw Errors.valueError(ts, "Invalid value NaN (not a number)");
            }
            double floor = Math.floor(d);
            if (Math.abs(floor) >= 9.2e18) {
                throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
            }
            long nanos = (long) Math.floor((d - floor) * 1e9);
            Memory.putLong(at, (long) floor + nanos / BILLION);
            Memory.putLong(at + 8, nanos % BILLION);
            return;
        }
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, "'" + PyType.of(value).name()
                    + "' object cannot be interpreted as an integer");
        }
        Memory.putLong(at, PosixArgs.offset(ts, value));
        Memory.putLong(at + 8, 0);
    }

    private static void putNanos(ThreadState ts, long at, long value) {
        long index = Abstract.index(ts, value);
        BigInteger[] parts;
        try {
            BigInteger big = PyLong.toBig(index);
            BigInteger billion = BigInteger.valueOf(BILLION);
            BigInteger rest = big.mod(billion);
            parts = new BigInteger[] {big.subtract(rest).divide(billion), rest};
        } finally {
            Refs.release(ts, index);
        }
        if (parts[0].bitLength() > 63) {
            throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
        }
        Memory.putLong(at, parts[0].longValue());
        Memory.putLong(at + 8, parts[1].longValue());
    }

    // ---------------------------------------------------------------- device numbers

    static long major(ThreadState ts, long module, long device) {
        return PyLong.of(ts, Statx.major(PosixArgs.word(ts, device)));
    }

    static long minor(ThreadState ts, long module, long device) {
        return PyLong.of(ts, Statx.minor(PosixArgs.word(ts, device)));
    }

    static long makedev(ThreadState ts, long module, long major, long minor) {
        return unsigned(ts,
                Statx.makedev(PosixArgs.offset(ts, major), PosixArgs.offset(ts, minor)));
    }
}
