package org.jilectomy.runtime.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jilectomy.runtime.Jvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rotating part of the {@link Matrix}: other configurations every day, each with another tenth of
 * the programs. {@code scripts/matrix} runs all of it; {@code -Dmatrix.day=N} repeats a day.
 */
class MatrixTest {
    private static final int A_DAY = 4;

    static List<String> today() {
        return Matrix.today(A_DAY);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("today")
    void passesProgramsStressAndLeakCheck(String switches)
            throws IOException, InterruptedException {
        // The day's, so that it can be repeated; another one when the configuration's day comes round.
        int part = (int) Math.floorMod(switches.hashCode() + Matrix.day(), 10L);
        assertThat(Matrix.run(switches, part + "/10", "0.15")).as("programs %d/10", part).isEmpty();
    }

    @Test
    void everyConfigurationHasItsDay() {
        Set<String> seen = new HashSet<>();
        String before = System.getProperty("matrix.day");
        for (int day = 0; day < Matrix.daily().size(); day++) {
            System.setProperty("matrix.day", String.valueOf(day));
            assertThat(Matrix.today(A_DAY)).hasSizeLessThanOrEqualTo(A_DAY);
            seen.addAll(Matrix.today(A_DAY));
        }
        if (before == null) {
            System.clearProperty("matrix.day");
        } else {
            System.setProperty("matrix.day", before);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(Matrix.daily());
        assertThat(seen).hasSizeGreaterThanOrEqualTo(40);
    }

    /** {@code -Dmatrix.command=FILE}: what starts {@link Matrix}, a word a line, for the script. */
    @Test
    void saysHowItIsStarted() throws IOException {
        List<String> command = Jvm.command(List.of(), Matrix.class.getName());
        assertThat(command).contains("-cp").endsWith(Matrix.class.getName());
        String file = System.getProperty("matrix.command");
        if (file != null) {
            Files.write(Path.of(file), command);
        }
    }
}
