package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jilectomy.topology.Topology.NumaNode;

/** NUMA nodes from {@code sys/devices/system/node}. */
final class LinuxNodes {
    private static final String NODES = "sys/devices/system/node";

    private LinuxNodes() {}

    /** The nodes; one node of all online CPUs if the kernel was built without NUMA. */
    static List<NumaNode> read(SysTree tree, CpuSet online, List<String> notes) {
        List<NumaNode> nodes = new ArrayList<>();
        for (int id : tree.numbered(NODES, "node")) {
            String node = NODES + "/node" + id;
            CpuSet cpus = tree.cpus(node + "/cpulist").orElse(CpuSet.empty()).and(online);
            nodes.add(new NumaNode(id, cpus, memory(tree, node), distances(tree, node)));
        }
        if (nodes.isEmpty()) {
            notes.add("NUMA nodes: not exposed; taken as one node");
            nodes.add(new NumaNode(0, online, OptionalLong.empty(), List.of(10)));
        }
        return List.copyOf(nodes);
    }

    private static OptionalLong memory(SysTree tree, String node) {
        for (String line : tree.lines(node + "/meminfo")) {
            int at = line.indexOf("MemTotal:");
            if (at >= 0) {
                return SysTree.parseSize(line.substring(at + "MemTotal:".length()));
            }
        }
        return OptionalLong.empty();
    }

    private static List<Integer> distances(SysTree tree, String node) {
        List<Integer> distances = new ArrayList<>();
        for (String distance : tree.value(node + "/distance").orElse("").split("\\s+")) {
            SysTree.parseLong(distance).ifPresent(value -> distances.add((int) value));
        }
        return List.copyOf(distances);
    }
}
