package org.jilectomy.runtime.modules.posix;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.libc.Statx;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyGenericAlias;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code os.DirEntry}.
 *
 * <pre>
 *  +16 name   +24 path   +32 stat result or 0   +40 lstat result or 0
 *  +48 inode  +56 d_type (32 bits), descriptor of the folder or -1 (32 bits)
 * </pre>
 */
final class PyDirEntry extends PyType {
    private static final int NAME = PyObject.SIZE;
    private static final int PATH = NAME + 8;
    private static final int STAT = PATH + 8;
    private static final int LSTAT = STAT + 8;
    private static final int INO = LSTAT + 8;
    private static final int KIND = INO + 8;
    private static final int FOLDER = KIND + 4;
    private static final int SIZE = KIND + 8;

    private static final int DT_UNKNOWN = 0;
    private static final int DT_DIR = 4;
    private static final int DT_REG = 8;
    private static final int DT_LNK = 10;

    static final PyDirEntry TYPE = new PyDirEntry();

    private PyDirEntry() {
        super(new TypeSpec("posix.DirEntry", SIZE).gc().noNew());
    }

    /** @param folder path of the folder, null if it came as a descriptor */
    static long create(
            ThreadState ts, FolderCalls.Entry entry, byte[] folder, int fd, boolean bytes) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.fill(self + NAME, SIZE - NAME, (byte) 0);
        Memory.putLong(self + NAME, PosixArgs.name(ts, entry.name(), bytes));
        byte[] path = entry.name();
        if (folder != null) {
            boolean slash = folder.length > 0 && folder[folder.length - 1] != '/';
            path = java.util.Arrays.copyOf(
                    folder, folder.length + (slash ? 1 : 0) + entry.name().length);
            if (slash) {
                path[folder.length] = '/';
            }
            System.arraycopy(entry.name(), 0, path, path.length - entry.name().length,
                    entry.name().length);
        }
        Memory.putLong(self + PATH, PosixArgs.name(ts, path, bytes));
        Memory.putLong(self + INO, entry.ino());
        Memory.putInt(self + KIND, entry.type());
        Memory.putInt(self + FOLDER, folder == null ? fd : -1);
        return self;
    }

    @Override
    protected void define(TypeDef def) {
        def.member("name", NAME, null)
                .member("path", PATH, null)
                .method("is_dir(self, /, *, follow_symlinks=True)", null, "isDir")
                .method("is_file(self, /, *, follow_symlinks=True)", null, "isFile")
                .method("is_symlink(self, /)", null, "isSymlink")
                .method("stat(self, /, *, follow_symlinks=True)", null)
                .method("inode(self, /)", null)
                .method("__fspath__(self, /)", null, "fspath")
                .classMethod("__class_getitem__(cls, item, /)", null, "classGetItem");
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int at = NAME; at <= LSTAT; at += 8) {
            long object = Memory.getLong(self + at);
            if (object != 0) {
                visitor.visit(object);
            }
        }
    }

    private static long fetch(ThreadState ts, long self, boolean follow) {
        int fd = Memory.getInt(self + FOLDER);
        long path = Memory.getLong(self + PATH);
        try (PathArg p = PathArg.of(ts, path, "stat", "path");
                Scratch s = Scratch.of(ts, Statx.SIZE)) {
            int r = Statx.stat(
                    ts, fd >= 0 ? fd : Statx.AT_FDCWD, p.address(), follow, s.address);
            OsError.check(ts, r, path);
            return StatCalls.result(ts, s.address);
        }
    }

    /** A stat result that is asked for once; owned. */
    private static long cached(ThreadState ts, long self, boolean follow) {
        int field = follow ? STAT : LSTAT;
        ObjectLock.lock(ts, self);
        long known = Memory.getLong(self + field);
        Refs.xretain(ts, known);
        ObjectLock.unlock(ts, self);
        if (known != 0) {
            return known;
        }
        if (follow && !isLink(ts, self)) {
            return cached(ts, self, false);
        }
        long result = fetch(ts, self, follow);
        ObjectLock.lock(ts, self);
        boolean first = Memory.getLong(self + field) == 0;
        if (first) {
            Memory.putLong(self + field, Refs.retain(ts, result));
        }
        ObjectLock.unlock(ts, self);
        return result;
    }

    private static boolean isLink(ThreadState ts, long self) {
        int kind = Memory.getInt(self + KIND);
        return kind == DT_UNKNOWN ? test(ts, self, false, 0120000) : kind == DT_LNK;
    }

    private static boolean test(ThreadState ts, long self, boolean follow, int mode) {
        long stat;
        try {
            stat = cached(ts, self, follow);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.FileNotFoundError)) {
                throw e;
            }
            Errors.discard(ts, e);
            return false;
        }
        try {
            return (PyLong.longValue(PyTuple.item(stat, 0)) & 0170000) == mode;
        } finally {
            Refs.release(ts, stat);
        }
    }

    private static long is(ThreadState ts, long self, long follow, int type, int mode) {
        boolean links = Args.truth(ts, follow, true);
        int kind = Memory.getInt(self + KIND);
        if (kind == DT_UNKNOWN || links && kind == DT_LNK) {
            return PyBool.of(test(ts, self, links, mode));
        }
        return PyBool.of(kind == type);
    }

    static long isDir(ThreadState ts, long self, long follow) {
        return is(ts, self, follow, DT_DIR, 0040000);
    }

    static long isFile(ThreadState ts, long self, long follow) {
        return is(ts, self, follow, DT_REG, 0100000);
    }

    static long isSymlink(ThreadState ts, long self) {
        return PyBool.of(isLink(ts, self));
    }

    static long stat(ThreadState ts, long self, long follow) {
        return cached(ts, self, Args.truth(ts, follow, true));
    }

    static long inode(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getLong(self + INO));
    }

    static long fspath(ThreadState ts, long self) {
        return Refs.retain(ts, Memory.getLong(self + PATH));
    }

    static long classGetItem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyUnicode.fromJava(
                ts, "<DirEntry " + Abstract.reprJava(ts, Memory.getLong(self + NAME)) + ">");
    }
}
