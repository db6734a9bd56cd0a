package org.jilectomy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jilectomy.bench.report.RecordLines;
import org.jilectomy.bench.report.RecordLines.Entry;
import org.jilectomy.bench.report.ReportException;
import org.jilectomy.bench.report.Reports;
import org.jilectomy.bench.results.Overhead;
import org.jilectomy.bench.results.ProcessLife;
import org.jilectomy.bench.results.Protocol;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.WarmUpSeries;
import org.jilectomy.bench.statistics.LookPlan;
import org.jilectomy.bench.statistics.Quantiles;

/**
 * The file of a run that has not come to its end: beside the {@code --json} report it was asked
 * for, or in the folder for temporary files. Each round is in it before the next begins, so a run
 * that is killed, by whatever signal, loses the round it was in. A run that ends deletes it, after its
 * reports are written.
 *
 * <p>A disk that is full does not end a run: it goes on, unrecorded, and says so.
 */
final class Unfinished implements Recorder {
    private final Path file;
    private final Setup setup;
    private final Monitor monitor;
    private boolean usable = true;

    Unfinished(Path file, Setup setup, Monitor monitor) {
        this.file = file;
        this.setup = setup;
        this.monitor = monitor;
    }

    /** Where the samples of a run are kept while it runs. */
    static Path file(Reports reports) {
        return reports.files().stream()
                .filter(report -> report.format() == Reports.Format.JSON)
                .findFirst().map(report -> report.file().resolveSibling(
                        report.file().getFileName() + ".unfinished"))
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), Leftovers.PREFIX
                        + ProcessHandle.current().pid() + Leftovers.SAMPLES));
    }

    @Override
    public void begin(Protocol protocol) {
        Results header = new Results(Instant.now(), setup.title(), setup.arguments(), protocol,
                setup.machine(), setup.sides(), List.of(), List.of(), List.of(),
                Overhead.unknown(), List.of(), Double.NaN);
        write(() -> RecordLines.begin(file, header));
        if (usable) {
            monitor.say("while it runs, samples are kept in " + file + " (jilectomy report)");
        }
    }

    @Override
    public void samples(Side side, List<Integer> cpus, List<Sample> samples) {
        write(() -> RecordLines.append(file, "sample", side, cpus, samples));
    }

    @Override
    public void warmUp(Side side, List<Integer> cpus, WarmUpSeries series) {
        write(() -> RecordLines.append(file, "warm_up", side, cpus, List.of(series)));
    }

    @Override
    public void process(ProcessLife life) {
        write(() -> RecordLines.append(file, "process", life.side(), List.of(), List.of(life)));
    }

    /** Something that writes. */
    private interface Writing {
        void run() throws IOException;
    }

    private void write(Writing writing) {
        if (!usable) {
            return;
        }
        try {
            writing.run();
        } catch (IOException e) {
            usable = false;
            monitor.say("samples are not kept while the run goes on: cannot write " + file + ": "
                    + e.getMessage());
        }
    }

    Path file() {
        return file;
    }

    /** Whether it holds anything. */
    boolean exists() {
        return Files.exists(file);
    }

    /** The run has ended and its reports are written. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            monitor.say("left behind: " + file);
        }
    }

    /**
     * What a run found out until it was broken off, by the rules it had.
     *
     * @throws ReportException if the file is not what a run leaves
     */
    static Results read(Path file) throws IOException, ReportException {
        RecordLines.Content content = RecordLines.read(file);
        Results header = content.header();
        Protocol protocol = header.protocol();
        Map<String, Side> sides = new TreeMap<>();
        header.sides().forEach(side -> sides.put(side.name(), side));
        Findings findings = new Findings(header.sides());
        int forks = 0;
        double seconds = 0;
        List<Double> costs = new ArrayList<>();
        for (Entry entry : content.entries()) {
            Side side = Optional.ofNullable(sides.get(entry.side())).orElseThrow(
                    () -> new ReportException("no such side: '" + entry.side() + "'"));
            switch (entry.kind()) {
                case "sample" -> {
                    Sample sample = content.reader().read(Sample.class, entry);
                    findings.add(side, entry.cpus(), List.of(sample));
                    forks = Math.max(forks, sample.fork() + 1);
                    seconds = Math.max(seconds, sample.startSeconds());
                    costs.add(sample.evidence().costMicros());
                }
                case "warm_up" -> findings.add(
                        side, entry.cpus(), content.reader().read(WarmUpSeries.class, entry));
                case "process" -> findings.add(content.reader().read(ProcessLife.class, entry));
                default -> throw new ReportException("unknown record '" + entry.kind() + "'");
            }
        }
        Analysis analysis = new Analysis(protocol, LookPlan.of(
                protocol.leastForks(), protocol.mostForks(), 1 - protocol.confidence()));
        List<Series> all = findings.series(analysis);
        List<String> notes = new ArrayList<>();
        notes.add("this run was broken off in fork " + forks + " of " + protocol.mostForks()
                + ": what is here was judged by its rules, with the forks there are");
        Anomalies.find(all, findings.processes(), notes);
        double[] micros = Quantiles.known(costs);
        return new Results(header.date(), header.title(), header.arguments(), protocol,
                header.machine(), header.sides(), all,
                findings.comparisons(analysis, all, forks), findings.processes(),
                new Overhead(Quantiles.median(micros), Quantiles.quantile(micros, 0.95),
                        Double.NaN, Double.NaN, Map.of()),
                notes, seconds);
    }
}
