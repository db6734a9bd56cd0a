package org.jilectomy.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;

/**
 * What can be compared of a report, whoever wrote it: our own JSON or pyperf's (also compressed).
 *
 * @param facts   what should be the same in both: processor, frequency source, script …
 * @param date    when it was measured, as written
 */
record Loaded(Path file, String date, Map<String, String> facts, List<Measured> benchmarks) {

    /**
     * One benchmark.
     *
     * @param medians of the values of each fork, in seconds: forks are the sampling unit
     * @param mhz     clock while it ran; not a number if unknown
     */
    record Measured(String name, double[] medians, double mhz) {}

    /** @throws ReportException naming the file and what is wrong with it */
    static Loaded read(Path file) throws ReportException {
        try {
            Map<String, Object> json = ResultsJson.parse(text(file));
            return json.containsKey("benchmarks") && !json.containsKey("format")
                    ? pyperf(file, json) : own(file, ResultsJson.read(json));
        } catch (IOException e) {
            throw new ReportException("cannot read " + file
                    + (Files.exists(file) ? ": " + e.getMessage() : ": no such file"));
        } catch (ReportException e) {
            throw new ReportException(file + ": " + e.getMessage());
        }
    }

    private static String text(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Loaded own(Path file, Results results) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", results.machine().topology().processor().name());
        facts.put("CPUs", String.valueOf(results.machine().topology().online().size()));
        facts.put("frequency source", Words.clock(results));
        facts.put("protocol", results.protocol().mode().label());
        results.machine().facts().forEach((name, value) -> {
            if (!name.startsWith("load")) { // different each time, and no reason to wonder
                facts.put(name, value);
            }
        });
        List<Measured> benchmarks = new ArrayList<>();
        for (Series series : results.series()) {
            double[] medians = series.used().stream().map(Sample::fork).distinct()
                    .mapToDouble(fork -> Lives.median(series.used().stream()
                            .filter(sample -> sample.fork() == fork)
                            .mapToDouble(Sample::wallSecondsPerLoop).toArray()))
                    .toArray();
            if (medians.length > 0) {
                benchmarks.add(new Measured(PyperfJson.name(results, series), medians,
                        series.mhz().value()));
            }
        }
        return new Loaded(file, results.date().toString(), facts, benchmarks);
    }

    private static Loaded pyperf(Path file, Map<String, Object> json) throws ReportException {
        if (!Objects.equals(json.get("version"), "1.0")) {
            throw new ReportException("pyperf's JSON of version \"" + json.get("version")
                    + "\"; this reads \"1.0\" (python -m pyperf convert makes it)");
        }
        Map<String, String> facts = new LinkedHashMap<>();
        String date = "";
        List<Measured> benchmarks = new ArrayList<>();
        for (Object one : list(json.get("benchmarks"), "benchmarks")) {
            Map<?, ?> benchmark = map(one, "benchmarks");
            List<Double> medians = new ArrayList<>();
            Map<Object, Object> metadata = new LinkedHashMap<>();
            for (Object oneRun : list(benchmark.get("runs"), "runs")) {
                Map<?, ?> run = map(oneRun, "runs");
                metadata = new LinkedHashMap<>(map(json.get("metadata"), "metadata"));
                metadata.putAll(map(benchmark.get("metadata"), "metadata"));
                metadata.putAll(map(run.get("metadata"), "metadata"));
                double[] values = list(run.get("values"), "values").stream()
                        .mapToDouble(value -> value instanceof Number number
                                ? number.doubleValue() : Double.NaN)
                        .toArray();
                if (values.length > 0) { // a run without is a calibration
                    medians.add(Lives.median(values));
                }
            }
            if (!"second".equals(metadata.getOrDefault("unit", "second")) || medians.isEmpty()) {
                continue;
            }
            benchmarks.add(new Measured(String.valueOf(metadata.get("name")),
                    medians.stream().mapToDouble(median -> median).toArray(), Double.NaN));
            date = String.valueOf(metadata.getOrDefault("date", ""));
            put(facts, "processor", metadata.get("cpu_model_name"));
            put(facts, "CPUs", metadata.get("cpu_count"));
            put(facts, "hostname", metadata.get("hostname"));
            put(facts, "platform", metadata.get("platform"));
            put(facts, "frequency source", metadata.get("frequency_source"));
            put(facts, "script sha256", metadata.get("script_sha256"));
            put(facts, "timer", metadata.get("timer"));
        }
        if (benchmarks.isEmpty()) {
            throw new ReportException("no benchmark with times in it");
        }
        return new Loaded(file, date, facts, benchmarks);
    }

    private static void put(Map<String, String> facts, String name, Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
    }

    private static List<?> list(Object value, String place) throws ReportException {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new ReportException(place + ": a list expected");
    }

    private static Map<?, ?> map(Object value, String place) throws ReportException {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new ReportException(place + ": an object expected");
    }
}
