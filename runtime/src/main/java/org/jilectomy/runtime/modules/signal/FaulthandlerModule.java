package org.jilectomy.runtime.modules.signal;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.Durations;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The module {@code faulthandler}: where all threads are, now ({@code dump_traceback}) or when a
 * time is over ({@code dump_traceback_later}).
 *
 * <p>For the signals of a crash the JVM has handlers of its own, and writes a report with the Java
 * frames, among them those of Python functions. So {@code enable()} is only about those that a process
 * sends itself ({@link FatalErrors}). As in CPython the file must stay open for as long as it may be written to.
 */
public final class FaulthandlerModule extends BuiltinModule {
    public FaulthandlerModule() {
        super("faulthandler");
    }

    @Override
    protected String doc() {
        return "faulthandler module.";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("enable(module, file=None, all_threads=True)", null)
                .method("disable(module, /)", null)
                .method("is_enabled(module, /)", null, "isEnabled")
                .method("dump_traceback(module, file=None, all_threads=True)", null, "dump")
                .method("dump_traceback_later(module, timeout, repeat=False, file=None,"
                        + " exit=False)", null, "later")
                .method("cancel_dump_traceback_later(module, /)", null, "cancel")
                .method("register(module, signum, file=None, all_threads=True, chain=False)", null)
                .method("unregister(module, signum, /)", null)
                .method("_sigsegv(module, release_gil=False, /)", null, "sigsegv")
                .method("_sigabrt(module, /)", null, "sigabrt")
                .method("_sigfpe(module, /)", null, "sigfpe")
                .method("_read_null(module, /)", null, "readNull");
    }

    /** The descriptor a {@code file} argument means, flushed. */
    private static int descriptor(ThreadState ts, long file) {
        if (file != 0 && PyLong.check(file)) {
            int fd = PyLong.asInt(ts, file);
            if (fd < 0) {
                throw Errors.valueError(ts, "file is not a valid file descripter");
            }
            return fd;
        }
        long owned;
        if (file == 0 || file == Singletons.None) {
            owned = PyDict.getItemString(ts, Interpreter.sysDict, "stderr");
            if (owned == 0) {
                throw Errors.runtimeError(ts, "unable to get sys.stderr");
            }
            if (owned == Singletons.None) {
                throw Errors.runtimeError(ts, "sys.stderr is None");
            }
        } else {
            owned = Refs.retain(ts, file);
        }
        try {
            long number = Abstract.callMethod(ts, owned, Names.of("fileno"));
            int fd = PyLong.check(number) && PyLong.fitsLong(number)
                    && PyLong.longValue(number) == (int) PyLong.longValue(number)
                            ? (int) PyLong.longValue(number) : -1;
            Refs.release(ts, number);
            if (fd < 0) {
                throw Errors.runtimeError(ts, "file.fileno() is not a valid file descriptor");
            }
            flush(ts, owned);
            return fd;
        } finally {
            Refs.release(ts, owned);
        }
    }

    /** The file is written to at any time. */
    private static void keep(ThreadState ts, long file) {
        if (file != 0 && file != Singletons.None && !PyLong.check(file)) {
            Pins.keepUntilExit(Refs.retain(ts, file));
        }
    }

    private static void flush(ThreadState ts, long file) {
        try {
            Refs.release(ts, Abstract.callMethod(ts, file, Names.of("flush")));
        } catch (PyException e) {
            Errors.discard(ts, e);
        }
    }

    static long enable(ThreadState ts, long module, long file, long all) {
        int fd = descriptor(ts, file);
        keep(ts, file);
        FatalErrors.enable(fd, Args.truth(ts, all, true));
        return Singletons.None;
    }

    static long disable(ThreadState ts, long module) {
        boolean was = FatalErrors.isEnabled();
        FatalErrors.disable();
        return PyBool.of(was);
    }

    static long isEnabled(ThreadState ts, long module) {
        return PyBool.of(FatalErrors.isEnabled());
    }

    static long dump(ThreadState ts, long module, long file, long all) {
        int fd = descriptor(ts, file);
        StackReport.of("", ts, Args.truth(ts, all, true)).write(fd);
        return Singletons.None;
    }

    static long later(
            ThreadState ts, long module, long timeout, long repeat, long file, long exit) {
        long micros = Durations.nanos(ts, timeout) / 1000;
        if (micros <= 0) {
            throw Errors.valueError(ts, "timeout must be greater than 0");
        }
        boolean again = Args.truth(ts, repeat, false);
        boolean end = Args.truth(ts, exit, false);
        StackWatchdog.start(ts, micros, again, descriptor(ts, file), end);
        return Singletons.None;
    }

    static long cancel(ThreadState ts, long module) {
        StackWatchdog.stop(ts);
        return Singletons.None;
    }

    static long register(
            ThreadState ts, long module, long signum, long file, long all, long chain) {
        int number = checkSignal(ts, signum);
        boolean ofAll = Args.truth(ts, all, true);
        boolean chained = Args.truth(ts, chain, false);
        int fd = descriptor(ts, file);
        keep(ts, file);
        if (!Signals.dumpAt(number, fd, ofAll, chained)) {
            throw Errors.notImplemented(ts, "faulthandler.register() of signal " + number);
        }
        return Singletons.None;
    }

    static long unregister(ThreadState ts, long module, long signum) {
        return PyBool.of(Signals.forgetDump(checkSignal(ts, signum)));
    }

    static long sigsegv(ThreadState ts, long module, long releaseGil) {
        FatalErrors.die(ts, FatalErrors.SIGSEGV);
        return Singletons.None;
    }

    static long sigabrt(ThreadState ts, long module) {
        FatalErrors.die(ts, FatalErrors.SIGABRT);
        return Singletons.None;
    }

    static long sigfpe(ThreadState ts, long module) {
        FatalErrors.die(ts, FatalErrors.SIGFPE);
        return PyLong.of(ts, 0);
    }

    static long readNull(ThreadState ts, long module) {
        FatalErrors.die(ts, FatalErrors.SIGSEGV);
        return Singletons.None;
    }

    /** One that a program may have for itself. */
    private static int checkSignal(ThreadState ts, long signum) {
        int n = PyLong.asInt(ts, signum);
        if (FatalErrors.isFatal(n)) {
            throw Errors.runtimeError(
                    ts, "signal " + n + " cannot be registered, use enable() instead");
        }
        if (n < 1 || n >= Signals.COUNT) {
            throw Errors.valueError(ts, "signal number out of range");
        }
        return n;
    }
}
