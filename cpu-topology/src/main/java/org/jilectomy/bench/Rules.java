package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jilectomy.bench.results.Protocol;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.statistics.Quantiles;

/** The limits of all rules, and the protocol in words. */
final class Rules {
    /** Several threads, or a whole process with its loading and linking, are never so quiet. */
    static final double COARSE = 10;

    /** Additions per cycle of several cores at once scatter more: they start microseconds apart. */
    static final double COARSE_ADDS = 1.5;

    /**
     * Of the additions per cycle, what may be missing on average before and after a sample. A busy
     * sibling takes 15 to 30 % of them; one that was there for a third of a sample passes, and costs
     * it less than 5 %.
     */
    private static final double SIBLING = 0.07;

    /**
     * Half of what a step of 100 MHz is at 4 GHz: a core that changes its P-state is always seen,
     * what readings scatter (0.2 %) and a core's clock wanders never is.
     */
    private static final double LEAST_CLOCK_CHANGE = 0.0125;

    private static final double MOST_CLOCK_CHANGE = 0.03;

    /**
     * Standard deviations of what the clock does anyway. Some clocks (of AMD since Zen 5) never rest,
     * but swing about their mean within milliseconds: a rule that they break in every third sample
     * rejects by chance and gains nothing, because what swings leaves the median over rounds alone.
     * With 3 of them every tenth good sample was rejected on such a machine (the swings' tails are
     * long), and of the slow ones one in sixty that no other rule found.
     */
    private static final double CLOCK_DEVIATIONS = 4;

    /**
     * Since the round began the clock may have changed by so many times the limit. Over the three
     * steps from the first sample to the last a random walk goes √3 times as far as in one; a drift
     * falls out of A B B A.
     */
    private static final double CLOCK_OVER_A_ROUND = 2;

    /**
     * Of a sample, what its calls took beyond the pace of their faster quarter. What a hypervisor and
     * a stranger on the core's sibling do within a sample shows in no counter of a virtual machine and
     * in no look around it. This does not ask how long the sample took, only whether equal calls took
     * equally long. 97 of 100 samples to which nothing happened stayed below it where it was chosen.
     */
    private static final double UNEVEN = 0.05;

    /** A limit that no share reaches. */
    private static final double NEVER = 1;

    private Rules() {}

    /**
     * The limit of unevenness for a run. Where one side's calls are uneven by themselves, in most
     * samples of its warm-up, the rule holds for no side: it would reject what is the program's own,
     * or disturbances of one side only. What the program does by itself more seldom does not show in
     * a median anyway, with this rule or without.
     *
     * @param ofSides what the warm-up samples of each side showed that broke no other rule, as shares
     */
    static double unevenLimit(Collection<? extends List<Double>> ofSides) {
        for (List<Double> shares : ofSides) {
            if (Quantiles.median(Quantiles.known(shares)) > UNEVEN) {
                return NEVER;
            }
        }
        return UNEVEN;
    }

    /**
     * The limits for a run.
     *
     * @param clockScatter standard deviation of the clock's change over a warm-up sample, as a
     *                     share; not a number before there are any
     */
    static Map<Rule, Double> limits(double clockScatter) {
        Map<Rule, Double> limits = new EnumMap<>(Rule.class);
        limits.put(Rule.OFF_CPU, 0.002);
        limits.put(Rule.WAITING, 0.002);
        limits.put(Rule.STEAL, 0.0);
        double usual = Double.isNaN(clockScatter) ? 0 : CLOCK_DEVIATIONS * clockScatter;
        limits.put(Rule.CLOCK,
                Math.min(MOST_CLOCK_CHANGE, Math.max(LEAST_CLOCK_CHANGE, usual)));
        limits.put(Rule.SIBLING, SIBLING);
        limits.put(Rule.UNEVEN, UNEVEN);
        limits.put(Rule.MIGRATED, 0.0);
        limits.put(Rule.THROTTLED, 0.0);
        limits.put(Rule.MAJOR_FAULT, 0.0);
        return limits;
    }

    /** How far the clock may move since the round began, as a multiple of its limit for a sample. */
    static double clockOverARound(double limit) {
        return Math.min(CLOCK_OVER_A_ROUND, MOST_CLOCK_CHANGE / limit);
    }

    /** The rules in one line, said before the first sample that counts. */
    static String inShort(Protocol protocol) {
        Map<Rule, Double> limits = protocol.limits();
        return String.format(Locale.ROOT,
                "a sample counts if off CPU and waiting <= usual + %.1f %%, clock +- %.1f %%, "
                        + "adds/cycle +- %.0f %%, %snothing stolen, moved, throttled, from disk",
                100 * limits.get(Rule.OFF_CPU), 100 * limits.get(Rule.CLOCK),
                100 * limits.get(Rule.SIBLING), isFor(limits, Rule.UNEVEN)
                        ? String.format(Locale.ROOT, "unevenness <= %.1f %%, ",
                                100 * limits.get(Rule.UNEVEN))
                        : "");
    }

    /** Whether a rule holds in this run; one that an older report does not know did not. */
    private static boolean isFor(Map<Rule, Double> limits, Rule rule) {
        return limits.getOrDefault(rule, NEVER) < NEVER;
    }

    /** The protocol in words, as reports print it. */
    static List<String> sentences(Protocol protocol) {
        List<String> all = new ArrayList<>();
        Map<Rule, Double> limits = protocol.limits();
        all.add(protocol.mode() == Protocol.Mode.DUET
                ? "Both sides run at once on two equal cores and swap them, in an order drawn with "
                        + "seed " + protocol.seed() + "."
                : "All sides are alive and take turns on the same cores: A B B A or B A A B, by "
                        + "lot, seed " + protocol.seed() + ".");
        all.add(String.format(Locale.ROOT,
                "Every process is started anew for each of %s; a fork counts with at least %d "
                        + "clean rounds of samples of %.0f ms.",
                protocol.leastForks() == protocol.mostForks()
                        ? protocol.leastForks() + " forks"
                        : protocol.leastForks() + " to " + protocol.mostForks() + " forks",
                protocol.cleanRounds(), protocol.sampleMillis()));
        all.add(String.format(Locale.ROOT,
                "A sample is rejected if its threads were off their CPUs or waited for one more "
                        + "than %.1f %% of the time above the usual (%.0f %% with several threads "
                        + "or whole processes), if the hypervisor stole time, if the clock changed "
                        + "by more than %.1f %% during it or by %.1f %% since the round began, if "
                        + "additions "
                        + "per cycle were %.0f %% off the core's usual before and after it, on average, with the same cores at work "
                        + "(%.0f %% with several), %sif a thread moved, the "
                        + "core was throttled, or a page came from disk. It is then repeated at "
                        + "its place; how long it took is never looked at.",
                100 * limits.get(Rule.OFF_CPU), 100 * COARSE * limits.get(Rule.OFF_CPU),
                100 * limits.get(Rule.CLOCK),
                100 * clockOverARound(limits.get(Rule.CLOCK)) * limits.get(Rule.CLOCK),
                100 * limits.get(Rule.SIBLING), 100 * COARSE_ADDS * limits.get(Rule.SIBLING),
                isFor(limits, Rule.UNEVEN)
                        ? String.format(Locale.ROOT, "if the calls of one thread took more than "
                                + "%.1f %% beyond the pace of the faster quarter of them, ",
                                100 * limits.get(Rule.UNEVEN))
                        : ""));
        all.add(String.format(Locale.ROOT,
                "The ratio is the centre (the median of all pairs' means) over forks of the "
                        + "centres of their rounds' log ratios; its interval is the exact sign interval over forks (%.0f %% over all "
                        + "looks). Faster or slower is what lies outside it by this and by "
                        + "resampling, and is at least %.1f %%.",
                100 * protocol.confidence(), 100 * protocol.resolution()));
        return all;
    }
}
