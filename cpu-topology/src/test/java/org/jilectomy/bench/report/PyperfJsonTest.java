package org.jilectomy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.results.MachineSheet;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyperfJsonTest {
    private static final String GOOD = """
            {"version": "1.0", "metadata": {"unit": "second"}, "benchmarks": [{
              "metadata": {"name": "a"},
              "runs": [{"metadata": {"loops": 2, "date": "2026-11-22 12:00:00.000001"},
                        "warmups": [[1, 0.5]], "values": [1.0, 2]},
                       {"values": [1.5]}]}]}
            """;

    private static Map<?, ?> benchmark(int index, Results results) throws ReportException {
        return (Map<?, ?>) ((List<?>) ResultsJson.parse(PyperfJson.render(results))
                .get("benchmarks")).get(index);
    }

    private static Map<?, ?> run(int benchmark, int index, Results results)
            throws ReportException {
        return (Map<?, ?>) ((List<?>) benchmark(benchmark, results).get("runs")).get(index);
    }

    private static Results with(List<Series> series, Map<String, String> facts) {
        Results good = MadeUp.results();
        return new Results(Instant.EPOCH, good.title(), good.arguments(), good.protocol(),
                new MachineSheet(good.machine().topology(), good.machine().frequencySource(),
                        facts),
                good.sides(), series, good.comparisons(), good.processes(), good.overhead(),
                good.notes(), good.seconds());
    }

    private static Series with(Series series, List<Sample> samples) {
        return new Series(series.side(), series.cpus(), samples, series.warmUps(), series.wall(),
                series.cpu(), series.mhz(), series.spread(), true);
    }

    @Test
    void whatIsWrittenBreaksNoRule() throws ReportException {
        assertThat(PyperfRules.broken(PyperfJson.render(MadeUp.results()))).isEmpty();
    }

    @Test
    void nothingIsWrittenThatAConversionWouldDrop() throws ReportException {
        assertThat(PyperfRules.dropped(PyperfJson.render(MadeUp.results()))).isEmpty();
        assertThat(PyperfRules.dropped(GOOD.replace("\"values\": [1.5]",
                "\"values\": [1.5], \"evidence\": {}"))).containsExactly("evidence");
    }

    @Test
    void checkHasNothingToWarnOfBecauseDisturbedSamplesAreLeftOut() throws ReportException {
        assertThat(PyperfRules.warnings(PyperfJson.render(MadeUp.results()))).isEmpty();
        assertThat(PyperfRules.warnings(GOOD)).contains(
                "the standard deviation is 10 % of the mean or more");
        assertThat(PyperfRules.warnings(GOOD.replace("[1.0, 2]", "[1e-5, 9]"))).contains(
                "the minimum is 50 % below the mean", "the maximum is 50 % above the mean",
                "the shortest raw value is below 1 ms");
    }

    @Test
    void addressLayoutIsToldInPyperfsWords() throws ReportException {
        String text = PyperfJson.render(with(MadeUp.results().series(),
                Map.of("address layout randomized", "yes (2)")));
        assertThat(text).contains("\"aslr\": \"Full randomization\"");
        assertThat(PyperfRules.broken(text)).isEmpty();
    }

    @Test
    void validatorAcceptsTheSmallestGoodFile() throws ReportException {
        assertThat(PyperfRules.broken(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"1.0\"|1.0|version is the string 1.0",
        "[1.0, 2]|[0, 2]|values are numbers above 0",
        "[1.0, 2]|[\"1\"]|values are numbers above 0",
        "[1.5]|[]|a run has values or warm-ups",
        "[[1, 0.5]]|[[0, 0.5]]|a warm-up is [loops, value]",
        "[[1, 0.5]]|[0.5]|a warm-up is [loops, value]",
        "\"name\": \"a\"|\"nom\": \"a\"|the first run has a name after merging",
        "\"name\": \"a\"|\"name\": \"\"|name: metadata is not empty",
        "\"name\": \"a\"|\"name\": \"a\\nb\"|name: one line",
        "\"loops\": 2|\"loops\": 0|loops is a whole number of at least 1",
        "\"loops\": 2|\"loops\": 2.5|loops is a whole number of at least 1",
        "\"loops\": 2|\"mine\": null|mine: metadata is a string or a number, never null or nested",
        "\"loops\": 2|\"mine\": [1]|mine: metadata is a string or a number, never null or nested",
        "\"loops\": 2|\"mine\": {}|mine: metadata is a string or a number, never null or nested",
        "\"loops\": 2|\"tags\": [1]|tags are a list",
        "\"loops\": 2|\"duration\": -1|duration is a number of at least 0",
        "\"loops\": 2|\"uptime\": \"1\"|uptime is a number of at least 0",
        "\"loops\": 2|\"load_avg_1min\": -1|load_avg_1min is a number of at least 0",
        "\"loops\": 2|\"inner_loops\": 0|inner_loops is a whole number of at least 1",
        "\"loops\": 2|\"mem_max_rss\": 0|mem_max_rss is a whole number of at least 1",
        "\"loops\": 2|\"hostname\": \"h\"|hostname is the same in all runs",
        "\"second\"|\"metre\"|unit is known",
        "2026-11-22 12|yesterday 12|date is an ISO date"})
    void validatorFindsEachBrokenRule(String good, String bad, String rule)
            throws ReportException {
        assertThat(PyperfRules.broken(GOOD.replace(good, bad))).contains(rule);
    }

    @Test
    void validatorWantsUniqueNames() throws ReportException {
        String one = GOOD.substring(GOOD.indexOf("[{") + 1, GOOD.lastIndexOf("]"));
        assertThat(PyperfRules.broken(GOOD.replace(one, one + "," + one)))
                .contains("names are unique");
    }

    @Test
    void valuesAreTheCleanSamplesOfTheForkPerLoop() throws ReportException {
        Results results = MadeUp.results();
        Series series = results.series().get(2);
        List<Double> expected = series.clean().stream().filter(sample -> sample.fork() == 1)
                .map(Sample::wallSecondsPerLoop).toList();
        List<?> values = (List<?>) run(2, 1, results).get("values");
        assertThat(values).hasSameSizeAs(expected);
        assertThat(((Number) values.getFirst()).doubleValue())
                .isCloseTo(expected.getFirst(), org.assertj.core.data.Percentage.withPercentage(
                        1e-4));
    }

    @Test
    void evidenceIsInTheRunsMetadata() throws ReportException {
        Map<?, ?> metadata = (Map<?, ?>) run(3, 0, MadeUp.results()).get("metadata");
        assertThat(metadata.get("loops")).isEqualTo(8);
        assertThat(metadata.get("cpu_freq").toString()).matches("0=\\d{4} MHz, 1=\\d{4} MHz");
        Map<?, ?> common = (Map<?, ?>) benchmark(3, MadeUp.results()).get("metadata");
        assertThat(common.get("cpu_affinity")).isEqualTo("0,1");
        assertThat(common.get("python_implementation")).isEqualTo("jilectomy");
        assertThat(metadata.keySet().stream().map(Object::toString))
                .contains("rejected", "adds_per_cycle", "mem_max_rss");
    }

    @Test
    void forkWithoutCleanSamplesKeepsItsWarmUpAndAnEmptySeriesIsNoBenchmark()
            throws ReportException {
        Results good = MadeUp.results();
        Series first = good.series().getFirst();
        List<Sample> samples = new ArrayList<>(first.samples());
        samples.replaceAll(sample -> sample.fork() == 0 ? sample.withRejections(
                good.series().stream().flatMap(s -> s.samples().stream())
                        .filter(s -> !s.isClean()).findFirst().orElseThrow().rejected())
                : sample);
        Results odd = with(List.of(with(first, samples),
                with(good.series().get(1), List.of())), Map.of());
        assertThat(PyperfRules.broken(PyperfJson.render(odd))).isEmpty();
        assertThat(run(0, 0, odd).containsKey("values")).isFalse();
        assertThat(run(0, 0, odd).containsKey("warmups")).isTrue();
        assertThat((List<?>) ResultsJson.parse(PyperfJson.render(odd)).get("benchmarks"))
                .hasSize(1);
    }

    @Test
    void oddFactsBreakNoRule() throws ReportException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("empty", "");
        facts.put("lines", "a\n b\r\n");
        facts.put("load avg 1min", "high");
        facts.put("Unit", "furlong");
        facts.put("loops", "many");
        assertThat(PyperfRules.broken(PyperfJson.render(
                with(MadeUp.results().series(), facts)))).isEmpty();
    }
}
