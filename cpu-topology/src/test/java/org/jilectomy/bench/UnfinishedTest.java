package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jilectomy.bench.report.ResultsJson;
import org.jilectomy.bench.results.MachineSheet;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.trials.SimulatedMachine;
import org.jilectomy.bench.trials.SimulatedMachine.Traits;
import org.jilectomy.topology.CpuSet;
import org.jilectomy.topology.Topology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on a simulated machine, its file, and what can be made of it. */
class UnfinishedTest {
    private static final Topology MACHINE = new Topology(
            new Topology.Processor("GenuineIntel", "simulated", "", "amd64", true), List.of(),
            List.of(), List.of(), List.of(), List.of(), CpuSet.range(2), CpuSet.empty(),
            CpuSet.range(2), Topology.CgroupLimits.none(), List.of());

    @TempDir
    Path directory;
    private Path file;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void name() {
        file = directory.resolve("run.json.unfinished");
    }

    private static Side side(String name, double cycles) {
        return new Side(name, Side.Kind.SIMULATED, name.equals("A"), List.of(),
                Map.of("cycles", String.valueOf(cycles)));
    }

    private Results run(Path file, int rounds) {
        Setup setup = new Setup("simulated", List.of("x.py"),
                List.of(side("A", 100_000), side("B", 105_000)), List.of(List.of(1)),
                Mode.INTERLEAVED, 3, 6, 6, rounds, 5, Double.NaN, 3, 0.005,
                new MachineSheet(MACHINE, "simulated", Map.of("load before", "0")));
        SimulatedMachine machine = new SimulatedMachine(Traits.quiet(), 3);
        return new Session(setup, machine, machine, Monitor.silent(), List.of(),
                new Unfinished(file, setup, said::add)).run();
    }

    private static List<Double> walls(Results results) {
        return results.series().stream().flatMap(series -> series.samples().stream())
                .map(sample -> (double) sample.wallNanos()).toList();
    }

    @Test
    void wholeRunIsReadAsItWas() throws Exception {
        Results whole = run(file, 4);
        Results read = Unfinished.read(file);
        assertThat(said).singleElement().asString().contains(file.toString());
        assertThat(walls(read)).isEqualTo(walls(whole));
        assertThat(read.comparisons()).hasSameSizeAs(whole.comparisons());
        assertThat(read.comparisons().getFirst().verdict().sentence())
                .isEqualTo(whole.comparisons().getFirst().verdict().sentence());
        assertThat(read.series()).extracting(Series::warmUps).allMatch(all -> all.size() == 6);
        assertThat(read.processes()).hasSameSizeAs(whole.processes());
        assertThat(read.protocol().limits()).isEqualTo(whole.protocol().limits());
        assertThat(read.notes()).anyMatch(note -> note.contains("broken off"));
    }

    @Test
    void whatWasCutOffInTheMiddleOfALineIsStillReported() throws Exception {
        run(file, 4);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {bytes.length / 3, bytes.length / 2, bytes.length - 20}) {
            Path cut = Files.write(
                    directory.resolve("cut"), Arrays.copyOf(bytes, length));
            Results read = Unfinished.read(cut);
            assertThat(walls(read)).isNotEmpty();
            assertThat(report(cut.toString())).contains("broken off in fork");
            assertThat(read.comparisons().getFirst().verdict().kind().label())
                    .isEqualTo(length == bytes.length - 20 ? "slower" : "unstable");
        }
    }

    @Test
    void fileThatCannotBeWrittenDoesNotEndTheRun() {
        Results results = run(directory.resolve("none").resolve("file"), 3);
        assertThat(results.series()).hasSize(2);
        assertThat(said).singleElement().asString().contains("not kept", "none");
    }

    private String report(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = ReportAgain.run(
                List.of(words), new PrintStream(out, true), new PrintStream(err, true));
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private Optional<String> refusal(String... words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = ReportAgain.run(List.of(words),
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true));
        return exit == 2 ? Optional.of(err.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    @Test
    void reportsAreMadeAgainFromTheJson() throws IOException {
        Path json = Files.writeString(
                directory.resolve("run.json"), ResultsJson.render(run(file, 4)));
        assertThat(report(json.toString())).contains("slower", "MHz");
        Path html = directory.resolve("run.html");
        Path markdown = directory.resolve("run.md");
        assertThat(report(json.toString(), "--html", html.toString(),
                "--markdown=" + markdown)).isEmpty();
        assertThat(html).content().contains("<svg");
        assertThat(markdown).content().contains("slower");
    }

    @Test
    void whatIsNoReportIsRefusedByName() throws IOException {
        Path other = Files.writeString(directory.resolve("x.json"), "{\"format\": 3}");
        assertThat(refusal(other.toString()).orElseThrow()).contains("x.json", "format");
        assertThat(refusal("missing.json").orElseThrow()).contains("no such file");
        assertThat(refusal().orElseThrow()).contains("which report?");
        assertThat(refusal(other.toString(), "--pdf").orElseThrow()).contains("--pdf");
        run(file, 3);
        Files.writeString(file, "{\"kind\": \"sample\", \"side\": \"C\", \"record\": {}}\n",
                StandardOpenOption.APPEND);
        assertThat(refusal(file.toString()).orElseThrow()).contains("no such side: 'C'");
    }
}
