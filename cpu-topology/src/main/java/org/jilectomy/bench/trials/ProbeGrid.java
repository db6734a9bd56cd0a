package org.jilectomy.bench.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jilectomy.bench.statistics.Quantiles;

/**
 * Do the probe's readings lie where clocks can be? P-states are multiples of one step; readings
 * that follow them lie on its grid, up to the probe's own scale (the kernel's clock and the crystal
 * differ by parts of a thousand), and noise lies anywhere. Where the steps are closer than twice the
 * tolerance everything lies on the grid, and that is said: what remains to be told there is how far
 * a steady reading lies from those around it.
 */
final class ProbeGrid {
    /**
     * Multipliers of Intel and of AMD, and halves and thirds of them; multiples of 5 MHz are those of
     * AMD since Zen 5 (family 1Ah).
     */
    private static final double[] STEPS = {100, 50, 100 / 3.0, 25, 5};

    private static final double TOLERANCE = 0.003;

    /** A reading with which the one before and the one after agree so well is steady. */
    private static final double STEADY = 0.005;

    /** So many readings on a grid are enough. */
    private static final double ENOUGH = 0.95;

    /** What lies on a grid by chance as often as this says nothing. */
    private static final double TOO_FINE = 0.9;

    private static final double MOST_SCALE = 0.004;

    private ProbeGrid() {}

    /**
     * The best grid.
     *
     * @param share of the steady readings within 0.3 % of it
     * @param chance the share of readings anywhere that would lie there
     * @param steady how many those are
     * @param near   the share of them within 0.3 % of the mean of the readings before and after
     */
    record Fit(
            double step, double scale, double share, double chance, int steady, double near) {
        /** Next to nothing can lie beside such a grid. */
        boolean isTooFine() {
            return chance >= TOO_FINE;
        }
    }

    /** The widest step on whose grid 95 % lie, or else the one with the most. */
    static Fit fit(List<Double> readings) {
        List<Double> steady = new ArrayList<>();
        int close = 0;
        for (int i = 1; i < readings.size() - 1; i++) {
            double reading = readings.get(i);
            double before = readings.get(i - 1);
            double after = readings.get(i + 1);
            if (Math.abs(reading / before - 1) < STEADY && Math.abs(reading / after - 1) < STEADY) {
                steady.add(reading);
                close += Math.abs(2 * reading / (before + after) - 1) <= TOLERANCE ? 1 : 0;
            }
        }
        double near = steady.isEmpty() ? 0 : (double) close / steady.size();
        Fit best = new Fit(Double.NaN, 1, 0, 1, steady.size(), near);
        for (double step : STEPS) {
            for (double scale = 1 - MOST_SCALE; scale <= 1 + MOST_SCALE; scale += 0.0002) {
                int on = 0;
                for (double reading : steady) {
                    double mhz = reading * scale;
                    double nearest = step * Math.round(mhz / step);
                    on += Math.abs(mhz / nearest - 1) <= TOLERANCE ? 1 : 0;
                }
                double share = steady.isEmpty() ? 0 : (double) on / steady.size();
                if (share > best.share() && best.share() < ENOUGH) {
                    double middle = Quantiles.median(Quantiles.known(steady));
                    best = new Fit(step, scale, share,
                            Math.min(1, 2 * TOLERANCE * middle / step), steady.size(), near);
                }
            }
        }
        return best;
    }

    static String describe(Fit fit) {
        return String.format(Locale.ROOT,
                "steps of %.0f MHz (%s), scale %.4f, %d steady readings, %.0f %% within 0.3 %% of "
                        + "those around them",
                fit.step(), String.format(Locale.ROOT, fit.isTooFine()
                        ? "too fine to tell: of noise %.0f %% would lie on it"
                        : "of noise %.0f %%", 100 * fit.chance()),
                fit.scale(), fit.steady(), 100 * fit.near());
    }
}
