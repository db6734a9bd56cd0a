package org.jilectomy.bench.statistics;

import java.util.Arrays;
import java.util.Collection;

/** Robust figures of a set of numbers. Values that are not numbers are left out. */
public final class Quantiles {
    /** Makes the median absolute deviation of normal values their standard deviation. */
    private static final double NORMAL = 1.4826;

    private static final int MOST_FOR_PAIRS = 500;

    private static final int LEAST_OF_A_GROUP = 8;

    private Quantiles() {}

    /** The numbers among some values, as an array. */
    public static double[] known(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value)).toArray();
    }

    /** The middle value, or the mean of the middle two; not a number if there is none. */
    public static double median(double... values) {
        return quantile(values, 0.5);
    }

    /**
     * The centre of values that scatter evenly to both sides, with some far off: the median of the
     * means of all pairs, each value with itself included (Hodges and Lehmann 1963). Of normal values
     * it needs two thirds as many as the median for the same error; a quarter of them may be anywhere.
     * Takes n² log n: above {@value #MOST_FOR_PAIRS} values it is the median, which has enough then.
     */
    public static double centre(double... values) {
        double[] sorted = sorted(values);
        int n = sorted.length;
        if (n > MOST_FOR_PAIRS) {
            return median(sorted);
        }
        double[] means = new double[n * (n + 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                means[count++] = (sorted[i] + sorted[j]) / 2;
            }
        }
        return median(means);
    }

    /** The arithmetic mean; not a number if there is none. */
    public static double mean(double... values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** The value below which a share of the values lies, linear between neighbours. */
    public static double quantile(double[] values, double share) {
        double[] sorted = sorted(values);
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** The standard deviation that normal values of this median absolute deviation would have. */
    public static double scatter(double... values) {
        double middle = median(values);
        return NORMAL * median(Arrays.stream(values).map(v -> Math.abs(v - middle)).toArray());
    }

    /** The interquartile range as a share of the median; not a number below three values. */
    public static double spread(double... values) {
        return values.length < 3
                ? Double.NaN
                : (quantile(values, 0.75) - quantile(values, 0.25)) / median(values);
    }

    /**
     * The most frequent value: the middle of the shortest half of the values, halved again until
     * three are left. Finds the usual state of a core even if it spends a third of its time in
     * others.
     */
    public static double mode(double... values) {
        double[] sorted = sorted(values);
        int from = 0;
        int size = sorted.length;
        if (size == 0) {
            return Double.NaN;
        }
        while (size > 3) {
            int half = (size + 1) / 2;
            int best = from;
            for (int i = from; i + half <= from + size; i++) {
                if (sorted[i + half - 1] - sorted[i] < sorted[best + half - 1] - sorted[best]) {
                    best = i;
                }
            }
            from = best;
            size = half;
        }
        return median(Arrays.copyOfRange(sorted, from, from + size));
    }

    /**
     * The mode of the highest group of values that is worth the name: where at least a share of all
     * lies more than a gap above the {@link #mode}, the mode of those is taken instead, and so on.
     *
     * @param gap   how far above the mode another group begins, as a share of it
     * @param share of all values that make a group; eight values at least
     */
    public static double highestMode(double gap, double share, double... values) {
        double[] sorted = sorted(values);
        double least = Math.max(LEAST_OF_A_GROUP, share * sorted.length);
        double mode = mode(sorted);
        while (true) {
            double above = mode * (1 + gap);
            double[] higher = Arrays.stream(sorted).filter(value -> value > above).toArray();
            if (higher.length < least) {
                return mode;
            }
            mode = mode(higher);
        }
    }

    static double[] sorted(double[] values) {
        double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
