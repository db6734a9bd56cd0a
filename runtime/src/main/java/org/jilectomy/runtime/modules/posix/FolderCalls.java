package org.jilectomy.runtime.modules.posix;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** Reading folders and being in one. */
public final class FolderCalls {
    /** {@code struct dirent}: ino (64 bits), off (64), reclen (16), type (8), name. */
    private static final int D_TYPE = 18;

    private static final int D_NAME = 19;

    private FolderCalls() {}

    static void define(TypeDef def) {
        def.in(FolderCalls.class)
                .method("listdir(module, path=None)", null)
                .method("scandir(module, path=None)", null)
                .method("chdir(module, path)", null)
                .method("fchdir(module, fd)", null)
                .method("getcwd(module, /)", null)
                .method("getcwdb(module, /)", null);
    }

    /** An open folder: its stream and, if it came as a descriptor, that it is rewound at the end. */
    record Stream(long address, boolean fromFd) {}

    static Stream open(ThreadState ts, PathArg p) {
        if (p.isFd()) {
            int copy = Libc.FCNTL.call(p.fd, 1030, 0); // F_DUPFD_CLOEXEC
            OsError.check(ts, copy, p.object);
            long stream = Libc.FDOPENDIR.pointer(copy, 0, 0);
            if (stream < 0) {
                Libc.CLOSE.call(copy);
                throw OsError.of(ts, stream, p.object);
            }
            return new Stream(stream, true);
        }
        ts.detach();
        long stream;
        try {
            stream = OPENDIR.pointer(p.address(), 0, 0);
        } finally {
            ts.attach();
        }
        if (stream < 0 && stream > -4096) {
            throw OsError.of(ts, stream, p.object);
        }
        return new Stream(stream, false);
    }

    private static final Libc OPENDIR = new Libc("opendir");

    static void close(Stream s) {
        if (s.fromFd) {
            Libc.REWINDDIR.raw(s.address, 0, 0, 0, 0, 0);
        }
        Libc.CLOSEDIR.call(s.address);
    }

    /** One entry of a folder. */
    record Entry(byte[] name, long ino, int type) {}

    /** The next entry but . and .., null at the end. */
    static Entry next(ThreadState ts, Stream s) {
        while (true) {
            long entry;
            ts.detach();
            try {
                entry = Libc.READDIR.raw(s.address, 0, 0, 0, 0, 0);
            } finally {
                ts.attach();
            }
            if (entry == 0) {
                return null; // an error would look the same, but for an errno that is not reset
            }
            byte[] name = Scratch.bytes(entry + D_NAME);
            if (name.length > 0 && name[0] == '.'
                    && (name.length == 1 || name.length == 2 && name[1] == '.')) {
                continue;
            }
            return new Entry(name, Memory.getLong(entry), Memory.getByte(entry + D_TYPE) & 0xff);
        }
    }

    static PathArg pathOrHere(ThreadState ts, long path, String function) {
        long here = path == 0 || path == Singletons.None ? PyUnicode.intern(ts, ".") : path;
        return PathArg.of(ts, here, function, "path", true, true);
    }

    static long listdir(ThreadState ts, long module, long path) {
        try (PathArg p = pathOrHere(ts, path, "listdir")) {
            Stream s = open(ts, p);
            long list = PyList.create(ts);
            try {
                Entry e;
                while ((e = next(ts, s)) != null) {
                    PyList.appendSteal(ts, list, PosixArgs.name(ts, e.name, p.isBytes));
                }
                return list;
            } catch (Throwable t) {
                Refs.release(ts, list);
                throw t;
            } finally {
                close(s);
            }
        }
    }

    static long scandir(ThreadState ts, long module, long path) {
        return PyScandirIterator.create(ts, path);
    }

    /** Makes {@code path} the folder relative names start at; {@code os.chdir}. */
    public static long chdir(ThreadState ts, long module, long path) {
        try (PathArg p = PathArg.of(ts, path, "chdir", "path", true, false)) {
            int r = p.isFd() ? Libc.FCHDIR.blocking(ts, p.fd, 0, 0)
                    : Libc.CHDIR.blocking(ts, p.address(), 0, 0);
            OsError.check(ts, r, p.object);
            return Singletons.None;
        }
    }

    static long fchdir(ThreadState ts, long module, long fd) {
        OsError.check(ts, Libc.FCHDIR.blocking(ts, PosixArgs.descriptor(ts, fd), 0, 0));
        return Singletons.None;
    }

    private static byte[] here(ThreadState ts) {
        try (Scratch s = Scratch.of(ts, 8192)) {
            long r = Libc.GETCWD.pointer(s.address, 8192, 0);
            if (r < 0 && r > -4096) {
                throw OsError.of(ts, r);
            }
            return Scratch.bytes(s.address);
        }
    }

    /** The folder relative names start at, an owned str; {@code os.getcwd}. */
    public static long getcwd(ThreadState ts, long module) {
        return PathArg.decode(ts, here(ts));
    }

    static long getcwdb(ThreadState ts, long module) {
        return PyBytes.fromArray(ts, here(ts));
    }
}
