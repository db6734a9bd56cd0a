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

    public Frequencies(SysTree tree) {
        this.tree = tree;
    }

    /** What the kernel says of one CPU now; "not exposed" where it has no cpufreq driver. */
    public Frequency current(int cpu) {
        String cpufreq = CPUS + cpu + "/cpufreq/";
        OptionalLong average = tree.number(cpufreq + "cpuinfo_avg_freq");
        if (average.isPresent() && average.getAsLong() > 0) {
            return new Frequency(cpu, average.getAsLong() / 1e3, Source.CPUINFO_AVG_FREQ);
        }
        OptionalLong current = tree.number(cpufreq + "scaling_cur_freq");
        if (current.isPresent() && current.getAsLong() > 0) {
            return new Frequency(cpu, current.getAsLong() / 1e3, Source.SCALING_CUR_FREQ);
        }
        return Frequency.notExposed(cpu);
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
