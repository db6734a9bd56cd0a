package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One configuration at one thread count: a line of the table. Collects samples, tells disturbed
 * rounds from clean ones by their evidence, and takes medians over the clean ones.
 *
 * <p>A round is judged against the other rounds of its own cell, and never by its result: a
 * benchmark that sleeps is off the CPU in every round, CPython's threads wait for the GIL in every
 * round, and that is not a disturbance. If too few rounds are clean, all of them count, and the
 * report says so: choosing three of forty rounds would be choosing the result.
 */
public final class Cell {
    private static final double CLOCK_TOLERANCE = 0.02;
    private static final double STEAL_TOLERANCE = 0.005;
    private static final double WAIT_TOLERANCE = 0.03;
    private static final double OFF_CPU_TOLERANCE = 0.02;
    private static final double OPERATIONS_TOLERANCE = 0.07;

    /** One round of one process. */
    public record Sample(int fork, int round, Turn turn, Evidence evidence) {}

    /** Why a round is left out. */
    public enum Disturbance {
        CLOCK("clock moved"),
        SIBLING("core shared with a busy sibling"),
        STEAL("time stolen by the hypervisor"),
        WAITING("other tasks waited for a CPU"),
        OFF_CPU("threads were off the CPU");

        private final String label;

        Disturbance(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final Configuration configuration;
    private final List<Integer> cpus;
    private final List<Sample> samples = new ArrayList<>();

    /** @param cpus the CPU of each thread, so its size is the number of threads */
    public Cell(Configuration configuration, List<Integer> cpus) {
        this.configuration = configuration;
        this.cpus = List.copyOf(cpus);
    }

    public Configuration configuration() {
        return configuration;
    }

    public int threads() {
        return cpus.size();
    }

    public List<Integer> cpus() {
        return cpus;
    }

    public void add(Sample sample) {
        samples.add(sample);
    }

    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** Why this round of the cell is not clean; empty if it is. */
    public List<Disturbance> disturbances(Sample sample) {
        Evidence evidence = sample.evidence();
        List<Disturbance> found = new ArrayList<>();
        double clock = typical(other -> other.evidence().mhz());
        if (evidence.clockChange() > CLOCK_TOLERANCE
                || Math.abs(evidence.mhz() / clock - 1) > CLOCK_TOLERANCE) {
            found.add(Disturbance.CLOCK);
        }
        double operations = Statistics.quantile(
                known(other -> other.evidence().operations()), 0.75);
        if (evidence.operations() < operations * (1 - OPERATIONS_TOLERANCE)) {
            found.add(Disturbance.SIBLING);
        }
        if (evidence.stealShare() > STEAL_TOLERANCE) {
            found.add(Disturbance.STEAL);
        }
        double waiting = typical(other -> other.evidence().waitShare());
        if (evidence.waitShare() > waiting + WAIT_TOLERANCE) {
            found.add(Disturbance.WAITING);
        }
        double offCpu = typical(other -> other.turn().offCpuShare());
        if (sample.turn().offCpuShare() > offCpu + OFF_CPU_TOLERANCE) {
            found.add(Disturbance.OFF_CPU);
        }
        return found;
    }

    private double typical(ToDoubleFunction<Sample> figure) {
        return Statistics.median(known(figure));
    }

    private List<Double> known(ToDoubleFunction<Sample> figure) {
        return samples.stream().mapToDouble(figure).filter(value -> !Double.isNaN(value))
                .boxed().toList();
    }

    /** The rounds without a disturbance. */
    public List<Sample> clean() {
        return samples.stream().filter(sample -> disturbances(sample).isEmpty()).toList();
    }

    /** Whether enough rounds are clean for the medians to be over clean rounds only. */
    public boolean isCleanEnough() {
        int clean = clean().size();
        return clean >= 3 && clean * 3 >= samples.size();
    }

    /** The rounds the medians are over. */
    public List<Sample> used() {
        return isCleanEnough() ? clean() : samples();
    }

    /** How many rounds each kind of disturbance touched. */
    public Map<Disturbance, Integer> disturbanceCounts() {
        Map<Disturbance, Integer> counts = new EnumMap<>(Disturbance.class);
        for (Sample sample : samples) {
            disturbances(sample).forEach(kind -> counts.merge(kind, 1, Integer::sum));
        }
        return counts;
    }

    /** Seconds from gate to last thread, median over the medians of the forks. */
    public double wallSeconds() {
        return overForks(sample -> sample.turn().wall() / 1e9);
    }

    public double wallSpread() {
        return Statistics.spread(values(sample -> sample.turn().wall() / 1e9));
    }

    /** CPU seconds of the benchmark's own threads; not a number without a thread clock. */
    public double cpuSeconds() {
        return overForks(Cell::cpu);
    }

    public double cpuSpread() {
        return Statistics.spread(values(Cell::cpu));
    }

    /** CPU seconds of the whole process in a round; not a number without a process clock. */
    public double processCpuSeconds() {
        return overForks(sample -> sample.turn().processCpu() < 0
                ? Double.NaN
                : sample.turn().processCpu() / 1e9);
    }

    public double mhz() {
        return overForks(sample -> sample.evidence().mhz());
    }

    /** How uncertain the wall time's median still is, as a share of it. */
    public double wallError() {
        return Statistics.medianError(values(sample -> sample.turn().wall() / 1e9));
    }

    private static double cpu(Sample sample) {
        long cpu = sample.turn().threadCpu();
        return cpu < 0 ? Double.NaN : cpu / 1e9;
    }

    private List<Double> values(ToDoubleFunction<Sample> figure) {
        return used().stream().map(figure::applyAsDouble)
                .filter(value -> !Double.isNaN(value)).toList();
    }

    private double overForks(ToDoubleFunction<Sample> figure) {
        List<Sample> used = used();
        List<Double> medians = used.stream().map(Sample::fork).distinct()
                .map(fork -> Statistics.median(used.stream()
                        .filter(sample -> sample.fork() == fork)
                        .map(figure::applyAsDouble)
                        .filter(value -> !Double.isNaN(value)).toList()))
                .filter(value -> !Double.isNaN(value)).toList();
        return Statistics.median(medians);
    }
}
