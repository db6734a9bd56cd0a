package org.jilectomy.locks;

import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;

/**
 * A mutex which is one 32-bit word in native memory. It knows no owner: any thread may unlock it,
 * as Python's {@code _thread.lock} wants it.
 *
 * <pre>
 *  value  meaning                      who leaves this state
 *    0    free                         lock(): CAS 0->1; a waiter: exchange with 2
 *    1    held, nobody waits           unlock(): CAS 1->0; a waiter: exchange with 2, then sleeps
 *    2    held, somebody may wait      unlockSlow(): exchange with 0, wakes one
 * </pre>
 *
 * <p>A woken waiter does not know whether others sleep, so it takes the lock with 2; at worst the
 * last of them wakes nobody. The lock is not handed over: who comes first takes it, which costs
 * fairness and saves convoys.
 *
 * <p>A waiter may give up (deadline, interruption by a service request), but only right after an
 * exchange with 2. It may have been the one whom an unlock woke; a newcomer may have taken the lock
 * with 1 since; the exchange makes that newcomer wake the next sleeper. Giving up without it would
 * lose the wake-up.
 *
 * <p>Costs: without contention one CAS to lock and one to unlock (5 ns each on x86-64), no call.
 * The design is U. Drepper's second mutex in "Futexes Are Tricky"; the detaching around the sleep
 * is ours.
 */
public final class FutexMutex {
    static final int FREE = 0;
    static final int HELD = 1;
    static final int HELD_AND_WAITED_FOR = 2;

    /** Results of {@link #lockUntil}. */
    public static final int LOCKED = 0;
    public static final int TIMED_OUT = 1;
    public static final int INTERRUPTED = 2;

    /** Bytes and alignment of a mutex. */
    public static final int SIZE = 4;

    /** Looks at the word before sleeping; about 1 us. With one processor it would be vain. */
    private static final int SPINS =
            Gil.ENABLED || Runtime.getRuntime().availableProcessors() == 1 ? 0 : 60;

    private FutexMutex() {}

    // ---- fast paths ---------------------------------------------------------------------------

    /**
     * Takes the lock, waiting for it as long as it takes.
     *
     * @param me the calling thread's mutator, detached while it sleeps; null if it is not a mutator
     */
    public static void lock(Mutator me, long addr) {
        if (!Memory.compareAndSetInt(addr, FREE, HELD)) {
            lockSlow(me, addr, Futex.FOREVER, false);
        }
    }

    /** Takes the lock if it is free; never waits. */
    public static boolean tryLock(long addr) {
        return Memory.compareAndSetInt(addr, FREE, HELD);
    }

    /**
     * Releases the lock; wakes one waiter, if any.
     *
     * @throws IllegalMonitorStateException if it was free
     */
    public static void unlock(long addr) {
        if (!Memory.compareAndSetInt(addr, HELD, FREE)) {
            unlockSlow(addr);
        }
    }

    /** Whether somebody holds it; stale when it arrives. */
    public static boolean isLocked(long addr) {
        return Memory.getIntAcquire(addr) != FREE;
    }

    /**
     * Takes the lock, waiting until a deadline.
     *
     * @param deadline on the clock of {@link System#nanoTime()}, or {@link Futex#FOREVER}
     * @param interruptible whether {@link Mutator#requestService()} ends it; needs a mutator
     * @return {@link #LOCKED}, {@link #TIMED_OUT} or {@link #INTERRUPTED}
     */
    public static int lockUntil(Mutator me, long addr, long deadline, boolean interruptible) {
        return Memory.compareAndSetInt(addr, FREE, HELD) ? LOCKED
                : lockSlow(me, addr, deadline, interruptible);
    }

    // ---- two locks ----------------------------------------------------------------------------

    /** Takes both, lower address first, so no two threads wait for each other; may be one. */
    public static void lockTwo(Mutator me, long a, long b) {
        lock(me, Math.min(a, b));
        if (a != b) {
            lock(me, Math.max(a, b));
        }
    }

    /** Releases what {@link #lockTwo} took. */
    public static void unlockTwo(long a, long b) {
        unlock(a);
        if (a != b) {
            unlock(b);
        }
    }

    // ---- slow paths ---------------------------------------------------------------------------

    private static int lockSlow(Mutator me, long addr, long deadline, boolean interruptible) {
        if (Futex.hasPassed(deadline)) {
            return tryLock(addr) ? LOCKED : TIMED_OUT; // never slept, so no wake-up to pass on
        }
        if (spin(addr)) {
            return LOCKED;
        }
        while (Memory.getAndSetInt(addr, HELD_AND_WAITED_FOR) != FREE) {
            if (interruptible && me.isServiceRequested()) {
                return INTERRUPTED;
            }
            if (Futex.hasPassed(deadline)) {
                return TIMED_OUT;
            }
            Parking.park(me, addr, HELD_AND_WAITED_FOR, deadline, interruptible);
        }
        return LOCKED;
    }

    private static boolean spin(long addr) {
        for (int i = 0; i < SPINS; i++) {
            if (Memory.getIntOpaque(addr) == FREE && tryLock(addr)) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private static void unlockSlow(long addr) {
        int old = Memory.getAndSetInt(addr, FREE);
        if (old == FREE) {
            throw new IllegalMonitorStateException("release of a free lock");
        }
        if (old == HELD_AND_WAITED_FOR) {
            Futex.wake(addr, 1);
        }
    }
}
