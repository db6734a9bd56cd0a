package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jilectomy.bench.results.ProcessLife;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.ThreadTime;
import org.jilectomy.bench.statistics.Quantiles;

/** Looks over finished samples for what a reader of the table has to know. */
final class Anomalies {
    /** Starting threads takes tens of microseconds each. */
    private static final double SHORT_SAMPLE_SECONDS = 0.001;

    private Anomalies() {}

    /** Adds one sentence to the notes for each anomaly. */
    static void find(List<Series> all, List<ProcessLife> processes, List<String> notes) {
        Map<Side, List<ProcessLife>> lives = new java.util.LinkedHashMap<>();
        processes.forEach(life -> lives.computeIfAbsent(life.side(), _ -> new ArrayList<>())
                .add(life));
        lives.forEach((side, own) -> {
            long restless = own.stream()
                    .filter(life -> life.failure().isEmpty() && !life.steady()).count();
            if (restless > 0) {
                notes.add(side.name() + ": " + restless + " of " + own.size() + " processes were "
                        + "still changing at the end of the warm-up (try a longer --warmup)");
            }
        });
        all.forEach(series -> inspect(series, notes));
    }

    private static void inspect(Series series, List<String> notes) {
        String name = series.side().name() + ", "
                + (series.threads() == 1 ? "1 thread: " : series.threads() + " threads: ");
        if (!series.enough()) {
            notes.add(name + "too few samples are clean; its figures are over all of them");
        }
        boolean command = series.side().kind() == Side.Kind.COMMAND;
        if (!command && series.samples().stream().flatMap(sample -> sample.threads().stream())
                .mapToInt(ThreadTime::pinned).anyMatch(cpu -> cpu < 0)) {
            notes.add(name + "could not be pinned; the scheduler chose the cores");
        }
        double sample = Quantiles.median(
                series.samples().stream().mapToDouble(one -> one.wallNanos() / 1e9).toArray());
        if (sample < SHORT_SAMPLE_SECONDS) {
            notes.add(name + String.format(Locale.ROOT, "a sample takes %.2f ms only",
                    1e3 * sample));
        }
        double own = Quantiles.median(series.used().stream()
                .mapToDouble(Anomalies::threadSeconds).toArray());
        double others = Quantiles.median(series.used().stream()
                .mapToDouble(one -> processSeconds(one) - threadSeconds(one)).toArray());
        if (others > Math.max(0.1 * own, 1e-3)) {
            notes.add(name + String.format(Locale.ROOT,
                    "%.1f ms of CPU time a sample went to other threads of the process (compiler, "
                            + "collector)",
                    1e3 * others));
        }
    }

    private static double threadSeconds(Sample sample) {
        return sample.threadCpuNanos() < 0 ? Double.NaN : sample.threadCpuNanos() / 1e9;
    }

    private static double processSeconds(Sample sample) {
        return sample.processCpuNanos() < 0 ? Double.NaN : sample.processCpuNanos() / 1e9;
    }
}
