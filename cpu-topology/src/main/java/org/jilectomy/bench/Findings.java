package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.ProcessLife;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.WarmUpSeries;

/**
 * All samples, warm-ups and lives of a run as they come, and what follows of them: the lines of the
 * table and the comparisons. A session fills it, and so does the reader of a run that was broken
 * off. Used by one thread.
 */
final class Findings {
    private final List<Side> sides;
    private final Map<Line, List<Sample>> samples = new LinkedHashMap<>();
    private final Map<Line, List<WarmUpSeries>> warmUps = new LinkedHashMap<>();
    private final List<ProcessLife> processes = new ArrayList<>();

    /** A side, and the CPU of each of its threads. */
    private record Line(Side side, List<Integer> cpus) {}

    /** @param sides the baseline first */
    Findings(List<Side> sides) {
        this.sides = List.copyOf(sides);
    }

    void add(Side side, List<Integer> cpus, List<Sample> more) {
        samples.computeIfAbsent(new Line(side, cpus), _ -> new ArrayList<>()).addAll(more);
    }

    void add(Side side, List<Integer> cpus, WarmUpSeries series) {
        warmUps.computeIfAbsent(new Line(side, cpus), _ -> new ArrayList<>()).add(series);
    }

    void add(ProcessLife life) {
        processes.add(life);
    }

    /** In the order of sides. */
    List<ProcessLife> processes() {
        List<ProcessLife> sorted = new ArrayList<>(processes);
        sorted.sort(Comparator.comparingInt(life -> sides.indexOf(life.side())));
        return sorted;
    }

    boolean hasFailed(Side side) {
        return processes.stream().anyMatch(
                life -> life.side().equals(side) && life.failure().isPresent());
    }

    /** The lines of the table that have samples, by side and then by the number of threads. */
    List<Series> series(Analysis analysis) {
        List<Line> lines = new ArrayList<>(samples.keySet());
        lines.sort(Comparator.comparingInt((Line line) -> sides.indexOf(line.side()))
                .thenComparingInt(line -> line.cpus().size()));
        return lines.stream().map(line -> analysis.series(line.side(), line.cpus(),
                samples.get(line), warmUps.getOrDefault(line, List.of()))).toList();
    }

    /** Each line against the baseline's with the same CPUs. */
    List<Comparison> comparisons(Analysis analysis, List<Series> all, int done) {
        Side baseline = sides.getFirst();
        List<Comparison> comparisons = new ArrayList<>();
        for (Series side : all) {
            all.stream()
                    .filter(one -> one.side().equals(baseline) && !side.side().equals(baseline)
                            && one.cpus().equals(side.cpus()))
                    .findFirst()
                    .ifPresent(one -> comparisons.add(analysis.compare(one, side, done)));
        }
        return comparisons;
    }
}
