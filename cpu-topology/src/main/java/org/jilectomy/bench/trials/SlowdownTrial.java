package org.jilectomy.bench.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jilectomy.bench.WorkerException;

/** Sides of which B does exactly so much more work than A, or none more. */
final class SlowdownTrial implements LiveTrial {
    private static final double MOST_ERROR = 0.007;

    private final LiveTrials live;
    private final Outcomes outcomes;
    private final int comparisons;
    private final double share;
    private final String name;

    /**
     * @param ratio B's work over A's
     * @param share of the comparisons that have to say so
     */
    SlowdownTrial(LiveTrials live, double ratio, int comparisons, double share) {
        this.live = live;
        this.outcomes = live.outcomes(ratio);
        this.comparisons = comparisons;
        this.share = share;
        this.name = ratio == 1
                ? "A/A" : String.format(Locale.ROOT, "true %.0f %% slowdown", 100 * (ratio - 1));
    }

    @Override
    public void run() throws WorkerException {
        live.compare(name, outcomes, comparisons);
    }

    @Override
    public List<TrialRow> rows() {
        if (outcomes.size() == 0) {
            return List.of();
        }
        int n = outcomes.size();
        boolean equal = outcomes.trueRatio() == 1;
        List<TrialRow> rows = new ArrayList<>();
        rows.add(new TrialRow("1", name + (equal ? ": \"no difference\"" : ": found"),
                TrialRow.of(outcomes.found(), n),
                String.format(Locale.ROOT, ">= %.0f %%", 100 * share),
                outcomes.found() >= share * n, outcomes.beside()));
        if (equal) {
            rows.addAll(outcomes.overheadRows());
        } else {
            rows.add(outcomes.errorRow("1", name + ": error p95", MOST_ERROR, ""));
        }
        return rows;
    }
}
