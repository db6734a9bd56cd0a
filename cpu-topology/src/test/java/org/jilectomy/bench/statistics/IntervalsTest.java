package org.jilectomy.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jilectomy.bench.results.Estimate;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static double[] ascending(int n) {
        return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
    }

    @Test
    void signIntervalHasTheTextbookOrderStatistics() {
        // Conover, Practical Nonparametric Statistics, table A3: n = 9 gives 2nd to 8th, 96.1 %
        Estimate nine = SignInterval.of(ascending(9), 0.95);
        assertThat(nine.low()).isEqualTo(2);
        assertThat(nine.high()).isEqualTo(8);
        assertThat(nine.confidence()).isCloseTo(0.961, within(0.0005));
        Estimate six = SignInterval.of(ascending(6), 0.95);
        assertThat(six.low()).isEqualTo(1);
        assertThat(six.confidence()).isCloseTo(0.969, within(0.0005));
    }

    @Test
    void fiveValuesHaveNoIntervalOfNinetyFivePercent() {
        assertThat(SignInterval.of(ascending(5), 0.95).hasInterval()).isFalse();
        assertThat(SignInterval.of(ascending(5), 0.95).value()).isEqualTo(3);
    }

    @Test
    void signIntervalHoldsTheMedianOfALopsidedDistributionAsOftenAsItSays() {
        Random random = new Random(1);
        int held = 0;
        for (int i = 0; i < 2000; i++) {
            double[] values = random.doubles(12).map(u -> -Math.log(1 - u)).toArray();
            held += SignInterval.of(values, 0.95).holds(Math.log(2)) ? 1 : 0;
        }
        assertThat(held).isBetween(1900, 1960); // exactly 96.1 %
    }

    @Test
    void centreErrsLessThanTheMedianAndMindsAFewFarValuesAsLittle() {
        Random random = new Random(3);
        double ofCentre = 0;
        double ofMedian = 0;
        for (int i = 0; i < 2000; i++) {
            double[] values = random.doubles(12).map(_ -> random.nextGaussian()).toArray();
            ofCentre += Math.pow(Quantiles.centre(values), 2);
            ofMedian += Math.pow(Quantiles.median(values), 2);
        }
        assertThat(ofCentre).isLessThan(0.8 * ofMedian);
        assertThat(Quantiles.centre(1, 2, 3, 4, 5, 6, 7, 1e9, 1e9)).isLessThanOrEqualTo(6.5);
        assertThat(Quantiles.centre(7)).isEqualTo(7);
        assertThat(Quantiles.centre()).isNaN();
    }

    @Test
    void bootstrapIsWiderWhenForksDifferThanWhenOnlyRoundsDo() {
        Random random = new Random(2);
        List<double[]> roundsOnly = new ArrayList<>();
        List<double[]> forks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double luck = random.nextGaussian();
            roundsOnly.add(random.doubles(20).toArray());
            forks.add(random.doubles(20).map(u -> u + luck).toArray());
        }
        Estimate narrow = Bootstrap.medianOfMedians(roundsOnly, 0.95, 1);
        Estimate wide = Bootstrap.medianOfMedians(forks, 0.95, 1);
        assertThat(wide.high() - wide.low()).isGreaterThan(2 * (narrow.high() - narrow.low()));
        assertThat(Bootstrap.medianOfMedians(forks, 0.95, 1)).isEqualTo(wide);
    }

    @Test
    void risksOfAllLooksAddUpToTheOneAskedFor() {
        LookPlan plan = LookPlan.of(8, 16, 0.05);
        assertThat(plan.forks()).containsExactly(8, 12, 16);
        assertThat(plan.risks().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(0.05, within(1e-12));
        assertThat(plan.isLook(9)).isFalse();
        assertThat(plan.isLook(12)).isTrue();
        assertThat(LookPlan.of(6, 6, 0.05).confidence(6)).isEqualTo(0.95);
    }

    @Test
    void modeIsTheUsualStateThoughAThirdOfTheTimeIsSpentInOthers() {
        Random random = new Random(3);
        double[] values = IntStream.range(0, 90)
                .mapToDouble(i -> (i % 3 == 0 ? 2 : 4.2) + 0.02 * random.nextGaussian()).toArray();
        assertThat(Quantiles.mode(values)).isCloseTo(4.2, within(0.05));
    }
}
