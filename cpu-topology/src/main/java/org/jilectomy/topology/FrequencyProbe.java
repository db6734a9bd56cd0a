package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jilectomy.topology.Frequency.Source;

/**
 * Infers the clock of the core it runs on, where the kernel does not expose it.
 *
 * <p>A chain of {@code x *= odd; x ^= i} cannot be overlapped or shortened: each step waits for the
 * one before, so it takes the latency of a multiplication and of an exclusive or, a constant number
 * of cycles. Steps per nanosecond times cycles per step is the clock. Additions would not do:
 * recent Intel cores fold additions of constants when renaming, so that a chain of them "runs" at
 * 8 GHz.
 *
 * <p>The fastest of a few short bursts count: an interrupt or a stolen time slice can only make a
 * burst longer. A second figure, independent operations per cycle, shows what the frequency cannot:
 * a busy SMT sibling, ours or (in a virtual machine) a stranger's, takes execution slots, not
 * clock.
 *
 * <p>Cycles per step are known per micro-architecture ({@link #cyclesPerStep}). Where they are not,
 * the default of x86-64 is used and {@link #isCalibrated()} is false: still good for comparing one
 * moment with another.
 */
public final class FrequencyProbe {
    /** About 25 µs a burst at 3 GHz: 300 times the cost of reading the clock. */
    private static final int STEPS = 20_000;

    private static final int BURSTS = 4;

    /** Of {@link #readBriefly}: 10 and 8 µs a burst at 3 GHz. */
    private static final int BRIEF_STEPS = 8_000;

    private static final int BRIEF_ADD_STEPS = 4_000;
    private static final int BRIEF_BURSTS = 3;
    private static final int BRIEF_ADD_BURSTS = 5;

    /** Bursts that nothing came between differ by less: two steps of a clock of 10 ns in 8 µs. */
    private static final double AGREEMENT = 0.0025;

    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final int OPERATIONS_PER_ROUND = 12;

    /** Of additions; the steps of a burst are a multiple of it. */
    private static final int ROUNDS_AT_ONCE = 8;

    private final double cyclesPerStep;
    private final boolean calibrated;

    /** What two readings of the clock cost at least: part of every burst, and taken off it. */
    private volatile long clockNanos;

    /** Consumes the chains' results, so that they are computed. */
    private volatile long sink;

    /** One reading: the clock, and independent operations retired per cycle of it. */
    public record Reading(Frequency frequency, double operationsPerCycle) {
        /** A reading where none could be taken. */
        public static Reading none(int cpu) {
            return new Reading(Frequency.notExposed(cpu), -1);
        }
    }

    private FrequencyProbe(double cyclesPerStep, boolean calibrated) {
        this.cyclesPerStep = cyclesPerStep;
        this.calibrated = calibrated;
    }

    /** A probe for this processor, not yet compiled: call {@link #warmUp()} once. */
    public static FrequencyProbe forProcessor(Topology.Processor processor) {
        double cycles = cyclesPerStep(processor);
        return cycles > 0 ? new FrequencyProbe(cycles, true) : new FrequencyProbe(4, false);
    }

    /**
     * Latency of a 64-bit multiplication plus an exclusive or, in cycles; -1 if not known.
     * x86-64: 3 + 1 on every Intel core since Nehalem and every AMD core since Zen.
     */
    static double cyclesPerStep(Topology.Processor processor) {
        String vendor = processor.vendor().toLowerCase(Locale.ROOT);
        String name = (processor.microarchitecture() + " " + processor.name())
                .toLowerCase(Locale.ROOT);
        if (vendor.contains("intel") || vendor.contains("amd") || vendor.contains("hygon")) {
            return 4;
        }
        if (vendor.contains("apple") || name.contains("apple m")) {
            return 4; // MUL 3, EOR 1
        }
        if (name.contains("neoverse-n1") || name.contains("cortex-a76")) {
            return 5; // MADD with 64-bit operands 4, EOR 1
        }
        return -1;
    }

    public boolean isCalibrated() {
        return calibrated;
    }

    public double cyclesPerStep() {
        return cyclesPerStep;
    }

    /**
     * Runs the chains until the JIT compiler has finished with them: until five bursts in a row
     * agree within 2 %, or half a second has passed.
     *
     * @return whether they agreed
     */
    public boolean warmUp() {
        long deadline = System.nanoTime() + 500_000_000L;
        int agreeing = 0;
        double before = -1;
        for (int i = 0; System.nanoTime() < deadline; i++) {
            double now = megahertz(STEPS, BURSTS);
            operationsPerNano(STEPS, BURSTS);
            usualOperationsPerNano(BRIEF_ADD_STEPS, BRIEF_ADD_BURSTS);
            clockNanos = clockCost();
            agreeing = Math.abs(now / before - 1) < 0.02 ? agreeing + 1 : 0;
            before = now;
            if (agreeing >= 5 && i >= 20) {
                return true;
            }
        }
        return false;
    }

    /** Reads the core the calling thread is on; takes about 200 µs. */
    public Reading read() {
        double mhz = megahertz(STEPS, BURSTS);
        double perNano = operationsPerNano(STEPS, BURSTS);
        return new Reading(
                new Frequency(Affinity.currentCpu(), mhz, Source.PROBE), perNano * 1e3 / mhz);
    }

    /**
     * The same in about 50 µs, for use around every sample: shorter bursts and fewer, good to 0.2 %
     * where the clock stays. The calling thread should be pinned.
     *
     * @param cpu where it runs
     */
    public Reading readBriefly(int cpu) {
        double mhz = megahertz(BRIEF_STEPS, BRIEF_BURSTS);
        double perNano = usualOperationsPerNano(BRIEF_ADD_STEPS, BRIEF_ADD_BURSTS);
        return new Reading(new Frequency(cpu, mhz, Source.PROBE), perNano * 1e3 / mhz);
    }

    /**
     * Reads several cores at once, each from a thread pinned to it. A core that cannot be pinned to
     * gives "not exposed".
     */
    public List<Reading> read(List<Integer> cpus) {
        List<FutureTask<Reading>> readings = cpus.stream()
                .map(cpu -> new FutureTask<>(() -> readPinned(cpu))).toList();
        readings.forEach(task -> Thread.ofPlatform().daemon().name("frequency-probe").start(task));
        List<Reading> results = new ArrayList<>();
        for (int i = 0; i < cpus.size(); i++) {
            try {
                results.add(readings.get(i).get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                results.add(Reading.none(cpus.get(i)));
            } catch (ExecutionException e) {
                throw new AssertionError("the probe cannot fail", e.getCause());
            }
        }
        return List.copyOf(results);
    }

    private Reading readPinned(int cpu) {
        if (!Affinity.pin(cpu)) {
            return Reading.none(cpu);
        }
        Reading reading = read();
        return new Reading(
                new Frequency(cpu, reading.frequency().mhz(), Source.PROBE),
                reading.operationsPerCycle());
    }

    private double megahertz(int steps, int bursts) {
        long[] ends = new long[bursts + 1];
        long x = sink | 1;
        ends[0] = System.nanoTime();
        for (int burst = 1; burst <= bursts; burst++) {
            x = multiplyChain(x, steps);
            ends[burst] = System.nanoTime();
        }
        sink = x;
        return steps * cyclesPerStep * 1e3 / Math.max(1, undisturbed(ends) - clockNanos);
    }

    private double operationsPerNano(int steps, int bursts) {
        return (double) steps * OPERATIONS_PER_ROUND
                / Math.max(1, undisturbed(ends(steps, bursts)) - clockNanos);
    }

    /**
     * What the core usually did in these microseconds, not what it did at best: who uses its sibling
     * comes and goes, and the best of several bursts would miss him.
     */
    private double usualOperationsPerNano(int steps, int bursts) {
        long[] ends = ends(steps, bursts);
        long[] took = new long[bursts];
        for (int i = 0; i < bursts; i++) {
            took[i] = ends[i + 1] - ends[i];
        }
        Arrays.sort(took);
        int third = bursts / 3; // the mean of the middle ones: the clock's grain falls out of it
        long sum = 0;
        for (int i = third; i < bursts - third; i++) {
            sum += took[i];
        }
        return (double) steps * OPERATIONS_PER_ROUND
                / Math.max(1, (double) sum / (bursts - 2 * third) - clockNanos);
    }

    /** When bursts of additions ended, after when the first of them began. */
    private long[] ends(int steps, int bursts) {
        long[] ends = new long[bursts + 1];
        long x = sink | 1;
        ends[0] = System.nanoTime();
        for (int burst = 1; burst <= bursts; burst++) {
            x = independentAdds(x, steps);
            ends[burst] = System.nanoTime();
        }
        sink = x;
        return ends;
    }

    /**
     * What a burst takes when nothing comes between: the mean of those that agree with the shortest.
     * Each begins when the one before ends, so that neighbours share the error of the reading between
     * them, and it falls out of their sum: the clock of an AMD core advances by 10 ns at a time, 0.12 %
     * of one short burst, 0.04 % of three.
     *
     * @param ends readings of the clock: before the first burst and after each
     */
    static double undisturbed(long... ends) {
        long shortest = Long.MAX_VALUE;
        for (int i = 1; i < ends.length; i++) {
            shortest = Math.min(shortest, ends[i] - ends[i - 1]);
        }
        long sum = 0;
        int agreeing = 0;
        for (int i = 1; i < ends.length; i++) {
            long burst = ends[i] - ends[i - 1];
            if (burst <= shortest * (1 + AGREEMENT)) {
                sum += burst;
                agreeing++;
            }
        }
        return (double) sum / agreeing;
    }

    private static long clockCost() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            least = Math.min(least, System.nanoTime() - start);
        }
        return least;
    }

    private static long multiplyChain(long x, int steps) {
        for (int i = 0; i < steps; i++) {
            x *= ODD;
            x ^= i;
        }
        return x;
    }

    /**
     * Six chains of two operations: more than a core can start in one cycle. Written out {@value
     * #ROUNDS_AT_ONCE} times it is too long for C2 to inline (325 bytecodes): it is compiled once, by
     * itself. Inlined, it was allocated other registers with every compilation of a caller, and lost
     * or gained 8 % in the middle of a run.
     */
    private static long independentAdds(long x, int steps) {
        long a = x;
        long b = x + 1;
        long c = x + 2;
        long d = x + 3;
        long e = x + 4;
        long f = x + 5;
        for (int i = 0; i < steps; i += ROUNDS_AT_ONCE) {
            a = (a ^ i) + x;
            b = (b ^ i) + x;
            c = (c ^ i) + x;
            d = (d ^ i) + x;
            e = (e ^ i) + x;
            f = (f ^ i) + x;
            a = (a ^ i) + x;
            b = (b ^ i) + x;
            c = (c ^ i) + x;
            d = (d ^ i) + x;
            e = (e ^ i) + x;
            f = (f ^ i) + x;
            a = (a ^ i) + x;
            b = (b ^ i) + x;
            c = (c ^ i) + x;
            d = (d ^ i) + x;
            e = (e ^ i) + x;
            f = (f ^ i) + x;
            a = (a ^ i) + x;
            b = (b ^ i) + x;
            c = (c ^ i) + x;
            d = (d ^ i) + x;
            e = (e ^ i) + x;
            f = (f ^ i) + x;
            a = (a ^ i) + x;
            b = (b ^ i) + x;
            c = (c ^ i) + x;
            d = (d ^ i) + x;
            e = (e ^ i) + x;
            f = (f ^ i) + x;
            a = (a ^ i) + x;
            b = (b ^ i) + x;
            c = (c ^ i) + x;
            d = (d ^ i) + x;
            e = (e ^ i) + x;
            f = (f ^ i) + x;
            a = (a ^ i) + x;
            b = (b ^ i) + x;
            c = (c ^ i) + x;
            d = (d ^ i) + x;
            e = (e ^ i) + x;
            f = (f ^ i) + x;
            a = (a ^ i) + x;
            b = (b ^ i) + x;
            c = (c ^ i) + x;
            d = (d ^ i) + x;
            e = (e ^ i) + x;
            f = (f ^ i) + x;
        }
        return a ^ b ^ c ^ d ^ e ^ f;
    }
}
