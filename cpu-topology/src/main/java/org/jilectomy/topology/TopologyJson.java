package org.jilectomy.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.topology.Topology.Processor;

/** A topology as plain maps and lists for {@link JsonWriter}. CPU sets keep their list format. */
public final class TopologyJson {
    private TopologyJson() {}

    public static Map<String, Object> toMap(Topology machine) {
        Processor names = machine.processor();
        return map(
                "processor", map(
                        "vendor", names.vendor(),
                        "name", names.name(),
                        "microarchitecture", names.microarchitecture(),
                        "architecture", names.architecture(),
                        "virtual_machine", names.virtualMachine()),
                "online", machine.online(),
                "allowed", machine.allowed(),
                "isolated", machine.isolated(),
                "nohz_full", machine.nohzFull(),
                "clusters", machine.clusters().stream().map(CpuSet::toString).toList(),
                "core_kinds", machine.kinds().stream().map(kind -> map(
                        "efficiency_class", kind.efficiencyClass(),
                        "name", kind.name(),
                        "cpus", kind.cpus(),
                        "told_by", kind.source())).toList(),
                "packages", machine.packages().stream().map(socket -> map(
                        "id", socket.id(),
                        "cpus", socket.cpus(),
                        "dies", socket.dies().stream()
                                .map(die -> map("id", die.id(), "cpus", die.cpus())).toList()))
                        .toList(),
                "numa_nodes", machine.nodes().stream().map(node -> map(
                        "id", node.id(),
                        "cpus", node.cpus(),
                        "memory_bytes", node.memoryBytes(),
                        "distances", node.distances())).toList(),
                "cores", machine.cores().stream().map(core -> map(
                        "index", core.index(),
                        "package", core.packageId(),
                        "die", core.dieId(),
                        "core_id", core.coreId(),
                        "cpus", core.cpus(),
                        "capacity", core.capacity(),
                        "efficiency_class", core.efficiencyClass(),
                        "preferred", core.preferred())).toList(),
                "cpus", machine.cpus().stream().map(cpu -> map(
                        "number", cpu.number(),
                        "core", cpu.core(),
                        "package", cpu.packageId(),
                        "die", cpu.dieId(),
                        "cluster", cpu.clusterId(),
                        "numa_node", cpu.node())).toList(),
                "caches", machine.caches().stream().map(cache -> map(
                        "level", cache.level(),
                        "type", cache.type(),
                        "bytes", cache.bytes(),
                        "line_bytes", cache.lineBytes(),
                        "ways", cache.ways(),
                        "shared_by", cache.sharedBy())).toList(),
                "cgroup", map(
                        "version", machine.cgroup().version(),
                        "cpu_quota", machine.cgroup().cpuQuota(),
                        "cpuset", machine.cgroup().cpuset(),
                        "memory_bytes", machine.cgroup().memory()),
                "notes", machine.notes());
    }

    /** A frequency with its source, for the reports that carry one. */
    public static Map<String, Object> toMap(Frequency frequency) {
        return map(
                "cpu", frequency.cpu(),
                "mhz", frequency.isKnown() ? frequency.mhz() : null,
                "source", frequency.source().label(),
                "measured", frequency.source().isMeasured());
    }

    /** An ordered map of alternating keys and values; values may be null. */
    public static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** Several frequencies. */
    public static List<Map<String, Object>> toList(List<Frequency> frequencies) {
        return frequencies.stream().map(TopologyJson::toMap).toList();
    }
}
