package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jilectomy.topology.Topology;

/**
 * The CPU of each thread, for every thread count of a run, and in words how they were chosen: one
 * thread a core, the strongest first (a P-core of a hybrid), CPU 0 last because it serves most
 * interrupts; or by OpenMP's {@code --places} and {@code --proc-bind}; or those of {@code --cores},
 * in the order given.
 *
 * <p>One thread is always measured: speed-ups and ratios are against it. A command gets all cores;
 * a duet has one thread a side.
 *
 * @param placements ascending by the number of threads
 */
record Places(List<List<Integer>> placements, String words, List<String> notes) {
    Places {
        placements = List.copyOf(placements);
        notes = List.copyOf(notes);
    }

    /** @throws UsageException for CPUs that are not allowed here, or a duet without two cores */
    static Places of(BenchOptions options, Topology machine) throws UsageException {
        List<String> notes = new ArrayList<>();
        int cores = Math.max(1, machine.oneCpuPerCore().size());
        if (!options.cores().isEmpty()) {
            check(options.cores(), machine, notes);
            cores = options.cores().size();
        }
        List<Integer> counts = counts(options, cores);
        int most = counts.getLast();
        if (most > cores) {
            notes.add(most + " threads on " + cores + (cores == 1 ? " core" : " cores")
                    + ": threads share cores");
        }
        List<List<Integer>> placements = counts.stream()
                .map(threads -> cpus(options, machine, threads)).toList();
        if (options.duet()) {
            checkDuet(placements.getFirst(), machine);
        }
        return new Places(placements, words(options, placements), notes);
    }

    /** All CPUs in use, each once. */
    List<Integer> all() {
        return placements.stream().flatMap(List::stream).distinct().toList();
    }

    private static List<Integer> counts(BenchOptions options, int cores) {
        if (options.duet()) {
            return List.of(2);
        }
        if (!options.commands().isEmpty()) {
            return List.of(cores);
        }
        List<Integer> counts = new ArrayList<>(List.of(1));
        if (options.threads().isEmpty()) {
            counts.add(cores);
        } else {
            counts.addAll(options.threads());
        }
        return counts.stream().distinct().sorted().toList();
    }

    private static List<Integer> cpus(BenchOptions options, Topology machine, int threads) {
        List<Integer> given = options.cores();
        if (!given.isEmpty()) {
            return IntStream.range(0, threads).mapToObj(i -> given.get(i % given.size())).toList();
        }
        return machine.online().isEmpty()
                ? IntStream.range(0, threads).mapToObj(i -> 0).toList()
                : options.placement().cpus(machine, threads);
    }

    private static void check(List<Integer> cpus, Topology machine, List<String> notes)
            throws UsageException {
        for (int cpu : cpus) {
            if (!machine.allowed().contains(cpu)) {
                throw new UsageException("--cores: CPU " + cpu + " is not allowed here (allowed: "
                        + machine.allowed() + ")");
            }
        }
        long distinct = cpus.stream().map(machine::coreOf).distinct().count();
        if (distinct < cpus.size()) {
            notes.add("some of the CPUs asked for are SMT siblings: they share a core");
        }
    }

    private static void checkDuet(List<Integer> cpus, Topology machine) throws UsageException {
        int first = cpus.getFirst();
        int second = cpus.getLast();
        if (first == second || machine.coreOf(first)
                .filter(core -> core.cpus().contains(second)).isPresent()) {
            throw new UsageException("--duet needs two cores; allowed are CPUs "
                    + machine.allowed() + ", and the threads would be on " + list(cpus));
        }
    }

    private static String words(BenchOptions options, List<List<Integer>> placements) {
        String how = options.cores().isEmpty() ? options.placement().toString() : "as asked for";
        return how + "; " + placements.stream()
                .map(cpus -> (cpus.size() == 1 ? "1 thread on CPU " : cpus.size()
                        + " threads on CPUs ") + list(cpus))
                .collect(Collectors.joining("; "));
    }

    private static String list(List<Integer> cpus) {
        return cpus.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
