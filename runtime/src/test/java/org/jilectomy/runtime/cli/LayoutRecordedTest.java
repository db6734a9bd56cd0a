package org.jilectomy.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The memory of some six hundred objects, field by field, against what the real CPython 3.11 has in
 * memory for the same values. {@code record.py} reads that through {@code ctypes} and describes the
 * format of {@code layouts.txt}; {@link LayoutProbe} compares.
 *
 * <p>To record anew: {@code cd src/test/resources/cpython-3.11/layouts; python3.11 record.py >
 * layouts.txt}.
 */
class LayoutRecordedTest {
    private static final Path FOLDER = Path.of("src/test/resources/cpython-3.11/layouts");
    private static final Path RECORDED = FOLDER.resolve("layouts.txt");
    private static final Path CPYTHON = Path.of("/usr/bin/python3.11");

    @TempDir
    Path temporary;

    @ParameterizedTest(name = "-X refcount={0} -X header={1} -X unbox={2}")
    @CsvSource({
        "biased, inline, 1", "biased, remote, 1", "atomic, inline, 1", "atomic, remote, 0",
        "gil, inline, 0", "gil, remote, 1",
    })
    void memoryIsCPythons(String refcount, String header, String unbox) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (isAccess(argument)) {
                command.add(argument);
            }
        }
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), LayoutProbe.class.getName(),
                "-X", "refcount=" + refcount, "-X", "header=" + header, "-X", "unbox=" + unbox,
                RECORDED.toString(), FOLDER.resolve("objects.py").toString()));
        assertThat(run(command)).matches("\\d{5} values compared\n");
    }

    /** What lets the runtime use native memory; the rest of the command line is the test's. */
    private static boolean isAccess(String argument) {
        return argument.startsWith("--add-exports") || argument.startsWith("--add-opens")
                || argument.startsWith("--enable-native-access")
                || argument.startsWith("--sun-misc-unsafe-memory-access");
    }

    @Test
    void recordingAnewGivesTheSame() throws Exception {
        assumeTrue(Files.isExecutable(CPYTHON), "no CPython 3.11 here");
        assumeTrue(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux"));
        String now = run(List.of(CPYTHON.toString(), FOLDER.resolve("record.py").toString()));
        assertThat(now.lines()).containsExactlyElementsOf(Files.readAllLines(RECORDED));
    }

    /** Standard output and errors together. */
    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = temporary.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PYTHONHASHSEED", "0");
        builder.environment().remove("PYTHONPATH");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
