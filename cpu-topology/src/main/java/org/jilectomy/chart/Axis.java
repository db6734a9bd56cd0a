package org.jilectomy.chart;

import java.util.Arrays;
import java.util.List;

/**
 * What an axis means and how it is divided. The range follows the data unless it is set.
 *
 * @param label      quantity and unit: {@code "wall time, ms"}
 * @param low        least value shown, or not a number to follow the data
 * @param high       greatest value shown, or not a number to follow the data
 * @param zero       whether 0 is always shown
 * @param integers   whether only whole numbers are written at it
 * @param log        whether it is logarithmic; only values above 0 are drawn then
 * @param ticks      the values written at it; empty for round ones
 * @param categories names at 0, 1, 2 … in place of numbers; empty for numbers
 */
public record Axis(
        String label, double low, double high, boolean zero, boolean integers, boolean log,
        List<Double> ticks, List<String> categories) {

    public Axis {
        ticks = List.copyOf(ticks);
        categories = List.copyOf(categories);
    }

    public static Axis linear(String label) {
        return new Axis(label, Double.NaN, Double.NaN, false, false, false, List.of(), List.of());
    }

    public static Axis logarithmic(String label) {
        return new Axis(label, Double.NaN, Double.NaN, false, false, true, List.of(), List.of());
    }

    /** Names in place of numbers: the first at 0, the next at 1, … */
    public static Axis categories(String label, List<String> names) {
        return new Axis(label, -0.5, names.size() - 0.5, false, true, false, List.of(), names);
    }

    /** The same, with 0 always shown: lengths of bars and lines can be compared by eye. */
    public Axis fromZero() {
        return new Axis(label, low, high, true, integers, log, ticks, categories);
    }

    /** The same, with ticks at whole numbers only. */
    public Axis whole() {
        return new Axis(label, low, high, zero, true, log, ticks, categories);
    }

    /** The same, from {@code low} to {@code high}; not a number follows the data. */
    public Axis range(double low, double high) {
        return new Axis(label, low, high, zero, integers, log, ticks, categories);
    }

    /** The same, with ticks at these values: thread counts that were measured, say. */
    public Axis ticksAt(double... values) {
        return new Axis(label, low, high, zero, integers, log,
                Arrays.stream(values).distinct().boxed().toList(), categories);
    }
}
