package org.jilectomy.runtime.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jilectomy.runtime.compiler.Freezer;
import org.jilectomy.runtime.modules.sre.FrozenPatterns;

/**
 * {@code jilectomy freeze FOLDER JAR CALLS}: puts the classes of all modules that are compiled under a
 * folder into a jar, and switches for the built-ins that {@code -Djilectomy.record=CALLS} wrote down. Part of the build, see {@link Freezer}: the jar is {@code lib/jilectomy-frozen.jar},
 * and the folder the standard library, in which a training program has just compiled what it imports.
 */
final class FreezeCommand {
    private static final int SECONDS = 120;

    private FreezeCommand() {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.size() != 3) {
            err.println("usage: jilectomy freeze FOLDER JAR CALLS");
            return 2;
        }
        File folder = new File(args.get(0));
        File jar = new File(args.get(1));
        File calls = new File(args.get(2));
        try {
            int modules = Embedded.instance().call(SECONDS, ts -> {
                try {
                    int frozen = new Freezer(ts).freeze(
                            folder, jar, calls, new File(args.get(2) + ".texts"));
                    FrozenPatterns.write(
                            args.get(0), Files.readAllBytes(Path.of(args.get(2) + ".patterns")));
                    return frozen;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            out.println("froze " + modules + " modules");
            return 0;
        } catch (TimeoutException e) {
            err.println("jilectomy freeze: " + e.getMessage());
            return 1;
        }
    }
}
