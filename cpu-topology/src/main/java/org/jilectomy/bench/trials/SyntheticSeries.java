package org.jilectomy.bench.trials;

import java.util.Random;
import org.jilectomy.bench.results.WarmUpSeries.Shape;

/**
 * Made-up series of times whose shape is known by construction. Noise, sizes, places and lengths
 * are drawn for each: 200 to 500 samples of 3 ms with 0.3 to 1 % of noise.
 *
 * @param seconds wall times
 * @param mhz     the clock during each, as a probe would read it (with 0.05 % of noise)
 */
record SyntheticSeries(Shape shape, double[] seconds, double[] mhz) {
    private static final double USUAL_MHZ = 2800;

    static SyntheticSeries of(Shape shape, Random random) {
        int n = 200 + random.nextInt(301);
        double noise = 0.003 + 0.007 * random.nextDouble();
        double[] work = new double[n]; // 1 is the steady level
        double[] clock = new double[n];
        double size = 0.03 + 0.3 * random.nextDouble();
        int at = (int) (n * (0.1 + 0.5 * random.nextDouble()));
        double constant = n * (0.03 + 0.12 * random.nextDouble());
        double tail = 0.05 + 0.2 * random.nextDouble();
        boolean creeping = random.nextBoolean();
        double state = USUAL_MHZ;
        for (int i = 0; i < n; i++) {
            work[i] = switch (shape) {
                case STEP -> i < at ? 1 + size : 1;
                case WARM_UP -> 1 + (size + 0.05) * Math.exp(-i / constant);
                case SLOWDOWN -> creeping
                        ? 1 + size * Math.max(0, i - at) / (n - at)
                        : i < at ? 1 : 1 + size;
                case TAIL -> random.nextDouble() < tail
                        ? 1 - 0.15 * Math.log(1 - random.nextDouble())
                        : 1;
                default -> 1;
            };
            if (shape == Shape.WANDER && random.nextDouble() < 0.06) {
                state = 2400 + 100 * random.nextInt(10); // a new P-state
            }
            clock[i] = state;
        }
        double[] seconds = new double[n];
        double[] mhz = new double[n];
        for (int i = 0; i < n; i++) {
            seconds[i] = 0.003 * work[i] * USUAL_MHZ / clock[i]
                    * Math.exp(noise * random.nextGaussian());
            mhz[i] = clock[i] * (1 + 0.0005 * random.nextGaussian());
        }
        return new SyntheticSeries(shape, seconds, mhz);
    }
}
