package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jilectomy.bench.Results.ProcessReport;
import org.jilectomy.topology.Frequency;
import org.jilectomy.topology.Topology.Processor;

/** The results as text of at most {@value #WIDTH} columns: the table, its legend, the notes. */
public final class ReportTable {
    static final int WIDTH = 100;
    private static final int NAME_WIDTH = 24;
    private static final String ROW =
            "%-" + NAME_WIDTH + "s %3s %9s %6s %9s %6s %8s %7s %7s %5s %6s";

    private final Results results;
    private final StringBuilder out = new StringBuilder();

    private ReportTable(Results results) {
        this.results = results;
    }

    public static String render(Results results) {
        ReportTable table = new ReportTable(results);
        table.heading();
        if (results.cells().isEmpty()) {
            table.line("nothing was measured");
        } else {
            table.cells();
            table.legend();
            table.processes();
        }
        table.notes();
        return table.out.toString();
    }

    private void heading() {
        Processor processor = results.machine().processor();
        line("bench %s on %s%s, CPUs %s%s", results.options().script(),
                processor.name().isEmpty() ? "an unnamed processor" : processor.name(),
                processor.microarchitecture().isEmpty()
                        ? "" : " (" + processor.microarchitecture() + ")",
                results.machine().allowed(),
                processor.virtualMachine() ? ", virtual machine" : "");
        line("");
    }

    private void cells() {
        line(ROW, "configuration", "thr", "wall ms", "iqr", "cpu ms", "iqr", "speed-up", "time/py",
                "thru/py", "MHz", "clean");
        line("-".repeat(String.format(ROW, "", "", "", "", "", "", "", "", "", "", "").length()));
        for (Cell cell : results.cells()) {
            List<String> name = wrapName(cell.configuration().name());
            line(ROW, name.getFirst(), cell.threads(),
                    milliseconds(cell.wallSeconds()), percent(cell.wallSpread()),
                    milliseconds(cell.cpuSeconds()), percent(cell.cpuSpread()),
                    ratio(results.speedUp(cell)), ratio(results.timeRatio(cell)),
                    ratio(results.throughputRatio(cell)),
                    Double.isNaN(cell.mhz()) ? "-" : String.valueOf(Math.round(cell.mhz())),
                    (cell.isCleanEnough() ? "" : "!") + cell.clean().size() + "/"
                            + cell.samples().size());
            name.stream().skip(1).forEach(rest -> line("  %s", rest));
        }
    }

    /** Breaks a long configuration name at its options. */
    private static List<String> wrapName(String name) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : name.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > NAME_WIDTH - 2) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void legend() {
        line("");
        write("""
                wall: start to end of the last thread, each calling bench() once; cpu: all threads
                together; medians over the clean rounds, iqr: their interquartile range. speed-up:
                work per time against 1 thread of the same configuration. time/py: wall time, and
                thru/py: work per time, as multiples of the reference's at 1 thread.""");
        line("MHz: %s.", clockSource());
    }

    private String clockSource() {
        List<Frequency.Source> sources = results.cells().stream()
                .flatMap(cell -> cell.samples().stream())
                .map(sample -> sample.evidence().source()).distinct().toList();
        if (sources.isEmpty() || sources.equals(List.of(Frequency.Source.NOT_EXPOSED))) {
            return "not exposed";
        }
        List<String> names = new ArrayList<>();
        for (Frequency.Source source : sources) {
            names.add(source == Frequency.Source.PROBE ? results.probe() : source.label());
        }
        return "by " + String.join(" and ", names);
    }

    private void processes() {
        line("");
        line("%-" + NAME_WIDTH + "s %8s %10s %7s %12s", "process", "start s", "warm-up s", "rounds",
                "peak memory");
        for (ProcessReport process : results.processes()) {
            List<String> name = wrapName(process.configuration().name());
            line("%-" + NAME_WIDTH + "s %8.2f %10.1f %7d %12s", name.getFirst(),
                    process.startSeconds(), process.warmUpSeconds(), process.warmUpRounds(),
                    megabytes(process.peakBytes()));
            name.stream().skip(1).forEach(rest -> line("  %s", rest));
        }
    }

    private void notes() {
        List<String> all = new ArrayList<>(results.cells().isEmpty() ? List.of() : results.notes());
        for (ProcessReport process : results.processes()) {
            process.failure().ifPresent(why -> all.add(process.configuration().name() + " FAILED: "
                    + why));
        }
        if (results.options().forks() == 1 && results.cells().size() > 1) {
            all.add("one process for each configuration: differences of a few percent may be the"
                    + " process's, not the configuration's (--forks 5 tells)");
        }
        line("");
        all.forEach(this::note);
    }

    /** Breaks at spaces, indents what follows; lines of a failure's output stay as they are. */
    private void note(String text) {
        String prefix = "note: ";
        for (String paragraph : text.split("\n")) {
            StringBuilder line = new StringBuilder(prefix);
            for (String word : paragraph.split("(?<=\\S) ")) {
                if (line.length() + word.length() > WIDTH && line.length() > 6) {
                    write(line.toString());
                    line = new StringBuilder("      ");
                }
                line.append(word).append(' ');
            }
            write(line.toString());
            prefix = "      ";
        }
    }

    private static String milliseconds(double seconds) {
        double ms = seconds * 1e3;
        return Double.isNaN(ms) ? "-" : format(ms < 10 ? "%.3f" : ms < 1000 ? "%.2f" : "%.0f", ms);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : format("%.1f%%", 100 * share);
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "-" : format(value < 0.095 ? "%.4f" : "%.2f", value);
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent()
                ? format("%.0f MB", bytes.getAsLong() / 1e6)
                : "not exposed";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private void line(String format, Object... values) {
        write(format(format, values));
    }

    private void write(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
