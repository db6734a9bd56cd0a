package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FrequencyProbeTest {
    @Test
    void burstThatWasInterruptedDoesNotCount() {
        assertThat(FrequencyProbe.undisturbed(0, 10_000, 20_010, 60_000)).isEqualTo(10_005);
        assertThat(FrequencyProbe.undisturbed(0, 50_000, 60_000, 70_010)).isEqualTo(10_005);
    }

    @Test
    void coarseClockAveragesOut() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            double at = 1000 * random.nextDouble();
            long[] ends = new long[4];
            for (int burst = 0; burst < ends.length; burst++) {
                ends[burst] = (long) ((at + 8_403.7 * burst) / 10) * 10; // counts in steps of 10 ns
            }
            assertThat(FrequencyProbe.undisturbed(ends)).isCloseTo(8_403.7, within(3.4));
        }
    }

    @Test
    void cyclesPerStepAreKnownWhereTheyWereLookedUp() {
        assertThat(FrequencyProbe.cyclesPerStep(
                new Topology.Processor("AuthenticAMD", "AMD EPYC", "Zen 5", "", true)))
                .isEqualTo(4);
        assertThat(FrequencyProbe.cyclesPerStep(
                new Topology.Processor("ARM", "Neoverse-N1", "", "", false))).isEqualTo(5);
        assertThat(FrequencyProbe.cyclesPerStep(
                new Topology.Processor("", "unheard of", "", "", false))).isEqualTo(-1);
    }
}
