package org.jilectomy.runtime.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jilectomy.runtime.cli.Embedded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each program under {@code src/test/python} in one interpreter and compares standard output,
 * standard error and exit status with what CPython 3.11 wrote ({@code scripts/record}).
 *
 * <p>{@code -Dscripts=exceptions/} runs those whose path contains the text.
 */
class ScriptsTest {
    static final Path SUITE = Path.of("src/test/python").toAbsolutePath().normalize();

    private static final int SECONDS = 60;

    /** The programs: files that begin with a comment. The others are modules for them. */
    static List<String> programs() throws IOException {
        String wanted = System.getProperty("scripts", "");
        try (Stream<Path> files = Files.walk(SUITE)) {
            return files.filter(f -> f.toString().endsWith(".py") && isProgram(f))
                    .map(f -> SUITE.relativize(f).toString())
                    .filter(name -> name.contains(wanted)).sorted().toList();
        }
    }

    private static boolean isProgram(Path file) {
        return read(file, "").startsWith("#");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void doesWhatCPythonDoes(String name) throws TimeoutException {
        Path program = SUITE.resolve(name);
        Embedded.Result result = Embedded.instance().run(SECONDS, program.toString());
        String all = show(result.out(), result.err().replace(SUITE.toString(), "<suite>"),
                result.status() + "\n");
        assertThat(all).isEqualTo(show(
                read(beside(program, ".out"), "nothing recorded: run scripts/record"),
                read(beside(program, ".err"), ""), read(beside(program, ".exit"), "0\n")));
    }

    private static String show(String out, String err, String status) {
        return out + "--- stderr\n" + err + "--- status\n" + status;
    }

    private static Path beside(Path program, String suffix) {
        String name = program.getFileName().toString();
        return program.resolveSibling(name.substring(0, name.length() - 3) + suffix);
    }

    private static String read(Path file, String orElse) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : orElse;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
