package org.jilectomy.runtime.modules.signal;

import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code faulthandler.enable}: what is written before the process dies by a signal it sends itself
 * ({@code os.abort}, {@code signal.raise_signal}, {@code os.kill}). At a crash, and at signals from
 * outside, the JVM reports.
 */
public final class FatalErrors {
    private static final int SIGILL = 4;
    static final int SIGABRT = 6;
    private static final int SIGBUS = 7;
    static final int SIGFPE = 8;
    static final int SIGSEGV = 11;
    private static final int STDERR = 2;

    private static volatile boolean enabled =
            "1".equals(System.getProperty("jilectomy.faulthandler"));
    private static volatile int file = STDERR;
    private static volatile boolean ofAll = true;

    private FatalErrors() {}

    static void enable(int fd, boolean all) {
        file = fd;
        ofAll = all;
        enabled = true;
    }

    static void disable() {
        enabled = false;
    }

    static boolean isEnabled() {
        return enabled;
    }

    /** Whether a signal is one of those that a report is made for. */
    static boolean isReported(int signal) {
        return enabled && isFatal(signal);
    }

    /** Whether it is a signal of a crash. */
    static boolean isFatal(int signal) {
        return text(signal) != null;
    }

    private static String text(int signal) {
        return switch (signal) {
            case SIGILL -> "Illegal instruction";
            case SIGABRT -> "Aborted";
            case SIGBUS -> "Bus error";
            case SIGFPE -> "Floating point exception";
            case SIGSEGV -> "Segmentation fault";
            default -> null;
        };
    }

    /** Reports, if that is wanted, that the process aborts. */
    public static void aborts(ThreadState ts) {
        report(ts, SIGABRT);
    }

    private static void report(ThreadState ts, int signal) {
        if (isReported(signal)) {
            String head = "Fatal Python error: " + text(signal) + "\n\n";
            StackReport.of(head, ts, ofAll).write(file);
        }
    }

    /** Ends the process by a signal, after the report. */
    static void die(ThreadState ts, int signal) {
        report(ts, signal);
        Signals.dieBy(signal);
    }
}
