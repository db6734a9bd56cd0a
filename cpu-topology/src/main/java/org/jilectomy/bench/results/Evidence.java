package org.jilectomy.bench.results;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jilectomy.topology.Frequency;

/**
 * What was seen around one sample, apart from its result. Counts are of the sample's own threads
 * between just before and just after the timed region.
 *
 * @param cores               each core that the sample was to run on
 * @param runQueueWaitNanos   time its threads were ready but not running
 * @param voluntarySwitches   times they gave up the CPU
 * @param involuntarySwitches times it was taken from them
 * @param minorFaults         page faults without input or output
 * @param majorFaults         page faults that read a disk
 * @param unevenNanos         what its calls took beyond the pace of the faster quarter of them; of
 *                            one thread, and where there are several calls in a sample
 * @param machineWaitNanos    time in which some task of the machine waited for a CPU
 * @param costMicros          what reading all this cost, outside the timed region
 */
public record Evidence(
        List<CoreEvidence> cores,
        long runQueueWaitNanos,
        long voluntarySwitches,
        long involuntarySwitches,
        long minorFaults,
        long majorFaults,
        long unevenNanos,
        long machineWaitNanos,
        double costMicros) {

    public Evidence {
        cores = List.copyOf(cores);
    }

    /** Evidence of a machine that exposes nothing. */
    public static Evidence none() {
        return new Evidence(List.of(), -1, -1, -1, -1, -1, -1, -1, 0);
    }

    /** The mean clock of the cores; not a number if unknown. */
    public double mhz() {
        return mean(CoreEvidence::mhz);
    }

    public double mhzBefore() {
        return mean(CoreEvidence::mhzBefore);
    }

    public double mhzAfter() {
        return mean(CoreEvidence::mhzAfter);
    }

    /** Additions per cycle of the slowest core; not a number if unknown. */
    public double adds() {
        return cores.stream().mapToDouble(CoreEvidence::adds)
                .filter(value -> !Double.isNaN(value)).min().orElse(Double.NaN);
    }

    /** The largest change of a clock during the sample, as a share. */
    public double clockChange() {
        return cores.stream().mapToDouble(CoreEvidence::clockChange).max().orElse(0);
    }

    /** Stolen time of all cores; -1 if none of them tells. */
    public long stealNanos() {
        return cores.stream().mapToLong(CoreEvidence::stealNanos).filter(value -> value >= 0)
                .reduce(Long::sum).orElse(-1);
    }

    /** Who told the clock. */
    public Frequency.Source source() {
        return cores.isEmpty() ? Frequency.Source.NOT_EXPOSED : cores.getFirst().source();
    }

    private double mean(ToDoubleFunction<CoreEvidence> figure) {
        return cores.stream().mapToDouble(figure).filter(value -> !Double.isNaN(value))
                .average().orElse(Double.NaN);
    }
}
