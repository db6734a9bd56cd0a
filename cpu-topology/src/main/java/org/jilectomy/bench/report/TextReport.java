package org.jilectomy.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.bench.report.Words.Unit;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.Protocol;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Series;

/**
 * The results as text of at most {@value #WIDTH} columns: the verdicts, which are what one wants to
 * know; the table they come from; what was left out; notes.
 */
public final class TextReport {
    static final int WIDTH = 100;
    private static final int NAME_WIDTH = 22;
    private static final String ROW =
            "%-" + NAME_WIDTH + "s %3s %9s %6s %9s %6s %8s %7s %7s %5s %8s";

    private final Results results;
    private final Colours colours;
    private final Unit unit;
    private final StringBuilder out = new StringBuilder();

    private TextReport(Results results, Colours colours) {
        this.results = results;
        this.colours = colours;
        this.unit = Unit.of(results);
    }

    /** The report; with escape sequences if the colours are a terminal's. */
    public static String render(Results results, Colours colours) {
        TextReport report = new TextReport(ShortNames.of(results), colours);
        report.heading();
        if (report.results.series().isEmpty()) {
            report.line("nothing was measured");
        } else {
            report.verdicts();
            report.table();
            report.legend();
            report.processes();
        }
        report.notes();
        return report.out.toString();
    }

    private void heading() {
        line(colours.bold(results.title()) + " on " + Words.machine(results));
        Protocol protocol = results.protocol();
        line(Words.format("%s, %d forks, %d samples, seed %d, %s", protocol.mode().label(),
                Words.forkCount(results), Words.sampleCount(results), protocol.seed(),
                Progress.duration(results.seconds())));
        line("");
    }

    private void verdicts() {
        if (results.comparisons().isEmpty()) {
            return;
        }
        String baseline = Words.baseline(results);
        line(colours.bold(baseline.isEmpty() ? "verdicts" : "against " + baseline));
        int width = results.comparisons().stream()
                .mapToInt(one -> who(one).length()).max().orElse(0);
        for (Comparison comparison : results.comparisons()) {
            String who = who(comparison);
            boolean apart = width > 40; // names that leave no room stand on a line of their own
            String indent = " ".repeat(apart ? 6 : width + 4);
            List<String> lines = wrap(Words.sentence(comparison), WIDTH - indent.length());
            String before = apart ? indent : "  " + who + " ".repeat(width - who.length() + 2);
            if (apart) {
                line("  " + who);
            }
            line(before + paint(comparison, lines.getFirst()));
            lines.stream().skip(1).forEach(rest -> line(indent + paint(comparison, rest)));
        }
        line("");
    }

    private String who(Comparison comparison) {
        return Words.name(comparison.side(), comparison.threads())
                + (Words.baseline(results).isEmpty()
                        ? " against " + comparison.baseline().name() : "");
    }

    private String paint(Comparison comparison, String text) {
        return switch (comparison.verdict().kind()) {
            case FASTER -> colours.good(text);
            case SLOWER -> colours.bad(text);
            case UNSTABLE -> colours.doubtful(text);
            case NO_DIFFERENCE -> text;
        };
    }

    private void table() {
        String heading = Words.format(ROW, "", "thr", "wall " + unit.symbol, "", "cpu "
                + unit.symbol, "", "speed-up", "time/py", "thru/py", "MHz", "clean");
        line(colours.bold(heading));
        line(colours.dim("-".repeat(heading.length())));
        for (Series series : results.series()) {
            List<String> name = wrap(series.side().name(), NAME_WIDTH);
            String clean = (series.enough() ? "" : "!") + series.clean().size() + "/"
                    + series.samples().size();
            String row = Words.format(ROW, name.getFirst(), series.threads(),
                    unit.time(series.wall().value()), Words.error(series.wall()),
                    unit.time(series.cpu().value()), Words.error(series.cpu()),
                    two(results.speedUp(series)), two(results.timeRatio(series)),
                    two(results.throughputRatio(series)), Words.mhz(series.mhz()), clean);
            line(series.enough() ? row : colours.doubtful(row));
            name.stream().skip(1).forEach(rest -> line("  " + rest));
        }
    }

    /** Two decimals, more for small ratios. */
    private static String two(double ratio) {
        return Double.isNaN(ratio) ? Words.UNKNOWN
                : Words.format(ratio < 0.095 ? "%.4f" : "%.2f", ratio);
    }

    private void legend() {
        line("");
        paragraph("", "wall: one call in every thread, start to end of the last; cpu: all threads "
                + "together; medians over forks of their clean samples' medians, ± half of the "
                + Words.format("%.0f", 100 * results.protocol().confidence()) + " % interval. "
                + "speed-up: work per time against 1 thread of the same side. time/py: wall time, "
                + "and thru/py: work per time, as multiples of the reference's at 1 thread.");
        paragraph("", "MHz: " + Words.clock(results) + ".");
        paragraph("", Words.leftOut(results));
        if (!Words.overhead(results).isEmpty()) {
            paragraph("", Words.overhead(results));
        }
    }

    private void processes() {
        List<Lives> all = Lives.of(results);
        if (all.isEmpty()) {
            return;
        }
        line("");
        line(colours.bold(Words.format("%-" + NAME_WIDTH + "s %5s %8s %10s %8s %12s  %s",
                "processes", "forks", "start s", "warm-up s", "steady", "peak memory", "shape")));
        for (Lives lives : all) {
            List<String> name = wrap(lives.side().name(), NAME_WIDTH);
            List<String> shapes = wrap(String.join(", ", lives.shapes()), 26);
            for (int i = 0; i < Math.max(name.size(), shapes.size()); i++) {
                String first = i >= name.size() ? "" : (i == 0 ? "" : "  ") + name.get(i);
                String shape = i < shapes.size() ? shapes.get(i) : "";
                line(i > 0
                        ? Words.format("%-" + (NAME_WIDTH + 50) + "s%s", first, shape)
                        : Words.format("%-" + NAME_WIDTH + "s %5d %8.2f %10.1f %8s %12s  %s", first,
                                lives.count(), lives.startSeconds(), lives.warmUpSeconds(),
                                lives.steady() + "/" + lives.count(),
                                Words.megabytes(lives.peakBytes()), shape));
            }
        }
    }

    private void notes() {
        List<String> notes = Words.notes(results);
        if (!notes.isEmpty()) {
            line("");
        }
        notes.forEach(note -> paragraph("note: ", note));
    }

    /** Breaks at spaces and indents what follows; lines of a failure's output stay lines. */
    private void paragraph(String prefix, String text) {
        String indent = " ".repeat(prefix.length());
        String before = prefix;
        for (String part : text.split("\n")) {
            for (String piece : wrap(part, WIDTH - prefix.length())) {
                line(before + piece);
                before = indent;
            }
        }
    }

    /** At least one line; words longer than a line keep their length. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<=\\S) ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
