package org.jilectomy.runtime.cli;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.doctor.Doctor;

/** Where the JVM begins: {@code jilectomy [option] … [-c cmd | -m mod | file | -] [arg] …}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0) {
            switch (args[0]) {
                case "bench", "compare", "report", "ladder", "topology", "doctor", "layout",
                        "freeze", "reflog" -> {
                    command(args);
                    return;
                }
                default -> {}
            }
        }
        Options options = Options.parse(args);
        if (options.error != null) {
            System.err.println(options.error);
            System.err.print(Options.USAGE + "Try `jilectomy -h' for more information.\n");
            System.exit(2);
        } else if (options.help) {
            System.out.print(Options.helpText());
        } else if (options.version) {
            System.out.println("Python " + Version.TEXT);
        } else {
            Launch.run(new PythonMain(options));
        }
    }

    /** Commands are not programs whose start is measured: anything goes. */
    private static void command(String[] args) {
        List<String> rest = new ArrayList<>(List.of(args));
        rest.removeFirst();
        switch (args[0]) {
            case "bench" -> System.exit(BenchCommand.run(rest, System.out, System.err));
            case "compare" -> System.exit(BenchCommand.compare(rest, System.out, System.err));
            case "report" -> System.exit(BenchCommand.report(rest, System.out, System.err));
            case "reflog" -> System.exit(ReflogCommand.run(rest, System.out, System.err));
            case "ladder" -> System.exit(LadderCommand.run(rest, System.out, System.err));
            case "freeze" -> System.exit(FreezeCommand.run(rest, System.out, System.err));
            case "doctor" -> System.exit(
                    Doctor.run(rest, System.getenv(), System.out, System.err));
            case "topology" -> System.exit(TopologyCommand.run(rest, System.out, System.err));
            default -> LayoutCommand.run(rest, System.out, System.err);
        }
    }
}
