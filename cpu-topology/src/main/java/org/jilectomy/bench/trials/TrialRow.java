package org.jilectomy.bench.trials;

import java.util.List;
import java.util.Locale;

/**
 * One line of the trials' table.
 *
 * @param line     of the requirements
 * @param subject  what was tried
 * @param found    what came out
 * @param required what should
 * @param passed   whether it did
 * @param beside   what others do, or what else to know
 */
record TrialRow(
        String line, String subject, String found, String required, boolean passed, String beside) {

    static String table(List<TrialRow> rows) {
        StringBuilder out = new StringBuilder();
        for (TrialRow row : rows) {
            out.append(String.format(Locale.ROOT, "%-2s %-50s %-20s %-12s %-6s %s", row.line,
                    row.subject, row.found, row.required, row.passed ? "passed" : "FAILED",
                    row.beside).stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** So many of so many. */
    static String of(int count, int all) {
        return String.format(Locale.ROOT, "%d of %d (%.0f %%)", count, all,
                all == 0 ? 0 : 100.0 * count / all);
    }

    @Override
    public String toString() {
        return table(List.of(this)).stripTrailing();
    }
}
