package org.jilectomy.bench.report;

import java.util.List;
import java.util.Map;
import org.jilectomy.bench.report.Words.Unit;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Series;

/** The results as GitHub's Markdown, short enough for a comment: verdicts, tables, the machine. */
public final class MarkdownReport {
    private final Results results;
    private final Unit unit;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(Results results) {
        this.results = results;
        this.unit = Unit.of(results);
    }

    public static String render(Results results) {
        MarkdownReport report = new MarkdownReport(ShortNames.of(results));
        report.write();
        return report.out.toString();
    }

    private void write() {
        line("## " + escape(results.title()));
        line("");
        line(escape(Words.machine(results)) + Words.format("; %s, %d forks, %d samples, seed %d.",
                results.protocol().mode().label(), Words.forkCount(results),
                Words.sampleCount(results), results.protocol().seed()));
        line("");
        if (results.series().isEmpty()) {
            line("Nothing was measured.");
        } else {
            verdicts();
            series();
            line(escape(Words.leftOut(results)) + " " + escape(Words.overhead(results)));
            line("");
        }
        for (String note : Words.notes(results)) {
            line("- " + escape(note.replace("\n", " ")));
        }
        details();
    }

    private void verdicts() {
        if (results.comparisons().isEmpty()) {
            return;
        }
        line("| side | threads | verdict | wall ratio | CPU ratio | forks |");
        line("|---|--:|---|--:|--:|--:|");
        for (Comparison one : results.comparisons()) {
            line("| " + escape(one.side().name()) + " | " + one.threads() + " | **"
                    + escape(Words.sentence(one)) + "** | " + Words.interval(one.wall()) + " | "
                    + Words.ratio(one.cpu().value())
                    + " | " + one.forksThatCount() + " |");
        }
        line("");
        String baseline = Words.baseline(results);
        if (!baseline.isEmpty()) {
            line("Ratios are times against " + escape(baseline) + " at as many threads: below 1 is "
                    + "faster.");
            line("");
        }
    }

    private void series() {
        line("| side | threads | wall " + unit.symbol + " | | CPU " + unit.symbol
                + " | | speed-up | time/py | MHz | clean |");
        line("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (Series one : results.series()) {
            line("| " + String.join(" | ", List.of(
                    escape(one.side().name()), String.valueOf(one.threads()),
                    unit.time(one.wall().value()), Words.error(one.wall()),
                    unit.time(one.cpu().value()), Words.error(one.cpu()),
                    Words.ratio(results.speedUp(one)), Words.ratio(results.timeRatio(one)),
                    Words.mhz(one.mhz()),
                    (one.enough() ? "" : "!") + one.clean().size() + "/" + one.samples().size()))
                    + " |");
        }
        line("");
    }

    private void details() {
        line("");
        line("<details><summary>Machine and protocol</summary>");
        line("");
        line("- clock: " + escape(Words.clock(results)));
        for (Map.Entry<String, String> fact : results.machine().facts().entrySet()) {
            line("- " + escape(fact.getKey()) + ": " + escape(fact.getValue()));
        }
        for (String sentence : results.protocol().sentences()) {
            line("- " + escape(sentence));
        }
        line("- command: `" + Words.commandLine(results).replace("`", "'") + "`");
        line("");
        line("</details>");
    }

    /** Text that Markdown would take for markup. */
    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
                .replace("|", "\\|").replace("*", "\\*").replace("_", "\\_").replace("`", "\\`");
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
