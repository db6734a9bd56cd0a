package org.jilectomy.bench.trials;

import static org.assertj.core.api.Assertions.assertThat;

import org.jilectomy.bench.Monitor;
import org.jilectomy.bench.Session;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Verdict.Kind;
import org.jilectomy.bench.trials.SimulatedMachine.Traits;
import org.jilectomy.bench.trials.SimulatedTrial.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole protocol on machines whose truth is known; the long form is measurement-trials. */
class SimulatedTrialTest {
    private static Results run(Traits traits, double ratio) {
        SimulatedMachine machine = new SimulatedMachine(traits, 5);
        return new Session(
                Trial.setup("test", Trial.simulatedSides(ratio), java.util.List.of(1),
                        Mode.INTERLEAVED, 5, 6, 6, Trial.SAMPLE_MILLIS),
                machine, machine, Monitor.silent(), java.util.List.of()).run();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void equalSidesShowNoDifferenceAndUnequalOnesTheirs(Mode mode) {
        Outcome equal = SimulatedTrial.run(Traits.quiet(), 1, mode, 4, 1);
        assertThat(equal.found()).isEqualTo(4);
        Outcome slower = SimulatedTrial.run(Traits.quiet(), 1.02, mode, 4, 1);
        assertThat(slower.found()).isEqualTo(4);
        assertThat(slower.worstError()).isLessThan(0.007);
    }

    @Test
    void neighbourOnTheCoreIsSeenAndDoesNotMoveTheRatio() {
        Results results = run(Traits.quiet().withBusyShare(0.3), 1.05);
        assertThat(results.comparisons().getFirst().verdict().kind()).isEqualTo(Kind.SLOWER);
        assertThat(results.comparisons().getFirst().wall().value()).isBetween(1.04, 1.06);
        assertThat(results.series().getFirst().rejections())
                .containsKeys(Rule.OFF_CPU, Rule.WAITING);
        // whoever was off the CPU for a millisecond is flagged, every time
        assertThat(results.series()).flatMap(series -> series.samples())
                .filteredOn(sample -> sample.wallNanos() - sample.threadCpuNanos() >= 1_000_000)
                .isNotEmpty().extracting(sample -> sample.isClean()).containsOnly(false);
    }

    @Test
    void busySiblingIsSeenByItsAdditions() {
        Results results = run(Traits.quiet().withSibling(0.6), 1);
        assertThat(results.series().getFirst().rejections()).containsKey(Rule.SIBLING);
        assertThat(results.comparisons().getFirst().wall().value()).isBetween(0.99, 1.01);
    }

    @Test
    void clockBetween1200And3103MegahertzDoesNotMoveTheRatio() {
        Outcome outcome = SimulatedTrial.run(
                Traits.quiet().withClock(1200, 3103, 0.2), 1.02, Mode.INTERLEAVED, 4, 1);
        assertThat(outcome.worstError()).isLessThan(0.01);
        assertThat(outcome.wrong()).isZero();
    }

    @Test
    void clockThatHardlyRestsIsJudgedInCyclesAndSaidSo() {
        Outcome outcome = SimulatedTrial.run(
                Traits.quiet().withClock(1200, 3103, 0.003), 0.8, Mode.INTERLEAVED, 1, 1);
        assertThat(outcome.inCycles()).isEqualTo(1);
        assertThat(outcome.worstError()).isLessThan(0.01);
        assertThat(outcome.example()).contains("judged in cycles");
    }

    @Test
    void samplesAreInBlocksThatReadTheSameBackwards() {
        Results results = run(Traits.quiet(), 1);
        for (int round = 0; round < 12; round++) {
            StringBuilder order = new StringBuilder("....");
            for (var series : results.series()) {
                for (var sample : series.samples()) {
                    if (sample.fork() == 0 && sample.round() == round && sample.isClean()) {
                        order.setCharAt(sample.order(), series.side().name().charAt(0));
                    }
                }
            }
            assertThat(order.toString()).matches("ABBA|BAAB|.*\\..*");
        }
    }

    @Test
    void shapesAreRecognized() {
        ChangePointTrial.run(10, 1).forEach((shape, score) -> assertThat(score.ours())
                .as(shape.label()).isGreaterThanOrEqualTo(9));
    }
}
