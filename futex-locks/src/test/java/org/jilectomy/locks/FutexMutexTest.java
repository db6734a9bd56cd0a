package org.jilectomy.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Safepoint;
import org.jilectomy.safepoint.TestMutator;
import org.junit.jupiter.api.Test;

class FutexMutexTest {
    private static final long MILLI = 1_000_000;

    private final long mutex = Words.zeroed();

    @Test
    void lockAndUnlockLeaveNoTrace() {
        FutexMutex.lock(null, mutex);
        assertThat(FutexMutex.isLocked(mutex)).isTrue();
        assertThat(FutexMutex.tryLock(mutex)).isFalse();
        FutexMutex.unlock(mutex);
        assertThat(Memory.getInt(mutex)).isZero();
    }

    @Test
    void unlockOfAFreeLockIsRefusedAndLeavesItFree() {
        assertThatThrownBy(() -> FutexMutex.unlock(mutex))
                .isInstanceOf(IllegalMonitorStateException.class);
        assertThat(FutexMutex.tryLock(mutex)).isTrue();
    }

    @Test
    void anyThreadMayUnlock() throws Exception {
        FutexMutex.lock(null, mutex);
        Crew.of(1, i -> FutexMutex.unlock(mutex)).join();
        assertThat(FutexMutex.isLocked(mutex)).isFalse();
    }

    @Test
    void aTimedLockGivesUpNotBeforeItsDeadline() {
        FutexMutex.lock(null, mutex);
        long deadline = Futex.deadlineAfter(15 * MILLI);
        assertThat(FutexMutex.lockUntil(null, mutex, deadline, false))
                .isEqualTo(FutexMutex.TIMED_OUT);
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(deadline);
        FutexMutex.unlock(mutex);
        assertThat(FutexMutex.lockUntil(null, mutex, deadline, false))
                .isEqualTo(FutexMutex.LOCKED);
    }

    @Test
    void unlockWakesExactlyOneWaiter() throws Exception {
        FutexMutex.lock(null, mutex);
        AtomicInteger inside = new AtomicInteger();
        Crew crew = Crew.of(3, i -> {
            FutexMutex.lock(null, mutex);
            inside.incrementAndGet(); // and keeps it: the main thread unlocks
        });
        Thread.sleep(30);
        for (int expected = 1; expected <= 3; expected++) {
            FutexMutex.unlock(mutex);
            while (inside.get() < expected) {
                Thread.yield();
            }
            Thread.sleep(5);
            assertThat(inside).hasValue(expected);
        }
        crew.join();
    }

    @Test
    void aServiceRequestEndsAnInterruptibleWait() throws Exception {
        FutexMutex.lock(null, mutex);
        TestMutator waiter = new TestMutator();
        AtomicInteger result = new AtomicInteger(-1);
        Crew crew = Crew.of(1, i -> {
            Safepoint.register(waiter);
            waiter.attach();
            result.set(FutexMutex.lockUntil(waiter, mutex, Futex.FOREVER, true));
            assertThat(waiter.isAttached()).isTrue();
            waiter.pollHere();
            waiter.exit();
        });
        Thread.sleep(20);
        waiter.requestService();
        crew.join();
        assertThat(result).hasValue(FutexMutex.INTERRUPTED);
        assertThat(waiter.polls()).isEqualTo(1);
    }

    @Test
    void theWorldCanBeStoppedWhileAMutatorWaitsForALock() throws Exception {
        FutexMutex.lock(null, mutex);
        Crew crew = Crew.of(1, i -> {
            TestMutator waiter = TestMutator.enter();
            FutexMutex.lock(waiter, mutex);
            FutexMutex.unlock(mutex);
            waiter.exit();
        });
        Thread.sleep(20);
        AtomicInteger ran = new AtomicInteger();
        Safepoint.stopTheWorld(null, ran::incrementAndGet);
        assertThat(ran).hasValue(1);
        FutexMutex.unlock(mutex);
        crew.join();
    }

    @Test
    void twoLocksTakenInOppositeOrdersDoNotDeadlock() throws Exception {
        long other = Words.zeroed();
        long counter = Words.zeroed();
        Crew.of(2, i -> {
            for (int n = 0; n < 2000; n++) {
                FutexMutex.lockTwo(null, i == 0 ? mutex : other, i == 0 ? other : mutex);
                Memory.putInt(counter, Memory.getInt(counter) + 1);
                FutexMutex.unlockTwo(mutex, other);
            }
        }).join();
        assertThat(Memory.getInt(counter)).isEqualTo(4000);
        FutexMutex.lockTwo(null, mutex, mutex);
        FutexMutex.unlockTwo(mutex, mutex);
    }

    @Test
    void whoWaitsForAThreadThatEndedIsTold() throws Exception {
        Crew.of(1, i -> {
            TestMutator holder = TestMutator.enter();
            FutexMutex.lockAs(holder, mutex);
            holder.exit(); // and never unlocks
        }).join();
        Crew.of(2, i -> {
            TestMutator waiter = TestMutator.enter();
            assertThatThrownBy(() -> FutexMutex.lockAs(waiter, mutex))
                    .isInstanceOf(AbandonedLockException.class).hasMessageContaining("has ended");
            waiter.exit();
        }).join();
    }

    @Test
    void aSleeperIsToldWhenTheHolderEnds() throws Exception {
        TestMutator holder = new TestMutator();
        Safepoint.register(holder);
        FutexMutex.lockAs(holder, mutex);
        Crew crew = Crew.of(1, i -> {
            TestMutator waiter = TestMutator.enter();
            assertThatThrownBy(() -> FutexMutex.lockAs(waiter, mutex))
                    .isInstanceOf(AbandonedLockException.class);
            assertThat(waiter.isAttached()).isTrue();
            waiter.exit();
        });
        Thread.sleep(20);
        assertThat(crew.isAlive()).isTrue();
        holder.exit();
        crew.join();
    }

    @Test
    void theHolderIsToldWhenItLocksAgain() {
        TestMutator me = TestMutator.enter();
        FutexMutex.lockAs(me, mutex);
        assertThatThrownBy(() -> FutexMutex.lockAs(me, mutex))
                .isInstanceOf(AbandonedLockException.class).hasMessageContaining("locked again");
        FutexMutex.unlock(mutex);
        assertThat(Memory.getInt(mutex)).isZero();
        me.exit();
    }

    @Test
    void anAnonymousLockOutlivesTheThreadThatTookIt() throws Exception {
        Crew.of(1, i -> FutexMutex.lock(null, mutex)).join();
        Crew crew = Crew.of(1, i -> FutexMutex.lock(null, mutex));
        Thread.sleep(10);
        FutexMutex.unlock(mutex);
        crew.join();
        assertThat(FutexMutex.isLocked(mutex)).isTrue();
    }

    @Test
    void ofTwoLocksTheFirstIsReleasedIfTheSecondIsAbandoned() throws Exception {
        long other = Words.zeroed();
        long first = Math.min(mutex, other);
        long second = Math.max(mutex, other);
        Crew.of(1, i -> {
            TestMutator holder = TestMutator.enter();
            FutexMutex.lockAs(holder, second);
            holder.exit();
        }).join();
        TestMutator me = TestMutator.enter();
        assertThatThrownBy(() -> FutexMutex.lockTwoAs(me, second, first))
                .isInstanceOf(AbandonedLockException.class);
        assertThat(FutexMutex.isLocked(first)).isFalse();
        me.exit();
    }

    @Test
    void stress() throws Exception {
        LockStress.mutexWithTimeoutsAndInterrupts(System.nanoTime());
    }
}
