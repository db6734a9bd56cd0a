package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jilectomy.topology.Topology.Cache;
import org.jilectomy.topology.Topology.CpuPackage;
import org.jilectomy.topology.Topology.Die;
import org.jilectomy.topology.Topology.LogicalCpu;
import org.jilectomy.topology.Topology.NumaNode;
import org.jilectomy.topology.Topology.PhysicalCore;

/**
 * A machine as one tree of things within things, for drawing and for hwloc: the machine holds
 * packages, they hold dies, caches, clusters, cores, and those logical CPUs. Nesting follows the
 * sets of CPUs alone; between things with the same CPUs the order of {@link Kind} decides. So an L3
 * of a whole die, of a quarter of it, or of several dies all find their place without a rule of
 * their own.
 *
 * <p>NUMA nodes are no level: memory hangs beside what has the same CPUs (the package, a die, a
 * group made for it). What crosses another thing, rather than being inside or around it, is left
 * out and named in {@link #leftOut}; a cache whose users nobody told (OSHI) too.
 */
final class TopologyTree {
    /** In the order in which things with equal sets of CPUs are nested, outermost first. */
    enum Kind {
        MACHINE, PACKAGE, DIE, GROUP, CLUSTER, CACHE, CORE, CPU
    }

    /** A thing of the machine; its children are within its CPUs and do not overlap. */
    static final class Thing {
        final Kind kind;
        final int id;
        final CpuSet cpus;
        final Optional<Cache> cache;
        final Optional<PhysicalCore> core;
        final List<Thing> children = new ArrayList<>();
        final List<NumaNode> memory = new ArrayList<>();

        private Thing(
                Kind kind,
                int id,
                CpuSet cpus,
                Optional<Cache> cache,
                Optional<PhysicalCore> core) {
            this.kind = kind;
            this.id = id;
            this.cpus = cpus;
            this.cache = cache;
            this.core = core;
        }

        private static Thing of(Kind kind, int id, CpuSet cpus) {
            return new Thing(kind, id, cpus, Optional.empty(), Optional.empty());
        }

        /** Larger levels outside, data caches outside instruction caches. */
        private int cacheRank() {
            return cache.map(it -> -2 * it.level() + (it.type().equals("Instruction") ? 1 : 0))
                    .orElse(0);
        }
    }

    final Thing root;
    final List<String> leftOut = new ArrayList<>();

    private TopologyTree(Thing root) {
        this.root = root;
    }

    static TopologyTree of(Topology machine) {
        TopologyTree tree = new TopologyTree(Thing.of(Kind.MACHINE, 0, machine.online()));
        List<Thing> things = new ArrayList<>();
        for (CpuPackage socket : machine.packages()) {
            things.add(Thing.of(Kind.PACKAGE, socket.id(), socket.cpus()));
            if (socket.dies().size() > 1) {
                for (Die die : socket.dies()) {
                    things.add(Thing.of(Kind.DIE, die.id(), die.cpus()));
                }
            }
        }
        for (int i = 0; i < machine.clusters().size(); i++) {
            things.add(Thing.of(Kind.CLUSTER, i, machine.clusters().get(i)));
        }
        for (Cache cache : machine.caches()) {
            if (cache.sharedBy().isEmpty()) {
                tree.leftOut.add(cache.label() + ": nobody tells who shares it");
            } else {
                things.add(new Thing(
                        Kind.CACHE, cache.sharedBy().first(), cache.sharedBy(),
                        Optional.of(cache), Optional.empty()));
            }
        }
        for (PhysicalCore core : machine.cores()) {
            things.add(new Thing(
                    Kind.CORE, core.coreId(), core.cpus(), Optional.empty(), Optional.of(core)));
        }
        for (LogicalCpu cpu : machine.cpus()) {
            things.add(Thing.of(Kind.CPU, cpu.number(), CpuSet.of(cpu.number())));
        }
        for (NumaNode node : machine.nodes()) {
            boolean known = node.cpus().isEmpty() || node.cpus().equals(machine.online())
                    || things.stream().anyMatch(thing -> thing.cpus.equals(node.cpus()));
            if (!known) {
                things.add(Thing.of(Kind.GROUP, node.id(), node.cpus()));
            }
        }
        things.sort(Comparator.comparingInt((Thing thing) -> -thing.cpus.size())
                .thenComparing(thing -> thing.kind)
                .thenComparingInt(Thing::cacheRank)
                .thenComparingInt(thing -> thing.cpus.first()));
        things.forEach(tree::insert);
        machine.nodes().forEach(tree::hang);
        return tree;
    }

    /** Things come in descending size, so nothing inserted later is around anything earlier. */
    private void insert(Thing thing) {
        Thing at = root;
        for (Thing inner = at; inner != null; inner = childAround(at, thing.cpus)) {
            at = inner;
        }
        boolean inside = thing.cpus.minus(at.cpus).isEmpty();
        boolean free = at.children.stream().allMatch(child -> child.cpus.and(thing.cpus).isEmpty());
        if (inside && free && !thing.cpus.isEmpty()) {
            at.children.add(thing);
            at.children.sort(Comparator.comparingInt(child -> child.cpus.first()));
        } else {
            leftOut.add(thing.cache.map(Cache::label).orElse(thing.kind.name().toLowerCase(
                    java.util.Locale.ROOT)) + " of CPUs " + thing.cpus + ": crosses another part");
        }
    }

    private static Thing childAround(Thing at, CpuSet cpus) {
        for (Thing child : at.children) {
            if (cpus.minus(child.cpus).isEmpty()) {
                return child;
            }
        }
        return null;
    }

    /** At the outermost thing with the node's CPUs, below the machine if one there has them. */
    private void hang(NumaNode node) {
        if (node.cpus().isEmpty()) {
            root.memory.add(node);
            return;
        }
        Thing at = root;
        for (Thing inner = childAround(at, node.cpus()); inner != null; inner =
                childAround(at, node.cpus())) {
            at = inner;
            if (at.cpus.equals(node.cpus())) {
                break;
            }
        }
        at.memory.add(node);
    }
}
