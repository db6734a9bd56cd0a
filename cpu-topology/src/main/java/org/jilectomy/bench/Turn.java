package org.jilectomy.bench;

import java.util.List;
import org.jilectomy.bench.results.ThreadTime;

/**
 * What a contender reports of one timed region, by its own clocks, in nanoseconds. -1 where its
 * runtime has no such clock.
 *
 * @param wall       from opening the gates to the end of the last thread
 * @param processCpu CPU time of the whole process meanwhile: with a JVM's compiler and collector
 * @param counters   what the kernel counted for its threads
 */
public record Turn(long wall, long processCpu, List<ThreadTime> threads, Counters counters) {

    /**
     * Differences of the kernel's counters over the region, summed over threads; -1 unknown.
     *
     * @param uneven not the kernel's: what the region took beyond the pace of the faster quarter of
     *               its stretches, which hold equally many calls; nanoseconds
     */
    public record Counters(
            long runQueueWait,
            long voluntarySwitches,
            long involuntarySwitches,
            long minorFaults,
            long majorFaults,
            long uneven) {
        public static final Counters NONE = new Counters(-1, -1, -1, -1, -1, -1);

        /** The sum; unknown stays unknown. */
        public Counters plus(Counters other) {
            return new Counters(
                    sum(runQueueWait, other.runQueueWait),
                    sum(voluntarySwitches, other.voluntarySwitches),
                    sum(involuntarySwitches, other.involuntarySwitches),
                    sum(minorFaults, other.minorFaults),
                    sum(majorFaults, other.majorFaults),
                    sum(uneven, other.uneven));
        }

        private static long sum(long a, long b) {
            return a < 0 || b < 0 ? -1 : a + b;
        }
    }

    public Turn {
        threads = List.copyOf(threads);
    }

    /** CPU time of the benchmark's own threads together, or -1. */
    public long threadCpu() {
        long sum = 0;
        for (ThreadTime thread : threads) {
            if (thread.cpuNanos() < 0) {
                return -1;
            }
            sum += thread.cpuNanos();
        }
        return sum;
    }

    public boolean allPinned() {
        return threads.stream().allMatch(thread -> thread.pinned() >= 0);
    }
}
