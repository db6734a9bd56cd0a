package org.jilectomy.bench.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jilectomy.bench.Contender;
import org.jilectomy.bench.Monitor;
import org.jilectomy.topology.FrequencyProbe;
import org.jilectomy.topology.Topology;
import org.jilectomy.topology.TopologyReader;
import org.junit.jupiter.api.Test;

/** That live trials can be run and tell what they should; what comes out depends on the machine. */
class LiveTrialsTest {
    private static LiveTrials trials() {
        assumeTrue(Files.exists(Path.of("/proc/thread-self/schedstat")), "not Linux");
        Topology machine = TopologyReader.read();
        FrequencyProbe probe = FrequencyProbe.forProcessor(machine.processor());
        probe.warmUp();
        return new LiveTrials(machine, probe, machine.oneCpuPerCore().getLast(),
                TrialOptions.parse("--forks", "1").orElseThrow(), Monitor.silent(),
                new ArrayList<>());
    }

    @Test
    void samplesOfASpinWorkerCarryTheirEvidence() throws Exception {
        try (LiveTrials trials = trials();
                Contender contender = trials.start(LiveTrials.sides(1.02).getLast(), 0)) {
            List<Integer> here = List.of(trials.cpu());
            var turn = trials.observer().on(here, () -> contender.turn(here, 1000));
            assertThat(turn.wall()).isPositive();
            assertThat(turn.threadCpu()).isPositive();
            assertThat(turn.threads().getFirst().cpuAfter()).isEqualTo(trials.cpu());
            assertThat(turn.counters().runQueueWait()).isNotNegative();
            assertThat(turn.counters().minorFaults()).isNotNegative();
            assertThat(contender.emptyNanos()).isPositive();
            var before = trials.observer().look(here);
            var after = trials.observer().look(here);
            var evidence = trials.observer().between(before, after, turn, 1);
            assertThat(evidence.mhz()).isPositive();
            assertThat(evidence.adds()).isPositive();
            assertThat(evidence.source().isMeasured()).isTrue();
        }
    }

    @Test
    void neighbourIsBusyWhenToldTo() throws Exception {
        try (LiveTrials trials = trials(); NeighbourProcess neighbour = trials.neighbour();
                Contender contender = trials.disturbed(neighbour, 1, new Random(1))
                        .start(LiveTrials.sides(1).getLast(), 0)) {
            List<Integer> here = List.of(trials.cpu());
            long waited = 0;
            for (int i = 0; i < 200 && waited == 0; i++) {
                waited = trials.observer().on(here, () -> contender.turn(here, 20_000))
                        .counters().runQueueWait();
            }
            assertThat(waited).isPositive();
        }
    }

    @Test
    void readingsOfStatesLieOnTheirGridAndNoiseDoesNot() {
        Random random = new Random(1);
        List<Double> states = new ArrayList<>();
        List<Double> noise = new ArrayList<>();
        double state = 2400;
        double drift = 2400;
        for (int i = 0; i < 500; i++) {
            state = i % 20 == 0 ? 2400 + 100 * random.nextInt(8) : state;
            drift += i < 250 ? 3 : -3;
            states.add(state * 1.001 * (1 + 0.0005 * random.nextGaussian()));
            noise.add(drift);
        }
        assertThat(ProbeGrid.fit(states).share()).isGreaterThan(0.95);
        assertThat(ProbeGrid.fit(states).step()).isEqualTo(100);
        assertThat(ProbeGrid.fit(states).near()).isGreaterThan(0.95);
        assertThat(ProbeGrid.fit(states).isTooFine()).isFalse();
        assertThat(ProbeGrid.fit(noise).isTooFine()).isTrue(); // nothing coarse fits, and it is said
        assertThat(ProbeGrid.describe(ProbeGrid.fit(noise))).contains("too fine to tell");
    }

    @Test
    void tTestFallsForNoiseWithOneSide() {
        double[] a = IntStream.range(0, 30).mapToDouble(i -> 3 + 0.001 * (i % 7)).toArray();
        double[] b = IntStream.range(0, 30).mapToDouble(i -> i % 10 < 7 ? 5 : 3).toArray();
        assertThat(PlainMethods.tTest(a, b).different()).isTrue();
        assertThat(PlainMethods.tTest(a, b).error(1)).isGreaterThan(0.3);
        assertThat(PlainMethods.tTest(a, a).different()).isFalse();
    }
}
