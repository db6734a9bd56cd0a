package org.jilectomy.runtime.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jilectomy.runtime.Jvm;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.state.ThreadState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of list, deque, dict and set; and that a wrong one is found.
 *
 * <p>{@code -Djilectomy.linearizability=N}: so many operations of each type ({@code
 * scripts/linearizability} sets it). As a program it runs one configuration and says how it went.
 */
class LinearizabilityTest {
    private static final int OPERATIONS = Integer.getInteger("jilectomy.linearizability", 10_000);

    private static ThreadState ts;

    @BeforeAll
    static void boot() {
        ts = ThreadState.create();
        StaticTypes.boot();
    }

    @AfterAll
    static void end() {
        ts.destroy();
    }

    public static void main(String[] args) throws Exception {
        boot();
        long seed = Long.getLong("jilectomy.seed", System.nanoTime());
        boolean right = true;
        for (Model model : Model.values()) {
            long operations = 0;
            List<Operation> wrong = null;
            for (int threads = 2; threads <= 4 && wrong == null; threads++) {
                Rounds rounds = new Rounds(
                        model, threads, OPERATIONS / 3 + 1, seed, Container.Python::create);
                wrong = rounds.run(ts);
                operations += rounds.operations();
            }
            System.out.println(model + ": " + operations + " operations, seed " + seed + ": "
                    + (wrong == null ? "linearizable" : "NOT LINEARIZABLE\n" + text(wrong)));
            right &= wrong == null;
        }
        System.exit(right ? 0 : 1);
    }

    private static String text(List<Operation> history) {
        StringBuilder b = new StringBuilder();
        history.forEach(op -> b.append(op).append('\n'));
        return b.toString();
    }

    @ParameterizedTest
    @EnumSource
    void everyHistoryHasAnOrder(Model model) throws Exception {
        long seed = System.nanoTime();
        for (int threads = 2; threads <= 4; threads++) {
            Rounds rounds = new Rounds(
                    model, threads, OPERATIONS / 3, seed, Container.Python::create);
            List<Operation> wrong = rounds.run(ts);
            assertThat(wrong).as(() -> "seed " + seed + ": " + text(wrong)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Djilectomy.locks=always", "-Djilectomy.refcount=atomic"})
    void soInOtherConfigurations(String option) throws Exception {
        Jvm.Result result = Jvm.run("", null,
                List.of(option, "-Djilectomy.linearizability=" + OPERATIONS / 4),
                LinearizabilityTest.class.getName());
        assertThat(result.out()).contains("LIST: ", "SET: ").doesNotContain("NOT");
        assertThat(result.status()).as(result.err()).isZero();
    }

    @Test
    void aListWithoutALockIsFound() throws Exception {
        Rounds rounds =
                new Rounds(Model.LIST, 2, 3_000_000, 1, (t, model) -> new Container.Broken());
        assertThat(rounds.run(ts)).isNotNull();
    }

    // ---------------------------------------------------------------- histories by hand

    private static Operation op(String name, int a, int b, Object answer, long begin, long end) {
        return new Operation(0, name, a, b, answer, begin, end);
    }

    @Test
    void overlappingOperationsMayHappenInEitherOrder() {
        for (int first : new int[] {1, 2}) {
            assertThat(Checker.isLinearizable(Model.LIST, List.of(
                    op("append", 1, 0, Model.NONE, 0, 10), op("append", 2, 0, Model.NONE, 5, 15),
                    op("contents", 0, 0, List.of(first, 3 - first), 20, 30)))).isTrue();
        }
    }

    @Test
    void operationsAfterEachOtherMayNot() {
        assertThat(Checker.isLinearizable(Model.LIST, List.of(
                op("append", 1, 0, Model.NONE, 0, 10), op("append", 2, 0, Model.NONE, 11, 15),
                op("contents", 0, 0, List.of(2, 1), 20, 30)))).isFalse();
    }

    @Test
    void aLostElementADuplicateAndAStaleReadAreFound() {
        assertThat(Checker.isLinearizable(Model.DEQUE, List.of(
                op("append", 1, 0, Model.NONE, 0, 10), op("appendleft", 2, 0, Model.NONE, 5, 15),
                op("contents", 0, 0, List.of(1), 20, 30)))).isFalse();
        assertThat(Checker.isLinearizable(Model.LIST, List.of(
                op("append", 1, 0, Model.NONE, 0, 10), op("pop", 0, 0, 1, 11, 20),
                op("pop", 0, 0, 1, 12, 21)))).isFalse();
        List<Operation> stale = List.of(op("set", 1, 7, Model.NONE, 0, 10),
                op("set", 1, 8, Model.NONE, 11, 20), op("get", 1, 0, 7, 21, 30));
        assertThat(Checker.isLinearizableByKey(Model.DICT, stale)).isFalse();
        assertThat(Checker.isLinearizable(Model.DICT, stale)).isFalse();
    }
}
