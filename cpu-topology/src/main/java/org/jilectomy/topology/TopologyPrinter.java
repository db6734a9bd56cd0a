package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jilectomy.topology.Topology.Cache;
import org.jilectomy.topology.Topology.CoreKind;
import org.jilectomy.topology.Topology.CpuPackage;
import org.jilectomy.topology.Topology.Die;
import org.jilectomy.topology.Topology.NumaNode;
import org.jilectomy.topology.Topology.PhysicalCore;
import org.jilectomy.topology.Topology.Processor;

/**
 * A topology as a tree for people: package, die, shared cache, core. Also the expected output of
 * the tests over recorded machines, so it holds nothing that changes from run to run.
 */
public final class TopologyPrinter {
    private final Topology machine;
    private final StringBuilder out = new StringBuilder();

    private TopologyPrinter(Topology machine) {
        this.machine = machine;
    }

    /** The whole description, lines of at most about 100 columns. */
    public static String print(Topology machine) {
        TopologyPrinter printer = new TopologyPrinter(machine);
        printer.header();
        printer.kinds();
        machine.packages().forEach(printer::cpuPackage);
        printer.clusters();
        printer.nodes();
        printer.permissions();
        machine.notes().forEach(note -> printer.line(0, "note: " + note));
        return printer.out.toString();
    }

    private void header() {
        Processor names = machine.processor();
        StringBuilder title = new StringBuilder(names.name());
        title.append(names.name().isEmpty() ? "unnamed processor" : "");
        if (!names.microarchitecture().isEmpty()) {
            title.append(" (").append(names.microarchitecture()).append(')');
        }
        if (!names.architecture().isEmpty()) {
            title.append(", ").append(names.architecture());
        }
        title.append(names.virtualMachine() ? ", virtual machine" : "");
        line(0, title.toString());
        int dies = machine.packages().stream().mapToInt(socket -> socket.dies().size()).sum();
        line(0, String.join(", ",
                count(machine.packages().size(), "package"),
                count(dies, "die"),
                count(machine.nodes().size(), "NUMA node"),
                count(machine.cores().size(), "core"),
                count(machine.online().size(), "logical CPU")));
    }

    /** Only where cores differ. */
    private void kinds() {
        if (machine.isHybrid()) {
            for (CoreKind kind : machine.kinds()) {
                line(0, "class " + kind.efficiencyClass()
                        + (kind.name().isEmpty() ? "" : " (" + kind.name() + ")")
                        + ": CPUs " + kind.cpus() + ", told by " + kind.source());
            }
        }
        CpuSet preferred = machine.cores().stream().filter(PhysicalCore::preferred)
                .map(PhysicalCore::cpus).reduce(CpuSet.empty(), CpuSet::or);
        if (!preferred.isEmpty()) {
            line(0, "preferred (clock higher than others of their kind): CPUs " + preferred);
        }
    }

    private void cpuPackage(CpuPackage socket) {
        line(0, "package " + socket.id());
        for (Die die : socket.dies()) {
            int indent = 1;
            if (socket.dies().size() > 1) {
                line(1, "die " + die.id());
                indent = 2;
            }
            int at = indent;
            List<Cache> shared = sharedCaches(die.cpus());
            CpuSet rest = die.cpus();
            for (Cache cache : shared) {
                line(at, describe(cache) + " shared by CPUs " + cache.sharedBy());
                cores(cache.sharedBy().and(die.cpus()), at + 1);
                rest = rest.minus(cache.sharedBy());
            }
            cores(rest, at);
        }
    }

    /** The largest caches that several cores share, within a die: disjoint sets of CPUs. */
    private List<Cache> sharedCaches(CpuSet within) {
        int level = machine.caches().stream()
                .filter(cache -> coresOf(cache.sharedBy().and(within)).size() > 1)
                .mapToInt(Cache::level).max().orElse(Integer.MAX_VALUE);
        return machine.caches().stream()
                .filter(cache -> cache.level() == level && !cache.sharedBy().and(within).isEmpty())
                .toList();
    }

    private List<PhysicalCore> coresOf(CpuSet cpus) {
        return machine.cores().stream().filter(core -> !core.cpus().and(cpus).isEmpty()).toList();
    }

    private void cores(CpuSet cpus, int indent) {
        List<Cache> named = sharedCaches(cpus);
        for (PhysicalCore core : coresOf(cpus)) {
            StringBuilder text = new StringBuilder("core ").append(core.index())
                    .append(": CPU ").append(core.cpus());
            if (machine.isHybrid()) {
                text.append(", class ").append(core.efficiencyClass());
                core.capacity().ifPresent(capacity -> text.append(" (capacity " + capacity + ")"));
            }
            // A cache of exactly these CPUs is private; one of a few cores (an L2 shared by a
            // cluster) is named with its set; the group's own heading named the largest already.
            for (Cache cache : machine.caches()) {
                if (cache.sharedBy().equals(core.cpus())) {
                    text.append(", ").append(describe(cache));
                    continue;
                }
                if (cache.sharedBy().contains(core.cpus().first())
                        && !named.contains(cache)) {
                    text.append(", " + describe(cache) + " of " + cache.sharedBy());
                }
            }
            line(indent, text.toString());
        }
    }

    private static String describe(Cache cache) {
        return cache.bytes() < 0 ? cache.label() : cache.label() + " " + size(cache.bytes());
    }

    private void nodes() {
        for (NumaNode node : machine.nodes()) {
            StringBuilder text = new StringBuilder("NUMA node ").append(node.id()).append(": CPUs ")
                    .append(node.cpus().isEmpty() ? "none" : node.cpus());
            node.memoryBytes().ifPresent(bytes -> text.append(", ").append(size(bytes)));
            if (machine.nodes().size() > 1) {
                text.append(", distances ").append(node.distances().stream()
                        .map(String::valueOf).collect(Collectors.joining(" ")));
            }
            line(0, text.toString());
        }
    }

    private void clusters() {
        List<Integer> sizes =
                machine.clusters().stream().map(CpuSet::size).distinct().sorted().toList();
        if (!sizes.isEmpty()) {
            line(0, count(machine.clusters().size(), "cluster") + " of "
                    + sizes.stream().map(String::valueOf).collect(Collectors.joining(" or "))
                    + " CPUs");
        }
    }

    private void permissions() {
        List<String> limits = new ArrayList<>();
        machine.cgroup().cpuQuota().ifPresent(quota -> limits.add(String.format(Locale.ROOT,
                "quota %.2f CPUs", quota)));
        machine.cgroup().cpuset().ifPresent(cpus -> limits.add("cpuset " + cpus));
        machine.cgroup().memory().ifPresent(bytes -> limits.add("memory " + size(bytes)));
        line(0, "allowed CPUs: " + machine.allowed() + " (" + count(machine.allowed().size(), "CPU")
                + " on " + count(machine.oneCpuPerCore().size(), "core") + ")");
        line(0, "isolated CPUs: " + (machine.isolated().isEmpty() ? "none" : machine.isolated()));
        if (!machine.nohzFull().isEmpty()) {
            line(0, "CPUs without a tick (nohz_full): " + machine.nohzFull());
        }
        line(0, "cgroup " + machine.cgroup().version() + ": "
                + (limits.isEmpty() ? "no limits" : String.join(", ", limits)));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** A size with the largest unit that leaves it at least 1, two decimals unless it is whole. */
    static String size(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        String format = value == Math.rint(value) ? "%.0f %s" : "%.2f %s";
        return String.format(Locale.ROOT, format, value, units[unit]);
    }

    private void line(int indent, String text) {
        out.append("  ".repeat(indent)).append(text).append('\n');
    }
}
