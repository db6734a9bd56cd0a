package org.jilectomy.bench.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.Estimate;
import org.jilectomy.bench.results.Overhead;
import org.jilectomy.bench.results.ProcessLife;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.topology.Frequency;
import org.jilectomy.topology.Topology.Processor;

/** Figures and facts as all reports for people word them. {@code -} is a figure nobody knows. */
final class Words {
    static final String UNKNOWN = "-";

    /** A unit of time, chosen once for a whole report so that columns can be compared. */
    enum Unit {
        SECONDS("s", 1),
        MILLISECONDS("ms", 1e3),
        MICROSECONDS("µs", 1e6),
        NANOSECONDS("ns", 1e9);

        final String symbol;
        final double perSecond;

        Unit(String symbol, double perSecond) {
            this.symbol = symbol;
            this.perSecond = perSecond;
        }

        /** The largest in which the shortest series is at least 1. */
        static Unit of(Results results) {
            OptionalDouble least = results.series().stream()
                    .mapToDouble(series -> series.wall().value()).filter(v -> v > 0).min();
            for (Unit unit : values()) {
                if (least.orElse(1) * unit.perSecond >= 1) {
                    return unit;
                }
            }
            return NANOSECONDS;
        }

        String time(double seconds) {
            return number(seconds * perSecond);
        }
    }

    private Words() {}

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Four digits or so. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        double size = Math.abs(value);
        return format(size >= 999.5 ? "%.0f" : size >= 99.95 ? "%.1f" : size >= 9.995 ? "%.2f"
                : size >= 0.0995 ? "%.3f" : "%.4f", value);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? UNKNOWN : format("%.1f%%", 100 * share);
    }

    /** Half of an interval's length, as a share of the figure; with the plus-minus sign. */
    static String error(Estimate estimate) {
        return estimate.hasInterval()
                ? "±" + percent((estimate.high() - estimate.low()) / 2 / estimate.value())
                : UNKNOWN;
    }

    static String ratio(double value) {
        return Double.isNaN(value) ? UNKNOWN : format(value < 0.0995 ? "%.4f" : "%.3f", value);
    }

    static String mhz(Estimate estimate) {
        return estimate.isKnown() ? String.valueOf(Math.round(estimate.value())) : UNKNOWN;
    }

    static String threads(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    static String name(Series series) {
        return name(series.side(), series.threads());
    }

    /** A command has as many threads as it likes, and nobody counts them. */
    static String name(Side side, int threads) {
        return side.kind() == Side.Kind.COMMAND
                ? side.name() : side.name() + ", " + threads(threads);
    }

    /** The side all verdicts are against, if there is just one. */
    static String baseline(Results results) {
        List<String> names = results.comparisons().stream()
                .map(one -> one.baseline().name()).distinct().toList();
        return names.size() == 1 ? names.getFirst() : "";
    }

    /** {@code 0.1007 (0.0997 to 0.1017)}. */
    static String interval(Estimate estimate) {
        return ratio(estimate.value()) + (estimate.hasInterval()
                ? " (" + ratio(estimate.low()) + " to " + ratio(estimate.high()) + ")" : "");
    }

    /** What a comparison found, in one sentence, with its reason if it has one. */
    static String sentence(Comparison comparison) {
        String because = comparison.verdict().because();
        String sentence = comparison.verdict().sentence();
        return because.isEmpty() || sentence.contains(because) ? sentence
                : sentence + ", because " + because;
    }

    /** The command line that measured this, as a shell would take it. */
    static String commandLine(Results results) {
        StringBuilder line = new StringBuilder("jilectomy bench");
        for (String word : results.arguments()) {
            line.append(' ').append(word.matches("[A-Za-z0-9_./=:,@%+-]+")
                    ? word : "'" + word.replace("'", "'\\''") + "'");
        }
        return line.toString();
    }

    /** The processor, what kind of machine, and the CPUs that may be used. */
    static String machine(Results results) {
        Processor processor = results.machine().topology().processor();
        return (processor.name().isEmpty() ? "an unnamed processor" : processor.name())
                + (processor.microarchitecture().isEmpty()
                        ? "" : " (" + processor.microarchitecture() + ")")
                + (processor.virtualMachine() ? ", virtual machine" : "")
                + (results.machine().topology().allowed().isEmpty()
                        ? "" : ", CPUs " + results.machine().topology().allowed());
    }

    static int sampleCount(Results results) {
        return results.series().stream().mapToInt(series -> series.samples().size()).sum();
    }

    static int rejectedCount(Results results) {
        return results.series().stream()
                .mapToInt(series -> series.samples().size() - series.clean().size()).sum();
    }

    static int forkCount(Results results) {
        return (int) results.series().stream().flatMap(series -> series.samples().stream())
                .mapToInt(sample -> sample.fork()).distinct().count();
    }

    /** How many samples broke each rule, most first. */
    static List<String> rejections(Results results) {
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        results.series().forEach(series -> series.rejections()
                .forEach((rule, count) -> counts.merge(rule, count, Integer::sum)));
        return counts.entrySet().stream()
                .sorted((one, other) -> other.getValue() - one.getValue())
                .map(entry -> entry.getKey().label() + " (" + entry.getValue() + ")").toList();
    }

    /** How much was left out, and why, in a sentence. */
    static String leftOut(Results results) {
        int rejected = rejectedCount(results);
        int all = sampleCount(results);
        if (rejected == 0) {
            return "All " + all + " samples are clean.";
        }
        return format("%d of %d samples (%s) are left out for what the machine did: %s.", rejected,
                all, percent((double) rejected / all), String.join(", ", rejections(results)));
    }

    /** What measuring cost; empty if nobody knows. */
    static String overhead(Results results) {
        Overhead cost = results.overhead();
        List<String> parts = new ArrayList<>();
        if (!Double.isNaN(cost.evidenceMicros())) {
            parts.add(
                    format("evidence %.0f µs of CPU time a sample (19 of 20 below %.0f µs), "
                            + "outside the timed region", cost.evidenceMicros(),
                            cost.evidenceMicros95()));
        }
        if (!Double.isNaN(cost.harnessShare())) {
            parts.add(format("harness %s µs, %.3f%% of a sample",
                    number(cost.harnessNanos() / 1e3), 100 * cost.harnessShare()));
        }
        return parts.isEmpty() ? "" : "Cost of measuring: " + String.join("; ", parts) + ".";
    }

    /** Where the clock's figures come from. */
    static String clock(Results results) {
        String source = results.machine().frequencySource();
        if (!source.isEmpty()) {
            return source;
        }
        return results.series().stream().flatMap(series -> series.samples().stream())
                .map(sample -> sample.evidence().source()).findFirst()
                .orElse(Frequency.Source.NOT_EXPOSED).label();
    }

    /** Everything a reader has to know: the run's notes, and what failed. */
    static List<String> notes(Results results) {
        List<String> notes = new ArrayList<>(results.notes());
        for (ProcessLife life : results.processes()) {
            life.failure().ifPresent(why -> notes.add(life.side().name() + " FAILED: " + why));
        }
        return notes;
    }

    static String megabytes(double bytes) {
        return Double.isNaN(bytes) ? "not exposed" : format("%.0f MB", bytes / 1e6);
    }
}
