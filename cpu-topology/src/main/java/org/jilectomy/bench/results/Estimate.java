package org.jilectomy.bench.results;

/**
 * A figure and the interval that holds the truth with a confidence.
 *
 * @param low        not a number when too little was measured for an interval
 * @param confidence 0.95: nineteen in twenty such intervals hold the truth
 */
public record Estimate(double value, double low, double high, double confidence) {
    /** A figure that nobody knows. */
    public static Estimate unknown() {
        return new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** A figure without an interval. */
    public static Estimate of(double value) {
        return new Estimate(value, Double.NaN, Double.NaN, Double.NaN);
    }

    public boolean isKnown() {
        return !Double.isNaN(value);
    }

    public boolean hasInterval() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    public boolean holds(double truth) {
        return low <= truth && truth <= high;
    }
}
