package org.jilectomy.runtime.modules.posix;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.libc.Statx;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The module {@code _posixsubprocess}: {@code fork_exec}, which {@code subprocess} starts its
 * children with.
 *
 * <p>A JVM cannot fork, so this is a {@code posix_spawn} with the file actions that give the same
 * result. What went wrong is known at once, here and not in a child; it is written to the pipe on
 * which {@code subprocess} waits for it: {@code OSError:errno in hex:} and, if it happened before
 * exec, {@code noexec}. Then there is no child to wait for, and the result is our own process
 * number, of which waiting says that it is no child.
 */
public final class ForkExecModule extends BuiltinModule {
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int SIGPIPE = 13;
    private static final int SIGXFSZ = 25;
    private static final int ENOENT = 2;
    private static final int ENOTDIR = 20;

    public ForkExecModule() {
        super("_posixsubprocess");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("fork_exec(module, args, executable_list, close_fds, pass_fds, cwd, env,"
                + " p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read,"
                + " errpipe_write, restore_signals, start_new_session, process_group, gid,"
                + " extra_groups, uid, umask, preexec_fn, allow_vfork, /)", null, "forkExec");
    }

    static long forkExec(ThreadState ts, long module, long args, long executables,
            long closeFds, long passFds, long cwd, long env, long p2cread, long p2cwrite,
            long c2pread, long c2pwrite, long errread, long errwrite, long errpipeRead,
            long errpipeWrite, long restoreSignals, long newSession, long group, long gid,
            long extraGroups, long uid, long umask, long preexec, long allowVfork) {
        boolean close = Abstract.isTrue(ts, closeFds);
        int errorPipe = PyLong.asInt(ts, errpipeWrite);
        int[] pass = without(passFds(ts, passFds), errorPipe); // it ends with exec
        if (close && errorPipe < 3) {
            throw Errors.valueError(ts, "errpipe_write must be >= 3");
        }
        if (preexec != Singletons.None) {
            throw Errors.notImplemented(ts, "preexec_fn of a subprocess");
        }
        if (gid != Singletons.None || extraGroups != Singletons.None || uid != Singletons.None) {
            throw Errors.notImplemented(ts, "user, group or extra_groups of a subprocess");
        }
        ArrayList<byte[]> programs = SpawnCalls.texts(ts, executables);
        ArrayList<byte[]> argv = SpawnCalls.texts(ts, args);
        ArrayList<byte[]> variables =
                env == Singletons.None ? null : SpawnCalls.texts(ts, env);
        byte[] folder = cwd == Singletons.None ? null : PosixArgs.path(ts, cwd);
        int[] standard = {PyLong.asInt(ts, p2cread), PyLong.asInt(ts, c2pwrite),
            PyLong.asInt(ts, errwrite)};
        int mask = PyLong.asInt(ts, umask);
        if (folder != null) {
            int errno = cannotEnter(ts, folder);
            if (errno != 0) {
                tell(ts, errorPipe, errno, "noexec");
                return PyLong.of(ts, Libc.GETPID.call());
            }
        }
        int[] copies = new int[3];
        try (Spawn spawn = new Spawn(ts)) {
            if (Abstract.isTrue(ts, restoreSignals)) {
                spawn.defaults(SIGPIPE, SIGXFSZ);
            }
            spawn.mask();
            if (Abstract.isTrue(ts, newSession)) {
                spawn.flag(Spawn.SETSID);
            }
            int processGroup = PyLong.asInt(ts, group);
            if (processGroup >= 0) {
                spawn.group(processGroup);
            }
            standardStreams(ts, spawn, standard, copies);
            for (int fd : pass) {
                spawn.dup2(fd, fd);
            }
            if (close) {
                closeOthers(spawn, pass);
            }
            if (folder != null) {
                spawn.chdir(folder);
            }
            int pid = run(spawn, programs, argv, variables, mask);
            if (pid < 0) {
                tell(ts, errorPipe, -pid, "");
                return PyLong.of(ts, Libc.GETPID.call());
            }
            return PyLong.of(ts, pid);
        } finally {
            for (int fd : copies) {
                if (fd > 0) {
                    Libc.CLOSE.call(fd);
                }
            }
        }
    }

    private static int[] passFds(ThreadState ts, long sequence) {
        int[] fds = SpawnCalls.integers(ts, sequence);
        int last = -1;
        for (int fd : fds) {
            if (fd < 0 || fd <= last) {
                throw Errors.valueError(ts, "bad value(s) in fds_to_keep");
            }
            last = fd;
        }
        return fds;
    }

    private static int[] without(int[] fds, int fd) {
        int[] rest = new int[fds.length];
        int n = 0;
        for (int one : fds) {
            if (one != fd) {
                rest[n++] = one;
            }
        }
        return Arrays.copyOf(rest, n);
    }

    /** errno of {@code chdir}, without doing it. */
    private static int cannotEnter(ThreadState ts, byte[] folder) {
        try (Scratch name = Scratch.string(ts, folder); Scratch s = Scratch.of(ts, Statx.SIZE)) {
            int r = Statx.stat(ts, Statx.AT_FDCWD, name.address, true, s.address);
            if (r < 0) {
                return -r;
            }
            if ((Statx.mode(s.address) & 0170000) != 0040000) {
                return ENOTDIR;
            }
            return -Libc.FACCESSAT.call(Statx.AT_FDCWD, name.address, 1, 0x200);
        }
    }

    /** Puts three descriptors, or what we have where one is -1, at 0, 1 and 2 of the child. */
    private static void standardStreams(
            ThreadState ts, Spawn spawn, int[] standard, int[] copies) {
        // One that stands where another is to go is copied out of the way first.
        for (int i = 0; i < 3; i++) {
            if (standard[i] >= 0 && standard[i] < 3 && standard[i] != i) {
                copies[i] = (int) OsError.check(
                        ts, Libc.FCNTL.call(standard[i], F_DUPFD_CLOEXEC, 3));
                standard[i] = copies[i];
            }
        }
        for (int i = 0; i < 3; i++) {
            if (standard[i] >= 0) {
                spawn.dup2(standard[i], i);
            }
        }
    }

    private static void closeOthers(Spawn spawn, int[] keep) {
        if (keep.length == 0 && Spawn.canCloseFrom()) {
            spawn.closeFrom(3);
            return;
        }
        String[] open = new File("/proc/self/fd").list();
        if (open == null) {
            return; // ours are closed on exec anyway
        }
        int highest = keep.length == 0 ? 2 : keep[keep.length - 1];
        for (String name : open) {
            int fd = Integer.parseInt(name);
            if (fd > 2 && Arrays.binarySearch(keep, fd) < 0
                    && (fd <= highest || !Spawn.canCloseFrom())) {
                spawn.closeFd(fd);
            }
        }
        if (Spawn.canCloseFrom()) {
            spawn.closeFrom(Math.max(3, highest + 1));
        }
    }

    /** Tries one program after the other; the mask for new files is the process's, for a moment. */
    private static synchronized int run(Spawn spawn, ArrayList<byte[]> programs,
            ArrayList<byte[]> argv, ArrayList<byte[]> variables, int mask) {
        long args = spawn.vector(argv);
        long environment = variables == null ? 0 : spawn.vector(variables);
        int before = mask >= 0 ? (int) Libc.UMASK.raw(mask, 0, 0, 0, 0, 0) : 0;
        try {
            int saved = 0;
            int errno = ENOENT;
            for (byte[] program : programs) {
                int pid = spawn.run(program, args, environment, false);
                if (pid > 0) {
                    return pid;
                }
                errno = -pid;
                if (errno != ENOENT && errno != ENOTDIR && saved == 0) {
                    saved = errno;
                }
            }
            return -(saved != 0 ? saved : errno);
        } finally {
            if (mask >= 0) {
                Libc.UMASK.raw(before, 0, 0, 0, 0, 0);
            }
        }
    }

    private static void tell(ThreadState ts, int pipe, int errno, String where) {
        byte[] text = ("OSError:" + Integer.toHexString(errno) + ":" + where)
                .getBytes(StandardCharsets.US_ASCII);
        try (Scratch s = Scratch.string(ts, text)) {
            Libc.WRITE.callLong(pipe, s.address, text.length);
        }
    }
}
