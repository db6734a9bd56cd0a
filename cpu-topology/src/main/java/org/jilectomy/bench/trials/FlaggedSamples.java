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
 * How well evidence tells disturbed samples from good ones. The truth is what happened, whoever did
 * it: our own neighbour is not the only one who wants the core. A sample is
 * <ul>
 * <li><i>slow</i> if it took 5 % longer than the undisturbed ones of the same process;
 * <li><i>good</i> if it did not, and the kernel's accounts say that its thread had the core all the
 * time: wall time less CPU time at most 0.2 % of it, nothing stolen. Whose core was somebody else's
 * for a part of it is not good for being short: to flag it is right, with its cause. How many of all
 * samples within 5 % are flagged, these included, is printed beside.
 * </ul>
 * Used by one thread; figures may be read by another.
 */
final class FlaggedSamples {
    private static final long AWAY_NANOS = 1_000_000;

    /** Slow is what takes longer by this than the same process usually does. */
    private static final double SLOW = 0.05;

    /** The core was somebody else's for more than this share of a sample. */
    private static final double TAKEN = 0.002;

    /** A process with fewer clean samples has no usual of its own: then it is its side's. */
    private static final int LEAST_CLEAN = 12;

    /** What may be the cause of not being on a CPU. */
    private static final Set<Rule> AWAY =
            EnumSet.of(Rule.OFF_CPU, Rule.WAITING, Rule.STEAL, Rule.MAJOR_FAULT);

    private int away;
    private int awayFlagged;
    private int slow;
    private int slowFlagged;
    private int slowFlaggedFromAround;
    private int within;
    private int withinFlagged;
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
            slowFlaggedFromAround += broken.stream().anyMatch(rule -> rule != Rule.UNEVEN) ? 1 : 0;
            return;
        }
        within++;
        withinFlagged += flag;
        if (!isTaken(sample)) {
            good++;
            goodFlagged += flag;
            broken.forEach(rule -> goodFlaggedBy.merge(rule, 1, Integer::sum));
        }
    }

    /** By the accounts of the kernel, not by the rule: above nothing, not above the usual. */
    private static boolean isTaken(Sample sample) {
        return sample.wallNanos() - sample.threadCpuNanos() > TAKEN * sample.wallNanos()
                || sample.evidence().stealNanos() > 0;
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
                        TrialRow.of(slowFlagged, slow), ">= 90 %", slowFlagged >= 0.9 * slow,
                        "without looking at evenness " + TrialRow.of(slowFlaggedFromAround, slow)),
                new TrialRow("2", "good samples: flagged", TrialRow.of(goodFlagged, good),
                        "<= 20 %", goodFlagged <= 0.2 * good, by + "; of all within 5 % "
                                + TrialRow.of(withinFlagged, within)));
    }
}
