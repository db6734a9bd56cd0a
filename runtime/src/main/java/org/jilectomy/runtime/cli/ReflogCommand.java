package org.jilectomy.runtime.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jilectomy.heap.history.Event;
import org.jilectomy.heap.history.LogReader;
import org.jilectomy.heap.history.ObjectHistory;

/**
 * {@code jilectomy reflog FILE}: reads what {@code -X reflog=FILE} wrote, and goes back in time.
 *
 * <pre>
 *  reflog FILE [--summary]               the objects: what, where made, what became of them
 *  reflog FILE --object WHICH            one of them: who dropped it or who still holds it, its end
 *              [--back N]                  the last N events (10), the latest first
 *              [--step]                    backwards and forwards, by commands from standard input
 * </pre>
 *
 * <p>WHICH is a number of the summary, or an address ({@code id()}); of several objects that lived
 * there the last.
 */
final class ReflogCommand {
    static final String USAGE =
            "usage: jilectomy reflog FILE [--summary | --object NUMBER|ADDRESS [--back N] [--step]]";

    private static final int DEFAULT_BACK = 10;
    private static final int LONGEST_SUMMARY = 200;

    private final PrintStream out;
    private final LogReader log;
    private final Map<Integer, ObjectHistory> objects;

    private ReflogCommand(PrintStream out, LogReader log) {
        this.out = out;
        this.log = log;
        this.objects = log.objects();
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        String file = null;
        String which = null;
        int back = DEFAULT_BACK;
        boolean step = false;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            boolean valued = arg.equals("--object") || arg.equals("--back");
            if (valued && i + 1 == args.size()) {
                return usage(err, arg + " needs a value");
            } else if (arg.equals("--object")) {
                which = args.get(++i);
            } else if (arg.equals("--back")) {
                try {
                    back = Integer.parseInt(args.get(++i));
                } catch (NumberFormatException e) {
                    return usage(err, "--back needs a number, not '" + args.get(i) + "'");
                }
            } else if (arg.equals("--step")) {
                step = true;
            } else if (arg.startsWith("--") && !arg.equals("--summary")
                    || file != null && !arg.startsWith("--")) {
                        return usage(err, "unknown argument '" + arg + "'");
                    } else
                if (!arg.startsWith("--")) {
                    file = arg;
                }
        }
        if (file == null) {
            return usage(err, "which file?");
        }
        try {
            ReflogCommand command = new ReflogCommand(out, LogReader.of(Path.of(file)));
            if (which == null) {
                command.summary();
                return 0;
            }
            ObjectHistory history = command.find(which);
            if (history == null) {
                return usage(err, "no object " + which + " in " + file);
            }
            command.show(history, back);
            if (step) {
                command.step(history);
            }
            return 0;
        } catch (IOException e) {
            err.println("jilectomy reflog: cannot read " + file + ": " + e.getMessage());
            return 1;
        }
    }

    private static int usage(PrintStream err, String mistake) {
        err.println("jilectomy reflog: " + mistake);
        err.println(USAGE);
        return 2;
    }

    private ObjectHistory find(String which) {
        long number;
        try {
            number = Long.decode(which);
        } catch (NumberFormatException e) {
            return null;
        }
        ObjectHistory found = number == (int) number ? objects.get((int) number) : null;
        for (ObjectHistory history : objects.values()) {
            found = history.address() == number ? history : found;
        }
        return found;
    }

    // ---------------------------------------------------------------- the objects

    private void summary() {
        out.println(log.events().size() + " events of " + objects.size() + " objects"
                + (log.lost() > 0 ? "; " + log.lost() + " older ones were overwritten" : ""));
        out.printf("%6s  %-18s  %-14s %7s %5s  %s%n", "object", "type", "address", "events", "refs",
                "made at; what became of it");
        int shown = 0;
        for (ObjectHistory history : objects.values()) {
            if (++shown > LONGEST_SUMMARY) {
                out.println("   ... and " + (objects.size() - LONGEST_SUMMARY) + " more");
                break;
            }
            out.printf("%6d  %-18s  0x%-12x %7d %5s  %s; %s%n", history.number(), history.type(),
                    history.address(), history.events().size(),
                    history.isDead() ? "-" : Integer.toString(open(history).size()),
                    history.madeAt(), end(history));
        }
    }

    private static List<Event> open(ObjectHistory history) {
        return history.holders(history.events().size());
    }

    private static String end(ObjectHistory history) {
        if (!history.isDead()) {
            return "alive";
        }
        Event dropper = history.dropper();
        return dropper == null ? "dead" : "dropped at " + dropper.place();
    }

    // ---------------------------------------------------------------- one object

    private void show(ObjectHistory history, int back) {
        out.println("object " + history.number() + ": " + history.type() + " at 0x"
                + Long.toHexString(history.address()) + ", made at " + history.madeAt());
        if (history.isDead()) {
            Event dropper = history.dropper();
            out.println("who dropped it: "
                    + (dropper == null ? "not in the log" : dropper.place() + ", thread "
                            + dropper.thread() + ", event " + dropper.number()));
        } else {
            holders(history, history.events().size());
        }
        List<Event> events = history.events();
        out.println("its last events, the latest first:");
        for (int i = events.size() - 1; i >= 0 && i >= events.size() - back; i--) {
            out.println(line(events.get(i)));
        }
    }

    private void holders(ObjectHistory history, int end) {
        Map<String, Integer> places = new LinkedHashMap<>();
        List<Event> open = history.holders(end);
        for (Event event : open) {
            places.merge(event.place() + ", thread " + event.thread(), 1, Integer::sum);
        }
        out.println("who holds it: " + open.size() + " references, taken at");
        places.forEach((place, n) -> out.println("  " + n + "  " + place));
    }

    private static String line(Event e) {
        return String.format(Locale.ROOT, "%9d %11.6f s  epoch %-4d %-20s -> %-4s %s  [%s]",
                e.number(),
                e.nanos() / 1e9, e.epoch(), e.kind() == null ? "?" : e.kind().text,
                e.count() < 0 ? "?" : Long.toString(e.count()), e.place(), e.thread());
    }

    /** The debugger: the object as it was after each event. */
    private void step(ObjectHistory history) throws IOException {
        out.println("b[ack] [N], f[orward] [N], w[ho holds it now], g[oto] EVENT, q[uit]");
        BufferedReader in = new BufferedReader(
                new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<Event> events = history.events();
        int at = events.size() - 1;
        while (true) {
            out.println(line(events.get(at)));
            out.print("> ");
            out.flush();
            String command = in.readLine();
            if (command == null || command.startsWith("q")) {
                out.println();
                return;
            }
            String[] words = command.trim().split(" +");
            long n = words.length > 1 && words[1].chars().allMatch(Character::isDigit)
                    ? Long.parseLong(words[1]) : 1;
            switch (words[0].isEmpty() ? 'b' : words[0].charAt(0)) {
                case 'b' -> at = (int) Math.max(0, at - n);
                case 'f' -> at = (int) Math.min(events.size() - 1L, at + n);
                case 'w' -> holders(history, at + 1);
                case 'g' -> {
                    while (at > 0 && events.get(at).number() > n) {
                        at--;
                    }
                    while (at < events.size() - 1 && events.get(at).number() < n) {
                        at++;
                    }
                }
                default -> out.println("no command '" + command + "'");
            }
        }
    }
}
