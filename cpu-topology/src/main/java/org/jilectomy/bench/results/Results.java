package org.jilectomy.bench.results;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that a run found out.
 *
 * @param title     what was measured: the script, or the commands
 * @param arguments the words after {@code jilectomy bench}
 * @param notes     what a reader has to know, one sentence each
 * @param seconds   how long the run took
 */
public record Results(
        Instant date,
        String title,
        List<String> arguments,
        Protocol protocol,
        MachineSheet machine,
        List<Side> sides,
        List<Series> series,
        List<Comparison> comparisons,
        List<ProcessLife> processes,
        Overhead overhead,
        List<String> notes,
        double seconds) {

    public Results {
        arguments = List.copyOf(arguments);
        sides = List.copyOf(sides);
        series = List.copyOf(series);
        comparisons = List.copyOf(comparisons);
        processes = List.copyOf(processes);
        notes = List.copyOf(notes);
    }

    /** A side at a thread count, if it has samples. */
    public Optional<Series> series(Side side, int threads) {
        return series.stream()
                .filter(one -> one.side().equals(side) && one.threads() == threads
                        && !one.samples().isEmpty())
                .findFirst();
    }

    /** The comparison of a series, if it was compared. */
    public Optional<Comparison> comparison(Series series) {
        return comparisons.stream()
                .filter(one -> one.side().equals(series.side())
                        && one.threads() == series.threads())
                .findFirst();
    }

    /** Wall seconds of the reference at its least thread count; not a number without one. */
    public double referenceSeconds() {
        return series.stream()
                .filter(one -> one.side().reference())
                .min(Comparator.comparingInt(Series::threads))
                .map(one -> one.wall().value()).orElse(Double.NaN);
    }

    /** Work per time against the same side's one thread: 2 threads, ideally 2. */
    public double speedUp(Series series) {
        return series(series.side(), 1)
                .map(one -> series.threads() * one.wall().value() / series.wall().value())
                .orElse(Double.NaN);
    }

    /** Wall time as a multiple of the reference's at one thread: below 1 is faster. */
    public double timeRatio(Series series) {
        return series.wall().value() / referenceSeconds();
    }

    /** Work per time as a multiple of the reference's at one thread: above 1 is more. */
    public double throughputRatio(Series series) {
        return series.threads() * referenceSeconds() / series.wall().value();
    }

    public boolean hasFailures() {
        return processes.stream().anyMatch(process -> process.failure().isPresent());
    }
}
