package org.jilectomy.bench.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jilectomy.bench.results.WarmUpSeries.Shape;

/**
 * What a series of times looks like, once the clock is taken out of it.
 *
 * <p>Change points of wall time are change points of the clock too: on a machine whose clock
 * wanders, work that takes the same cycles every time seems to warm up, slow down, or never settle.
 * So the series is segmented in cycles (time × clock ÷ the median clock), on a logarithmic scale,
 * where noise is a share. Times also have a tail on one side only: interrupts make a sample longer
 * and nothing makes it shorter; a segmentation by means and variances takes a burst of such samples
 * for a segment. So values far from their neighbours' median are first pulled back to where they
 * would still be believed; a step survives that, because the median of a window has steps too.
 *
 * @param shape        see {@link Shape}
 * @param changePoints first index of every segment but the first
 * @param steadyFrom   where the last level begins; the length if there is none
 * @param sentence     the same in words
 */
public record SeriesShape(
        Shape shape, List<Integer> changePoints, int steadyFrom, String sentence) {
    /** Levels closer than this are one level, as a share: processes do not agree better. */
    private static final double SAME_LEVEL = 0.005;

    /** A clock that stays within this does not wander. */
    private static final double STEADY_CLOCK = 0.007;

    private static final int LEAST_LENGTH = 12;

    /** No noise is believed to be smaller: the clock's own grain. */
    private static final double LEAST_NOISE = 2e-4;

    /** Values on each side whose median a value is compared with. */
    private static final int NEIGHBOURS = 10;

    public SeriesShape {
        changePoints = List.copyOf(changePoints);
    }

    /**
     * Classifies a series.
     *
     * @param seconds positive times of the same work, in order
     * @param mhz     the clock during each, or not a number
     */
    public static SeriesShape of(double[] seconds, double[] mhz) {
        int n = seconds.length;
        if (n < LEAST_LENGTH) {
            return new SeriesShape(Shape.SHORT, List.of(), n, "too short to tell");
        }
        double[] wall = Arrays.stream(seconds).map(Math::log).toArray();
        double[] cycles = wall.clone();
        double usual = Quantiles.median(mhz);
        for (int i = 0; i < n; i++) {
            if (mhz[i] > 0) {
                cycles[i] += Math.log(mhz[i] / usual);
            }
        }
        double[] tamed = tame(cycles);
        List<Integer> points = segments(tamed);
        if (points.isEmpty()) {
            return level(wall, cycles, mhz);
        }
        double[] means = means(tamed, points);
        double lastLevel = means[means.length - 1];
        double leastBefore = Arrays.stream(means, 0, means.length - 1).min().orElseThrow();
        int steadyFrom = points.getLast();
        if (lastLevel > leastBefore + SAME_LEVEL) {
            return new SeriesShape(Shape.SLOWDOWN, points, steadyFrom, words(
                    "slows down by %.1f %% after %d samples", lastLevel - leastBefore, steadyFrom));
        }
        double gain = means[0] - lastLevel;
        return stepResidual(tamed) <= decayResidual(tamed)
                ? new SeriesShape(Shape.STEP, points, steadyFrom, words(
                        "steps down by %.1f %% after %d samples", gain, steadyFrom))
                : new SeriesShape(Shape.WARM_UP, points, steadyFrom, words(
                        "warms up by %.1f %% until sample %d", gain, steadyFrom));
    }

    private static String words(String format, double share, int samples) {
        return String.format(Locale.ROOT, format, 100 * share, samples);
    }

    /** One level in cycles: flat, and the rest of the story. */
    private static SeriesShape level(double[] wall, double[] cycles, double[] mhz) {
        double low = Quantiles.quantile(mhz, 0.05);
        double high = Quantiles.quantile(mhz, 0.95);
        if (high / low - 1 > STEADY_CLOCK) { // false if the clock is unknown
            return new SeriesShape(Shape.WANDER, List.of(), 0, String.format(Locale.ROOT,
                    "flat in cycles; the clock wanders from %.0f to %.0f MHz%s", low, high,
                    segments(tame(wall)).isEmpty() ? "" : ", and the times with it"));
        }
        double middle = Quantiles.median(cycles);
        double noise = Math.max(LEAST_NOISE,
                (middle - Quantiles.quantile(cycles, 0.25)) / 0.6745);
        long above = Arrays.stream(cycles).filter(y -> y > middle + 4 * noise).count();
        long below = Arrays.stream(cycles).filter(y -> y < middle - 4 * noise).count();
        if (above >= Math.max(2, 0.03 * cycles.length) && above >= 4 * below) {
            return new SeriesShape(Shape.TAIL, List.of(), 0, String.format(Locale.ROOT,
                    "flat, but %.0f %% of samples are far above", 100.0 * above / cycles.length));
        }
        return new SeriesShape(Shape.FLAT, List.of(), 0, "flat");
    }

    /** Pulls values far from their neighbours' median back to three deviations. */
    private static double[] tame(double[] values) {
        int n = values.length;
        double[] smooth = new double[n];
        for (int i = 0; i < n; i++) {
            int reach = Math.min(NEIGHBOURS, Math.max(2, n / 8));
            int from = Math.max(0, Math.min(i - reach, n - 2 * reach - 1));
            smooth[i] = Quantiles.median(
                    Arrays.copyOfRange(values, from, Math.min(n, from + 2 * reach + 1)));
        }
        double[] off = new double[n];
        for (int i = 0; i < n; i++) {
            off[i] = values[i] - smooth[i];
        }
        // The lower side is free of the tail; its quartile is the noise.
        double noise = Math.max(LEAST_NOISE, -Quantiles.quantile(off, 0.25) / 0.6745);
        double[] tamed = new double[n];
        for (int i = 0; i < n; i++) {
            tamed[i] = smooth[i] + Math.max(-3 * noise, Math.min(3 * noise, off[i]));
        }
        return tamed;
    }

    /** Change points between levels that differ by more than {@link #SAME_LEVEL}. */
    private static List<Integer> segments(double[] values) {
        int n = values.length;
        double[] steps = new double[n - 1];
        for (int i = 1; i < n; i++) {
            steps[i - 1] = values[i] - values[i - 1];
        }
        double noise = Math.max(LEAST_NOISE, Quantiles.scatter(steps) / Math.sqrt(2));
        List<Integer> points =
                new ArrayList<>(Pelt.means(values, noise, 15 * Math.log(n)));
        while (!points.isEmpty()) {
            double[] means = means(values, points);
            int closest = 0;
            for (int i = 1; i < points.size(); i++) {
                if (Math.abs(means[i + 1] - means[i])
                        < Math.abs(means[closest + 1] - means[closest])) {
                    closest = i;
                }
            }
            if (Math.abs(means[closest + 1] - means[closest]) > SAME_LEVEL) {
                break;
            }
            points.remove(closest);
        }
        return points;
    }

    private static double[] means(double[] values, List<Integer> points) {
        double[] means = new double[points.size() + 1];
        for (int i = 0; i < means.length; i++) {
            int from = i == 0 ? 0 : points.get(i - 1);
            int to = i == points.size() ? values.length : points.get(i);
            means[i] = Arrays.stream(values, from, to).average().orElse(Double.NaN);
        }
        return means;
    }

    /** What two levels leave unexplained. */
    private static double stepResidual(double[] values) {
        int n = values.length;
        double total = Arrays.stream(values).sum();
        double squares = Arrays.stream(values).map(y -> y * y).sum();
        double best = Double.POSITIVE_INFINITY;
        double left = 0;
        for (int at = 1; at < n; at++) {
            left += values[at - 1];
            double right = total - left;
            best = Math.min(best, squares - left * left / at - right * right / (n - at));
        }
        return best;
    }

    /** What an exponential decay to a level leaves unexplained. */
    private static double decayResidual(double[] values) {
        int n = values.length;
        double best = Double.POSITIVE_INFINITY;
        for (double constant = 1.5; constant < n; constant *= 1.15) {
            double sx = 0;
            double sy = 0;
            double sxx = 0;
            double sxy = 0;
            double syy = 0;
            for (int i = 0; i < n; i++) {
                double x = Math.exp(-i / constant);
                sx += x;
                sy += values[i];
                sxx += x * x;
                sxy += x * values[i];
                syy += values[i] * values[i];
            }
            double varX = sxx - sx * sx / n;
            double covXy = sxy - sx * sy / n;
            best = Math.min(best, syy - sy * sy / n - covXy * covXy / varX);
        }
        return best;
    }
}
