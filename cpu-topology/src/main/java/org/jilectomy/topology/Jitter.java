package org.jilectomy.topology;

import java.time.Duration;
import net.openhft.chronicle.core.util.Histogram;

/**
 * How often, and for how long, a thread that is pinned and always ready loses its core: to the
 * scheduler, to interrupts, or to the hypervisor. The thread reads the clock in a tight loop; a gap
 * far above the loop's own pace is time taken away. The distribution is what matters (a mean hides
 * a 4 ms slice among a million 60 ns steps), so gaps go into a histogram of constant relative
 * precision (1/128), whose sampling costs a few nanoseconds and no allocation.
 *
 * @param cpu        the core watched
 * @param pinned     whether the thread could be pinned; if not, moves count as gaps too
 * @param seconds    how long it watched
 * @param awayShare  the share of that time in gaps over a microsecond
 * @param gaps       every gap over a microsecond, in nanoseconds
 */
public record Jitter(int cpu, boolean pinned, double seconds, double awayShare, Histogram gaps) {
    private static final long THRESHOLD_NANOS = 1_000;

    /** Watches one core from a thread of its own; blocks the caller meanwhile. */
    public static Jitter watch(int cpu, Duration time) {
        Jitter[] result = new Jitter[1];
        Thread watcher = Thread.ofPlatform().daemon().name("jitter-" + cpu)
                .start(() -> result[0] = watchHere(cpu, Affinity.pin(cpu), time.toNanos()));
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return result[0] != null
                ? result[0]
                : new Jitter(cpu, false, 0, 0, histogram());
    }

    private static Jitter watchHere(int cpu, boolean pinned, long nanos) {
        Histogram gaps = histogram();
        spin(histogram(), Math.min(nanos / 4, 50_000_000)); // compile first
        long away = spin(gaps, nanos);
        return new Jitter(cpu, pinned, nanos / 1e9, (double) away / nanos, gaps);
    }

    /** Up to an hour in nanoseconds. */
    private static Histogram histogram() {
        return new Histogram(42, 7);
    }

    private static long spin(Histogram gaps, long nanos) {
        long away = 0;
        long start = System.nanoTime();
        long last = start;
        while (last - start < nanos) {
            long now = System.nanoTime();
            long gap = now - last;
            if (gap > THRESHOLD_NANOS) {
                away += gap;
                gaps.sampleNanos(gap);
                now = System.nanoTime(); // do not count the recording itself
            }
            last = now;
        }
        return away;
    }

    /** The longest gap in microseconds; 0 if there was none. */
    public double longestMicros() {
        return gaps.totalCount() == 0 ? 0 : gaps.max() / 1e3;
    }
}
