package org.jilectomy.bench;

import java.util.List;
import org.jilectomy.topology.Frequencies;
import org.jilectomy.topology.Frequency;
import org.jilectomy.topology.FrequencyProbe;
import org.jilectomy.topology.FrequencyProbe.Reading;
import org.jilectomy.topology.SysTree;

/**
 * Reads the evidence around a round, outside its timed region: clocks and sibling pressure by the
 * probe (about half a millisecond on each core, all cores at once), counters of the kernel at a few
 * microseconds. The counters are read closest to the round, so that the probing does not show in
 * them.
 */
final class EvidenceReader {
    /** A tick of the counters in /proc/stat: 10 ms on every Linux that matters. */
    private static final double TICKS_PER_SECOND = 100;

    private final SysTree tree;
    private final Frequencies kernel;
    private final FrequencyProbe probe;

    /** What was read before a round; give it to {@link #after}. */
    record Before(
            List<Integer> cpus, Clocks clocks, long stealTicks, long waitMicros, long nanos) {}

    private record Clocks(double mhz, Frequency.Source source, double operations) {}

    /**
     * @param tree  the live machine, or a recorded one for tests
     * @param probe already warm
     */
    EvidenceReader(SysTree tree, FrequencyProbe probe) {
        this.tree = tree;
        this.kernel = new Frequencies(tree);
        this.probe = probe;
    }

    Before before(List<Integer> cpus) {
        List<Integer> distinct = cpus.stream().distinct().toList();
        Clocks clocks = clocks(distinct);
        return new Before(
                distinct, clocks, stealTicks(distinct), waitMicros(), System.nanoTime());
    }

    Evidence after(Before before) {
        double seconds = Math.max(1, System.nanoTime() - before.nanos()) / 1e9;
        long wait = waitMicros();
        long steal = stealTicks(before.cpus());
        Clocks clocks = clocks(before.cpus());
        return new Evidence(
                before.clocks().mhz(),
                clocks.mhz(),
                clocks.source(),
                (before.clocks().operations() + clocks.operations()) / 2,
                steal < 0
                        ? Double.NaN
                        : (steal - before.stealTicks()) / TICKS_PER_SECOND
                                / (seconds * before.cpus().size()),
                wait < 0 ? Double.NaN : (wait - before.waitMicros()) / 1e6 / seconds);
    }

    /** The kernel's frequency where it has one, the probe's where not; sibling pressure always. */
    private Clocks clocks(List<Integer> cpus) {
        List<Frequency> exposed = cpus.stream().map(kernel::current).toList();
        List<Reading> readings = probe.read(cpus);
        double operations = readings.stream()
                .mapToDouble(Reading::operationsPerCycle).filter(value -> value > 0)
                .min().orElse(Double.NaN);
        List<Frequency> best = exposed.stream().allMatch(Frequency::isKnown)
                ? exposed
                : readings.stream().map(Reading::frequency).toList();
        if (!best.stream().allMatch(Frequency::isKnown)) {
            return new Clocks(Double.NaN, Frequency.Source.NOT_EXPOSED, operations);
        }
        double mhz = best.stream().mapToDouble(Frequency::mhz).average().orElse(Double.NaN);
        return new Clocks(mhz, best.getFirst().source(), operations);
    }

    /** Ticks the hypervisor took from these CPUs since boot; -1 if not exposed. */
    long stealTicks(List<Integer> cpus) {
        long ticks = -1;
        for (String line : tree.lines("proc/stat")) {
            String[] words = line.split("\\s+");
            if (words.length > 8 && words[0].matches("cpu\\d+")
                    && cpus.contains(Integer.parseInt(words[0].substring(3)))) {
                ticks = Math.max(0, ticks) + Long.parseLong(words[8]);
            }
        }
        return ticks;
    }

    /** Microseconds since boot in which some task waited for a CPU; -1 if not exposed. */
    long waitMicros() {
        for (String line : tree.lines("proc/pressure/cpu")) {
            int total = line.indexOf("total=");
            if (line.startsWith("some") && total > 0) {
                return Long.parseLong(line.substring(total + "total=".length()).strip());
            }
        }
        return -1;
    }
}
