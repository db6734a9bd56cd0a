package org.jilectomy.bench.ladder;

import java.util.List;

/**
 * One side of the ladder at one thread count: what its row of the table says.
 *
 * @param side     a preset's name, or an interpreter's
 * @param threads  each called {@code bench()} once
 * @param cpus     the CPU of each thread
 * @param wall     seconds from the first thread's start to the last one's end, median
 * @param cpu      CPU seconds of all threads together, median; not a number without such a clock
 * @param spread   interquartile range of the wall time, as a share of the median
 * @param clean    rounds without a known disturbance
 * @param rounds   all
 * @param enough   whether enough were clean for the medians to be over those only
 */
record Rung(
        String side, int threads, List<Integer> cpus, double wall, double cpu, double spread,
        int clean, int rounds, boolean enough) {}
