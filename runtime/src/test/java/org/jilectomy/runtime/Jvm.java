package org.jilectomy.runtime;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM with this one's options and class path, for what cannot be tested inside. */
public final class Jvm {
    /** How it ended and what it wrote. */
    public record Result(int status, String out, String err) {}

    /** Only against hanging: all scripts with every check on take minutes on a busy machine. */
    private static final int SECONDS = Integer.getInteger("jvm.seconds", 1200);

    private Jvm() {}

    /**
     * Runs a main class.
     *
     * @param stdin what it reads
     * @param folder where it runs, null for here
     * @param options JVM options
     * @param mainAndArguments the class, then its arguments
     */
    public static Result run(
            String stdin, Path folder, List<String> options, String... mainAndArguments)
            throws IOException, InterruptedException {
        List<String> command = command(options, mainAndArguments);
        Path out = Files.createTempFile("jvm", ".out");
        Path err = Files.createTempFile("jvm", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(out.toFile()).redirectError(err.toFile());
            // Or each process compiles the library anew.
            builder.environment().remove("PYTHONDONTWRITEBYTECODE");
            if (folder != null) {
                builder.directory(folder.toFile());
            }
            Process process = builder.start();
            try (var pipe = process.getOutputStream()) {
                pipe.write(stdin.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("still running: " + command);
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** What starts such a JVM; parameters as for {@link #run}. */
    public static List<String> command(List<String> options, String... mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!option.startsWith("-D") && !option.startsWith("-agentlib")
                    && !option.startsWith("-javaagent")) {
                command.add(option);
            }
        }
        String library = System.getProperty("jilectomy.stdlib");
        if (library != null) { // else it is found by the class path
            command.add("-Djilectomy.stdlib=" + Path.of(library).toAbsolutePath());
        }
        command.addAll(options);
        command.addAll(List.of("-cp", classPath()));
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    /** Entries made absolute, because the other JVM may run in another folder. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        String all = System.getProperty("surefire.test.class.path",
                System.getProperty("java.class.path"));
        for (String entry : all.split(java.io.File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(java.io.File.pathSeparator, entries);
    }
}
