package org.jilectomy.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jilectomy.topology.Topology;

/**
 * All that a session found out: what {@link ReportTable} and {@link ReportJson} show.
 *
 * @param probe how the frequency probe was calibrated, for the legend
 * @param notes anomalies, one sentence each, in order of appearance
 */
public record Results(
        BenchOptions options,
        Topology machine,
        String probe,
        List<Cell> cells,
        List<ProcessReport> processes,
        List<String> notes,
        double seconds) {

    /**
     * The life of one worker process.
     *
     * @param startSeconds  from its creation until the script was loaded
     * @param warmUpSeconds of all thread counts together
     * @param peakBytes     most memory in use at once
     * @param failure       why it was given up, if it was
     */
    public record ProcessReport(
            Configuration configuration,
            int fork,
            double startSeconds,
            double warmUpSeconds,
            int warmUpRounds,
            boolean steady,
            OptionalLong peakBytes,
            Optional<String> failure) {}

    /** The cell of a configuration at a thread count, if it has samples. */
    public Optional<Cell> cell(Configuration configuration, int threads) {
        return cells.stream()
                .filter(cell -> cell.configuration().equals(configuration)
                        && cell.threads() == threads && !cell.samples().isEmpty())
                .findFirst();
    }

    /** Wall seconds of the reference at one thread; not a number without a reference. */
    public double referenceSeconds() {
        return cells.stream()
                .filter(cell -> cell.configuration().isReference() && cell.threads() == 1
                        && !cell.samples().isEmpty())
                .mapToDouble(Cell::wallSeconds).findFirst().orElse(Double.NaN);
    }

    /** Work per time against the same configuration's one thread: 2 threads, ideally 2. */
    public double speedUp(Cell cell) {
        return cell(cell.configuration(), 1)
                .map(one -> cell.threads() * one.wallSeconds() / cell.wallSeconds())
                .orElse(Double.NaN);
    }

    /** Wall time as a multiple of the reference's at one thread: below 1 is faster. */
    public double timeRatio(Cell cell) {
        return cell.wallSeconds() / referenceSeconds();
    }

    /** Work per time as a multiple of the reference's at one thread: above 1 is faster. */
    public double throughputRatio(Cell cell) {
        return cell.threads() * referenceSeconds() / cell.wallSeconds();
    }

    public boolean hasFailures() {
        return processes.stream().anyMatch(process -> process.failure().isPresent());
    }
}
