package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jilectomy.topology.Frequency.Source;

/**
 * All ways to learn a clock, best first, and the best one that works here:
 *
 * <pre>
 *   APERF/MPERF         counted by the core; root, no hypervisor
 *   perf events         cycles and reference cycles; CAP_PERFMON, no root
 *   cpuinfo_avg_freq    the same counters, averaged by the kernel (Linux 6.14)
 *   cpuinfo_cur_freq    what the driver reads; root
 *   scaling_cur_freq    x86: from the counters
 *   probe               inferred from the latency of multiplications: works everywhere, 200 µs
 *   ──────────────────  below this line nothing is measured
 *   scaling_cur_freq    elsewhere: what the governor asked for
 *   base_frequency, acpi_cppc, /proc/cpuinfo   nominal
 * </pre>
 *
 * <p>A source is chosen once for a set of CPUs, so that the figures of a run can be compared; every
 * frequency still carries the source it came from. Not measured is never mixed in silently: {@link
 * #best} takes what is measured if anything is.
 */
public final class FrequencyLadder implements AutoCloseable {
    private final List<CpuFrequencySource> rungs;

    private FrequencyLadder(List<CpuFrequencySource> rungs) {
        this.rungs = List.copyOf(rungs);
    }

    /**
     * The ladder of a machine.
     *
     * @param tree  live or recorded
     * @param probe warm; empty leaves that rung out
     */
    public static FrequencyLadder of(SysTree tree, Optional<FrequencyProbe> probe) {
        Frequencies kernel = new Frequencies(tree);
        List<CpuFrequencySource> rungs = new ArrayList<>();
        rungs.add(MsrFrequency.of(tree));
        rungs.add(PerfFrequency.of(tree));
        rungs.add(file(tree, kernel, Source.CPUINFO_AVG_FREQ, "cpuinfo_avg_freq"));
        rungs.add(file(tree, kernel, Source.CPUINFO_CUR_FREQ, "cpuinfo_cur_freq"));
        boolean x86 = tree.field("proc/cpuinfo", "vendor_id").isPresent();
        if (x86) {
            rungs.add(file(tree, kernel, Source.SCALING_CUR_FREQ, "scaling_cur_freq"));
        }
        probe.ifPresent(own -> rungs.add(new Rung(
                Source.PROBE,
                cpu -> probe(own, cpu),
                cpu -> Affinity.isSupported()
                        ? Optional.empty()
                        : Optional.of("threads cannot be pinned here"))));
        if (!x86) {
            rungs.add(file(tree, kernel, Source.SCALING_REQUESTED, "scaling_cur_freq"));
        }
        for (Source nominal : List.of(
                Source.BASE_FREQUENCY, Source.CPPC_NOMINAL, Source.CPUINFO_MHZ)) {
            rungs.add(new Rung(
                    nominal,
                    cpu -> kernel.promised(cpu, nominal).orElse(Frequency.notExposed(cpu)),
                    cpu -> kernel.promised(cpu, nominal).isPresent()
                            ? Optional.empty()
                            : Optional.of("no such figure")));
        }
        return new FrequencyLadder(rungs);
    }

    /** A ladder of given rungs, best first: for simulated machines. */
    public static FrequencyLadder of(List<CpuFrequencySource> rungs) {
        return new FrequencyLadder(rungs);
    }

    /** The sources in order, working or not. */
    public List<CpuFrequencySource> rungs() {
        return rungs;
    }

    /** The first source that works on all these CPUs; one that never knows if none does. */
    public CpuFrequencySource best(List<Integer> cpus) {
        for (CpuFrequencySource rung : rungs) {
            if (cpus.stream().allMatch(cpu -> rung.missing(cpu).isEmpty())) {
                return rung;
            }
        }
        return new Rung(Source.NOT_EXPOSED, Frequency::notExposed, cpu -> Optional.empty());
    }

    /** Each rung with what it says of a CPU, or why it says nothing: one line each. */
    public List<String> describe(int cpu) {
        List<String> lines = new ArrayList<>();
        for (CpuFrequencySource rung : rungs) {
            Optional<String> missing = rung.missing(cpu);
            lines.add(rung.source().label() + ": "
                    + missing.map(reason -> "not exposed (" + reason + ")")
                            .orElseGet(() -> Math.round(rung.now(cpu).mhz()) + " MHz"));
        }
        return lines;
    }

    @Override
    public void close() {
        for (CpuFrequencySource rung : rungs) {
            switch (rung) {
                case MsrFrequency registers -> registers.close();
                case PerfFrequency counters -> counters.close();
                default -> {}
            }
        }
    }

    private static CpuFrequencySource file(
            SysTree tree, Frequencies kernel, Source source, String name) {
        IntFunction<String> path = cpu -> "sys/devices/system/cpu/cpu" + cpu + "/cpufreq/" + name;
        return new Rung(
                source,
                cpu -> kernel.kilohertz(cpu, path.apply(cpu), source)
                        .orElse(Frequency.notExposed(cpu)),
                cpu -> kernel.kilohertz(cpu, path.apply(cpu), source).isPresent()
                        ? Optional.empty()
                        : Optional.of(tree.exists(path.apply(cpu))
                                ? "/" + path.apply(cpu) + " cannot be read"
                                : "no /" + path.apply(cpu)));
    }

    /** Directly when the caller is pinned to that CPU, else from a thread that is. */
    private static Frequency probe(FrequencyProbe probe, int cpu) {
        return Affinity.allowed().equals(CpuSet.of(cpu))
                ? probe.read().frequency()
                : probe.read(List.of(cpu)).getFirst().frequency();
    }

    /** A source that tells the clock of the moment. */
    private record Rung(
            Source source, IntFunction<Frequency> reading, IntFunction<Optional<String>> absence)
            implements CpuFrequencySource {
        @Override
        public Optional<String> missing(int cpu) {
            return absence.apply(cpu);
        }

        @Override
        public Frequency since(Mark mark) {
            return reading.apply(mark.cpu());
        }
    }
}
