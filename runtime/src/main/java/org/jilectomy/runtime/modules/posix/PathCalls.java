package org.jilectomy.runtime.modules.posix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.libc.Statx;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** Functions of paths: making, naming and removing what is at them. */
final class PathCalls {
    private static final int AT_REMOVEDIR = 0x200;
    private static final int AT_EACCESS = 0x200;
    private static final int AT_SYMLINK_FOLLOW = 0x400;

    private PathCalls() {}

    static void define(TypeDef def) {
        def.in(PathCalls.class)
                .method("access(module, path, mode, *, dir_fd=None, effective_ids=False,"
                        + " follow_symlinks=True)", null)
                .method("chmod(module, path, mode, *, dir_fd=None, follow_symlinks=True)", null)
                .method("chown(module, path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
                        null)
                .method("lchown(module, path, uid, gid)", null)
                .method("chroot(module, path)", null)
                .method("link(module, src, dst, *, src_dir_fd=None, dst_dir_fd=None,"
                        + " follow_symlinks=True)", null)
                .method("mkdir(module, path, mode=511, *, dir_fd=None)", null)
                .method("mkfifo(module, path, mode=438, *, dir_fd=None)", null)
                .method("mknod(module, path, mode=384, device=0, *, dir_fd=None)", null)
                .method("readlink(module, path, *, dir_fd=None)", null)
                .method("remove(module, path, *, dir_fd=None)", null)
                .method("unlink(module, path, *, dir_fd=None)", null)
                .method("rmdir(module, path, *, dir_fd=None)", null)
                .method("rename(module, src, dst, *, src_dir_fd=None, dst_dir_fd=None)", null)
                .method("replace(module, src, dst, *, src_dir_fd=None, dst_dir_fd=None)", null)
                .method("symlink(module, src, dst, target_is_directory=False, *, dir_fd=None)",
                        null)
                .method("truncate(module, path, length)", null)
                .method("pathconf(module, path, name)", null)
                .method("fspath(module, path)", null)
                .method("_path_normpath(module, path)", null, "normpath")
                .method("getxattr(module, path, attribute, *, follow_symlinks=True)", null)
                .method("setxattr(module, path, attribute, value, flags=0, *,"
                        + " follow_symlinks=True)", null)
                .method("removexattr(module, path, attribute, *, follow_symlinks=True)", null)
                .method("listxattr(module, path=None, *, follow_symlinks=True)", null);
    }

    private static long done(ThreadState ts, int result, PathArg p) {
        OsError.check(ts, result, p.object);
        return Singletons.None;
    }

    static long access(ThreadState ts, long module, long path, long mode, long dirFd,
            long effective, long follow) {
        int how = PyLong.asInt(ts, mode);
        int folder = PosixArgs.folder(ts, dirFd);
        int flags = (Args.truth(ts, effective, false) ? AT_EACCESS : 0)
                | (Args.truth(ts, follow, true) ? 0 : Statx.AT_SYMLINK_NOFOLLOW);
        try (PathArg p = PathArg.of(ts, path, "access", "path")) {
            return PyBool.of(Libc.FACCESSAT.blocking(
                    ts, folder, p.address(), how, flags, 0, 0) == 0);
        }
    }

    static long chmod(ThreadState ts, long module, long path, long mode, long dirFd,
            long follow) {
        int bits = PyLong.asInt(ts, mode);
        int folder = PosixArgs.folder(ts, dirFd);
        boolean links = Args.truth(ts, follow, true);
        try (PathArg p = PathArg.of(ts, path, "chmod", "path", true, false)) {
            return done(ts, p.isFd() ? Libc.FCHMOD.blocking(ts, p.fd, bits, 0)
                    : Libc.FCHMODAT.blocking(ts, folder, p.address(), bits,
                            links ? 0 : Statx.AT_SYMLINK_NOFOLLOW, 0, 0),
                    p);
        }
    }

    static long chown(ThreadState ts, long module, long path, long uid, long gid, long dirFd,
            long follow) {
        long user = PosixArgs.id(ts, uid, "uid");
        long group = PosixArgs.id(ts, gid, "gid");
        int folder = PosixArgs.folder(ts, dirFd);
        boolean links = Args.truth(ts, follow, true);
        try (PathArg p = PathArg.of(ts, path, "chown", "path", true, false)) {
            if (p.isFd() && !links) {
                throw Errors.valueError(ts, "chown: cannot use fd and follow_symlinks together");
            }
            return done(ts, p.isFd() ? Libc.FCHOWN.blocking(ts, p.fd, user, group)
                    : Libc.FCHOWNAT.blocking(ts, folder, p.address(), user, group,
                            links ? 0 : Statx.AT_SYMLINK_NOFOLLOW, 0),
                    p);
        }
    }

    static long lchown(ThreadState ts, long module, long path, long uid, long gid) {
        return chown(ts, module, path, uid, gid, 0, PyBool.False);
    }

    static long chroot(ThreadState ts, long module, long path) {
        try (PathArg p = PathArg.of(ts, path, "chroot", "path")) {
            return done(ts, new Libc("chroot").blocking(ts, p.address(), 0, 0), p);
        }
    }

    static long link(ThreadState ts, long module, long src, long dst, long srcFd, long dstFd,
            long follow) {
        int from = PosixArgs.folder(ts, srcFd);
        int to = PosixArgs.folder(ts, dstFd);
        boolean links = Args.truth(ts, follow, true);
        // Without follow_symlinks=False CPython calls link(), which does not follow on Linux.
        boolean plain = srcFd == 0 && dstFd == 0 && links;
        try (PathArg a = PathArg.of(ts, src, "link", "src");
                PathArg b = PathArg.of(ts, dst, "link", "dst")) {
            int r = Libc.LINKAT.blocking(ts, from, a.address(), to, b.address(),
                    links && !plain ? AT_SYMLINK_FOLLOW : 0, 0);
            if (r < 0) {
                throw OsError.of(ts, r, a.object, b.object);
            }
            return Singletons.None;
        }
    }

    static long mkdir(ThreadState ts, long module, long path, long mode, long dirFd) {
        int bits = Args.cInt(ts, mode, 0777);
        int folder = PosixArgs.folder(ts, dirFd);
        try (PathArg p = PathArg.of(ts, path, "mkdir", "path")) {
            return done(ts, Libc.MKDIRAT.blocking(ts, folder, p.address(), bits), p);
        }
    }

    static long mkfifo(ThreadState ts, long module, long path, long mode, long dirFd) {
        int bits = Args.cInt(ts, mode, 0666);
        int folder = PosixArgs.folder(ts, dirFd);
        try (PathArg p = PathArg.of(ts, path, "mkfifo", "path")) {
            return done(ts, Libc.MKFIFOAT.retryingInt(ts, folder, p.address(), bits), p);
        }
    }

    static long mknod(
            ThreadState ts, long module, long path, long mode, long device, long dirFd) {
        int bits = Args.cInt(ts, mode, 0600);
        long dev = device == 0 ? 0 : PosixArgs.offset(ts, device);
        int folder = PosixArgs.folder(ts, dirFd);
        try (PathArg p = PathArg.of(ts, path, "mknod", "path")) {
            return done(ts, Libc.MKNODAT.retryingInt(ts, folder, p.address(), bits, dev), p);
        }
    }

    static long readlink(ThreadState ts, long module, long path, long dirFd) {
        int folder = PosixArgs.folder(ts, dirFd);
        try (PathArg p = PathArg.of(ts, path, "readlink", "path");
                Scratch s = Scratch.of(ts, 4097)) {
            long n = Libc.READLINKAT.blockingLong(
                    ts, folder, p.address(), s.address, 4096, 0, 0);
            OsError.check(ts, n, p.object);
            byte[] target = new byte[(int) n];
            if (n > 0) {
                Memory.copyToArray(s.address, target, 0, (int) n);
            }
            return PosixArgs.name(ts, target, p.isBytes);
        }
    }

    private static long unlink(
            ThreadState ts, long path, long dirFd, int flags, String function) {
        int folder = PosixArgs.folder(ts, dirFd);
        try (PathArg p = PathArg.of(ts, path, function, "path")) {
            return done(ts, Libc.UNLINKAT.blocking(ts, folder, p.address(), flags), p);
        }
    }

    static long remove(ThreadState ts, long module, long path, long dirFd) {
        return unlink(ts, path, dirFd, 0, "remove");
    }

    static long unlink(ThreadState ts, long module, long path, long dirFd) {
        return unlink(ts, path, dirFd, 0, "unlink");
    }

    static long rmdir(ThreadState ts, long module, long path, long dirFd) {
        return unlink(ts, path, dirFd, AT_REMOVEDIR, "rmdir");
    }

    static long rename(
            ThreadState ts, long module, long src, long dst, long srcFd, long dstFd) {
        return rename(ts, src, dst, srcFd, dstFd, "rename");
    }

    static long replace(
            ThreadState ts, long module, long src, long dst, long srcFd, long dstFd) {
        return rename(ts, src, dst, srcFd, dstFd, "replace");
    }

    private static long rename(
            ThreadState ts, long src, long dst, long srcFd, long dstFd, String function) {
        int from = PosixArgs.folder(ts, srcFd);
        int to = PosixArgs.folder(ts, dstFd);
        try (PathArg a = PathArg.of(ts, src, function, "src");
                PathArg b = PathArg.of(ts, dst, function, "dst")) {
            int r = Libc.RENAMEAT.blocking(ts, from, a.address(), to, b.address(), 0, 0);
            if (r < 0) {
                throw OsError.of(ts, r, a.object, b.object);
            }
            return Singletons.None;
        }
    }

    static long symlink(ThreadState ts, long module, long src, long dst, long isFolder,
            long dirFd) {
        int folder = PosixArgs.folder(ts, dirFd);
        try (PathArg a = PathArg.of(ts, src, "symlink", "src");
                PathArg b = PathArg.of(ts, dst, "symlink", "dst")) {
            int r = Libc.SYMLINKAT.blocking(ts, a.address(), folder, b.address());
            if (r < 0) {
                throw OsError.of(ts, r, a.object, b.object);
            }
            return Singletons.None;
        }
    }

    static long truncate(ThreadState ts, long module, long path, long length) {
        try (PathArg p = PathArg.of(ts, path, "truncate", "path", true, false)) {
            long n = PosixArgs.offset(ts, length);
            return done(ts, p.isFd() ? Libc.FTRUNCATE.retryingInt(ts, p.fd, n, 0)
                    : Libc.TRUNCATE.blocking(ts, p.address(), n, 0), p);
        }
    }

    static long pathconf(ThreadState ts, long module, long path, long name) {
        int which = SystemCalls.configName(ts, name, "pathconf_names");
        try (PathArg p = PathArg.of(ts, path, "pathconf", "path", true, false)) {
            long r = p.isFd() ? Libc.FPATHCONF.callLong(p.fd, which, 0)
                    : Libc.PATHCONF.callLong(p.address(), which, 0);
            OsError.check(ts, r, p.object);
            return PyLong.of(ts, r);
        }
    }

    static long fspath(ThreadState ts, long module, long path) {
        return PathArg.fsPath(ts, path);
    }

    /** Without dots and doubled slashes, as {@code os.path.normpath}. */
    static long normpath(ThreadState ts, long module, long path) {
        if (!PyUnicode.check(path)) {
            throw Errors.typeError(ts, "_path_normpath() argument 'path' must be str, not "
                    + PyType.of(path).name());
        }
        byte[] text = encode(ts, path);
        int n = text.length;
        for (int k = 0; k < n; k++) {
            if (text[k] == 0) {
                n = k;
            }
        }
        int slashes = 0;
        while (slashes < n && text[slashes] == '/') {
            slashes++;
        }
        int lead = slashes == 2 ? 2 : Math.min(slashes, 1);
        ArrayList<String> parts = new ArrayList<>();
        String all = new String(text, 0, n, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at <= all.length()) {
            int end = all.indexOf('/', at);
            end = end < 0 ? all.length() : end;
            String part = all.substring(at, end);
            at = end + 1;
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..") && !parts.isEmpty()
                    && !parts.get(parts.size() - 1).equals("..")) {
                parts.remove(parts.size() - 1);
            } else if (!part.equals("..") || lead == 0) {
                parts.add(part);
            }
        }
        String result = "/".repeat(lead) + String.join("/", parts);
        long bytes = PyBytes.fromArray(ts, (result.isEmpty() && n > 0 ? "." : result)
                .getBytes(StandardCharsets.ISO_8859_1));
        try {
            return Codecs.decode(ts, bytes, "utf-8", "surrogatepass");
        } finally {
            Refs.release(ts, bytes);
        }
    }

    private static byte[] encode(ThreadState ts, long path) {
        long bytes = Codecs.encode(ts, path, "utf-8", "surrogatepass");
        byte[] array = PyBytes.toArray(bytes);
        Refs.release(ts, bytes);
        return array;
    }

    // ---------------------------------------------------------------- extended attributes

    private static long xattr(ThreadState ts, String name, PathArg p, boolean follow, long a,
            long b, long c, long d) {
        String prefix = p.isFd() ? "f" : follow ? "" : "l";
        long where = p.isFd() ? p.fd : p.address();
        Libc function = new Libc(name.replace("#", prefix));
        long r = function.raw(where, a, b, c, d, 0);
        boolean whole = !name.startsWith("set") && !name.startsWith("remove");
        return (whole ? r : (int) r) == -1 ? -Libc.errno() : r;
    }

    static long getxattr(
            ThreadState ts, long module, long path, long attribute, long follow) {
        boolean links = Args.truth(ts, follow, true);
        try (PathArg p = PathArg.of(ts, path, "getxattr", "path", true, false);
                PathArg key = PathArg.of(ts, attribute, "getxattr", "attribute");
                Scratch s = Scratch.of(ts, 65536)) {
            long n = xattr(ts, "#getxattr", p, links, key.address(), s.address, 65536, 0);
            OsError.check(ts, n, p.object);
            return PyBytes.fromMemory(ts, s.address, (int) n);
        }
    }

    static long setxattr(ThreadState ts, long module, long path, long attribute, long value,
            long flags, long follow) {
        boolean links = Args.truth(ts, follow, true);
        int how = Args.cInt(ts, flags, 0);
        byte[] content = Buffers.copy(ts, value);
        try (PathArg p = PathArg.of(ts, path, "setxattr", "path", true, false);
                PathArg key = PathArg.of(ts, attribute, "setxattr", "attribute");
                Scratch s = Scratch.string(ts, content)) {
            long r = xattr(
                    ts, "#setxattr", p, links, key.address(), s.address, content.length, how);
            OsError.check(ts, r, p.object);
            return Singletons.None;
        }
    }

    static long removexattr(
            ThreadState ts, long module, long path, long attribute, long follow) {
        boolean links = Args.truth(ts, follow, true);
        try (PathArg p = PathArg.of(ts, path, "removexattr", "path", true, false);
                PathArg key = PathArg.of(ts, attribute, "removexattr", "attribute")) {
            long r = xattr(ts, "#removexattr", p, links, key.address(), 0, 0, 0);
            OsError.check(ts, r, p.object);
            return Singletons.None;
        }
    }

    static long listxattr(ThreadState ts, long module, long path, long follow) {
        boolean links = Args.truth(ts, follow, true);
        long here = path == 0 || path == Singletons.None ? PyUnicode.intern(ts, ".") : path;
        try (PathArg p = PathArg.of(ts, here, "listxattr", "path", true, false);
                Scratch s = Scratch.of(ts, 65536)) {
            long n = xattr(ts, "#listxattr", p, links, s.address, 65536, 0, 0);
            OsError.check(ts, n, p.object);
            long list = PyList.create(ts);
            for (long at = 0; at < n;) {
                byte[] name = Scratch.bytes(s.address + at);
                PyList.appendSteal(ts, list, PathArg.decode(ts, name));
                at += name.length + 1;
            }
            return list;
        }
    }
}
