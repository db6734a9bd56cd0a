package org.jilectomy.bench.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jilectomy.bench.results.CoreEvidence;
import org.jilectomy.bench.results.ProcessLife;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.WarmUpSeries;
import org.jilectomy.topology.JsonWriter;

/**
 * The results in the JSON of pyperf, format 1.0: {@code python -m pyperf show}, {@code hist},
 * {@code compare_to} and {@code check} read it. A benchmark is a side at a thread count, a run is a
 * fork, values are the clean samples' wall seconds of one call.
 *
 * <p>pyperf has no rejected samples and drops unknown fields of a run, but keeps unknown metadata:
 * so the evidence goes there, with how many samples were left out and why. Metadata is one-line
 * strings and numbers only, never null and never empty, so what is unknown is absent.
 */
public final class PyperfJson {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private final Results results;

    private PyperfJson(Results results) {
        this.results = results;
    }

    public static String render(Results results) {
        PyperfJson writer = new PyperfJson(results);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", "1.0");
        all.put("metadata", writer.machine());
        all.put("benchmarks", results.series().stream()
                .filter(series -> !series.used().isEmpty()).map(writer::benchmark).toList());
        return JsonWriter.toJson(all);
    }

    /** A benchmark's name: unique in a report, and the same in another run of the same. */
    static String name(Results results, Series series) {
        if (series.side().kind() == Side.Kind.COMMAND) {
            return series.side().name(); // whatever it was measured beside
        }
        String title = results.title().endsWith(".py")
                ? results.title().substring(results.title().lastIndexOf('/') + 1)
                : results.title();
        return title + " [" + Words.name(series) + "]";
    }

    private Map<String, Object> machine() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        put(metadata, "cpu_model_name", results.machine().topology().processor().name());
        put(metadata, "cpu_count", results.machine().topology().online().size());
        put(metadata, "unit", "second");
        put(metadata, "date", DATE.format(results.date().atOffset(ZoneOffset.UTC)));
        put(metadata, "frequency_source", Words.clock(results));
        put(metadata, "protocol", results.protocol().mode().label());
        put(metadata, "seed", results.protocol().seed());
        results.machine().facts().forEach(
                (name, fact) -> put(metadata, key(name), fact));
        String layout = results.machine().facts().getOrDefault("address layout randomized", "");
        put(metadata, "aslr", layout.contains("2") ? "Full randomization"
                : layout.contains("1") ? "Conservative randomization"
                        : layout.equals("no") ? "No randomization" : "");
        return metadata;
    }

    /** A fact's name as others spell metadata. */
    private static String key(String name) {
        String key = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        // pyperf checks the types of its own keys; our facts are text and must not meet them.
        return List.of("loops", "inner_loops", "duration", "uptime", "load_avg_1min", "mem_max_rss",
                "mem_peak_pagefile_usage", "command_max_rss", "unit", "date", "boot_time", "tags",
                "phase", "name", "calibrate_loops", "recalibrate_loops", "calibrate_warmups",
                "recalibrate_warmups").contains(key) ? "fact_" + key : key;
    }

    private Map<String, Object> benchmark(Series series) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        put(metadata, "name", name(results, series));
        Side side = series.side();
        put(metadata, "side", side.name());
        put(metadata, "threads", series.threads());
        put(metadata, "python_implementation", switch (side.kind()) {
            case OURS -> "jilectomy";
            case PYTHON -> "cpython";
            default -> "";
        });
        put(metadata, "python_version", side.settings().getOrDefault("version", ""));
        put(metadata, "command", String.join(" ", side.command()));
        put(metadata, "cpu_affinity", series.cpus().stream().distinct().map(String::valueOf)
                .collect(Collectors.joining(",")));
        new TreeMap<>(side.settings()).forEach(
                (name, value) -> put(metadata, "setting_" + key(name), value));
        List<Map<String, Object>> runs = new ArrayList<>();
        series.samples().stream().map(Sample::fork).distinct().sorted().forEach(fork -> {
            Map<String, Object> run = run(series, fork);
            if (run.containsKey("values") || run.containsKey("warmups")) {
                runs.add(run);
            }
        });
        Map<String, Object> benchmark = new LinkedHashMap<>();
        benchmark.put("metadata", metadata);
        benchmark.put("runs", runs);
        return benchmark;
    }

    private Map<String, Object> run(Series series, int fork) {
        List<Sample> all = series.samples().stream()
                .filter(sample -> sample.fork() == fork).toList();
        List<Sample> used = series.used().stream()
                .filter(sample -> sample.fork() == fork && sample.wallNanos() > 0).toList();
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("metadata", metadata(series, fork, all, used));
        long loops = loops(all);
        List<List<Object>> warmUps = series.warmUps().stream()
                .filter(warmUp -> warmUp.fork() == fork)
                .map(WarmUpSeries::wallSeconds).flatMap(List::stream)
                .filter(value -> value >= 0)
                .map(value -> List.<Object> of(loops, value)).toList();
        if (!warmUps.isEmpty()) {
            run.put("warmups", warmUps);
        }
        if (!used.isEmpty()) {
            run.put("values", used.stream().map(Sample::wallSecondsPerLoop).toList());
        }
        return run;
    }

    private Map<String, Object> metadata(
            Series series, int fork, List<Sample> all, List<Sample> used) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        put(metadata, "loops", loops(all));
        double begin = all.getFirst().startSeconds();
        Sample last = all.getLast();
        put(metadata, "date", DATE.format(results.date().atOffset(ZoneOffset.UTC)
                .plusNanos(Math.round(begin * 1e9))));
        put(metadata, "duration",
                Math.max(0, last.startSeconds() - begin + last.wallNanos() / 1e9));
        put(metadata, "cpu_freq", frequencies(all));
        results.processes().stream()
                .filter(life -> life.side().equals(series.side()) && life.fork() == fork)
                .map(ProcessLife::peakBytes).filter(bytes -> bytes.isPresent())
                .forEach(bytes -> put(metadata, "mem_max_rss", bytes.getAsLong()));
        put(metadata, "fork", fork);
        put(metadata, "adds_per_cycle", Lives.median(
                used.stream().mapToDouble(sample -> sample.evidence().adds()).toArray()));
        put(metadata, "cpu_seconds_per_loop", Lives.median(
                used.stream().mapToDouble(Sample::cpuSecondsPerLoop).toArray()));
        List<Sample> rejected = all.stream().filter(sample -> !sample.isClean()).toList();
        put(metadata, "rejected", rejected.size());
        put(metadata, "rejected_because", rejected.stream()
                .flatMap(sample -> sample.rejected().stream())
                .map(rejection -> rejection.rule().label()).distinct()
                .collect(Collectors.joining(", ")));
        put(metadata, "rejected_values", rejected.stream()
                .map(sample -> Words.format("%.7g", sample.wallSecondsPerLoop()))
                .collect(Collectors.joining(" ")));
        return metadata;
    }

    /** Calls of the benchmark in a sample; the middle one if they differ. */
    private static long loops(List<Sample> samples) {
        long[] loops = samples.stream().mapToLong(Sample::loops).sorted().toArray();
        return loops.length == 0 ? 1 : Math.max(1, loops[loops.length / 2]);
    }

    /** {@code 0=2693 MHz, 1=2701 MHz}; empty if nobody measured them: nominal is not printed. */
    private static String frequencies(List<Sample> samples) {
        Map<Integer, List<Double>> byCpu = new TreeMap<>();
        for (Sample sample : samples) {
            for (CoreEvidence core : sample.evidence().cores()) {
                if (core.source().isMeasured() && !Double.isNaN(core.mhz())) {
                    byCpu.computeIfAbsent(core.cpu(), _ -> new ArrayList<>()).add(core.mhz());
                }
            }
        }
        return byCpu.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Math.round(Lives.median(entry.getValue()
                        .stream().mapToDouble(mhz -> mhz).toArray())) + " MHz")
                .collect(Collectors.joining(", "));
    }

    /** Puts what is known: no empty text, no line breaks, no number that is none. */
    private static void put(Map<String, Object> metadata, String name, Object value) {
        if (value instanceof Double number && (Double.isNaN(number) || Double.isInfinite(number))) {
            return;
        }
        Object clean = value instanceof String text
                ? text.replaceAll("\\s+", " ").strip() : value;
        if (!"".equals(clean)) {
            metadata.put(name, clean);
        }
    }
}
