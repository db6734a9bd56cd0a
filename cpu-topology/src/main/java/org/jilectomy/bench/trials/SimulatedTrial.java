package org.jilectomy.bench.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jilectomy.bench.Monitor;
import org.jilectomy.bench.Session;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.Comparison.Quantity;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.statistics.Quantiles;
import org.jilectomy.bench.trials.SimulatedMachine.Traits;

/** The protocol on machines that exist as numbers. */
public final class SimulatedTrial {
    private SimulatedTrial() {}

    /** What came out of many comparisons with one true ratio. */
    public record Outcome(
            double trueRatio, int comparisons, int found, int wrong, double[] errors, int inCycles,
            double rejectedShare, String example) {
        /** 19 of 20 ratios are no farther from the truth, as a share. */
        public double error95() {
            return Quantiles.quantile(errors, 0.95);
        }

        public double worstError() {
            return Quantiles.quantile(errors, 1);
        }
    }

    /** Compares two sides again and again, each time on a new machine of the same kind. */
    public static Outcome run(
            Traits traits, double ratio, Mode mode, int comparisons, long seed) {
        int found = 0;
        int wrong = 0;
        int inCycles = 0;
        long samples = 0;
        long rejected = 0;
        double[] errors = new double[comparisons];
        String example = "";
        for (int i = 0; i < comparisons; i++) {
            SimulatedMachine machine = new SimulatedMachine(traits, seed + i);
            Results results = new Session(
                    Trial.setup("simulated", Trial.simulatedSides(ratio),
                            mode == Mode.DUET ? List.of(0, 1) : List.of(1), mode, seed + i,
                            Trial.LEAST_FORKS, Trial.MOST_FORKS, Trial.SAMPLE_MILLIS),
                    machine, machine, Monitor.silent(), List.of()).run();
            Comparison comparison = results.comparisons().getFirst();
            for (Series series : results.series()) {
                samples += series.samples().size();
                rejected += series.samples().size() - series.clean().size();
            }
            double value = comparison.judged() == Quantity.CYCLES
                    ? comparison.cycles().value() : comparison.wall().value();
            errors[i] = Math.abs(value / ratio - 1);
            found += Trial.isFound(comparison.verdict(), ratio) ? 1 : 0;
            wrong += Trial.isWrong(comparison.verdict(), ratio) ? 1 : 0;
            inCycles += comparison.judged() == Quantity.CYCLES ? 1 : 0;
            example = comparison.verdict().sentence();
        }
        return new Outcome(ratio, comparisons, found, wrong, errors, inCycles,
                (double) rejected / samples, example);
    }

    /** The talk's machine: cores between 1200 and 3103 MHz, with slow and with fast changes. */
    static List<TrialRow> rows(int comparisons, long seed) {
        List<TrialRow> rows = new ArrayList<>();
        for (double stateSeconds : new double[] {Double.POSITIVE_INFINITY, 0.2, 0.02}) {
            for (double ratio : new double[] {1, 1.02, 0.5}) {
                Outcome outcome = run(Traits.quiet().withClock(1200, 3103, stateSeconds), ratio,
                        Mode.INTERLEAVED, comparisons, seed);
                rows.add(new TrialRow("4", String.format(Locale.ROOT,
                        "1200-3103 MHz, %s, true ratio %.2f",
                        Double.isInfinite(stateSeconds) ? "each core its own"
                                : String.format(Locale.ROOT, "new every %.0f ms",
                                        1e3 * stateSeconds),
                        ratio),
                        String.format(Locale.ROOT, "error p95 %.2f %%", 100 * outcome.error95()),
                        "<= 1 %", outcome.error95() <= 0.01,
                        String.format(Locale.ROOT, "%.0f %% of samples rejected; %s%s",
                                100 * outcome.rejectedShare(),
                                outcome.inCycles() > 0
                                        ? outcome.inCycles() + " judged in cycles; " : "",
                                outcome.example())));
            }
        }
        return rows;
    }
}
