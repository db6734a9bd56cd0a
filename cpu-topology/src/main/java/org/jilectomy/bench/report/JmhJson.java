package org.jilectomy.bench.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jilectomy.bench.results.Estimate;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.topology.JsonWriter;

/**
 * The results in the JSON of JMH ({@code -rf json}), as its visualizers read it: average time mode,
 * one entry for each side at each thread count, raw data by fork and iteration. The score is ours
 * (median over forks of their clean samples' medians) and so is its interval.
 */
public final class JmhJson {
    private static final double[] PERCENTILES =
            {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};

    private JmhJson() {}

    public static String render(Results results) {
        return JsonWriter.toJson(results.series().stream()
                .filter(series -> !series.used().isEmpty())
                .map(series -> entry(results, series)).toList());
    }

    private static Map<String, Object> entry(Results results, Series series) {
        Side side = series.side();
        List<Integer> forks = forks(series);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("jmhVersion", "1.37");
        entry.put("benchmark", "jilectomy." + word(results.title()) + "." + word(side.name()));
        entry.put("mode", "avgt");
        entry.put("threads", series.threads());
        entry.put("forks", forks.size());
        entry.put("jvm", side.command().isEmpty() ? "" : side.command().getFirst());
        entry.put("jvmArgs", side.command().stream().skip(1).toList());
        entry.put("jdkVersion", side.settings().getOrDefault("version", ""));
        entry.put("vmName", side.name());
        entry.put("vmVersion", side.settings().getOrDefault("version", ""));
        int warmUps = series.warmUps().stream()
                .mapToInt(warmUp -> warmUp.wallSeconds().size()).max().orElse(0);
        entry.put("warmupIterations", warmUps);
        entry.put("warmupTime", "until steady");
        entry.put("warmupBatchSize", 1);
        entry.put("measurementIterations", forks.stream()
                .mapToInt(fork -> values(series, fork, Sample::wallSecondsPerLoop).length)
                .max().orElse(0));
        entry.put("measurementTime", Words.number(results.protocol().sampleMillis()) + " ms");
        entry.put("measurementBatchSize", 1);
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("threads", String.valueOf(series.threads()));
        params.putAll(new TreeMap<>(side.settings()));
        entry.put("params", params);
        entry.put("primaryMetric",
                metric(series, series.wall(), "s/op", Sample::wallSecondsPerLoop));
        Map<String, Object> secondary = new LinkedHashMap<>();
        if (series.cpu().isKnown()) {
            secondary.put("cpu", metric(series, series.cpu(), "s/op", Sample::cpuSecondsPerLoop));
        }
        if (series.mhz().isKnown()) {
            secondary.put("clock",
                    metric(series, series.mhz(), "MHz", sample -> sample.evidence().mhz()));
        }
        entry.put("secondaryMetrics", secondary);
        return entry;
    }

    private static Map<String, Object> metric(
            Series series, Estimate score, String unit, ToDoubleFunction<Sample> figure) {
        List<double[]> raw = forks(series).stream()
                .map(fork -> values(series, fork, figure)).toList();
        double[] all = raw.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        Map<String, Object> percentiles = new LinkedHashMap<>();
        for (double percentile : PERCENTILES) {
            percentiles.put(String.valueOf(percentile), percentile(all, percentile / 100));
        }
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("score", score.value());
        // JMH writes what it does not know as the string NaN, and its readers expect that.
        metric.put("scoreError", known((score.high() - score.low()) / 2));
        metric.put("scoreConfidence", List.of(known(score.low()), known(score.high())));
        metric.put("scorePercentiles", percentiles);
        metric.put("scoreUnit", unit);
        metric.put("rawData", raw.stream()
                .map(values -> Arrays.stream(values).boxed().toList()).toList());
        return metric;
    }

    private static Object known(double value) {
        return Double.isNaN(value) ? "NaN" : value;
    }

    private static List<Integer> forks(Series series) {
        return series.used().stream().map(Sample::fork).distinct().sorted().toList();
    }

    private static double[] values(Series series, int fork, ToDoubleFunction<Sample> figure) {
        return series.used().stream().filter(sample -> sample.fork() == fork)
                .mapToDouble(figure).filter(value -> !Double.isNaN(value)).toArray();
    }

    /** Between the nearest values. */
    private static Object percentile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return "NaN";
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** A name as one word: visualizers split benchmark names at dots. */
    private static String word(String name) {
        String base = name.endsWith(".py") ? name.substring(0, name.length() - 3) : name;
        return base.substring(base.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_=-]+", "_");
    }
}
