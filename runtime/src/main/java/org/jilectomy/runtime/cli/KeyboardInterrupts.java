package org.jilectomy.runtime.cli;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.state.ThreadState;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * SIGINT (Control-C) raises KeyboardInterrupt in the main thread, at its next poll: a loop's turn, a
 * call, or the end of a sleep or a wait for a lock, which it cuts short.
 *
 * <p>If the one before was not delivered yet, the main thread is somewhere without polls; then the
 * process ends at once.
 */
final class KeyboardInterrupts implements SignalHandler, ThreadState.Interrupts {
    /** 128 + SIGINT. */
    private static final int INTERRUPTED = 130;

    private final ThreadState main;

    private KeyboardInterrupts(ThreadState main) {
        this.main = main;
    }

    /** Takes SIGINT over, unless the process was started with it ignored. */
    static void install(ThreadState main) {
        KeyboardInterrupts handler = new KeyboardInterrupts(main);
        ThreadState.deliverInterruptsTo(handler);
        try {
            SignalHandler old = Signal.handle(new Signal("INT"), handler);
            if (old == SignalHandler.SIG_IGN) {
                Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
            }
        } catch (IllegalArgumentException e) {
            // The JVM was told not to handle signals (-Xrs): the signal ends the process.
        }
    }

    @Override
    public void handle(Signal signal) {
        if (!main.interrupt()) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    @Override
    public void deliver(ThreadState ts) {
        throw Errors.chained(ts, Abstract.call(ts, Exceptions.KeyboardInterrupt.address));
    }
}
