package org.jilectomy.chart;

import java.util.Arrays;

/** The five numbers of a box plot after Tukey (Exploratory Data Analysis, 1977). */
final class BoxPlot {
    private BoxPlot() {}

    static Mark.Box of(String name, int colour, double x, double width, double[] values) {
        double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double first = quantile(sorted, 0.25);
        double third = quantile(sorted, 0.75);
        double reach = 1.5 * (third - first);
        double[] inside = Arrays.stream(sorted)
                .filter(value -> value >= first - reach && value <= third + reach).toArray();
        double[] beyond = Arrays.stream(sorted)
                .filter(value -> value < first - reach || value > third + reach).toArray();
        return new Mark.Box(name, colour, x, width,
                inside.length == 0 ? Double.NaN : inside[0], first, quantile(sorted, 0.5), third,
                inside.length == 0 ? Double.NaN : inside[inside.length - 1], beyond);
    }

    /** Between the nearest values, linearly; not a number of none. */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
