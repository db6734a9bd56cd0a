package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import org.jilectomy.bench.results.Evidence;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    /** Nothing but a clock that is set by hand. */
    private static final class Clock implements Observer {
        private long now = 5;

        void pass(double seconds) {
            now += (long) (1e9 * seconds);
        }

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public Look look(List<Integer> cpus) {
            throw new AssertionError("only a clock");
        }

        @Override
        public Evidence between(Look before, Look after, Turn turn, double costMicros) {
            throw new AssertionError("only a clock");
        }

        @Override
        public <T> T on(List<Integer> cpus, Callable<T> task) {
            throw new AssertionError("only a clock");
        }

        @Override
        public <T> List<T> together(List<Callable<T>> tasks, List<Integer> cpus) {
            throw new AssertionError("only a clock");
        }

        @Override
        public String frequencySource() {
            return "none";
        }
    }

    private final Clock clock = new Clock();

    @Test
    void withoutALimitNothingIsCut() {
        Schedule schedule = new Schedule(clock, Double.NaN);
        schedule.fork(0, 6);
        clock.pass(1000);
        WarmUp wanted = new WarmUp(2, 8);
        assertThat(schedule.shortened(wanted, 1)).isEqualTo(wanted);
        assertThat(schedule.forRounds(20, 3, 1)).isEqualTo(20);
        assertThat(schedule.hasTimeForAnother()).isTrue();
        assertThat(schedule.cuts(12, 12)).isEmpty();
    }

    @Test
    void forksShareTheTimeThatIsLeft() {
        Schedule schedule = new Schedule(clock, 60);
        schedule.fork(0, 6);
        assertThat(schedule.shortened(new WarmUp(2, 8), 1)).isEqualTo(new WarmUp(2, 4));
        clock.pass(4);
        assertThat(schedule.forRounds(100, 1, 2)).isEqualTo(3);
        clock.pass(1); // five seconds less than its share: the others get them
        schedule.fork(1, 6);
        assertThat(schedule.forRounds(100, 1, 1)).isEqualTo(11);
    }

    @Test
    void leastOfAForkIsDoneHoweverLate() {
        Schedule schedule = new Schedule(clock, 60);
        clock.pass(80);
        schedule.fork(4, 6);
        assertThat(schedule.forRounds(100, 2, 1)).isEqualTo(2);
        assertThat(schedule.hasTimeForAnother()).isFalse();
    }

    @Test
    void whatWasCutIsSaid() {
        Schedule schedule = new Schedule(clock, 60);
        schedule.warmUpWasCut();
        schedule.roundsWereCut();
        schedule.roundsWereCut();
        schedule.leaveOut();
        assertThat(schedule.cuts(5, 12)).containsExactly("cut, to end within 60 s: 5 clean rounds "
                + "a fork instead of 12; 1 warm-up ended before the times had settled; rounds of "
                + "2 forks and placements ended before enough were clean; no spare forks "
                + "(--within SECONDS gives more time)");
    }

    @Test
    void restIsReckonedFromTheForksBefore() {
        Schedule schedule = new Schedule(clock, 60);
        schedule.fork(0, 6);
        clock.pass(5);
        assertThat(schedule.secondsLeft(1, 6)).isEqualTo(25);
        clock.pass(15);
        assertThat(schedule.secondsLeft(1, 6)).isEqualTo(50);
    }

    @Test
    void shareGoesWithTheClock() {
        Schedule schedule = new Schedule(clock, 60);
        schedule.fork(0, 6);
        clock.pass(6);
        assertThat(schedule.share(0, 6, 0.1)).isCloseTo(0.1, within(1e-9));
        schedule.fork(1, 6); // faster than thought: 30 s are left, not 54
        assertThat(schedule.share(1, 6, 0)).isCloseTo(6.0 / 36, within(1e-9));
        clock.pass(12); // and this fork takes longer
        assertThat(schedule.share(1, 6, 0)).isCloseTo(18 / (18 + 24 + 1.5), within(1e-9));
        assertThat(schedule.share(6, 6, 0)).isEqualTo(1);
        assertThat(new Schedule(clock, Double.NaN).share(0, 6, 0.6))
                .isCloseTo(0.1, within(1e-9));
    }

    @Test
    void laterForksNeedNotWaitForWhatNeverCame() {
        WarmUp usual = new WarmUp(2, 8);
        assertThat(usual.knowing(0.1)).isEqualTo(new WarmUp(1, 8));
        assertThat(usual.knowing(1)).isEqualTo(new WarmUp(1.5, 8));
        assertThat(usual.knowing(7)).isEqualTo(usual);
    }
}
