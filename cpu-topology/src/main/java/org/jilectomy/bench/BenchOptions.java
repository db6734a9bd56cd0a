package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import org.jilectomy.bench.report.Reports;
import org.jilectomy.topology.CpuSet;
import org.jilectomy.topology.Placement;

/**
 * What {@code jilectomy bench} was asked to do. Empty lists and optionals, and 0 for numbers, mean
 * "you choose".
 *
 * @param script     the Python file that defines {@code bench()}; may be empty if there are commands
 * @param commands   command lines to compare, as words
 * @param threads    thread counts, in order
 * @param refcounts  reference-count policies to compare
 * @param headers    header modes to compare, each with each policy
 * @param switches   further {@code -X} options, for every configuration of ours
 * @param cores      CPUs for the threads, in order of use
 * @param placement  how threads are put on CPUs, unless {@code cores} says so
 * @param pythons    other interpreters, the first the reference; {@code none}; empty: look for one
 * @param duet       both sides at once on two cores
 * @param leastForks starts of every process before the result is looked at
 * @param mostForks  and at the last look
 * @param rounds     clean rounds of each fork
 * @param seconds    time for all rounds together
 * @param within     seconds for the whole run; infinite: as long as it takes
 * @param warmup     longest warm-up of each process, in seconds; empty: by kind of process
 * @param resolution the smallest difference called one, as a share
 * @param reports    files to write
 * @param seed       of the random order of turns
 */
public record BenchOptions(
        String script,
        List<List<String>> commands,
        List<Integer> threads,
        List<String> refcounts,
        List<String> headers,
        List<String> switches,
        List<Integer> cores,
        Placement placement,
        List<String> pythons,
        boolean duet,
        int leastForks,
        int mostForks,
        int rounds,
        double seconds,
        double within,
        OptionalDouble warmup,
        double resolution,
        Reports reports,
        long seed) {

    public static final List<String> POLICIES =
            List.of("gil", "atomic", "biased", "buffered", "coalesced");

    /** Time for all rounds together, on a machine where every sample counts. */
    private static final double SECONDS = 25;

    private static final double WITHIN = 75;

    public static final String USAGE = """
            usage: jilectomy bench SCRIPT.py [options]
                   jilectomy bench [SCRIPT.py] [options] --command 'A' --command 'B'
                   jilectomy bench [SCRIPT.py] [options] -- COMMAND WORD ...

            Calls bench() of SCRIPT in warm processes, one for each configuration, which take turns;
            compares each with the first (a CPython), by evidence taken around every sample. With
            commands, whole processes are compared instead, start-up included.

              --threads 1,2          thread counts, besides 1 (default: the number of cores)
              --refcount LIST        policies to compare: gil, atomic, biased ... (default: biased)
              --header LIST          inline, remote (default: inline)
              -X OPTION              a further -X option of the runtime; may be repeated
              --python PATH|none     another interpreter; may be repeated, the first is the
                                     reference (default: a CPython 3.11 found here)
              --command 'LINE'       a command line to compare; may be repeated
              --duet                 two sides at once on two equal cores
              --cores LIST           CPUs for the threads: 0,2 or 0-3 (default: one of each core)
              --places P             or of threads, cores, ll_caches, numa_domains, sockets
              --proc-bind B          close, spread, primary: how threads are dealt out to places
              --forks N | A-B        start every process N times, or A to B times, until the result
                                     is clear (default: 6)
              --rounds N             clean rounds of each fork (default: 12, fewer if slow)
              --seconds S            time for all rounds together (default: 25)
              --within S             time for the whole run: what does not fit is cut and said, but
                                     six forks are made (default: 75; no limit if --forks, --rounds
                                     or --seconds is given)
              --warmup SECONDS       longest warm-up of a process (default: 8, CPython 2)
              --resolution PERCENT   the smallest difference called one (default: 0.5)
              --seed N               of the random order of turns
            files to write:
            """ + Reports.usage();

    /**
     * Understands the command line.
     *
     * @throws UsageException for an unknown option, a missing or malformed value, no script
     */
    public static BenchOptions parse(List<String> args) throws UsageException {
        String script = "";
        List<List<String>> commands = new ArrayList<>();
        List<Integer> threads = List.of();
        List<String> refcounts = List.of("biased");
        List<String> headers = List.of("inline");
        List<String> switches = new ArrayList<>();
        List<Integer> cores = List.of();
        List<String> pythons = new ArrayList<>();
        String places = "";
        String bind = "";
        boolean duet = false;
        int[] forks = {0, 0};
        int rounds = 0;
        double seconds = 0;
        double within = 0;
        OptionalDouble warmup = OptionalDouble.empty();
        double resolution = 0.005;
        Reports reports = Reports.none();
        long seed = System.nanoTime() & 0xFFFF;
        Iterator<String> rest = splitAssignments(args).iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            switch (arg) {
                case "--" -> commands.add(command(rest));
                case "--command" -> commands.add(CommandLine.split(value(arg, rest)));
                case "--threads" -> threads = counts(arg, value(arg, rest));
                case "--refcount" -> refcounts = words(arg, value(arg, rest), POLICIES);
                case "--header" ->
                        headers = words(arg, value(arg, rest), List.of("inline", "remote"));
                case "-X" -> switches.add(value(arg, rest));
                case "--python" -> pythons.add(value(arg, rest));
                case "--duet" -> duet = true;
                case "--cores" -> cores = cpus(value(arg, rest));
                case "--places" -> places = value(arg, rest);
                case "--proc-bind" -> bind = value(arg, rest);
                case "--forks" -> forks = range(arg, value(arg, rest));
                case "--rounds" -> rounds = count(arg, value(arg, rest));
                case "--seconds" -> seconds = positive(arg, value(arg, rest));
                case "--within" -> within = positive(arg, value(arg, rest));
                case "--warmup" -> warmup = OptionalDouble.of(positive(arg, value(arg, rest)));
                case "--resolution" -> resolution = positive(arg, value(arg, rest)) / 100;
                case "--seed" -> seed = count(arg, value(arg, rest));
                default -> {
                    if (Reports.isOption(arg)) {
                        reports = reports.with(arg, value(arg, rest));
                    } else if (arg.startsWith("-X") && arg.length() > 2) {
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
        if (script.isEmpty() && commands.isEmpty()) {
            throw new UsageException("which script?");
        }
        Placement placement = placement(places, bind, cores);
        if (within == 0) { // whoever says how much to measure gets it
            within = forks[0] == 0 && rounds == 0 && seconds == 0
                    ? WITHIN : Double.POSITIVE_INFINITY;
        }
        seconds = seconds == 0 ? SECONDS : seconds;
        return new BenchOptions(
                script, List.copyOf(commands), threads, refcounts, headers,
                List.copyOf(switches), cores, placement, List.copyOf(pythons), duet, forks[0],
                forks[1], rounds, seconds, within, warmup, resolution, reports, seed);
    }

    /** What the bench would choose, unless OpenMP's words say otherwise. */
    private static Placement placement(String places, String bind, List<Integer> cores)
            throws UsageException {
        if (places.isEmpty() && bind.isEmpty()) {
            return Placement.forMeasuring();
        }
        if (!cores.isEmpty()) {
            throw new UsageException("--cores names the CPUs of the threads, "
                    + (places.isEmpty() ? "--proc-bind" : "--places") + " lets them be chosen: "
                    + "give one of them");
        }
        try {
            return Placement.parse(places.isEmpty() ? "cores" : places,
                    bind.isEmpty() ? "close" : bind);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** All words that are left. */
    private static List<String> command(Iterator<String> rest) throws UsageException {
        List<String> words = new ArrayList<>();
        rest.forEachRemaining(words::add);
        if (words.isEmpty()) {
            throw new UsageException("--: which program?");
        }
        return List.copyOf(words);
    }

    /** {@code 6}, or {@code 8-16}. */
    private static int[] range(String option, String text) throws UsageException {
        int dash = text.indexOf('-', 1);
        int least = count(option, dash < 0 ? text : text.substring(0, dash));
        int most = dash < 0 ? least : count(option, text.substring(dash + 1));
        if (most < least) {
            throw new UsageException(option + ": " + text + " ends before it begins");
        }
        return new int[] {least, most};
    }

    /** {@code --name=value} is {@code --name value}, up to a bare {@code --}. */
    static List<String> splitAssignments(List<String> args) {
        List<String> split = new ArrayList<>();
        boolean ours = true;
        for (String arg : args) {
            ours &= !arg.equals("--");
            int equals = ours && arg.startsWith("--") ? arg.indexOf('=') : -1;
            if (equals > 0) {
                split.add(arg.substring(0, equals));
                split.add(arg.substring(equals + 1));
            } else {
                split.add(arg);
            }
        }
        return split;
    }

    static String value(String option, Iterator<String> rest) throws UsageException {
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
