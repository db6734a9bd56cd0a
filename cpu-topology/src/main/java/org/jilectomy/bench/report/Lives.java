package org.jilectomy.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jilectomy.bench.results.ProcessLife;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.WarmUpSeries;

/**
 * The processes of one side together: a line of a table, since forks of a side start and warm up
 * alike. Figures are medians; memory is the most.
 *
 * @param shapes what its warm-ups looked like, with how many forks each
 */
record Lives(
        Side side, int count, double startSeconds, double warmUpSeconds, double warmUpRounds,
        int steady, double peakBytes, List<String> shapes) {

    static List<Lives> of(Results results) {
        List<Lives> all = new ArrayList<>();
        for (Side side : results.sides()) {
            List<ProcessLife> lives = results.processes().stream()
                    .filter(life -> life.side().equals(side)).toList();
            if (lives.isEmpty()) {
                continue;
            }
            List<String> shapes = new ArrayList<>();
            for (WarmUpSeries.Shape shape : WarmUpSeries.Shape.values()) {
                long forks = results.series().stream()
                        .filter(series -> series.side().equals(side))
                        .map(Series::warmUps).flatMap(List::stream)
                        .filter(warmUp -> warmUp.shape() == shape).count();
                if (forks > 0) {
                    shapes.add(shape.label() + " ×" + forks);
                }
            }
            all.add(new Lives(side, lives.size(), median(lives, ProcessLife::startSeconds),
                    median(lives, ProcessLife::warmUpSeconds),
                    median(lives, ProcessLife::warmUpRounds),
                    (int) lives.stream().filter(ProcessLife::steady).count(),
                    lives.stream().filter(life -> life.peakBytes().isPresent())
                            .mapToDouble(life -> life.peakBytes().getAsLong()).max()
                            .orElse(Double.NaN),
                    shapes));
        }
        return all;
    }

    private static double median(List<ProcessLife> lives, ToDoubleFunction<ProcessLife> figure) {
        return median(lives.stream().mapToDouble(figure).toArray());
    }

    /** The middle value, or the mean of the two; not a number of none. */
    static double median(double[] values) {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length == 0 ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
