package org.jilectomy.bench.trials;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.results.Estimate;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.statistics.SignInterval;

/**
 * What would have been said without evidence: the methods of other tools, on raw times.
 *
 * @param ratio     of the sides, as the method has it
 * @param different whether it calls the sides different, at 95 %
 */
record PlainMethods(double ratio, boolean different) {
    /** One after the other, means compared by Welch's t-test: what most do. */
    static PlainMethods tTest(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double errorA = variance(a) / a.length;
        double errorB = variance(b) / b.length;
        double t = Math.abs(meanA - meanB) / Math.sqrt(errorA + errorB);
        // 2.0 is the critical value at 60 degrees of freedom, 2.04 at 30.
        return new PlainMethods(meanB / meanA, t > 2.04);
    }

    /** Interleaved A B B A with a sign test over rounds: every first attempt counts. */
    static PlainMethods abba(Results results) {
        record Key(int fork, int round) {}
        Map<Key, double[]> rounds = new HashMap<>(); // sum of logs and count, of A and of B
        List<Series> sides = results.series();
        for (int side = 0; side < 2; side++) {
            for (Sample sample : sides.get(side).samples()) {
                if (sample.attempt() == 0) {
                    double[] sums = rounds.computeIfAbsent(
                            new Key(sample.fork(), sample.round()), _ -> new double[4]);
                    sums[2 * side] += Math.log(sample.wallSecondsPerLoop());
                    sums[2 * side + 1]++;
                }
            }
        }
        List<Double> ratios = new ArrayList<>();
        for (double[] sums : rounds.values()) {
            if (sums[1] == 2 && sums[3] == 2) {
                ratios.add(sums[2] / 2 - sums[0] / 2);
            }
        }
        Estimate interval = SignInterval.of(
                ratios.stream().mapToDouble(Double::doubleValue).toArray(), 0.95);
        return new PlainMethods(
                Math.exp(interval.value()), interval.hasInterval() && !interval.holds(0));
    }

    double error(double trueRatio) {
        return Math.abs(ratio / trueRatio - 1);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum()
                / (values.length - 1);
    }
}
