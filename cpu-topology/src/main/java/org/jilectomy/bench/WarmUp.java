package org.jilectomy.bench;

import java.util.List;

/**
 * When a process is warm: when its last three rounds took as long as the three before, within 2 %,
 * and it has had the least time its kind needs. A JIT compiler improves in steps, seconds apart; a
 * plateau of a few rounds early on is not the end. CPython specializes its bytecode in the first
 * calls and is done. The time is the threads' CPU time where there is such a clock: it does not
 * change because another program wants the core.
 *
 * @param leastSeconds no process of this kind is warm before
 * @param mostSeconds  give up waiting after
 */
record WarmUp(double leastSeconds, double mostSeconds) {
    private static final int WINDOW = 3;
    private static final double TOLERANCE = 0.02;

    static WarmUp of(Configuration configuration, BenchOptions options) {
        double most = options.warmup().orElse(configuration.isReference() ? 2 : 8);
        return new WarmUp(Math.min(most, configuration.isReference() ? 0 : 2), most);
    }

    /** Part of the time, for the thread counts after the first: the code is compiled by then. */
    WarmUp shorter() {
        return new WarmUp(leastSeconds / 4, mostSeconds / 2);
    }

    /** The relative change from the three rounds before to the last three; 1 below six rounds. */
    static double change(List<Double> times) {
        int size = times.size();
        if (size < 2 * WINDOW) {
            return 1;
        }
        double last = Statistics.median(times.subList(size - WINDOW, size));
        double before = Statistics.median(times.subList(size - 2 * WINDOW, size - WINDOW));
        return Math.abs(last / before - 1);
    }

    boolean isSteady(List<Double> times, double seconds) {
        return seconds >= leastSeconds && change(times) <= TOLERANCE;
    }

    boolean isOver(List<Double> times, double seconds) {
        return isSteady(times, seconds) || seconds >= mostSeconds;
    }
}
