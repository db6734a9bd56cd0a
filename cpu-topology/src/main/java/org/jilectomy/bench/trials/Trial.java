package org.jilectomy.bench.trials;

import java.util.List;
import java.util.Map;
import org.jilectomy.bench.Live;
import org.jilectomy.bench.Setup;
import org.jilectomy.bench.results.MachineSheet;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.Verdict;
import org.jilectomy.bench.results.Verdict.Kind;
import org.jilectomy.topology.CpuSet;
import org.jilectomy.topology.Topology;

/** What trials share: two sides whose true ratio is known, and when a verdict is right. */
final class Trial {
    /** Forks at the first and the last look. */
    static final int LEAST_FORKS = 8;

    static final int MOST_FORKS = 16;

    private static final double RESOLUTION = 0.005;

    /** As the bench's own. */
    static final double SAMPLE_MILLIS = Live.SAMPLE_MILLIS;

    /** Work of one call, in cycles: a fraction of a sample, so that any ratio can be made of it. */
    private static final int CYCLES = 28_000;

    private Trial() {}

    /** Two sides of a simulated machine; B needs {@code ratio} times the cycles. */
    static List<Side> simulatedSides(double ratio) {
        return List.of(
                new Side("A", Side.Kind.SIMULATED, true, List.of(),
                        Map.of("cycles", String.valueOf(CYCLES))),
                new Side("B", Side.Kind.SIMULATED, false, List.of(),
                        Map.of("cycles", String.valueOf(CYCLES * ratio))));
    }

    static Setup setup(
            String title, List<Side> sides, List<Integer> cpus, Mode mode, long seed,
            int leastForks, int mostForks, double sampleMillis) {
        return new Setup(title, List.of(), sides, List.of(cpus), mode, seed, leastForks, mostForks,
                12, 60, 0.5, sampleMillis, RESOLUTION,
                new MachineSheet(noMachine(), "", Map.of()));
    }

    private static Topology noMachine() {
        return new Topology(
                new Topology.Processor("", "", "", "", false), List.of(), List.of(),
                List.of(), List.of(), List.of(), CpuSet.empty(), CpuSet.empty(), CpuSet.empty(),
                Topology.CgroupLimits.none(), List.of());
    }

    /**
     * Whether a verdict claims what is not so: a difference where there is none or the other way
     * round, or its absence beyond a size that the true one has. "Unstable" claims nothing.
     */
    static boolean isWrong(Verdict verdict, double trueRatio) {
        return switch (verdict.kind()) {
            case FASTER -> trueRatio >= 1;
            case SLOWER -> trueRatio <= 1;
            case NO_DIFFERENCE -> Math.abs(trueRatio - 1) > verdict.share();
            case UNSTABLE -> false;
        };
    }

    /** Whether it says what is so: the right direction, or no difference where there is none. */
    static boolean isFound(Verdict verdict, double trueRatio) {
        return verdict.kind() == (trueRatio > 1 ? Kind.SLOWER
                : trueRatio < 1 ? Kind.FASTER : Kind.NO_DIFFERENCE);
    }
}
