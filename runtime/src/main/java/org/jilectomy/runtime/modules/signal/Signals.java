package org.jilectomy.runtime.modules.signal;

import java.util.concurrent.atomic.AtomicLong;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.linker.Handlers;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Signals: what to do about each, and which have come.
 *
 * <pre>
 *  JVM's dispatcher ──► trip(n): pending |= n; wake-up descriptor; main.interrupt(); kick
 *                                                                     │
 *  main Python thread ◄── poll ── deliver(): handler(n, frame) for each pending, not blocked
 * </pre>
 *
 * <p>Blocking ({@code pthread_sigmask}) is of the main thread only and kept here: another thread of
 * the JVM would get the signal all the same. While a signal is blocked its JVM handler stays
 * installed, even for the default action, which then happens when it is unblocked.
 */
public final class Signals implements SignalHandler, ThreadState.Interrupts {
    /** Number of signals of Linux, and one. */
    public static final int COUNT = 65;

    public static final int SIGINT = 2;

    static final long SIG_DFL = 0;
    static final long SIG_IGN = 1;

    /** A real-time signal nobody uses; its handler is a function that does nothing. */
    private static final int KICK = 60;

    /** 128 + SIGINT: the process ends if a second one comes before the first was delivered. */
    private static final int INTERRUPTED = 130;

    private static final String[] NAMES = {
        null, "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
        "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU",
        "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
    };

    private static final Signals INSTANCE = new Signals();

    private static volatile ThreadState main;
    private static boolean kickInstalled;

    /** Python handlers by number, kept until exit; 0 where SIG_DFL or SIG_IGN is in force. */
    private static final long[] HANDLERS = new long[COUNT];

    private static final boolean[] IGNORED = new boolean[COUNT];

    /** Bit n - 1: signal n. */
    private static final AtomicLong PENDING = new AtomicLong();

    static volatile long blocked;
    static volatile int wakeupFd = -1;

    /** Counts deliveries, for {@code pause}; also the monitor of those who wait for signals. */
    private static final AtomicLong DELIVERED = new AtomicLong();

    private Signals() {}

    static long bit(int signal) {
        return 1L << signal - 1;
    }

    // ---------------------------------------------------------------- beginning

    /** Called by the main thread before the program: SIGINT raises KeyboardInterrupt. */
    public static void start(ThreadState mainThread) {
        adopt(mainThread);
        try {
            SignalHandler old = Signal.handle(new Signal("INT"), INSTANCE);
            if (old == SignalHandler.SIG_IGN) {
                Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
                IGNORED[SIGINT] = true;
            }
            Signal.handle(new Signal("TERM"), SignalHandler.SIG_DFL);
            Signal.handle(new Signal("HUP"), SignalHandler.SIG_DFL);
        } catch (IllegalArgumentException e) {
            // The JVM was told not to handle signals (-Xrs): the signal ends the process.
        }
    }

    /** Makes the calling thread the one that handlers run in, if there is none yet. */
    static synchronized void adopt(ThreadState thread) {
        if (main == null) {
            main = thread;
            IGNORED[13] = IGNORED[25] = true; // SIGPIPE, SIGXFSZ, as Python has them
            ThreadState.deliverInterruptsTo(INSTANCE);
        }
    }

    /**
     * Has an exception raised in a thread at its next poll, which also ends its sleep or its wait for a lock;
     * compare {@code PyThreadState_SetAsyncExc}.
     *
     * @param ident the thread's
     * @param exception an exception or a class of such, borrowed; 0 to take back what was not yet raised
     * @return false if there is no such thread
     */
    public static boolean raiseIn(ThreadState ts, long ident, long exception) {
        ThreadState.deliverInterruptsTo(INSTANCE);
        for (Mutator m : Safepoint.mutators()) {
            if (m instanceof ThreadState other && other.ident == ident) {
                Refs.xretain(ts, exception);
                Refs.xrelease(ts, other.raiseLater(exception));
                return true;
            }
        }
        return false;
    }

    static boolean isMain(ThreadState ts) {
        return ts == main;
    }

    // ---------------------------------------------------------------- a signal comes

    @Override
    public void handle(Signal signal) {
        if (signal.getNumber() == SIGINT && HANDLERS[SIGINT] == 0
                && (PENDING.get() & bit(SIGINT)) != 0) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        int number = signal.getNumber();
        if (StackDumps.isAt(number) && !dumped(number, main)) {
            return;
        }
        trip(number);
        kick();
    }

    /** At a signal with a dump: writes it. @return whether Python or the system shall handle it */
    private static boolean dumped(int signal, ThreadState to) {
        if (!StackDumps.write(signal, to)) {
            return false;
        }
        if (HANDLERS[signal] == 0 && !IGNORED[signal] && !(signal == SIGINT && !defaultInt)) {
            hook(signal, SignalHandler.SIG_DFL);
            Libc.KILL.call(Libc.GETPID.call(), signal);
            return false;
        }
        return !IGNORED[signal];
    }

    /** {@code faulthandler.register}. @return false if the JVM does not let go of this signal */
    static boolean dumpAt(int signal, int fd, boolean all, boolean chain) {
        StackDumps.put(signal, fd, all, chain);
        if (hook(signal, INSTANCE)) {
            return true;
        }
        StackDumps.remove(signal);
        return false;
    }

    /** {@code faulthandler.unregister}: what was in force before is again. */
    static boolean forgetDump(int signal) {
        if (!StackDumps.remove(signal)) {
            return false;
        }
        boolean python = HANDLERS[signal] != 0 || signal == SIGINT && raisesInterrupt();
        hook(signal, python ? INSTANCE
                : IGNORED[signal] ? SignalHandler.SIG_IGN : SignalHandler.SIG_DFL);
        return true;
    }

    /** Notes a signal; the main thread is asked for attention unless it blocks it. */
    public static void trip(int signal) {
        PENDING.getAndUpdate(p -> p | bit(signal));
        int fd = wakeupFd;
        if (fd >= 0) {
            writeWakeup(fd, signal);
        }
        synchronized (DELIVERED) {
            DELIVERED.notifyAll();
        }
        ThreadState thread = main;
        if (thread != null && (blocked & bit(signal)) == 0) {
            thread.interrupt();
        }
    }

    private static void writeWakeup(int fd, int signal) {
        long at = WAKEUP_BYTES + signal;
        Memory.putByte(at, (byte) signal);
        Libc.WRITE.callLong(fd, at, 1);
    }

    private static final long WAKEUP_BYTES = Memory.map(Memory.MAP_GRANULE, Memory.MAP_GRANULE);

    /** Ends the main thread's system call, until it has noticed; a few tries. */
    private static void kick() {
        ThreadState thread = main;
        if (thread == null) {
            return;
        }
        installKick();
        for (int i = 0; i < 40 && (PENDING.get() & ~blocked) != 0; i++) {
            if (!thread.isAttached()) {
                PTHREAD_KILL.call(thread.ident, KICK);
            }
            try {
                Thread.sleep(i < 10 ? 1 : 10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static final Libc PTHREAD_KILL = new Libc("pthread_kill");

    /** {@code struct sigaction}: handler (8), mask (128), flags (4) … without SA_RESTART. */
    private static synchronized void installKick() {
        if (kickInstalled) {
            return;
        }
        kickInstalled = true;
        long action = WAKEUP_BYTES + 1024;
        Memory.fill(action, 160, (byte) 0);
        Memory.putLong(action, Libc.GETPID.address());
        Libc.SIGACTION.call(KICK, action, 0);
    }

    /**
     * Ends the process by a signal, as a program that does not handle it: a shell that waits for it
     * then knows why. Returns only if that did not work.
     */
    public static synchronized void dieBy(int signal) {
        long action = WAKEUP_BYTES + 1024;
        Memory.fill(action, 160, (byte) 0); // SIG_DFL is 0
        Libc.SIGACTION.call(signal, action, 0);
        Libc.KILL.call(Libc.GETPID.call(), signal);
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---------------------------------------------------------------- the main thread notices

    @Override
    public void deliver(ThreadState ts) {
        long raised = ts.takeRaised();
        if (raised != 0) {
            if (ts == main && (PENDING.get() & ~blocked) != 0) {
                ts.interrupt(); // signals wait for the next poll
            }
            try {
                throw Handlers.raise(ts, raised, 0);
            } finally {
                Refs.release(ts, raised);
            }
        }
        if (ts != main) {
            return;
        }
        while (true) {
            long ready = PENDING.get() & ~blocked;
            if (ready == 0) {
                return;
            }
            int signal = Long.numberOfTrailingZeros(ready) + 1;
            PENDING.getAndUpdate(p -> p & ~bit(signal));
            DELIVERED.incrementAndGet();
            try {
                run(ts, signal);
            } catch (Throwable t) {
                if ((PENDING.get() & ~blocked) != 0) {
                    ts.interrupt(); // the others wait for the next poll
                }
                throw t;
            }
        }
    }

    private static void run(ThreadState ts, int signal) {
        long handler;
        synchronized (HANDLERS) {
            handler = HANDLERS[signal];
        }
        if (handler == 0) {
            if (signal == SIGINT && !IGNORED[SIGINT] && !defaultInt) {
                throw Errors.chained(
                        ts, Abstract.call(ts, Exceptions.KeyboardInterrupt.address));
            }
            if (!IGNORED[signal]) {
                Libc.KILL.call(Libc.GETPID.call(), signal); // the default action, put off
            }
            return;
        }
        long frame = frame(ts);
        try {
            Refs.release(ts, Abstract.call(ts, handler, PyLong.of(ts, signal), frame));
        } finally {
            Refs.release(ts, frame);
        }
    }

    /** The frame that was interrupted, owned; None if it cannot be had. */
    private static long frame(ThreadState ts) {
        long function = PyDict.getItemString(ts, Interpreter.sysDict, "_getframe");
        if (function == 0) {
            return Singletons.None;
        }
        try {
            return Abstract.call(ts, function);
        } catch (org.jilectomy.runtime.errors.PyException e) {
            Errors.discard(ts, e);
            return Singletons.None;
        } finally {
            Refs.release(ts, function);
        }
    }

    // ---------------------------------------------------------------- handlers

    /** SIGINT has its default action, not KeyboardInterrupt. */
    private static volatile boolean defaultInt;

    /** The Python handler, borrowed; or {@link #SIG_DFL}, {@link #SIG_IGN}. */
    static long handler(int signal) {
        synchronized (HANDLERS) {
            return HANDLERS[signal] != 0 ? HANDLERS[signal] : IGNORED[signal] ? SIG_IGN : SIG_DFL;
        }
    }

    static boolean raisesInterrupt() {
        return HANDLERS[SIGINT] == 0 && !IGNORED[SIGINT] && !defaultInt;
    }

    /** Whether a signal would run a Python handler (or raise KeyboardInterrupt). */
    public static boolean isHandled(int signal) {
        return signal > 0 && signal < COUNT && main != null && (HANDLERS[signal] != 0
                || StackDumps.isAt(signal)
                || FatalErrors.isReported(signal)
                || signal == SIGINT && raisesInterrupt() || (blocked & bit(signal)) != 0);
    }

    /**
     * Installs a handler.
     *
     * @param handler a callable (borrowed), {@link #SIG_DFL} or {@link #SIG_IGN}
     * @return false if the JVM does not let go of this signal
     */
    static boolean install(ThreadState ts, int signal, long handler) {
        boolean callable = handler != SIG_DFL && handler != SIG_IGN;
        if (callable) {
            Pins.keepUntilExit(Refs.toObject(ts, handler));
        }
        boolean taken = hook(signal, callable ? INSTANCE
                : handler == SIG_IGN ? SignalHandler.SIG_IGN : SignalHandler.SIG_DFL);
        if (!taken) {
            return false;
        }
        StackDumps.remove(signal);
        synchronized (HANDLERS) {
            HANDLERS[signal] = callable ? handler : 0;
            IGNORED[signal] = handler == SIG_IGN;
            if (signal == SIGINT) {
                defaultInt = handler == SIG_DFL;
            }
        }
        return true;
    }

    private static boolean hook(int signal, SignalHandler handler) {
        if (signal >= NAMES.length) {
            return false;
        }
        try {
            Signal.handle(new Signal(NAMES[signal]), handler);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A signal that we send ourselves: noted at once, instead of by way of the JVM. */
    public static void raise(ThreadState ts, int signal) {
        if (StackDumps.isAt(signal) && !dumped(signal, ts)) {
            return;
        }
        if (FatalErrors.isReported(signal) && HANDLERS[signal] == 0 && !IGNORED[signal]) {
            FatalErrors.die(ts, signal);
        }
        trip(signal);
        ThreadState.poll(ts);
    }

    // ---------------------------------------------------------------- blocking and waiting

    /** Blocks and unblocks; what came meanwhile is delivered by the next poll. */
    static void setBlocked(ThreadState ts, long mask) {
        long added = mask & ~blocked;
        blocked = mask;
        for (int n = 1; n < NAMES.length; n++) {
            if ((added & bit(n)) != 0 && HANDLERS[n] == 0 && !IGNORED[n]) {
                hook(n, INSTANCE);
            }
        }
        for (int n = 1; n < NAMES.length; n++) {
            if ((mask & bit(n)) == 0 && HANDLERS[n] == 0 && !IGNORED[n] && n != SIGINT) {
                if ((PENDING.get() & bit(n)) != 0) {
                    PENDING.getAndUpdate(pendingWithout(n));
                    hook(n, SignalHandler.SIG_DFL);
                    Libc.KILL.call(Libc.GETPID.call(), n);
                }
            }
        }
        if ((PENDING.get() & ~mask) != 0) {
            main.interrupt();
        }
        ThreadState.poll(ts);
    }

    private static java.util.function.LongUnaryOperator pendingWithout(int signal) {
        return p -> p & ~bit(signal);
    }

    static long pending() {
        return PENDING.get() & blocked;
    }

    /**
     * Waits for one of the blocked signals of a set and takes it.
     *
     * @param deadline of {@code System.nanoTime}, {@code Long.MAX_VALUE} for none
     * @return 0 if none came in time
     */
    static int await(ThreadState ts, long set, long deadline) {
        while (true) {
            long found = PENDING.get() & set;
            if (found != 0) {
                int signal = Long.numberOfTrailingZeros(found) + 1;
                PENDING.getAndUpdate(pendingWithout(signal));
                return signal;
            }
            long left = deadline == Long.MAX_VALUE ? 100_000_000L : deadline - System.nanoTime();
            if (left <= 0) {
                return 0;
            }
            sleep(ts, left);
            ThreadState.poll(ts);
        }
    }

    /** Until a handler has run. */
    static void pause(ThreadState ts) {
        long before = DELIVERED.get();
        while (DELIVERED.get() == before) {
            sleep(ts, 100_000_000L);
            ThreadState.poll(ts);
        }
    }

    private static void sleep(ThreadState ts, long nanos) {
        ts.detach();
        try {
            synchronized (DELIVERED) {
                if (!ts.isServiceRequested()) {
                    DELIVERED.wait(Math.max(1, Math.min(nanos / 1_000_000, 100)));
                }
            }
        } catch (InterruptedException e) {
            // the JVM is ending
        } finally {
            ts.attach();
        }
    }
}
