package org.jilectomy.runtime.scripts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.Jvm;
import org.jilectomy.runtime.cli.Main;

/**
 * Every combination of the laboratory's switches that makes sense, and what each has to pass: the
 * programs under {@code src/test/python} as CPython runs them, the stress suite with two threads and
 * more, and no object left after either.
 *
 * <p>Left out, by these rules:
 * <ul>
 * <li>{@code alloc=locked|two-stage} with {@code refcount=biased|deferred} or {@code locks=private}:
 * they ask a pool whose an object is, and there pools are everybody's (the runtime refuses);</li>
 * <li>{@code refcount=gil} with {@code locks=private} and {@code always}: under the GIL nothing is
 * locked, so one of the two is enough;</li>
 * <li>{@code refcount=tracing} with {@code header=remote} (there is no count that could lie apart)
 * and with {@code alloc=locked|two-stage}: it collects by what each thread takes from its own pools.
 * The runtime refuses both.</li>
 * </ul>
 *
 * <p>As a main class: {@code list} prints one configuration a line; {@code run SWITCHES K/N SCALE}
 * runs one with every Nth program from the Kth on. {@code scripts/matrix} does all.
 */
public final class Matrix {
    private static final List<String> POLICIES = List.of(
            "gil", "atomic", "biased", "deferred", "buffered", "coalesced", "tracing");

    /** Policies that ask pools for owners. */
    private static final List<String> OWNERS = List.of("biased", "deferred");

    private static final List<String> PRESETS = List.of("gil", "june-2016", "october-2016",
            "april-2017", "may-2017", "pep703", "jilectomy");

    /**
     * In how many processes tracing runs the programs, one after another: in one, the collection at
     * each program's end would mark what all earlier ones have left for good.
     */
    private static final int TRACING_PROCESSES = 8;

    private static final Path SUITE = Scripts.SUITE.resolve("stress");

    private Matrix() {}

    /** All configurations, switches separated by spaces. */
    static List<String> configurations() {
        List<String> all = new ArrayList<>();
        for (String preset : PRESETS) {
            all.add("preset=" + preset);
        }
        for (String refcount : POLICIES) {
            for (String header : List.of("inline", "remote")) {
                for (String alloc : List.of("thread-local", "two-stage", "locked")) {
                    for (String locks : List.of("private", "always")) {
                        for (String state : List.of("passed", "lookup")) {
                            if (makesSense(refcount, header, alloc, locks)) {
                                all.add("refcount=" + refcount + " header=" + header + " alloc="
                                        + alloc + " locks=" + locks + " threadstate=" + state);
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static boolean makesSense(
            String refcount, String header, String alloc, String locks) {
        if (refcount.equals("tracing")
                && !(header.equals("inline") && alloc.equals("thread-local"))) {
            return false;
        }
        if (refcount.equals("gil")) {
            return locks.equals("always");
        }
        return alloc.equals("thread-local")
                || !OWNERS.contains(refcount) && locks.equals("always");
    }

    /** Those for every day: tracing has a part of its own in {@link SwitchesTest}. */
    static List<String> daily() {
        List<String> all = configurations();
        all.removeIf(each -> each.startsWith("refcount=tracing"));
        return all;
    }

    /**
     * A few of them, others every day; after so many days all have been.
     *
     * @param count how many
     */
    static List<String> today(int count) {
        List<String> all = daily();
        List<String> some = new ArrayList<>();
        long day = day();
        // Neighbours differ by one switch: far apart they differ by several.
        int groups = (all.size() + count - 1) / count;
        for (int i = (int) (day % groups); i < all.size(); i += groups) {
            some.add(all.get(i));
        }
        return some;
    }

    /** Today, in days since 1970, or another day: {@code -Dmatrix.day=N}. */
    static long day() {
        return Long.getLong("matrix.day", LocalDate.now().toEpochDay());
    }

    /**
     * Runs one configuration.
     *
     * @param part every how manieth program, and from which on: {@code 3/8}; {@code 0/1} is all
     * @param scale work of the stress suite
     * @return what went wrong; empty if nothing
     */
    static String run(String switches, String part, String scale)
            throws IOException, InterruptedException {
        StringBuilder wrong = new StringBuilder();
        int processes = switches.contains("tracing") ? TRACING_PROCESSES : 1;
        int slash = part.indexOf('/');
        int first = Integer.parseInt(part.substring(0, slash));
        int step = Integer.parseInt(part.substring(slash + 1));
        for (int i = 0; i < processes; i++) {
            wrong.append(programs(switches, first + i * step + "/" + processes * step));
        }
        return wrong.append(stress(switches, scale)).toString();
    }

    private static String programs(String switches, String part)
            throws IOException, InterruptedException {
        // Short programs: what C2 would do for them takes longer than they run.
        List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
        options.add("-Dscripts.part=" + part);
        for (String each : switches.split(" ")) {
            options.add("-Djilectomy." + each);
        }
        options.add("-Djilectomy.leakcheck=1");
        Jvm.Result result = Jvm.run("", null, options, Scripts.class.getName());
        StringBuilder wrong = new StringBuilder(result.out());
        result.err().lines().filter(line -> !line.contains("left in cycles"))
                .forEach(line -> wrong.append(line).append('\n'));
        if (result.status() != 0) {
            wrong.append("programs: status ").append(result.status()).append('\n');
        }
        return wrong.toString();
    }

    private static String stress(String switches, String scale)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Main.class.getName()));
        for (String each : switches.split(" ")) {
            words.addAll(List.of("-X", each));
        }
        String seed = String.valueOf(Long.getLong("stress.seed", System.nanoTime() % 100_000));
        words.addAll(List.of("-X", "leakcheck=1", SUITE.resolve("all.py").toString(), seed, scale));
        List<String> options = switches.contains("tracing")
                ? List.of("-XX:-DoEscapeAnalysis") : List.of();
        Jvm.Result result = Jvm.run("", SUITE, options, words.toArray(String[]::new));
        boolean right = result.status() == 0 && result.out().endsWith("all ok\n")
                && !result.err().contains("leakcheck");
        return right ? "" : "stress, seed " + seed + ": status " + result.status() + "\n"
                + result.out() + result.err();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args[0].equals("list")) {
            configurations().forEach(System.out::println);
            return;
        }
        // All programs beside several other configurations, on whatever machine.
        System.setProperty("jvm.seconds", "3600");
        String wrong = run(args[1], args[2], args[3]);
        System.out.print(wrong);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }
}
