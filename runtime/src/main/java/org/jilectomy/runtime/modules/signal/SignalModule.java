package org.jilectomy.runtime.modules.signal;

import org.jilectomy.memory.LinuxAbi;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.libc.Statx;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _signal}. */
public final class SignalModule extends BuiltinModule {
    private static final String NUMBERS = "SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS"
            + " SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM SIGTERM SIGSTKFLT SIGCHLD"
            + " SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF"
            + " SIGWINCH SIGIO SIGPWR SIGSYS";

    private static final PyStructSequence SIGINFO =
            new PyStructSequence("signal.struct_siginfo", 7, true, "si_signo", "si_code",
                    "si_errno", "si_pid", "si_uid", "si_status", "si_band");

    public SignalModule() {
        super("_signal");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("signal(module, signalnum, handler, /)", null)
                .method("getsignal(module, signalnum, /)", null)
                .method("default_int_handler(module, signalnum, frame, /)", null, "defaultInt")
                .method("raise_signal(module, signalnum, /)", null, "raiseSignal")
                .method("set_wakeup_fd(module, fd, /, *, warn_on_full_buffer=True)", null,
                        "setWakeupFd")
                .method("siginterrupt(module, signalnum, flag, /)", null)
                .method("strsignal(module, signalnum, /)", null)
                .method("valid_signals(module, /)", null, "validSignals")
                .method("alarm(module, seconds, /)", null)
                .method("setitimer(module, which, seconds, interval=0.0, /)", null)
                .method("getitimer(module, which, /)", null)
                .method("pause(module, /)", null)
                .method("pthread_kill(module, thread_id, signalnum, /)", null, "pthreadKill")
                .method("pthread_sigmask(module, how, mask, /)", null, "pthreadSigmask")
                .method("sigpending(module, /)", null)
                .method("sigwait(module, sigset, /)", null)
                .method("sigwaitinfo(module, sigset, /)", null)
                .method("sigtimedwait(module, sigset, timeout, /)", null)
                .method("pidfd_send_signal(module, pidfd, signalnum, siginfo=None, flags=0, /)",
                        null, "pidfdSendSignal");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        Signals.adopt(ts);
        int n = 1;
        for (int at = 0; at < NUMBERS.length(); n++) {
            int end = NUMBERS.indexOf(' ', at);
            end = end < 0 ? NUMBERS.length() : end;
            number(ts, dict, NUMBERS.substring(at, end), n);
            at = end + 1;
        }
        number(ts, dict, "SIGIOT", 6);
        number(ts, dict, "SIGCLD", 17);
        number(ts, dict, "SIGPOLL", 29);
        number(ts, dict, "SIGRTMIN", 34);
        number(ts, dict, "SIGRTMAX", 64);
        number(ts, dict, "NSIG", Signals.COUNT);
        number(ts, dict, "SIG_DFL", 0);
        number(ts, dict, "SIG_IGN", 1);
        number(ts, dict, "SIG_BLOCK", 0);
        number(ts, dict, "SIG_UNBLOCK", 1);
        number(ts, dict, "SIG_SETMASK", 2);
        number(ts, dict, "ITIMER_REAL", 0);
        number(ts, dict, "ITIMER_VIRTUAL", 1);
        number(ts, dict, "ITIMER_PROF", 2);
        putType(ts, dict, SIGINFO);
        putSteal(ts, dict, "ItimerError", itimerError(ts));
        interruptHandler = PyDict.getItemString(ts, dict, "default_int_handler");
        org.jilectomy.runtime.objects.Pins.keepUntilExit(interruptHandler);
    }

    /** {@code default_int_handler}; borrowed. */
    private static volatile long interruptHandler;

    private static void number(ThreadState ts, long dict, String name, long value) {
        putSteal(ts, dict, name, PyLong.of(ts, value));
    }

    private static long itimerError(ThreadState ts) {
        long bases = PyTuple.of(ts, Exceptions.OSError.address);
        long members = PyDict.create(ts);
        try {
            PyDict.setItemString(ts, members, "__module__", Names.of("signal"));
            return Abstract.call(ts, org.jilectomy.runtime.objects.PyTypeType.TYPE.address,
                    Names.of("itimer_error"), bases, members);
        } finally {
            Refs.release(ts, bases);
            Refs.release(ts, members);
        }
    }

    // ---------------------------------------------------------------- handlers

    private static int checked(ThreadState ts, long signal) {
        int n = PyLong.asInt(ts, signal);
        if (n < 1 || n >= Signals.COUNT) {
            throw Errors.valueError(ts, "signal number out of range");
        }
        return n;
    }

    static long signal(ThreadState ts, long module, long signalnum, long handler) {
        int n = PyLong.asInt(ts, signalnum);
        if (!Signals.isMain(ts)) {
            throw Errors.valueError(
                    ts, "signal only works in main thread of the main interpreter");
        }
        n = checked(ts, signalnum);
        long what;
        if (PyLong.check(handler) && PyLong.fitsLong(handler)
                && (PyLong.longValue(handler) & ~1L) == 0) {
            what = PyLong.longValue(handler);
        } else if (Abstract.isCallable(handler)) {
            what = handler;
        } else {
            throw Errors.typeError(ts, "signal handler must be signal.SIG_IGN, signal.SIG_DFL,"
                    + " or a callable object");
        }
        ThreadState.poll(ts);
        long old = current(ts, n);
        if (n == 9 || n == 19 || n == 32 || n == 33) {
            Refs.release(ts, old);
            throw OsError.of(ts, 22);
        }
        if (!Signals.install(ts, n, what)) {
            if (what == Signals.SIG_DFL) {
                return old;
            }
            Refs.release(ts, old);
            throw Errors.notImplemented(ts, "a handler of signal " + n);
        }
        return old;
    }

    private static long current(ThreadState ts, int n) {
        if (n == Signals.SIGINT && Signals.raisesInterrupt()) {
            return Refs.retain(ts, interruptHandler);
        }
        long handler = Signals.handler(n);
        return handler <= Signals.SIG_IGN ? PyLong.of(ts, handler) : Refs.retain(ts, handler);
    }

    static long getsignal(ThreadState ts, long module, long signalnum) {
        return current(ts, checked(ts, signalnum));
    }

    static long defaultInt(ThreadState ts, long module, long signalnum, long frame) {
        throw Errors.chained(ts, Abstract.call(ts, Exceptions.KeyboardInterrupt.address));
    }

    static long raiseSignal(ThreadState ts, long module, long signalnum) {
        int n = PyLong.asInt(ts, signalnum);
        send(ts, n);
        return Singletons.None;
    }

    private static void send(ThreadState ts, int n) {
        if (Signals.isHandled(n)) {
            Signals.raise(ts, n);
        } else {
            OsError.check(ts, Libc.KILL.call(Libc.GETPID.call(), n));
        }
    }

    static long pthreadKill(ThreadState ts, long module, long thread, long signalnum) {
        long ident = PyLong.asLong(ts, thread);
        int n = PyLong.asInt(ts, signalnum);
        if (n < 0 || n >= Signals.COUNT) {
            throw OsError.of(ts, 22);
        }
        if (n != 0) {
            send(ts, n);
        } else if (ident <= 0) {
            throw OsError.of(ts, 3);
        }
        return Singletons.None;
    }

    static long pidfdSendSignal(
            ThreadState ts, long module, long pidfd, long signalnum, long info, long flags) {
        if (info != 0 && info != Singletons.None) {
            throw Errors.typeError(ts, "siginfo must be None");
        }
        OsError.check(ts, Libc.SYSCALL.call(
                LinuxAbi.PIDFD_SEND_SIGNAL, PyLong.asInt(ts, pidfd),
                PyLong.asInt(ts, signalnum), 0, flags == 0 ? 0 : PyLong.asInt(ts, flags), 0));
        return Singletons.None;
    }

    static long setWakeupFd(ThreadState ts, long module, long fd, long warn) {
        int n = PyLong.asInt(ts, fd);
        if (!Signals.isMain(ts)) {
            throw Errors.valueError(
                    ts, "set_wakeup_fd only works in main thread of the main interpreter");
        }
        if (n != -1) {
            try (Scratch s = Scratch.of(ts, Statx.SIZE)) {
                OsError.check(ts, n < 0 ? -9 : Statx.fstat(n, s.address));
            }
            long flags = OsError.check(ts, Libc.FCNTL.call(n, 3));
            if ((flags & 0x800) == 0) {
                throw Errors.valueError(
                        ts, "the fd " + n + " must be in non-blocking mode");
            }
        }
        int old = Signals.wakeupFd;
        Signals.wakeupFd = n;
        return PyLong.of(ts, old);
    }

    static long siginterrupt(ThreadState ts, long module, long signalnum, long flag) {
        checked(ts, signalnum);
        PyLong.asInt(ts, flag);
        return Singletons.None; // system calls are always interrupted, and made again
    }

    static long strsignal(ThreadState ts, long module, long signalnum) {
        int n = checked(ts, signalnum);
        String text = Scratch.text(Libc.STRSIGNAL.raw(n, 0, 0, 0, 0, 0));
        return text == null || text.startsWith("Unknown signal") ? Singletons.None
                : PyUnicode.fromJava(ts, text);
    }

    // ---------------------------------------------------------------- sets

    private static long toSet(ThreadState ts, long mask) {
        long set = PySet.create(ts);
        for (int n = 1; n < Signals.COUNT; n++) {
            if ((mask & Signals.bit(n)) != 0) {
                PySet.add(ts, set, PyLong.of(ts, n));
            }
        }
        return set;
    }

    private static long fromSet(ThreadState ts, long iterable) {
        long items = PyTuple.fromIterable(ts, iterable);
        try {
            long mask = 0;
            for (int i = 0; i < PyTuple.size(items); i++) {
                long item = PyTuple.item(items, i);
                long n = PyLong.check(item) && PyLong.fitsLong(item)
                        ? PyLong.longValue(item) : PyLong.asInt(ts, item);
                if (n < 1 || n >= Signals.COUNT) {
                    throw Errors.valueError(ts, "signal number " + n + " out of range [1; 64]");
                }
                mask |= Signals.bit((int) n);
            }
            return mask;
        } finally {
            Refs.release(ts, items);
        }
    }

    static long validSignals(ThreadState ts, long module) {
        return toSet(ts, ~(Signals.bit(32) | Signals.bit(33)));
    }

    static long pthreadSigmask(ThreadState ts, long module, long how, long mask) {
        int what = PyLong.asInt(ts, how);
        long set = fromSet(ts, mask) & ~(Signals.bit(9) | Signals.bit(19));
        long old = Signals.blocked;
        if (what < 0 || what > 2) {
            throw OsError.of(ts, 22);
        }
        if (Signals.isMain(ts)) {
            Signals.setBlocked(
                    ts, what == 0 ? old | set : what == 1 ? old & ~set : set);
        }
        return toSet(ts, old);
    }

    static long sigpending(ThreadState ts, long module) {
        return toSet(ts, Signals.pending());
    }

    static long sigwait(ThreadState ts, long module, long set) {
        return PyLong.of(ts, Signals.await(ts, fromSet(ts, set), Long.MAX_VALUE));
    }

    private static long info(ThreadState ts, int signal) {
        return SIGINFO.createSteal(ts, PyLong.of(ts, signal), PyLong.of(ts, 0),
                PyLong.of(ts, 0), PyLong.of(ts, Libc.GETPID.call()),
                PyLong.of(ts, Libc.GETUID.call()), PyLong.of(ts, 0), PyLong.of(ts, 0));
    }

    static long sigwaitinfo(ThreadState ts, long module, long set) {
        return info(ts, Signals.await(ts, fromSet(ts, set), Long.MAX_VALUE));
    }

    static long sigtimedwait(ThreadState ts, long module, long set, long timeout) {
        long mask = fromSet(ts, set);
        double seconds = PyFloat.asDouble(ts, timeout);
        if (seconds < 0) {
            throw Errors.valueError(ts, "timeout must be non-negative");
        }
        int signal = Signals.await(
                ts, mask, System.nanoTime() + (long) Math.min(seconds * 1e9, 4e18));
        return signal == 0 ? Singletons.None : info(ts, signal);
    }

    // ---------------------------------------------------------------- timers

    static long alarm(ThreadState ts, long module, long seconds) {
        return PyLong.of(ts, Libc.ALARM.raw(PyLong.asInt(ts, seconds), 0, 0, 0, 0, 0)
                & 0xffffffffL);
    }

    private static void putTime(long at, double seconds) {
        double whole = Math.floor(seconds);
        Memory.putLong(at, (long) whole);
        Memory.putLong(at + 8, Math.min(999_999, (long) Math.ceil((seconds - whole) * 1e6)));
    }

    private static long timer(ThreadState ts, long at) {
        return PyTuple.fromArraySteal(ts, new long[] {
            PyFloat.of(ts, Memory.getLong(at + 16) + Memory.getLong(at + 24) * 1e-6),
            PyFloat.of(ts, Memory.getLong(at) + Memory.getLong(at + 8) * 1e-6)});
    }

    private static RuntimeException timerError(ThreadState ts, int errno) {
        long type = 0;
        long self = PyDict.getItemString(ts, Interpreter.modules, "_signal");
        try {
            type = Abstract.getAttr(ts, self, Names.of("ItimerError"));
            return OsError.of(ts, type, errno, 0, 0);
        } finally {
            Refs.xrelease(ts, type);
            Refs.xrelease(ts, self);
        }
    }

    static long setitimer(ThreadState ts, long module, long which, long seconds, long interval) {
        int w = PyLong.asInt(ts, which);
        double first = PyFloat.asDouble(ts, seconds);
        double then = interval == 0 ? 0 : PyFloat.asDouble(ts, interval);
        try (Scratch s = Scratch.zeroed(ts, 64)) {
            putTime(s.address, then);
            putTime(s.address + 16, first);
            int r = Libc.SETITIMER.call(w, s.address, s.address + 32);
            if (r < 0 || first < 0) {
                throw timerError(ts, r < 0 ? -r : 22);
            }
            return timer(ts, s.address + 32);
        }
    }

    static long getitimer(ThreadState ts, long module, long which) {
        try (Scratch s = Scratch.zeroed(ts, 32)) {
            int r = Libc.GETITIMER.call(PyLong.asInt(ts, which), s.address);
            if (r < 0) {
                throw timerError(ts, -r);
            }
            return timer(ts, s.address);
        }
    }

    static long pause(ThreadState ts, long module) {
        Signals.pause(ts);
        return Singletons.None;
    }
}
