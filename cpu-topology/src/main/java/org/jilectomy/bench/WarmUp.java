package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.WarmUpSeries;
import org.jilectomy.bench.results.WarmUpSeries.Shape;
import org.jilectomy.bench.statistics.SeriesShape;

/**
 * When a process is warm: when the change points of its times, taken in cycles, lie behind it. A JIT
 * compiler improves in steps, seconds apart, and a plateau early on is not the end; so each kind of
 * process has a least time too. CPython specializes its bytecode in the first calls and is done.
 *
 * @param leastSeconds no process of this kind is warm before
 * @param mostSeconds  give up waiting after
 */
record WarmUp(double leastSeconds, double mostSeconds) {
    /** Samples since the last change point: this many, and a quarter of all. */
    private static final int LEAST_STEADY = 12;

    /** Longer series are thinned before they are segmented. */
    private static final int LONGEST = 500;

    /** @param most given on the command line, or not a number */
    static WarmUp of(Side side, double most) {
        double usual = switch (side.kind()) {
            case OURS -> 8;
            case PYTHON -> 2;
            case SPIN, SIMULATED, COMMAND -> 1;
        };
        double least = switch (side.kind()) {
            case OURS -> 2;
            case PYTHON, SPIN, SIMULATED, COMMAND -> 0;
        };
        double longest = Double.isNaN(most) ? usual : most;
        return new WarmUp(Math.min(least, longest), longest);
    }

    /** Part of the time, for the thread counts after the first: the code is compiled by then. */
    WarmUp shorter() {
        return new WarmUp(leastSeconds / 4, mostSeconds / 2);
    }

    /** Ends after so many seconds, settled or not. */
    WarmUp within(double seconds) {
        return new WarmUp(Math.min(leastSeconds, seconds), Math.min(mostSeconds, seconds));
    }

    /**
     * For a later fork: no process of this side changed after so many seconds so far, so half as
     * long again, and half of the usual least at least, is enough to look whether it still does.
     */
    WarmUp knowing(double settledSeconds) {
        double least = Math.max(leastSeconds / 2, 1.5 * settledSeconds);
        return new WarmUp(Math.min(leastSeconds, least), mostSeconds);
    }

    /** One fork's times so far, and what they look like. */
    static final class Times {
        private final List<Double> seconds = new ArrayList<>();

        /** CPU time where there is such a clock: it does not change when somebody wants the core. */
        private final List<Double> judged = new ArrayList<>();

        private final List<Double> mhz = new ArrayList<>();
        private final List<Double> adds = new ArrayList<>();
        private int nextLook = LEAST_STEADY;

        void add(double wall, double cpu, double clock, double addsPerCycle) {
            seconds.add(wall);
            judged.add(cpu > 0 ? cpu : wall);
            mhz.add(clock);
            adds.add(addsPerCycle);
        }

        int size() {
            return seconds.size();
        }

        /** Whether enough has come since it was last looked at. */
        boolean isDue() {
            if (size() < nextLook) {
                return false;
            }
            nextLook = size() + Math.max(4, size() / 4);
            return true;
        }

        WarmUpSeries series(int fork) {
            int every = (size() + LONGEST - 1) / LONGEST;
            SeriesShape shape = SeriesShape.of(thinned(judged, every), thinned(mhz, every));
            return new WarmUpSeries(fork, seconds, mhz, adds,
                    shape.changePoints().stream().map(at -> at * every).toList(),
                    Math.min(size(), shape.steadyFrom() * every), shape.shape(), shape.sentence());
        }

        private static double[] thinned(List<Double> values, int every) {
            double[] thinned = new double[every == 0 ? 0 : values.size() / every];
            for (int i = 0; i < thinned.length; i++) {
                thinned[i] = values.get(i * every);
            }
            return thinned;
        }
    }

    static boolean isSteady(WarmUpSeries series) {
        int n = series.wallSeconds().size();
        return series.shape() != Shape.SHORT
                && n - series.steadyFrom() >= Math.max(LEAST_STEADY, n / 4);
    }

    /** Whether to stop warming; {@code times} is classified only when it is due. */
    boolean isOver(Times times, double seconds) {
        return seconds >= mostSeconds && times.size() >= 1
                || seconds >= leastSeconds && times.isDue() && isSteady(times.series(0));
    }
}
