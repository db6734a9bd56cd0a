package org.jilectomy.bench.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScalabilityLawTest {
    private static final int[] THREADS = {1, 2, 4, 8, 16};

    private static double[] made(double sigma, double kappa) {
        double[] throughput = new double[THREADS.length];
        for (int i = 0; i < throughput.length; i++) {
            double n = THREADS[i];
            throughput[i] = n / (1 + sigma * (n - 1) + kappa * n * (n - 1));
        }
        return throughput;
    }

    @Test
    void findsTheParametersThatAMeasurementWasMadeOf() {
        ScalabilityLaw law = ScalabilityLaw.fit(THREADS, made(0.05, 0.002));
        assertThat(law.separable()).isTrue();
        assertThat(law.sigma()).isCloseTo(0.05, within(1e-9));
        assertThat(law.kappa()).isCloseTo(0.002, within(1e-9));
        assertThat(law.peak()).isCloseTo(Math.sqrt(0.95 / 0.002), within(1e-6));
        assertThat(law.most(64)).isEqualTo(law.least(64))
                .isCloseTo(64 / (1 + 0.05 * 63 + 0.002 * 64 * 63), within(1e-6));
    }

    @Test
    void anAmdahlProgramHasNoPeak() {
        ScalabilityLaw law = ScalabilityLaw.fit(THREADS, made(0.1, 0));
        assertThat(law.sigma()).isCloseTo(0.1, within(1e-9));
        assertThat(law.kappa()).isCloseTo(0, within(1e-9));
    }

    @Test
    void noiseThatWouldBeNegativeIsFittedWithoutThatPart() {
        double[] throughput = made(0.1, 0);
        throughput[4] *= 1.1; // bends upwards: κ would be negative
        ScalabilityLaw law = ScalabilityLaw.fit(THREADS, throughput);
        assertThat(law.kappa()).isZero();
        assertThat(law.sigma()).isBetween(0.08, 0.1);
        assertThat(ScalabilityLaw.fit(THREADS, new double[] {1, 2.1, 4.3, 8.2, 16.4}))
                .isEqualTo(new ScalabilityLaw(0, 0, true));
    }

    @Test
    void twoThreadCountsLeaveARange() {
        ScalabilityLaw law = ScalabilityLaw.fit(new int[] {1, 2}, new double[] {1, 1.6});
        assertThat(law.separable()).isFalse();
        assertThat(law.sigma()).isCloseTo(0.25, within(1e-9)); // all of it contention
        assertThat(law.kappa()).isCloseTo(0.125, within(1e-9)); // or all of it coherence
        assertThat(law.most(2)).isCloseTo(1.6, within(1e-9));
        assertThat(law.least(2)).isCloseTo(1.6, within(1e-9));
        assertThat(law.least(32)).isLessThan(law.most(32));
    }
}
