package org.jilectomy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The command behind {@code jilectomy bench}: words in, a report out, an exit code. */
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
        if (args.contains("-h") || args.contains("--help")) {
            out.print(BenchOptions.USAGE);
            return 0;
        }
        try {
            BenchOptions options = BenchOptions.parse(args);
            if (!Files.isReadable(Path.of(options.script()))) {
                throw new UsageException("cannot read " + options.script());
            }
            if (options.json().isPresent()) {
                Path directory = Path.of(options.json().get()).toAbsolutePath().getParent();
                if (directory == null || !Files.isDirectory(directory)) {
                    throw new UsageException("--json: no such directory: " + directory);
                }
            }
            Results results = new Session(options, ownCommand, err).run();
            out.print(ReportTable.render(results));
            if (options.json().isPresent()) {
                write(Path.of(options.json().get()), results, err);
            }
            return results.hasFailures() ? 1 : 0;
        } catch (UsageException e) {
            err.println("jilectomy bench: " + e.getMessage());
            err.println("try: jilectomy bench --help");
            return 2;
        }
    }

    private static void write(Path file, Results results, PrintStream err) throws UsageException {
        try {
            String json = ReportJson.render(results, Instant.now());
            Files.writeString(file, json, StandardCharsets.UTF_8);
            err.println("# samples written to " + file);
        } catch (IOException e) {
            throw new UsageException("cannot write " + file + ": " + e.getMessage());
        }
    }
}
