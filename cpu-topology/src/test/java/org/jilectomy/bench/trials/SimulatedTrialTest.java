package org.jilectomy.bench.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jilectomy.bench.Contender;
import org.jilectomy.bench.Monitor;
import org.jilectomy.bench.Session;
import org.jilectomy.bench.Turn;
import org.jilectomy.bench.WorkerException;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.ThreadTime;
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
                Trial.setup("test", Trial.simulatedSides(ratio), List.of(1),
                        Mode.INTERLEAVED, 5, 6, 6, Trial.SAMPLE_MILLIS),
                machine, machine, Monitor.silent(), List.of()).run();
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

    /** Waits for a neighbour, as long as it runs, in 70 % of its turns. */
    private record Hindered(Contender inner, Random random) implements Contender {
        @Override
        public Side side() {
            return inner.side();
        }

        @Override
        public Turn turn(List<Integer> cpus, long loops) throws WorkerException {
            Turn turn = inner.turn(cpus, loops);
            if (random.nextDouble() >= 0.7) {
                return turn;
            }
            int home = cpus.getFirst();
            long wall = 2 * turn.wall();
            return new Turn(wall, turn.threadCpu(),
                    List.of(new ThreadTime(home, home, home, turn.threadCpu(), 0, wall)),
                    new Turn.Counters(turn.wall(), 0, 1, 0, 0, -1));
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    @Test
    void noiseWithOneSideFoolsPlainMethodsAndNotEvidence() {
        SimulatedMachine machine = new SimulatedMachine(Traits.quiet(), 5);
        Random random = new Random(5);
        Contender.Starter starter = (side, fork) -> side.reference()
                ? machine.start(side, fork)
                : new Hindered(machine.start(side, fork), random);
        Results results = new Session(
                Trial.setup("test", Trial.simulatedSides(1), List.of(1), Mode.INTERLEAVED, 5, 6, 6,
                        Trial.SAMPLE_MILLIS),
                starter, machine, Monitor.silent(), List.of()).run();
        PlainMethods abba = PlainMethods.abba(results);
        assertThat(abba.error(1)).isGreaterThan(0.3);
        assertThat(abba.different()).isTrue();
        assertThat(results.comparisons().getFirst().wall().value()).isBetween(0.99, 1.01);
        assertThat(results.comparisons().getFirst().verdict().kind())
                .isEqualTo(Kind.NO_DIFFERENCE);
    }
}
