package org.jilectomy.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyCommandTest {
    @TempDir
    Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void fourCpus() throws IOException {
        Path cpus = Files.createDirectories(root.resolve("sys/devices/system/cpu"));
        Files.writeString(cpus.resolve("online"), "0-3\n");
    }

    private int run(String... args) {
        return TopologyCommand.run(
                List.of(args), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String printed(String... args) {
        assertThat(run(args)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "--json, '\"online\": \"0-3\"'", "--xml, <topology version=\"2.0\">", "--svg, <svg ",
        "'', '4 logical CPUs'"})
    void recordedMachineIsShownInEachForm(String form, String part) {
        String[] args = form.isEmpty()
                ? new String[] {"--root", root.toString()}
                : new String[] {form, "--root", root.toString()};
        assertThat(printed(args)).contains(part);
    }

    @Test
    void placementIsPrintedAsAList() {
        assertThat(printed("--threads", "2", "--root", root.toString())).isEqualTo("1,2\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'--yaml', unknown argument ",
        "'--xml --svg', '--xml or --svg, not both'",
        "'--threads', --threads needs a value",
        "'--threads 0', not a number from 1 on",
        "'--threads 2 --places rooms', 'none of threads, cores'",
        "'--proc-bind close', how many threads?",
        "'--root /nowhere', 'no such directory: /nowhere'"})
    void mistakesAreUsageErrorsThatSayWhat(String args, String message) {
        assertThat(run(args.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(message)
                .contains("try: jilectomy topology --help");
        assertThat(out.size()).isZero();
    }
}
