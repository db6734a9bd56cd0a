package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jilectomy.bench.Observer.Look;
import org.jilectomy.bench.results.Evidence;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Rejection;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Side;

/**
 * Takes the samples of one round: every side twice, in an order drawn by lot and then reversed, so
 * that whatever drifts through the round drifts out of the ratio. Two sides give A B B A or B A A B.
 * A sample that the judge rejects is repeated at its place, up to {@value #ATTEMPTS} times; a round
 * whose clock has changed since it began is broken off.
 *
 * <p>In a duet both sides run at the same moment, each on its own core, and swap cores for the second
 * half. What disturbs the machine then disturbs both.
 */
final class Rounds {
    private static final int ATTEMPTS = 8;

    /** An older look is none "just before" the sample. */
    private static final long FRESH_NANOS = 500_000;

    private final Observer observer;
    private final Judge judge;
    private final Random random;
    private final Mode mode;
    private final long begin;

    /** The last look, which may serve as the next "before". */
    private Look last;

    private List<Integer> lastCpus = List.of();

    Rounds(Observer observer, Judge judge, Mode mode, Random random, long begin) {
        this.observer = observer;
        this.judge = judge;
        this.mode = mode;
        this.random = random;
        this.begin = begin;
    }

    /** When no sample is repeated any more. */
    private long deadline;

    /** One place of a round. */
    private record Place(int fork, int round, int order, int attempt, long loops) {}

    /** What a round gave: all samples by side; whether all its places are filled. */
    record Round(Map<Side, List<Sample>> samples, boolean isWhole) {}

    /**
     * A round on these cores.
     *
     * @param loops calls of the benchmark in a sample of each side
     * @param until by the observer's clock: after that a rejected sample ends the round
     */
    Round take(
            List<Contender> contenders, List<Integer> cpus, int fork, int round,
            Map<Side, Long> loops, long until)
            throws WorkerException {
        deadline = until;
        return mode == Mode.DUET
                ? duet(contenders, cpus, fork, round, loops)
                : observer.on(cpus, () -> interleaved(contenders, cpus, fork, round, loops));
    }

    private Round interleaved(
            List<Contender> contenders, List<Integer> cpus, int fork, int round,
            Map<Side, Long> loops)
            throws WorkerException {
        List<Contender> order = new ArrayList<>(contenders);
        Collections.shuffle(order, random);
        order.addAll(order.reversed().stream().toList());
        Map<Side, List<Sample>> samples = new HashMap<>();
        contenders.forEach(contender -> samples.put(contender.side(), new ArrayList<>()));
        double mhz = Double.NaN;
        for (int at = 0; at < order.size(); at++) {
            Contender contender = order.get(at);
            boolean filled = false;
            for (int attempt = 0; !filled && mayTry(attempt); attempt++) {
                Sample sample = judge.judge(contender.side(),
                        sample(contender, cpus, new Place(fork, round, at, attempt,
                                loops.get(contender.side()))));
                if (sample.isClean()) {
                    if (Double.isNaN(mhz)) {
                        mhz = sample.evidence().mhz();
                    }
                    List<Rejection> moved =
                            judge.sinceRoundBegan(mhz, sample.evidence().mhz());
                    if (!moved.isEmpty()) {
                        samples.get(contender.side()).add(sample.withRejections(moved));
                        return new Round(spoiled(samples, moved), false);
                    }
                    filled = true;
                }
                samples.get(contender.side()).add(sample);
            }
            if (!filled) {
                return new Round(samples, false);
            }
        }
        return new Round(samples, true);
    }

    private boolean mayTry(int attempt) {
        return attempt == 0 || attempt < ATTEMPTS && observer.nanos() < deadline;
    }

    /** One sample with a look before and after. */
    Sample sample(Contender contender, List<Integer> cpus, long loops) throws WorkerException {
        return observer.on(cpus, () -> sample(contender, cpus, new Place(0, 0, 0, 0, loops)));
    }

    private Sample sample(Contender contender, List<Integer> cpus, Place place)
            throws WorkerException {
        double cost = 0;
        if (last == null || !lastCpus.equals(cpus)
                || observer.nanos() - last.endNanos() > FRESH_NANOS) {
            last = observer.look(cpus);
            lastCpus = cpus;
            cost += last.costMicros();
        }
        Look before = last;
        long start = observer.nanos();
        Turn turn = turn(contender, cpus, place.loops());
        long end = observer.nanos();
        last = observer.look(cpus);
        cost += last.costMicros();
        return made(place, turn, start, end,
                observer.between(before, last, turn, cost));
    }

    private static Turn turn(Contender contender, List<Integer> cpus, long loops)
            throws WorkerException {
        try {
            return contender.turn(cpus, loops);
        } catch (WorkerException e) {
            throw e.of(contender.side());
        }
    }

    private Sample made(Place place, Turn turn, long start, long end, Evidence evidence) {
        return new Sample(place.fork(), place.round(), place.order(), place.attempt(),
                (start - begin) / 1e9, place.loops(), turn.wall(), end - start, turn.threadCpu(),
                turn.processCpu(), turn.threads(), evidence, List.of());
    }

    /** The samples of a round that does not count, all of them rejected. */
    private static Map<Side, List<Sample>> spoiled(
            Map<Side, List<Sample>> samples, List<Rejection> why) {
        Map<Side, List<Sample>> spoiled = new HashMap<>();
        samples.forEach((side, all) -> spoiled.put(side, new ArrayList<>(all.stream()
                .map(sample -> sample.isClean() ? sample.withRejections(why) : sample).toList())));
        return spoiled;
    }

    private Round duet(
            List<Contender> contenders, List<Integer> cpus, int fork, int round,
            Map<Side, Long> loops)
            throws WorkerException {
        Map<Side, List<Sample>> samples = new HashMap<>();
        contenders.forEach(contender -> samples.put(contender.side(), new ArrayList<>()));
        List<Integer> homes = new ArrayList<>(cpus);
        if (random.nextBoolean()) {
            Collections.reverse(homes);
        }
        for (int half = 0; half < 2; half++) {
            boolean filled = false;
            for (int attempt = 0; !filled && mayTry(attempt); attempt++) {
                List<Sample> both =
                        together(contenders, homes, loops,
                                new Place(fork, round, half, attempt, 0));
                List<Sample> judged = new ArrayList<>();
                for (int i = 0; i < both.size(); i++) {
                    judged.add(judge.judge(contenders.get(i).side(), both.get(i), cpus));
                }
                filled = judged.stream().allMatch(Sample::isClean);
                for (int i = 0; i < both.size(); i++) {
                    Sample sample = judged.get(i);
                    // What spoils one half of a pair spoils the pair.
                    samples.get(contenders.get(i).side()).add(filled || !sample.isClean()
                            ? sample
                            : sample.withRejections(judged.get(1 - i).rejected()));
                }
            }
            if (!filled) {
                return new Round(samples, false);
            }
            Collections.reverse(homes);
        }
        return new Round(samples, true);
    }

    /** Both sides at once, contender i on CPU i; each thread waits for its own worker. */
    private List<Sample> together(
            List<Contender> contenders, List<Integer> homes, Map<Side, Long> loops, Place place)
            throws WorkerException {
        Look before = observer.look(homes);
        long start = observer.nanos();
        List<Turn> turns = observer.together(contenders.stream()
                .<Callable<Turn>> map(contender -> () -> turn(contender,
                        List.of(homes.get(contenders.indexOf(contender))),
                        loops.get(contender.side())))
                .toList(), homes);
        long end = observer.nanos();
        Look after = observer.look(homes);
        double cost = (before.costMicros() + after.costMicros()) / 2;
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            Place own = new Place(place.fork(), place.round(), place.order(), place.attempt(),
                    loops.get(contenders.get(i).side()));
            samples.add(made(own, turns.get(i), start, end,
                    observer.between(only(before, i), only(after, i), turns.get(i), cost)));
        }
        return samples;
    }

    private static Look only(Look look, int core) {
        return new Look(look.nanos(), look.endNanos(), List.of(look.cores().get(core)),
                look.machineWait(), look.costMicros());
    }
}
