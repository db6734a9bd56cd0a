package org.jilectomy.runtime.modules.signal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code faulthandler.dump_traceback_later}: a thread of the JVM, none of Python's, that reports
 * where all Python threads are unless it is stopped in time. There is one at most.
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
    static synchronized void start(long micros, boolean repeat, int fd, boolean exit) {
        stop();
        running = new StackWatchdog(micros, repeat, fd, exit);
        Thread thread = new Thread(running, "faulthandler");
        thread.setDaemon(true);
        thread.start();
    }

    static synchronized void stop() {
        if (running != null) {
            running.stopped.countDown();
            running = null;
        }
    }

    @Override
    public void run() {
        try {
            do {
                if (stopped.await(micros, TimeUnit.MICROSECONDS)) {
                    return;
                }
                StackReport.ofAll("Timeout (" + text(micros) + ")!\n", null).write(fd);
                if (exit) {
                    Runtime.getRuntime().halt(1);
                }
            } while (repeat);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
