package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jilectomy.bench.Cell.Disturbance;
import org.jilectomy.bench.Results.ProcessReport;

/** Looks over finished samples for what a reader of the table has to know. */
final class Anomalies {
    private static final double SHORT_ROUND_SECONDS = 0.010;

    private Anomalies() {}

    /** Adds one sentence to the notes for each anomaly. */
    static void find(List<Cell> cells, List<ProcessReport> processes, List<String> notes) {
        for (ProcessReport process : processes) {
            if (process.failure().isEmpty() && !process.steady()) {
                notes.add(process.configuration().name()
                        + ": still changing at the end of the warm-up (try a longer --warmup)");
            }
        }
        cells.forEach(cell -> inspect(cell, notes));
        disturbances(cells, notes);
    }

    /** One sentence for all cells; the table's last column has the counts of each. */
    private static void disturbances(List<Cell> cells, List<String> notes) {
        Map<Disturbance, Integer> counts = new EnumMap<>(Disturbance.class);
        int rounds = 0;
        int disturbed = 0;
        for (Cell cell : cells) {
            rounds += cell.samples().size();
            disturbed += cell.samples().size() - cell.clean().size();
            cell.disturbanceCounts().forEach((kind, n) -> counts.merge(kind, n, Integer::sum));
        }
        if (disturbed == 0) {
            return;
        }
        List<String> kinds = new ArrayList<>();
        counts.forEach((kind, count) -> kinds.add(kind.label() + " " + count));
        boolean all = cells.stream().anyMatch(cell -> !cell.isCleanEnough());
        notes.add(disturbed + " of " + rounds + " rounds were disturbed ("
                + String.join(", ", kinds) + ") and left out of the medians"
                + (all ? ", but not where ! marks that too few were clean" : ""));
    }

    private static void inspect(Cell cell, List<String> notes) {
        String name = cell.configuration().name() + ", "
                + (cell.threads() == 1 ? "1 thread: " : cell.threads() + " threads: ");
        if (cell.samples().stream().anyMatch(sample -> !sample.turn().allPinned())) {
            notes.add(name + "could not be pinned; the scheduler chose the cores");
        }
        if (cell.wallSeconds() < SHORT_ROUND_SECONDS) {
            notes.add(name + String.format(Locale.ROOT,
                    "a round takes %.1f ms; starting threads is a good part of that",
                    1e3 * cell.wallSeconds()));
        }
        double others = cell.processCpuSeconds() - cell.cpuSeconds();
        if (others > Math.max(0.1 * cell.cpuSeconds(), 1e-3)) {
            notes.add(name + String.format(Locale.ROOT,
                    "%.1f ms of CPU time a round went to other threads of the process (compiler, "
                            + "collector)",
                    1e3 * others));
        }
    }
}
