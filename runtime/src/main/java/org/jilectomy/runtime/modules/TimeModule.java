package org.jilectomy.runtime.modules;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.locks.LockSupport;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The module {@code time}. Clocks here, calendar in {@link CalendarTime}.
 *
 * <p>{@code monotonic} and {@code perf_counter} are {@code System.nanoTime}, which is {@code
 * CLOCK_MONOTONIC} on Linux as in CPython. The CPU clocks come from the JVM's management beans,
 * whose classes are loaded at the first call (tens of milliseconds).
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
                .method("get_clock_info(module, name, /)", null, "getClockInfo");
        def.in(CalendarTime.class)
                .method("gmtime(module, seconds=None, /)", null)
                .method("localtime(module, seconds=None, /)", null)
                .method("mktime(module, tuple, /)", null)
                .method("asctime(module, tuple=None, /)", null)
                .method("ctime(module, seconds=None, /)", null)
                .method("strftime(module, format, tuple=None, /)", null)
                .method("strptime(module, string, format=None, /)", null);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, CalendarTime.STRUCT_TIME);
        ZonedDateTime now = ZonedDateTime.now();
        ZoneId zone = now.getZone();
        int standard = zone.getRules().getStandardOffset(Instant.now()).getTotalSeconds();
        putSteal(ts, dict, "timezone", PyLong.of(ts, -standard));
        putSteal(ts, dict, "altzone", PyLong.of(ts, -now.getOffset().getTotalSeconds()));
        boolean daylight = now.getOffset().getTotalSeconds() != standard;
        putSteal(ts, dict, "daylight", PyLong.of(ts, daylight ? 1 : 0));
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

    private static long processNanos() {
        var bean = (com.sun.management.OperatingSystemMXBean) ManagementFactory
                .getOperatingSystemMXBean();
        return bean.getProcessCpuTime();
    }

    static long processTime(ThreadState ts, long module) {
        return seconds(ts, processNanos());
    }

    static long processTimeNs(ThreadState ts, long module) {
        return PyLong.of(ts, processNanos());
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    static long threadTime(ThreadState ts, long module) {
        return seconds(ts, threadNanos());
    }

    static long threadTimeNs(ThreadState ts, long module) {
        return PyLong.of(ts, threadNanos());
    }

    static long getClockInfo(ThreadState ts, long module, long name) {
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "get_clock_info() argument 1 must be str");
        }
        throw Errors.notImplemented(ts, "time.get_clock_info()");
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
