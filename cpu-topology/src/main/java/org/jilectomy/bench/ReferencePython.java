package org.jilectomy.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jilectomy.bench.results.Side;

/**
 * The CPython to compare with. It has to be a real, optimized interpreter of our version: a debug
 * build is three times slower, a shim (pyenv's) is a shell script that may start anything, and
 * comparing with another version would measure CPython's progress instead of ours.
 */
public final class ReferencePython {
    /** Prints one line: implementation, version, "debug" or "release", the executable. */
    private static final String ASK = "import sys; print(sys.implementation.name, "
            + "sys.version.split()[0], 'debug' if hasattr(sys, 'gettotalrefcount') else 'release', "
            + "sys.executable)";

    private ReferencePython() {}

    /**
     * The Pythons for these options, the first of them the reference; none if not wanted or not
     * found, with a note saying so.
     *
     * @throws UsageException if one was named and it is not a Python
     */
    public static List<Side> find(BenchOptions options, List<String> notes)
            throws UsageException {
        if (options.pythons().contains("none")) {
            return List.of();
        }
        List<Side> named = new ArrayList<>();
        for (String asked : options.pythons()) {
            named.add(inspect(asked, true, named.isEmpty(), notes).orElseThrow(
                    () -> new UsageException(
                            "--python: '" + asked + "' does not answer as a Python")));
        }
        if (!named.isEmpty()) {
            return List.copyOf(named);
        }
        for (String candidate : candidates()) {
            Optional<Side> found = inspect(candidate, false, true, notes);
            if (found.isPresent()) {
                return List.of(found.get());
            }
        }
        notes.add("no optimized CPython 3.11 found to compare with; name one with --python");
        return List.of();
    }

    /** The system's own first, then every python3.11 and python3 on the PATH. */
    private static List<String> candidates() {
        List<String> candidates = new ArrayList<>(List.of("/usr/bin/python3.11"));
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String name : List.of("python3.11", "python3")) {
            for (String directory : path.split(File.pathSeparator)) {
                if (!directory.isEmpty() && !directory.contains("shims")) {
                    candidates.add(Path.of(directory, name).toString());
                }
            }
        }
        candidates.add("/usr/local/bin/python3.11");
        candidates.add("/opt/homebrew/bin/python3.11");
        return candidates.stream()
                .distinct()
                .filter(candidate -> Files.isExecutable(Path.of(candidate)))
                .toList();
    }

    private static Optional<Side> inspect(
            String python, boolean anyVersion, boolean reference, List<String> notes) {
        String answer = ask(python);
        String[] words = answer.split(" ", 4);
        if (words.length < 4) {
            return Optional.empty();
        }
        boolean release = words[2].equals("release");
        boolean ours = words[0].equals("cpython") && words[1].startsWith("3.11.");
        if (!anyVersion && !(ours && release)) {
            return Optional.empty();
        }
        if (!release) {
            notes.add(python + " is a debug build: far slower than CPython's real speed");
        }
        if (!words[1].startsWith("3.11.")) {
            notes.add(python + " is version " + words[1] + ", not 3.11");
        }
        String name = (words[0].equals("cpython") ? "CPython" : words[0]) + " " + words[1];
        return Optional.of(new Side(name, Side.Kind.PYTHON, reference, List.of(python),
                Map.of("python", python, "version", words[1])));
    }

    private static String ask(String python) {
        try {
            Process process = new ProcessBuilder(python, "-I", "-c", ASK)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            byte[] answer = process.getInputStream().readAllBytes();
            return process.exitValue() == 0
                    ? new String(answer, StandardCharsets.UTF_8).strip()
                    : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
