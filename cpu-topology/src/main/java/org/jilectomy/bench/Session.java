package org.jilectomy.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.Overhead;
import org.jilectomy.bench.results.ProcessLife;
import org.jilectomy.bench.results.Protocol;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.Verdict;
import org.jilectomy.bench.statistics.LookPlan;
import org.jilectomy.bench.statistics.Quantiles;

/**
 * One comparison from beginning to end. Fork by fork: start all sides, warm each until its times,
 * in cycles, have settled; take rounds until enough are clean; end all processes. After planned
 * numbers of forks look at the result, and stop when it says something. A side that fails drops out; the
 * others go on.
 */
public final class Session {
    private static final int CLEAN_ROUNDS = 12;
    private static final int LEAST_CLEAN_ROUNDS = 3;

    /** Rounds are topped up to this multiple of what is needed. */
    private static final int TOP_UP = 10;

    /** A fork may take this multiple of its part of the time, to top up. */
    private static final double PATIENCE = 3;

    /** Forks that do not count are replaced, up to this share of the planned ones. */
    private static final double SPARE_FORKS = 0.5;

    /** For the rounds of a placement, if they take as long, however late it is. */
    private static final double LEAST_SECONDS = 1;

    private static final double CONFIDENCE = 0.95;
    private static final int DEFAULT_FORKS = 6;

    /** No plan is made for a machine that is noisier than this. */
    private static final double LEAST_CLEAN_SHARE = 0.1;

    /** Starting and warming up, as a share of a fork: for the progress bar. */
    private static final double WARM_SHARE = 0.6;
    private static final int MOST_COMMAND_FORKS = 24;

    /** Spinning up: of so many readings in a row the halves agree this well, or time is up. */
    private static final int AGREEING = 20;

    private static final double AGREEMENT = 0.005;
    private static final double FIRST_SPIN_UP_SECONDS = 3;
    private static final double SPIN_UP_SECONDS = 0.3;

    private final Setup setup;
    private final Contender.Starter starter;
    private final Observer observer;
    private final Monitor monitor;
    private final Random random;
    private final long begin;
    private final List<String> notes = new ArrayList<>();
    private final Findings findings;
    private final Recorder recorder;

    /** Calls in a sample of each side, by placement. */
    private final Map<List<Integer>, Map<Side, Long>> loops = new HashMap<>();

    private final Schedule schedule;
    private final WarmingUp warming;
    private final Map<Side, Double> emptyNanos = new HashMap<>();

    /** All that run now, for whoever has to end them in a hurry. */
    private final Set<Contender> alive = ConcurrentHashMap.newKeySet();

    /** What is to be recorded as soon as there is a protocol. */
    private final List<Runnable> recorded = new ArrayList<>();

    private boolean begun;
    private Step step = new Step(0, DEFAULT_FORKS);

    /** Fixed when the first fork is warm. */
    private final Map<Rule, Double> limits = new EnumMap<>(Rules.limits(Double.NaN));

    public Session(
            Setup setup, Contender.Starter starter, Observer observer, Monitor monitor,
            List<String> notes) {
        this(setup, starter, observer, monitor, notes, Recorder.none());
    }

    /** @param recorder hears of everything at once */
    Session(
            Setup setup, Contender.Starter starter, Observer observer, Monitor monitor,
            List<String> notes, Recorder recorder) {
        this.recorder = recorder;
        this.findings = new Findings(setup.sides());
        this.setup = setup;
        this.starter = starter;
        this.observer = observer;
        this.monitor = monitor;
        this.random = new Random(setup.seed());
        this.begin = observer.nanos();
        this.schedule = new Schedule(observer, setup.within());
        this.warming = new WarmingUp(setup, observer, schedule, monitor,
                (side, cpus, series) -> {
                    findings.add(side, cpus, series);
                    record(() -> recorder.warmUp(side, cpus, series));
                });
        this.notes.addAll(notes);
    }

    /** Ends all processes at once; any thread may, for example when the user interrupts. */
    public void kill() {
        alive.forEach(Contender::kill);
    }

    /** The whole comparison. */
    public Results run() {
        Protocol protocol = null;
        Analysis analysis = null;
        Judge judge = null;
        Rounds rounds = null;
        int done = 0;
        try {
            int most = Math.max(1, setup.mostForks());
            for (int fork = 0; fork < most || isWorthASpare(fork, most, analysis); fork++) {
                schedule.fork(fork, Math.max(most, DEFAULT_FORKS));
                step = new Step(fork, most);
                step.at(0, "starting");
                List<Life> lives = start(fork);
                spinUp(fork == 0 ? FIRST_SPIN_UP_SECONDS : SPIN_UP_SECONDS);
                if (judge == null) {
                    judge = new Judge(limits);
                    rounds = new Rounds(observer, judge, setup.mode(), random, begin);
                }
                judge.newFork();
                warmAll(lives, fork, rounds, judge);
                if (lives.isEmpty()) {
                    break;
                }
                if (protocol == null) {
                    limits.putAll(Rules.limits(warming.clockScatter()));
                    limits.put(Rule.UNEVEN, Rules.unevenLimit(warming.unevenness()));
                    protocol = plan(lives);
                    most = protocol.mostForks();
                    analysis = new Analysis(protocol, looks(protocol));
                    monitor.say(Rules.inShort(protocol));
                    recorder.begin(protocol);
                    begun = true;
                    recorded.forEach(Runnable::run);
                }
                for (int i = 0; i < setup.placements().size(); i++) {
                    rounds(rounds, lives, i, fork, protocol);
                }
                measureHarness(lives, fork);
                for (Life life : lives) {
                    end(life, fork, Optional.empty());
                }
                done = fork + 1;
                step = new Step(done, most);
                step.at(0, "ready");
                if (done == 1) {
                    monitor.say(String.format(Locale.ROOT,
                            "fork 1 of %s: %.0f s, about %.0f s left",
                            protocol.leastForks() == most ? most : protocol.leastForks() + " to "
                                    + most,
                            secondsSince(begin), schedule.secondsLeft(done, most)));
                }
                if (looks(protocol).isLook(done) && isDecided(comparisons(analysis, done))) {
                    break;
                }
                if (done >= protocol.leastForks() && done < most
                        && !schedule.hasTimeForAnother()) {
                    schedule.leaveOut();
                    break;
                }
            }
        } finally {
            alive.forEach(Contender::close);
        }
        Protocol used = protocol == null ? plan(List.of()) : protocol;
        return results(used, analysis == null ? new Analysis(used, looks(used)) : analysis, done);
    }

    /** Whether forks that did not count should be replaced by one more, and can be in time. */
    private boolean isWorthASpare(int fork, int most, Analysis analysis) {
        if (fork >= most * (1 + SPARE_FORKS) || !isShort(analysis, fork)) {
            return false;
        }
        if (!schedule.hasTimeForAnother()) {
            schedule.leaveOut();
            return false;
        }
        return true;
    }

    /** Where in the run we are, for whoever watches. */
    private final class Step {
        private final int fork;
        private final int most;

        Step(int fork, int most) {
            this.fork = fork;
            this.most = Math.max(most, DEFAULT_FORKS);
        }

        /** @param share of this fork that is done, 0 to 1 */
        void at(double share, String what) {
            monitor.update(schedule.share(fork, most, share), "fork "
                    + Math.min(fork + 1, most) + " of " + most + ", " + what);
        }
    }

    private static LookPlan looks(Protocol protocol) {
        return LookPlan.of(
                protocol.leastForks(), protocol.mostForks(), 1 - protocol.confidence());
    }

    /** Everything that is fixed before the first sample that counts. */
    private Protocol plan(List<Life> lives) {
        boolean commands =
                setup.sides().stream().anyMatch(side -> side.kind() == Side.Kind.COMMAND);
        double allRounds = setup.placements().stream()
                .mapToDouble(cpus -> roundSeconds(lives, cpus)).sum();
        int least = setup.leastForks();
        int most = setup.mostForks();
        int clean = setup.cleanRounds();
        if (commands) { // a process is a fork, and a round has two of each side
            clean = 1;
            if (least == 0) {
                double affordable = allRounds > 0 ? setup.seconds() / allRounds : DEFAULT_FORKS;
                least = (int) Math.max(
                        DEFAULT_FORKS, Math.min(MOST_COMMAND_FORKS, affordable));
                most = least;
            }
        } else if (least == 0) {
            least = DEFAULT_FORKS;
            most = DEFAULT_FORKS;
        }
        if (clean == 0) {
            // A rejected sample is repeated: by what the warm-up saw, so often on this machine.
            double share = Math.max(LEAST_CLEAN_SHARE, warming.cleanShare());
            double seconds = schedule.forRounds(setup.seconds() / least, 0, 1);
            double affordable = allRounds > 0
                    ? seconds / allRounds * (schedule.isLimited() ? share : 1)
                    : CLEAN_ROUNDS;
            clean = (int) Math.max(
                    LEAST_CLEAN_ROUNDS, Math.min(CLEAN_ROUNDS, affordable));
        }
        Protocol bare = new Protocol(setup.mode(), setup.seed(), least, most, clean,
                setup.sampleMillis(), setup.resolution(), CONFIDENCE,
                limits, List.of());
        return new Protocol(bare.mode(), bare.seed(), least, most, clean, bare.sampleMillis(),
                bare.resolution(), CONFIDENCE, bare.limits(), Rules.sentences(bare));
    }

    /** What a round takes, by what the warm-up showed. */
    private double roundSeconds(List<Life> lives, List<Integer> cpus) {
        Map<Side, Long> calls = loops.getOrDefault(cpus, Map.of());
        return 2 * lives.stream()
                .mapToDouble(life -> calls.getOrDefault(life.contender.side(), 1L)
                        * life.secondsPerCall.getOrDefault(cpus, 0.0)
                        + life.secondsAround.getOrDefault(cpus, 0.0))
                .sum();
    }

    private List<Life> start(int fork) {
        List<Life> lives = new ArrayList<>();
        for (Side side : setup.sides()) {
            if (findings.hasFailed(side)) {
                continue;
            }
            long start = observer.nanos();
            try {
                Life life = new Life(starter.start(side, fork));
                alive.add(life.contender);
                life.startSeconds = secondsSince(start);
                lives.add(life);
            } catch (WorkerException e) {
                add(new ProcessLife(side, fork, secondsSince(start), 0, 0, false,
                        OptionalLong.empty(), Optional.of(e.getMessage())));
                monitor.say(side.name() + ": " + e.getMessage());
            }
        }
        return lives;
    }

    private void add(ProcessLife life) {
        findings.add(life);
        record(() -> recorder.process(life));
    }

    /** What happens before the protocol is fixed is recorded after it. */
    private void record(Runnable record) {
        if (begun) {
            record.run();
        } else {
            recorded.add(record);
        }
    }

    /** Keeps the cores busy until their clocks have settled. */
    private void spinUp(double mostSeconds) {
        for (List<Integer> cpus : setup.placements()) {
            List<Double> readings = new ArrayList<>();
            long start = observer.nanos();
            do {
                try {
                    readings.add(observer.on(cpus, () -> observer.look(cpus).mhz()));
                } catch (WorkerException e) {
                    return;
                }
                if (readings.size() > AGREEING) {
                    readings.removeFirst();
                }
            } while (secondsSince(start) < mostSeconds && !agree(readings)
                    && !readings.getLast().isNaN());
        }
    }

    /**
     * Whether the clock has arrived: the newer half of the readings is where the older one was. That
     * all are equal is too much to ask of clocks that never rest.
     */
    static boolean agree(List<Double> readings) {
        double[] values = Quantiles.known(readings);
        return values.length >= AGREEING
                && Math.abs(Quantiles.median(Arrays.copyOfRange(values, AGREEING / 2, AGREEING))
                        / Quantiles.median(Arrays.copyOf(values, AGREEING / 2)) - 1) < AGREEMENT;
    }

    private void warmAll(List<Life> lives, int fork, Rounds rounds, Judge judge) {
        for (Life life : List.copyOf(lives)) {
            try {
                String what = "warming up " + life.contender.side().name();
                warming.warm(life, fork, rounds, judge, () -> step.at(WARM_SHARE * 0.8, what));
            } catch (WorkerException e) {
                fail(lives, life, fork, e);
            }
        }
        if (fork > 0) {
            return;
        }
        for (List<Integer> cpus : setup.placements()) {
            loops.put(cpus, warming.loops(lives, cpus));
        }
    }

    private void rounds(
            Rounds rounds, List<Life> lives, int placement, int fork, Protocol protocol) {
        List<Integer> cpus = setup.placements().get(placement);
        int placements = setup.placements().size();
        double least = LEAST_CLEAN_ROUNDS * roundSeconds(lives, cpus);
        double seconds = schedule.forRounds(
                PATIENCE * Math.max(setup.seconds() / protocol.leastForks() / placements, least),
                Math.max(least, LEAST_SECONDS), placements - placement);
        lives.forEach(life -> life.contender.clear(cpus));
        long deadline = observer.nanos() + (long) (1e9 * seconds);
        int clean = 0;
        for (int round = 0; clean < protocol.cleanRounds()
                && round < TOP_UP * protocol.cleanRounds()
                && (observer.nanos() < deadline || round == 0)
                && !lives.isEmpty(); round++) {
            try {
                Rounds.Round taken = rounds.take(
                        lives.stream().map(life -> life.contender).toList(), cpus, fork, round,
                        loops.get(cpus), deadline);
                taken.samples().forEach((side, all) -> {
                    findings.add(side, setup.home(side, cpus), all);
                    recorder.samples(side, setup.home(side, cpus), all);
                });
                clean += taken.isWhole() ? 1 : 0;
                step.at(WARM_SHARE + (1 - WARM_SHARE)
                        * (placement + (double) clean / protocol.cleanRounds()) / placements,
                        (cpus.size() == 1 ? "1 thread, " : cpus.size() + " threads, ") + clean
                                + " of " + protocol.cleanRounds() + " rounds clean");
            } catch (WorkerException e) {
                Life failed = lives.stream()
                        .filter(life -> e.side().filter(life.contender.side()::equals).isPresent())
                        .findFirst().orElse(lives.getFirst());
                fail(lives, failed, fork, e);
            }
        }
        if (clean < protocol.cleanRounds() && !lives.isEmpty()) {
            schedule.roundsWereCut();
        }
    }

    /** An empty timed region of each side, when its harness is as warm as it was in the rounds. */
    private void measureHarness(List<Life> lives, int fork) {
        if (fork == 0) {
            for (Life life : lives) {
                try {
                    long nanos = life.contender.emptyNanos();
                    if (nanos >= 0) {
                        emptyNanos.put(life.contender.side(), (double) nanos);
                    }
                } catch (WorkerException e) {
                    notes.add(life.contender.side().name()
                            + ": its harness could not be measured: " + e.getMessage());
                }
            }
        }
    }

    private void fail(List<Life> lives, Life life, int fork, WorkerException e) {
        monitor.say(life.contender.side().name() + ": " + e.getMessage());
        end(life, fork, Optional.of(e.getMessage()));
        lives.remove(life);
    }

    private void end(Life life, int fork, Optional<String> failure) {
        add(new ProcessLife(life.contender.side(), fork, life.startSeconds,
                life.warmUpSeconds, life.warmUpRounds, life.steady,
                life.contender.peakResidentBytes(), failure));
        life.contender.close();
        alive.remove(life.contender);
    }

    private List<Comparison> comparisons(Analysis analysis, int done) {
        return findings.comparisons(analysis, findings.series(analysis), done);
    }

    /** Too few of the forks so far had enough clean rounds. */
    private boolean isShort(Analysis analysis, int done) {
        int least = analysis == null ? 0 : Math.max(Analysis.LEAST_FORKS, setup.leastForks());
        return done >= Analysis.LEAST_FORKS && comparisons(analysis, done).stream()
                .anyMatch(one -> one.forksThatCount() < least);
    }

    /** More forks would say nothing new. */
    private boolean isDecided(List<Comparison> comparisons) {
        return comparisons.stream().map(Comparison::verdict)
                .allMatch(verdict -> switch (verdict.kind()) {
                    case FASTER, SLOWER -> true;
                    case NO_DIFFERENCE -> verdict.share() <= 2 * setup.resolution();
                    case UNSTABLE -> false;
                });
    }

    private Results results(Protocol protocol, Analysis analysis, int done) {
        List<ProcessLife> processes = findings.processes();
        List<Series> all = findings.series(analysis);
        List<Comparison> comparisons = findings.comparisons(analysis, all, done);
        Anomalies.find(all, processes, notes);
        notes.addAll(schedule.cuts(protocol.cleanRounds(),
                setup.sides().stream().anyMatch(side -> side.kind() == Side.Kind.COMMAND)
                        ? 1 : CLEAN_ROUNDS));
        if (comparisons.stream().anyMatch(
                one -> one.verdict().kind() == Verdict.Kind.UNSTABLE) && done == 1) {
            notes.add("one start of each process: --forks 6 and more give verdicts");
        }
        return new Results(Instant.now(), setup.title(), setup.arguments(), protocol,
                setup.machine(), setup.sides(), all, comparisons, processes, overhead(all), notes,
                secondsSince(begin));
    }

    private Overhead overhead(List<Series> all) {
        double[] costs = all.stream().flatMap(series -> series.samples().stream())
                .mapToDouble(sample -> sample.evidence().costMicros()).toArray();
        double nanos = Double.NaN;
        double share = Double.NaN;
        for (Series series : all) {
            double empty = emptyNanos.getOrDefault(series.side(), Double.NaN);
            double sample = Quantiles.median(
                    series.samples().stream().mapToDouble(Sample::wallNanos).toArray());
            if (!(empty / sample <= share)) { // the worst of all, and never "not a number" over one
                share = Double.isNaN(empty) ? share : empty / sample;
                nanos = Double.isNaN(empty) ? nanos : empty;
            }
        }
        return new Overhead(Quantiles.median(costs), Quantiles.quantile(costs, 0.95), nanos, share,
                observer.costs());
    }

    private double secondsSince(long nanos) {
        return (observer.nanos() - nanos) / 1e9;
    }
}
