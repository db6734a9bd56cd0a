package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jilectomy.topology.Topology.NumaNode;
import org.jilectomy.topology.Topology.Processor;

/** Puts a {@link Topology} together from all sources. Every method always returns one. */
public final class TopologyReader {
    private TopologyReader() {}

    /** This machine, names by OSHI included (60 to 360 ms the first time). */
    public static Topology read() {
        List<String> notes = new ArrayList<>();
        SysTree tree = SysTree.live();
        Optional<OshiInventory> oshi = OshiInventory.open(notes);
        if (!tree.exists("sys/devices/system/cpu")) {
            CpuSet allowed = Affinity.allowed();
            return oshi.map(inventory -> inventory.topology(allowed, notes))
                    .orElseGet(() -> read(tree, Optional.empty(), notes));
        }
        boolean virtual = isVirtualMachine(tree);
        return read(tree, oshi.map(inventory -> inventory.processor(virtual)), notes);
    }

    /** A machine from sysfs and procfs text only: 20 ms, and the way to read a recording. */
    public static Topology read(SysTree tree) {
        return read(tree, Optional.empty(), new ArrayList<>());
    }

    private static Topology read(SysTree tree, Optional<Processor> names, List<String> notes) {
        CpuSet online = LinuxCpus.online(tree, notes);
        if (online.isEmpty()) {
            online = CpuSet.range(Runtime.getRuntime().availableProcessors());
            notes.add("CPUs: not exposed; the JVM counts " + online.size());
        }
        List<NumaNode> nodes = LinuxNodes.read(tree, online, notes);
        LinuxCpus cpus = LinuxCpus.read(tree, nodes, online, notes);
        CpuSet allowed = tree.field("proc/self/status", "Cpus_allowed_list")
                .map(CpuSet::parse).orElse(CpuSet.empty()).and(online);
        if (allowed.isEmpty()) {
            notes.add("allowed CPUs: not exposed; taken as all that are online");
            allowed = online;
        }
        return new Topology(
                names.orElseGet(() -> processor(tree)),
                cpus.packages,
                nodes,
                cpus.cores,
                cpus.cpus,
                cpus.caches,
                online,
                cpus.isolated,
                allowed,
                Cgroups.read(tree),
                List.copyOf(notes),
                cpus.nohzFull,
                cpus.clusters,
                cpus.kinds);
    }

    private static Processor processor(SysTree tree) {
        String cpuinfo = "proc/cpuinfo";
        String vendor = tree.field(cpuinfo, "vendor_id")
                .or(() -> tree.field(cpuinfo, "CPU implementer")).orElse("");
        String name = tree.field(cpuinfo, "model name")
                .or(() -> tree.value("sys/firmware/devicetree/base/model"))
                .or(() -> tree.field(cpuinfo, "CPU part").map(part -> "part " + part))
                .orElse("");
        String architecture = tree.field(cpuinfo, "CPU implementer").isPresent()
                ? "aarch64"
                : tree.field(cpuinfo, "vendor_id").isPresent() ? "amd64" : "";
        return new Processor(
                vendor, name.replace("\0", ""), "", architecture, isVirtualMachine(tree));
    }

    private static boolean isVirtualMachine(SysTree tree) {
        return tree.field("proc/cpuinfo", "flags")
                .map(flags -> List.of(flags.split(" ")).contains("hypervisor"))
                .orElse(false)
                || tree.value("sys/hypervisor/type").isPresent()
                || tree.value("sys/class/dmi/id/product_name")
                        .map(name -> name.contains("KVM") || name.contains("Virtual"))
                        .orElse(false);
    }
}
