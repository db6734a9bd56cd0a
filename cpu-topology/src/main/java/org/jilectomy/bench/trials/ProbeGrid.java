package org.jilectomy.bench.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jilectomy.bench.statistics.Quantiles;

/**
 * Do the probe's readings lie where clocks can be? P-states are multiples of one step; readings
 * that follow them lie on its grid, up to the probe's own scale (the kernel's clock and the crystal
 * differ by parts of a thousand), and noise lies anywhere.
 */
final class ProbeGrid {
    /** Multipliers of Intel and of AMD, and halves and thirds of them. */
    private static final double[] STEPS = {100, 50, 100 / 3.0, 25};

    private static final double TOLERANCE = 0.003;

    /** Neighbouring readings that agree so well are steady. */
    private static final double STEADY = 0.005;

    private static final double MOST_SCALE = 0.004;

    private ProbeGrid() {}

    /**
     * The best grid.
     *
     * @param share of the steady readings within 0.3 % of it
     * @param chance the share of readings anywhere that would lie there
     * @param steady how many those are
     */
    record Fit(double step, double scale, double share, double chance, int steady) {}

    /** The widest step on whose grid 95 % lie, or else the one with the most. */
    static Fit fit(List<Double> readings) {
        List<Double> steady = new ArrayList<>();
        for (int i = 1; i < readings.size(); i++) {
            if (Math.abs(readings.get(i) / readings.get(i - 1) - 1) < STEADY) {
                steady.add(readings.get(i));
            }
        }
        Fit best = new Fit(Double.NaN, 1, 0, 1, steady.size());
        for (double step : STEPS) {
            for (double scale = 1 - MOST_SCALE; scale <= 1 + MOST_SCALE; scale += 0.0002) {
                int on = 0;
                for (double reading : steady) {
                    double mhz = reading * scale;
                    double nearest = step * Math.round(mhz / step);
                    on += Math.abs(mhz / nearest - 1) <= TOLERANCE ? 1 : 0;
                }
                double share = steady.isEmpty() ? 0 : (double) on / steady.size();
                if (share > best.share() && best.share() < 0.95) {
                    double middle = Quantiles.median(Quantiles.known(steady));
                    best = new Fit(step, scale, share,
                            Math.min(1, 2 * TOLERANCE * middle / step), steady.size());
                }
            }
        }
        return best;
    }

    static String describe(Fit fit) {
        return String.format(Locale.ROOT,
                "steps of %.0f MHz (noise: %.0f %%), scale %.4f, %d steady readings",
                fit.step(), 100 * fit.chance(), fit.scale(), fit.steady());
    }
}
