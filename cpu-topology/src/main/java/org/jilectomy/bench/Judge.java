package org.jilectomy.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.results.CoreEvidence;
import org.jilectomy.bench.results.Evidence;
import org.jilectomy.bench.results.Rejection;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.ThreadTime;
import org.jilectomy.bench.statistics.Quantiles;

/**
 * Applies the rules to samples as they come. Off the CPU a thread either sleeps, of its own will, or
 * is ready and waits for a CPU, and the kernel's run-queue wait tells how much is which. Waiting is
 * always somebody else's doing where every thread has a CPU of its own, and counts in full, however
 * usual it is on a loaded machine. Sleeping is counted above the usual: a benchmark that sleeps does
 * so in every sample, CPython's threads wait for the GIL in every sample, and that is not a
 * disturbance. So is all time off the CPU where nobody tells the two apart.
 *
 * <p>Usual is the lower quartile of what this side's samples of this fork showed so far; but a side
 * that was seen on the CPU all the time once, in any fork or warm-up, can be so always, and its
 * usual is nothing, however long a neighbour stays; so is that of a sample whose threads never gave
 * their CPUs up.
 *
 * <p>Used by one thread.
 */
final class Judge {
    private static final int REMEMBERED = 128;
    private static final int LEAST_FOR_A_MODE = 8;

    /** Looks at a core among which its states are told apart: some twenty seconds. */
    private static final int REMEMBERED_OF_A_CORE = 512;
    private static final double MOSTLY = 0.5;

    /**
     * A core is by itself as fast as it was in this share of the looks of any twenty seconds so far,
     * though a neighbour slowed it in all others. Where that was forgotten, or the most frequent state
     * taken, a neighbour who stayed for minutes became usual: of a hundred samples that counted
     * twenty-four were slow, and of the good ones every second was rejected.
     */
    private static final double ALONE = 0.125;

    private final Map<Rule, Double> limits;

    /** What processes of this fork showed lately. */
    private final Map<String, Deque<Double>> seen = new HashMap<>();

    /** The least that any process of a side showed. */
    private final Map<String, Double> least = new HashMap<>();

    /**
     * What cores showed lately, by the cores that were looked at in the same moment: where two of
     * our own CPUs share a core, looking at both shows half of what looking at one does, and that
     * is no neighbour.
     */
    private final Map<Watched, Deque<Double>> adds = new HashMap<>();

    /** The fastest state of each so far: what it is capable of does not change, who shares it does. */
    private final Map<Watched, Double> alone = new HashMap<>();

    private record Watched(int cpu, List<Integer> together) {}

    Judge(Map<Rule, Double> limits) {
        this.limits = limits;
    }

    /** Forgets the processes of the last fork, and nothing of the machine. */
    void newFork() {
        seen.clear();
    }

    /** The sample with the rules it broke; what it shows is remembered. */
    Sample judge(Side side, Sample sample) {
        return judge(side, sample,
                sample.evidence().cores().stream().map(CoreEvidence::cpu).toList());
    }

    /**
     * The same for a sample that tells of some of the cores that were looked at, as in a duet.
     *
     * @param together all CPUs whose evidence was taken at once
     */
    Sample judge(Side side, Sample sample, List<Integer> together) {
        List<Integer> watched = together.stream().sorted().toList();
        List<Rejection> found = new ArrayList<>();
        Evidence evidence = sample.evidence();
        int threads = Math.max(1, sample.threads().size());
        double factor = threads > 1 || side.kind() == Side.Kind.COMMAND ? Rules.COARSE : 1;
        String who = side.name() + " " + threads + " ";
        double span = Math.max(1, (double) sample.wallNanos() * threads);

        if (evidence.runQueueWaitNanos() >= 0) {
            offCpuOrWaiting(found, sample, who, factor, span);
        } else {
            offCpu(found, side, sample, who, factor, span);
        }
        over(found, Rule.STEAL, Math.max(0, evidence.stealNanos()) / span, 1);
        over(found, Rule.CLOCK, evidence.clockChange(), 1);
        for (CoreEvidence core : evidence.cores()) {
            double coarse = watched.size() > 1 ? Rules.COARSE_ADDS : 1;
            double off = offUsual(new Watched(core.cpu(), watched), core.addsBefore(),
                    core.addsAfter(), coarse * limits.get(Rule.SIBLING));
            if (over(found, Rule.SIBLING, off, coarse)) {
                break;
            }
        }
        if (threads == 1 && evidence.unevenNanos() >= 0) {
            over(found, Rule.UNEVEN, evidence.unevenNanos() / span, 1);
        }
        over(found, Rule.MIGRATED, sample.threads().stream().filter(ThreadTime::migrated).count(),
                1);
        over(found, Rule.THROTTLED,
                evidence.cores().stream().mapToLong(core -> Math.max(0, core.throttles())).sum(),
                1);
        over(found, Rule.MAJOR_FAULT,
                above(who + "faults", Math.max(0, evidence.majorFaults()), 0.5), 1);
        return sample.withRejections(found);
    }

    /** Where the kernel tells waiting from sleeping. */
    private void offCpuOrWaiting(
            List<Rejection> found, Sample sample, String who, double factor, double span) {
        Evidence evidence = sample.evidence();
        double nothing = factor * limits.get(Rule.OFF_CPU);
        double off = sample.offCpuShare();
        // Counted around the timed region; inside it, nobody waits longer than off the CPU.
        double waited = sample.threadCpuNanos() < 0
                ? evidence.runQueueWaitNanos() / span
                : Math.min(evidence.runQueueWaitNanos() / span, off);
        if (!eachHasItsCpu(sample)) { // they may wait for one another
            over(found, Rule.OFF_CPU, above(who + "off", off, nothing), factor);
            over(found, Rule.WAITING, above(who + "wait", waited, nothing), factor);
            return;
        }
        double slept = Math.max(0, off - waited);
        double aboveUsual = above(who + "slept", slept, nothing);
        over(found, Rule.OFF_CPU,
                waited + (evidence.voluntarySwitches() == 0 ? slept : aboveUsual), factor);
        over(found, Rule.WAITING, waited, factor);
    }

    private static boolean eachHasItsCpu(Sample sample) {
        return sample.threads().stream().allMatch(thread -> thread.pinned() >= 0)
                && sample.threads().stream().map(ThreadTime::pinned).distinct().count()
                        == sample.threads().size();
    }

    /**
     * Where it does not tell, as of whole processes. Of one from which the CPU was taken, and that did
     * not have it most of the time while somebody on this machine waited, most of that was waiting.
     */
    private void offCpu(
            List<Rejection> found, Side side, Sample sample, String who, double factor,
            double span) {
        Evidence evidence = sample.evidence();
        double nothing = factor * limits.get(Rule.OFF_CPU);
        double off = sample.offCpuShare();
        double aboveUsual = above(who + "off", off, nothing);
        double machine = Math.max(0, evidence.machineWaitNanos() / span);
        boolean isMostlyWaiting =
                off > MOSTLY && machine > MOSTLY && evidence.involuntarySwitches() > 0;
        over(found, Rule.OFF_CPU, isMostlyWaiting ? off : aboveUsual, factor);
        if (side.kind() == Side.Kind.COMMAND && evidence.machineWaitNanos() >= 0) {
            over(found, Rule.WAITING, above(who + "wait", machine, nothing), factor);
        }
    }

    /** The change of the clock since the round began, if it is too large. */
    List<Rejection> sinceRoundBegan(double mhzAtFirst, double mhzNow) {
        List<Rejection> found = new ArrayList<>();
        double change = Math.abs(mhzNow / mhzAtFirst - 1);
        if (!Double.isNaN(change)) {
            over(found, Rule.CLOCK, change, Rules.clockOverARound(limits.get(Rule.CLOCK)));
        }
        return found;
    }

    private boolean over(List<Rejection> found, Rule rule, double value, double factor) {
        double limit = factor * limits.get(rule);
        if (value > limit) {
            found.add(new Rejection(rule, value, limit));
            return true;
        }
        return false;
    }

    /** How far a value lies above the usual, which is nothing if it was next to nothing once. */
    private double above(String what, double value, double nextToNothing) {
        double[] values = remember(
                seen.computeIfAbsent(what, _ -> new ArrayDeque<>()), value, REMEMBERED);
        double once = least.merge(what, value, Math::min);
        double usual = once <= nextToNothing ? 0 : Quantiles.quantile(values, 0.25);
        return Math.max(0, value - usual);
    }

    /**
     * How far the looks before and after a sample are off the usual there, on average, as a share: a
     * neighbour who was there at one of them was so for a part of the sample.
     */
    private double offUsual(Watched where, double before, double after, double limit) {
        Deque<Double> own = adds.computeIfAbsent(where, _ -> new ArrayDeque<>());
        if (!Double.isNaN(before) && (own.isEmpty() || own.getLast() != before)) {
            remember(own, before, REMEMBERED_OF_A_CORE); // it was no sample's "after" already
        }
        if (Double.isNaN(after)) {
            return 0;
        }
        double[] values = remember(own, after, REMEMBERED_OF_A_CORE);
        if (values.length < LEAST_FOR_A_MODE) {
            return 0;
        }
        double usual = alone.merge(
                where, Quantiles.highestMode(limit, ALONE, values), Math::max);
        double off = Math.abs(after / usual - 1);
        return Double.isNaN(before) ? off : (off + Math.abs(before / usual - 1)) / 2;
    }

    private static double[] remember(Deque<Double> values, double value, int most) {
        values.add(value);
        if (values.size() > most) {
            values.removeFirst();
        }
        return Quantiles.known(values);
    }
}
