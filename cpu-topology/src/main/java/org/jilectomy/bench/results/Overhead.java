package org.jilectomy.bench.results;

import java.util.Map;

/**
 * What measuring cost.
 *
 * @param evidenceMicros   of one sample, CPU time outside the timed region: median
 * @param evidenceMicros95 19 of 20 samples cost less
 * @param harnessNanos     inside the timed region: an empty benchmark's time
 * @param harnessShare     that as a share of the median sample
 * @param sources          median microseconds of each source of evidence, by name
 */
public record Overhead(
        double evidenceMicros,
        double evidenceMicros95,
        double harnessNanos,
        double harnessShare,
        Map<String, Double> sources) {

    public static Overhead unknown() {
        return new Overhead(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Map.of());
    }
}
