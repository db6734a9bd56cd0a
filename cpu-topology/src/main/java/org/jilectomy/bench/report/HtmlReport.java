package org.jilectomy.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jilectomy.bench.report.Words.Unit;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Series;
import org.jilectomy.chart.Theme;
import org.jilectomy.topology.TopologyPrinter;

/**
 * The results as one page: what was found, with pictures; how it was found; where. Everything is in
 * the file; its content security policy forbids the browser to fetch anything, and there are no
 * scripts. It follows the reader's light or dark preference and prints on white paper.
 */
public final class HtmlReport {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private final Results results;
    private final Unit unit;
    private final StringBuilder out = new StringBuilder(1 << 18);

    private HtmlReport(Results results) {
        this.results = results;
        this.unit = Unit.of(results);
    }

    public static String render(Results results) {
        HtmlReport page = new HtmlReport(ShortNames.of(results));
        page.head();
        page.heading();
        if (results.series().isEmpty()) {
            page.raw("<p>Nothing was measured.</p>\n");
            page.notes();
        } else {
            page.verdicts();
            page.notes();
            page.found();
            page.table();
            page.evidence();
            page.sequences();
        }
        page.processes();
        page.protocol();
        page.machine();
        page.raw("<footer>Made by jilectomy bench. This page needs no network.</footer>\n"
                + "</body>\n</html>\n");
        return page.out.toString();
    }

    private void head() {
        raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                + "style-src 'unsafe-inline'; img-src data:\">\n");
        raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        raw("<link rel=\"icon\" href=\"data:,\">\n");
        raw("<title>").text(results.title()).raw(" – jilectomy bench</title>\n");
        raw("<style>\n").raw(Theme.css()).raw(css()).raw("</style>\n</head>\n<body>\n");
    }

    private static String css() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void heading() {
        raw("<h1>").text(results.title()).raw("</h1>\n<p class=\"where\">")
                .text(Words.machine(results)).raw("<br>\n")
                .text(DATE.format(results.date().atOffset(ZoneOffset.UTC)))
                .text(Words.format(" · %s · %d forks · %d samples · %s",
                        results.protocol().mode().label(), Words.forkCount(results),
                        Words.sampleCount(results), Progress.duration(results.seconds())))
                .raw("</p>\n");
    }

    private void verdicts() {
        raw("<div class=\"verdicts\">\n");
        for (Comparison one : results.comparisons()) {
            raw("<div class=\"verdict ").raw(one.verdict().kind().name().toLowerCase(Locale.ROOT))
                    .raw("\"><div class=\"who\">").key(Figures.colour(results, one.side()))
                    .text(Words.name(one.side(), one.threads()))
                    .raw("</div><div class=\"what\">").text(Words.sentence(one))
                    .raw("</div><div class=\"how\">against ").text(one.baseline().name())
                    .text(": ratio " + Words.interval(one.wall()) + ", CPU time "
                            + Words.ratio(one.cpu().value()) + ", " + one.forksThatCount()
                            + (one.forksThatCount() == 1 ? " fork" : " forks"))
                    .raw("</div></div>\n");
        }
        raw("</div>\n<p>").text(Words.leftOut(results)).raw("</p>\n");
    }

    private void notes() {
        List<String> notes = Words.notes(results);
        if (notes.isEmpty()) {
            return;
        }
        raw("<ul>\n");
        notes.forEach(note -> raw("<li class=\"note\">").text(note).raw("</li>\n"));
        raw("</ul>\n");
    }

    private void found() {
        heading("What was found");
        Figures figures = new Figures(results);
        raw("<div class=\"pair\">\n");
        figure(figures.wallAgainstThreads());
        figure(figures.cpuAgainstThreads());
        Optional<Figure> ratios = figures.ratios();
        Figure distributions = figures.distributions();
        ratios.filter(ratio -> !ratio.wide()).ifPresent(this::figure);
        if (!distributions.wide()) {
            figure(distributions);
        }
        raw("</div>\n");
        ratios.filter(Figure::wide).ifPresent(this::figure);
        if (distributions.wide()) {
            figure(distributions);
        }
    }

    private void table() {
        heading("Figures");
        raw("<div class=\"scroll\"><table>\n<tr><th>side</th><th>threads</th><th>wall, ")
                .text(unit.symbol).raw("</th><th></th><th>CPU, ").text(unit.symbol)
                .raw("</th><th></th><th>spread</th><th>speed-up</th><th>time/py</th>"
                        + "<th>thru/py</th><th>MHz</th><th>clean</th></tr>\n");
        for (Series one : results.series()) {
            raw("<tr><td>").key(Figures.colour(results, one.side())).text(one.side().name())
                    .raw("</td>");
            cell(String.valueOf(one.threads()));
            cell(unit.time(one.wall().value()));
            raw("<td class=\"pm\">").text(Words.error(one.wall())).raw("</td>");
            cell(unit.time(one.cpu().value()));
            raw("<td class=\"pm\">").text(Words.error(one.cpu())).raw("</td>");
            cell(Words.percent(one.spread()));
            cell(Words.ratio(results.speedUp(one)));
            cell(Words.ratio(results.timeRatio(one)));
            cell(Words.ratio(results.throughputRatio(one)));
            cell(Words.mhz(one.mhz()));
            cell((one.enough() ? "" : "! ") + one.clean().size() + " of " + one.samples().size());
            raw("</tr>\n");
        }
        raw("</table></div>\n<p class=\"soft\">").text("Wall: one call in every thread, from the "
                + "start to the end of the last; CPU: all threads together. Medians over forks of "
                + "the medians of their clean samples, ± half of the interval. Spread: the middle "
                + "half of the samples. Speed-up: work per time against 1 thread of the same side. "
                + "time/py: wall time, thru/py: work per time, as multiples of the reference's at "
                + "1 thread. ! marks too few clean samples: the figures are over all of them.")
                .raw("</p>\n");
    }

    private void evidence() {
        heading("How it was found");
        EvidenceFigures figures = new EvidenceFigures(results);
        figure(figures.timeline());
        figures.clocks().ifPresent(this::figure);
        new Figures(results).warmUps().ifPresent(this::figure);
        List<Rule> broken = results.series().stream()
                .flatMap(series -> series.rejections().keySet().stream()).distinct().sorted()
                .toList();
        if (!broken.isEmpty()) {
            raw("<div class=\"scroll\"><table class=\"counts\">\n<tr><th>samples left out</th>");
            broken.forEach(rule -> raw("<th>").text(rule.label()).raw("</th>"));
            raw("</tr>\n");
            for (Series one : results.series()) {
                raw("<tr><td>").text(Words.name(one)).raw("</td>");
                broken.forEach(rule -> cell(
                        String.valueOf(one.rejections().getOrDefault(rule, 0))));
                raw("</tr>\n");
            }
            raw("</table></div>\n");
        }
    }

    private void sequences() {
        heading("Every series");
        raw("<p class=\"soft\">In the order of measurement, forks shaded by turns; struck samples "
                + "are left out, and at the upper edge if they are far slower. At the right, "
                + "how often each time was measured.</p>\n");
        EvidenceFigures figures = new EvidenceFigures(results);
        for (Series one : results.series()) {
            if (!one.samples().isEmpty()) {
                raw("<div class=\"series\">\n");
                figure(figures.runSequence(one));
                figure(figures.histogram(one));
                raw("</div>\n");
            }
        }
    }

    private void processes() {
        List<Lives> all = Lives.of(results);
        if (all.isEmpty()) {
            return;
        }
        heading("Processes");
        raw("<div class=\"scroll\"><table>\n<tr><th>side</th><th>forks</th><th>start, s</th>"
                + "<th>warm-up, s</th><th>samples in it</th><th>steady</th><th>peak memory</th>"
                + "<th class=\"long\">shape</th></tr>\n");
        for (Lives lives : all) {
            raw("<tr><td>").text(lives.side().name()).raw("</td>");
            cell(String.valueOf(lives.count()));
            cell(Words.format("%.2f", lives.startSeconds()));
            cell(Words.format("%.1f", lives.warmUpSeconds()));
            cell(Words.format("%.0f", lives.warmUpRounds()));
            cell(lives.steady() + " of " + lives.count());
            cell(Words.megabytes(lives.peakBytes()));
            raw("<td class=\"long\">").text(String.join(", ", lives.shapes())).raw("</td>");
            raw("</tr>\n");
        }
        raw("</table></div>\n");
    }

    private void protocol() {
        heading("Protocol");
        raw("<ul>\n");
        results.protocol().sentences().forEach(
                sentence -> raw("<li>").text(sentence).raw("</li>\n"));
        if (!Words.overhead(results).isEmpty()) {
            raw("<li>").text(Words.overhead(results)).raw("</li>\n");
        }
        raw("</ul>\n<p>Order of turns by seed ")
                .text(String.valueOf(results.protocol().seed())).raw(". Command: <code>")
                .text(Words.commandLine(results))
                .raw("</code></p>\n");
    }

    private void machine() {
        heading("Machine");
        raw("<table class=\"words\">\n");
        row("frequency source", Words.clock(results));
        for (Map.Entry<String, String> fact : results.machine().facts().entrySet()) {
            row(fact.getKey(), fact.getValue());
        }
        results.sides().forEach(side -> row(side.name(), String.join(" ", side.command())));
        raw("</table>\n<p class=\"note\"><code>")
                .text(TopologyPrinter.print(results.machine().topology()).strip())
                .raw("</code></p>\n");
    }

    private void row(String name, String value) {
        raw("<tr><th scope=\"row\">").text(name).raw("</th><td>").text(value).raw("</td></tr>\n");
    }

    private void heading(String text) {
        raw("<h2>").text(text).raw("</h2>\n");
    }

    private void figure(Figure figure) {
        raw(figure.wide() ? "<figure class=\"wide\">\n" : "<figure>\n").raw(figure.svg());
        if (!figure.caption().isEmpty()) {
            raw("<figcaption>").text(figure.caption()).raw("</figcaption>\n");
        }
        raw("</figure>\n");
    }

    private void cell(String text) {
        raw("<td>").text(text).raw("</td>");
    }

    /** The colour of a side, beside its name. */
    private HtmlReport key(int colour) {
        return raw("<span class=\"key\" style=\"--c:").raw(Theme.variable(colour))
                .raw("\"></span>");
    }

    private HtmlReport text(String text) {
        raw(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;"));
        return this;
    }

    private HtmlReport raw(String html) {
        out.append(html);
        return this;
    }
}
