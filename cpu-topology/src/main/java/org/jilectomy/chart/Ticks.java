package org.jilectomy.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The values written at an axis: multiples of 1, 2 or 5 times a power of ten, about as many as
 * there is room for. On a logarithmic axis 1, 2 and 5 of each decade, or powers of ten only if
 * there are many decades; a logarithmic range below one decade is divided like a linear one.
 */
final class Ticks {
    private Ticks() {}

    /** @param most about how many there is room for, at least 2 */
    static List<Double> of(double low, double high, int most, boolean log, boolean whole) {
        if (log && high / low >= 10) {
            return logarithmic(low, high, most);
        }
        double step = step(high - low, most);
        if (whole) {
            step = Math.max(1, step);
        }
        List<Double> ticks = new ArrayList<>();
        // Counted in steps: a sum of steps would collect rounding errors.
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The least of 1, 2, 5 × 10^k that divides the length into at most so many parts. */
    static double step(double length, int most) {
        double rough = length / Math.max(2, most);
        if (!(rough > 0) || Double.isInfinite(rough)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= rough * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static List<Double> logarithmic(double low, double high, int most) {
        List<Double> ticks = new ArrayList<>();
        int first = (int) Math.floor(Math.log10(low));
        int last = (int) Math.ceil(Math.log10(high));
        int[] factors =
                3 * Math.log10(high / low) <= most + 2 ? new int[] {1, 2, 5} : new int[] {1};
        int stride = factors.length > 1 ? 1 : Math.ceilDiv(last - first, Math.max(2, most));
        for (int exponent = first; exponent <= last; exponent += stride) {
            for (int factor : factors) {
                double tick = factor * Math.pow(10, exponent);
                if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /** All labels of an axis, with the same number of decimals unless it spans many decades. */
    static List<String> labels(List<Double> ticks, boolean log) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < ticks.size(); i++) {
            least = Math.min(least, ticks.get(i) - ticks.get(i - 1));
        }
        int decimals = 0;
        double largest = ticks.stream().mapToDouble(Math::abs).max().orElse(1);
        if (!log && Double.isFinite(least) && least > 0) {
            decimals = (int) Math.max(0, -Math.floor(Math.log10(least * 1.0000001)));
        }
        List<String> labels = new ArrayList<>();
        for (double tick : ticks) {
            labels.add(log || largest >= 1e7 || decimals > 6
                    ? compact(tick)
                    : BigDecimal.valueOf(tick).setScale(decimals, RoundingMode.HALF_EVEN)
                            .toPlainString());
        }
        return labels;
    }

    /** Few digits: 0.002, 1.5, 300, 20k, 3M; beyond that with an exponent. */
    static String compact(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return "";
        }
        if (size == 0) {
            return "0";
        }
        if (size < 1e-4 || size >= 1e15) {
            return new BigDecimal(value, new MathContext(3)).stripTrailingZeros()
                    .toString().replace("E+", "e").replace("E", "e");
        }
        String[] units = {"", "k", "M", "G", "T"};
        int unit = 0;
        while (size >= (unit == 0 ? 9999.5 : 999.95) && unit + 1 < units.length) {
            size /= 1000;
            value /= 1000;
            unit++;
        }
        return new BigDecimal(value, new MathContext(4)).stripTrailingZeros()
                .toPlainString() + units[unit];
    }
}
