package org.jilectomy.runtime.modules.posix;

import java.util.ArrayList;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.topology.Affinity;
import org.jilectomy.topology.CpuSet;

/** The system: its names and limits, processors, random bytes, environment. */
final class SystemCalls {
    private static final PyStructSequence UNAME_RESULT =
            new PyStructSequence("posix.uname_result", 5, true,
                    "sysname", "nodename", "release", "version", "machine");

    private static final PyStructSequence SCHED_PARAM =
            new PyStructSequence("posix.sched_param", "sched_priority");

    private static final Libc CONFSTR = new Libc("confstr");
    private static final Libc SCHED_RR_GET_INTERVAL = new Libc("sched_rr_get_interval");

    private SystemCalls() {}

    static void define(TypeDef def) {
        def.in(SystemCalls.class)
                .method("uname(module, /)", null)
                .method("sysconf(module, name, /)", null)
                .method("confstr(module, name, /)", null)
                .method("cpu_count(module, /)", null, "cpuCount")
                .method("sched_getaffinity(module, pid, /)", null, "getAffinity")
                .method("sched_setaffinity(module, pid, mask, /)", null, "setAffinity")
                .method("sched_yield(module, /)", null, "yieldProcessor")
                .method("sched_get_priority_max(module, policy)", null, "priorityMax")
                .method("sched_get_priority_min(module, policy)", null, "priorityMin")
                .method("sched_getscheduler(module, pid, /)", null, "getScheduler")
                .method("sched_rr_get_interval(module, pid, /)", null, "interval")
                .method("getloadavg(module, /)", null)
                .method("urandom(module, size, /)", null)
                .method("getrandom(module, size, flags=0)", null)
                .method("strerror(module, code, /)", null)
                .method("ctermid(module, /)", null)
                .method("system(module, command)", null)
                .method("putenv(module, name, value, /)", null)
                .method("unsetenv(module, name, /)", null)
                .method("register_at_fork(module, /, *, before=None, after_in_child=None,"
                        + " after_in_parent=None)", null, "registerAtFork");
    }

    static void init(ThreadState ts, long dict) {
        BuiltinModule.putType(ts, dict, UNAME_RESULT);
    }

    // ---------------------------------------------------------------- names and limits

    static long uname(ThreadState ts, long module) {
        try (Scratch s = Scratch.zeroed(ts, 65 * 6)) {
            OsError.check(ts, Libc.UNAME.call(s.address));
            long[] v = new long[5];
            for (int i = 0; i < 5; i++) {
                v[i] = PathArg.decode(ts, Scratch.bytes(s.address + 65L * i));
            }
            return UNAME_RESULT.createSteal(ts, v);
        }
    }

    /** A number, or a name in one of the module's tables. */
    static int configName(ThreadState ts, long name, String table) {
        if (PyLong.check(name)) {
            return PyLong.asInt(ts, name);
        }
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "configuration names must be strings or integers");
        }
        long posix = PyDict.getItemString(ts, Interpreter.modules, "posix");
        long names = Abstract.getAttr(ts, posix, org.jilectomy.runtime.objects.Names.of(table));
        Refs.release(ts, posix);
        long value = PyDict.getItem(ts, names, name);
        Refs.release(ts, names);
        if (value == 0) {
            throw Errors.valueError(ts, "unrecognized configuration name");
        }
        int number = PyLong.asInt(ts, value);
        Refs.release(ts, value);
        return number;
    }

    static long sysconf(ThreadState ts, long module, long name) {
        long r = Libc.SYSCONF.raw(configName(ts, name, "sysconf_names"), 0, 0, 0, 0, 0);
        return PyLong.of(ts, r);
    }

    static long confstr(ThreadState ts, long module, long name) {
        int which = configName(ts, name, "confstr_names");
        try (Scratch s = Scratch.zeroed(ts, 4096)) {
            long n = CONFSTR.raw(which, s.address, 4096, 0, 0, 0);
            if (n == 0) {
                int errno = Libc.errno();
                if (errno == 22) {
                    throw OsError.of(ts, errno);
                }
                return Singletons.None;
            }
            return PathArg.decode(ts, Scratch.bytes(s.address));
        }
    }

    static long strerror(ThreadState ts, long module, long code) {
        return PyUnicode.fromJava(ts, OsError.text(PyLong.asInt(ts, code)));
    }

    static long ctermid(ThreadState ts, long module) {
        return PyUnicode.intern(ts, "/dev/tty");
    }

    static long getloadavg(ThreadState ts, long module) {
        try (Scratch s = Scratch.zeroed(ts, 24)) {
            if (Libc.GETLOADAVG.call(s.address, 3) != 3) {
                throw Errors.raise(ts, org.jilectomy.runtime.objects.Exceptions.OSError,
                        "Load averages are unobtainable");
            }
            long[] v = new long[3];
            for (int i = 0; i < 3; i++) {
                v[i] = PyFloat.of(ts, Memory.getDouble(s.address + 8L * i));
            }
            return PyTuple.fromArraySteal(ts, v);
        }
    }

    // ---------------------------------------------------------------- random bytes

    static long urandom(ThreadState ts, long module, long size) {
        long n = PosixArgs.offset(ts, size);
        if (n < 0) {
            throw Errors.valueError(ts, "negative argument not allowed");
        }
        return random(ts, n, 0);
    }

    static long getrandom(ThreadState ts, long module, long size, long flags) {
        long n = PosixArgs.offset(ts, size);
        if (n < 0) {
            throw OsError.of(ts, 22);
        }
        return random(ts, n, Args.cInt(ts, flags, 0));
    }

    private static long random(ThreadState ts, long n, int flags) {
        if (n > Integer.MAX_VALUE - 256) {
            throw Errors.memoryError(ts);
        }
        try (Scratch s = Scratch.of(ts, n)) {
            long done = 0;
            while (done < n) {
                done += OsError.check(ts, Libc.GETRANDOM.retrying(
                        ts, s.address + done, Math.min(n - done, 1 << 20), flags));
            }
            return PyBytes.fromMemory(ts, s.address, (int) n);
        }
    }

    // ---------------------------------------------------------------- processors

    static long cpuCount(ThreadState ts, long module) {
        long n = Libc.SYSCONF.raw(84, 0, 0, 0, 0, 0); // _SC_NPROCESSORS_ONLN
        return n > 0 ? PyLong.of(ts, n) : Singletons.None;
    }

    static long getAffinity(ThreadState ts, long module, long pid) {
        CpuSet cpus = Affinity.allowed(PyLong.asInt(ts, pid));
        if (cpus == null || cpus.isEmpty()) {
            throw OsError.of(ts, 3);
        }
        long set = PySet.create(ts);
        for (int cpu : cpus) {
            long number = PyLong.of(ts, cpu);
            PySet.add(ts, set, number);
            Refs.release(ts, number);
        }
        return set;
    }

    static long setAffinity(ThreadState ts, long module, long pid, long mask) {
        ArrayList<Integer> list = new ArrayList<>();
        long it = Abstract.iter(ts, mask);
        try {
            long item;
            while ((item = Abstract.next(ts, it)) != 0) {
                try {
                    if (!PyLong.check(item)) {
                        throw Errors.typeError(ts, "expected an iterator of ints, but iterator"
                                + " yielded <class '" + PyType.of(item).name() + "'>");
                    }
                    int cpu = PyLong.asInt(ts, item);
                    if (cpu < 0) {
                        throw Errors.valueError(ts, "negative CPU number");
                    }
                    list.add(cpu);
                } finally {
                    Refs.release(ts, item);
                }
            }
        } finally {
            Refs.release(ts, it);
        }
        int[] cpus = new int[list.size()];
        for (int i = 0; i < cpus.length; i++) {
            cpus[i] = list.get(i);
        }
        int errno = Affinity.setAllowed(PyLong.asInt(ts, pid), CpuSet.of(cpus));
        if (errno != 0) {
            throw OsError.of(ts, errno);
        }
        return Singletons.None;
    }

    static long yieldProcessor(ThreadState ts, long module) {
        ts.detach();
        Thread.yield();
        ts.attach();
        return Singletons.None;
    }

    static long priorityMax(ThreadState ts, long module, long policy) {
        return PyLong.of(ts, OsError.check(
                ts, Libc.SCHED_GET_PRIORITY_MAX.call(PyLong.asInt(ts, policy))));
    }

    static long priorityMin(ThreadState ts, long module, long policy) {
        return PyLong.of(ts, OsError.check(
                ts, Libc.SCHED_GET_PRIORITY_MIN.call(PyLong.asInt(ts, policy))));
    }

    static long getScheduler(ThreadState ts, long module, long pid) {
        return PyLong.of(ts, OsError.check(
                ts, Libc.SCHED_GETSCHEDULER.call(PyLong.asInt(ts, pid))));
    }

    static long interval(ThreadState ts, long module, long pid) {
        try (Scratch s = Scratch.of(ts, 16)) {
            OsError.check(ts, SCHED_RR_GET_INTERVAL.call(PyLong.asInt(ts, pid), s.address));
            return PyFloat.of(ts, Memory.getLong(s.address)
                    + 1e-9 * Memory.getLong(s.address + 8));
        }
    }

    // ---------------------------------------------------------------- environment and shell

    static long system(ThreadState ts, long module, long command) {
        try (PathArg p = PathArg.of(ts, command, "system", "command")) {
            return PyLong.of(ts, (int) Libc.SYSTEM.blockingLong(ts, p.address(), 0, 0, 0, 0, 0));
        }
    }

    private static byte[] variable(ThreadState ts, long value) {
        if (!PyUnicode.check(value) && !PyBytes.check(value)) {
            throw Errors.typeError(ts, "expected str, bytes or os.PathLike object, not "
                    + PyType.of(value).name());
        }
        return PathArg.encode(ts, value);
    }

    static long putenv(ThreadState ts, long module, long name, long value) {
        byte[] key = variable(ts, name);
        byte[] text = variable(ts, value);
        for (byte b : key) {
            if (b == '=') {
                throw Errors.valueError(ts, "illegal environment variable name");
            }
        }
        try (Scratch k = Scratch.string(ts, key); Scratch v = Scratch.string(ts, text)) {
            OsError.check(ts, Libc.SETENV.call(k.address, v.address, 1));
            return Singletons.None;
        }
    }

    static long unsetenv(ThreadState ts, long module, long name) {
        try (Scratch k = Scratch.string(ts, variable(ts, name))) {
            OsError.check(ts, Libc.UNSETENV.call(k.address));
            return Singletons.None;
        }
    }

    // ---------------------------------------------------------------- no fork

    static long registerAtFork(
            ThreadState ts, long module, long before, long inChild, long inParent) {
        boolean any = false;
        for (long function : new long[] {before, inChild, inParent}) {
            if (function != 0) {
                any = true;
                if (!Abstract.isCallable(function)) {
                    throw Errors.typeError(ts, "'" + (function == before ? "before"
                            : function == inChild ? "after_in_child" : "after_in_parent")
                            + "' must be callable, not " + PyType.of(function).name());
                }
            }
        }
        if (!any) {
            throw Errors.typeError(ts, "At least one argument is required.");
        }
        return Singletons.None; // nothing ever forks
    }
}
