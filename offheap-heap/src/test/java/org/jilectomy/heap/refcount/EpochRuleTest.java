package org.jilectomy.heap.refcount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.agrona.concurrent.NanoClock;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rule by which the reducer finds out who is dead, in every order in which two threads and the
 * reducer can take their steps, and in random orders of many.
 *
 * <p>One Java thread plays them all, so each schedule is exact and can be repeated. What is checked
 * against is the number of references that there really are: an object with one must not be dead, and
 * in the end all are.
 */
class EpochRuleTest {
    private static final long TYPE = 0x5550;

    /** Each look at the clock finds it time for a turn. */
    private final NanoClock clock = new NanoClock() {
        private long now;

        @Override
        public long nanoTime() {
            return now += 10_000_000_000L;
        }
    };

    private final Pads pads = new Pads();
    private final List<Long> dead = new ArrayList<>();
    private ThreadHeap[] heaps;

    @BeforeEach
    void threads() {
        Refcount.install((current, obj) -> dead.add(obj)); // memory stays, so that it is not reused
        heaps = new ThreadHeap[] {
            ThreadHeap.acquire("a"), ThreadHeap.acquire("b"), ThreadHeap.acquire("c")
        };
    }

    @AfterEach
    void end() {
        for (ThreadHeap heap : heaps) {
            heap.release();
        }
        Refcount.install(Heap::freeObject);
    }

    private static RefcountPolicy policy(String name, Reducer reducer) {
        return name.equals("buffered") ? new BufferedRefcount(reducer)
                : new CoalescedRefcount(reducer);
    }

    // ---- every order -----------------------------------------------------------------------------

    /** A cell with an object in it; thread 0 takes it out of there, thread 1 empties the cell. */
    private final class Scene {
        final Reducer reducer;
        final RefcountPolicy policy;
        final long obj = Heap.newObject(heaps[0], TYPE, 32, 0);
        final long noise = Heap.newObject(heaps[2], TYPE, 32, 0);
        boolean inCell = true;
        boolean taken;
        int references = 1;
        boolean diedEarly;

        Scene(String name, Function<NanoClock, Reducer> maker) {
            dead.clear();
            reducer = maker.apply(clock);
            policy = policy(name, reducer);
        }

        void step(int actor, int number) {
            switch (actor) {
                case 0 -> taker(number);
                case 1 -> emptier(number);
                default -> {
                    policy.retain(heaps[2], noise); // so that there is a reason to turn
                    reducer.doWork();
                    LateCounting.logOf(heaps[2]).acknowledge();
                }
            }
            for (ThreadHeap heap : heaps) {
                Burial.bury(LateCounting.logOf(heap));
            }
            diedEarly |= references > 0 && dead.contains(obj);
        }

        private void taker(int number) {
            if (number != 1) {
                LateCounting.logOf(heaps[0]).acknowledge();
            } else if (inCell) {
                policy.retain(heaps[0], obj);
                references++;
                taken = true;
            }
        }

        private void emptier(int number) {
            if (number == 1) {
                inCell = false;
                policy.release(heaps[1], obj);
                references--;
            } else {
                LateCounting.logOf(heaps[1]).acknowledge();
            }
        }

        void finish() {
            if (taken) {
                policy.release(heaps[0], obj);
                references--;
            }
            LateCounting.flush(heaps[0]);
            close();
        }

        void close() {
            for (ThreadHeap heap : heaps) {
                reducer.leave(LateCounting.logOf(heap));
                heap.countLog = null;
            }
        }
    }

    private static final int[] STEPS = {3, 3, 4};

    /** Plays all orders from one on; returns how many of them let the object die early. */
    private int play(String name, Function<NanoClock, Reducer> maker, int[] order, int n,
            int[] done) {
        if (n == order.length) {
            Scene scene = new Scene(name, maker);
            int[] at = new int[STEPS.length];
            for (int actor : order) {
                scene.step(actor, at[actor]++);
            }
            if (scene.diedEarly) {
                scene.close();
                return 1;
            }
            scene.finish();
            assertThat(dead).containsExactly(scene.obj);
            return 0;
        }
        int early = 0;
        for (int actor = 0; actor < STEPS.length; actor++) {
            if (done[actor] < STEPS[actor]) {
                done[actor]++;
                order[n] = actor;
                early += play(name, maker, order, n + 1, done);
                done[actor]--;
            }
        }
        return early;
    }

    private int playAll(String name, Function<NanoClock, Reducer> maker) {
        return play(name, maker, new int[STEPS[0] + STEPS[1] + STEPS[2]], 0, new int[3]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"buffered", "coalesced"})
    void nothingDiesEarlyInAnyOrder(String name) {
        assertThat(playAll(name, clock -> new Reducer(clock, pads))).isZero();
    }

    /** An incref of the same epoch or an earlier one first: not enough if threads turn one by one. */
    @Test
    void theNextEpochsIncrefsAreNeeded() {
        assertThat(playAll("buffered", clock -> new Reducer(clock, pads) {
            @Override
            long ripeAfter(long now) {
                return now - 1;
            }
        })).isPositive();
    }

    // ---- random orders ---------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"buffered", "coalesced"})
    void everythingDiesOnceAndNothingEarlyInRandomOrders(String name) {
        long seed = Long.getLong("jilectomy.test.seed", System.nanoTime());
        Random random = new Random(seed);
        Reducer reducer = new Reducer(clock, pads);
        RefcountPolicy policy = policy(name, reducer);
        long[] objects = new long[6_000];
        int[] references = new int[objects.length];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = Heap.newObject(heaps[i % 3], TYPE, 32, 0);
            references[i] = 1;
            if (i % 5 == 0) {
                policy.enableTryRetain(heaps[0], objects[i]);
            }
        }
        for (int step = 0; step < 200_000; step++) {
            ThreadHeap heap = heaps[random.nextInt(3)];
            int i = random.nextInt(objects.length);
            switch (random.nextInt(200)) {
                case 0 -> LateCounting.drain(heap);
                case 1 -> reducer.doWork();
                case 2 -> {
                    if (i % 5 == 0 && policy.tryRetain(heap, objects[i])) {
                        references[i]++;
                    } else if (i % 5 == 0) {
                        assertThat(references[i]).as("seed " + seed).isZero();
                    }
                }
                default -> {
                    if (references[i] > 0 && random.nextInt(100) < 48) {
                        policy.retain(heap, objects[i]);
                        references[i]++;
                    } else if (references[i] > 0) {
                        policy.release(heap, objects[i]);
                        references[i]--;
                    }
                }
            }
            if (step % 5000 == 0) {
                noneOfTheDeadIsReferenced(seed, objects, references);
            }
        }
        for (int i = 0; i < objects.length; i++) {
            for (; references[i] > 0; references[i]--) {
                policy.release(heaps[i % 3], objects[i]);
            }
        }
        policy.commitAll(heaps[0]);
        assertThat(dead).as("seed " + seed).hasSize(objects.length);
        assertThat(new HashSet<>(dead)).as("seed " + seed).hasSize(objects.length);
    }

    private void noneOfTheDeadIsReferenced(long seed, long[] objects, int[] references) {
        Set<Long> buried = new HashSet<>(dead);
        for (int i = 0; i < objects.length; i++) {
            if (references[i] > 0 && buried.contains(objects[i])) {
                fail("seed " + seed + ": died early");
            }
        }
    }
}
