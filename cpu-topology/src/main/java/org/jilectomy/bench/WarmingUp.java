package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.WarmUpSeries;
import org.jilectomy.bench.statistics.Quantiles;

/**
 * Warms processes up, fork by fork, and learns from it what the rounds need: how long a call takes,
 * how many calls fill a sample, how often a sample is clean on this machine, how much the readings
 * of its clock scatter, and when the processes of a side stop changing. Used by one thread.
 */
final class WarmingUp {
    /** A warm-up sample is longer than others: it needs less precision and costs a look too. */
    private static final double WARM_UP_MILLIS = 10;

    /** Sides that differ by less do the same number of calls, so that only the calls differ. */
    private static final double ALIKE = 1.5;

    /** Whole processes: the files are in memory after so many. */
    private static final int COMMAND_SAMPLES = 2;

    /** Who wants the series of each process. */
    @FunctionalInterface
    interface Listener {
        void warmUp(Side side, List<Integer> cpus, WarmUpSeries series);
    }

    private final Setup setup;
    private final Observer observer;
    private final Schedule schedule;
    private final Monitor monitor;
    private final Listener listener;

    /** When the processes of a side had their last change point so far, in seconds. */
    private final Map<Side, Double> settled = new HashMap<>();

    /** Samples of the first fork that were clean, 1 or 0. */
    private final List<Double> clean = new ArrayList<>();

    /** Unevenness of the first fork's samples that broke no other rule, as shares. */
    private final Map<Side, List<Double>> uneven = new HashMap<>();

    /** Changes of the clock during the first fork's samples, as shares. */
    private final List<Double> clockChanges = new ArrayList<>();

    WarmingUp(
            Setup setup, Observer observer, Schedule schedule, Monitor monitor,
            Listener listener) {
        this.setup = setup;
        this.observer = observer;
        this.schedule = schedule;
        this.monitor = monitor;
        this.listener = listener;
    }

    /** The share of the first fork's samples that were clean; 1 without any. */
    double cleanShare() {
        return clean.isEmpty() ? 1 : Quantiles.mean(Quantiles.known(clean));
    }

    /** Standard deviation of the clock's change over a sample, as a share. */
    double clockScatter() {
        return Quantiles.scatter(Quantiles.known(clockChanges));
    }

    /**
     * Calls that fill a sample of each side: as many for all that are about as fast as the fastest,
     * fewer for slower ones, whose samples would hold more disturbances otherwise.
     */
    Map<Side, Long> loops(List<Life> lives, List<Integer> cpus) {
        double fastest = lives.stream()
                .mapToDouble(life -> life.secondsPerCall.getOrDefault(cpus, 1.0))
                .min().orElse(1);
        boolean commands = lives.stream()
                .anyMatch(life -> life.contender.side().kind() == Side.Kind.COMMAND);
        Map<Side, Long> calls = new HashMap<>();
        for (Life life : lives) {
            double own = life.secondsPerCall.getOrDefault(cpus, 1.0);
            double call = own <= ALIKE * fastest ? fastest : own;
            calls.put(life.contender.side(), commands
                    ? 1 : Math.max(1, Math.round(setup.sampleMillis() / 1e3 / call)));
        }
        return calls;
    }

    /**
     * Warms a process up, on each placement.
     *
     * @param afterEach called after each sample
     */
    void warm(Life life, int fork, Rounds rounds, Judge judge, Runnable afterEach)
            throws WorkerException {
        Side side = life.contender.side();
        boolean command = side.kind() == Side.Kind.COMMAND;
        if (command && fork > 0) {
            return; // the files are in memory by now
        }
        WarmUp wanted = WarmUp.of(side, setup.warmUpSeconds());
        if (fork > 0 && schedule.isLimited()) {
            wanted = wanted.knowing(settled.getOrDefault(side, 0.0));
        }
        int processes = (int) setup.sides().stream().filter(one -> one.kind() == side.kind())
                .count();
        WarmUp warmUp = schedule.shortened(wanted, processes);
        for (List<Integer> cpus : setup.placements()) {
            boolean steady = warm(life, fork, cpus, warmUp, rounds, judge, afterEach);
            if (!steady && warmUp.mostSeconds() < wanted.mostSeconds()) {
                schedule.warmUpWasCut();
            }
            wanted = wanted.shorter();
            warmUp = warmUp.shorter();
        }
        if (fork == 0 && !command) {
            monitor.say(String.format(Locale.ROOT, "%s: started in %.2f s, %s after %.1f s",
                    side.name(), life.startSeconds, life.steady ? "steady" : "not steady",
                    life.warmUpSeconds));
        }
    }

    private boolean warm(
            Life life, int fork, List<Integer> cpus, WarmUp warmUp, Rounds rounds, Judge judge,
            Runnable afterEach) throws WorkerException {
        Side side = life.contender.side();
        boolean command = side.kind() == Side.Kind.COMMAND;
        WarmUp.Times times = new WarmUp.Times();
        List<Double> around = new ArrayList<>();
        List<Integer> here =
                setup.mode() == Mode.DUET ? List.of(cpus.getFirst()) : cpus;
        long start = observer.nanos();
        long count = 1;
        do {
            Sample sample = rounds.sample(life.contender, here, count);
            if (sample.wallNanos() < WARM_UP_MILLIS * 1e6 / 4 && times.size() == 0 && !command) {
                count *= 2; // still finding out how many calls fill a sample
                continue;
            }
            Sample judged = judge.judge(side, sample);
            boolean isClean = judged.isClean();
            around.add(Math.max(0, sample.bracketNanos() - sample.wallNanos()) / 1e9);
            if (fork == 0) {
                clean.add(isClean ? 1.0 : 0);
                learnEvenness(side, judged);
                clockChanges.add(
                        sample.evidence().mhzAfter() / sample.evidence().mhzBefore() - 1);
            }
            times.add(sample.wallSecondsPerLoop(), sample.cpuSecondsPerLoop(),
                    sample.evidence().mhz(), sample.evidence().adds());
            afterEach.run();
        } while (command
                ? times.size() < COMMAND_SAMPLES : !warmUp.isOver(times, secondsSince(start)));
        double seconds = secondsSince(start);
        WarmUpSeries series = times.series(fork);
        boolean steady = WarmUp.isSteady(series) || command;
        if (!command) {
            listener.warmUp(side, setup.home(side, cpus), series);
        }
        life.steady &= steady;
        life.warmUpRounds += times.size();
        life.warmUpSeconds += seconds;
        life.secondsPerCall.put(cpus,
                Quantiles.quantile(Quantiles.known(series.wallSeconds()), 0));
        life.secondsAround.put(cpus, Quantiles.median(Quantiles.known(around)));
        settled.merge(side, seconds * Math.min(series.steadyFrom(), times.size())
                / Math.max(1, times.size()), Math::max);
        return steady;
    }

    private void learnEvenness(Side side, Sample judged) {
        long nanos = judged.evidence().unevenNanos();
        if (nanos >= 0 && judged.threads().size() == 1
                && judged.rejected().stream().allMatch(one -> one.rule() == Rule.UNEVEN)) {
            uneven.computeIfAbsent(side, _ -> new ArrayList<>())
                    .add((double) nanos / judged.wallNanos());
        }
    }

    /** How uneven the calls of each side are by themselves: its last samples, compiled and settled. */
    Collection<List<Double>> unevenness() {
        return uneven.values().stream()
                .map(all -> all.subList(all.size() / 2, all.size())).toList();
    }

    private double secondsSince(long nanos) {
        return (observer.nanos() - nanos) / 1e9;
    }
}
