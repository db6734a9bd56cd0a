package org.jilectomy.bench.results;

import java.util.List;

/**
 * One fork's way to its steady state.
 *
 * @param wallSeconds  of one call, sample by sample
 * @param mhz          the clock during each; not a number where unknown
 * @param adds         additions per cycle during each; not a number where unknown
 * @param changePoints where the frequency-normalized series changes: index of the first sample of
 *                     each new segment, ascending
 * @param steadyFrom   index of the first steady sample; the series' length if it never was
 * @param shape        what the series looks like
 * @param sentence     the same in words
 */
public record WarmUpSeries(
        int fork,
        List<Double> wallSeconds,
        List<Double> mhz,
        List<Double> adds,
        List<Integer> changePoints,
        int steadyFrom,
        Shape shape,
        String sentence) {

    /** What a series of times looks like once the clock is taken out of it. */
    public enum Shape {
        FLAT("flat"),
        TAIL("flat, with a one-sided tail"),
        STEP("a step down"),
        WARM_UP("warm-up"),
        SLOWDOWN("slowdown"),
        WANDER("flat; the clock wanders"),
        SHORT("too short to tell");

        private final String label;

        Shape(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public WarmUpSeries {
        wallSeconds = List.copyOf(wallSeconds);
        mhz = List.copyOf(mhz);
        adds = List.copyOf(adds);
        changePoints = List.copyOf(changePoints);
    }

    public boolean isSteady() {
        return steadyFrom < wallSeconds.size();
    }
}
