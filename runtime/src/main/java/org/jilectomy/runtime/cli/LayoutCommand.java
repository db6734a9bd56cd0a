package org.jilectomy.runtime.cli;

import java.io.PrintStream;
import java.util.List;

/** {@code jilectomy layout -c CODE --object EXPR [--json]}: an object's memory, field by field. */
final class LayoutCommand {
    static final String USAGE = "usage: jilectomy layout -c CODE --object EXPR [--json]";

    private LayoutCommand() {}

    /** Starts Python; the process ends there. */
    static void run(List<String> args, PrintStream out, PrintStream err) {
        err.println(USAGE);
        System.exit(2);
    }
}
