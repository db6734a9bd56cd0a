package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jilectomy.topology.Topology.Cache;
import org.jilectomy.topology.Topology.CoreKind;
import org.jilectomy.topology.Topology.CpuPackage;
import org.jilectomy.topology.Topology.Die;
import org.jilectomy.topology.Topology.LogicalCpu;
import org.jilectomy.topology.Topology.NumaNode;
import org.jilectomy.topology.Topology.PhysicalCore;

/**
 * Packages, dies, cores and caches from {@code sys/devices/system/cpu}.
 *
 * <p>A core is identified by the set of CPUs that share it, not by {@code core_id}: that number
 * repeats in every die, and virtual machines and ARM firmware fill it with whatever they like.
 * The sibling lists are what the scheduler itself uses. For the same reason a cache is identified
 * by its level, type and {@code shared_cpu_list}; its {@code id} file is missing on many machines.
 */
final class LinuxCpus {
    private static final String CPUS = "sys/devices/system/cpu";

    /** CPUs isolated at run time, by partitions of cgroup v2 (Linux 6.7). */
    private static final String PARTITIONS = "sys/fs/cgroup/cpuset.cpus.isolated";

    final CpuSet isolated;
    final CpuSet nohzFull;
    final List<CpuPackage> packages;
    final List<PhysicalCore> cores;
    final List<LogicalCpu> cpus;
    final List<Cache> caches;
    final List<CpuSet> clusters;
    final List<CoreKind> kinds;

    private LinuxCpus(
            CpuSet isolated,
            CpuSet nohzFull,
            List<CpuPackage> packages,
            List<PhysicalCore> cores,
            List<LogicalCpu> cpus,
            List<Cache> caches,
            List<CpuSet> clusters,
            List<CoreKind> kinds) {
        this.isolated = isolated;
        this.nohzFull = nohzFull;
        this.packages = packages;
        this.cores = cores;
        this.cpus = cpus;
        this.caches = caches;
        this.clusters = clusters;
        this.kinds = kinds;
    }

    /** The CPUs the kernel has online, from the best file there is. */
    static CpuSet online(SysTree tree, List<String> notes) {
        CpuSet online = tree.cpus(CPUS + "/online").orElse(CpuSet.empty());
        if (online.isEmpty()) {
            online = CpuSet.of(tree.numbered(CPUS, "cpu").stream().mapToInt(n -> n).toArray());
            notes.add("online CPUs: not exposed; taken from the list of CPU directories");
        }
        return online;
    }

    static LinuxCpus read(SysTree tree, List<NumaNode> nodes, CpuSet online, List<String> notes) {
        Map<CpuSet, PhysicalCore> cores = new LinkedHashMap<>();
        Map<Integer, CpuSet> packages = new TreeMap<>();
        Map<Integer, Map<Integer, CpuSet>> dies = new TreeMap<>();
        List<LogicalCpu> cpus = new ArrayList<>();
        LinuxCoreKinds kinds = LinuxCoreKinds.read(tree, online, notes);
        Set<CpuSet> clusters = new LinkedHashSet<>();
        boolean siblingsKnown = true;
        for (int cpu : online) {
            String topology = CPUS + "/cpu" + cpu + "/topology/";
            int packageId = id(tree, topology + "physical_package_id");
            int dieId = id(tree, topology + "die_id");
            int coreId = id(tree, topology + "core_id", cpu);
            CpuSet self = CpuSet.of(cpu);
            CpuSet siblings = tree.cpus(topology + "core_cpus_list")
                    .or(() -> tree.cpus(topology + "thread_siblings_list"))
                    .orElse(CpuSet.empty())
                    .and(online);
            if (!siblings.contains(cpu)) {
                siblingsKnown = false;
                siblings = self;
            }
            PhysicalCore core = cores.get(siblings);
            if (core == null) {
                core = new PhysicalCore(
                        cores.size(), packageId, dieId, coreId, siblings,
                        kinds.capacity(cpu), kinds.efficiencyClass(cpu), kinds.isPreferred(cpu));
                cores.put(siblings, core);
            }
            packages.merge(packageId, self, CpuSet::or);
            dies.computeIfAbsent(packageId, key -> new TreeMap<>()).merge(dieId, self, CpuSet::or);
            int node = nodes.stream().filter(n -> n.cpus().contains(cpu))
                    .mapToInt(NumaNode::id).findFirst().orElse(0);
            int cluster = id(tree, topology + "cluster_id");
            CpuSet around = tree.cpus(topology + "cluster_cpus_list").orElse(siblings).and(online);
            if (around.contains(cpu) && around.size() > siblings.size()) {
                clusters.add(around);
            }
            cpus.add(new LogicalCpu(cpu, core.index(), packageId, dieId, cluster, node));
        }
        if (!siblingsKnown) {
            notes.add("SMT siblings: not exposed; each CPU is taken as a core of its own");
        }
        List<CpuPackage> sockets = new ArrayList<>();
        packages.forEach((id, set) -> {
            List<Die> inside = new ArrayList<>();
            dies.get(id).forEach((die, dieCpus) -> inside.add(new Die(die, dieCpus)));
            sockets.add(new CpuPackage(id, set, List.copyOf(inside)));
        });
        packages.values().forEach(clusters::remove); // one cluster that is the chip says nothing
        return new LinuxCpus(
                tree.cpus(CPUS + "/isolated").orElse(CpuSet.empty())
                        .or(tree.cpus(PARTITIONS).orElse(CpuSet.empty())).and(online),
                // "(null)" where the kernel could have them and has none
                tree.cpus(CPUS + "/nohz_full").orElse(CpuSet.empty()).and(online),
                List.copyOf(sockets), List.copyOf(cores.values()),
                List.copyOf(cpus), caches(tree, online, notes),
                List.copyOf(clusters), kinds.kinds());
    }

    private static int id(SysTree tree, String path) {
        return id(tree, path, 0);
    }

    /** An id file; firmware that has none makes the kernel write -1 or 65535. */
    private static int id(SysTree tree, String path, int otherwise) {
        OptionalInt id = tree.integer(path);
        return id.isEmpty() || id.getAsInt() < 0 || id.getAsInt() == 65535
                ? otherwise
                : id.getAsInt();
    }

    private static List<Cache> caches(SysTree tree, CpuSet online, List<String> notes) {
        Map<String, Cache> caches = new TreeMap<>();
        for (int cpu : online) {
            String directory = CPUS + "/cpu" + cpu + "/cache";
            for (int index : tree.numbered(directory, "index")) {
                String cache = directory + "/index" + index + "/";
                int level = tree.integer(cache + "level").orElse(0);
                String type = tree.value(cache + "type").orElse("Unified");
                CpuSet shared = tree.cpus(cache + "shared_cpu_list")
                        .orElse(CpuSet.of(cpu)).and(online);
                String key = "%d %s %06d".formatted(level, type, shared.first());
                caches.computeIfAbsent(key, unused -> new Cache(
                        level, type,
                        tree.value(cache + "size").map(SysTree::parseSize)
                                .map(size -> size.orElse(-1)).orElse(-1L),
                        tree.integer(cache + "coherency_line_size").orElse(-1),
                        tree.integer(cache + "ways_of_associativity").orElse(-1),
                        shared));
            }
        }
        if (caches.isEmpty()) {
            notes.add("caches: not exposed");
        }
        return List.copyOf(caches.values());
    }
}
