package org.jilectomy.bench;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where several cores wait for each other, so that their probes run in the same microseconds and
 * see each other in every look or in none. A core that somebody else has does not come; nobody
 * waits for it long, and all are told that they did not start together. Used once.
 *
 * <pre>
 *   missing   meaning                      who changes it
 *    &gt; 0      cores still to come          a core that comes: - 1; one that gives up: to GONE
 *    = 0      all are here                 nobody
 *    &lt; 0      somebody gave up             late ones: - 1
 * </pre>
 */
final class StartLine {
    /** Waking a thread on an idle core takes some 50 µs. */
    private static final long PATIENCE_NANOS = 300_000;

    private static final int GONE = Integer.MIN_VALUE / 2;

    private final AtomicInteger missing;

    StartLine(int cores) {
        missing = new AtomicInteger(cores);
    }

    /** Waits for the others; false if one of them was too late. */
    boolean cross() {
        int left = missing.decrementAndGet();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (left > 0) {
            if (System.nanoTime() - deadline > 0) {
                missing.compareAndSet(left, GONE);
            }
            Thread.onSpinWait();
            left = missing.get();
        }
        return left == 0;
    }
}
