package org.jilectomy.bench;

import static org.jilectomy.topology.TopologyJson.map;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.Cell.Sample;
import org.jilectomy.bench.Results.ProcessReport;
import org.jilectomy.topology.JsonWriter;
import org.jilectomy.topology.TopologyJson;

/** Everything measured, sample by sample, as JSON. Times are in nanoseconds, as read. */
public final class ReportJson {
    private ReportJson() {}

    public static String render(Results results, Instant now) {
        BenchOptions options = results.options();
        return JsonWriter.toJson(map(
                "format", "jilectomy-bench 1",
                "date", now.toString(),
                "script", options.script(),
                "seed", options.seed(),
                "forks", options.forks(),
                "seconds", results.seconds(),
                "probe", results.probe(),
                "notes", results.notes(),
                "machine", TopologyJson.toMap(results.machine()),
                "processes", results.processes().stream().map(ReportJson::process).toList(),
                "cells", results.cells().stream().map(cell -> cell(results, cell)).toList()));
    }

    private static Map<String, Object> process(ProcessReport process) {
        return map(
                "configuration", process.configuration().name(),
                "command", process.configuration().command(),
                "settings", process.configuration().settings(),
                "fork", process.fork(),
                "start_seconds", process.startSeconds(),
                "warm_up_seconds", process.warmUpSeconds(),
                "warm_up_rounds", process.warmUpRounds(),
                "steady", process.steady(),
                "peak_resident_bytes", process.peakBytes(),
                "failure", process.failure());
    }

    private static Map<String, Object> cell(Results results, Cell cell) {
        return map(
                "configuration", cell.configuration().name(),
                "reference", cell.configuration().isReference(),
                "threads", cell.threads(),
                "cpus", cell.cpus(),
                "wall_seconds", cell.wallSeconds(),
                "wall_spread", cell.wallSpread(),
                "cpu_seconds", cell.cpuSeconds(),
                "cpu_spread", cell.cpuSpread(),
                "process_cpu_seconds", cell.processCpuSeconds(),
                "speed_up", results.speedUp(cell),
                "time_ratio", results.timeRatio(cell),
                "throughput_ratio", results.throughputRatio(cell),
                "mhz", cell.mhz(),
                "clean_rounds", cell.clean().size(),
                "medians_over_clean_rounds", cell.isCleanEnough(),
                "samples", cell.samples().stream().map(sample -> sample(cell, sample)).toList());
    }

    private static Map<String, Object> sample(Cell cell, Sample sample) {
        Evidence evidence = sample.evidence();
        return map(
                "fork", sample.fork(),
                "round", sample.round(),
                "wall_ns", sample.turn().wall(),
                "process_cpu_ns", sample.turn().processCpu(),
                "threads", sample.turn().threads().stream().map(thread -> map(
                        "pinned", thread.pinned(),
                        "cpu_ns", thread.cpu(),
                        "start_ns", thread.start(),
                        "end_ns", thread.end())).toList(),
                "mhz_before", evidence.mhzBefore(),
                "mhz_after", evidence.mhzAfter(),
                "mhz_source", evidence.source().label(),
                "operations_per_cycle", evidence.operations(),
                "steal_share", evidence.stealShare(),
                "wait_share", evidence.waitShare(),
                "disturbances", List.copyOf(cell.disturbances(sample).stream()
                        .map(Cell.Disturbance::label).toList()));
    }
}
