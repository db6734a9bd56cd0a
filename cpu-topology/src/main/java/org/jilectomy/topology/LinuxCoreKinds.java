package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jilectomy.topology.Topology.CoreKind;

/**
 * How strong each CPU is compared with the others. What tells the kinds apart, in order of trust:
 *
 * <ol>
 *   <li>the PMUs of an Intel hybrid: {@code cpu_core}, {@code cpu_atom}, {@code cpu_lowpower};
 *   <li>{@code cpu_capacity}: ARM's big.LITTLE, and x86 hybrids since Linux 6.12;
 *   <li>the highest clock, {@code cpufreq/cpuinfo_max_freq}: all that a Zen 5 with compact cores
 *       tells.
 * </ol>
 *
 * <p>Figures within {@link #TOLERANCE} are one kind: a core of Turbo Boost Max 3.0 clocks 3 to 6 %
 * above its neighbours and is otherwise the same, while a LITTLE core has a third to a half of a
 * big one's capacity. Inside a kind those above the others are {@linkplain #isPreferred preferred}.
 * Their sources, each only where every CPU has it: capacity, {@code acpi_cppc/highest_perf},
 * {@code cpuinfo_max_freq}.
 */
final class LinuxCoreKinds {
    /** Relative difference up to which two cores are of one kind. */
    static final double TOLERANCE = 0.10;

    /** Relative difference up to which two cores of a kind are equal; firmware rounds. */
    static final double PREFERENCE_TOLERANCE = 0.01;

    private static final String CPUS = "sys/devices/system/cpu/cpu";

    private static final String CAPACITY = "/cpu_capacity";
    private static final String HIGHEST_PERFORMANCE = "/acpi_cppc/highest_perf";
    private static final String HIGHEST_CLOCK = "/cpufreq/cpuinfo_max_freq";

    /** Devices of an Intel hybrid, weakest first. */
    private static final List<List<String>> HYBRID_DEVICES = List.of(
            List.of("cpu_lowpower", "low-power efficiency"),
            List.of("cpu_atom", "efficiency"),
            List.of("cpu_core", "performance"));

    private final Map<Integer, Long> capacities;
    private final List<CoreKind> kinds;
    private final CpuSet preferred;

    private LinuxCoreKinds(
            Map<Integer, Long> capacities, List<CoreKind> kinds, CpuSet preferred) {
        this.capacities = capacities;
        this.kinds = kinds;
        this.preferred = preferred;
    }

    static LinuxCoreKinds read(SysTree tree, CpuSet online, List<String> notes) {
        Map<Integer, Long> capacities = figures(tree, online, CAPACITY);
        Map<Integer, Long> clocks = figures(tree, online, HIGHEST_CLOCK);
        List<CoreKind> kinds = byDevices(tree, online);
        if (kinds.size() < 2 && !capacities.isEmpty()) {
            kinds = byFigures(capacities, "cpu_capacity");
        }
        if (kinds.size() < 2 && !clocks.isEmpty()) {
            kinds = byFigures(clocks, "cpuinfo_max_freq");
        }
        if (kinds.isEmpty()) {
            notes.add("core strengths (cpu_capacity): not exposed; all cores taken as equal");
            kinds = List.of(new CoreKind(0, "", online, "nothing"));
        }
        CpuSet preferred = CpuSet.empty();
        for (CoreKind kind : kinds) {
            for (Map<Integer, Long> figures : List.of(
                    capacities, figures(tree, online, HIGHEST_PERFORMANCE), clocks)) {
                CpuSet best = above(figures, kind.cpus());
                if (!best.isEmpty()) {
                    preferred = preferred.or(best);
                    break;
                }
            }
        }
        return new LinuxCoreKinds(capacities, kinds, preferred);
    }

    /** A figure of every CPU; empty unless all have one. */
    private static Map<Integer, Long> figures(SysTree tree, CpuSet online, String file) {
        Map<Integer, Long> figures = new TreeMap<>();
        for (int cpu : online) {
            OptionalLong figure = tree.number(CPUS + cpu + file);
            if (figure.isPresent() && figure.getAsLong() > 0) {
                figures.put(cpu, figure.getAsLong());
            }
        }
        return figures.size() == online.size() ? figures : Map.of();
    }

    private static List<CoreKind> byDevices(SysTree tree, CpuSet online) {
        List<CoreKind> kinds = new ArrayList<>();
        for (List<String> device : HYBRID_DEVICES) {
            CpuSet cpus = tree.cpus("sys/devices/" + device.get(0) + "/cpus")
                    .orElse(CpuSet.empty()).and(online);
            if (!cpus.isEmpty()) {
                kinds.add(new CoreKind(kinds.size(), device.get(1), cpus, device.get(0)));
            }
        }
        CpuSet named = kinds.stream().map(CoreKind::cpus).reduce(CpuSet.empty(), CpuSet::or);
        return named.equals(online) ? List.copyOf(kinds) : List.of();
    }

    /** Sorted by strength; a step of more than the tolerance begins a new kind. */
    private static List<CoreKind> byFigures(Map<Integer, Long> figures, String source) {
        Map<Long, CpuSet> bySize = new TreeMap<>();
        figures.forEach((cpu, figure) -> bySize.merge(figure, CpuSet.of(cpu), CpuSet::or));
        List<CoreKind> kinds = new ArrayList<>();
        double weakest = -1;
        for (Map.Entry<Long, CpuSet> step : bySize.entrySet()) {
            int last = kinds.size() - 1;
            if (last >= 0 && weakest >= step.getKey() * (1 - TOLERANCE)) {
                CpuSet wider = kinds.get(last).cpus().or(step.getValue());
                kinds.set(last, new CoreKind(last, "", wider, source));
            } else {
                kinds.add(new CoreKind(kinds.size(), "", step.getValue(), source));
                weakest = step.getKey();
            }
        }
        return List.copyOf(kinds);
    }

    /** Those at the top of a kind, if some of it are clearly below. */
    private static CpuSet above(Map<Integer, Long> figures, CpuSet kind) {
        long top = kind.stream().mapToLong(cpu -> figures.getOrDefault(cpu, 0L)).max().orElse(0);
        int[] best = kind.stream()
                .filter(cpu -> figures.getOrDefault(cpu, 0L) >= top * (1 - PREFERENCE_TOLERANCE))
                .toArray();
        return top > 0 && best.length < kind.size() ? CpuSet.of(best) : CpuSet.empty();
    }

    List<CoreKind> kinds() {
        return kinds;
    }

    OptionalInt capacity(int cpu) {
        Long capacity = capacities.get(cpu);
        return capacity == null
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(capacity, 1 << 20));
    }

    int efficiencyClass(int cpu) {
        return kinds.stream().filter(kind -> kind.cpus().contains(cpu))
                .mapToInt(CoreKind::efficiencyClass).findFirst().orElse(0);
    }

    boolean isPreferred(int cpu) {
        return preferred.contains(cpu);
    }
}
