package org.jilectomy.bench.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jilectomy.bench.Monitor;
import org.jilectomy.bench.Session;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.trials.SimulatedMachine.Traits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table's rows, on simulated sessions. */
class TrialTableTest {
    private static Results simulated(double ratio, double busyShare) {
        SimulatedMachine machine = new SimulatedMachine(Traits.quiet().withBusyShare(busyShare), 3);
        return new Session(
                Trial.setup("simulated", Trial.simulatedSides(ratio), List.of(1), Mode.INTERLEAVED,
                        3, 6, 6, Trial.SAMPLE_MILLIS),
                machine, machine, Monitor.silent(), List.of()).run();
    }

    @Test
    void outcomesCountWhatWasFoundAndWhatIsWrong() {
        Results slower = simulated(1.05, 0);
        Outcomes right = new Outcomes(1.05);
        Outcomes mistaken = new Outcomes(1);
        right.add(slower);
        mistaken.add(slower);
        assertThat(right.found()).isEqualTo(1);
        assertThat(right.wrong()).isZero();
        assertThat(right.error95()).isLessThan(0.01);
        assertThat(right.errorRow("1", "error", 0.01, "").passed()).isTrue();
        assertThat(mistaken.wrong()).isEqualTo(1);
        assertThat(mistaken.errorRow("1", "error", 0.01, "").passed()).isFalse();
    }

    @Test
    void samplesOffTheCpuAreFlaggedAndGoodOnesAreNot() {
        FlaggedSamples flagged = new FlaggedSamples();
        flagged.add(simulated(1, 0.3));
        assertThat(flagged.rows()).extracting(TrialRow::passed).containsOnly(true);
        assertThat(flagged.rows().getFirst().found()).doesNotStartWith("0 of 0");
    }

    @Test
    void logHasALineForEverySample(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("samples.gz");
        Results results = simulated(1, 0.3);
        try (SampleLog log = new SampleLog(file)) {
            log.add("a trial", results);
        }
        long samples = results.series().stream().mapToLong(one -> one.samples().size()).sum();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> lines = in.lines().toList();
            int columns = lines.getFirst().split(" ").length;
            assertThat(lines).hasSize((int) samples + 1)
                    .allMatch(line -> line.split(" ").length == columns)
                    .anyMatch(line -> line.contains("OFF_CPU="));
        }
    }

    @Test
    void optionsNameWhatIsWrong() {
        assertThat(TrialOptions.parse("--short", "--aa", "7").orElseThrow().aa).isEqualTo(7);
        assertThat(TrialOptions.parse("--help")).isEmpty();
        assertThatThrownBy(() -> TrialOptions.parse("--only", "aa,slow3"))
                .hasMessageContaining("'slow3' is none of");
        assertThatThrownBy(() -> TrialOptions.parse("--aa", "many"))
                .hasMessageContaining("--aa: 'many' is not a number");
        assertThatThrownBy(() -> TrialOptions.parse("--wrong")).hasMessageContaining("--wrong");
    }
}
