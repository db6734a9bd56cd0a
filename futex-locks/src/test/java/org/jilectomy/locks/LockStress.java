package org.jilectomy.locks;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.TestMutator;

/**
 * Random schedules on one lock with a known end: plain increments under the lock must all be
 * counted, and everybody must come home, which a lost wake-up prevents. Also a program, to be run
 * in JVMs with other switches.
 */
public final class LockStress {
    private static final int THREADS = 4;
    private static final int ROUNDS = 2500;

    private LockStress() {}

    public static void main(String[] args) throws Exception {
        mutexWithTimeoutsAndInterrupts(System.nanoTime());
        recursive(System.nanoTime());
        semaphore(System.nanoTime());
        System.out.println("native=" + Futex.NATIVE + " gil=" + Gil.ENABLED);
    }

    static void mutexWithTimeoutsAndInterrupts(long seed) throws Exception {
        System.out.println("mutex stress, seed " + seed);
        long mutex = Words.zeroed();
        long counter = Words.zeroed();
        AtomicInteger expected = new AtomicInteger();
        TestMutator[] mutators = new TestMutator[THREADS];
        Crew.of(THREADS, index -> {
            Random random = new Random(seed + index);
            TestMutator me = mutators[index] = TestMutator.enter();
            int taken = 0;
            for (int i = 0; i < ROUNDS; i++) {
                me.pollHere();
                long deadline = random.nextInt(3) == 0 ? Futex.FOREVER
                        : Futex.deadlineAfter(random.nextInt(30_000));
                int result = random.nextInt(4) == 0 ? lockAs(me, mutex)
                        : FutexMutex.lockUntil(me, mutex, deadline, random.nextBoolean());
                if (result == FutexMutex.LOCKED) {
                    Memory.putInt(counter, Memory.getInt(counter) + 1);
                    taken++;
                    pause(random, me);
                    FutexMutex.unlock(mutex);
                }
                TestMutator other = mutators[random.nextInt(THREADS)];
                if (other != null && random.nextInt(50) == 0) {
                    other.requestGilDrop();
                }
                pause(random, me);
            }
            expected.addAndGet(taken);
            me.exit();
        }).join();
        check(Memory.getInt(counter), expected.get());
        check(Memory.getInt(mutex), 0);
    }

    private static int lockAs(TestMutator me, long mutex) {
        FutexMutex.lockAs(me, mutex);
        return FutexMutex.LOCKED;
    }

    static void recursive(long seed) throws Exception {
        System.out.println("recursive stress, seed " + seed);
        long lock = Words.zeroed();
        long counter = Words.zeroed();
        Crew.of(THREADS, index -> {
            Random random = new Random(seed + index);
            TestMutator me = TestMutator.enter();
            long owner = index + 1L;
            for (int i = 0; i < ROUNDS; i++) {
                me.pollHere();
                int depth = 1 + random.nextInt(3);
                for (int d = 0; d < depth; d++) {
                    RecursiveFutexLock.lock(me, lock, owner);
                }
                Memory.putInt(counter, Memory.getInt(counter) + 1);
                if (random.nextInt(10) == 0) {
                    int count = RecursiveFutexLock.unlockSaving(lock, owner);
                    check(count, depth);
                    RecursiveFutexLock.lockRestoring(me, lock, owner, count);
                }
                for (int d = 0; d < depth; d++) {
                    RecursiveFutexLock.unlock(lock, owner);
                }
            }
            me.exit();
        }).join();
        check(Memory.getInt(counter), THREADS * ROUNDS);
        check(Memory.getInt(lock), 0);
    }

    static void semaphore(long seed) throws Exception {
        System.out.println("semaphore stress, seed " + seed);
        long semaphore = Words.zeroed();
        FutexSemaphore.init(semaphore, 2);
        AtomicInteger inside = new AtomicInteger();
        Crew.of(THREADS, index -> {
            Random random = new Random(seed + index);
            TestMutator me = TestMutator.enter();
            for (int i = 0; i < ROUNDS; i++) {
                me.pollHere();
                long deadline = random.nextBoolean() ? Futex.FOREVER
                        : Futex.deadlineAfter(random.nextInt(20_000));
                if (FutexSemaphore.acquireUntil(me, semaphore, deadline, false)
                        == FutexMutex.LOCKED) {
                    if (inside.incrementAndGet() > 2) {
                        throw new AssertionError("more than two inside");
                    }
                    pause(random, me);
                    inside.decrementAndGet();
                    FutexSemaphore.release(semaphore, 1);
                }
            }
            me.exit();
        }).join();
        check(FutexSemaphore.permits(semaphore), 2);
    }

    private static void pause(Random random, TestMutator me) {
        switch (random.nextInt(64)) {
            case 0 -> {
                me.detach();
                Thread.yield();
                me.attach();
            }
            case 1, 2, 3 -> {
                for (int i = random.nextInt(200); i > 0; i--) {
                    Thread.onSpinWait();
                }
            }
            default -> {}
        }
    }

    private static void check(int actual, int expected) {
        if (actual != expected) {
            throw new AssertionError("expected " + expected + ", found " + actual);
        }
    }
}
