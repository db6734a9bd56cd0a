package org.jilectomy.runtime.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jilectomy.runtime.Jvm;
import org.jilectomy.runtime.cli.Main;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Threads share and drop objects of every type, under each policy and header mode, in a JVM of its
 * own each: no object may be left, nothing may be lost, nobody may wait for ever.
 *
 * <p>{@code -Dstress.seed=N} repeats a run's random choices (the schedule is the machine's), {@code
 * -Dstress.scale=X} multiplies the work.
 */
class StressTest {
    private static final Path SUITE = Path.of("src/test/python/stress").toAbsolutePath();
    private static final long SEED = Long.getLong("stress.seed", System.nanoTime() % 100_000);
    private static final String SCALE = System.getProperty("stress.scale", "0.25");
    private static final int SECONDS = 120;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "refcount={0} header={1} locks={2}")
    @CsvSource({"biased,inline,private", "biased,inline,always", "biased,remote,private",
        "atomic,inline,private", "atomic,remote,always", "gil,inline,always", "gil,remote,always"})
    void leavesNothingAndLosesNothing(String refcount, String header, String locks)
            throws IOException, InterruptedException {
        System.out.println("StressTest " + refcount + " " + header + " " + locks + " seed " + SEED);
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command(refcount, header, locks))
                .directory(SUITE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("ended in time; %s", text).isTrue();
        assertThat(process.exitValue()).as("seed %d; %s", SEED, text).isZero();
        assertThat(text).endsWith("all ok\n").doesNotContain("leakcheck");
        assertThat(linesOfThreads(text)).isEqualTo(promisedLines(text));
    }

    private static List<String> command(String refcount, String header, String locks) {
        return Jvm.command(List.of(), Main.class.getName(), "-X", "refcount=" + refcount, "-X",
                "header=" + header, "-X", "locks=" + locks, "-X", "lockcheck=1", "-X",
                "leakcheck=1", SUITE.resolve("all.py").toString(), String.valueOf(SEED), SCALE);
    }

    /** {@code output.py} says how many lines its threads wrote. */
    private static long promisedLines(String text) {
        String mark = "ok with ";
        int at = text.indexOf(mark) + mark.length();
        return Long.parseLong(text.substring(at, text.indexOf(' ', at)));
    }

    private static long linesOfThreads(String text) {
        return text.lines().filter(line -> line.contains("thread ")).count();
    }
}
