package org.jilectomy.bench.results;

import java.util.List;

/**
 * One timed region of one side: the same number of calls of the benchmark in each of its threads.
 *
 * @param fork            which start of the processes, from 0
 * @param round           which block of the fork (A B B A), from 0
 * @param order           its place in the block, from 0
 * @param attempt         0, or how many times the same place was tried before and rejected
 * @param startSeconds    when it began, in seconds after the run began
 * @param loops           calls of the benchmark in each thread
 * @param wallNanos       the timed region: from the first thread's start to the last one's end
 * @param bracketNanos    from the command to the answer, as the coordinator saw it; -1 unknown
 * @param threadCpuNanos  CPU time of the benchmark's threads together; -1 unknown
 * @param processCpuNanos CPU time of the whole process meanwhile (JIT compiler …); -1 unknown
 * @param rejected        the rules it broke; empty: it counts
 */
public record Sample(
        int fork,
        int round,
        int order,
        int attempt,
        double startSeconds,
        long loops,
        long wallNanos,
        long bracketNanos,
        long threadCpuNanos,
        long processCpuNanos,
        List<ThreadTime> threads,
        Evidence evidence,
        List<Rejection> rejected) {

    public Sample {
        threads = List.copyOf(threads);
        rejected = List.copyOf(rejected);
    }

    /** Whether it counts. */
    public boolean isClean() {
        return rejected.isEmpty();
    }

    /** Wall time of one call. */
    public double wallSecondsPerLoop() {
        return wallNanos / 1e9 / loops;
    }

    /** CPU time of one call of every thread together; not a number without a thread clock. */
    public double cpuSecondsPerLoop() {
        return threadCpuNanos < 0 ? Double.NaN : threadCpuNanos / 1e9 / loops;
    }

    /** Cycles of one call: wall time times the mean clock; not a number without a clock. */
    public double cyclesPerLoop() {
        return wallSecondsPerLoop() * evidence.mhz() * 1e6;
    }

    /**
     * The share of the time from opening the gates to each thread's end in which it was not on a CPU:
     * one that begins late, because somebody else has its core, is off it until then. 0 if unknown.
     */
    public double offCpuShare() {
        long alive = threads.stream().mapToLong(ThreadTime::end).sum();
        return threadCpuNanos < 0 || alive <= 0
                ? 0
                : Math.max(0, 1 - (double) threadCpuNanos / alive);
    }

    /** The same sample, judged. */
    public Sample withRejections(List<Rejection> rejections) {
        return new Sample(fork, round, order, attempt, startSeconds, loops, wallNanos,
                bracketNanos, threadCpuNanos, processCpuNanos, threads, evidence, rejections);
    }
}
