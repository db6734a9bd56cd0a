package org.jilectomy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jilectomy.doctor.Check;
import org.jilectomy.doctor.Examination;
import org.jilectomy.topology.Jitter;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.Topology;

/**
 * A look at the machine before a run: what {@code jilectomy doctor} calls bad, in a line, and how
 * often a core is taken from a pinned thread that does nothing but look at the clock.
 */
final class Preflight {
    /** What takes half of a core comes before what takes some percent; the doctor's order after. */
    private static final List<String> WORST = List.of("load", "other-runners", "quota", "heat");

    /** So many are told with what was found; of the rest the names. */
    private static final int TOLD = 2;

    /** Characters of a finding. */
    private static final int BRIEF = 50;

    private static final Duration WATCHED = Duration.ofMillis(100);
    private static final double NOTABLE_SHARE = 0.02;

    private Preflight() {}

    /** One sentence each; none of a quiet machine. Takes about half a second. */
    static List<String> notes(Topology machine, List<Integer> cpus) {
        List<String> notes = new ArrayList<>();
        doctor(Examination.of(SysTree.live(), machine)).ifPresent(notes::add);
        for (int cpu : cpus.stream().distinct().toList()) {
            Jitter jitter = Jitter.watch(cpu, WATCHED);
            if (!jitter.pinned()) {
                notes.add("CPU " + cpu + ": threads cannot be pinned to it from here");
            } else if (jitter.awayShare() > NOTABLE_SHARE) {
                notes.add(String.format(Locale.ROOT,
                        "CPU %d was taken from a waiting thread %.0f %% of the time before we began"
                                + " (longest %.1f ms)",
                        cpu, Math.min(100, 100 * jitter.awayShare()),
                        jitter.longestMicros() / 1e3));
            }
        }
        return notes;
    }

    /** What is bad, the worst first; empty if nothing is. */
    static Optional<String> doctor(List<Check> checks) {
        List<Check> bad = new ArrayList<>(checks.stream().filter(Check::isBad).toList());
        if (bad.isEmpty()) {
            return Optional.empty();
        }
        bad.sort(Comparator.comparingInt((Check check) -> rank(check.id()))); // stable
        List<String> words = new ArrayList<>();
        for (Check check : bad) {
            words.add(words.size() < TOLD ? check.id() + " (" + brief(check.found()) + ")"
                    : check.id());
        }
        return Optional.of("this machine disturbs measurements: " + String.join(", ", words)
                + " (jilectomy doctor says how much, and what mends it)");
    }

    private static int rank(String id) {
        int at = WORST.indexOf(id);
        return at < 0 ? WORST.size() : at;
    }

    /** The first clause, or whole words of it, without words that only introduce it. */
    private static String brief(String found) {
        String text = found.startsWith("this is one; ")
                ? found.substring("this is one; ".length()) : found;
        int end = text.indexOf(';');
        String clause = end < 0 ? text : text.substring(0, end);
        if (clause.length() <= BRIEF) {
            return clause;
        }
        int comma = clause.lastIndexOf(',', BRIEF);
        return clause.substring(0, comma > 0 ? comma : BRIEF) + " …";
    }
}
