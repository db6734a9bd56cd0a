package org.jilectomy.bench.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jilectomy.bench.Contender;
import org.jilectomy.bench.WorkerException;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.statistics.Quantiles;

/**
 * Equal sides, with a neighbour who is awake during 70 % of B's samples and none of A's. Turns taken
 * cancel what drifts, not what comes with one side; only evidence tells.
 */
final class CorrelatedTrial implements LiveTrial {
    private static final double AWAKE = 0.7;

    /**
     * The scheduler lets a thread run for three or four milliseconds before another gets its turn:
     * in shorter samples a neighbour would often not show at all.
     */
    private static final double SAMPLE_MILLIS = 5;

    /** Calls of a spin worker that take about as long. */
    private static final int LOOPS = 4500;

    private static final int SAMPLES_ONE_AFTER_THE_OTHER = 30;
    private static final int WARM_UP_SAMPLES = 20;
    private static final double MOST_ERROR = 0.01;

    private final LiveTrials live;
    private final Outcomes outcomes;
    private final int comparisons;
    private final Random random;
    private final List<PlainMethods> abba = new CopyOnWriteArrayList<>();
    private final List<PlainMethods> tests = new CopyOnWriteArrayList<>();

    CorrelatedTrial(LiveTrials live, int comparisons, long seed) {
        this.live = live;
        this.outcomes = live.outcomes(1);
        this.comparisons = comparisons;
        this.random = new Random(seed);
    }

    @Override
    public void run() throws WorkerException {
        try (NeighbourProcess neighbour = live.neighbour()) {
            Contender.Starter starter = live.disturbed(neighbour, AWAKE, random);
            for (int i = 0; i < comparisons; i++) {
                tests.add(oneAfterTheOther(starter));
            }
            live.compare("correlated noise", outcomes, comparisons, starter, SAMPLE_MILLIS,
                    results -> abba.add(PlainMethods.abba(results)));
        }
    }

    /** Thirty samples of A, then thirty of B, as most tools do. */
    private PlainMethods oneAfterTheOther(Contender.Starter starter) throws WorkerException {
        double[][] times = new double[2][SAMPLES_ONE_AFTER_THE_OTHER];
        List<Side> sides = LiveTrials.sides(1);
        for (int side = 0; side < 2; side++) {
            try (Contender contender = starter.start(sides.get(side), 0)) {
                double[] own = times[side];
                live.observer().on(List.of(live.cpu()), () -> {
                    for (int i = -WARM_UP_SAMPLES; i < own.length; i++) {
                        double nanos = contender.turn(List.of(live.cpu()), LOOPS).wall();
                        if (i >= 0) {
                            own[i] = nanos;
                        }
                    }
                    return null;
                });
            }
        }
        return PlainMethods.tTest(times[0], times[1]);
    }

    @Override
    public List<TrialRow> rows() {
        List<TrialRow> rows = new ArrayList<>();
        int n = outcomes.size();
        if (n > 0) {
            rows.add(outcomes.errorRow("3", "noise with one side: error p95", MOST_ERROR,
                    outcomes.beside()));
            rows.add(new TrialRow("3", "noise with one side: false verdicts",
                    TrialRow.of(outcomes.wrong(), n), "<= 5 %", outcomes.wrong() <= 0.05 * n, ""));
        }
        plain(rows, "sequential t-test", tests);
        plain(rows, "plain ABBA, sign test", abba);
        return rows;
    }

    private static void plain(List<TrialRow> rows, String name, List<PlainMethods> all) {
        if (all.isEmpty()) {
            return;
        }
        double off = Quantiles.median(all.stream().mapToDouble(one -> one.error(1)).toArray());
        long different = all.stream().filter(PlainMethods::different).count();
        rows.add(new TrialRow("3", name + ": off by (median)",
                String.format(Locale.ROOT, "%.1f %%", 100 * off), "> 30 %", off > 0.3,
                "\"different\" in " + TrialRow.of((int) different, all.size())));
    }
}
