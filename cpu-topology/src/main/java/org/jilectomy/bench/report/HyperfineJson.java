package org.jilectomy.bench.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.topology.JsonWriter;

/**
 * The results as hyperfine 1 exports them ({@code --export-json}), for its plotting scripts. Times
 * are of the clean samples, in the order of measurement. User and system time apart are not
 * measured, so those two fields are absent.
 */
public final class HyperfineJson {
    private HyperfineJson() {}

    public static String render(Results results) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("results", results.series().stream().filter(series -> !series.used().isEmpty())
                .map(series -> result(results, series)).toList());
        return JsonWriter.toJson(all);
    }

    private static Map<String, Object> result(Results results, Series series) {
        List<Double> times = series.used().stream().map(Sample::wallSecondsPerLoop).toList();
        double[] values = times.stream().mapToDouble(time -> time).toArray();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("command", PyperfJson.name(results, series));
        result.put("mean", mean);
        result.put("stddev",
                values.length < 2 ? null : Math.sqrt(squares / (values.length - 1)));
        result.put("median", Lives.median(values));
        result.put("min", Arrays.stream(values).min().orElse(Double.NaN));
        result.put("max", Arrays.stream(values).max().orElse(Double.NaN));
        result.put("times", times);
        result.put("exit_codes", times.stream().map(_ -> 0).toList());
        result.put("parameters", Map.of("threads", String.valueOf(series.threads())));
        return result;
    }
}
