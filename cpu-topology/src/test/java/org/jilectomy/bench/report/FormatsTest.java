package org.jilectomy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Side;
import org.junit.jupiter.api.Test;

/** The formats of other tools, but for pyperf's. */
class FormatsTest {
    private static final Results RESULTS = MadeUp.results();

    @Test
    void jmhHasTheFieldsItsReadersUse() throws JsonParserException {
        List<?> entries = JsonParser.array().from(JmhJson.render(RESULTS));
        assertThat(entries).hasSize(6);
        for (Object one : entries) {
            Map<?, ?> entry = (Map<?, ?>) one;
            assertThat(entry.keySet().stream().map(Object::toString)).contains("jmhVersion",
                    "benchmark", "mode", "threads", "forks", "jvm", "jvmArgs", "jdkVersion",
                    "vmName", "vmVersion", "warmupIterations", "warmupTime", "warmupBatchSize",
                    "measurementIterations", "measurementTime", "measurementBatchSize", "params",
                    "primaryMetric", "secondaryMetrics");
            Map<?, ?> metric = (Map<?, ?>) entry.get("primaryMetric");
            assertThat(metric.keySet().stream().map(Object::toString)).containsExactlyInAnyOrder(
                    "score", "scoreError", "scoreConfidence", "scorePercentiles", "scoreUnit",
                    "rawData");
            assertThat((List<?>) metric.get("rawData")).hasSize(MadeUp.FORKS);
            assertThat((List<?>) metric.get("scoreConfidence")).hasSize(2);
            assertThat(((Map<?, ?>) metric.get("scorePercentiles")).keySet()
                    .stream().map(Object::toString)).contains("0.0", "50.0", "99.99", "100.0");
        }
        assertThat(((Map<?, ?>) entries.get(2)).get("benchmark"))
                .isEqualTo("jilectomy.fib.biased");
    }

    @Test
    void hyperfineTimesAreCleanSamplesOnly() throws ReportException {
        List<?> results = (List<?>) ResultsJson.parse(HyperfineJson.render(RESULTS)).get("results");
        Map<?, ?> first = (Map<?, ?>) results.getFirst();
        assertThat((List<?>) first.get("times"))
                .hasSize(RESULTS.series().getFirst().clean().size());
        assertThat(((Number) first.get("mean")).doubleValue()).isBetween(
                ((Number) first.get("min")).doubleValue(),
                ((Number) first.get("max")).doubleValue());
    }

    @Test
    void everyRowOfTheWarmUpTableIsAsLong() {
        List<String> lines = WarmUpCsv.render(RESULTS).lines().toList();
        assertThat(lines).hasSize(1 + 6 * MadeUp.FORKS);
        assertThat(lines.getFirst()).startsWith("process_exec_idx,bench_name,0,1,2");
        // a name has commas, within quotes
        assertThat(lines.stream().map(line -> line.replaceAll("\"[^\"]*\"", "").split(",").length))
                .containsOnly(2 + 30 + 12);
    }

    @Test
    void textFitsAHundredColumnsAndHasALineForEachSeries() {
        String text = TextReport.render(RESULTS, Colours.NONE);
        assertThat(text.lines()).allMatch(line -> line.length() <= TextReport.WIDTH);
        assertThat(text).contains("against CPython 3.11.2", "times faster", "left out",
                "core shared with a busy sibling", "note: atomic: still changing",
                "probe, 4 cycles")
                .doesNotContain("\033", "NaN");
        assertThat(text.lines().filter(line -> line.matches("(CPython|biased|atomic).* \\d+/60")))
                .hasSize(6);
    }

    @Test
    void coloursAreTheOnlyDifferenceOnATerminal() {
        String coloured = TextReport.render(RESULTS, Colours.ANSI);
        assertThat(coloured).contains("\033[32m");
        assertThat(coloured.replaceAll("\033\\[\\d+m", ""))
                .isEqualTo(TextReport.render(RESULTS, Colours.NONE));
    }

    @Test
    void noColourMeansNone() {
        assertThat(Colours.of(Colours.Stream.OUT, Map.of("NO_COLOR", "1"))).isEqualTo(Colours.NONE);
        assertThat(Colours.of(Colours.Stream.OUT, Map.of("TERM", "dumb"))).isEqualTo(Colours.NONE);
    }

    @Test
    void markdownTablesHaveAsManyCellsInEveryRow() {
        String text = MarkdownReport.render(RESULTS);
        assertThat(text).contains("**9.7 times faster**")
                .doesNotContain("NaN", "<try", "<Processor");
        List<List<String>> tables = Arrays.stream(text.split("\n\n"))
                .filter(part -> part.startsWith("|")).map(part -> part.lines().toList()).toList();
        assertThat(tables).hasSize(2);
        for (List<String> table : tables) {
            assertThat(table.stream().map(row -> row.split("(?<!\\\\)\\|", -1).length).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void commandsAreShortForPeopleAsLongAsTheyDiffer() {
        Side one = new Side("/usr/bin/python3.11 -c pass", Side.Kind.COMMAND, true,
                List.of("/usr/bin/python3.11", "-c", "pass"), Map.of());
        Side two = new Side("/opt/a/tool --file /data/x.json", Side.Kind.COMMAND, false, List.of(),
                Map.of());
        Side three = new Side("/opt/b/tool --file /data/x.json", Side.Kind.COMMAND, false,
                List.of(), Map.of());
        Side four = new Side("biased unbox=0", Side.Kind.OURS, false, List.of(), Map.of());
        List<Side> sides = List.of(one, two, three, four);
        Results named = ShortNames.of(new Results(RESULTS.date(), one.name() + " against others",
                List.of("a.py", "--command", "x 'y'"), RESULTS.protocol(), RESULTS.machine(), sides,
                List.of(), List.of(),
                List.of(), RESULTS.overhead(), List.of(), 1));
        assertThat(named.sides()).extracting(Side::name).containsExactly("python3.11 -c pass",
                "/opt/a/tool --file /data/x.json", "/opt/b/tool --file /data/x.json",
                "biased unbox=0");
        assertThat(named.title()).isEqualTo("python3.11 -c pass against others");
        assertThat(Words.commandLine(named))
                .isEqualTo("jilectomy bench a.py --command 'x '\\''y'\\'''");
        assertThat(Words.name(named.sides().getFirst(), 1)).isEqualTo("python3.11 -c pass");
    }
}
