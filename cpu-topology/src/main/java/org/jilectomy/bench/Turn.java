package org.jilectomy.bench;

import java.util.List;

/**
 * What a worker reports of one round: its own clocks, in nanoseconds. -1 where its runtime has no
 * such clock.
 *
 * @param wall       from opening the gates to the end of the last thread, as its main thread saw it
 * @param processCpu CPU time of the whole process meanwhile: with a JVM's compiler and collector
 */
public record Turn(long wall, long processCpu, List<ThreadTurn> threads) {

    /**
     * One thread's part.
     *
     * @param pinned the CPU it was pinned to, or -1
     * @param cpu    its CPU time
     * @param start  when it began, after the gates opened
     * @param end    when it ended, on the same scale
     */
    public record ThreadTurn(int pinned, long cpu, long start, long end) {}

    /** CPU time of the benchmark's own threads together, or -1. */
    public long threadCpu() {
        long sum = 0;
        for (ThreadTurn thread : threads) {
            if (thread.cpu() < 0) {
                return -1;
            }
            sum += thread.cpu();
        }
        return sum;
    }

    /** The share of the threads' lifetimes in which they were not on a CPU; 0 if unknown. */
    public double offCpuShare() {
        long alive = threads.stream().mapToLong(thread -> thread.end() - thread.start()).sum();
        long cpu = threadCpu();
        return cpu < 0 || alive <= 0 ? 0 : Math.max(0, 1 - (double) cpu / alive);
    }

    public boolean allPinned() {
        return threads.stream().allMatch(thread -> thread.pinned() >= 0);
    }
}
