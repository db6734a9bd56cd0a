package org.jilectomy.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jilectomy.bench.results.Evidence;
import org.jilectomy.topology.CpuFrequencySource;
import org.jilectomy.topology.Frequency;

/**
 * Who watches the cores around every sample. The live machine has one, simulated machines another:
 * the protocol does not know which it talks to, not even by the clock.
 */
public interface Observer extends AutoCloseable {
    /**
     * A glance at some cores, between two samples.
     *
     * @param nanos       when it began, on the observer's clock
     * @param endNanos    when it ended
     * @param machineWait microseconds some task of the machine has waited for a CPU; -1 unknown
     * @param costMicros  what it cost: the reading, without waiting for other cores to wake up
     */
    record Look(
            long nanos,
            long endNanos,
            List<CoreLook> cores,
            long machineWait,
            double costMicros) {

        /** The mean clock of the cores; not a number if unknown. */
        public double mhz() {
            return cores.stream().mapToDouble(CoreLook::mhz)
                    .filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
        }
    }

    /**
     * One core's part: its clock at this moment, and counters since boot (-1 unknown).
     *
     * @param mhz  not a number if only the mean since {@code mark} can be told, or nothing
     * @param mark where a counting source stood; may be absent
     * @param costMicros what reading it cost on the core
     */
    record CoreLook(
            int cpu,
            double mhz,
            Frequency.Source source,
            CpuFrequencySource.Mark mark,
            double adds,
            long stealTicks,
            long interrupts,
            long throttles,
            double celsius,
            double costMicros) {}

    Look look(List<Integer> cpus);

    /** What happened between two looks; asked right after the second. */
    Evidence between(Look before, Look after, Turn turn, double costMicros);

    /** Does something where it belongs: on the core, if there is only one. */
    <T> T on(List<Integer> cpus, Callable<T> task) throws WorkerException;

    /** Does several things at once, the i-th on the i-th CPU. */
    <T> List<T> together(List<Callable<T>> tasks, List<Integer> cpus) throws WorkerException;

    /** The clock of everything here. */
    long nanos();

    /** Who tells the clock, for the machine sheet. */
    String frequencySource();

    /** Median microseconds of each source of evidence. */
    default Map<String, Double> costs() {
        return Map.of();
    }

    @Override
    default void close() {}
}
