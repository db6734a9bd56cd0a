package org.jilectomy.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How to start our runtime again, exactly as this process was started. The JVM's own command line
 * up to the main class or jar is the truth: whatever the launcher chose (collector, start-up cache,
 * stack sizes, the user's own options) holds for the workers too, and nothing is rebuilt between
 * two sides of a comparison. Without a readable command line the launcher script starts them.
 */
public final class OwnCommand {
    /** Options of {@code java} whose value is the next word. */
    private static final Set<String> TAKES_A_WORD = Set.of(
            "-cp", "-classpath", "--class-path", "-p", "--module-path", "--upgrade-module-path",
            "--add-modules", "--add-exports", "--add-opens", "--add-reads", "--limit-modules",
            "--patch-module", "--enable-native-access", "--source", "--describe-module", "-d");

    private OwnCommand() {}

    /** The words to which the runtime's own options are appended. */
    public static List<String> find() {
        Optional<List<String>> own = commandLine().flatMap(OwnCommand::upToProgram);
        if (own.isPresent()) {
            return own.get();
        }
        String launcher = System.getProperty("jilectomy.executable", "");
        if (!launcher.isEmpty()) {
            return List.of(launcher);
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp", System.getProperty("java.class.path", "."),
                "org.jilectomy.runtime.cli.Main");
    }

    /**
     * A command with a side's words after it, and with the JVM options that those ask for, if it
     * starts a JVM itself: the launcher adds them, but not to a process that only measures others.
     */
    public static List<String> with(List<String> command, List<String> words) {
        List<String> all = new ArrayList<>(command);
        if (all.size() > 1 && words.contains("refcount=tracing")) {
            all.addAll(1, TRACING);
        }
        all.addAll(words);
        return all;
    }

    /** The collector sees no objects that C2 takes apart, and no classes of a start-up cache. */
    private static final List<String> TRACING =
            List.of("-XX:-DoEscapeAnalysis", "-XX:AOTMode=off");

    private static Optional<List<String>> commandLine() {
        try {
            String words = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
            List<String> line = new ArrayList<>(Arrays.asList(words.split("\0", -1)));
            line.removeLast(); // each word ends with a NUL
            if (!line.isEmpty()) {
                line.set(0, executable(line.getFirst()));
                return Optional.of(line);
            }
        } catch (IOException | RuntimeException e) {
            // not Linux, or no procfs
        }
        ProcessHandle.Info self = ProcessHandle.current().info();
        if (self.command().isEmpty() || self.arguments().isEmpty()) {
            return Optional.empty();
        }
        List<String> line = new ArrayList<>(List.of(self.command().get()));
        line.addAll(Arrays.asList(self.arguments().get()));
        return Optional.of(line);
    }

    /** A bare {@code java} was found on somebody's PATH; say which it is. */
    private static String executable(String word) {
        return word.contains(File.separator)
                ? word
                : ProcessHandle.current().info().command().orElse(word);
    }

    /** The words up to and including the jar or main class; empty if there is none. */
    static Optional<List<String>> upToProgram(List<String> line) {
        for (int i = 1; i < line.size(); i++) {
            String word = line.get(i);
            if (word.equals("-jar") || word.equals("-m") || word.equals("--module")) {
                return i + 1 < line.size()
                        ? Optional.of(List.copyOf(line.subList(0, i + 2)))
                        : Optional.empty();
            }
            if (TAKES_A_WORD.contains(word)) {
                i++;
            } else if (!word.startsWith("-") && !word.startsWith("@")) {
                return Optional.of(List.copyOf(line.subList(0, i + 1)));
            }
        }
        return Optional.empty();
    }
}
