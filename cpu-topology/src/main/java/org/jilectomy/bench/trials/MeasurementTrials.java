package org.jilectomy.bench.trials;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.jilectomy.bench.Contender;
import org.jilectomy.bench.Monitor;
import org.jilectomy.bench.Observer;
import org.jilectomy.bench.WorkerException;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.statistics.Quantiles;
import org.jilectomy.bench.trials.LiveTrials.Outcomes;
import org.jilectomy.topology.FrequencyProbe;
import org.jilectomy.topology.Topology;
import org.jilectomy.topology.TopologyReader;

/**
 * The trials of the method, and the table of what came out: {@code scripts/measurement-trials}. The
 * truth is known by construction: {@link SpinWorker} does exactly the work it is told to, and a simulated
 * machine has the clock it was given.
 */
public final class MeasurementTrials {
    private static final String USAGE = """
            usage: measurement-trials [options]

            Tries the bench's method where the truth is known and prints a table; ends with 0 if
            every line passed. All trials take about half an hour on a quiet machine.

              --only LIST      of: aa, slow2, slow5, busy, correlated, probe, simulated, changes
              --short          two to five of everything: a few minutes, for a look
              --aa N           comparisons of equal sides (100)
              --slow N         comparisons of each true slowdown (30)
              --noisy N        comparisons beside a busy process, and with correlated noise (20)
              --hyperfine N    runs of hyperfine beside the busy process (10)
              --forks A-B      starts of both sides in a comparison (8-16)
              --cpu N          where to measure (default: the last core)
              --seed N         of everything drawn by lot
            """;

    /**
     * The scheduler lets a thread run for about three milliseconds before another gets its turn: in
     * shorter samples a neighbour would often not show at all.
     */
    private static final double LONG_SAMPLE_MILLIS = 5;

    /** Calls of a spin worker that take about as long. */
    private static final int LONG_LOOPS = 4500;

    private final List<TrialRow> rows = new ArrayList<>();
    private final Options options;
    private final Monitor monitor = line -> System.err.println("# " + line);
    private int verdicts;
    private int wrong;

    /** What was asked for. */
    private static final class Options {
        List<String> only = List.of("aa", "slow2", "slow5", "busy", "correlated", "probe",
                "simulated", "changes");
        int aa = 100;
        int slow = 30;
        int noisy = 20;
        int hyperfine = 10;
        int simulated = 20;
        int series = 60;
        int leastForks = Trial.LEAST_FORKS;
        int mostForks = Trial.MOST_FORKS;
        int cpu = -1;
        long seed = 1;
    }

    private MeasurementTrials(Options options) {
        this.options = options;
    }

    /** Runs the trials; the exit code is 0 if all passed, 1 if not, 2 for a usage error. */
    public static void main(String[] args) throws WorkerException {
        Options options;
        try {
            options = parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("measurement-trials: " + e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
            return;
        }
        if (options == null) {
            System.out.print(USAGE);
            return;
        }
        System.exit(new MeasurementTrials(options).run() ? 0 : 1);
    }

    private static Options parse(String[] args) {
        Options options = new Options();
        for (int i = 0; i < args.length; i++) {
            String option = args[i];
            if (option.equals("-h") || option.equals("--help")) {
                return null;
            }
            if (option.equals("--short")) {
                options.aa = 5;
                options.slow = 3;
                options.noisy = 2;
                options.hyperfine = 2;
                options.simulated = 3;
                options.series = 20;
                continue;
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(option + " needs a value, or is unknown");
            }
            String value = args[++i];
            switch (option) {
                case "--only" -> {
                    List<String> all = options.only;
                    options.only = List.of(value.split(","));
                    options.only.stream().filter(name -> !all.contains(name)).findFirst()
                            .ifPresent(name -> {
                                throw new IllegalArgumentException(
                                        "--only: '" + name + "' is none of " + all);
                            });
                }
                case "--aa" -> options.aa = number(option, value);
                case "--slow" -> options.slow = number(option, value);
                case "--noisy" -> options.noisy = number(option, value);
                case "--hyperfine" -> options.hyperfine = number(option, value);
                case "--cpu" -> options.cpu = number(option, value);
                case "--seed" -> options.seed = number(option, value);
                case "--forks" -> {
                    String[] ends = value.split("-", 2);
                    options.leastForks = number(option, ends[0]);
                    options.mostForks = number(option, ends[ends.length - 1]);
                }
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return options;
    }

    private static int number(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + ": '" + text + "' is not a number");
        }
    }

    private boolean run() throws WorkerException {
        long begin = System.nanoTime();
        Topology machine = TopologyReader.read();
        FrequencyProbe probe = FrequencyProbe.forProcessor(machine.processor());
        probe.warmUp();
        int cpu = options.cpu >= 0 ? options.cpu : machine.oneCpuPerCore().getLast();
        if (has("changes")) {
            add(ChangePointTrial.rows(options.series, options.seed));
        }
        if (has("simulated")) {
            add(SimulatedTrial.rows(options.simulated, options.seed));
        }
        try (LiveTrials live = new LiveTrials(machine, probe, cpu, options.leastForks,
                options.mostForks, options.seed, monitor)) {
            if (has("probe")) {
                probe(live);
            }
            if (has("aa")) {
                equalSides(live);
            }
            if (has("slow2")) {
                slowdown(live, 1.02, 0.9);
            }
            if (has("slow5")) {
                slowdown(live, 1.05, 1);
            }
            if (has("busy")) {
                busy(live);
            }
            if (has("correlated")) {
                correlated(live);
            }
        }
        if (verdicts > 0) {
            add(List.of(new TrialRow("1", "confidently wrong, of all live comparisons",
                    of(wrong, verdicts), "<= 5 %", wrong <= 0.05 * verdicts, "")));
        }
        rows.sort(java.util.Comparator.comparing(TrialRow::line));
        System.out.println();
        System.out.printf(Locale.ROOT, "measurement trials on %s, CPU %d, seed %d, %.0f min%n",
                machine.processor().name(), cpu, options.seed,
                (System.nanoTime() - begin) / 60e9);
        System.out.println();
        System.out.print(TrialRow.table(rows));
        return rows.stream().allMatch(TrialRow::passed);
    }

    private boolean has(String trial) {
        return options.only.contains(trial);
    }

    private void add(List<TrialRow> more) {
        more.forEach(row -> monitor.say(row.toString()));
        rows.addAll(more);
    }

    private void count(Outcomes outcomes) {
        verdicts += outcomes.all.size();
        wrong += outcomes.wrong();
    }

    private void equalSides(LiveTrials live) throws WorkerException {
        Outcomes outcomes = live.compare("A/A", 1, options.aa);
        count(outcomes);
        int n = outcomes.all.size();
        add(List.of(
                new TrialRow("1", "A/A: \"no difference\"", of(outcomes.found(), n), ">= 95 %",
                        outcomes.found() >= 0.95 * n, beside(outcomes)),
                overhead(outcomes, "7", "evidence around a sample",
                        results -> results.overhead().evidenceMicros(), "µs", 100),
                overhead(outcomes, "7", "harness, share of the timed region",
                        results -> 100 * results.overhead().harnessShare(), "%", 1)));
    }

    private static TrialRow overhead(
            Outcomes outcomes, String line, String subject,
            java.util.function.ToDoubleFunction<Results> figure, String unit, double limit) {
        double[] values = outcomes.all.stream().mapToDouble(figure).toArray();
        double median = Quantiles.median(values);
        return new TrialRow(line, subject, String.format(Locale.ROOT, "%.3g %s", median, unit),
                String.format(Locale.ROOT, "<= %.0f %s", limit, unit), median <= limit,
                String.format(Locale.ROOT, "worst session %.3g %s",
                        Quantiles.quantile(values, 1), unit));
    }

    private void slowdown(LiveTrials live, double ratio, double share) throws WorkerException {
        String name = String.format(Locale.ROOT, "true %.0f %% slowdown", 100 * (ratio - 1));
        Outcomes outcomes = live.compare(name, ratio, options.slow);
        count(outcomes);
        int n = outcomes.all.size();
        add(List.of(
                new TrialRow("1", name + ": found", of(outcomes.found(), n),
                        percent(share, ">= %.0f %%"), outcomes.found() >= share * n,
                        beside(outcomes)),
                new TrialRow("1", name + ": error p95", percent(outcomes.error95(), "%.2f %%"),
                        "<= 0.7 %", outcomes.error95() <= 0.007, "")));
    }

    /** A process on the core that is busy 30 % of the time, in bursts of half a second. */
    private void busy(LiveTrials live) throws WorkerException {
        Optional<Path> hyperfine = Hyperfine.find();
        List<Double> theirs = new ArrayList<>();
        Outcomes outcomes;
        try (NeighbourProcess neighbour = live.neighbour()) {
            neighbour.duty(500, 500 * 0.7 / 0.3);
            outcomes = live.compare("busy neighbour", 1, options.noisy);
            count(outcomes);
            for (int i = 0; hyperfine.isPresent() && i < options.hyperfine; i++) {
                Path program = hyperfine.get();
                theirs.add(live.observer().on(List.of(live.cpu()),
                        () -> Hyperfine.errorOfEqualCommands(program)));
                monitor.say(String.format(Locale.ROOT, "hyperfine, %d of %d: off by %.1f %%",
                        i + 1, options.hyperfine, 100 * theirs.getLast()));
            }
        }
        double own = outcomes.error95();
        double their = Quantiles.median(Quantiles.known(theirs));
        add(List.of(
                new TrialRow("2", "neighbour busy 30 %: error p95", percent(own, "%.2f %%"),
                        "<= 1 %", own <= 0.01, beside(outcomes)),
                theirs.isEmpty()
                        ? new TrialRow("2", "times smaller than hyperfine's median error",
                                "left out", ">= 20", true, "hyperfine is not installed")
                        : new TrialRow("2", "times smaller than hyperfine's median error",
                                String.format(Locale.ROOT, "%.0f", their / own), ">= 20",
                                their >= 20 * own,
                                percent(their, "hyperfine off by %.1f %% (median)"))));
        add(new Flagged(outcomes.all).rows());
    }

    /** How well evidence tells disturbed samples from good ones. */
    private static final class Flagged {
        private int away;
        private int awayFlagged;
        private int slow;
        private int slowFlagged;
        private int good;
        private int goodFlagged;

        Flagged(List<Results> all) {
            for (Results results : all) {
                for (Series series : results.series()) {
                    double usual = Quantiles.median(series.clean().stream()
                            .mapToDouble(Sample::wallSecondsPerLoop).toArray());
                    series.samples().forEach(sample -> count(sample, usual));
                }
            }
        }

        private void count(Sample sample, double usual) {
            int flag = sample.isClean() ? 0 : 1;
            if (sample.wallNanos() - sample.threadCpuNanos() >= 1_000_000) {
                away++;
                awayFlagged += flag;
            }
            if (sample.wallSecondsPerLoop() > 1.05 * usual) {
                slow++;
                slowFlagged += flag;
            } else {
                good++;
                goodFlagged += flag;
            }
        }

        List<TrialRow> rows() {
            return List.of(
                    new TrialRow("2", "samples 1 ms off the CPU: flagged with a cause",
                            of(awayFlagged, away), ">= 99 %", awayFlagged >= 0.99 * away, ""),
                    new TrialRow("2", "samples more than 5 % slow: flagged", of(slowFlagged, slow),
                            ">= 90 %", slowFlagged >= 0.9 * slow, ""),
                    new TrialRow("2", "good samples: flagged", of(goodFlagged, good), "<= 20 %",
                            goodFlagged <= 0.2 * good, ""));
        }
    }

    /** A neighbour who is awake during 70 % of B's samples and none of A's. */
    private void correlated(LiveTrials live) throws WorkerException {
        Random random = new Random(options.seed);
        List<PlainMethods> abba = new ArrayList<>();
        List<PlainMethods> tests = new ArrayList<>();
        Outcomes outcomes;
        try (NeighbourProcess neighbour = live.neighbour()) {
            Contender.Starter starter = live.disturbed(neighbour, 0.7, random);
            outcomes = live.compare("correlated noise", 1, options.noisy, starter,
                    LONG_SAMPLE_MILLIS);
            count(outcomes);
            outcomes.all.forEach(results -> abba.add(PlainMethods.abba(results)));
            for (int i = 0; i < options.noisy; i++) {
                tests.add(oneAfterTheOther(live, starter));
            }
        }
        int n = outcomes.all.size();
        double error = outcomes.error95();
        add(List.of(
                new TrialRow("3", "noise with one side: error p95", percent(error, "%.2f %%"),
                        "<= 1 %", error <= 0.01, beside(outcomes)),
                new TrialRow("3", "noise with one side: false verdicts", of(outcomes.wrong(), n),
                        "<= 5 %", outcomes.wrong() <= 0.05 * n, ""),
                plain("sequential t-test", tests), plain("plain ABBA, sign test", abba)));
    }

    private static TrialRow plain(String name, List<PlainMethods> all) {
        double off = Quantiles.median(all.stream().mapToDouble(one -> one.error(1)).toArray());
        long different = all.stream().filter(PlainMethods::different).count();
        return new TrialRow("3", name + ": off by (median)", percent(off, "%.1f %%"), "> 30 %",
                off > 0.3, "\"different\" in " + of((int) different, all.size()));
    }

    /** Thirty samples of A, then thirty of B, as most tools do. */
    private static PlainMethods oneAfterTheOther(LiveTrials live, Contender.Starter starter)
            throws WorkerException {
        double[][] times = new double[2][30];
        List<Side> sides = LiveTrials.sides(1);
        for (int side = 0; side < 2; side++) {
            try (Contender contender = starter.start(sides.get(side), 0)) {
                double[] own = times[side];
                live.observer().on(List.of(live.cpu()), () -> {
                    for (int i = -20; i < own.length; i++) { // twenty to warm up
                        double nanos = contender.turn(List.of(live.cpu()), LONG_LOOPS).wall();
                        if (i >= 0) {
                            own[i] = nanos;
                        }
                    }
                    return null;
                });
            }
        }
        return PlainMethods.tTest(times[0], times[1]);
    }

    /** Line 4 on this machine: who tells the clock, and whether the readings lie on a grid. */
    private void probe(LiveTrials live) throws WorkerException {
        List<Integer> here = List.of(live.cpu());
        List<Double> readings = new ArrayList<>();
        Observer.Look look = live.observer().look(here);
        for (int i = 0; i < 1000; i++) {
            readings.add(live.observer().on(here, () -> live.observer().look(here).mhz()));
            if (i % 50 == 49) {
                pause();
            }
        }
        ProbeGrid.Fit fit = ProbeGrid.fit(readings);
        boolean measured = look.cores().getFirst().source().isMeasured();
        add(List.of(
                new TrialRow("4", "who tells the clock", live.observer().frequencySource(),
                        "no nominal", measured, ""),
                new TrialRow("4", "steady readings within 0.3 % of one grid",
                        percent(fit.share(), "%.1f %%"), ">= 95 %", fit.share() >= 0.95,
                        ProbeGrid.describe(fit) + String.format(Locale.ROOT,
                                ", %.0f to %.0f MHz",
                                Quantiles.quantile(Quantiles.known(readings), 0.025),
                                Quantiles.quantile(Quantiles.known(readings), 0.975)))));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String beside(Outcomes outcomes) {
        double forks = Quantiles.median(outcomes.all.stream()
                .mapToDouble(results -> Outcomes.only(results).forksThatCount()).toArray());
        long samples = outcomes.all.stream().flatMap(results -> results.series().stream())
                .mapToLong(series -> series.samples().size()).sum();
        long rejected = outcomes.all.stream().flatMap(results -> results.series().stream())
                .flatMap(series -> series.samples().stream())
                .filter(sample -> !sample.isClean()).count();
        return String.format(Locale.ROOT,
                "error p95 %.2f %%, worst %.2f %%; %.0f forks; %.0f %% of samples rejected; wrong: "
                        + "%d",
                100 * outcomes.error95(), 100 * Quantiles.quantile(outcomes.errors(), 1), forks,
                100.0 * rejected / samples, outcomes.wrong());
    }

    private static String percent(double share, String format) {
        return String.format(Locale.ROOT, format, 100 * share);
    }

    private static String of(int count, int all) {
        return String.format(Locale.ROOT, "%d of %d (%.0f %%)", count, all,
                all == 0 ? 0 : 100.0 * count / all);
    }
}
