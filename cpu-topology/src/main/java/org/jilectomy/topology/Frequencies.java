package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jilectomy.topology.Frequency.Source;

/** Frequencies as the kernel or OSHI reports them, and the settings that govern them. */
public final class Frequencies {
    private static final String CPUS = "sys/devices/system/cpu/cpu";

    private final SysTree tree;

    /** On x86 the kernel computes scaling_cur_freq from counters; elsewhere it is a request. */
    private final boolean scalingIsMeasured;

    public Frequencies(SysTree tree) {
        this.tree = tree;
        this.scalingIsMeasured = tree.field("proc/cpuinfo", "vendor_id").isPresent();
    }

    /** What the kernel says of one CPU now; "not exposed" where it has no cpufreq driver. */
    public Frequency current(int cpu) {
        String cpufreq = CPUS + cpu + "/cpufreq/";
        return kilohertz(cpu, cpufreq + "cpuinfo_avg_freq", Source.CPUINFO_AVG_FREQ)
                .or(() -> kilohertz(cpu, cpufreq + "cpuinfo_cur_freq", Source.CPUINFO_CUR_FREQ))
                .or(() -> kilohertz(cpu, cpufreq + "scaling_cur_freq",
                        scalingIsMeasured ? Source.SCALING_CUR_FREQ : Source.SCALING_REQUESTED))
                .orElse(Frequency.notExposed(cpu));
    }

    /** One file of a CPU's, with the source it is. */
    Optional<Frequency> kilohertz(int cpu, String file, Source source) {
        OptionalLong value = tree.number(file);
        return value.isPresent() && value.getAsLong() > 0
                ? Optional.of(new Frequency(cpu, value.getAsLong() / 1e3, source))
                : Optional.empty();
    }

    /**
     * The clock the data sheet or the boot promises, by the best source that names one; never
     * measured. Without OSHI, so it works on a recording.
     */
    public Frequency promised(int cpu) {
        return promised(cpu, Source.BASE_FREQUENCY)
                .or(() -> promised(cpu, Source.CPPC_NOMINAL))
                .or(() -> promised(cpu, Source.CPUINFO_MHZ))
                .orElse(Frequency.notExposed(cpu));
    }

    /** The same by one of the nominal sources. */
    Optional<Frequency> promised(int cpu, Source source) {
        return switch (source) {
            case BASE_FREQUENCY -> kilohertz(cpu, CPUS + cpu + "/cpufreq/base_frequency", source);
            case CPPC_NOMINAL ->
                    megahertz(cpu, tree.value(CPUS + cpu + "/acpi_cppc/nominal_freq"), source);
            case CPUINFO_MHZ -> megahertz(cpu, cpuinfoMhz(cpu), source);
            default -> Optional.empty();
        };
    }

    private static Optional<Frequency> megahertz(int cpu, Optional<String> text, Source source) {
        try {
            return text.map(Double::parseDouble).filter(mhz -> mhz > 0)
                    .map(mhz -> new Frequency(cpu, mhz, source));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The "cpu MHz" line of the paragraph that begins with this processor's number. */
    private Optional<String> cpuinfoMhz(int cpu) {
        boolean mine = false;
        for (String line : tree.lines("proc/cpuinfo")) {
            int colon = line.indexOf(':');
            String key = colon < 0 ? "" : line.substring(0, colon).strip();
            if (key.equals("processor")) {
                mine = line.substring(colon + 1).strip().equals(Integer.toString(cpu));
            } else if (mine && key.equals("cpu MHz")) {
                return Optional.of(line.substring(colon + 1).strip());
            }
        }
        return Optional.empty();
    }

    /** What OSHI reports for each CPU; on virtual machines a constant, labelled as nominal. */
    public static List<Frequency> nominal(CpuSet cpus) {
        Optional<OshiInventory> oshi = OshiInventory.open(new ArrayList<>());
        List<Frequency> all = new ArrayList<>();
        for (int cpu : cpus) {
            all.add(oshi.flatMap(inventory -> inventory.currentMhz(cpu))
                    .map(mhz -> new Frequency(cpu, mhz, Source.OSHI))
                    .orElse(Frequency.notExposed(cpu)));
        }
        return all;
    }

    /**
     * The settings that let a clock wander: driver, governor, limits and boost, in one line;
     * "not exposed" where the kernel does not steer the clock.
     */
    public String governor(int cpu) {
        String cpufreq = CPUS + cpu + "/cpufreq/";
        Optional<String> governor = tree.value(cpufreq + "scaling_governor");
        if (governor.isEmpty()) {
            return "not exposed";
        }
        StringBuilder line = new StringBuilder(governor.get());
        tree.value(cpufreq + "scaling_driver")
                .ifPresent(driver -> line.append(" (").append(driver).append(')'));
        OptionalLong low = tree.number(cpufreq + "scaling_min_freq");
        OptionalLong high = tree.number(cpufreq + "scaling_max_freq");
        if (low.isPresent() && high.isPresent()) {
            line.append(", ").append(low.getAsLong() / 1000).append(" to ")
                    .append(high.getAsLong() / 1000).append(" MHz");
        }
        tree.value("sys/devices/system/cpu/cpufreq/boost")
                .ifPresent(boost -> line.append(boost.equals("0") ? ", boost off" : ", boost on"));
        tree.value("sys/devices/system/cpu/intel_pstate/no_turbo")
                .ifPresent(off -> line.append(off.equals("1") ? ", turbo off" : ", turbo on"));
        return line.toString();
    }
}
