package org.jilectomy.bench.trials;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jilectomy.bench.WorkerException;
import org.jilectomy.bench.statistics.Quantiles;

/**
 * Equal sides, with a process on the measured core that is busy 30 % of the time in bursts of half a
 * second; hyperfine on the same core beside the same process.
 */
final class BusyTrial implements LiveTrial {
    private static final double BURST_MILLIS = 500;
    private static final double BUSY = 0.3;
    private static final double MOST_ERROR = 0.01;
    private static final double TIMES_SMALLER = 20;

    private final LiveTrials live;
    private final Outcomes outcomes;
    private final FlaggedSamples flagged = new FlaggedSamples();
    private final int comparisons;
    private final int theirRuns;
    private final List<Double> theirs = new CopyOnWriteArrayList<>();
    private final Optional<Path> hyperfine = Hyperfine.find();

    BusyTrial(LiveTrials live, int comparisons, int hyperfineRuns) {
        this.live = live;
        this.outcomes = live.outcomes(1);
        this.comparisons = comparisons;
        this.theirRuns = hyperfineRuns;
    }

    @Override
    public void run() throws WorkerException {
        try (NeighbourProcess neighbour = live.neighbour()) {
            neighbour.duty(BURST_MILLIS, BURST_MILLIS * (1 - BUSY) / BUSY);
            for (int i = 0; hyperfine.isPresent() && i < theirRuns; i++) {
                Path program = hyperfine.get();
                theirs.add(live.observer().on(List.of(live.cpu()),
                        () -> Hyperfine.errorOfEqualCommands(program)));
                live.monitor().say(String.format(Locale.ROOT, "hyperfine, %d of %d: off by %.1f %%",
                        i + 1, theirRuns, 100 * theirs.getLast()));
            }
            live.compare("busy neighbour", outcomes, comparisons, live::start, Trial.SAMPLE_MILLIS,
                    flagged::add);
        }
    }

    @Override
    public List<TrialRow> rows() {
        if (outcomes.size() == 0) {
            return List.of();
        }
        List<TrialRow> rows = new ArrayList<>();
        rows.add(outcomes.errorRow("2", "neighbour busy 30 %: error p95", MOST_ERROR,
                outcomes.beside()));
        String subject = "times smaller than hyperfine's median error";
        double own = outcomes.error95();
        double their = Quantiles.median(Quantiles.known(theirs));
        rows.add(theirs.isEmpty()
                ? new TrialRow("2", subject, "left out", ">= 20", true,
                        "hyperfine is not installed")
                : new TrialRow("2", subject, String.format(Locale.ROOT, "%.0f", their / own),
                        ">= 20", their >= TIMES_SMALLER * own, String.format(Locale.ROOT,
                                "hyperfine off by %.1f %% (median)", 100 * their)));
        rows.addAll(flagged.rows());
        return rows;
    }
}
