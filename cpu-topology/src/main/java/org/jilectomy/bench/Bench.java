package org.jilectomy.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jilectomy.bench.report.Colours;
import org.jilectomy.bench.report.Progress;
import org.jilectomy.bench.report.ReportException;
import org.jilectomy.bench.report.TextReport;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Side;

/** The command behind {@code jilectomy bench}: words in, reports out, an exit code. */
public final class Bench {
    private Bench() {}

    /**
     * Runs a comparison.
     *
     * @param args       the words after {@code bench}
     * @param ownCommand how to start our runtime; {@link OwnCommand#find()} knows
     * @param out        for the report
     * @param err        for progress and errors
     * @return 0; 1 if a configuration failed; 2 if the request makes no sense
     */
    public static int run(
            List<String> args, List<String> ownCommand, PrintStream out, PrintStream err) {
        int end = args.indexOf("--");
        List<String> own = end < 0 ? args : args.subList(0, end);
        if (own.contains("-h") || own.contains("--help")) {
            out.print(BenchOptions.USAGE);
            return 0;
        }
        try (Progress progress = Progress.onErr(err)) {
            BenchOptions options = BenchOptions.parse(args);
            if (!options.script().isEmpty() && !Files.isReadable(Path.of(options.script()))) {
                throw new UsageException("cannot read " + options.script());
            }
            options.reports().check();
            Results results;
            Unfinished unfinished;
            try (LiveBench bench = new LiveBench(options, args, ownCommand, monitor(progress))) {
                results = bench.run();
                unfinished = bench.unfinished();
            }
            progress.close();
            out.print(TextReport.render(results, colours(out)));
            options.reports().write(results, progress);
            unfinished.delete();
            return results.hasFailures() ? 1 : 0;
        } catch (UsageException | ReportException e) {
            err.println("jilectomy bench: " + e.getMessage());
            err.println("try: jilectomy bench --help");
            return 2;
        }
    }

    /**
     * Compares these sides, the first of them the baseline: for commands that choose them themselves.
     *
     * @param words the command line, for reports
     */
    public static Results compare(BenchOptions options, List<String> words, List<Side> sides,
            Progress progress) throws UsageException {
        try (LiveBench bench =
                new LiveBench(options, words, List.of(), sides, monitor(progress))) {
            Results results = bench.run();
            bench.unfinished().delete();
            return results;
        }
    }

    /** Those of the terminal, if this is one. */
    static Colours colours(PrintStream out) {
        return out == System.out
                ? Colours.of(Colours.Stream.OUT, System.getenv()) : Colours.NONE;
    }

    private static Monitor monitor(Progress progress) {
        progress.start();
        return new Monitor() {
            @Override
            public void say(String line) {
                progress.say(line);
            }

            @Override
            public void update(double share, String what) {
                progress.update(share, what);
            }
        };
    }
}
