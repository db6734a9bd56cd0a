package org.jilectomy.runtime.modules.signal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code faulthandler.dump_traceback_later}: a thread of the JVM, none of Python's, that reports
 * where all Python threads are unless it is stopped in time. There is one at most: who stops it waits
 * for a report that has begun, since the file may be closed next.
 */
final class StackWatchdog implements Runnable {
    private static StackWatchdog running;

    private final long micros;
    private final boolean repeat;
    private final int fd;
    private final boolean exit;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private StackWatchdog(long micros, boolean repeat, int fd, boolean exit) {
        this.micros = micros;
        this.repeat = repeat;
        this.fd = fd;
        this.exit = exit;
    }

    /** In place of the one before. @param exit ends the process after the first report */
    static void start(ThreadState ts, long micros, boolean repeat, int fd, boolean exit) {
        StackWatchdog watchdog = new StackWatchdog(micros, repeat, fd, exit);
        Thread thread = new Thread(watchdog, "faulthandler");
        thread.setDaemon(true);
        replace(ts, watchdog);
        thread.start();
    }

    static void stop(ThreadState ts) {
        replace(ts, null);
    }

    private static void replace(ThreadState ts, StackWatchdog next) {
        StackWatchdog old;
        synchronized (StackWatchdog.class) {
            old = running;
            running = next;
        }
        if (old != null) {
            ts.detach(); // a report looks at all threads
            try {
                old.end();
            } finally {
                ts.attach();
            }
        }
    }

    private synchronized void end() {
        stopped.countDown();
    }

    @Override
    public void run() {
        try {
            do {
                if (stopped.await(micros, TimeUnit.MICROSECONDS)) {
                    return;
                }
                report();
            } while (repeat);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void report() {
        if (stopped.getCount() == 0) {
            return;
        }
        StackReport.ofAll("Timeout (" + text(micros) + ")!\n", null).write(fd);
        if (exit) {
            Runtime.getRuntime().halt(1);
        }
    }

    /** Hours, minutes, seconds and, if there are some, microseconds. */
    private static String text(long micros) {
        long seconds = micros / 1_000_000;
        String whole = String.format(
                "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        long rest = micros % 1_000_000;
        return rest == 0 ? whole : whole + String.format(".%06d", rest);
    }
}
