package org.jilectomy.jmh.locks;

import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;

/** A lock to compare: the two of the contest. One instance a round, so that each call is direct. */
sealed interface Contender {
    void lock();

    void unlock();

    /** {@link FutexMutex} on a word of its own cache line. */
    record Futex(long word) implements Contender {
        /** Never attached, so any number of threads may be it. */
        private static final Mutator ANYBODY = new Mutator() {};

        private static final long WORD = Memory.map(Memory.MAP_GRANULE, 128);

        Futex() {
            this(WORD);
        }

        @Override
        public void lock() {
            FutexMutex.lock(ANYBODY, word);
        }

        @Override
        public void unlock() {
            FutexMutex.unlock(word);
        }
    }

    /** Java's lock, not fair, as is its default. */
    record Reentrant(ReentrantLock inner) implements Contender {
        Reentrant() {
            this(new ReentrantLock());
        }

        @Override
        public void lock() {
            inner.lock();
        }

        @Override
        public void unlock() {
            inner.unlock();
        }
    }
}
