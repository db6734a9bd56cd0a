package org.jilectomy.runtime.modules;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.posix.PosixConstants;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The module {@code time}. Clocks here, calendar in {@link CalendarTime}.
 *
 * <p>{@code monotonic} and {@code perf_counter} are {@code System.nanoTime}, which is {@code
 * CLOCK_MONOTONIC} on Linux as in CPython. All others are the C library's.
 */
final class TimeModule extends BuiltinModule {
    private static final double NANOS = 1e9;

    TimeModule() {
        super("time");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("time(module, /)", null)
                .method("time_ns(module, /)", null, "timeNs")
                .method("monotonic(module, /)", null)
                .method("monotonic_ns(module, /)", null, "monotonicNs")
                .method("perf_counter(module, /)", null, "monotonic")
                .method("perf_counter_ns(module, /)", null, "monotonicNs")
                .method("process_time(module, /)", null, "processTime")
                .method("process_time_ns(module, /)", null, "processTimeNs")
                .method("thread_time(module, /)", null, "threadTime")
                .method("thread_time_ns(module, /)", null, "threadTimeNs")
                .method("sleep(module, seconds, /)", null)
                .method("clock_gettime(module, clk_id, /)", null, "clockGettime")
                .method("clock_gettime_ns(module, clk_id, /)", null, "clockGettimeNs")
                .method("clock_settime(module, clk_id, time, /)", null, "clockSettime")
                .method("clock_settime_ns(module, clk_id, time, /)", null, "clockSettimeNs")
                .method("clock_getres(module, clk_id, /)", null, "clockGetres")
                .method("get_clock_info(module, name, /)", null, "getClockInfo");
        def.in(CalendarTime.class)
                .method("gmtime(module, seconds=None, /)", null)
                .method("localtime(module, seconds=None, /)", null)
                .method("mktime(module, tuple, /)", null)
                .method("asctime(module, tuple=None, /)", null)
                .method("ctime(module, seconds=None, /)", null)
                .method("strftime(module, format, tuple=None, /)", null)
                .method("tzset(module, /)", null)
                .method("strptime(module, string, format=None, /)", null);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, CalendarTime.STRUCT_TIME);
        PosixConstants.put(ts, dict, "CLOCK_REALTIME=0 CLOCK_MONOTONIC=1"
                + " CLOCK_PROCESS_CPUTIME_ID=2 CLOCK_THREAD_CPUTIME_ID=3 CLOCK_MONOTONIC_RAW=4"
                + " CLOCK_BOOTTIME=7 CLOCK_TAI=11 _STRUCT_TM_ITEMS=11");
        CalendarTime.zone(ts, dict);
    }

    // ---------------------------------------------------------------- clocks

    private static long seconds(ThreadState ts, long nanos) {
        return PyFloat.of(ts, nanos / NANOS);
    }

    private static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    static long time(ThreadState ts, long module) {
        return seconds(ts, now());
    }

    static long timeNs(ThreadState ts, long module) {
        return PyLong.of(ts, now());
    }

    static long monotonic(ThreadState ts, long module) {
        return seconds(ts, System.nanoTime());
    }

    static long monotonicNs(ThreadState ts, long module) {
        return PyLong.of(ts, System.nanoTime());
    }

    private static final Libc CLOCK_GETTIME = new Libc("clock_gettime");
    private static final Libc CLOCK_SETTIME = new Libc("clock_settime");
    private static final Libc CLOCK_GETRES = new Libc("clock_getres");

    /** A clock of the system in nanoseconds. */
    private static long clock(ThreadState ts, Libc function, int clock) {
        try (Scratch s = Scratch.of(ts, 16)) {
            OsError.check(ts, function.call(clock, s.address));
            return Memory.getLong(s.address) * 1_000_000_000L + Memory.getLong(s.address + 8);
        }
    }

    static long clockGettime(ThreadState ts, long module, long clock) {
        return seconds(ts, clock(ts, CLOCK_GETTIME, PyLong.asInt(ts, clock)));
    }

    static long clockGettimeNs(ThreadState ts, long module, long clock) {
        return PyLong.of(ts, clock(ts, CLOCK_GETTIME, PyLong.asInt(ts, clock)));
    }

    static long clockGetres(ThreadState ts, long module, long clock) {
        return seconds(ts, clock(ts, CLOCK_GETRES, PyLong.asInt(ts, clock)));
    }

    private static long set(ThreadState ts, long clock, long nanos) {
        try (Scratch s = Scratch.of(ts, 16)) {
            Memory.putLong(s.address, Math.floorDiv(nanos, 1_000_000_000L));
            Memory.putLong(s.address + 8, Math.floorMod(nanos, 1_000_000_000L));
            OsError.check(ts, CLOCK_SETTIME.call(PyLong.asInt(ts, clock), s.address));
            return Singletons.None;
        }
    }

    static long clockSettime(ThreadState ts, long module, long clock, long time) {
        return set(ts, clock, Durations.nanos(ts, time));
    }

    static long clockSettimeNs(ThreadState ts, long module, long clock, long time) {
        return set(ts, clock, PyLong.asLong(ts, time));
    }

    private static long processNanos(ThreadState ts) {
        return clock(ts, CLOCK_GETTIME, 2);
    }

    static long processTime(ThreadState ts, long module) {
        return seconds(ts, processNanos(ts));
    }

    static long processTimeNs(ThreadState ts, long module) {
        return PyLong.of(ts, processNanos(ts));
    }

    private static long threadNanos(ThreadState ts) {
        return clock(ts, CLOCK_GETTIME, 3);
    }

    static long threadTime(ThreadState ts, long module) {
        return seconds(ts, threadNanos(ts));
    }

    static long threadTimeNs(ThreadState ts, long module) {
        return PyLong.of(ts, threadNanos(ts));
    }

    static long getClockInfo(ThreadState ts, long module, long name) {
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "get_clock_info() argument 1 must be str");
        }
        String which = PyUnicode.toJava(name);
        int id = switch (which) {
            case "time" -> 0;
            case "monotonic", "perf_counter" -> 1;
            case "process_time" -> 2;
            case "thread_time" -> 3;
            default -> throw CalendarTime.unknownClock(ts);
        };
        String[] names = {"CLOCK_REALTIME", "CLOCK_MONOTONIC", "CLOCK_PROCESS_CPUTIME_ID",
            "CLOCK_THREAD_CPUTIME_ID"};
        long dict = PyDict.create(ts);
        try {
            putSteal(ts, dict, "implementation",
                    PyUnicode.fromJava(ts, "clock_gettime(" + names[id] + ")"));
            putSteal(ts, dict, "monotonic", PyBool.of(id != 0));
            putSteal(ts, dict, "adjustable", PyBool.of(id == 0));
            putSteal(ts, dict, "resolution", seconds(ts, clock(ts, CLOCK_GETRES, id)));
            long empty = PyTuple.empty(ts);
            long implementation =
                    PyDict.getItemString(ts, Interpreter.sysDict, "implementation");
            long type = Abstract.getAttr(ts, implementation, Names.__class__); // SimpleNamespace
            Refs.release(ts, implementation);
            try {
                return Abstract.callTuple(ts, type, empty, dict);
            } finally {
                Refs.release(ts, type);
                Refs.release(ts, empty);
            }
        } finally {
            Refs.release(ts, dict);
        }
    }

    // ---------------------------------------------------------------- sleep

    /** The thread is detached while it sleeps; a signal ends the sleep if its handler raises. */
    static long sleep(ThreadState ts, long module, long seconds) {
        long nanos = Durations.nanos(ts, seconds);
        if (nanos < 0) {
            throw Errors.valueError(ts, "sleep length must be non-negative");
        }
        long deadline = System.nanoTime() + nanos;
        do {
            ts.detach();
            try {
                park(ts, deadline, nanos);
            } finally {
                ts.attach();
            }
            ThreadState.poll(ts);
        } while (deadline - System.nanoTime() > 0);
        return Singletons.None;
    }

    private static void park(ThreadState ts, long deadline, long nanos) {
        if (nanos == 0) {
            Thread.yield();
        }
        long rest;
        while ((rest = deadline - System.nanoTime()) > 0 && !ts.isServiceRequested()) {
            LockSupport.parkNanos(rest);
        }
    }
}
