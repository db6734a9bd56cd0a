package org.jilectomy.runtime.cli;

import java.io.PrintStream;
import java.util.List;
import org.jilectomy.bench.Bench;
import org.jilectomy.bench.OwnCommand;
import org.jilectomy.bench.ReportAgain;
import org.jilectomy.bench.report.Compare;

/** {@code jilectomy bench}, {@code report} and {@code compare}: see {@link org.jilectomy.bench}. */
final class BenchCommand {
    private BenchCommand() {}

    /** Runs the command; 0, 1 if a configuration failed, 2 for a usage error. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        return Bench.run(args, OwnCommand.find(), out, err);
    }

    /** Makes reports of a run again; 0, 2 for a usage error. */
    static int report(List<String> args, PrintStream out, PrintStream err) {
        return ReportAgain.run(args, out, err);
    }

    /** Compares two reports; 0, 2 for a usage error. */
    static int compare(List<String> args, PrintStream out, PrintStream err) {
        return Compare.run(args, out, err);
    }
}
