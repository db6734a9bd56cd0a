package org.jilectomy.runtime.modules.posix;

import org.jilectomy.memory.LinuxAbi;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.signal.FatalErrors;
import org.jilectomy.runtime.modules.signal.Signals;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** This process, its children and who they are. */
final class ProcessCalls {
    private static final PyStructSequence TIMES_RESULT =
            new PyStructSequence("posix.times_result", 5, true,
                    "user", "system", "children_user", "children_system", "elapsed");

    private static final PyStructSequence WAITID_RESULT =
            new PyStructSequence("posix.waitid_result", 5, true,
                    "si_pid", "si_uid", "si_signo", "si_status", "si_code");

    static final PyStructSequence RUSAGE = new PyStructSequence("resource.struct_rusage", 16, true,
            "ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss",
            "ru_minflt", "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd",
            "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw");

    private ProcessCalls() {}

    static void define(TypeDef def) {
        def.in(ProcessCalls.class)
                .method("getpid(module, /)", null)
                .method("getppid(module, /)", null)
                .method("getuid(module, /)", null)
                .method("geteuid(module, /)", null)
                .method("getgid(module, /)", null)
                .method("getegid(module, /)", null)
                .method("getresuid(module, /)", null)
                .method("getresgid(module, /)", null)
                .method("getgroups(module, /)", null)
                .method("getgrouplist(module, user, group, /)", null)
                .method("getlogin(module, /)", null)
                .method("getpgid(module, pid)", null)
                .method("getpgrp(module, /)", null)
                .method("getsid(module, pid, /)", null)
                .method("setuid(module, uid, /)", null)
                .method("seteuid(module, euid, /)", null)
                .method("setgid(module, gid, /)", null)
                .method("setegid(module, egid, /)", null)
                .method("setreuid(module, ruid, euid, /)", null)
                .method("setregid(module, rgid, egid, /)", null)
                .method("setresuid(module, ruid, euid, suid, /)", null)
                .method("setresgid(module, rgid, egid, sgid, /)", null)
                .method("setgroups(module, groups, /)", null)
                .method("initgroups(module, username, gid, /)", null)
                .method("setsid(module, /)", null)
                .method("setpgid(module, pid, pgrp, /)", null)
                .method("setpgrp(module, /)", null)
                .method("kill(module, pid, signal, /)", null)
                .method("killpg(module, pgid, signal, /)", null)
                .method("nice(module, increment, /)", null)
                .method("getpriority(module, which, who)", null)
                .method("setpriority(module, which, who, priority)", null)
                .method("wait(module, /)", null, "waitAny")
                .method("waitpid(module, pid, options, /)", null)
                .method("wait3(module, options)", null)
                .method("wait4(module, pid, options)", null)
                .method("waitid(module, idtype, id, options, /)", null)
                .method("waitstatus_to_exitcode(module, status)", null, "exitcode")
                .method("WCOREDUMP(module, status, /)", null, "dumped")
                .method("WIFCONTINUED(module, status)", null, "continued")
                .method("WIFSTOPPED(module, status)", null, "stopped")
                .method("WIFSIGNALED(module, status)", null, "signaled")
                .method("WIFEXITED(module, status)", null, "exited")
                .method("WEXITSTATUS(module, status)", null, "exitStatus")
                .method("WTERMSIG(module, status)", null, "termSignal")
                .method("WSTOPSIG(module, status)", null, "exitStatus")
                .method("times(module, /)", null)
                .method("umask(module, mask, /)", null)
                .method("pidfd_open(module, pid, flags=0)", null, "pidfdOpen")
                .method("_exit(module, status)", null, "exitNow")
                .method("abort(module, /)", null);
    }

    static void init(ThreadState ts, long dict) {
        BuiltinModule.putType(ts, dict, TIMES_RESULT);
        BuiltinModule.putType(ts, dict, WAITID_RESULT);
    }

    private static long number(ThreadState ts, long result) {
        return PyLong.of(ts, OsError.check(ts, result));
    }

    private static long none(ThreadState ts, long result) {
        OsError.check(ts, result);
        return Singletons.None;
    }

    private static long id(ThreadState ts, Libc function) {
        return PyLong.of(ts, function.raw(0, 0, 0, 0, 0, 0) & 0xffffffffL);
    }

    // ---------------------------------------------------------------- who

    static long getpid(ThreadState ts, long module) {
        return id(ts, Libc.GETPID);
    }

    static long getppid(ThreadState ts, long module) {
        return id(ts, Libc.GETPPID);
    }

    static long getuid(ThreadState ts, long module) {
        return id(ts, Libc.GETUID);
    }

    static long geteuid(ThreadState ts, long module) {
        return id(ts, Libc.GETEUID);
    }

    static long getgid(ThreadState ts, long module) {
        return id(ts, Libc.GETGID);
    }

    static long getegid(ThreadState ts, long module) {
        return id(ts, Libc.GETEGID);
    }

    private static long three(ThreadState ts, Libc function) {
        try (Scratch s = Scratch.of(ts, 16)) {
            OsError.check(ts, function.call(s.address, s.address + 4, s.address + 8));
            return PyTuple.fromArraySteal(ts, new long[] {
                PyLong.of(ts, Memory.getInt(s.address) & 0xffffffffL),
                PyLong.of(ts, Memory.getInt(s.address + 4) & 0xffffffffL),
                PyLong.of(ts, Memory.getInt(s.address + 8) & 0xffffffffL)});
        }
    }

    static long getresuid(ThreadState ts, long module) {
        return three(ts, Libc.GETRESUID);
    }

    static long getresgid(ThreadState ts, long module) {
        return three(ts, Libc.GETRESGID);
    }

    private static long ids(ThreadState ts, long at, int n) {
        long list = PyList.create(ts);
        for (int i = 0; i < n; i++) {
            PyList.appendSteal(ts, list, PyLong.of(ts, Memory.getInt(at + 4L * i) & 0xffffffffL));
        }
        return list;
    }

    static long getgroups(ThreadState ts, long module) {
        try (Scratch s = Scratch.of(ts, 4 * 65536)) {
            int n = (int) OsError.check(ts, Libc.GETGROUPS.call(65536, s.address));
            return ids(ts, s.address, n);
        }
    }

    private static final Libc GETGROUPLIST = new Libc("getgrouplist");
    private static final Libc GETLOGIN = new Libc("getlogin");
    private static final Libc SETGROUPS = new Libc("setgroups");
    private static final Libc INITGROUPS = new Libc("initgroups");
    private static final Libc SETRESUID = new Libc("setresuid");
    private static final Libc SETRESGID = new Libc("setresgid");

    static long getgrouplist(ThreadState ts, long module, long user, long group) {
        try (PathArg p = PathArg.of(ts, user, "getgrouplist", "user");
                Scratch s = Scratch.of(ts, 4 * 65536 + 8)) {
            Memory.putInt(s.address, 65536);
            OsError.check(ts, GETGROUPLIST.call(
                    p.address(), PosixArgs.id(ts, group, "gid"), s.address + 8, s.address));
            return ids(ts, s.address + 8, Memory.getInt(s.address));
        }
    }

    static long getlogin(ThreadState ts, long module) {
        long name = GETLOGIN.pointer(0, 0, 0);
        if (name < 0) {
            throw OsError.of(ts, name);
        }
        return PathArg.decode(ts, Scratch.bytes(name));
    }

    static long getpgid(ThreadState ts, long module, long pid) {
        return number(ts, Libc.GETPGID.call(PyLong.asInt(ts, pid)));
    }

    static long getpgrp(ThreadState ts, long module) {
        return number(ts, Libc.GETPGID.call(0));
    }

    static long getsid(ThreadState ts, long module, long pid) {
        return number(ts, Libc.GETSID.call(PyLong.asInt(ts, pid)));
    }

    static long setuid(ThreadState ts, long module, long uid) {
        return none(ts, Libc.SETUID.call(PosixArgs.id(ts, uid, "uid")));
    }

    static long seteuid(ThreadState ts, long module, long uid) {
        return none(ts, Libc.SETEUID.call(PosixArgs.id(ts, uid, "uid")));
    }

    static long setgid(ThreadState ts, long module, long gid) {
        return none(ts, Libc.SETGID.call(PosixArgs.id(ts, gid, "gid")));
    }

    static long setegid(ThreadState ts, long module, long gid) {
        return none(ts, Libc.SETEGID.call(PosixArgs.id(ts, gid, "gid")));
    }

    static long setreuid(ThreadState ts, long module, long a, long b) {
        return none(ts, Libc.SETREUID.call(PosixArgs.id(ts, a, "uid"), PosixArgs.id(ts, b, "uid")));
    }

    static long setregid(ThreadState ts, long module, long a, long b) {
        return none(ts, Libc.SETREGID.call(PosixArgs.id(ts, a, "gid"), PosixArgs.id(ts, b, "gid")));
    }

    static long setresuid(ThreadState ts, long module, long a, long b, long c) {
        return none(ts, SETRESUID.call(
                PosixArgs.id(ts, a, "uid"), PosixArgs.id(ts, b, "uid"),
                PosixArgs.id(ts, c, "uid")));
    }

    static long setresgid(ThreadState ts, long module, long a, long b, long c) {
        return none(ts, SETRESGID.call(
                PosixArgs.id(ts, a, "gid"), PosixArgs.id(ts, b, "gid"),
                PosixArgs.id(ts, c, "gid")));
    }

    static long setgroups(ThreadState ts, long module, long groups) {
        long items = PyTuple.fromIterable(ts, groups);
        try (Scratch s = Scratch.of(ts, 4 * PyTuple.size(items))) {
            int n = (int) PyTuple.size(items);
            for (int i = 0; i < n; i++) {
                Memory.putInt(s.address + 4L * i,
                        (int) PosixArgs.id(ts, PyTuple.item(items, i), "gid"));
            }
            return none(ts, SETGROUPS.call(n, s.address));
        } finally {
            org.jilectomy.runtime.objects.Refs.release(ts, items);
        }
    }

    static long initgroups(ThreadState ts, long module, long user, long gid) {
        try (PathArg p = PathArg.of(ts, user, "initgroups", "username")) {
            return none(ts, INITGROUPS.call(p.address(), PosixArgs.id(ts, gid, "gid")));
        }
    }

    static long setsid(ThreadState ts, long module) {
        return none(ts, Libc.SETSID.call());
    }

    static long setpgid(ThreadState ts, long module, long pid, long group) {
        return none(ts, Libc.SETPGID.call(PyLong.asInt(ts, pid), PyLong.asInt(ts, group)));
    }

    static long setpgrp(ThreadState ts, long module) {
        return none(ts, Libc.SETPGID.call(0, 0));
    }

    // ---------------------------------------------------------------- signals and priorities

    static long kill(ThreadState ts, long module, long pid, long signal) {
        int to = PyLong.asInt(ts, pid);
        int number = PyLong.asInt(ts, signal);
        if (to == Libc.GETPID.call() && Signals.isHandled(number)) {
            Signals.raise(ts, number);
        } else {
            OsError.check(ts, Libc.KILL.call(to, number));
        }
        return Singletons.None;
    }

    static long killpg(ThreadState ts, long module, long group, long signal) {
        return none(ts, Libc.KILLPG.call(PyLong.asInt(ts, group), PyLong.asInt(ts, signal)));
    }

    static long nice(ThreadState ts, long module, long increment) {
        int r = (int) Libc.NICE.raw(PyLong.asInt(ts, increment), 0, 0, 0, 0, 0);
        if (r == -1 && Libc.errno() != 0) {
            int now = (int) Libc.GETPRIORITY.raw(0, 0, 0, 0, 0, 0);
            if (now != -1) {
                throw OsError.of(ts, Libc.errno());
            }
        }
        return PyLong.of(ts, r);
    }

    static long getpriority(ThreadState ts, long module, long which, long who) {
        int a = PyLong.asInt(ts, which);
        int b = PyLong.asInt(ts, who);
        int r = (int) Libc.GETPRIORITY.raw(a, b, 0, 0, 0, 0);
        if (r == -1 && (a < 0 || a > 2)) {
            throw OsError.of(ts, 22);
        }
        return PyLong.of(ts, r);
    }

    static long setpriority(ThreadState ts, long module, long which, long who, long priority) {
        return none(ts, Libc.SETPRIORITY.call(
                PyLong.asInt(ts, which), PyLong.asInt(ts, who), PyLong.asInt(ts, priority)));
    }

    // ---------------------------------------------------------------- waiting

    private static long[] wait(ThreadState ts, int pid, int options, long usage) {
        try (Scratch s = Scratch.zeroed(ts, 8)) {
            int r = Libc.WAIT4.retryingInt(ts, pid, s.address, options, usage);
            return new long[] {OsError.check(ts, r), Memory.getInt(s.address)};
        }
    }

    static long waitAny(ThreadState ts, long module) {
        long[] r = wait(ts, -1, 0, 0);
        return PosixArgs.pair(ts, r[0], r[1]);
    }

    static long waitpid(ThreadState ts, long module, long pid, long options) {
        long[] r = wait(ts, PyLong.asInt(ts, pid), PyLong.asInt(ts, options), 0);
        return PosixArgs.pair(ts, r[0], r[1]);
    }

    static long wait3(ThreadState ts, long module, long options) {
        return usage(ts, -1, PyLong.asInt(ts, options));
    }

    static long wait4(ThreadState ts, long module, long pid, long options) {
        return usage(ts, PyLong.asInt(ts, pid), PyLong.asInt(ts, options));
    }

    private static long usage(ThreadState ts, int pid, int options) {
        try (Scratch u = Scratch.zeroed(ts, 256)) {
            long[] r = wait(ts, pid, options, u.address);
            return PyTuple.fromArraySteal(ts, new long[] {
                PyLong.of(ts, r[0]), PyLong.of(ts, r[1]), rusage(ts, u.address)});
        }
    }

    /** {@code struct rusage}: two timevals, 14 longs. */
    static long rusage(ThreadState ts, long at) {
        long[] v = new long[16];
        for (int i = 0; i < 2; i++) {
            v[i] = PyFloat.of(ts, Memory.getLong(at + 16L * i)
                    + Memory.getLong(at + 16L * i + 8) * 0.000001);
        }
        for (int i = 2; i < 16; i++) {
            v[i] = PyLong.of(ts, Memory.getLong(at + 16 + 8L * i));
        }
        return RUSAGE.createSteal(ts, v);
    }

    static long waitid(ThreadState ts, long module, long type, long id, long options) {
        try (Scratch s = Scratch.zeroed(ts, 128)) {
            int r = Libc.WAITID.retryingInt(ts, PyLong.asInt(ts, type), PyLong.asInt(ts, id),
                    s.address, PyLong.asInt(ts, options));
            OsError.check(ts, r);
            int pid = Memory.getInt(s.address + 12);
            if (pid == 0) {
                return Singletons.None;
            }
            return WAITID_RESULT.createSteal(ts, PyLong.of(ts, pid),
                    PyLong.of(ts, Memory.getInt(s.address + 16)),
                    PyLong.of(ts, Memory.getInt(s.address)),
                    PyLong.of(ts, Memory.getInt(s.address + 24)),
                    PyLong.of(ts, Memory.getInt(s.address + 8)));
        }
    }

    static long exitcode(ThreadState ts, long module, long status) {
        int s = PyLong.asInt(ts, status);
        if ((s & 0x7f) == 0) {
            return PyLong.of(ts, s >> 8 & 0xff);
        }
        if ((s & 0xff) == 0x7f) {
            throw Errors.valueError(
                    ts, "process stopped by delivery of signal " + (s >> 8 & 0xff));
        }
        if (isSignaled(s)) {
            return PyLong.of(ts, -(s & 0x7f));
        }
        throw Errors.valueError(ts, "invalid wait status: " + s);
    }

    private static boolean isSignaled(int s) {
        int low = s & 0x7f;
        return low != 0 && low != 0x7f;
    }

    static long dumped(ThreadState ts, long module, long status) {
        return PyBool.of((PyLong.asInt(ts, status) & 0x80) != 0);
    }

    static long continued(ThreadState ts, long module, long status) {
        return PyBool.of(PyLong.asInt(ts, status) == 0xffff);
    }

    static long stopped(ThreadState ts, long module, long status) {
        return PyBool.of((PyLong.asInt(ts, status) & 0xff) == 0x7f);
    }

    static long signaled(ThreadState ts, long module, long status) {
        return PyBool.of(isSignaled(PyLong.asInt(ts, status)));
    }

    static long exited(ThreadState ts, long module, long status) {
        return PyBool.of((PyLong.asInt(ts, status) & 0x7f) == 0);
    }

    static long exitStatus(ThreadState ts, long module, long status) {
        return PyLong.of(ts, PyLong.asInt(ts, status) >> 8 & 0xff);
    }

    static long termSignal(ThreadState ts, long module, long status) {
        return PyLong.of(ts, PyLong.asInt(ts, status) & 0x7f);
    }

    // ---------------------------------------------------------------- the rest

    static long times(ThreadState ts, long module) {
        try (Scratch s = Scratch.of(ts, 32)) {
            long elapsed = Libc.TIMES.raw(s.address, 0, 0, 0, 0, 0);
            double ticks = Libc.SYSCONF.raw(2, 0, 0, 0, 0, 0);
            long[] v = new long[5];
            for (int i = 0; i < 4; i++) {
                v[i] = PyFloat.of(ts, Memory.getLong(s.address + 8L * i) / ticks);
            }
            v[4] = PyFloat.of(ts, elapsed / ticks);
            return TIMES_RESULT.createSteal(ts, v);
        }
    }

    static long umask(ThreadState ts, long module, long mask) {
        return PyLong.of(ts, (int) Libc.UMASK.raw(PyLong.asInt(ts, mask), 0, 0, 0, 0, 0));
    }

    static long pidfdOpen(ThreadState ts, long module, long pid, long flags) {
        return number(ts, Libc.SYSCALL.call(
                LinuxAbi.PIDFD_OPEN, PyLong.asInt(ts, pid), Args.cInt(ts, flags, 0)));
    }

    static long exitNow(ThreadState ts, long module, long status) {
        Runtime.getRuntime().halt(PyLong.asInt(ts, status));
        return Singletons.None;
    }

    static long abort(ThreadState ts, long module) {
        FatalErrors.aborts(ts);
        Libc.ABORT.raw(0, 0, 0, 0, 0, 0);
        return Singletons.None;
    }
}
