package org.jilectomy.bench.ladder;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jilectomy.bench.BenchOptions;
import org.jilectomy.bench.UsageException;
import org.jilectomy.topology.TopologyReader;

/**
 * What {@code jilectomy ladder} was asked to do.
 *
 * @param presets which of those there are, in the order of the story
 * @param pythons interpreters to run beside them; empty: a CPython 3.11 found here
 * @param others  sides of one's own: {@code name=-X…}, words separated by spaces
 * @param svg     the folder for the charts
 * @param json    where to write all figures
 * @param bench   the rest, as the bench understands it
 */
record LadderOptions(
        List<String> presets, List<String> pythons, List<String> others, String svg,
        Optional<String> json, BenchOptions bench) {

    static String usage(List<String> presets) {
        return """
                usage: jilectomy ladder SCRIPT.py [options]

                Runs bench() of SCRIPT under every preset of the story, and under CPython, at
                1, 2 … threads, taking turns; prints CPU and wall time, and draws the talks' charts.

                  --presets LIST         %s (default: all)
                  --side "NAME=-X …"     one more side: switches of your own; may be repeated
                  --python PATH|none     an interpreter to run beside them, a free-threaded one too;
                                         may be repeated (default: a CPython 3.11 found here)
                  --threads 1,2          thread counts (default: 1 to the number of cores)
                  --svg FOLDER           where to write the charts (default: here)
                  --json FILE            write all figures
                  --cores, --places, --proc-bind, --rounds, --seconds, --within, --warmup, --forks,
                  --seed                 as for jilectomy bench (default: 3 forks, 15 seconds of
                                         rounds for each side)
                """.formatted(String.join(", ", presets));
    }

    static LadderOptions parse(List<String> args, List<String> known) throws UsageException {
        List<String> presets = known;
        List<String> pythons = new ArrayList<>();
        List<String> others = new ArrayList<>();
        String svg = ".";
        Optional<String> json = Optional.empty();
        List<String> rest = new ArrayList<>();
        for (Iterator<String> words = split(args).iterator(); words.hasNext();) {
            String word = words.next();
            switch (word) {
                case "--presets" -> presets = named(value(word, words), known);
                case "--python" -> pythons.add(value(word, words));
                case "--side" -> others.add(side(value(word, words)));
                case "--svg" -> svg = value(word, words);
                case "--json" -> json = Optional.of(value(word, words));
                case "--refcount", "--header", "-X", "--command", "--duet", "--" ->
                        throw new UsageException(
                                word + " is for jilectomy bench; here it is --presets or --side");
                default -> rest.add(word);
            }
        }
        int sides = presets.size() + others.size() + Math.max(1, pythons.size());
        if (!rest.contains("--seconds") && !rest.contains("--rounds")) {
            rest.addAll(List.of("--seconds", String.valueOf(15 * sides)));
        }
        if (!rest.contains("--forks")) {
            rest.addAll(List.of("--forks", "3"));
        }
        if (!rest.contains("--threads")) { // 1 to the number of cores
            int cores = TopologyReader.read().oneCpuPerCore().size();
            rest.addAll(List.of("--threads", IntStream.rangeClosed(1, Math.max(1, cores))
                    .mapToObj(String::valueOf).collect(Collectors.joining(","))));
        }
        return new LadderOptions(presets, List.copyOf(pythons), List.copyOf(others), svg, json,
                BenchOptions.parse(rest));
    }

    private static List<String> split(List<String> args) {
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

    private static String value(String option, Iterator<String> words) throws UsageException {
        if (!words.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return words.next();
    }

    /** In the order of the story, whatever that of the list. */
    private static List<String> named(String text, List<String> known) throws UsageException {
        List<String> wanted = List.of(text.split(","));
        for (String each : wanted) {
            if (!known.contains(each)) {
                throw new UsageException("--presets: '" + each + "' is none of "
                        + String.join(", ", known));
            }
        }
        return known.stream().filter(wanted::contains).toList();
    }

    private static String side(String text) throws UsageException {
        int equals = text.indexOf('=');
        if (equals < 1 || !text.startsWith("-", equals + 1)) {
            throw new UsageException(
                    "--side: '" + text + "' is not of the form NAME=-X switch=value");
        }
        return text;
    }
}
