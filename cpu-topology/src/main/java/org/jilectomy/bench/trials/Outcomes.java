package org.jilectomy.bench.trials;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Verdict;
import org.jilectomy.bench.statistics.Quantiles;

/**
 * What came out of comparisons with one true ratio so far; samples are not kept, there are a hundred
 * thousand. Written by one thread, read by any.
 */
final class Outcomes {
    private final double trueRatio;
    private final List<Outcome> all = new CopyOnWriteArrayList<>();

    /** What is kept of one comparison. */
    private record Outcome(
            Verdict verdict, double ratio, int forks, int samples, int rejected, double seconds,
            double evidenceMicros, double harnessShare) {
        static Outcome of(Results results) {
            Comparison one = results.comparisons().getFirst();
            int samples = 0;
            int clean = 0;
            for (Series series : results.series()) {
                samples += series.samples().size();
                clean += series.clean().size();
            }
            return new Outcome(one.verdict(), Outcomes.ratio(one), one.forksThatCount(), samples,
                    samples - clean, results.seconds(), results.overhead().evidenceMicros(),
                    results.overhead().harnessShare());
        }
    }

    Outcomes(double trueRatio) {
        this.trueRatio = trueRatio;
    }

    void add(Results results) {
        all.add(Outcome.of(results));
    }

    static double ratio(Comparison comparison) {
        return switch (comparison.judged()) {
            case WALL_TIME -> comparison.wall().value();
            case CYCLES -> comparison.cycles().value();
        };
    }

    double trueRatio() {
        return trueRatio;
    }

    int size() {
        return all.size();
    }

    int found() {
        return (int) all.stream().filter(one -> Trial.isFound(one.verdict, trueRatio)).count();
    }

    int wrong() {
        return (int) all.stream().filter(one -> Trial.isWrong(one.verdict, trueRatio)).count();
    }

    /** 19 of 20 ratios are no farther from the truth, as a share; one without a ratio is so far. */
    double error95() {
        double[] errors = errors();
        return java.util.Arrays.stream(errors).anyMatch(Double::isNaN)
                ? Double.NaN : Quantiles.quantile(errors, 0.95);
    }

    /** Differences of the measured ratio from the true one, as shares. */
    private double[] errors() {
        return figures(one -> Math.abs(one.ratio / trueRatio - 1));
    }

    private double[] figures(ToDoubleFunction<Outcome> figure) {
        return all.stream().mapToDouble(figure).toArray();
    }

    /** The row of an error. */
    TrialRow errorRow(String line, String subject, double limit, String beside) {
        double error = error95();
        return new TrialRow(line, subject, percent(error, "%.2f %%"),
                percent(limit, "<= %.2g %%"), error <= limit, beside);
    }

    /** Line 7, as it came out by the way. */
    List<TrialRow> overheadRows() {
        return List.of(
                overhead("evidence around a sample", figures(Outcome::evidenceMicros), "µs", 100),
                overhead("harness, share of the timed region",
                        figures(one -> 100 * one.harnessShare), "%", 1));
    }

    private static TrialRow overhead(String subject, double[] values, String unit, double limit) {
        double median = Quantiles.median(values);
        return new TrialRow("7", subject, String.format(Locale.ROOT, "%.3g %s", median, unit),
                String.format(Locale.ROOT, "<= %.0f %s", limit, unit), median <= limit,
                String.format(Locale.ROOT, "worst session %.3g %s",
                        Quantiles.quantile(values, 1), unit));
    }

    /** What else to know. */
    String beside() {
        return String.format(Locale.ROOT,
                "error p95 %.2f %%, worst %.2f %%; %.0f forks; %.0f %% of samples rejected; "
                        + "unstable: %d; wrong: %d; %.1f s each",
                100 * error95(), 100 * Quantiles.quantile(errors(), 1),
                Quantiles.median(figures(Outcome::forks)),
                100 * all.stream().mapToDouble(Outcome::rejected).sum()
                        / all.stream().mapToDouble(Outcome::samples).sum(),
                all.stream().filter(one -> one.verdict.kind() == Verdict.Kind.UNSTABLE).count(),
                wrong(), Quantiles.median(figures(Outcome::seconds)));
    }

    private static String percent(double share, String format) {
        return String.format(Locale.ROOT, format, 100 * share);
    }
}
