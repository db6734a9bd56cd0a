package org.jilectomy.jcstress;

import org.jilectomy.locks.Futex;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.locks.FutexSemaphore;
import org.jilectomy.memory.Memory;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** {@code org.jilectomy.locks}: plain increments under a lock are all counted, and it is free again. */
public final class Locks {
    private Locks() {}

    /** Two actors that wait as long as it takes, twice each. */
    @JCStressTest
    @Outcome(id = "4, 0", expect = Expect.ACCEPTABLE, desc = "all, and free")
    @Outcome(expect = Expect.FORBIDDEN, desc = "two were inside, or it stays locked")
    @State
    public static class Mutex {
        private final long lock = Litmus.line();
        private final long count = Litmus.line();

        private void increment() {
            FutexMutex.lock(null, lock);
            Memory.putInt(count, Memory.getInt(count) + 1);
            FutexMutex.unlock(lock);
        }

        @Actor
        public void a() {
            increment();
            increment();
        }

        @Actor
        public void b() {
            increment();
            increment();
        }

        @Arbiter
        public void end(II_Result r) {
            r.r1 = Memory.getInt(count);
            r.r2 = Memory.getInt(lock);
        }
    }

    /** One waits at most a moment: giving up loses nobody's wake-up, or an actor would hang. */
    @JCStressTest
    @Outcome(id = {"2, 0", "3, 0"}, expect = Expect.ACCEPTABLE, desc = "all who got it, and free")
    @Outcome(expect = Expect.FORBIDDEN, desc = "two were inside, or it stays locked")
    @State
    public static class MutexWithDeadline {
        private static final long NANOS = 2000;

        private final long lock = Litmus.line();
        private final long count = Litmus.line();

        private void increment() {
            Memory.putInt(count, Memory.getInt(count) + 1);
            FutexMutex.unlock(lock);
        }

        @Actor
        public void a() {
            FutexMutex.lock(null, lock);
            increment();
            FutexMutex.lock(null, lock);
            increment();
        }

        @Actor
        public void b() {
            if (FutexMutex.lockUntil(null, lock, Futex.deadlineAfter(NANOS), false)
                    == FutexMutex.LOCKED) {
                increment();
            }
        }

        @Arbiter
        public void end(II_Result r) {
            r.r1 = Memory.getInt(count);
            r.r2 = Memory.getInt(lock);
        }
    }

    /** Two locks in opposite orders. */
    @JCStressTest
    @Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "both, and free")
    @Outcome(expect = Expect.FORBIDDEN, desc = "two were inside")
    @State
    public static class TwoMutexes {
        private final long a = Litmus.line();
        private final long b = Litmus.line();
        private final long count = Litmus.line();

        private void increment(long first, long second) {
            FutexMutex.lockTwo(null, first, second);
            Memory.putInt(count, Memory.getInt(count) + 1);
            FutexMutex.unlockTwo(first, second);
        }

        @Actor
        public void one() {
            increment(a, b);
        }

        @Actor
        public void two() {
            increment(b, a);
        }

        @Arbiter
        public void end(II_Result r) {
            r.r1 = Memory.getInt(count);
            r.r2 = Memory.getInt(a) | Memory.getInt(b);
        }
    }

    /** One permit and two who want it, for plain increments. */
    @JCStressTest
    @Outcome(id = "4, 1", expect = Expect.ACCEPTABLE, desc = "all, and the permit is there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "two were inside, or a permit is lost or invented")
    @State
    public static class Semaphore {
        private final long semaphore = Litmus.line();
        private final long count = Litmus.line();

        public Semaphore() {
            FutexSemaphore.init(semaphore, 1);
        }

        private void increment() {
            FutexSemaphore.acquireUntil(null, semaphore, Futex.FOREVER, false);
            Memory.putInt(count, Memory.getInt(count) + 1);
            FutexSemaphore.release(semaphore, 1);
        }

        @Actor
        public void a() {
            increment();
            increment();
        }

        @Actor
        public void b() {
            increment();
            increment();
        }

        @Arbiter
        public void end(II_Result r) {
            r.r1 = Memory.getInt(count);
            r.r2 = FutexSemaphore.permits(semaphore);
        }
    }
}
