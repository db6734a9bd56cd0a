package org.jilectomy.bench.results;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One side at one thread count: a line of the table.
 *
 * @param cpus      the CPU of each thread, so its size is the number of threads
 * @param samples   all, also the rejected ones, in order of measurement
 * @param warmUps   one of each fork
 * @param wall      seconds of one call: median over forks of the medians of clean samples
 * @param cpu       CPU seconds of one call, all threads together
 * @param mhz       clock
 * @param spread    interquartile range of the clean samples' wall time, as a share of the median
 * @param enough    whether enough samples are clean; if not, the figures are over all of them
 */
public record Series(
        Side side,
        List<Integer> cpus,
        List<Sample> samples,
        List<WarmUpSeries> warmUps,
        Estimate wall,
        Estimate cpu,
        Estimate mhz,
        double spread,
        boolean enough) {

    public Series {
        cpus = List.copyOf(cpus);
        samples = List.copyOf(samples);
        warmUps = List.copyOf(warmUps);
    }

    public int threads() {
        return cpus.size();
    }

    public List<Sample> clean() {
        return samples.stream().filter(Sample::isClean).toList();
    }

    /** The samples the figures are over. */
    public List<Sample> used() {
        return enough ? clean() : samples;
    }

    /** How many samples each rule rejected; one sample may have broken several. */
    public Map<Rule, Integer> rejections() {
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        for (Sample sample : samples) {
            sample.rejected().stream().map(Rejection::rule).distinct()
                    .forEach(rule -> counts.merge(rule, 1, Integer::sum));
        }
        return counts;
    }
}
