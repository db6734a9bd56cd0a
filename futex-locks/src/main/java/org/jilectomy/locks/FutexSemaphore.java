package org.jilectomy.locks;

import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;

/**
 * A counting semaphore in native memory.
 *
 * <pre>
 *   offset  0  int  permits   >= 0; acquire: CAS n->n-1; release: add
 *           4  int  waiters   threads between deciding to sleep and having a permit
 * </pre>
 *
 * <p>No wake-up is lost: a waiter counts itself, then looks at the permits; a releaser adds
 * permits, then looks at the waiters; both by sequentially consistent operations, so at least one
 * sees the other.
 */
public final class FutexSemaphore {
    /** Bytes of a semaphore; aligned to 4. */
    public static final int SIZE = 8;

    private static final int WAITERS = 4;

    private FutexSemaphore() {}

    /** Makes zeroed or unused memory a semaphore with so many permits. */
    public static void init(long addr, int permits) {
        Memory.putInt(addr + WAITERS, 0);
        Memory.putIntRelease(addr, permits);
    }

    /** Takes a permit if there is one. */
    public static boolean tryAcquire(long addr) {
        int permits;
        while ((permits = Memory.getIntVolatile(addr)) > 0) {
            if (Memory.compareAndSetInt(addr, permits, permits - 1)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes a permit, waiting until a deadline.
     *
     * @return as {@link FutexMutex#lockUntil}
     */
    public static int acquireUntil(Mutator me, long addr, long deadline, boolean interruptible) {
        if (tryAcquire(addr)) {
            return FutexMutex.LOCKED;
        }
        Memory.getAndAddInt(addr + WAITERS, 1);
        try {
            while (!tryAcquire(addr)) {
                if (interruptible && me.isServiceRequested()) {
                    return FutexMutex.INTERRUPTED;
                }
                if (Futex.hasPassed(deadline)) {
                    return FutexMutex.TIMED_OUT;
                }
                Parking.park(me, addr, 0, deadline, interruptible);
            }
            return FutexMutex.LOCKED;
        } finally {
            Memory.getAndAddInt(addr + WAITERS, -1);
        }
    }

    /** Adds permits and wakes as many waiters. */
    public static void release(long addr, int permits) {
        Memory.getAndAddInt(addr, permits);
        if (Memory.getIntVolatile(addr + WAITERS) > 0) {
            Futex.wake(addr, permits);
        }
    }

    /** The permits now; stale when it arrives. */
    public static int permits(long addr) {
        return Memory.getIntVolatile(addr);
    }
}
