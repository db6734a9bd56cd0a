package org.jilectomy.doctor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jilectomy.doctor.Settings.Outcome;
import org.jilectomy.doctor.Settings.Result;
import org.jilectomy.topology.JsonWriter;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.TopologyReader;

/** The command behind {@code jilectomy doctor}: words in, a report out, an exit code. */
public final class Doctor {
    private static final String USAGE = """
            usage: jilectomy doctor [--json] [--apply [--only CHECK,...]] [--restore [--force]]

            Says what on this machine will disturb a measurement, how much it matters, and the
            command that mends it. Changes nothing unless told to.

              --apply            write the settings that can be written (as root); the original
                                 bytes of every file are put on disk first
              --only CHECK,...   only those of these checks, also ones that are skipped otherwise
              --restore          put every file back as it was before --apply
              --force            also files that somebody else changed meanwhile
              --json             the report for programs
              --root DIR         look at a recorded machine below DIR instead of this one

            exit code: 0 nothing is bad, 1 something is, or could not be changed; 2 usage
            """;

    private Doctor() {}

    /** What was asked. */
    private record Request(
            boolean json, boolean apply, boolean restore, boolean force, List<String> only,
            Path root) {}

    /** A mistake in the command line. */
    private static final class Usage extends Exception {
        private static final long serialVersionUID = 1;

        Usage(String message) {
            super(message);
        }
    }

    /**
     * Runs the command.
     *
     * @param args        the words after {@code doctor}
     * @param environment for {@code XDG_STATE_HOME} and {@code HOME}
     */
    public static int run(
            List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
        if (args.contains("-h") || args.contains("--help")) {
            out.print(USAGE);
            return 0;
        }
        try {
            Request request = parse(args);
            SysTree tree = new SysTree(request.root());
            Settings settings = new Settings(tree, stateFolder(environment), point -> {});
            return request.restore()
                    ? restore(request, settings, out)
                    : examine(request, tree, settings, out);
        } catch (Usage e) {
            err.println("jilectomy doctor: " + e.getMessage());
            err.println("try: jilectomy doctor --help");
            return 2;
        } catch (IOException e) {
            err.println("jilectomy doctor: " + e.getMessage());
            return 1;
        }
    }

    private static Request parse(List<String> args) throws Usage {
        boolean json = false;
        boolean apply = false;
        boolean restore = false;
        boolean force = false;
        List<String> only = List.of();
        Path root = Path.of("/");
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            switch (arg) {
                case "--json" -> json = true;
                case "--apply" -> apply = true;
                case "--restore" -> restore = true;
                case "--force" -> force = true;
                case "--only" -> only = Arrays.asList(value(arg, rest).split(","));
                case "--root" -> root = Path.of(value(arg, rest));
                default -> throw new Usage("unknown argument '" + arg + "'");
            }
        }
        if (apply && restore) {
            throw new Usage("--apply or --restore, not both");
        }
        if (!only.isEmpty() && !apply) {
            throw new Usage("--only says what to --apply");
        }
        if (force && !restore) {
            throw new Usage("--force says how to --restore");
        }
        if (!root.toFile().isDirectory()) {
            throw new Usage("--root: no such directory: " + root);
        }
        return new Request(json, apply, restore, force, only, root);
    }

    private static String value(String option, Iterator<String> rest) throws Usage {
        if (!rest.hasNext()) {
            throw new Usage(option + " needs a value");
        }
        return rest.next();
    }

    /** {@code $XDG_STATE_HOME/jilectomy}, by default below {@code ~/.local/state}. */
    static Path stateFolder(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = Path.of(state);
        if (state.isEmpty() || !base.isAbsolute()) { // as the XDG specification wants
            base = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")))
                    .resolve(".local/state");
        }
        return base.resolve("jilectomy");
    }

    private static int examine(
            Request request, SysTree tree, Settings settings, PrintStream out)
            throws IOException, Usage {
        List<Check> checks = Examination.of(tree, TopologyReader.read(tree));
        for (String id : request.only()) {
            if (checks.stream().noneMatch(check -> check.id().equals(id))) {
                throw new Usage("--only: '" + id + "' is none of " + String.join(", ",
                        checks.stream().map(Check::id).toList()));
            }
        }
        List<Result> results = List.of();
        if (request.apply()) {
            List<Change> changes = new ArrayList<>();
            checks.stream()
                    .filter(check -> request.only().isEmpty()
                            ? !check.asked()
                            : request.only().contains(check.id()))
                    .forEach(check -> changes.addAll(check.changes()));
            results = settings.apply(changes);
        }
        Journal.Content journal = settings.journal().read();
        if (request.json()) {
            out.print(JsonWriter.toJson(DoctorReport.toMap(
                    checks, results, journal, settings.journal().file())));
        } else {
            out.print(DoctorReport.text(checks, request.apply()));
            out.print(DoctorReport.changes(results, request.apply()));
            out.print(DoctorReport.journal(journal, settings.journal().file()));
        }
        boolean bad = request.apply()
                ? results.stream().anyMatch(result -> result.outcome() == Outcome.FAILED)
                : checks.stream().anyMatch(Check::isBad);
        return bad ? 1 : 0;
    }

    private static int restore(Request request, Settings settings, PrintStream out)
            throws IOException {
        List<Result> results = settings.restore(request.force());
        Journal.Content journal = settings.journal().read();
        if (request.json()) {
            out.print(JsonWriter.toJson(DoctorReport.toMap(
                    List.of(), results, journal, settings.journal().file())));
        } else {
            out.print(DoctorReport.restored(results));
        }
        return results.stream().anyMatch(result -> result.outcome() == Outcome.FAILED
                || result.outcome() == Outcome.CHANGED_MEANWHILE) ? 1 : 0;
    }
}
