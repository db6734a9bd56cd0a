package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jilectomy.topology.Topology.Cache;
import org.jilectomy.topology.Topology.CgroupLimits;
import org.jilectomy.topology.Topology.CoreKind;
import org.jilectomy.topology.Topology.CpuPackage;
import org.jilectomy.topology.Topology.Die;
import org.jilectomy.topology.Topology.LogicalCpu;
import org.jilectomy.topology.Topology.NumaNode;
import org.jilectomy.topology.Topology.PhysicalCore;
import org.jilectomy.topology.Topology.Processor;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.LogicalProcessor;
import oshi.hardware.CentralProcessor.PhysicalProcessor;
import oshi.nativefree.SystemInfo;

/**
 * What OSHI knows of this machine. Costs 60 to 360 ms the first time, so nothing on the way to a
 * running Python program may ask for it. The only class here that imports OSHI.
 */
final class OshiInventory {
    private final CentralProcessor processor;

    private OshiInventory(CentralProcessor processor) {
        this.processor = processor;
    }

    /** The inventory, or empty with a note when OSHI does not know this system. */
    static Optional<OshiInventory> open(List<String> notes) {
        try {
            return Optional.of(new OshiInventory(new SystemInfo().getHardware().getProcessor()));
        } catch (RuntimeException | LinkageError e) {
            notes.add("OSHI: " + e.getClass().getSimpleName() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    Processor processor(boolean virtualMachine) {
        CentralProcessor.ProcessorIdentifier names = processor.getProcessorIdentifier();
        return new Processor(
                known(names.getVendor()),
                known(names.getName()),
                known(names.getMicroarchitecture()),
                System.getProperty("os.arch", ""),
                virtualMachine);
    }

    private static String known(String name) {
        return name == null || name.equalsIgnoreCase("unknown") ? "" : name.strip();
    }

    /** MHz of a CPU as OSHI reports it, if it does. On virtual machines a constant. */
    Optional<Double> currentMhz(int cpu) {
        long[] hertz = processor.getCurrentFreq();
        return cpu < hertz.length && hertz[cpu] > 0
                ? Optional.of(hertz[cpu] / 1e6)
                : Optional.empty();
    }

    /** The whole machine by OSHI alone: for systems without sysfs. */
    Topology topology(CpuSet allowed, List<String> notes) {
        Map<Integer, CpuSet> packages = new TreeMap<>();
        Map<Integer, CpuSet> nodes = new TreeMap<>();
        Map<List<Integer>, CpuSet> siblings = new LinkedHashMap<>();
        for (LogicalProcessor cpu : processor.getLogicalProcessors()) {
            CpuSet self = CpuSet.of(cpu.getProcessorNumber());
            packages.merge(cpu.getPhysicalPackageNumber(), self, CpuSet::or);
            nodes.merge(cpu.getNumaNode(), self, CpuSet::or);
            siblings.merge(coreKey(cpu), self, CpuSet::or);
        }
        List<PhysicalCore> cores = new ArrayList<>();
        List<Integer> classes = processor.getPhysicalProcessors().stream()
                .map(PhysicalProcessor::getEfficiency).distinct().sorted().toList();
        siblings.forEach((key, cpus) -> cores.add(new PhysicalCore(
                cores.size(), key.get(0), 0, key.get(1), cpus, OptionalInt.empty(),
                Math.max(0, classes.indexOf(efficiency(key))), false)));
        CpuSet online = packages.values().stream().reduce(CpuSet.empty(), CpuSet::or);
        List<LogicalCpu> cpus = new ArrayList<>();
        for (LogicalProcessor cpu : processor.getLogicalProcessors()) {
            int core = List.copyOf(siblings.keySet()).indexOf(coreKey(cpu));
            cpus.add(new LogicalCpu(
                    cpu.getProcessorNumber(), core, cpu.getPhysicalPackageNumber(), 0, 0,
                    cpu.getNumaNode()));
        }
        notes.add("cache sharing, dies, NUMA distances: not exposed by OSHI on this system");
        return new Topology(
                processor(false),
                packages.entrySet().stream().map(entry -> new CpuPackage(
                        entry.getKey(), entry.getValue(), List.of(new Die(0, entry.getValue()))))
                        .toList(),
                nodes.entrySet().stream().map(entry -> new NumaNode(
                        entry.getKey(), entry.getValue(), OptionalLong.empty(), List.of()))
                        .toList(),
                List.copyOf(cores),
                List.copyOf(cpus),
                caches(),
                online,
                CpuSet.empty(),
                allowed.isEmpty() ? online : allowed,
                CgroupLimits.none(),
                List.copyOf(notes),
                CpuSet.empty(),
                List.of(),
                kinds(cores));
    }

    private static List<CoreKind> kinds(List<PhysicalCore> cores) {
        Map<Integer, CpuSet> classes = new TreeMap<>();
        cores.forEach(core -> classes.merge(core.efficiencyClass(), core.cpus(), CpuSet::or));
        List<CoreKind> kinds = new ArrayList<>();
        classes.forEach((strength, cpus) -> kinds.add(
                new CoreKind(strength, "", cpus, "OSHI's efficiency class")));
        return List.copyOf(kinds);
    }

    private static List<Integer> coreKey(LogicalProcessor cpu) {
        return List.of(cpu.getPhysicalPackageNumber(), cpu.getPhysicalProcessorNumber());
    }

    private int efficiency(List<Integer> coreKey) {
        return processor.getPhysicalProcessors().stream()
                .filter(core -> core.getPhysicalPackageNumber() == coreKey.get(0)
                        && core.getPhysicalProcessorNumber() == coreKey.get(1))
                .mapToInt(PhysicalProcessor::getEfficiency).findFirst().orElse(0);
    }

    /** OSHI merges equal caches and does not say who shares them: the set stays empty. */
    private List<Cache> caches() {
        return processor.getProcessorCaches().stream()
                .map(cache -> new Cache(
                        cache.getLevel(),
                        switch (cache.getType()) {
                            case DATA -> "Data";
                            case INSTRUCTION -> "Instruction";
                            default -> "Unified";
                        },
                        cache.getCacheSize(), cache.getLineSize(), cache.getAssociativity(),
                        CpuSet.empty()))
                .toList();
    }
}
