package org.jilectomy.bench.trials;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jilectomy.bench.results.Rejection;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.statistics.Quantiles;

/**
 * How well evidence tells disturbed samples from good ones. Used by one thread; figures may be read
 * by another.
 */
final class FlaggedSamples {
    private static final long AWAY_NANOS = 1_000_000;

    /** Slow is what takes longer by this than the same process usually does. */
    private static final double SLOW = 0.05;

    /** A process with fewer clean samples has no usual of its own: then it is its side's. */
    private static final int LEAST_CLEAN = 12;

    /** What may be the cause of not being on a CPU. */
    private static final Set<Rule> AWAY =
            EnumSet.of(Rule.OFF_CPU, Rule.WAITING, Rule.STEAL, Rule.MAJOR_FAULT);

    private int away;
    private int awayFlagged;
    private int slow;
    private int slowFlagged;
    private int good;
    private int goodFlagged;
    private final Map<Rule, Integer> goodFlaggedBy = new EnumMap<>(Rule.class);

    synchronized void add(Results results) {
        for (Series series : results.series()) {
            double ofSide = usual(series.clean());
            Map<Integer, List<Sample>> forks = series.samples().stream()
                    .collect(Collectors.groupingBy(Sample::fork));
            for (List<Sample> samples : forks.values()) {
                List<Sample> clean = samples.stream().filter(Sample::isClean).toList();
                double usual = clean.size() < LEAST_CLEAN ? ofSide : usual(clean);
                samples.forEach(sample -> add(sample, usual));
            }
        }
    }

    /** Two starts of one process differ by a percent or two for good: that is no disturbance. */
    private static double usual(List<Sample> clean) {
        return Quantiles.median(
                clean.stream().mapToDouble(Sample::wallSecondsPerLoop).toArray());
    }

    private void add(Sample sample, double usual) {
        Set<Rule> broken = sample.rejected().stream().map(Rejection::rule)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
        int flag = broken.isEmpty() ? 0 : 1;
        if (sample.wallNanos() - sample.threadCpuNanos() >= AWAY_NANOS) {
            away++;
            awayFlagged += broken.stream().anyMatch(AWAY::contains) ? 1 : 0;
        }
        if (sample.wallSecondsPerLoop() > (1 + SLOW) * usual) {
            slow++;
            slowFlagged += flag;
        } else {
            good++;
            goodFlagged += flag;
            broken.forEach(rule -> goodFlaggedBy.merge(rule, 1, Integer::sum));
        }
    }

    synchronized List<TrialRow> rows() {
        String by = goodFlaggedBy.entrySet().stream()
                .sorted(Map.Entry.<Rule, Integer> comparingByValue().reversed())
                .map(entry -> String.format(Locale.ROOT, "%s %.0f %%", entry.getKey().label(),
                        100.0 * entry.getValue() / good))
                .collect(Collectors.joining(", "));
        return List.of(
                new TrialRow("2", "samples 1 ms off the CPU: flagged with the cause",
                        TrialRow.of(awayFlagged, away), ">= 99 %", awayFlagged >= 0.99 * away, ""),
                new TrialRow("2", "samples more than 5 % slow: flagged",
                        TrialRow.of(slowFlagged, slow), ">= 90 %", slowFlagged >= 0.9 * slow, ""),
                new TrialRow("2", "good samples: flagged", TrialRow.of(goodFlagged, good),
                        "<= 20 %", goodFlagged <= 0.2 * good, by));
    }
}
