package org.jilectomy.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.WarmUpSeries;

/**
 * Every fork's wall times of one call in order, warm-up first, then the measured samples, also the
 * rejected ones: the CSV that warmup_stats reads ("Virtual Machine Warmup Blows Hot and Cold").
 * That program wants as many iterations of every process, so all rows end where the shortest does.
 */
public final class WarmUpCsv {
    private WarmUpCsv() {}

    public static String render(Results results) {
        List<List<String>> rows = new ArrayList<>();
        for (Series series : results.series()) {
            series.samples().stream().map(Sample::fork).distinct().sorted().forEach(fork -> {
                List<String> row = new ArrayList<>();
                row.add(String.valueOf(fork));
                row.add(quoted(PyperfJson.name(results, series)));
                series.warmUps().stream().filter(warmUp -> warmUp.fork() == fork)
                        .map(WarmUpSeries::wallSeconds).flatMap(List::stream)
                        .forEach(seconds -> row.add(time(seconds)));
                series.samples().stream().filter(sample -> sample.fork() == fork)
                        .forEach(sample -> row.add(time(sample.wallSecondsPerLoop())));
                rows.add(row);
            });
        }
        int length = rows.stream().mapToInt(List::size).min().orElse(2);
        StringBuilder csv = new StringBuilder("process_exec_idx,bench_name");
        for (int i = 0; i < length - 2; i++) {
            csv.append(',').append(i);
        }
        csv.append('\n');
        rows.forEach(row -> csv.append(String.join(",", row.subList(0, length))).append('\n'));
        return csv.toString();
    }

    private static String time(double seconds) {
        return Words.format("%.9f", seconds);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
