package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.Comparison.ForkRatio;
import org.jilectomy.bench.results.Comparison.Quantity;
import org.jilectomy.bench.results.Estimate;
import org.jilectomy.bench.results.Protocol;
import org.jilectomy.bench.results.Rejection;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.Verdict;
import org.jilectomy.bench.results.WarmUpSeries;
import org.jilectomy.bench.statistics.Bootstrap;
import org.jilectomy.bench.statistics.LookPlan;
import org.jilectomy.bench.statistics.Quantiles;
import org.jilectomy.bench.statistics.SignInterval;

/**
 * From samples to figures and verdicts; pure. The unit is the fork: rounds of one pair of processes
 * agree with each other far better than two pairs do, so an interval over rounds is too short by a
 * multiple (A/A "different" in 15 to 23 % of cases instead of 5 %).
 */
final class Analysis {
    /** Fewer forks give no interval of 95 %. */
    static final int LEAST_FORKS = 6;

    /** Medians over fewer clean samples than this would be a choice of the result. */
    private static final int LEAST_CLEAN = 3;

    private final Protocol protocol;
    private final LookPlan looks;

    Analysis(Protocol protocol, LookPlan looks) {
        this.protocol = protocol;
        this.looks = looks;
    }

    /** A line of the table. */
    Series series(Side side, List<Integer> cpus, List<Sample> samples, List<WarmUpSeries> warmUps) {
        long clean = samples.stream().filter(Sample::isClean).count();
        boolean enough = clean >= LEAST_CLEAN && clean * 10 >= samples.size()
                || side.kind() == Side.Kind.COMMAND && clean >= 1;
        List<Sample> used = enough ? samples.stream().filter(Sample::isClean).toList() : samples;
        double[] walls = used.stream().mapToDouble(Sample::wallSecondsPerLoop).toArray();
        return new Series(side, cpus, samples, warmUps,
                overForks(used, Sample::wallSecondsPerLoop),
                overForks(used, Sample::cpuSecondsPerLoop),
                overForks(used, sample -> sample.evidence().mhz()),
                Quantiles.spread(walls), enough);
    }

    private Estimate overForks(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        Map<Integer, List<Double>> forks = new TreeMap<>();
        for (Sample sample : samples) {
            forks.computeIfAbsent(sample.fork(), _ -> new ArrayList<>())
                    .add(figure.applyAsDouble(sample));
        }
        double[] medians = forks.values().stream()
                .mapToDouble(values -> Quantiles.median(Quantiles.known(values))).toArray();
        return SignInterval.of(medians, protocol.confidence());
    }

    /** One fork's log ratios, round by round. */
    private static final class Fork {
        final List<Double> wall = new ArrayList<>();
        final List<Double> cpu = new ArrayList<>();
        final List<Double> cycles = new ArrayList<>();
        int rejected;
    }

    /** A side against the baseline, after so many forks. */
    Comparison compare(Series baseline, Series side, int forksDone) {
        Comparison byTime = compare(baseline, side, forksDone, Quantity.WALL_TIME);
        if (byTime.forksThatCount() >= Math.min(LEAST_FORKS, protocol.leastForks())) {
            return byTime;
        }
        // The clock may be all that is in the way; cycles do not mind it, if the work is core-bound.
        Comparison byCycles = compare(baseline, side, forksDone, Quantity.CYCLES);
        return byCycles.forksThatCount() > byTime.forksThatCount()
                && isCoreBound(baseline) && isCoreBound(side) ? byCycles : byTime;
    }

    private Comparison compare(Series baseline, Series side, int forksDone, Quantity judged) {
        Map<Integer, Fork> forks = forks(baseline.samples(), side.samples(), judged);
        List<ForkRatio> ratios = new ArrayList<>();
        List<double[]> rounds = new ArrayList<>();
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Double> cycles = new ArrayList<>();
        forks.forEach((number, fork) -> {
            double wallRatio = Quantiles.centre(Quantiles.known(fork.wall));
            double cpuRatio = Quantiles.centre(Quantiles.known(fork.cpu));
            double cyclesRatio = Quantiles.centre(Quantiles.known(fork.cycles));
            boolean counts = fork.wall.size() >= protocol.cleanRounds();
            ratios.add(new ForkRatio(number, Math.exp(wallRatio), Math.exp(cpuRatio),
                    Math.exp(cyclesRatio), fork.wall.size(), fork.rejected, counts));
            if (counts) {
                wall.add(wallRatio);
                cpu.add(cpuRatio);
                cycles.add(cyclesRatio);
                rounds.add(Quantiles.known(judged == Quantity.CYCLES ? fork.cycles : fork.wall));
            }
        });
        double confidence = looks.confidence(forksDone);
        double[] decisive = Quantiles.known(judged == Quantity.CYCLES ? cycles : wall);
        Estimate interval = ofForks(decisive, confidence);
        Estimate bootstrap = Bootstrap.medianOfMedians(rounds, confidence, protocol.seed());
        double scatter = decisive.length < 3 ? Double.NaN : Quantiles.scatter(decisive);
        Verdict verdict = new Verdicts(protocol, baseline, side, judged, ratios, forksDone)
                .of(interval, bootstrap, scatter);
        return new Comparison(baseline.side(), side.side(), side.threads(), ratios,
                exp(ofForks(Quantiles.known(wall), confidence)), exp(bootstrap),
                exp(ofForks(Quantiles.known(cpu), confidence)),
                exp(ofForks(Quantiles.known(cycles), confidence)),
                interval.value() / Math.max(scatter, 1e-9), judged, verdict);
    }

    /** Pairs up the rounds in which both sides have all their places filled with clean samples. */
    private static Map<Integer, Fork> forks(
            List<Sample> baseline, List<Sample> side, Quantity judged) {
        record Key(int fork, int round) {}
        Map<Key, Map<Integer, Sample>> ours = new HashMap<>();
        Map<Key, Map<Integer, Sample>> theirs = new HashMap<>();
        for (Sample sample : side) { // a later attempt replaces an earlier
            ours.computeIfAbsent(new Key(sample.fork(), sample.round()), _ -> new TreeMap<>())
                    .put(sample.order(), sample);
        }
        for (Sample sample : baseline) {
            theirs.computeIfAbsent(new Key(sample.fork(), sample.round()), _ -> new TreeMap<>())
                    .put(sample.order(), sample);
        }
        Map<Integer, Fork> forks = new TreeMap<>();
        ours.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        java.util.Comparator.comparingInt(Key::fork).thenComparingInt(Key::round)))
                .forEach(entry -> {
                    Fork fork = forks.computeIfAbsent(entry.getKey().fork(), _ -> new Fork());
                    Map<Integer, Sample> a = theirs.getOrDefault(entry.getKey(), Map.of());
                    Map<Integer, Sample> b = entry.getValue();
                    if (a.size() == 2 && b.size() == 2
                            && a.values().stream().allMatch(sample -> counts(sample, judged))
                            && b.values().stream().allMatch(sample -> counts(sample, judged))) {
                        fork.wall.add(logRatio(a, b, Sample::wallSecondsPerLoop));
                        fork.cpu.add(logRatio(a, b, Sample::cpuSecondsPerLoop));
                        fork.cycles.add(logRatio(a, b, Sample::cyclesPerLoop));
                    } else {
                        fork.rejected++;
                    }
                });
        return forks;
    }

    /** In cycles a moving clock is no reason to leave a sample out. */
    private static boolean counts(Sample sample, Quantity judged) {
        return judged == Quantity.WALL_TIME
                ? sample.isClean()
                : sample.rejected().stream().map(Rejection::rule)
                        .allMatch(rule -> rule == Rule.CLOCK);
    }

    private static double logRatio(
            Map<Integer, Sample> a, Map<Integer, Sample> b, ToDoubleFunction<Sample> figure) {
        return meanLog(b, figure) - meanLog(a, figure);
    }

    private static double meanLog(Map<Integer, Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.values().stream()
                .mapToDouble(sample -> Math.log(figure.applyAsDouble(sample)))
                .average().orElse(Double.NaN);
    }

    /**
     * Whether time goes down as the clock goes up: the slope of log time over log clock is near -1,
     * among samples that nothing but the clock disturbed.
     */
    private static boolean isCoreBound(Series series) {
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        int n = 0;
        for (Sample sample : series.samples()) {
            double x = Math.log(sample.evidence().mhz());
            if (!Double.isNaN(x) && counts(sample, Quantity.CYCLES)) {
                double y = Math.log(sample.wallSecondsPerLoop());
                sx += x;
                sy += y;
                sxx += x * x;
                sxy += x * y;
                n++;
            }
        }
        double slope = (sxy - sx * sy / n) / (sxx - sx * sx / n);
        return n >= 20 && slope > -1.25 && slope < -0.75;
    }

    /** The centre of the forks, within the sign interval of their median. */
    private static Estimate ofForks(double[] forks, double confidence) {
        Estimate sign = SignInterval.of(forks, confidence);
        double centre = Quantiles.centre(forks);
        return new Estimate(
                sign.hasInterval() ? Math.clamp(centre, sign.low(), sign.high()) : centre,
                sign.low(), sign.high(), sign.confidence());
    }

    private static Estimate exp(Estimate logarithm) {
        return new Estimate(Math.exp(logarithm.value()), Math.exp(logarithm.low()),
                Math.exp(logarithm.high()), logarithm.confidence());
    }
}
