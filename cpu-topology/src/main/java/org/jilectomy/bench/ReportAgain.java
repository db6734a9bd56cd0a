package org.jilectomy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jilectomy.bench.report.Progress;
import org.jilectomy.bench.report.RecordLines;
import org.jilectomy.bench.report.ReportException;
import org.jilectomy.bench.report.Reports;
import org.jilectomy.bench.report.ResultsJson;
import org.jilectomy.bench.report.TextReport;
import org.jilectomy.bench.results.Results;

/**
 * {@code jilectomy report FILE}: any report from the own JSON of a run, or from what a run that was
 * broken off has left behind. Measures nothing.
 */
public final class ReportAgain {
    static final String USAGE = """
            usage: jilectomy report FILE [--text] [options]

            Makes reports of a run again, from its own JSON (jilectomy bench --json FILE), or from
            the samples of a run that was killed (FILE.unfinished; the bench names it).

              --text                 the terminal's report, also if files are asked for
            files to write:
            """ + Reports.usage();

    private ReportAgain() {}

    /** Runs the command: 0, or 2 for a usage error. */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.contains("-h") || args.contains("--help")) {
            out.print(USAGE);
            return 0;
        }
        try (Progress progress = Progress.onErr(err)) {
            Path file = null;
            boolean text = false;
            Reports reports = Reports.none();
            for (Iterator<String> rest = BenchOptions.splitAssignments(args).iterator(); rest
                    .hasNext();) {
                String word = rest.next();
                if (Reports.isOption(word)) {
                    reports = reports.with(word, BenchOptions.value(word, rest));
                } else if (word.equals("--text")) {
                    text = true;
                } else if (word.startsWith("-")) {
                    throw new UsageException("unknown option " + word);
                } else if (file != null) {
                    throw new UsageException("one report at a time: " + file + ", " + word);
                } else {
                    file = path(word);
                }
            }
            if (file == null) {
                throw new UsageException("which report?");
            }
            reports.check();
            Results results = read(file);
            if (text || reports.files().isEmpty()) {
                out.print(TextReport.render(results, Bench.colours(out)));
            }
            reports.write(results, progress);
            return 0;
        } catch (UsageException | ReportException e) {
            err.println("jilectomy report: " + e.getMessage());
            err.println("try: jilectomy report --help");
            return 2;
        }
    }

    private static Path path(String name) throws UsageException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException("no file name: " + name);
        }
    }

    private static Results read(Path file) throws ReportException {
        try {
            String text = Files.readString(file);
            return RecordLines.is(text) ? Unfinished.read(file) : ResultsJson.read(text);
        } catch (IOException e) {
            throw new ReportException("cannot read " + file
                    + (Files.exists(file) ? ": " + e.getMessage() : ": no such file"));
        } catch (ReportException e) {
            throw new ReportException(file + ": " + e.getMessage());
        }
    }
}
