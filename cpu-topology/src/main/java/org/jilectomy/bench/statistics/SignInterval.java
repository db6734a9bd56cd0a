package org.jilectomy.bench.statistics;

import org.jilectomy.bench.results.Estimate;

/**
 * An interval for a median that assumes nothing but independent values: if the truth lay outside
 * the k-th lowest and the k-th highest value, fewer than k of n tosses of a fair coin would have
 * shown heads. Exact at every n; below six values no interval of 95 % exists.
 */
public final class SignInterval {
    private SignInterval() {}

    /**
     * The shortest such interval that holds the median at least with the confidence; without
     * bounds where there are too few values. Its {@code confidence} is the one attained.
     */
    public static Estimate of(double[] values, double confidence) {
        double[] sorted = Quantiles.sorted(values);
        double median = Quantiles.median(sorted);
        int k = 0;
        double attained = Double.NaN;
        for (int next = 1; next <= sorted.length / 2; next++) {
            double holds = 1 - 2 * fewerHeads(sorted.length, next);
            if (holds < confidence) {
                break;
            }
            k = next;
            attained = holds;
        }
        return k == 0
                ? new Estimate(median, Double.NaN, Double.NaN, Double.NaN)
                : new Estimate(median, sorted[k - 1], sorted[sorted.length - k], attained);
    }

    /** The probability of fewer than k heads in n tosses. */
    static double fewerHeads(int n, int k) {
        double logarithm = -n * Math.log(2); // of the probability of exactly i heads
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += Math.exp(logarithm);
            logarithm += Math.log((double) (n - i) / (i + 1));
        }
        return sum;
    }
}
