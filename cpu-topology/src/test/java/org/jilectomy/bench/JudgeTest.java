package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.results.CoreEvidence;
import org.jilectomy.bench.results.Evidence;
import org.jilectomy.bench.results.Rejection;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.ThreadTime;
import org.jilectomy.topology.Frequency.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Side SIDE =
            new Side("A", Side.Kind.PYTHON, true, List.of("python"), Map.of());
    private final Judge judge = new Judge(Rules.limits(0.0005));

    private static CoreEvidence core(double before, double after, double adds, long steal) {
        return new CoreEvidence(
                1, before, after, Source.PROBE, adds, adds, steal, 1, 0, Double.NaN);
    }

    private static Sample sample(long wall, long cpu, long waited, int cpuAfter,
            CoreEvidence... cores) {
        return sample(wall, cpu, waited, cpuAfter, 0, cores);
    }

    private static Sample sample(long wall, long cpu, long waited, int cpuAfter, long uneven,
            CoreEvidence... cores) {
        return new Sample(0, 0, 0, 0, 0, 1, wall, wall, cpu, cpu,
                List.of(new ThreadTime(1, 1, cpuAfter, cpu, 0, wall)),
                new Evidence(List.of(cores), waited, 0, 0, 0, 0, uneven, 0, 50), List.of());
    }

    private static Sample quiet() {
        return sample(3_000_000, 3_000_000, 0, 1, core(3000, 3001, 4.2, 0));
    }

    private List<Rule> rules(Sample sample) {
        return judge.judge(SIDE, sample).rejected().stream().map(Rejection::rule).toList();
    }

    @BeforeEach
    void someQuietSamples() {
        for (int i = 0; i < 20; i++) {
            assertThat(rules(quiet())).isEmpty();
        }
    }

    @Test
    void slowSampleWithoutEvidenceStays() {
        assertThat(rules(sample(9_000_000, 9_000_000, 0, 1, core(3000, 3001, 4.2, 0)))).isEmpty();
    }

    @Test
    void samplesAreRejectedForWhatTheMachineDid() {
        assertThat(rules(sample(3_000_000, 2_990_000, 0, 1, core(3000, 3001, 4.2, 0))))
                .containsExactly(Rule.OFF_CPU);
        assertThat(rules(sample(3_000_000, 2_990_000, 10_000, 1, core(3000, 3001, 4.2, 0))))
                .containsExactly(Rule.OFF_CPU, Rule.WAITING);
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, core(3000, 2950, 4.2, 0))))
                .containsExactly(Rule.CLOCK);
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, core(3000, 3001, 2.1, 0))))
                .containsExactly(Rule.SIBLING);
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, core(3000, 3001, 4.2, 10_000_000))))
                .containsExactly(Rule.STEAL);
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 0, core(3000, 3001, 4.2, 0))))
                .containsExactly(Rule.MIGRATED);
    }

    @Test
    void callsThatTookUnequallyLongTellThatSomethingCameBetween() {
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, 200_000, core(3000, 3001, 4.2, 0))))
                .containsExactly(Rule.UNEVEN);
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, 100_000, core(3000, 3001, 4.2, 0))))
                .isEmpty();
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, -1, core(3000, 3001, 4.2, 0))))
                .isEmpty();
    }

    @Test
    void callsThatAreUnevenByThemselvesAreNoDisturbance() {
        List<Double> even = List.of(0.01, 0.02, 0.3, 0.01, 0.02);
        List<Double> uneven = List.of(0.1, 0.02, 0.3, 0.2, 0.1);
        double limit = Rules.limits(Double.NaN).get(Rule.UNEVEN);
        assertThat(Rules.unevenLimit(List.of(even, even))).isEqualTo(limit);
        assertThat(Rules.unevenLimit(List.of(even, uneven))).isEqualTo(1);
        assertThat(Rules.unevenLimit(List.of())).isEqualTo(limit);
    }

    @Test
    void waitingOutsideTheTimedRegionIsNotTheSamples() {
        assertThat(rules(sample(3_000_000, 3_000_000, 9_000_000, 1, core(3000, 3001, 4.2, 0))))
                .isEmpty();
    }

    @Test
    void benchmarkThatAlwaysSleepsIsNotDisturbed() {
        Side sleeper = new Side("sleeper", Side.Kind.PYTHON, false, List.of("python"), Map.of());
        for (int i = 0; i < 5; i++) {
            Sample sample = new Sample(0, 0, 0, 0, 0, 1, 3_000_000, 3_000_000, 100_000 + i, -1,
                    List.of(new ThreadTime(1, 1, 1, 100_000 + i, 0, 3_000_000)),
                    new Evidence(List.of(core(3000, 3001, 4.2, 0)), 0, 1, 0, 0, 0, -1, 0, 50),
                    List.of());
            assertThat(judge.judge(sleeper, sample).isClean()).isTrue();
        }
    }

    private Sample waiting(Side side, int threads, long voluntary, long involuntary) {
        List<ThreadTime> times = new ArrayList<>();
        for (int i = 0; i < threads; i++) { // each begins late: somebody else has its core
            times.add(new ThreadTime(i, i, i, 60_000, 2_740_000, 2_800_000));
        }
        long waited = threads * 2_740_000L;
        return judge.judge(side, new Sample(0, 0, 0, 0, 0, 1, 2_800_000, 2_900_000,
                threads * 60_000L, -1, times,
                new Evidence(List.of(core(3000, 3001, 4.2, 0)), waited, voluntary, involuntary,
                        0, 0, -1, 0, 50),
                List.of()));
    }

    @Test
    void waitingForACpuNeverBecomesTheUsual() {
        Side loaded = new Side("loaded", Side.Kind.PYTHON, false, List.of("python"), Map.of());
        for (int i = 0; i < 20; i++) {
            assertThat(waiting(loaded, 2, 1, 3).rejected()).extracting(Rejection::rule)
                    .containsExactly(Rule.OFF_CPU, Rule.WAITING);
        }
    }

    @Test
    void whoNeverGaveItsCpuUpDidNotSleep() {
        Side side = new Side("descheduled", Side.Kind.PYTHON, false, List.of("python"), Map.of());
        for (int i = 0; i < 20; i++) { // taken by what no run queue tells of
            assertThat(judge.judge(side, sample(3_000_000, 100_000, 0, 1,
                    core(3000, 3001, 4.2, 0))).rejected()).extracting(Rejection::rule)
                    .containsExactly(Rule.OFF_CPU);
        }
    }

    @Test
    void threadsOnOneCpuWaitForOneAnother() {
        Side crowded = new Side("crowded", Side.Kind.PYTHON, false, List.of("python"), Map.of());
        for (int i = 0; i < 5; i++) {
            Sample sample = new Sample(0, 0, 0, 0, 0, 1, 4_000_000, 4_000_000, 4_000_000, -1,
                    List.of(new ThreadTime(1, 1, 1, 2_000_000, 0, 4_000_000),
                            new ThreadTime(1, 1, 1, 2_000_000, 0, 4_000_000)),
                    new Evidence(List.of(core(3000, 3001, 4.2, 0)), 4_000_000, 0, 2, 0, 0, -1, 0,
                            50),
                    List.of());
            assertThat(judge.judge(crowded, sample).isClean()).isTrue();
        }
    }

    @Test
    void processThatMostlyWaitedIsNotCleanForDoingSoAlways() {
        Side command = new Side("cmd", Side.Kind.COMMAND, false, List.of("cmd"), Map.of());
        Side sleeper = new Side("sleep", Side.Kind.COMMAND, false, List.of("cmd"), Map.of());
        for (int i = 0; i < 5; i++) {
            assertThat(judge.judge(command, whole(20)).isClean()).isFalse();
            assertThat(judge.judge(sleeper, whole(0)).isClean()).isTrue();
        }
    }

    private static Sample whole(long involuntary) {
        return new Sample(0, 0, 0, 0, 0, 1, 100_000_000, 100_000_000, 10_000_000, 10_000_000,
                List.of(new ThreadTime(-1, -1, -1, 10_000_000, 0, 100_000_000)),
                new Evidence(List.of(core(3000, 3001, 4.2, 0)), -1, 3, involuntary, 0, 0, -1,
                        90_000_000, 50),
                List.of());
    }

    @Test
    void neighbourWhoStaysDoesNotBecomeTheUsual() {
        judge.newFork();
        for (int i = 0; i < 50; i++) {
            assertThat(rules(sample(3_000_000, 1_500_000, 0, 1, core(3000, 3001, 4.2, 0))))
                    .containsExactly(Rule.OFF_CPU);
        }
    }

    private static CoreEvidence of(int cpu, double adds) {
        return new CoreEvidence(
                cpu, 3000, 3001, Source.PROBE, adds, adds, 0, 1, 0, Double.NaN);
    }

    private static Sample twoThreads(double adds) {
        return sample(3_000_000, 3_000_000, 0, 1, of(1, adds), of(2, adds));
    }

    @Test
    void ownSecondThreadOnTheSiblingIsNoNeighbour() {
        for (int i = 0; i < 20; i++) { // alone the core did 4.2
            assertThat(rules(twoThreads(2.2))).isEmpty();
        }
        assertThat(rules(twoThreads(1.5))).containsExactly(Rule.SIBLING);
        assertThat(rules(quiet())).isEmpty();
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, core(3000, 3001, 2.2, 0))))
                .containsExactly(Rule.SIBLING);
    }

    @Test
    void neighbourOfSomeSecondsDoesNotBecomeTheCoresUsual() {
        for (int i = 0; i < 300; i++) {
            rules(sample(3_000_000, 3_000_000, 0, 1, core(3000, 3001, 4.2 + i * 1e-4, 0)));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(rules(sample(3_000_000, 3_000_000, 0, 1,
                    core(3000, 3001, 3.6 + i * 1e-5, 0)))).containsExactly(Rule.SIBLING);
        }
    }

    @Test
    void neighbourOfMinutesDoesNotBecomeTheCoresUsualEither() {
        for (int i = 0; i < 100; i++) {
            rules(sample(3_000_000, 3_000_000, 0, 1, core(3000, 3001, 4.2 + i * 1e-5, 0)));
        }
        for (int i = 0; i < 3000; i++) {
            assertThat(rules(sample(3_000_000, 3_000_000, 0, 1,
                    core(3000, 3001, 3.6 + i * 1e-5, 0)))).containsExactly(Rule.SIBLING);
        }
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, core(3000, 3001, 4.2, 0)))).isEmpty();
    }

    @Test
    void neighbourAtOneOfTwoLooksWasThereForAPartOfTheSample() {
        for (int i = 0; i < 20; i++) {
            rules(sample(3_000_000, 3_000_000, 0, 1, core(3000, 3001, 4.2, 0)));
        }
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, between(4.2, 0.9 * 4.2)))).isEmpty();
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, between(0.8 * 4.2, 4.2))))
                .containsExactly(Rule.SIBLING);
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, between(0.9 * 4.2, 0.9 * 4.2))))
                .containsExactly(Rule.SIBLING);
    }

    private static CoreEvidence between(double before, double after) {
        return new CoreEvidence(
                1, 3000, 3001, Source.PROBE, before, after, 0, 1, 0, Double.NaN);
    }

    @Test
    void coreIsUsuallyAsFastAsItIsAloneThoughThatIsSeldom() {
        for (int i = 0; i < 400; i++) {
            double busy = 3.1 + i % 7 * 0.1;
            List<Rule> broken = rules(sample(3_000_000, 3_000_000, 0, 1,
                    core(3000, 3001, i % 4 == 0 ? 4.2 + i * 1e-5 : busy + i * 1e-5, 0)));
            assertThat(broken).isEqualTo(i % 4 == 0 ? List.of() : List.of(Rule.SIBLING));
        }
    }

    @Test
    void halfOfADuetIsComparedWithDuets() {
        List<Integer> both = List.of(2, 1);
        Sample half = sample(3_000_000, 3_000_000, 0, 1, core(3000, 3001, 2.2, 0));
        for (int i = 0; i < 20; i++) {
            assertThat(judge.judge(SIDE, half, both).isClean()).isTrue();
        }
        assertThat(judge.judge(SIDE, half).isClean()).isFalse();
    }

    @Test
    void additionsThatNobodyKnowsAreNoReason() {
        for (int i = 0; i < 20; i++) {
            assertThat(rules(twoThreads(2.2))).isEmpty();
        }
        assertThat(rules(twoThreads(Double.NaN))).isEmpty();
    }

    @Test
    void machineThatExposesNothingDisturbsNothing() {
        Sample blind = new Sample(0, 0, 0, 0, 0, 1, 3_000_000, -1, -1, -1, List.of(),
                Evidence.none(), List.of());
        assertThat(judge.judge(SIDE, blind).isClean()).isTrue();
    }

    @Test
    void clockRuleIsNoFinerThanTheClockUsuallyIs() {
        assertThat(Rules.limits(0.005).get(Rule.CLOCK)).isEqualTo(0.02);
        assertThat(Rules.limits(0.1).get(Rule.CLOCK)).isEqualTo(0.03);
        assertThat(Rules.limits(0.0001).get(Rule.CLOCK)).isEqualTo(0.0125);
        assertThat(Rules.limits(Double.NaN).get(Rule.CLOCK)).isEqualTo(0.0125);
    }

    @Test
    void clockMayWanderFartherOverARoundThanInOneSample() {
        assertThat(rules(sample(3_000_000, 3_000_000, 0, 1, core(3000, 3050, 4.2, 0))))
                .containsExactly(Rule.CLOCK);
        assertThat(judge.sinceRoundBegan(3000, 3050)).isEmpty();
        assertThat(judge.sinceRoundBegan(3000, 3090)).hasSize(1);
        assertThat(judge.sinceRoundBegan(Double.NaN, 3090)).isEmpty();
    }
}
