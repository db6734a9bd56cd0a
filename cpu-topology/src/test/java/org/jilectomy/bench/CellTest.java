package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jilectomy.bench.Cell.Disturbance;
import org.jilectomy.bench.Cell.Sample;
import org.jilectomy.topology.Frequency.Source;
import org.junit.jupiter.api.Test;

class CellTest {
    private static Evidence evidence(double mhz, double operations, double steal, double wait) {
        return new Evidence(mhz, mhz, Source.PROBE, operations, steal, wait);
    }

    @Test
    void slowRoundWithoutEvidenceStays() {
        Cell cell = Samples.cell(Samples.BIASED, 1, 10, 10, 10, 10, 99);
        assertThat(cell.clean()).hasSize(5);
    }

    @Test
    void roundsAreLeftOutForWhatTheMachineDid() {
        Cell cell = Samples.cell(Samples.BIASED, 1, 10, 10, 10, 10, 10, 10);
        Sample slowClock = Samples.sample(6, 1, 12, evidence(2500, 4.2, 0, 0));
        Sample sibling = Samples.sample(7, 1, 15, evidence(3000, 2.6, 0, 0));
        Sample stolen = Samples.sample(8, 1, 13, evidence(3000, 4.2, 0.1, 0));
        Sample waiting = Samples.sample(9, 1, 14, evidence(3000, 4.2, 0, 0.4));
        List.of(slowClock, sibling, stolen, waiting).forEach(cell::add);
        assertThat(cell.disturbances(slowClock)).containsExactly(Disturbance.CLOCK);
        assertThat(cell.disturbances(sibling)).containsExactly(Disturbance.SIBLING);
        assertThat(cell.disturbances(stolen)).containsExactly(Disturbance.STEAL);
        assertThat(cell.disturbances(waiting)).containsExactly(Disturbance.WAITING);
        assertThat(cell.clean()).hasSize(6);
        assertThat(cell.wallSeconds()).isCloseTo(0.010, within(1e-9));
    }

    @Test
    void benchmarkThatAlwaysSleepsIsNotDisturbed() {
        Cell cell = new Cell(Samples.BIASED, List.of(0));
        for (int i = 0; i < 5; i++) {
            Turn turn = new Turn(10_000_000, 100_000,
                    List.of(new Turn.ThreadTurn(0, 100_000 + i, 0, 10_000_000)));
            cell.add(new Sample(0, i, turn, Samples.quiet()));
        }
        assertThat(cell.clean()).hasSize(5);
    }

    @Test
    void machineThatExposesNothingDisturbsNothing() {
        Evidence nothing = new Evidence(
                Double.NaN, Double.NaN, Source.NOT_EXPOSED, Double.NaN, Double.NaN, Double.NaN);
        Cell cell = new Cell(Samples.BIASED, List.of(0));
        cell.add(Samples.sample(0, 1, 10, nothing));
        cell.add(Samples.sample(1, 1, 20, nothing));
        assertThat(cell.clean()).hasSize(2);
        assertThat(cell.mhz()).isNaN();
    }

    @Test
    void medianIsOverForksNotOverAllRounds() {
        Cell cell = new Cell(Samples.BIASED, List.of(0));
        double[][] forks = {{10, 10, 10, 10, 10, 10, 10}, {20, 20, 20}, {30, 30, 30}};
        for (int fork = 0; fork < forks.length; fork++) {
            for (double ms : forks[fork]) {
                Sample sample = Samples.sample(0, 1, ms, Samples.quiet());
                cell.add(new Sample(fork, 0, sample.turn(), sample.evidence()));
            }
        }
        assertThat(cell.wallSeconds()).isCloseTo(0.020, within(1e-9));
    }
}
