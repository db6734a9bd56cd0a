package org.jilectomy.bench.statistics;

import java.util.Arrays;
import java.util.List;
import org.jilectomy.bench.results.WarmUpSeries.Shape;

/**
 * The classification of the literature, on wall time, to compare ours with: outliers beyond the
 * median ± 3 × (90th − 10th percentile) of a window of 200 are left out of the segmentation, change
 * points of mean and variance are found with penalty 15·ln n, segments whose means lie within the
 * larger variance of the two, or within a thousandth, are equivalent; the last segment decides.
 * Source: E. Barrett et al., "Virtual Machine Warmup Blows Hot and Cold", OOPSLA 2017, section 4.
 *
 * <p>It knows three answers: {@link Shape#FLAT}, {@link Shape#WARM_UP} (also for a step down) and
 * {@link Shape#SLOWDOWN}; "no steady state" is {@link Shape#SHORT} here: no answer.
 */
public final class PublishedShape {
    private static final int WINDOW = 200;

    private PublishedShape() {}

    /** Classifies a series of wall times in seconds. */
    public static Shape of(double[] seconds) {
        double[] values = withoutOutliers(seconds);
        int n = values.length;
        List<Integer> points = Pelt.meansAndVariances(values, 15 * Math.log(n));
        if (points.isEmpty()) {
            return Shape.FLAT;
        }
        int last = points.getLast();
        double[] end = Arrays.copyOfRange(values, last, n);
        if (end.length < n / 4) {
            return Shape.SHORT; // still changing in the last quarter
        }
        boolean slower = false;
        boolean faster = false;
        int from = 0;
        for (int to : points) {
            double[] segment = Arrays.copyOfRange(values, from, to);
            double difference = mean(end) - mean(segment);
            double same = Math.max(Math.max(variance(end), variance(segment)),
                    0.001 * mean(values));
            slower |= difference > same;
            faster |= difference < -same;
            from = to;
        }
        return slower ? Shape.SLOWDOWN : faster ? Shape.WARM_UP : Shape.FLAT;
    }

    private static double[] withoutOutliers(double[] seconds) {
        return java.util.stream.IntStream.range(0, seconds.length).filter(i -> {
            int from = Math.max(0, Math.min(i - WINDOW / 2, seconds.length - WINDOW));
            double[] window = Arrays.copyOfRange(
                    seconds, from, Math.min(seconds.length, from + WINDOW));
            double range = Quantiles.quantile(window, 0.9) - Quantiles.quantile(window, 0.1);
            return Math.abs(seconds[i] - Quantiles.median(window)) <= 3 * range;
        }).mapToDouble(i -> seconds[i]).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    }
}
