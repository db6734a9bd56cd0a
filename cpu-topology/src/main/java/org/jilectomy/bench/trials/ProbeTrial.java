package org.jilectomy.bench.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jilectomy.bench.WorkerException;
import org.jilectomy.bench.statistics.Quantiles;

/** Line 4 on this machine: who tells the clock, and whether the readings lie on a grid. */
final class ProbeTrial implements LiveTrial {
    private static final int READINGS = 1000;

    private final LiveTrials live;
    private final List<Double> readings = new CopyOnWriteArrayList<>();
    private volatile boolean measured;

    ProbeTrial(LiveTrials live) {
        this.live = live;
    }

    @Override
    public void run() throws WorkerException {
        List<Integer> here = List.of(live.cpu());
        List<Double> found = new ArrayList<>();
        for (int i = 0; i < READINGS; i++) {
            found.add(live.observer().on(here, () -> live.observer().look(here).mhz()));
            if (i % 50 == 49) {
                pause();
            }
        }
        measured = live.observer().look(here).cores().getFirst().source().isMeasured();
        readings.addAll(found);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<TrialRow> rows() {
        if (readings.isEmpty()) {
            return List.of();
        }
        ProbeGrid.Fit fit = ProbeGrid.fit(readings);
        return List.of(
                new TrialRow("4", "who tells the clock", live.observer().frequencySource(),
                        "no nominal", measured, ""),
                new TrialRow("4", "steady readings within 0.3 % of one grid",
                        String.format(Locale.ROOT, "%.1f %%", 100 * fit.share()), ">= 95 %",
                        fit.share() >= 0.95,
                        ProbeGrid.describe(fit) + String.format(Locale.ROOT,
                                ", %.0f to %.0f MHz",
                                Quantiles.quantile(Quantiles.known(readings), 0.025),
                                Quantiles.quantile(Quantiles.known(readings), 0.975))));
    }
}
