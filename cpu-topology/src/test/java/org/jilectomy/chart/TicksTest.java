package org.jilectomy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static List<String> labels(double low, double high, int most, boolean log) {
        return Ticks.labels(Ticks.of(low, high, most, log, false), log && high / low >= 10);
    }

    @Test
    void stepsAreOneTwoOrFive() {
        assertThat(labels(0, 10, 5, false)).containsExactly("0", "2", "4", "6", "8", "10");
        assertThat(labels(0.13, 0.31, 4, false)).containsExactly("0.15", "0.20", "0.25", "0.30");
        assertThat(labels(-3, 3, 3, false)).containsExactly("-2", "0", "2");
    }

    @Test
    void ticksDoNotCollectRoundingErrors() {
        assertThat(labels(0, 1, 10, false)).contains("0.3", "0.7", "1.0").hasSize(11);
    }

    @Test
    void decadesAreDividedWhileThereIsRoom() {
        assertThat(labels(1, 100, 8, true))
                .containsExactly("1", "2", "5", "10", "20", "50", "100");
        assertThat(labels(1e-3, 1e6, 5, true))
                .containsExactly("0.001", "0.1", "10", "1000", "100k");
        assertThat(labels(20, 60, 4, true)).containsExactly("20", "30", "40", "50", "60");
    }

    @Test
    void wholeAxisHasNoHalves() {
        assertThat(Ticks.of(1, 2, 9, false, true)).containsExactly(1.0, 2.0);
    }

    @Test
    void compactNumbersKeepFourDigits() {
        assertThat(List.of(Ticks.compact(0), Ticks.compact(12_340), Ticks.compact(0.00123456),
                Ticks.compact(1.5e-7), Ticks.compact(3e6), Ticks.compact(-2.5)))
                .containsExactly("0", "12.34k", "0.001235", "1.5e-7", "3M", "-2.5");
    }
}
