package org.jilectomy.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jilectomy.memory.Memory;
import org.junit.jupiter.api.Test;

/** The recursive lock, the semaphore and the condition. */
class OtherLocksTest {
    private static final long ALICE = 1;
    private static final long BOB = 2;

    private final long word = Words.zeroed();

    @Test
    void theOwnerMayLockAgainAndNobodyElse() {
        RecursiveFutexLock.lock(null, word, ALICE);
        assertThat(RecursiveFutexLock.tryLock(word, ALICE)).isTrue();
        assertThat(RecursiveFutexLock.count(word)).isEqualTo(2);
        assertThat(RecursiveFutexLock.tryLock(word, BOB)).isFalse();
        assertThatThrownBy(() -> RecursiveFutexLock.unlock(word, BOB))
                .isInstanceOf(IllegalMonitorStateException.class);
        RecursiveFutexLock.unlock(word, ALICE);
        assertThat(RecursiveFutexLock.isOwnedBy(word, ALICE)).isTrue();
        RecursiveFutexLock.unlock(word, ALICE);
        assertThat(RecursiveFutexLock.owner(word)).isZero();
        assertThat(RecursiveFutexLock.tryLock(word, BOB)).isTrue();
    }

    @Test
    void unlockSavingAndLockRestoringKeepTheCount() {
        RecursiveFutexLock.lock(null, word, ALICE);
        RecursiveFutexLock.lock(null, word, ALICE);
        int count = RecursiveFutexLock.unlockSaving(word, ALICE);
        assertThat(FutexMutex.isLocked(word)).isFalse();
        RecursiveFutexLock.lockRestoring(null, word, ALICE, count);
        assertThat(RecursiveFutexLock.count(word)).isEqualTo(2);
    }

    @Test
    void aForeignTimedLockGivesUp() {
        RecursiveFutexLock.lock(null, word, ALICE);
        assertThat(RecursiveFutexLock.lockUntil(null, word, BOB, Futex.deadlineAfter(1000), false))
                .isEqualTo(FutexMutex.TIMED_OUT);
    }

    @Test
    void recursiveStress() throws Exception {
        LockStress.recursive(System.nanoTime());
    }

    @Test
    void aSemaphoreGivesOutItsPermits() {
        FutexSemaphore.init(word, 2);
        assertThat(FutexSemaphore.tryAcquire(word)).isTrue();
        assertThat(FutexSemaphore.tryAcquire(word)).isTrue();
        assertThat(FutexSemaphore.acquireUntil(null, word, Futex.deadlineAfter(1000), false))
                .isEqualTo(FutexMutex.TIMED_OUT);
        FutexSemaphore.release(word, 3);
        assertThat(FutexSemaphore.permits(word)).isEqualTo(3);
    }

    @Test
    void semaphoreStress() throws Exception {
        LockStress.semaphore(System.nanoTime());
    }

    @Test
    void aBoundedBufferBetweenTwoThreadsLosesNothing() throws Exception {
        long mutex = word;
        long condition = Words.zeroed();
        long full = Words.zeroed();
        int items = 3000;
        Crew.of(2, role -> {
            for (int i = 0; i < items; i++) {
                FutexMutex.lock(null, mutex);
                while (Memory.getInt(full) != role) {
                    FutexCondition.awaitUntil(null, condition, mutex, Futex.FOREVER);
                }
                Memory.putInt(full, 1 - role);
                FutexCondition.notifyOne(condition);
                FutexMutex.unlock(mutex);
            }
        }).join();
        assertThat(Memory.getInt(full)).isZero();
    }

    @Test
    void aConditionWaitEndsAtItsDeadlineWithTheMutexHeld() {
        long condition = Words.zeroed();
        FutexMutex.lock(null, word);
        FutexCondition.awaitUntil(null, condition, word, Futex.deadlineAfter(1_000_000));
        assertThat(FutexMutex.isLocked(word)).isTrue();
    }
}
