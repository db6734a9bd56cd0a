package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jilectomy.topology.Topology.Cache;
import org.jilectomy.topology.Topology.CpuPackage;
import org.jilectomy.topology.Topology.NumaNode;
import org.jilectomy.topology.Topology.PhysicalCore;

/**
 * Which CPU each of N threads is put on, in the words of OpenMP 5: <em>places</em> cut the machine
 * into parts, <em>bind</em> deals threads out to them ({@code OMP_PLACES}, {@code OMP_PROC_BIND}).
 *
 * <pre>
 *   places         a place is                           8 cores in 2 sockets, 4 threads:
 *   threads        one logical CPU                      close    0 1 2 3
 *   cores          a physical core                      spread   0 2 4 6
 *   ll_caches      all that shares a last-level cache   primary  0 0 0 0  (of places "cores")
 *   numa_domains   a NUMA node
 *   sockets        a package
 * </pre>
 *
 * <p>Places are in the order of {@link Topology#oneCpuPerCore()}: the strongest cores first, node
 * by node. Inside a place a thread gets a CPU nobody has; cores come before SMT siblings. Only CPUs
 * this process may use count, and isolated ones that were left out of its mask because they are
 * isolated: those come first, they are there to be measured on.
 *
 * <p>For measuring there are two more wishes. {@code avoidSiblings}: no second CPU of a core, as
 * long as there are cores. {@code avoidCpu0}: the core of CPU 0, which the kernel gives most
 * interrupts and housekeeping, is used last. Both yield when there are more threads than CPUs
 * otherwise; with more threads than CPUs at all, CPUs are given out again from the start.
 */
public record Placement(Places places, Bind bind, boolean avoidSiblings, boolean avoidCpu0) {

    /** Parts of the machine, by OpenMP's abstract names. */
    public enum Places {
        THREADS, CORES, LL_CACHES, NUMA_DOMAINS, SOCKETS
    }

    /** How threads are dealt out to places. */
    public enum Bind {
        /** Neighbours, beginning at the first place. */
        CLOSE,
        /** As far from each other as there are places. */
        SPREAD,
        /** All at the first place. */
        PRIMARY
    }

    /** One thread a physical core, the strongest first, CPU 0 last: what the bench uses. */
    public static Placement forMeasuring() {
        return new Placement(Places.CORES, Bind.CLOSE, true, true);
    }

    /**
     * Understands OpenMP's names.
     *
     * @throws IllegalArgumentException for another name, with a message that lists those there are
     */
    public static Placement parse(String places, String bind) {
        return new Placement(
                byName(Places.class, "places", places), byName(Bind.class, "proc-bind", bind),
                true, true);
    }

    private static <E extends Enum<E>> E byName(Class<E> type, String option, String name) {
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("--" + option + ": '" + name + "' is none of "
                + Arrays.stream(type.getEnumConstants()).map(Placement::name)
                        .collect(Collectors.joining(", ")));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The CPU of each thread, in order of threads; never empty for a positive count. Repeats a CPU
     * only if there are more threads than CPUs in the places dealt to.
     */
    public List<Integer> cpus(Topology machine, int threads) {
        List<List<Integer>> parts = parts(machine, threads);
        int[] taken = new int[parts.size()];
        List<Integer> cpus = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int part = place(thread, threads, parts.size());
            List<Integer> inside = parts.get(part);
            cpus.add(inside.get(taken[part]++ % inside.size()));
        }
        return List.copyOf(cpus);
    }

    /** OpenMP 5.2, section 10.1.3: with more threads than places both ways deal out blocks. */
    private int place(int thread, int threads, int places) {
        return switch (bind) {
            case PRIMARY -> 0;
            case CLOSE -> threads <= places
                    ? thread
                    : (int) ((long) thread * places / threads);
            case SPREAD -> (int) ((long) thread * places / threads);
        };
    }

    /** The places, each with its CPUs in order of use; without those that wishes leave out. */
    private List<List<Integer>> parts(Topology machine, int threads) {
        List<Integer> order = usable(machine);
        if (avoidSiblings && bind != Bind.PRIMARY) {
            long cores = order.stream().map(cpu -> coreIndex(machine, cpu)).distinct().count();
            if (cores >= threads) {
                order = firsts(machine, order);
            }
        }
        List<List<Integer>> parts = new ArrayList<>();
        for (CpuSet place : sets(machine, order)) {
            List<Integer> inside = order.stream().filter(place::contains).toList();
            if (!inside.isEmpty()) {
                parts.add(inside);
            }
        }
        List<Integer> rank = order;
        parts.sort(Comparator.comparingInt(part -> rank.indexOf(part.getFirst())));
        return parts;
    }

    /** CPUs in order of use: all first CPUs of cores, then all second ones; CPU 0's core last. */
    private List<Integer> usable(Topology machine) {
        CpuSet allowed = machine.allowed();
        CpuSet isolated = machine.isolated().and(machine.online());
        boolean maskIsDefault = allowed.equals(machine.online().minus(isolated));
        if (maskIsDefault && !isolated.isEmpty()) {
            allowed = allowed.or(isolated.and(machine.cgroup().cpuset().orElse(isolated)));
        }
        CpuSet usable = allowed;
        CpuSet first = isolated;
        List<Integer> preference = machine.withAllowed(usable).oneCpuPerCore();
        int boot = avoidCpu0 && preference.size() > 1 ? coreIndex(machine, 0) : -1;
        List<Integer> order = new ArrayList<>();
        for (int round = 0; order.size() < usable.size(); round++) {
            for (int cpu : preference) {
                int[] siblings = machine.coreOf(cpu).map(PhysicalCore::cpus)
                        .orElse(CpuSet.of(cpu)).and(usable).stream().toArray();
                if (round < siblings.length) {
                    order.add(siblings[round]);
                }
            }
        }
        order.sort(Comparator.comparing((Integer cpu) -> !first.contains(cpu)) // a stable sort
                .thenComparing(cpu -> coreIndex(machine, cpu) == boot));
        return order;
    }

    private static List<Integer> firsts(Topology machine, List<Integer> order) {
        List<Integer> seen = new ArrayList<>();
        return order.stream().filter(cpu -> {
            int core = coreIndex(machine, cpu);
            return !seen.contains(core) && seen.add(core);
        }).toList();
    }

    private static int coreIndex(Topology machine, int cpu) {
        return machine.coreOf(cpu).map(PhysicalCore::index).orElse(-1 - cpu);
    }

    private Iterable<CpuSet> sets(Topology machine, List<Integer> order) {
        Stream<CpuSet> single = order.stream().map(CpuSet::of);
        Stream<CpuSet> sets = switch (places) {
            case THREADS -> single;
            case CORES -> machine.cores().stream().map(PhysicalCore::cpus);
            case LL_CACHES -> lastLevelCaches(machine);
            case NUMA_DOMAINS -> machine.nodes().stream().map(NumaNode::cpus);
            case SOCKETS -> machine.packages().stream().map(CpuPackage::cpus);
        };
        return sets.toList();
    }

    /** The caches of the highest level each core has; where none is told, the whole machine. */
    private static Stream<CpuSet> lastLevelCaches(Topology machine) {
        List<CpuSet> sets = machine.cores().stream()
                .map(core -> machine.caches().stream()
                        .filter(cache -> cache.sharedBy().contains(core.cpus().first()))
                        .max(Comparator.comparingInt(Cache::level))
                        .map(Cache::sharedBy).orElse(CpuSet.empty()))
                .distinct().toList();
        return sets.contains(CpuSet.empty()) ? Stream.of(machine.online()) : sets.stream();
    }

    /** {@code cores, close, one thread a core, CPU 0 last}. */
    @Override
    public String toString() {
        return name(places) + ", " + name(bind)
                + (avoidSiblings ? ", one thread a core" : "")
                + (avoidCpu0 ? ", CPU 0 last" : "");
    }
}
