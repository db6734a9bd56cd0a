package org.jilectomy.bench.trials;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jilectomy.bench.Monitor;
import org.jilectomy.bench.WorkerException;
import org.jilectomy.topology.FrequencyProbe;
import org.jilectomy.topology.Topology;
import org.jilectomy.topology.TopologyReader;

/**
 * The trials of the method, and the table of what came out: {@code scripts/measurement-trials}. The
 * truth is known by construction: {@link SpinWorker} does exactly the work it is told to, and a simulated
 * machine has the clock it was given.
 *
 * <p>Whoever ends the program in the middle (but for kill -9) gets the table of what there was.
 */
public final class MeasurementTrials {
    private static final double MOST_WRONG = 0.05;

    private final TrialOptions options;
    private final Topology machine = TopologyReader.read();
    private final int cpu;
    private final long begin = System.nanoTime();
    private final Monitor monitor = line -> System.err.println("# " + line);
    private final List<TrialRow> numbers = new CopyOnWriteArrayList<>();
    private final List<LiveTrial> begun = new CopyOnWriteArrayList<>();
    private final List<Outcomes> compared = new CopyOnWriteArrayList<>();
    private final AtomicBoolean printed = new AtomicBoolean();
    private volatile Optional<LiveTrials> running = Optional.empty();

    private MeasurementTrials(TrialOptions options) {
        this.options = options;
        this.cpu = options.cpu >= 0 ? options.cpu : machine.oneCpuPerCore().getLast();
    }

    /** Runs the trials; the exit code is 0 if all passed, 1 if not, 2 for a usage error. */
    public static void main(String[] args) throws WorkerException {
        try {
            TrialOptions options = TrialOptions.parse(args).orElse(null);
            if (options == null) {
                System.out.print(TrialOptions.USAGE);
                return;
            }
            MeasurementTrials trials = new MeasurementTrials(options);
            Runtime.getRuntime().addShutdownHook(new Thread(trials::interrupted));
            trials.run();
            trials.print("");
            System.exit(trials.rows().stream().allMatch(TrialRow::passed) ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("measurement-trials: " + e.getMessage());
            System.err.print(TrialOptions.USAGE);
            System.exit(2);
        }
    }

    private void run() throws WorkerException {
        FrequencyProbe probe = FrequencyProbe.forProcessor(machine.processor());
        probe.warmUp();
        if (has("changes")) {
            add(ChangePointTrial.rows(options.series, options.seed));
        }
        if (has("simulated")) {
            add(SimulatedTrial.rows(options.simulated, options.seed));
        }
        try (LiveTrials live = new LiveTrials(machine, probe, cpu, options, monitor, compared)) {
            running = Optional.of(live);
            for (Map.Entry<String, LiveTrial> trial : liveTrials(live).entrySet()) {
                if (has(trial.getKey())) {
                    begun.add(trial.getValue());
                    trial.getValue().run();
                    trial.getValue().rows().forEach(row -> monitor.say(row.toString()));
                }
            }
        }
    }

    private Map<String, LiveTrial> liveTrials(LiveTrials live) {
        Map<String, LiveTrial> trials = new LinkedHashMap<>();
        trials.put("probe", new ProbeTrial(live));
        trials.put("busy", new BusyTrial(live, options.noisy, options.hyperfine));
        trials.put("correlated", new CorrelatedTrial(live, options.noisy, options.seed));
        trials.put("slow2", new SlowdownTrial(live, 1.02, options.slow, 0.9));
        trials.put("slow5", new SlowdownTrial(live, 1.05, options.slow, 1));
        trials.put("aa", new SlowdownTrial(live, 1, options.aa, 0.95));
        return trials;
    }

    private boolean has(String trial) {
        return options.only.contains(trial);
    }

    private void add(List<TrialRow> more) {
        more.forEach(row -> monitor.say(row.toString()));
        numbers.addAll(more);
    }

    private List<TrialRow> rows() {
        List<TrialRow> rows = new ArrayList<>(numbers);
        begun.forEach(trial -> rows.addAll(trial.rows()));
        int verdicts = compared.stream().mapToInt(Outcomes::size).sum();
        int wrong = compared.stream().mapToInt(Outcomes::wrong).sum();
        if (verdicts > 0) {
            rows.add(new TrialRow("1", "confidently wrong, of all live comparisons",
                    TrialRow.of(wrong, verdicts), "<= 5 %", wrong <= MOST_WRONG * verdicts, ""));
        }
        rows.sort(Comparator.comparing(TrialRow::line));
        return rows;
    }

    private void interrupted() {
        print(" (interrupted)");
        running.ifPresent(LiveTrials::closeLog);
    }

    private void print(String remark) {
        if (printed.getAndSet(true)) {
            return;
        }
        System.out.printf(Locale.ROOT,
                "%nmeasurement trials on %s, CPU %d, seed %d, %.0f min%s%n%n",
                machine.processor().name(), cpu, options.seed,
                (System.nanoTime() - begin) / 60e9, remark);
        System.out.print(TrialRow.table(rows()));
        System.out.flush();
    }
}
