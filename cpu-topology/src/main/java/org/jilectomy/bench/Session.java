package org.jilectomy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jilectomy.bench.Results.ProcessReport;
import org.jilectomy.topology.FrequencyProbe;
import org.jilectomy.topology.Jitter;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.Topology;
import org.jilectomy.topology.TopologyReader;

/**
 * One comparison from beginning to end: look at the machine, start and warm all workers one after
 * the other, give each cell its turn in random order round by round until the time is used or the
 * medians are settled, and hand back everything measured. A worker that fails drops out; the others
 * go on.
 */
final class Session {
    private static final int LEAST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 40;
    private static final int ROUNDS_BEFORE_SETTLED = 15;

    /** A median known to 0.3 % is known better than two processes agree. */
    private static final double SETTLED = 0.003;

    /** No single answer takes longer; a runtime that hangs must not hang the bench. */
    private static final long ANSWER_SECONDS = 180;

    private final BenchOptions options;
    private final PrintStream progress;
    private final Topology machine;
    private final FrequencyProbe probe;
    private final EvidenceReader evidence;
    private final List<Integer> cores;
    private final List<Integer> threadCounts;
    private final List<Configuration> configurations;
    private final List<String> notes = new ArrayList<>();
    private final Map<Configuration, List<Cell>> cells = new LinkedHashMap<>();
    private final List<ProcessReport> processes = new ArrayList<>();
    private final ConcurrentLinkedQueue<Worker> alive = new ConcurrentLinkedQueue<>();
    private final Random random;

    /** A worker, what it still has to report, and how its life has been so far. */
    private static final class Side {
        final Worker worker;
        final List<Cell> cells;
        double startSeconds;
        double warmUpSeconds;
        int warmUpRounds;
        boolean steady = true;

        Side(Worker worker, List<Cell> cells) {
            this.worker = worker;
            this.cells = cells;
        }
    }

    /** @param ownCommand how to start our runtime */
    Session(BenchOptions options, List<String> ownCommand, PrintStream progress)
            throws UsageException {
        this.options = options;
        this.progress = progress;
        this.machine = TopologyReader.read();
        this.probe = FrequencyProbe.forProcessor(machine.processor());
        this.evidence = new EvidenceReader(SysTree.live(), probe);
        this.random = new Random(options.seed());
        this.cores = chooseCores();
        this.threadCounts = chooseThreads();
        List<Configuration> reference =
                ReferencePython.find(options, notes).map(List::of).orElse(List.of());
        this.configurations = Configuration.of(options, ownCommand, reference);
        for (Configuration configuration : configurations) {
            List<Cell> own = new ArrayList<>();
            for (int threads : threadCounts) {
                own.add(new Cell(configuration, IntStream.range(0, threads)
                        .mapToObj(i -> cores.get(i % cores.size())).toList()));
            }
            cells.put(configuration, own);
        }
    }

    private List<Integer> chooseCores() throws UsageException {
        if (options.cores().isEmpty()) {
            List<Integer> all = machine.oneCpuPerCore();
            return all.isEmpty() ? List.of(0) : all;
        }
        for (int cpu : options.cores()) {
            if (!machine.allowed().contains(cpu)) {
                throw new UsageException("--cores: CPU " + cpu + " is not allowed here (allowed: "
                        + machine.allowed() + ")");
            }
        }
        long distinct = options.cores().stream().map(machine::coreOf).distinct().count();
        if (distinct < options.cores().size()) {
            notes.add("some of the CPUs asked for are SMT siblings: they share a core");
        }
        return options.cores();
    }

    /** One thread is always measured: speed-ups and ratios are against it. */
    private List<Integer> chooseThreads() {
        List<Integer> counts = new ArrayList<>(List.of(1));
        if (options.threads().isEmpty()) {
            counts.add(cores.size());
        } else {
            counts.addAll(options.threads());
        }
        List<Integer> distinct = counts.stream().distinct().sorted().toList();
        int most = distinct.getLast();
        if (most > cores.size()) {
            notes.add(most + " threads on " + cores.size()
                    + (cores.size() == 1 ? " core" : " cores") + ": threads share cores");
        }
        return distinct;
    }

    Results run() {
        long begin = System.nanoTime();
        if (!probe.warmUp()) {
            notes.add("the frequency probe did not settle: the machine is busy");
        }
        preflight();
        Path program = Worker.unpackProgram();
        Thread killer = new Thread(() -> alive.forEach(Worker::kill));
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            for (int fork = 0; fork < options.forks(); fork++) {
                fork(fork, program);
            }
        } finally {
            alive.forEach(Worker::close);
            Runtime.getRuntime().removeShutdownHook(killer);
            try {
                Files.deleteIfExists(program);
            } catch (IOException e) {
                notes.add("left behind: " + program);
            }
        }
        String calibration = String.format(Locale.ROOT, "probe, %.0f cycles a step%s",
                probe.cyclesPerStep(),
                probe.isCalibrated() ? "" : " assumed: not calibrated for this processor");
        List<Cell> measured = cells.values().stream().flatMap(List::stream)
                .filter(cell -> !cell.samples().isEmpty()).toList();
        processes.sort(Comparator.comparingInt(
                process -> configurations.indexOf(process.configuration())));
        Anomalies.find(measured, processes, notes);
        return new Results(options, machine, calibration, measured, List.copyOf(processes),
                List.copyOf(notes), secondsSince(begin));
    }

    /** Is anything else running? A pinned thread that does nothing but look finds out. */
    private void preflight() {
        double load = SysTree.live().value("proc/loadavg")
                .map(text -> Double.parseDouble(text.split(" ")[0])).orElse(0.0);
        if (load > 0.5 * machine.allowed().size()) {
            notes.add(String.format(Locale.ROOT,
                    "load is high: %.1f on %d CPUs before we began",
                    load, machine.allowed().size()));
        }
        int used = Math.min(cores.size(), threadCounts.getLast());
        for (int cpu : cores.subList(0, used)) {
            Jitter jitter = Jitter.watch(cpu, Duration.ofMillis(100));
            if (!jitter.pinned()) {
                notes.add("CPU " + cpu + ": threads cannot be pinned to it from here");
            } else if (jitter.awayShare() > 0.02) {
                notes.add(String.format(Locale.ROOT,
                        "CPU %d was taken from a waiting thread %.0f %% of the time before we began"
                                + " (longest %.1f ms)",
                        cpu, 100 * jitter.awayShare(), jitter.longestMicros() / 1e3));
            }
        }
    }

    private void fork(int fork, Path program) {
        List<Side> sides = new ArrayList<>();
        for (Configuration configuration : configurations) {
            boolean failedBefore = processes.stream().anyMatch(process -> process.configuration()
                    .equals(configuration) && process.failure().isPresent());
            if (!failedBefore) {
                prepare(configuration, fork, program).ifPresent(sides::add);
            }
        }
        rounds(fork, sides);
        for (Side side : sides) {
            processes.add(report(side, fork, Optional.empty()));
            end(side.worker);
        }
    }

    private Optional<Side> prepare(Configuration configuration, int fork, Path program) {
        long begin = System.nanoTime();
        Worker worker;
        try {
            worker = Worker.start(configuration, program, ANSWER_SECONDS);
        } catch (WorkerException e) {
            processes.add(new ProcessReport(configuration, fork, secondsSince(begin), 0, 0, false,
                    OptionalLong.empty(), Optional.of(e.getMessage())));
            say("%s: %s", configuration.name(), e.getMessage());
            return Optional.empty();
        }
        alive.add(worker);
        Side side = new Side(worker, cells.get(configuration));
        try {
            worker.load(Path.of(options.script()));
            side.startSeconds = secondsSince(begin);
            warmUp(side);
        } catch (WorkerException e) {
            fail(side, fork, e);
            return Optional.empty();
        }
        say("%s: started in %.2f s, %s after %.1f s and %d rounds", configuration.name(),
                side.startSeconds, side.steady ? "steady" : "not steady", side.warmUpSeconds,
                side.warmUpRounds);
        return Optional.of(side);
    }

    private void warmUp(Side side) throws WorkerException {
        WarmUp warmUp = WarmUp.of(side.worker.configuration, options);
        for (Cell cell : side.cells) {
            List<Double> times = new ArrayList<>();
            long begin = System.nanoTime();
            do {
                Turn turn = side.worker.round(cell.cpus());
                times.add((turn.threadCpu() > 0 ? turn.threadCpu() : turn.wall()) / 1e9);
            } while (!warmUp.isOver(times, secondsSince(begin)));
            side.warmUpRounds += times.size();
            side.warmUpSeconds += secondsSince(begin);
            side.steady &= warmUp.isSteady(times, secondsSince(begin));
            warmUp = warmUp.shorter();
        }
    }

    /** The turns: every cell once a round, in an order drawn anew each time. */
    private void rounds(int fork, List<Side> sides) {
        record Seat(Side side, Cell cell) {}
        List<Seat> seats = new ArrayList<>();
        sides.forEach(side -> side.cells.forEach(cell -> seats.add(new Seat(side, cell))));
        long begin = System.nanoTime();
        int most = options.rounds().orElse(MOST_ROUNDS);
        int round = 0;
        while (round < most && !seats.isEmpty()) {
            Collections.shuffle(seats, random);
            for (Seat seat : List.copyOf(seats)) {
                if (!sides.contains(seat.side())) {
                    continue; // failed earlier in this round
                }
                try {
                    EvidenceReader.Before before = evidence.before(seat.cell().cpus());
                    Turn turn = seat.side().worker.round(seat.cell().cpus());
                    seat.cell().add(
                            new Cell.Sample(fork, round, turn, evidence.after(before)));
                } catch (WorkerException e) {
                    fail(seat.side(), fork, e);
                    sides.remove(seat.side());
                }
            }
            seats.removeIf(seat -> !sides.contains(seat.side()));
            round++;
            if (options.rounds().isEmpty() && isEnough(round, secondsSince(begin), sides)) {
                break;
            }
        }
        if (!seats.isEmpty()) {
            say("%d rounds in %.1f s", round, secondsSince(begin));
        }
    }

    private boolean isEnough(int round, double seconds, List<Side> sides) {
        double perRound = seconds / round;
        double budget = options.seconds() / options.forks();
        // A slow benchmark still gets its least number of rounds, within twice the time.
        if (round < LEAST_ROUNDS) {
            return seconds + perRound > 2 * budget && round >= 3;
        }
        return seconds + perRound > budget
                || round >= ROUNDS_BEFORE_SETTLED
                        && sides.stream().flatMap(side -> side.cells.stream())
                                .allMatch(cell -> cell.wallError() < SETTLED);
    }

    private void fail(Side side, int fork, WorkerException e) {
        processes.add(report(side, fork, Optional.of(e.getMessage())));
        say("%s: %s", side.worker.configuration.name(), e.getMessage());
        end(side.worker);
    }

    private ProcessReport report(Side side, int fork, Optional<String> failure) {
        if (failure.isEmpty() && !side.worker.hello().threadClock()) {
            notes.add(side.worker.configuration.name()
                    + ": no thread clock; CPU times are missing");
        }
        return new ProcessReport(
                side.worker.configuration, fork, side.startSeconds, side.warmUpSeconds,
                side.warmUpRounds, side.steady, side.worker.peakResidentBytes(), failure);
    }

    private void end(Worker worker) {
        worker.close();
        alive.remove(worker);
    }

    private void say(String format, Object... values) {
        progress.println(String.format(Locale.ROOT, "# " + format, values));
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
