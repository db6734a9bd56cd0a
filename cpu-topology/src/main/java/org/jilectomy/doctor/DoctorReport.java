package org.jilectomy.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jilectomy.doctor.Check.Verdict;
import org.jilectomy.doctor.Settings.Outcome;
import org.jilectomy.doctor.Settings.Result;
import org.jilectomy.topology.TopologyJson;

/** The doctor's findings as text and as plain maps for JSON. */
final class DoctorReport {
    private static final int WIDTH = 100;

    /** Under the findings: past verdict and name. */
    private static final int INDENT = 31;

    private DoctorReport() {}

    /** Bad things first, each with why and how; then the others, a line each. */
    static String text(List<Check> checks, boolean applying) {
        StringBuilder out = new StringBuilder();
        for (Verdict verdict : List.of(Verdict.BAD, Verdict.NOT_EXPOSED, Verdict.OK)) {
            for (Check check : checks) {
                if (check.verdict() == verdict) {
                    line(out, check, applying);
                }
            }
        }
        long bad = checks.stream().filter(Check::isBad).count();
        long unseen = checks.stream()
                .filter(check -> check.verdict() == Verdict.NOT_EXPOSED).count();
        out.append(bad).append(" bad, ").append(unseen).append(" not exposed, ")
                .append(checks.size() - bad - unseen).append(" ok\n");
        return out.toString();
    }

    private static void line(StringBuilder out, Check check, boolean applying) {
        wrap(out, String.format("%-12s %-16s ", check.verdict().label(), check.id()), INDENT - 1,
                check.found());
        if (check.isBad()) {
            wrap(out, " ".repeat(INDENT - 1), INDENT - 1, "matters: " + check.matters());
            if (!check.mend().isEmpty() && !applying) {
                // a command is not wrapped: it is to be copied
                out.append(" ".repeat(INDENT - 1)).append("mend:    ").append(check.mend())
                        .append('\n');
            }
            if (check.asked()) {
                wrap(out, " ".repeat(INDENT - 1), INDENT - 1, "(--apply leaves this alone unless"
                        + " asked: --only " + check.id() + ")");
            }
        }
    }

    private static void wrap(StringBuilder out, String first, int indent, String text) {
        int column = first.length();
        out.append(first);
        boolean begun = false;
        for (String word : text.split(" ")) {
            if (begun && column + 1 + word.length() > WIDTH) {
                out.append('\n').append(" ".repeat(indent));
                column = indent;
                begun = false;
            }
            out.append(begun ? " " : "").append(word);
            column += word.length() + (begun ? 1 : 0);
            begun = true;
        }
        out.append('\n');
    }

    static String changes(List<Result> results, boolean applying) {
        if (!applying) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (Result result : results) {
            out.append(switch (result.outcome()) {
                case CHANGED -> "changed     ";
                case ALREADY -> "as wanted   ";
                default -> "NOT changed ";
            }).append('/').append(result.path()).append(": ").append(result.detail()).append('\n');
        }
        return out.append(results.isEmpty() ? "nothing to change\n" : "").toString();
    }

    static String restored(List<Result> results) {
        if (results.isEmpty()) {
            return "nothing to restore\n";
        }
        StringBuilder out = new StringBuilder();
        boolean left = false;
        for (Result result : results) {
            left |= result.outcome() == Outcome.CHANGED_MEANWHILE;
            out.append(switch (result.outcome()) {
                case RESTORED -> "restored    ";
                case ALREADY -> "as it was   ";
                case CHANGED_MEANWHILE -> "LEFT ALONE  ";
                default -> "NOT restored ";
            }).append('/').append(result.path()).append(": ").append(result.detail()).append('\n');
        }
        return out.append(left
                ? "Somebody changed these meanwhile; --restore --force writes the original bytes"
                        + " all the same.\n"
                : "").toString();
    }

    /** Says so when settings of ours are in force, and when an apply was interrupted. */
    static String journal(Journal.Content journal, Path file) {
        if (journal.entries().isEmpty()) {
            return "";
        }
        int count = journal.entries().size();
        String files = count + (count == 1 ? " file" : " files");
        return (journal.complete()
                ? files + " changed by an earlier --apply"
                : "An --apply was interrupted after " + files)
                + "; the original bytes are in " + file
                + "\nto put them back: jilectomy doctor --restore\n";
    }

    static Map<String, Object> toMap(
            List<Check> checks, List<Result> results, Journal.Content journal, Path file) {
        return TopologyJson.map(
                "checks", checks.stream().map(check -> TopologyJson.map(
                        "id", check.id(),
                        "verdict", check.verdict().label(),
                        "found", check.found(),
                        "matters", check.matters(),
                        "mend", check.mend(),
                        "only_when_asked", check.asked(),
                        "changes", check.changes().stream().map(change -> TopologyJson.map(
                                "path", "/" + change.path(), "text", change.text())).toList()))
                        .toList(),
                "results", results.stream().map(result -> TopologyJson.map(
                        "path", "/" + result.path(),
                        "outcome", result.outcome().name().toLowerCase(Locale.ROOT),
                        "detail", result.detail())).toList(),
                "journal", TopologyJson.map(
                        "file", file.toString(),
                        "state", journal.entries().isEmpty()
                                ? "none" : journal.complete() ? "applied" : "interrupted",
                        "files", journal.entries().stream().map(entry -> "/" + entry.path())
                                .toList()));
    }
}
