package org.jilectomy.runtime.modules.posix;

import java.math.BigInteger;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code resource}. */
public final class ResourceModule extends BuiltinModule {
    private static final String NUMBERS = """
            RLIMIT_AS=9 RLIMIT_CORE=4 RLIMIT_CPU=0 RLIMIT_DATA=2 RLIMIT_FSIZE=1 RLIMIT_MEMLOCK=8
            RLIMIT_MSGQUEUE=12 RLIMIT_NICE=13 RLIMIT_NOFILE=7 RLIMIT_NPROC=6 RLIMIT_OFILE=7
            RLIMIT_RSS=5 RLIMIT_RTPRIO=14 RLIMIT_RTTIME=15 RLIMIT_SIGPENDING=11 RLIMIT_STACK=3
            RLIM_INFINITY=-1 RUSAGE_CHILDREN=-1 RUSAGE_SELF=0 RUSAGE_THREAD=1
            """;

    private static final Libc PRLIMIT = new Libc("prlimit");
    private static final int LIMITS = 16;

    public ResourceModule() {
        super("resource");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("getrlimit(module, resource, /)", null)
                .method("setrlimit(module, resource, limits, /)", null)
                .method("prlimit(module, pid, resource, limits=None, /)", null)
                .method("getrusage(module, who, /)", null)
                .method("getpagesize(module, /)", null);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PosixConstants.put(ts, dict, NUMBERS);
        PyDict.setItemName(ts, dict, Names.of("error"), Exceptions.OSError.address);
        putType(ts, dict, ProcessCalls.RUSAGE);
    }

    private static int resource(ThreadState ts, long resource) {
        int n = PyLong.asInt(ts, resource);
        if (n < 0 || n >= LIMITS) {
            throw Errors.valueError(ts, "invalid resource specified");
        }
        return n;
    }

    private static long limits(ThreadState ts, long at) {
        return PyTuple.fromArraySteal(ts, new long[] {
            PyLong.of(ts, Memory.getLong(at)), PyLong.of(ts, Memory.getLong(at + 8))});
    }

    private static void put(ThreadState ts, long at, long limits) {
        long items = PyTuple.fromIterable(ts, limits);
        try {
            if (PyTuple.size(items) != 2) {
                throw Errors.valueError(ts, "expected a tuple of 2 integers");
            }
            for (int i = 0; i < 2; i++) {
                long index = org.jilectomy.runtime.objects.Abstract.index(
                        ts, PyTuple.item(items, i));
                BigInteger value = PyLong.toBig(index);
                Refs.release(ts, index);
                if (value.bitLength() > 64) {
                    throw Errors.overflowError(ts, "Python int too large to convert to C long");
                }
                Memory.putLong(at + 8L * i, value.longValue());
            }
        } finally {
            Refs.release(ts, items);
        }
    }

    private static void check(ThreadState ts, int r) {
        if (r == -22) {
            throw Errors.valueError(ts, "current limit exceeds maximum limit");
        }
        if (r == -1) {
            throw Errors.valueError(ts, "not allowed to raise maximum limit");
        }
        OsError.check(ts, r);
    }

    static long getrlimit(ThreadState ts, long module, long resource) {
        int n = resource(ts, resource);
        try (Scratch s = Scratch.of(ts, 16)) {
            OsError.check(ts, Libc.GETRLIMIT.call(n, s.address));
            return limits(ts, s.address);
        }
    }

    static long setrlimit(ThreadState ts, long module, long resource, long limits) {
        int n = resource(ts, resource);
        try (Scratch s = Scratch.of(ts, 16)) {
            put(ts, s.address, limits);
            check(ts, Libc.SETRLIMIT.call(n, s.address));
            return Singletons.None;
        }
    }

    static long prlimit(ThreadState ts, long module, long pid, long resource, long limits) {
        int process = PyLong.asInt(ts, pid);
        int n = resource(ts, resource);
        try (Scratch s = Scratch.of(ts, 32)) {
            boolean set = limits != 0 && limits != Singletons.None;
            if (set) {
                put(ts, s.address + 16, limits);
            }
            int r = PRLIMIT.call(process, n, set ? s.address + 16 : 0, s.address);
            if (r == -22) {
                check(ts, r);
            }
            OsError.check(ts, r);
            return limits(ts, s.address);
        }
    }

    static long getrusage(ThreadState ts, long module, long who) {
        int n = PyLong.asInt(ts, who);
        try (Scratch s = Scratch.zeroed(ts, 256)) {
            int r = Libc.GETRUSAGE.call(n, s.address);
            if (r == -22) {
                throw Errors.valueError(ts, "invalid who parameter");
            }
            OsError.check(ts, r);
            return ProcessCalls.rusage(ts, s.address);
        }
    }

    static long getpagesize(ThreadState ts, long module) {
        return PyLong.of(ts, Libc.SYSCONF.raw(30, 0, 0, 0, 0, 0));
    }
}
