package org.jilectomy.topology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A machine as this process sees it. Plain values, immutable, safe to share.
 *
 * @param processor what the processor is called
 * @param packages  sockets, by id
 * @param nodes     NUMA nodes, by id; at least one if any CPU is known
 * @param cores     physical cores, by their lowest CPU
 * @param cpus      logical CPUs that are online, by number
 * @param caches    each cache once, with the CPUs that share it
 * @param online    the CPUs the kernel uses
 * @param isolated  the CPUs taken from the scheduler's balancing ({@code isolcpus})
 * @param allowed   the CPUs this process may run on (affinity mask within its cpuset)
 * @param cgroup    the limits of the control group
 * @param notes     what could not be read, one sentence each
 * @param nohzFull  the CPUs without a periodic tick while they run one task ({@code nohz_full})
 * @param clusters  groups of cores below a die that share something (an L2, a bus), if any
 * @param kinds     the kinds of cores, weakest first; one if all are equal
 */
public record Topology(
        Processor processor,
        List<CpuPackage> packages,
        List<NumaNode> nodes,
        List<PhysicalCore> cores,
        List<LogicalCpu> cpus,
        List<Cache> caches,
        CpuSet online,
        CpuSet isolated,
        CpuSet allowed,
        CgroupLimits cgroup,
        List<String> notes,
        CpuSet nohzFull,
        List<CpuSet> clusters,
        List<CoreKind> kinds) {

    /** A machine with equal cores, without clusters or {@code nohz_full} CPUs. */
    public Topology(
            Processor processor,
            List<CpuPackage> packages,
            List<NumaNode> nodes,
            List<PhysicalCore> cores,
            List<LogicalCpu> cpus,
            List<Cache> caches,
            CpuSet online,
            CpuSet isolated,
            CpuSet allowed,
            CgroupLimits cgroup,
            List<String> notes) {
        this(processor, packages, nodes, cores, cpus, caches, online, isolated, allowed, cgroup,
                notes, CpuSet.empty(), List.of(), List.of());
    }

    /** Names; each is empty when the machine does not tell. */
    public record Processor(
            String vendor,
            String name,
            String microarchitecture,
            String architecture,
            boolean virtualMachine) {}

    /** A socket, and the dies in it. */
    public record CpuPackage(int id, CpuSet cpus, List<Die> dies) {}

    /** A piece of silicon in a package; its id is unique within the package only. */
    public record Die(int id, CpuSet cpus) {}

    /**
     * A NUMA node.
     *
     * @param distances to every node in order, in the firmware's units (10 is local)
     */
    public record NumaNode(
            int id, CpuSet cpus, OptionalLong memoryBytes, List<Integer> distances) {}

    /**
     * A physical core.
     *
     * @param coreId          the kernel's number, unique within a die only
     * @param cpus            its logical CPUs: more than one under SMT
     * @param capacity        relative strength, 1024 for the strongest core of the machine
     * @param efficiencyClass 0 for the weakest kind of core here, ascending with strength
     * @param preferred       reaches a higher clock than others of its kind (Turbo Boost Max 3.0
     *                        and its like)
     */
    public record PhysicalCore(
            int index,
            int packageId,
            int dieId,
            int coreId,
            CpuSet cpus,
            OptionalInt capacity,
            int efficiencyClass,
            boolean preferred) {
        /** A core that is not above others of its kind. */
        public PhysicalCore(
                int index,
                int packageId,
                int dieId,
                int coreId,
                CpuSet cpus,
                OptionalInt capacity,
                int efficiencyClass) {
            this(index, packageId, dieId, coreId, cpus, capacity, efficiencyClass, false);
        }
    }

    /**
     * Cores of equal strength, within a tolerance.
     *
     * @param efficiencyClass of its cores
     * @param name            {@code performance}, {@code efficiency} …; empty if nobody says
     * @param source          what told the kinds apart: a file, a device
     */
    public record CoreKind(int efficiencyClass, String name, CpuSet cpus, String source) {}

    /** A logical CPU: what the scheduler and an affinity mask count. */
    public record LogicalCpu(
            int number, int core, int packageId, int dieId, int clusterId, int node) {}

    /**
     * A cache and its users.
     *
     * @param type  {@code Data}, {@code Instruction} or {@code Unified}
     * @param bytes its size
     */
    public record Cache(
            int level, String type, long bytes, int lineBytes, int ways, CpuSet sharedBy) {
        /** The usual short name: L1d, L1i, L2 … */
        public String label() {
            return switch (type) {
                case "Data" -> "L" + level + "d";
                case "Instruction" -> "L" + level + "i";
                default -> "L" + level;
            };
        }
    }

    /**
     * The limits a control group puts on this process.
     *
     * @param version  {@code v1}, {@code v2} or {@code none}
     * @param cpuQuota CPUs' worth of time a period, if limited
     * @param cpuset   the group's CPUs, if it names them
     * @param memory   bytes, if limited
     */
    public record CgroupLimits(
            String version, OptionalDouble cpuQuota, Optional<CpuSet> cpuset, OptionalLong memory) {
        public static CgroupLimits none() {
            return new CgroupLimits(
                    "none", OptionalDouble.empty(), Optional.empty(), OptionalLong.empty());
        }
    }

    /** The same machine for a process that may use other CPUs. */
    public Topology withAllowed(CpuSet cpus) {
        return new Topology(processor, packages, nodes, cores, this.cpus, caches, online, isolated,
                cpus.and(online), cgroup, notes, nohzFull, clusters, kinds);
    }

    /** The core a logical CPU belongs to. */
    public Optional<PhysicalCore> coreOf(int cpu) {
        return cores.stream().filter(core -> core.cpus().contains(cpu)).findFirst();
    }

    /** Whether the cores differ in strength (big.LITTLE, performance and efficiency cores). */
    public boolean isHybrid() {
        return cores.stream().anyMatch(core -> core.efficiencyClass() > 0);
    }

    /** Whether a core has more than one logical CPU. */
    public boolean hasSmt() {
        return cores.stream().anyMatch(core -> core.cpus().size() > 1);
    }

    /**
     * One allowed CPU of each physical core, in the order in which to use them: the strongest cores
     * first, within them node by node, preferred ones first. Two threads on these CPUs never share
     * a core.
     */
    public List<Integer> oneCpuPerCore() {
        return cores.stream()
                .filter(core -> !core.cpus().and(allowed).isEmpty())
                .sorted(
                        Comparator.comparingInt((PhysicalCore core) -> -core.efficiencyClass())
                                .thenComparingInt(core -> nodeOf(core.cpus().first()))
                                .thenComparing(core -> !core.preferred())
                                .thenComparingInt(core -> core.cpus().first()))
                .map(core -> core.cpus().and(allowed).first())
                .toList();
    }

    private int nodeOf(int cpu) {
        return nodes.stream()
                .filter(node -> node.cpus().contains(cpu))
                .mapToInt(NumaNode::id)
                .findFirst()
                .orElse(0);
    }
}
