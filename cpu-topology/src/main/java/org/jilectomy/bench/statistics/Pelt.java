package org.jilectomy.bench.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Optimal change points of a series: the segmentation with the least sum of the segments' costs
 * plus a penalty for every segment. The recursion over the last change point is exact; candidates
 * that can never win again are pruned, so that it takes linear time where change points are
 * frequent and quadratic time (a millisecond for 500 samples) where there are none. Source: R.
 * Killick, P. Fearnhead, I. A. Eckley, "Optimal detection of changepoints with a linear
 * computational cost", 2012.
 */
public final class Pelt {
    /** Segments no shorter than this. */
    private static final int LEAST = 3;

    private final double[] sums;
    private final double[] squares;
    private final double variance;

    private Pelt(double[] values, double variance) {
        this.sums = new double[values.length + 1];
        this.squares = new double[values.length + 1];
        this.variance = variance;
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
            squares[i + 1] = squares[i] + values[i] * values[i];
        }
    }

    /**
     * Changes of the mean, when the noise around it is known.
     *
     * @param deviation of the noise, positive
     * @param penalty   of a segment; 15·ln n is careful
     * @return first index of every segment but the first, ascending
     */
    public static List<Integer> means(double[] values, double deviation, double penalty) {
        return new Pelt(values, deviation * deviation).segment(penalty);
    }

    /** Changes of the mean or the variance, as in the literature on warm-up. */
    public static List<Integer> meansAndVariances(double[] values, double penalty) {
        return new Pelt(values, 0).segment(penalty);
    }

    /** Twice the negative log likelihood of values from..to-1 as one segment, but for constants. */
    private double cost(int from, int to) {
        int n = to - from;
        double sum = sums[to] - sums[from];
        double residual = Math.max(0, squares[to] - squares[from] - sum * sum / n);
        return variance > 0
                ? residual / variance
                : n * (Math.log(Math.max(residual / n, 1e-12)) + 1);
    }

    private List<Integer> segment(double penalty) {
        int n = sums.length - 1;
        if (n < 2 * LEAST) {
            return List.of();
        }
        double[] best = new double[n + 1];
        int[] last = new int[n + 1];
        best[0] = -penalty;
        List<Integer> candidates = new ArrayList<>(List.of(0));
        for (int to = LEAST; to <= n; to++) {
            best[to] = Double.POSITIVE_INFINITY;
            double[] without = new double[candidates.size()];
            for (int c = 0; c < without.length; c++) {
                int from = candidates.get(c);
                without[c] = best[from] + cost(from, to);
                if (without[c] + penalty < best[to]) {
                    best[to] = without[c] + penalty;
                    last[to] = from;
                }
            }
            List<Integer> alive = new ArrayList<>();
            for (int c = 0; c < without.length; c++) {
                // A candidate too close to be compared fairly yet stays.
                if (without[c] <= best[to] || to - candidates.get(c) < 2 * LEAST) {
                    alive.add(candidates.get(c));
                }
            }
            int next = to - LEAST + 1;
            if (next >= LEAST) {
                alive.add(next);
            }
            candidates = alive;
        }
        List<Integer> points = new ArrayList<>();
        for (int at = last[n]; at > 0; at = last[at]) {
            points.addFirst(at);
        }
        return points;
    }
}
