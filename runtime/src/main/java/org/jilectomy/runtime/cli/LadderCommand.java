package org.jilectomy.runtime.cli;

import java.io.PrintStream;
import java.util.List;
import org.jilectomy.bench.OwnCommand;
import org.jilectomy.bench.ladder.Ladder;

/** {@code jilectomy ladder SCRIPT.py …}: see {@link org.jilectomy.bench.ladder}. */
final class LadderCommand {
    private LadderCommand() {}

    /** Runs the command; 0, 1 if a side failed, 2 for a usage error. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        return Ladder.run(args, OwnCommand.find(), List.of(Presets.names()), out, err);
    }
}
