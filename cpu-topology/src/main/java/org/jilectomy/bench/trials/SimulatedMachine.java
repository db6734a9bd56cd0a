package org.jilectomy.bench.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jilectomy.bench.Contender;
import org.jilectomy.bench.Observer;
import org.jilectomy.bench.Turn;
import org.jilectomy.bench.WorkerException;
import org.jilectomy.bench.results.CoreEvidence;
import org.jilectomy.bench.results.Evidence;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.ThreadTime;
import org.jilectomy.topology.CpuFrequencySource;
import org.jilectomy.topology.Frequency;
import org.jilectomy.topology.Frequency.Source;

/**
 * A machine that exists as numbers: its own clock, cores whose frequency wanders, a neighbour who
 * wants the core now and then, processes that differ by chance. The protocol runs on it as on a real
 * one and cannot tell, so what it finds can be compared with what was put in.
 *
 * <p>Frequencies come from a {@link CpuFrequencySource} of its own, as readings of a source that
 * counts cycles would: with noise, and at the moment they are asked for.
 */
public final class SimulatedMachine implements Observer, Contender.Starter {
    private static final long LOOK_NANOS = 60_000;
    private static final double ADDS = 4.2;

    /**
     * What the machine is like.
     *
     * @param cores        how many
     * @param lowMhz       clocks wander between this
     * @param highMhz      and this, in steps of 100 MHz
     * @param stateSeconds mean time in one P-state; infinite: each core stays at its own clock
     * @param readingNoise of a frequency reading, as a share
     * @param workNoise    of a sample's work, as a share
     * @param forkScatter  how far two starts of one process differ, as a share
     * @param busyShare    of the time a neighbour wants the core
     * @param sibling      share of speed that is left while the sibling of the core is busy; it is
     *                     busy one eighth of the time
     */
    public record Traits(
            int cores,
            double lowMhz,
            double highMhz,
            double stateSeconds,
            double readingNoise,
            double workNoise,
            double forkScatter,
            double busyShare,
            double sibling) {
        /** A steady machine with a little noise. */
        public static Traits quiet() {
            return new Traits(2, 2800, 2800, Double.POSITIVE_INFINITY, 0.0005, 0.002, 0.003, 0, 1);
        }

        public Traits withBusyShare(double share) {
            return new Traits(cores, lowMhz, highMhz, stateSeconds, readingNoise, workNoise,
                    forkScatter, share, sibling);
        }

        public Traits withClock(double low, double high, double seconds) {
            return new Traits(cores, low, high, seconds, readingNoise, workNoise,
                    forkScatter, busyShare, sibling);
        }

        public Traits withSibling(double left) {
            return new Traits(cores, lowMhz, highMhz, stateSeconds, readingNoise, workNoise,
                    forkScatter, busyShare, left);
        }
    }

    private final Traits traits;
    private final Random random;
    private final List<Core> cores = new ArrayList<>();
    private long now;

    /** Something that is on and off by chance: for times drawn anew each time. */
    private final class Switch {
        private final double onSeconds;
        private final double offSeconds;
        private boolean on;
        private long until;

        Switch(double share, double onSeconds) {
            this.onSeconds = onSeconds;
            this.offSeconds = share > 0 ? onSeconds * (1 - share) / share : 0;
            this.until = share > 0 ? now + exponential(offSeconds) : Long.MAX_VALUE;
        }

        boolean isOn(long at) {
            while (at >= until) {
                on = !on;
                until += Math.max(1, exponential(on ? onSeconds : offSeconds));
            }
            return on;
        }
    }

    /** One core: its clock, its neighbour, its sibling. */
    private final class Core {
        private double mhz = drawMhz();
        private long stateUntil = exponential(traits.stateSeconds());
        private final Switch neighbour = new Switch(traits.busyShare(), 0.06);
        private final Switch sibling = new Switch(traits.sibling() < 1 ? 0.125 : 0, 0.04);

        double mhzAt(long at) {
            while (at >= stateUntil) {
                mhz = drawMhz();
                stateUntil += Math.max(1, exponential(traits.stateSeconds()));
            }
            return mhz;
        }

        double reading(long at) {
            return mhzAt(at) * (1 + traits.readingNoise() * random.nextGaussian());
        }

        double addsAt(long at) {
            return (sibling.isOn(at) ? ADDS * traits.sibling() : ADDS)
                    * (1 + 0.005 * random.nextGaussian());
        }
    }

    public SimulatedMachine(Traits traits, long seed) {
        this.traits = traits;
        this.random = new Random(seed);
        for (int i = 0; i < traits.cores(); i++) {
            cores.add(new Core());
        }
    }

    private long exponential(double meanSeconds) {
        return meanSeconds == Double.POSITIVE_INFINITY
                ? Long.MAX_VALUE / 4
                : (long) (-meanSeconds * 1e9 * Math.log(1 - random.nextDouble()));
    }

    private double drawMhz() {
        int steps = (int) Math.round((traits.highMhz() - traits.lowMhz()) / 100);
        return Math.min(traits.highMhz(), traits.lowMhz() + 100 * random.nextInt(steps + 1));
    }

    /** The clock as a rung of a ladder: what {@code topology} would see of this machine. */
    public CpuFrequencySource frequencySource(Source source) {
        return new CpuFrequencySource() {
            @Override
            public Source source() {
                return source;
            }

            @Override
            public java.util.Optional<String> missing(int cpu) {
                return java.util.Optional.empty();
            }

            @Override
            public Frequency since(Mark mark) {
                return new Frequency(mark.cpu(), cores.get(mark.cpu()).reading(now), source);
            }
        };
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public String frequencySource() {
        return "simulated";
    }

    @Override
    public Look look(List<Integer> cpus) {
        long start = now;
        now += LOOK_NANOS;
        CpuFrequencySource source = frequencySource(Source.PROBE);
        return new Look(start, now, cpus.stream().distinct().map(cpu -> new CoreLook(
                cpu, source.now(cpu).mhz(), Source.PROBE, null, cores.get(cpu).addsAt(now),
                0, 0, 0, Double.NaN, LOOK_NANOS / 1e3)).toList(), 0, LOOK_NANOS / 1e3);
    }

    @Override
    public Evidence between(Look before, Look after, Turn turn, double costMicros) {
        List<CoreEvidence> seen = new ArrayList<>();
        for (int i = 0; i < after.cores().size(); i++) {
            CoreLook old = before.cores().get(i);
            CoreLook core = after.cores().get(i);
            seen.add(new CoreEvidence(core.cpu(), old.mhz(), core.mhz(), Source.PROBE, old.adds(),
                    core.adds(), 0, 0, 0, Double.NaN));
        }
        Turn.Counters own = turn.counters();
        return new Evidence(seen, own.runQueueWait(), own.voluntarySwitches(),
                own.involuntarySwitches(), own.minorFaults(), own.majorFaults(), own.uneven(), 0,
                costMicros);
    }

    @Override
    public <T> T on(List<Integer> cpus, Callable<T> task) throws WorkerException {
        try {
            return task.call();
        } catch (WorkerException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("our bug: " + e, e);
        }
    }

    /** At the same moment: each begins when the first did. */
    @Override
    public <T> List<T> together(List<Callable<T>> tasks, List<Integer> cpus)
            throws WorkerException {
        long start = now;
        long end = now;
        List<T> results = new ArrayList<>();
        for (Callable<T> task : tasks) {
            now = start;
            results.add(on(cpus, task));
            end = Math.max(end, now);
        }
        now = end;
        return results;
    }

    /**
     * A process of a side. The work of one call, in cycles, is the setting {@code cycles}; this
     * start of it may be a little slower or faster for good.
     */
    @Override
    public Contender start(Side side, int fork) {
        double luck = Math.exp(traits.forkScatter() * random.nextGaussian());
        return new Process(side, luck * Double.parseDouble(side.settings().get("cycles")));
    }

    /** Runs in slices of 50 µs, each at the clock of its moment, now and then without the core. */
    private final class Process implements Contender {
        private static final long SLICE_NANOS = 50_000;
        private static final long TIME_SLICE_NANOS = 3_000_000;

        private final Side side;
        private final double cyclesPerCall;

        Process(Side side, double cyclesPerCall) {
            this.side = side;
            this.cyclesPerCall = cyclesPerCall;
        }

        @Override
        public Side side() {
            return side;
        }

        @Override
        public Turn turn(List<Integer> cpus, long loops) {
            Core core = cores.get(cpus.getFirst());
            double left = cyclesPerCall * loops
                    * Math.exp(traits.workNoise() * random.nextGaussian());
            now += 20_000; // until it wakes up
            long start = now;
            long waited = 0;
            long taken = 0;
            long untilPreempted = TIME_SLICE_NANOS - random.nextLong(TIME_SLICE_NANOS);
            while (left > 0) {
                if (core.neighbour.isOn(now) && untilPreempted <= 0) {
                    now += TIME_SLICE_NANOS;
                    waited += TIME_SLICE_NANOS;
                    taken++;
                    untilPreempted = TIME_SLICE_NANOS;
                }
                double speed = core.mhzAt(now) / 1e3 // cycles a nanosecond
                        * (core.sibling.isOn(now) ? traits.sibling() : 1);
                double nanos = Math.min(SLICE_NANOS, left / speed);
                left -= nanos * speed;
                now += Math.max(1, Math.round(nanos));
                untilPreempted -= SLICE_NANOS;
            }
            long wall = now - start;
            int home = cpus.getFirst();
            return new Turn(wall, wall - waited,
                    List.of(new ThreadTime(home, home, home, wall - waited, 0, wall)),
                    new Turn.Counters(waited, 0, taken, 0, 0, -1));
        }

        @Override
        public long emptyNanos() {
            return 100;
        }

        @Override
        public void close() {
            // nothing runs
        }
    }
}
