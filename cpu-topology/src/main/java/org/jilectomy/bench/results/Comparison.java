package org.jilectomy.bench.results;

import java.util.List;

/**
 * A side against the baseline at one thread count.
 *
 * @param forks      one ratio of each fork: the sampling unit
 * @param wall       ratio of wall times: Hodges and Lehmann's centre of the forks' centres, exact sign
 *                   interval over forks
 * @param bootstrap  the ratio asked in another way on purpose, for a verdict has to hold for both: the
 *                   median of the forks' medians, interval by resampling forks and rounds within them
 * @param cpu        ratio of CPU times
 * @param cycles     ratio of cycles (time × clock); means something for core-bound code only
 * @param effectSize log ratio ÷ standard deviation over forks: 1 is one fork's scatter
 * @param judged     which quantity the verdict is about
 */
public record Comparison(
        Side baseline,
        Side side,
        int threads,
        List<ForkRatio> forks,
        Estimate wall,
        Estimate bootstrap,
        Estimate cpu,
        Estimate cycles,
        double effectSize,
        Quantity judged,
        Verdict verdict) {

    /** What is compared. */
    public enum Quantity { WALL_TIME, CYCLES }

    /**
     * One start of both processes.
     *
     * @param ratio    centre of the ratios of its clean rounds; not a number without any
     * @param clean    rounds that count
     * @param rejected rounds that do not
     * @param counts   whether the fork has enough clean rounds to count
     */
    public record ForkRatio(
            int fork,
            double ratio,
            double cpuRatio,
            double cyclesRatio,
            int clean,
            int rejected,
            boolean counts) {}

    public Comparison {
        forks = List.copyOf(forks);
    }

    public int forksThatCount() {
        return (int) forks.stream().filter(ForkRatio::counts).count();
    }
}
