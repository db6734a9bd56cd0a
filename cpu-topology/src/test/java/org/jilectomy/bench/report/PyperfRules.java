package org.jilectomy.bench.report;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What pyperf 2.10 demands of a JSON file of format 1.0, rule by rule, as far as a file can break
 * it; and what its {@code check} command warns of. Written from its behaviour.
 */
final class PyperfRules {
    private static final Set<String> AT_LEAST_ONE =
            Set.of("loops", "inner_loops", "calibrate_loops", "recalibrate_loops");
    private static final Set<String> NOT_NEGATIVE_WHOLE = Set.of("mem_max_rss",
            "mem_peak_pagefile_usage", "command_max_rss", "calibrate_warmups",
            "recalibrate_warmups");
    private static final Set<String> NOT_NEGATIVE = Set.of("duration", "uptime", "load_avg_1min");
    private static final Set<String> SAME_IN_ALL_RUNS = Set.of("aslr", "cpu_count",
            "cpu_model_name", "hostname", "inner_loops", "name", "platform", "python_executable",
            "python_implementation", "python_unicode", "python_version", "unit");

    private final List<String> broken = new ArrayList<>();

    /** The rules a file breaks, in words; empty for a file that pyperf loads. */
    static List<String> broken(String text) throws ReportException {
        PyperfRules rules = new PyperfRules();
        rules.file(ResultsJson.parse(text));
        return rules.broken;
    }

    /** What pyperf's {@code check} would warn of, of values as they are in the file. */
    static List<String> warnings(String text) throws ReportException {
        List<String> warnings = new ArrayList<>();
        for (Object one : list(ResultsJson.parse(text).get("benchmarks"))) {
            List<Double> values = new ArrayList<>();
            double shortest = Double.POSITIVE_INFINITY;
            for (Object run : list(((Map<?, ?>) one).get("runs"))) {
                Object loops = metadata((Map<?, ?>) run).get("loops");
                for (Object value : list(((Map<?, ?>) run).get("values"))) {
                    double seconds = ((Number) value).doubleValue();
                    values.add(seconds);
                    shortest = Math.min(shortest,
                            seconds * (loops instanceof Number number ? number.longValue() : 1));
                }
            }
            double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
            double deviation = Math.sqrt(values.stream()
                    .mapToDouble(v -> (v - mean) * (v - mean)).sum() / (values.size() - 1));
            if (deviation >= 0.1 * mean) {
                warnings.add("the standard deviation is 10 % of the mean or more");
            }
            if (values.stream().anyMatch(v -> v < 0.5 * mean)) {
                warnings.add("the minimum is 50 % below the mean");
            }
            if (values.stream().anyMatch(v -> v > 1.5 * mean)) {
                warnings.add("the maximum is 50 % above the mean");
            }
            if (shortest < 1e-3) {
                warnings.add("the shortest raw value is below 1 ms");
            }
        }
        return warnings;
    }

    /** Fields that a {@code convert} would drop: nothing may be kept in one. */
    static List<String> dropped(String text) throws ReportException {
        Map<String, Object> file = ResultsJson.parse(text);
        List<String> dropped = new ArrayList<>();
        unknown(file, Set.of("version", "metadata", "benchmarks"), dropped);
        for (Object benchmark : list(file.get("benchmarks"))) {
            unknown((Map<?, ?>) benchmark, Set.of("metadata", "runs"), dropped);
            for (Object run : list(((Map<?, ?>) benchmark).get("runs"))) {
                unknown((Map<?, ?>) run, Set.of("metadata", "warmups", "values"), dropped);
            }
        }
        return dropped;
    }

    private static void unknown(Map<?, ?> map, Set<String> known, List<String> found) {
        map.keySet().stream().map(Object::toString).filter(key -> !known.contains(key))
                .forEach(found::add);
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }

    private static Map<?, ?> metadata(Map<?, ?> of) {
        return of.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private void file(Map<String, Object> file) {
        require("1.0".equals(file.get("version")), "version is the string 1.0");
        require(!list(file.get("benchmarks")).isEmpty(), "a suite has a benchmark");
        metadataValues(metadata(file));
        Set<Object> names = new HashSet<>();
        for (Object one : list(file.get("benchmarks"))) {
            Map<?, ?> benchmark = (Map<?, ?>) one;
            metadataValues(metadata(benchmark));
            Map<Object, Object> common = new HashMap<>(metadata(file));
            common.putAll(metadata(benchmark));
            List<?> runs = list(benchmark.get("runs"));
            require(!runs.isEmpty(), "a benchmark has runs");
            Object name = null;
            Map<Object, Object> first = null;
            for (Object oneRun : runs) {
                Map<?, ?> run = (Map<?, ?>) oneRun;
                run(run);
                Map<Object, Object> merged = new HashMap<>(common);
                merged.putAll(metadata(run));
                if (first == null) {
                    first = merged;
                    name = merged.get("name");
                    require(name instanceof String, "the first run has a name after merging");
                }
                for (String key : SAME_IN_ALL_RUNS) {
                    require(java.util.Objects.equals(first.get(key), merged.get(key)),
                            key + " is the same in all runs");
                }
            }
            require(names.add(name), "names are unique");
        }
    }

    private void run(Map<?, ?> run) {
        List<?> values = list(run.get("values"));
        List<?> warmUps = list(run.get("warmups"));
        require(!values.isEmpty() || !warmUps.isEmpty(), "a run has values or warm-ups");
        for (Object value : values) {
            require(value instanceof Number number && number.doubleValue() > 0,
                    "values are numbers above 0");
        }
        for (Object warmUp : warmUps) {
            List<?> pair = list(warmUp);
            require(pair.size() == 2 && pair.getFirst() instanceof Integer loops && loops >= 1
                    && pair.getLast() instanceof Number number && number.doubleValue() >= 0,
                    "a warm-up is [loops, value]");
        }
        metadataValues(metadata(run));
    }

    private void metadataValues(Map<?, ?> metadata) {
        metadata.forEach((key, value) -> {
            String name = key.toString();
            if (name.equals("tags")) {
                require(value instanceof List<?> tags
                        && tags.stream().allMatch(tag -> tag instanceof String), "tags are a list");
                return;
            }
            require(value instanceof String
                    || value instanceof Number && !(value instanceof Boolean),
                    name + ": metadata is a string or a number, never null or nested");
            if (value instanceof String text) {
                require(!text.isBlank(), name + ": metadata is not empty");
                require(!text.contains("\n") && !text.contains("\r"), name + ": one line");
            }
            if (AT_LEAST_ONE.contains(name)) {
                require(value instanceof Integer number && number >= 1,
                        name + " is a whole number of at least 1");
            }
            if (NOT_NEGATIVE_WHOLE.contains(name)) {
                require(isWhole(value) && ((Number) value).longValue() >= 1,
                        name + " is a whole number of at least 1");
            }
            if (NOT_NEGATIVE.contains(name)) {
                require(value instanceof Number number && number.doubleValue() >= 0,
                        name + " is a number of at least 0");
            }
            if (name.equals("unit")) {
                require(Set.of("second", "byte", "integer").contains(value), "unit is known");
            }
            if (name.equals("date") || name.equals("boot_time")) {
                require(value instanceof String text && isDate(text), name + " is an ISO date");
            }
        });
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    private static boolean isDate(String text) {
        try {
            LocalDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS"));
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
