package org.jilectomy.bench.statistics;

import java.util.List;
import java.util.Random;
import org.jilectomy.bench.results.Estimate;

/**
 * Resampling on two levels: forks first, then rounds within each drawn fork, because rounds of one
 * fork share its luck and are no independent witnesses.
 */
public final class Bootstrap {
    private static final int RESAMPLES = 2000;

    private Bootstrap() {}

    /** The median of the forks' medians, with its percentile interval. */
    public static Estimate medianOfMedians(List<double[]> forks, double confidence, long seed) {
        double[] medians = forks.stream().mapToDouble(Quantiles::median).toArray();
        double value = Quantiles.median(medians);
        if (forks.size() < 3) {
            return Estimate.of(value);
        }
        Random random = new Random(seed);
        double[] drawn = new double[RESAMPLES];
        double[] ofForks = new double[forks.size()];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int f = 0; f < ofForks.length; f++) {
                double[] rounds = forks.get(random.nextInt(ofForks.length));
                double[] again = new double[rounds.length];
                for (int r = 0; r < rounds.length; r++) {
                    again[r] = rounds[random.nextInt(rounds.length)];
                }
                ofForks[f] = Quantiles.median(again);
            }
            drawn[i] = Quantiles.median(ofForks);
        }
        double outside = (1 - confidence) / 2;
        return new Estimate(value, Quantiles.quantile(drawn, outside),
                Quantiles.quantile(drawn, 1 - outside), confidence);
    }
}
