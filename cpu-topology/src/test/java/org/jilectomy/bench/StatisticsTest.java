package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void medianIsTheMiddleWhateverTheOrder() {
        assertThat(Statistics.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Statistics.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
        assertThat(Statistics.median(List.of())).isNaN();
    }

    @Test
    void oneOutlierDoesNotMoveTheSpread() {
        List<Double> values = List.of(98.0, 99.0, 100.0, 101.0, 5000.0);
        assertThat(Statistics.spread(values)).isCloseTo(0.02, within(1e-9));
        assertThat(Statistics.spread(List.of(1.0, 2.0))).isNaN();
    }

    @Test
    void steadyWhenTheLastThreeEqualTheThreeBefore() {
        WarmUp warmUp = new WarmUp(1, 10);
        List<Double> falling = List.of(5.0, 4.0, 3.0, 2.0, 1.5, 1.2);
        List<Double> flat = List.of(5.0, 1.0, 1.01, 0.99, 1.0, 1.01, 1.0);
        assertThat(warmUp.isSteady(falling, 5)).isFalse();
        assertThat(warmUp.isSteady(flat, 5)).isTrue();
        assertThat(warmUp.isSteady(flat, 0.5)).isFalse();
        assertThat(warmUp.isOver(falling, 10)).isTrue();
    }
}
