package org.jilectomy.topology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jilectomy.topology.Topology.CgroupLimits;

/**
 * Limits of the control group this process is in, version 2 or 1. A limit holds for the whole
 * subtree, so the smallest on the way up to the root counts. In a container the path named by
 * {@code /proc/self/cgroup} is often not visible below the mount; then the mount's own files are
 * the group's.
 */
final class Cgroups {
    private static final String MOUNT = "sys/fs/cgroup";

    /** Version 1 writes "no limit" as a number near 2^63. */
    private static final long NO_MEMORY_LIMIT = 1L << 60;

    private Cgroups() {}

    static CgroupLimits read(SysTree tree) {
        List<String> groups = tree.lines("proc/self/cgroup");
        if (tree.exists(MOUNT + "/cgroup.controllers")) {
            return version2(tree, path(groups, ""));
        }
        if (groups.isEmpty() || !tree.exists(MOUNT)) {
            return CgroupLimits.none();
        }
        return version1(tree, groups);
    }

    private static CgroupLimits version2(SysTree tree, String group) {
        double quota = Double.POSITIVE_INFINITY;
        long memory = Long.MAX_VALUE;
        Optional<CpuSet> cpuset = Optional.empty();
        for (String at = group;; at = parent(at)) {
            quota = Math.min(quota, maxToQuota(tree.value(MOUNT + at + "/cpu.max").orElse("max")));
            memory = Math.min(
                    memory, tree.number(MOUNT + at + "/memory.max").orElse(Long.MAX_VALUE));
            if (cpuset.isEmpty()) {
                cpuset = tree.cpus(MOUNT + at + "/cpuset.cpus.effective");
            }
            if (at.isEmpty()) {
                return limits("v2", quota, cpuset, memory);
            }
        }
    }

    /** {@code cpu.max} is "quota period" in microseconds, or "max period". */
    private static double maxToQuota(String max) {
        String[] parts = max.split("\\s+");
        OptionalLong quota = SysTree.parseLong(parts[0]);
        OptionalLong period =
                parts.length > 1 ? SysTree.parseLong(parts[1]) : OptionalLong.of(100_000);
        return quota.isEmpty() || period.isEmpty() || period.getAsLong() <= 0
                ? Double.POSITIVE_INFINITY
                : (double) quota.getAsLong() / period.getAsLong();
    }

    private static CgroupLimits version1(SysTree tree, List<String> groups) {
        double quota = Double.POSITIVE_INFINITY;
        for (String at = path(groups, "cpu");; at = parent(at)) {
            String cpu = MOUNT + "/cpu" + at;
            long micros = tree.number(cpu + "/cpu.cfs_quota_us").orElse(-1);
            long period = tree.number(cpu + "/cpu.cfs_period_us").orElse(100_000);
            if (micros > 0 && period > 0) {
                quota = Math.min(quota, (double) micros / period);
            }
            if (at.isEmpty()) {
                break;
            }
        }
        long memory = Long.MAX_VALUE;
        for (String at = path(groups, "memory");; at = parent(at)) {
            String file = MOUNT + "/memory" + at + "/memory.limit_in_bytes";
            memory = Math.min(memory, tree.number(file).orElse(Long.MAX_VALUE));
            if (at.isEmpty()) {
                break;
            }
        }
        Optional<CpuSet> cpuset = Optional.empty();
        for (String at = path(groups, "cpuset"); cpuset.isEmpty(); at = parent(at)) {
            cpuset = tree.cpus(MOUNT + "/cpuset" + at + "/cpuset.effective_cpus")
                    .or(cpus(tree, MOUNT + "/cpuset" + at + "/cpuset.cpus"))
                    .filter(cpus -> !cpus.isEmpty());
            if (at.isEmpty()) {
                break;
            }
        }
        return limits("v1", quota, cpuset, memory);
    }

    private static java.util.function.Supplier<Optional<CpuSet>> cpus(SysTree tree, String file) {
        return () -> tree.cpus(file);
    }

    private static CgroupLimits limits(
            String version, double quota, Optional<CpuSet> cpuset, long memory) {
        return new CgroupLimits(
                version,
                Double.isInfinite(quota) ? OptionalDouble.empty() : OptionalDouble.of(quota),
                cpuset,
                memory >= NO_MEMORY_LIMIT ? OptionalLong.empty() : OptionalLong.of(memory));
    }

    /** The group's path ("" for the root) in the hierarchy of a controller ("" is version 2). */
    private static String path(List<String> groups, String controller) {
        for (String line : groups) {
            String[] parts = line.split(":", 3); // hierarchy id : controllers : path
            if (parts.length == 3 && List.of(parts[1].split(",")).contains(controller)) {
                return parts[2].equals("/") ? "" : parts[2];
            }
        }
        return "";
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
