package org.jilectomy.bench.trials;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jilectomy.bench.Contender;
import org.jilectomy.bench.Live;
import org.jilectomy.bench.Monitor;
import org.jilectomy.bench.Observer;
import org.jilectomy.bench.Session;
import org.jilectomy.bench.Turn;
import org.jilectomy.bench.WorkerException;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Side;
import org.jilectomy.topology.FrequencyProbe;
import org.jilectomy.topology.Topology;

/**
 * The protocol on this machine, with processes whose work is known: {@link SpinWorker}s. Every
 * comparison is a whole session, with 8 to 16 starts of both sides.
 */
final class LiveTrials implements AutoCloseable {
    /** Steps of a call; 1000 × (1 + n %) is whole for every percentage. */
    private static final int UNIT = 1000;

    private static final long ANSWER_SECONDS = 60;

    /** Seeds of one run: those of the next share none. */
    private static final long SEEDS = 10_000;

    private final int cpu;
    private final Observer observer;
    private final Monitor monitor;
    private final int leastForks;
    private final int mostForks;
    private final List<Outcomes> compared;
    private final Optional<SampleLog> log;
    private long seed;

    /**
     * @param cpu      everything that is measured runs there
     * @param compared gets the outcomes of every trial
     */
    LiveTrials(
            Topology machine, FrequencyProbe probe, int cpu, TrialOptions options, Monitor monitor,
            List<Outcomes> compared) {
        this.cpu = cpu;
        this.observer = Live.observer(machine, probe, List.of(cpu));
        this.leastForks = options.leastForks;
        this.mostForks = options.mostForks;
        this.seed = options.seed * SEEDS;
        this.monitor = monitor;
        this.compared = compared;
        this.log = options.record.map(SampleLog::new);
    }

    Observer observer() {
        return observer;
    }

    int cpu() {
        return cpu;
    }

    Monitor monitor() {
        return monitor;
    }

    /** Counted among all comparisons. */
    Outcomes outcomes(double trueRatio) {
        Outcomes outcomes = new Outcomes(trueRatio);
        compared.add(outcomes);
        return outcomes;
    }

    /** Sides A and B, of which B does {@code ratio} times the work. */
    static List<Side> sides(double ratio) {
        return List.of(side("A", true, UNIT), side("B", false, (int) Math.round(UNIT * ratio)));
    }

    private static Side side(String name, boolean reference, int unit) {
        return new Side(name, Side.Kind.SPIN, reference,
                SpinWorker.command(String.valueOf(unit)), Map.of("unit", String.valueOf(unit)));
    }

    /** Compares again and again. */
    void compare(String title, Outcomes outcomes, int comparisons) throws WorkerException {
        compare(title, outcomes, comparisons, this::start, Trial.SAMPLE_MILLIS, _ -> {});
    }

    /** @param also gets all of each comparison */
    void compare(
            String title, Outcomes outcomes, int comparisons, Contender.Starter starter,
            double sampleMillis, Consumer<Results> also) throws WorkerException {
        for (int i = 0; i < comparisons; i++) {
            seed++;
            Results results = new Session(
                    Trial.setup(title, sides(outcomes.trueRatio()), List.of(cpu),
                            Mode.INTERLEAVED, seed, leastForks, mostForks, sampleMillis),
                    starter, observer, Monitor.silent(), List.of()).run();
            if (results.comparisons().isEmpty()) {
                throw new WorkerException(title + ": nothing was measured: "
                        + results.processes().stream().flatMap(life -> life.failure().stream())
                                .findFirst().orElse("no reason known"));
            }
            outcomes.add(results);
            also.accept(results);
            log.ifPresent(samples -> samples.add(title, results));
            Comparison one = results.comparisons().getFirst();
            monitor.say(title + ", " + (i + 1) + " of " + comparisons + ": "
                    + one.verdict().sentence() + " [" + one.forksThatCount() + " forks, "
                    + Math.round(results.seconds()) + " s]");
        }
    }

    /** On the measured core: a process inherits where it may run. */
    Contender start(Side side, int fork) throws WorkerException {
        return observer.on(List.of(cpu), () -> Live.worker(side, ANSWER_SECONDS));
    }

    NeighbourProcess neighbour() throws WorkerException {
        return observer.on(List.of(cpu), NeighbourProcess::new);
    }

    /** B's processes with a neighbour who wakes up during a share of their samples only. */
    Contender.Starter disturbed(NeighbourProcess neighbour, double share, Random random) {
        return (side, fork) -> {
            Contender inner = start(side, fork);
            return side.reference() ? inner : new Disturbed(inner, neighbour, share, random);
        };
    }

    private record Disturbed(
            Contender inner, NeighbourProcess neighbour, double share, Random random)
            implements Contender {
        /** It has to be awake when the sample begins: the command has to reach it. */
        private static final long AWAKENING_NANOS = 200_000;

        @Override
        public Side side() {
            return inner.side();
        }

        @Override
        public Turn turn(List<Integer> cpus, long loops) throws WorkerException {
            boolean awake = random.nextDouble() < share;
            if (awake) {
                neighbour.on();
                LockSupport.parkNanos(AWAKENING_NANOS);
            }
            try {
                return inner.turn(cpus, loops);
            } finally {
                if (awake) {
                    neighbour.off();
                    LockSupport.parkNanos(AWAKENING_NANOS); // and asleep again before A's
                }
            }
        }

        @Override
        public long emptyNanos() throws WorkerException {
            return inner.emptyNanos();
        }

        @Override
        public void kill() {
            inner.kill();
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    /** What was recorded is a whole file, also if nothing follows; any thread may. */
    void closeLog() {
        log.ifPresent(SampleLog::close);
    }

    @Override
    public void close() {
        closeLog();
        observer.close();
    }
}
