package org.jilectomy.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jilectomy.bench.results.WarmUpSeries.Shape;
import org.junit.jupiter.api.Test;

class PeltTest {
    private static double[] levels(Random random, double... levels) {
        return IntStream.range(0, 40 * levels.length)
                .mapToDouble(i -> levels[i / 40] + 0.1 * random.nextGaussian()).toArray();
    }

    @Test
    void changePointsAreFoundWhereTheyAre() {
        double[] values = levels(new Random(1), 3, 1, 1.5);
        assertThat(Pelt.means(values, 0.1, 15 * Math.log(values.length))).containsExactly(40, 80);
    }

    @Test
    void pruningFindsWhatTheFullSearchFinds() {
        Random random = new Random(2);
        for (int i = 0; i < 50; i++) {
            double[] values = IntStream.range(0, 60).mapToDouble(
                    k -> (k / (5 + k % 3)) % 3 + 0.5 * random.nextGaussian()).toArray();
            assertThat(Pelt.means(values, 0.5, 6)).isEqualTo(fullSearch(values, 0.5, 6));
        }
    }

    /** Every possible last change point of every prefix. */
    private static List<Integer> fullSearch(double[] values, double deviation, double penalty) {
        int n = values.length;
        double[] best = new double[n + 1];
        int[] last = new int[n + 1];
        best[0] = -penalty;
        for (int to = 1; to <= n; to++) {
            best[to] = Double.POSITIVE_INFINITY;
            for (int from = 0; from <= to - 3; from = from == 0 ? 3 : from + 1) {
                double[] part = java.util.Arrays.copyOfRange(values, from, to);
                double mean = java.util.Arrays.stream(part).average().orElseThrow();
                double cost = java.util.Arrays.stream(part).map(v -> (v - mean) * (v - mean)).sum()
                        / deviation / deviation;
                if (best[from] + cost + penalty < best[to]) {
                    best[to] = best[from] + cost + penalty;
                    last[to] = from;
                }
            }
        }
        java.util.LinkedList<Integer> points = new java.util.LinkedList<>();
        for (int at = last[n]; at > 0; at = last[at]) {
            points.addFirst(at);
        }
        return points;
    }

    @Test
    void constantSeriesIsFlatAndShortOneIsNotJudged() {
        double[] ones = new double[50];
        java.util.Arrays.fill(ones, 0.003);
        double[] unknown = new double[50];
        java.util.Arrays.fill(unknown, Double.NaN);
        assertThat(SeriesShape.of(ones, unknown).shape()).isEqualTo(Shape.FLAT);
        assertThat(SeriesShape.of(new double[] {1, 2}, new double[2]).shape())
                .isEqualTo(Shape.SHORT);
    }

    @Test
    void steadyStateBeginsAfterTheStep() {
        Random random = new Random(4);
        double[] seconds = IntStream.range(0, 200)
                .mapToDouble(i -> (i < 70 ? 1.3 : 1) * (1 + 0.005 * random.nextGaussian()))
                .toArray();
        SeriesShape shape = SeriesShape.of(seconds, new double[200]);
        assertThat(shape.shape()).isEqualTo(Shape.STEP);
        assertThat(shape.steadyFrom()).isBetween(69, 71);
        assertThat(shape.sentence()).startsWith("steps down by 26");
    }
}
