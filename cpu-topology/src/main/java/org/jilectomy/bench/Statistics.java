package org.jilectomy.bench;

import java.util.Arrays;
import java.util.List;

/** The few robust figures the reports need. None of them depends on the order of the values. */
public final class Statistics {
    private Statistics() {}

    /** The middle value, or the mean of the middle two; not a number if there is none. */
    public static double median(List<Double> values) {
        return quantile(values, 0.5);
    }

    /** The value below which a share of the values lies, linear between neighbours. */
    public static double quantile(List<Double> values, double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /**
     * The interquartile range as a share of the median: how far apart the middle half of the values
     * lies. Outliers do not move it. Not a number below three values.
     */
    public static double spread(List<Double> values) {
        return values.size() < 3
                ? Double.NaN
                : (quantile(values, 0.75) - quantile(values, 0.25)) / median(values);
    }

    /**
     * How uncertain the median is, as a share of it: half the width of a notch, an interval that
     * holds the true median about 19 times in 20 if the values are independent. Values of one
     * process are not: see {@code --forks}.
     */
    public static double medianError(List<Double> values) {
        return 1.57 * spread(values) / Math.sqrt(values.size());
    }
}
