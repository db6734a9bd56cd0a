package org.jilectomy.bench.trials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** hyperfine, if it is installed: what it says of two equal commands. */
final class Hyperfine {
    /** About a tenth of a second of a plain shell, the same twice. */
    private static final String WORK =
            "/bin/sh -c 'i=0; while [ $i -lt 150000 ]; do i=$((i+1)); done; : %s'";

    private static final Pattern MEAN = Pattern.compile("\"mean\": *([0-9.eE+-]+)");
    private static final long LONGEST_SECONDS = 300;

    private Hyperfine() {}

    /** Where it is found. */
    static Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String directory : path.split(java.io.File.pathSeparator)) {
            Path program = Path.of(directory, "hyperfine");
            if (!directory.isEmpty() && Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    /**
     * How far its ratio of two equal commands is from 1, with its own defaults; not a number if it
     * fails. It inherits the CPUs of the calling thread.
     */
    static double errorOfEqualCommands(Path program) {
        try {
            Path json = Files.createTempFile("trial-", ".json");
            Process process = new ProcessBuilder(program.toString(), "--shell=none",
                    "--export-json", json.toString(), String.format(WORK, "A"),
                    String.format(WORK, "B"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            Matcher found = MEAN.matcher(Files.readString(json, StandardCharsets.UTF_8));
            List<Double> means = new ArrayList<>();
            while (found.find()) {
                means.add(Double.parseDouble(found.group(1)));
            }
            Files.deleteIfExists(json);
            return means.size() == 2 ? Math.abs(means.get(1) / means.get(0) - 1) : Double.NaN;
        } catch (IOException e) {
            return Double.NaN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }
}
