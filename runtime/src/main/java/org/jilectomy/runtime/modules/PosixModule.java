package org.jilectomy.runtime.modules;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.builtins.OsErrors;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.topology.Affinity;
import org.jilectomy.topology.CpuSet;

/** The part of {@code posix} that exists: this process, its environment and its processors. */
final class PosixModule extends BuiltinModule {
    PosixModule() {
        super("posix");
    }

    @Override
    protected void define(TypeDef def) {
        BootPosix.define(def);
        def.in(PosixModule.class);
        def.method("getpid(module, /)", null)
                .method("getcwd(module, /)", null)
                .method("urandom(module, size, /)", null)
                .method("cpu_count(module, /)", null, "cpuCount")
                .method("sched_getaffinity(module, pid, /)", null, "getAffinity")
                .method("sched_setaffinity(module, pid, mask, /)", null, "setAffinity")
                .method("sched_yield(module, /)", null, "yieldProcessor")
                .method("_exit(module, status)", null, "exitNow");
    }

    /** As in CPython, the keys and values of {@code environ} are bytes. */
    @Override
    protected void init(ThreadState ts, long dict) {
        long environ = PyDict.create(ts);
        for (Map.Entry<String, String> e : System.getenv().entrySet()) {
            long key = bytes(ts, e.getKey());
            long value = bytes(ts, e.getValue());
            PyDict.setItem(ts, environ, key, value);
            Refs.release(ts, key);
            Refs.release(ts, value);
        }
        putSteal(ts, dict, "environ", environ);
    }

    private static long bytes(ThreadState ts, String text) {
        return PyBytes.fromArray(ts, text.getBytes(StandardCharsets.UTF_8));
    }

    static long getpid(ThreadState ts, long module) {
        return PyLong.of(ts, ProcessHandle.current().pid());
    }

    static long getcwd(ThreadState ts, long module) {
        return PyUnicode.fromJava(ts, Path.of("").toAbsolutePath().toString());
    }

    static long urandom(ThreadState ts, long module, long size) {
        long n = Abstract.asIndex(ts, size);
        if (n < 0) {
            throw Errors.valueError(ts, "negative argument not allowed");
        }
        byte[] bytes = new byte[Math.toIntExact(n)];
        new SecureRandom().nextBytes(bytes);
        return PyBytes.fromArray(ts, bytes);
    }

    static long cpuCount(ThreadState ts, long module) {
        return PyLong.of(ts, Runtime.getRuntime().availableProcessors());
    }

    // ---------------------------------------------------------------- processors

    static long getAffinity(ThreadState ts, long module, long pid) {
        CpuSet cpus = Affinity.allowed(PyLong.asInt(ts, pid));
        if (cpus == null || cpus.isEmpty()) {
            throw OsErrors.of(ts, 3, null, null);
        }
        long set = PySet.create(ts);
        for (int cpu : cpus) {
            long value = PyLong.of(ts, cpu);
            PySet.add(ts, set, value);
            Refs.release(ts, value);
        }
        return set;
    }

    static long setAffinity(ThreadState ts, long module, long pid, long mask) {
        java.util.ArrayList<Integer> list = new java.util.ArrayList<>();
        long it = Abstract.iter(ts, mask);
        try {
            long item;
            while ((item = Abstract.next(ts, it)) != 0) {
                try {
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
            throw OsErrors.of(ts, errno, null, null);
        }
        return Singletons.None;
    }

    static long yieldProcessor(ThreadState ts, long module) {
        ts.detach();
        Thread.yield();
        ts.attach();
        return Singletons.None;
    }

    static long exitNow(ThreadState ts, long module, long status) {
        Runtime.getRuntime().halt(PyLong.asInt(ts, status));
        return Singletons.None;
    }
}
