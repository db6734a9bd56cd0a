package org.jilectomy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.system.SystemCalls;
import org.jilectomy.topology.FrequencyProbe;
import org.jilectomy.topology.Topology;
import org.jilectomy.topology.TopologyReader;

/**
 * A session on the machine we run on: chooses cores and sides by the options, looks whether anything
 * else is running, starts real processes. Close it: worker processes and the unpacked worker program
 * go with it.
 */
final class LiveBench implements AutoCloseable {
    /** No single answer takes longer; a runtime that hangs must not hang the bench. */
    private static final long ANSWER_SECONDS = 180;

    /** The largest hash seed that CPython accepts. */
    private static final long MOST_HASH_SEED = 4294967295L;

    private final BenchOptions options;
    private final Topology machine;
    private final List<String> notes = new ArrayList<>();
    private final Places places;
    private final WorkerProgram program;
    private final LiveObserver observer;
    private final Session session;
    private final Unfinished unfinished;

    LiveBench(
            BenchOptions options, List<String> words, List<String> ownCommand, Monitor monitor)
            throws UsageException {
        this(options, words, ownCommand, List.of(), monitor);
    }

    /** @param given all sides, the baseline first; empty: those of the options */
    LiveBench(
            BenchOptions options, List<String> words, List<String> ownCommand, List<Side> given,
            Monitor monitor) throws UsageException {
        this.options = options;
        this.machine = TopologyReader.read();
        List<Side> sides = !given.isEmpty() ? given : Sides.of(options, ownCommand,
                options.script().isEmpty() ? List.of() : ReferencePython.find(options, notes));
        this.places = Places.of(options, machine);
        notes.addAll(places.notes());
        check(sides);
        FrequencyProbe probe = FrequencyProbe.forProcessor(machine.processor());
        if (!probe.warmUp()) {
            notes.add("the frequency probe did not settle: the machine is busy");
        }
        this.observer = new LiveObserver(
                machine, probe, places.all(), !options.commands().isEmpty());
        this.program = WorkerProgram.unpack();
        new Leftovers(program.file().getParent(), program.file()).sweep(monitor);
        List<String> before = Preflight.notes(machine, places.placements().getLast());
        before.forEach(monitor::say);
        notes.addAll(before);
        Setup setup = new Setup(
                title(), words, sides, places.placements(),
                options.duet() ? Mode.DUET : Mode.INTERLEAVED, options.seed(),
                options.leastForks(), options.mostForks(), options.rounds(), options.seconds(),
                options.within(),
                options.warmup().orElse(Double.NaN), Live.SAMPLE_MILLIS, options.resolution(),
                MachineFacts.sheet(machine, observer.frequencySource(), options.script(),
                        places.words()));
        this.unfinished = new Unfinished(Unfinished.file(options.reports()), setup, monitor);
        this.session = new Session(setup, this::start, observer, monitor, notes, unfinished);
    }

    Results run() {
        Thread killer = new Thread(() -> {
            session.kill();
            System.err.println("\njilectomy bench: broken off; " // the terminal still shows the bar
                    + (unfinished.exists()
                            ? "reports of what was measured: jilectomy report " + unfinished.file()
                            : "nothing was measured yet"));
        });
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            return session.run();
        } finally {
            Runtime.getRuntime().removeShutdownHook(killer);
        }
    }

    /** What is kept of the samples until {@link Unfinished#delete}. */
    Unfinished unfinished() {
        return unfinished;
    }

    private Contender start(Side side, int fork) throws WorkerException {
        if (side.kind() == Side.Kind.COMMAND) {
            return new CommandContender(side);
        }
        // The same for all sides, and another for each fork: the layout of dicts is part of chance.
        long hashSeed = (1000 * options.seed() + fork) % MOST_HASH_SEED;
        Worker worker = Worker.start(
                side, List.of(program.file().toString()), hashSeed, ANSWER_SECONDS);
        try {
            worker.load(Path.of(options.script()));
            if (!worker.hello().threadClock() && fork == 0) {
                notes.add(side.name() + ": no thread clock; CPU times are missing");
            }
            return worker;
        } catch (WorkerException e) {
            worker.close();
            throw e;
        }
    }

    private void check(List<Side> sides) throws UsageException {
        if (!options.commands().isEmpty()) {
            if (!SystemCalls.canRun()) {
                throw new UsageException("commands can be measured on Linux only");
            }
            if (!options.script().isEmpty()) {
                notes.add("whole processes are compared, start-up included, because commands were "
                        + "given");
            }
        }
        if (options.duet() && sides.size() != 2) {
            throw new UsageException("--duet compares two sides, not " + sides.size()
                    + ": name one configuration beside the reference, or two commands");
        }
    }

    private String title() {
        return options.script().isEmpty()
                ? String.join(" against ", options.commands().stream()
                        .map(words -> String.join(" ", words)).toList())
                : options.script();
    }

    @Override
    public void close() {
        observer.close();
        try {
            program.close();
        } catch (IOException e) {
            notes.add("left behind: " + program.file());
        }
    }
}
