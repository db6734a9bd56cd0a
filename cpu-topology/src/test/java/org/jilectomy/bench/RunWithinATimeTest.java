package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.results.MachineSheet;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.Verdict.Kind;
import org.jilectomy.bench.trials.SimulatedMachine;
import org.jilectomy.bench.trials.SimulatedMachine.Traits;
import org.jilectomy.topology.CpuSet;
import org.jilectomy.topology.Topology;
import org.junit.jupiter.api.Test;

/** Runs that have to end in time, on simulated machines, whose clock is theirs. */
class RunWithinATimeTest {
    private static final Topology MACHINE = new Topology(
            new Topology.Processor("GenuineIntel", "simulated", "", "amd64", true), List.of(),
            List.of(), List.of(), List.of(), List.of(), CpuSet.range(2), CpuSet.empty(),
            CpuSet.range(2), Topology.CgroupLimits.none(), List.of());

    private final List<Double> shares = new ArrayList<>();

    private static Side side(String name, double cycles) {
        return new Side(name, Side.Kind.SIMULATED, name.equals("A"), List.of(),
                Map.of("cycles", String.valueOf(cycles)));
    }

    private Results run(Traits traits, double cycles, double ratio, double within, long seed) {
        Setup setup = new Setup("simulated", List.of(),
                List.of(side("A", cycles), side("B", ratio * cycles)), List.of(List.of(1)),
                Mode.INTERLEAVED, seed, 0, 0, 0, 25, within, Double.NaN, 3, 0.005,
                new MachineSheet(MACHINE, "simulated", Map.of()));
        SimulatedMachine machine = new SimulatedMachine(traits, seed);
        return new Session(setup, machine, machine, new Monitor() {
            @Override
            public void say(String line) {}

            @Override
            public void update(double share, String what) {
                shares.add(share);
            }
        }, List.of()).run();
    }

    @Test
    void noisyMachineIsMeasuredInTimeAndTruly() {
        int found = 0;
        for (int seed = 1; seed <= 10; seed++) {
            Results equal = run(Traits.quiet().withBusyShare(0.3), 100_000, 1, 8, seed);
            assertThat(equal.comparisons().getFirst().verdict().kind())
                    .isNotIn(Kind.FASTER, Kind.SLOWER);
            Results slower = run(Traits.quiet().withBusyShare(0.3), 100_000, 1.05, 8, seed);
            found += slower.comparisons().getFirst().verdict().kind() == Kind.SLOWER ? 1 : 0;
            assertThat(List.of(equal.seconds(), slower.seconds())).allMatch(s -> s < 12);
        }
        assertThat(found).isGreaterThanOrEqualTo(9);
    }

    @Test
    void quietMachineIsReadyEarly() {
        Results results = run(Traits.quiet(), 100_000, 1.02, 75, 1);
        assertThat(results.comparisons().getFirst().verdict().kind()).isEqualTo(Kind.SLOWER);
        assertThat(results.seconds()).isLessThan(20);
        assertThat(results.notes()).noneMatch(note -> note.startsWith("cut"));
        assertThat(shares).isNotEmpty().allMatch(share -> share >= 0 && share <= 1);
        assertThat(shares.getLast()).isEqualTo(1);
    }

    @Test
    void slowBenchmarkGetsItsSixForksAndSaysWhatWasCut() {
        Results results = run(Traits.quiet(), 500_000_000, 1.05, 5, 1);
        assertThat(results.comparisons().getFirst().forks()).hasSize(6);
        assertThat(results.comparisons().getFirst().verdict().kind()).isEqualTo(Kind.SLOWER);
        assertThat(results.notes()).anyMatch(note -> note.startsWith("cut, to end within 5 s: ")
                && note.contains("clean rounds a fork instead of 12"));
    }

    @Test
    void sidesFarApartBothFillTheirSamples() {
        Results results = run(Traits.quiet(), 2_000_000, 0.05, 75, 1);
        assertThat(results.series()).allSatisfy(series -> assertThat(series.samples())
                .allMatch(sample -> sample.wallNanos() > 2_000_000
                        && sample.wallNanos() < 4_500_000));
        Results near = run(Traits.quiet(), 100_000, 1.3, 75, 1);
        assertThat(near.series().getFirst().samples().getFirst().loops())
                .isEqualTo(near.series().getLast().samples().getFirst().loops());
    }
}
