package org.jilectomy.chart;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * From values to positions along one direction.
 *
 * @param low   value at {@code from}
 * @param high  value at {@code to}
 * @param from  position, in the picture's units
 * @param to    position; less than {@code from} for an axis that points up
 * @param log   whether positions follow the logarithm
 * @param ticks values to be written
 * @param names and how
 */
record Scale(
        double low, double high, double from, double to, boolean log, List<Double> ticks,
        List<String> names) {

    /**
     * The scale of an axis over data in a range.
     *
     * @param low  least value of the data; not a number if there is none
     * @param high greatest value of the data
     * @param most how many ticks there is room for
     * @param snug whether the data reaches the ends, as time does, or keeps a little away
     */
    static Scale of(
            Axis axis, double low, double high, double from, double to, int most, boolean snug) {
        boolean log = axis.log();
        if (!(low <= high)) { // no data
            low = log ? 1 : 0;
            high = log ? 10 : 1;
        }
        if (axis.zero() && !log) {
            low = Math.min(0, low);
            high = Math.max(0, high);
        }
        if (low == high) {
            double room = low == 0 ? 1 : Math.abs(low) * 0.1;
            high += room;
            low = low == 0 && axis.zero() ? 0 : log ? low / 1.1 : low - room;
        }
        double margin = snug ? 0 : 0.06;
        if (log) {
            double factor = Math.pow(high / low, margin);
            low /= factor;
            high *= factor;
        } else {
            double room = (high - low) * margin;
            low = low == 0 && axis.zero() ? 0 : low - room;
            high = high == 0 && axis.zero() ? 0 : high + room;
        }
        low = Double.isNaN(axis.low()) ? low : axis.low();
        high = Double.isNaN(axis.high()) ? high : axis.high();
        if (!(low < high)) { // a range set by hand that the data does not reach
            high = low + 1;
        }
        if (!axis.categories().isEmpty()) {
            List<String> names = axis.categories();
            return new Scale(low, high, from, to, false,
                    IntStream.range(0, names.size()).asDoubleStream().boxed()
                            .toList(),
                    names);
        }
        List<Double> ticks = axis.ticks().isEmpty()
                ? Ticks.of(low, high, most, log, axis.integers())
                : axis.ticks().stream().filter(within(low, high)).toList();
        return new Scale(low, high, from, to, log, ticks,
                Ticks.labels(ticks, log && high / low >= 10));
    }

    private static Predicate<Double> within(double low, double high) {
        return tick -> tick >= low && tick <= high;
    }

    /** The position of a value; not a number for one that cannot be drawn. */
    double at(double value) {
        double share = log
                ? Math.log(value / low) / Math.log(high / low)
                : (value - low) / (high - low);
        return Double.isInfinite(share) ? Double.NaN : from + share * (to - from);
    }
}
