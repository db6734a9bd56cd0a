package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jilectomy.topology.CpuSet;

/**
 * What {@code jilectomy bench} was asked to do. Empty lists and optionals mean "you choose".
 *
 * @param script    the Python file that defines {@code bench()}
 * @param threads   thread counts, in order
 * @param refcounts reference-count policies to compare
 * @param headers   header modes to compare, each with each policy
 * @param switches  further {@code -X} options, for every configuration of ours
 * @param cores     CPUs for the threads, in order of use
 * @param python    the reference interpreter: a path, {@code none}, or empty to look for one
 * @param rounds    rounds of each configuration; empty: as many as fit
 * @param seconds   time for all measured rounds together, when rounds are not given
 * @param warmup    longest warm-up of each process, in seconds; empty: by kind of process
 * @param forks     how many times every process is started anew
 * @param json      where to write all samples
 * @param seed      of the random order of turns
 */
public record BenchOptions(
        String script,
        List<Integer> threads,
        List<String> refcounts,
        List<String> headers,
        List<String> switches,
        List<Integer> cores,
        Optional<String> python,
        OptionalInt rounds,
        double seconds,
        OptionalDouble warmup,
        int forks,
        Optional<String> json,
        long seed) {

    public static final List<String> POLICIES =
            List.of("gil", "atomic", "biased", "buffered", "coalesced");

    public static final String USAGE = """
            usage: jilectomy bench SCRIPT.py [options]

            Calls bench() of SCRIPT once per thread and round, in one warm process for each
            configuration, taking turns; compares wall and CPU time with CPython's.

              --threads 1,2          thread counts, besides 1 (default: the number of cores)
              --refcount LIST        policies to compare: gil, atomic, biased ... (default: biased)
              --header LIST          inline, remote (default: inline)
              -X OPTION              a further -X option of the runtime; may be repeated
              --python PATH|none     the reference interpreter (default: a CPython 3.11 found here)
              --cores LIST           CPUs for the threads: 0,2 or 0-3 (default: one of each core)
              --rounds N             rounds of each configuration (default: as many as fit)
              --seconds S            time for all rounds together without --rounds (default: 25)
              --warmup SECONDS       longest warm-up of a process (default: 8, CPython 2)
              --forks N              start every process N times (default: 1)
              --json FILE            write every sample
              --seed N               of the random order of turns
            """;

    /**
     * Understands the command line.
     *
     * @throws UsageException for an unknown option, a missing or malformed value, no script
     */
    public static BenchOptions parse(List<String> args) throws UsageException {
        String script = "";
        List<Integer> threads = List.of();
        List<String> refcounts = List.of("biased");
        List<String> headers = List.of("inline");
        List<String> switches = new ArrayList<>();
        List<Integer> cores = List.of();
        Optional<String> python = Optional.empty();
        OptionalInt rounds = OptionalInt.empty();
        double seconds = 25;
        OptionalDouble warmup = OptionalDouble.empty();
        int forks = 1;
        Optional<String> json = Optional.empty();
        long seed = System.nanoTime() & 0xFFFF;
        Iterator<String> rest = splitAssignments(args).iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            switch (arg) {
                case "--threads" -> threads = counts(arg, value(arg, rest));
                case "--refcount" -> refcounts = words(arg, value(arg, rest), POLICIES);
                case "--header" ->
                        headers = words(arg, value(arg, rest), List.of("inline", "remote"));
                case "-X" -> switches.add(value(arg, rest));
                case "--python" -> python = Optional.of(value(arg, rest));
                case "--cores" -> cores = cpus(value(arg, rest));
                case "--rounds" -> rounds = OptionalInt.of(count(arg, value(arg, rest)));
                case "--seconds" -> seconds = positive(arg, value(arg, rest));
                case "--warmup" -> warmup = OptionalDouble.of(positive(arg, value(arg, rest)));
                case "--forks" -> forks = count(arg, value(arg, rest));
                case "--json" -> json = Optional.of(value(arg, rest));
                case "--seed" -> seed = count(arg, value(arg, rest));
                default -> {
                    if (arg.startsWith("-X") && arg.length() > 2) {
                        switches.add(arg.substring(2));
                    } else if (arg.startsWith("-")) {
                        throw new UsageException("unknown option " + arg);
                    } else if (!script.isEmpty()) {
                        throw new UsageException("one script at a time: " + script + ", " + arg);
                    } else {
                        script = arg;
                    }
                }
            }
        }
        if (script.isEmpty()) {
            throw new UsageException("which script?");
        }
        return new BenchOptions(
                script, threads, refcounts, headers, List.copyOf(switches), cores, python, rounds,
                seconds, warmup, forks, json, seed);
    }

    /** {@code --name=value} is {@code --name value}. */
    private static List<String> splitAssignments(List<String> args) {
        List<String> split = new ArrayList<>();
        for (String arg : args) {
            int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
            if (equals > 0) {
                split.add(arg.substring(0, equals));
                split.add(arg.substring(equals + 1));
            } else {
                split.add(arg);
            }
        }
        return split;
    }

    private static String value(String option, Iterator<String> rest) throws UsageException {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return rest.next();
    }

    private static List<String> words(String option, String text, List<String> known)
            throws UsageException {
        List<String> words = Arrays.stream(text.split(",")).map(String::strip).distinct().toList();
        for (String word : words) {
            if (!known.contains(word)) {
                throw new UsageException(option + ": '" + word + "' is none of "
                        + String.join(", ", known));
            }
        }
        return words;
    }

    private static List<Integer> counts(String option, String text) throws UsageException {
        List<Integer> counts = new ArrayList<>();
        for (String part : text.split(",")) {
            int count = count(option, part);
            if (count > 1024) {
                throw new UsageException(option + ": " + count + " threads are too many");
            }
            if (!counts.contains(count)) {
                counts.add(count);
            }
        }
        return List.copyOf(counts);
    }

    private static int count(String option, String text) throws UsageException {
        try {
            int count = Integer.parseInt(text.strip());
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // one message for both
        }
        throw new UsageException(option + ": '" + text + "' is not a number of at least 1");
    }

    private static double positive(String option, String text) throws UsageException {
        try {
            double value = Double.parseDouble(text.strip());
            if (value > 0 && value < 1e6) {
                return value;
            }
        } catch (NumberFormatException e) {
            // one message for both
        }
        throw new UsageException(option + ": '" + text + "' is not a time in seconds");
    }

    /** In the order given, so that {@code 3,1} uses CPU 3 first. */
    private static List<Integer> cpus(String text) throws UsageException {
        List<Integer> cpus = new ArrayList<>();
        try {
            for (String part : text.split(",")) {
                CpuSet.parse(part).forEach(cpus::add);
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("--cores: " + e.getMessage());
        }
        if (cpus.isEmpty()) {
            throw new UsageException("--cores: no CPU in '" + text + "'");
        }
        return cpus.stream().distinct().toList();
    }
}
