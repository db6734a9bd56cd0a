package org.jilectomy.locks;

import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;

/**
 * A condition variable: one native 32-bit word which counts notifications, used with a
 * {@link FutexMutex}.
 *
 * <p>A waiter reads the count while it holds the mutex and sleeps only as long as the count is
 * that; a notification after the mutex was released has changed it. (A waiter who sleeps through
 * exactly 2^32 notifications is not considered.) Wake-ups may be spurious: wait in a loop.
 */
public final class FutexCondition {
    /** Bytes and alignment of a condition; all zero is a valid one. */
    public static final int SIZE = 4;

    private FutexCondition() {}

    /**
     * Releases the mutex, sleeps until notified or until the deadline, takes the mutex again.
     *
     * @param mutex held by the caller
     */
    public static void awaitUntil(Mutator me, long addr, long mutex, long deadline) {
        int seen = Memory.getIntVolatile(addr);
        FutexMutex.unlock(mutex);
        if (!Futex.hasPassed(deadline)) {
            Parking.park(me, addr, seen, deadline, false);
        }
        FutexMutex.lockUntil(me, mutex, Futex.FOREVER, false); // its holder may take long
    }

    /** Wakes one waiter. Holding the mutex is not required, but usual. */
    public static void notifyOne(long addr) {
        Memory.getAndAddInt(addr, 1);
        Futex.wake(addr, 1);
    }

    /** Wakes all waiters. */
    public static void notifyAll(long addr) {
        Memory.getAndAddInt(addr, 1);
        Futex.wake(addr, Integer.MAX_VALUE);
    }
}
