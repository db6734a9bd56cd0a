package org.jilectomy.bench.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jilectomy.bench.UsageException;
import org.jilectomy.topology.TopologyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LadderTest {
    private static final List<String> PRESETS = List.of("gil", "june-2016", "jilectomy");

    private static Rung rung(String side, int threads, double wall, double cpu) {
        return new Rung(side, threads, List.of(0, 1).subList(0, threads), wall, cpu, 0.01, 9, 10,
                true);
    }

    private static LadderResults results() {
        return new LadderResults("fib.py", TopologyReader.read(), "gil", 2, List.of(
                rung("gil", 1, 0.1, 0.1), rung("gil", 2, 0.2, 0.2),
                rung("jilectomy", 1, 0.02, 0.02), rung("jilectomy", 2, 0.025, 0.05)), List.of());
    }

    @Test
    void gainsAreAgainstTheGilAtAsManyThreads() {
        Rung two = results().rungs().get(3);
        assertThat(results().wallGain(two).orElseThrow()).isCloseTo(8, within(1e-9));
        assertThat(results().cpuGain(two).orElseThrow()).isCloseTo(4, within(1e-9));
        assertThat(results().scaling(two).orElseThrow()).isCloseTo(1.6, within(1e-9));
    }

    @Test
    void theTableSaysWhatIsPredicted() {
        String table = LadderTable.render(results());
        assertThat(table).contains("PREDICTED, not measured");
        assertThat(table.lines()).allMatch(line -> line.length() <= 130);
        assertThat(table.lines().filter(line -> line.startsWith("jilectomy"))).hasSize(3)
                .anyMatch(line -> line.contains("8.00") && line.contains("1.60"));
        assertThat(results().toJson(Instant.EPOCH)).contains("predictions_not_measured");
    }

    @Test
    void thereAreTheTalksTwoChartsAndThePrediction() {
        assertThat(LadderCharts.draw(results())).extracting(LadderCharts.Picture::name)
                .containsExactly("ladder-cpu.svg", "ladder-wall.svg", "ladder-scaling.svg");
        assertThat(LadderCharts.draw(results()))
                .allSatisfy(picture -> assertThat(picture.svg()).contains("<svg", "jilectomy"));
    }

    @Test
    void optionsAreUnderstood() throws UsageException {
        LadderOptions options = LadderOptions.parse(List.of("fib.py", "--presets=jilectomy,gil",
                "--python", "/a", "--python", "/b", "--side", "x=-X elide=0", "--threads", "1,2"),
                PRESETS);
        assertThat(options.presets()).containsExactly("gil", "jilectomy");
        assertThat(options.pythons()).containsExactly("/a", "/b");
        assertThat(options.others()).containsExactly("x=-X elide=0");
        assertThat(options.bench().threads()).containsExactly(1, 2);
        assertThat(options.bench().seconds()).isEqualTo(75);
        assertThatThrownBy(() -> LadderOptions.parse(List.of("f", "--presets", "gill"), PRESETS))
                .isInstanceOf(UsageException.class).hasMessageContaining("june-2016");
        assertThatThrownBy(() -> LadderOptions.parse(List.of("f", "--side", "elide"), PRESETS))
                .isInstanceOf(UsageException.class).hasMessageContaining("NAME=");
    }

    @Test
    void whatCannotBeWrittenIsFoundBeforeMeasuring(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("s.py"), "def bench(): pass\n");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Ladder.run(List.of(script.toString(), "--svg", folder + "/none"), List.of(),
                PRESETS, System.out, new PrintStream(err));
        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("--svg").contains("none");
    }
}
