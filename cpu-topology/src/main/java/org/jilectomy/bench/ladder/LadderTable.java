package org.jilectomy.bench.ladder;

import java.util.Locale;
import java.util.OptionalDouble;

/** The ladder as text of at most 100 columns: the table, the fits, the notes. */
final class LadderTable {
    private static final String ROW = "%-24s %3s %10s %6s %10s %9s %8s %8s %7s";
    private static final String FIT = "%-24s %14s %16s";
    /** Thread counts of the prediction. */
    static final int[] BEYOND = {4, 8, 16, 32, 64};

    private final LadderResults results;
    private final StringBuilder out = new StringBuilder();

    private LadderTable(LadderResults results) {
        this.results = results;
    }

    static String render(LadderResults results) {
        LadderTable table = new LadderTable(results);
        table.line("ladder %s on %s, %d cores used%s", results.script(), results.processor(),
                results.cores(), results.virtual() ? ", virtual machine" : "");
        table.line("");
        table.rungs();
        table.fits();
        table.line("");
        for (String note : results.notes()) {
            table.note(note);
        }
        return table.out.toString();
    }

    private void rungs() {
        line(ROW, "side", "thr", "wall ms", "iqr", "cpu ms", "wall x", "cpu x", "scaling", "clean");
        line("-".repeat(String.format(ROW, "", "", "", "", "", "", "", "", "").length()));
        for (Rung rung : results.rungs()) {
            line(ROW, cut(rung.side()), rung.threads(), ms(rung.wall()),
                    Double.isNaN(rung.spread()) ? "-" : format("%.1f%%", 100 * rung.spread()),
                    ms(rung.cpu()), ratio(results.wallGain(rung)), ratio(results.cpuGain(rung)),
                    ratio(results.scaling(rung)),
                    (rung.enough() ? "" : "!") + rung.clean() + "/" + rung.rounds());
        }
        line("");
        line("Each thread calls bench() once. wall: start to end of the last thread; cpu: all threads");
        line("together; medians over the samples without a known disturbance (!: too few were clean,");
        line("so over all). wall x, cpu x: how many times less than %s at as many threads.",
                results.baseline());
        line("scaling: work per time against one thread of the same side.");
    }

    private void fits() {
        line("");
        line("Universal Scalability Law: C(N) = N / (1 + sigma (N-1) + kappa N (N-1))");
        StringBuilder head = new StringBuilder(String.format(FIT, "side", "sigma", "kappa"));
        for (int n : BEYOND) {
            head.append(String.format("%9s", n + " thr"));
        }
        line("%s   PREDICTED, not measured", head);
        boolean ranges = false;
        for (String side : results.sides()) {
            ScalabilityLaw law = results.law(side);
            if (law == null) {
                continue;
            }
            ranges |= !law.separable();
            String or = law.separable() ? "" : "<= ";
            StringBuilder row = new StringBuilder(format(FIT, cut(side),
                    or + format("%.4f", law.sigma()), or + format("%.5f", law.kappa())));
            for (int n : BEYOND) {
                row.append(format("%9s", results.isMeasured(n) ? "-" : prediction(law, n)));
            }
            line("%s", row);
        }
        if (ranges) {
            line("");
            line("<=: one thread count besides 1 (on cores of their own) is one equation for two unknowns;");
            line("all loss is contention, or all is coherence: the prediction is the range between.");
        }
    }

    private static String prediction(ScalabilityLaw law, int n) {
        double least = law.least(n);
        double most = law.most(n);
        return most - least < 0.05 * most ? format("%.1f", most)
                : format("%.1f-%.1f", least, most);
    }

    private void note(String text) {
        StringBuilder line = new StringBuilder("note: ");
        for (String word : text.split("\\s+")) {
            if (line.length() + word.length() > 99) {
                line("%s", line);
                line = new StringBuilder("      ");
            }
            line.append(word).append(' ');
        }
        line("%s", line);
    }

    private static String cut(String name) {
        return name.length() <= 24 ? name : name.substring(0, 23) + "…";
    }

    private static String ms(double seconds) {
        double ms = seconds * 1e3;
        return Double.isNaN(ms) ? "-" : format(ms < 10 ? "%.3f" : ms < 1000 ? "%.1f" : "%.0f", ms);
    }

    private static String ratio(OptionalDouble value) {
        return value.isEmpty() || Double.isNaN(value.getAsDouble())
                ? "-" : format("%.2f", value.getAsDouble());
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private void line(String format, Object... values) {
        out.append(format(format, values).stripTrailing()).append('\n');
    }
}
