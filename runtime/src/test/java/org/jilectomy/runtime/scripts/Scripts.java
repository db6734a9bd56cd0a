package org.jilectomy.runtime.scripts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.objects.ClassUnloading;
import org.jilectomy.runtime.cli.Embedded;

/**
 * The programs under {@code src/test/python}: which there are, what CPython did with them, what we
 * do. As a main class it runs them all, ends the interpreter and prints what went wrong; so a
 * process with other switches can do it.
 */
final class Scripts {
    static final Path SUITE = Path.of("src/test/python").toAbsolutePath().normalize();

    /** Only against hanging: the slowest takes seconds, on a machine with nothing else to do. */
    private static final int SECONDS = 180;

    private Scripts() {}

    /** Runs all programs; the exit status is 1 if one differs, or what the interpreter ends with. */
    public static void main(String[] args) throws IOException, TimeoutException {
        int different = 0;
        for (String name : programs()) {
            try {
                String actual = actual(name);
                String expected = expected(name);
                if (!actual.equals(expected)) {
                    different++;
                    System.out.println("differs: " + name + difference(actual, expected));
                }
            } catch (TimeoutException e) {
                System.out.println("does not end: " + name);
                throw e;
            }
        }
        int status = Embedded.instance().finish(SECONDS);
        System.exit(different > 0 ? 1 : status);
    }

    /** The first line that is not as it should be; the errors as well, which may tell why. */
    private static String difference(String actual, String expected) {
        String[] is = actual.split("\n", -1);
        String[] should = expected.split("\n", -1);
        int i = 0;
        while (i < is.length - 1 && i < should.length - 1 && is[i].equals(should[i])) {
            i++;
        }
        int errors = actual.indexOf("--- stderr");
        return ", line " + (i + 1) + "\n  is      " + is[i] + "\n  should  " + should[i]
                + "\n" + actual.substring(errors);
    }

    /**
     * In the first line of a program that shows when objects die: left out under policies that count
     * late. Rather say {@code gc.collect()} in it.
     */
    private static final String IMMEDIATE = "counts: immediate";

    /**
     * Left out under {@code refcount=tracing}: they show that callbacks of weak references come after
     * finalizers for what is in no cycle, or that one collection is enough for what a dead variable
     * held. There callbacks come first, as for CPython's cycles, and roots are conservative.
     */
    private static final List<String> NOT_TRACED = List.of(
            "weakrefs/dictionaries.py", "weakrefs/finalize_and_methods.py", "weakrefs/late.py");

    /** In the first line of a program that shows that classes die; left out where they are pinned. */
    private static final String CLASSES_GO = "classes: collected";

    private static boolean canRun(Path file) {
        if (Header.TRACING && NOT_TRACED.stream().anyMatch(file::endsWith)) {
            return false;
        }
        String first = read(file, "").lines().findFirst().orElse("");
        return first.startsWith("#") && !(Refcount.LATE && first.endsWith(IMMEDIATE))
                && (ClassUnloading.ON || !first.endsWith(CLASSES_GO));
    }

    /**
     * The programs: files that begin with a comment. The others are modules for them. Of those whose
     * name has {@code -Dscripts=TEXT} in it, every Nth from the Kth on: {@code -Dscripts.part=K/N}.
     */
    static List<String> programs() throws IOException {
        String wanted = System.getProperty("scripts", "");
        String[] part = System.getProperty("scripts.part", "0/1").split("/");
        int first = Integer.parseInt(part[0]);
        int step = Integer.parseInt(part[1]);
        try (Stream<Path> files = Files.walk(SUITE)) {
            List<String> all = files
                    .filter(f -> f.toString().endsWith(".py") && canRun(f))
                    .map(f -> SUITE.relativize(f).toString())
                    .filter(name -> name.contains(wanted)).sorted().toList();
            return IntStream.range(0, all.size()).filter(i -> i % step == first)
                    .mapToObj(all::get).toList();
        }
    }

    /** What our interpreter does: output, errors and exit status in one text. */
    static String actual(String name) throws TimeoutException {
        Embedded.Result result =
                Embedded.instance().run(SECONDS, SUITE.resolve(name).toString());
        return show(result.out(), result.err().replace(SUITE.toString(), "<suite>"),
                result.status() + "\n");
    }

    /** What CPython did, as {@code scripts/record} wrote it. */
    static String expected(String name) {
        return show(read(beside(name, ".out"), "nothing recorded: run scripts/record"),
                read(beside(name, ".err"), ""), read(beside(name, ".exit"), "0\n"));
    }

    private static String show(String out, String err, String status) {
        return out + "--- stderr\n" + err + "--- status\n" + status;
    }

    private static Path beside(String name, String suffix) {
        return SUITE.resolve(name.substring(0, name.length() - 3) + suffix);
    }

    private static String read(Path file, String orElse) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : orElse;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
