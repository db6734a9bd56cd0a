package org.jilectomy.safepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jilectomy.locks.Crew;
import org.jilectomy.locks.Futex;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.locks.FutexSemaphore;
import org.jilectomy.locks.Words;
import org.junit.jupiter.api.Test;

class SafepointTest {
    @Test
    void aStoppedWorldStandsStill() throws Exception {
        long seed = System.nanoTime();
        System.out.println("stop-the-world stress, seed " + seed);
        int threads = 3;
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLongArray counters = new AtomicLongArray(threads * 16);
        Crew crew = Crew.of(threads, index -> {
            Random random = new Random(seed + index);
            TestMutator me = TestMutator.enter();
            while (!stop.get()) {
                me.pollHere();
                counters.lazySet(16 * index, counters.get(16 * index) + 1);
                int dice = random.nextInt(1000);
                if (dice == 0) {
                    me.exit();
                    me = TestMutator.enter();
                } else if (dice < 20) {
                    me.detach();
                    Thread.onSpinWait();
                    me.attach();
                } else if (dice == 20) {
                    assertFrozen(me, counters, index);
                }
            }
            me.exit();
        });
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            assertFrozen(null, counters, -1);
            Thread.sleep(0, random.nextInt(500_000));
        }
        stop.set(true);
        crew.join();
        assertThat(Safepoint.mutators()).isEmpty();
    }

    private static void assertFrozen(Mutator me, AtomicLongArray counters, int own) {
        Safepoint.stopTheWorld(me, () -> {
            String before = counters.toString();
            for (int i = 0; i < 2000; i++) {
                Thread.onSpinWait();
            }
            for (Mutator m : Safepoint.mutators()) {
                if (m != me && m.isAttached()) {
                    throw new AssertionError("attached in a stopped world");
                }
            }
            if (!counters.toString().equals(before)) {
                throw new AssertionError("the world moved");
            }
        });
    }

    @Test
    void anExceptionInTheActionResumesTheWorld() {
        TestMutator me = TestMutator.enter();
        assertThatThrownBy(() -> Safepoint.stopTheWorld(me, () -> {
            throw new IllegalArgumentException("in the action");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(Safepoint.isStopper()).isFalse();
        TestMutator other = TestMutator.enter();
        other.exit();
        me.exit();
    }

    @Test
    void stopsNestAndHandshakesWithinAStopRunAtOnce() {
        TestMutator me = TestMutator.enter();
        TestMutator other = new TestMutator();
        Safepoint.register(other);
        AtomicInteger ran = new AtomicInteger();
        Safepoint.stopTheWorld(me, () -> Safepoint.stopTheWorld(me,
                () -> Safepoint.handshake(other, m -> ran.incrementAndGet())));
        assertThat(ran).hasValue(1);
        other.attach();
        other.exit();
        me.exit();
    }

    @Test
    void aServiceRequestedInAHandshakeLetsTheTargetSleep() throws Exception {
        boolean slept = false;
        for (int i = 0; i < 20 && !slept; i++) { // it may look at its requests just before it sleeps
            slept = sleepsThroughARequest();
        }
        assertThat(slept).isTrue();
    }

    private static boolean sleepsThroughARequest() throws Exception {
        long semaphore = Words.zeroed();
        TestMutator target = new TestMutator();
        Safepoint.register(target);
        AtomicInteger result = new AtomicInteger(-1);
        Crew crew = Crew.of(1, index -> {
            target.attach();
            result.set(FutexSemaphore.acquireUntil(target, semaphore, Futex.FOREVER, true));
            target.pollHere();
            target.exit();
        });
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (target.parkedAt == 0) {
            assertThat(System.nanoTime()).as("it never parked").isLessThan(deadline);
            Thread.onSpinWait();
        }
        Thread.sleep(5);
        AtomicBoolean asleep = new AtomicBoolean();
        Safepoint.handshakeAndWait(null, target, m -> {
            m.requestService();
            asleep.set(m.parkedAt != 0);
        });
        FutexSemaphore.release(semaphore, 1);
        crew.join();
        assertThat(target.polls()).isEqualTo(1);
        return asleep.get() && result.get() == FutexMutex.LOCKED;
    }

    @Test
    void aThreadBornInAStoppedWorldWaitsForItsEnd() throws Exception {
        AtomicBoolean attached = new AtomicBoolean();
        Crew[] crew = new Crew[1];
        Safepoint.stopTheWorld(null, () -> {
            crew[0] = Crew.of(1, i -> {
                TestMutator me = TestMutator.enter();
                attached.set(true);
                me.exit();
            });
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertThat(attached).isFalse();
        });
        crew[0].join();
        assertThat(attached).isTrue();
    }

    @Test
    void theRequesterRunsTheHandshakeOfADetachedTarget() {
        TestMutator target = new TestMutator();
        Safepoint.register(target);
        Thread[] ranOn = new Thread[1];
        Safepoint.handshake(target, m -> ranOn[0] = Thread.currentThread());
        assertThat(ranOn[0]).isSameAs(Thread.currentThread());
        target.attach();
        target.pollHere();
        target.exit();
    }

    @Test
    void anAttachedTargetRunsItsHandshakeAtItsPoll() {
        TestMutator target = TestMutator.enter();
        AtomicInteger ran = new AtomicInteger();
        Safepoint.handshake(target, m -> ran.incrementAndGet());
        assertThat(ran).hasValue(0);
        target.pollHere();
        assertThat(ran).hasValue(1);
        target.exit();
    }

    @Test
    void aTargetWhichDetachesRunsItsHandshakeFirst() {
        TestMutator target = TestMutator.enter();
        AtomicInteger ran = new AtomicInteger();
        Safepoint.handshake(target, m -> ran.incrementAndGet());
        target.exit();
        assertThat(ran).hasValue(1);
    }

    @Test
    void whatAnActionThrowsReachesItsRequester() {
        TestMutator target = new TestMutator();
        Safepoint.register(target);
        assertThatThrownBy(() -> Safepoint.handshakeAndWait(null, target, m -> {
            throw new IllegalArgumentException("in the action");
        })).isInstanceOf(IllegalArgumentException.class);
        target.exit();
    }

    @Test
    void mutualHandshakesRunExactlyOnceAndNeverTogetherWithTheTarget() throws Exception {
        long seed = System.nanoTime();
        System.out.println("handshake stress, seed " + seed);
        int threads = 3;
        int rounds = 1000;
        TestMutator[] mutators = new TestMutator[threads];
        int[][] counts = new int[threads][1]; // plain: touched by its thread or in its handshakes
        for (int i = 0; i < threads; i++) {
            mutators[i] = new TestMutator();
            Safepoint.register(mutators[i]);
        }
        Crew.of(threads, index -> {
            Random random = new Random(seed + index);
            TestMutator me = mutators[index];
            me.attach();
            for (int i = 0; i < rounds; i++) {
                int target = random.nextInt(threads);
                counts[index][0]++;
                if (random.nextBoolean()) {
                    Safepoint.handshakeAndWait(me, mutators[target], m -> counts[target][0]++);
                } else {
                    Safepoint.handshake(mutators[target], m -> counts[target][0]++);
                }
                me.pollHere();
            }
            me.detach();
        }).join();
        Safepoint.stopTheWorld(null, () -> {
            int sum = 0;
            for (int[] count : counts) {
                sum += count[0];
            }
            assertThat(sum).isEqualTo(2 * threads * rounds);
        });
        for (TestMutator m : mutators) {
            m.exit();
        }
    }
}
