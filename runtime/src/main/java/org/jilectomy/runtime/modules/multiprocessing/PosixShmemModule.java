package org.jilectomy.runtime.modules.multiprocessing;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _posixshmem}: shared memory has names, and descriptors like a file. */
public final class PosixShmemModule extends BuiltinModule {
    private static final int O_CLOEXEC = 02000000;

    private static final Libc SHM_OPEN = new Libc("shm_open");
    private static final Libc SHM_UNLINK = new Libc("shm_unlink");

    public PosixShmemModule() {
        super("_posixshmem");
    }

    @Override
    protected String doc() {
        return "POSIX shared memory module";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("shm_open(module, /, path, flags, mode=511)",
                "Open a shared memory object.  Returns a file descriptor (integer).", "shmOpen")
                .method("shm_unlink(module, /, path)", "Remove a shared memory object (similar to"
                        + " unlink()).\n\nRemove a shared memory object name, and, once all"
                        + " processes  have  unmapped\nthe object, de-allocates and destroys the"
                        + " contents of the associated memory\nregion.", "shmUnlink");
    }

    static long shmOpen(ThreadState ts, long module, long path, long flags, long mode) {
        Args.requireStr(ts, path, "shm_open", "argument 'path'");
        int how = PyLong.asInt(ts, flags);
        int permissions = Args.cInt(ts, mode, 0777);
        try (Scratch name = Scratch.string(ts, PathArg.encode(ts, path))) {
            int fd = SHM_OPEN.retryingInt(ts, name.address, how | O_CLOEXEC, permissions);
            return PyLong.of(ts, OsError.check(ts, fd, path));
        }
    }

    static long shmUnlink(ThreadState ts, long module, long path) {
        Args.requireStr(ts, path, "shm_unlink", "argument 'path'");
        try (Scratch name = Scratch.string(ts, PathArg.encode(ts, path))) {
            OsError.check(ts, SHM_UNLINK.retryingInt(ts, name.address, 0, 0), path);
            return Singletons.None;
        }
    }
}
