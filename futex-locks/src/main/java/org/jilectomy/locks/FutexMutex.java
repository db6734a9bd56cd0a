package org.jilectomy.locks;

import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/**
 * A mutex which is one 32-bit word in native memory.
 *
 * <pre>
 *  31 ............ 1   0
 *  |    holder      | W |
 *
 *  holder  W   meaning                      who leaves this state
 *    0     0   free                         lock(): CAS to the holder; a woken waiter: to it with W
 *    h     0   held, nobody waits           unlock(): exchange with 0; a waiter: CAS sets W
 *    h     1   held, somebody may wait      unlock(): exchange with 0, wakes one
 * </pre>
 *
 * <p><b>The holder</b> is {@value #NOBODY} if nobody in particular ({@link #lock}): any thread may
 * unlock it, as Python's {@code _thread.lock} wants it, also long after the thread that took it is
 * gone. Or it is the number of a mutator ({@link #lockAs}): then a waiter who finds that the holder's
 * thread has ended gets an {@link AbandonedLockException} instead of waiting for ever, and so does a
 * holder who locks again. Unlocking is the same for both and asks for no name.
 *
 * <p><b>No wake-up is lost.</b> A woken waiter does not know whether others sleep, so it takes the
 * lock with W; at worst the last of them wakes nobody. A waiter may give up (deadline, interruption by
 * a service request, a dead holder), but only right after it has seen the lock held with W set: it may
 * have been the one whom an unlock woke, a newcomer may have taken the lock without W since, and W
 * makes that newcomer wake the next sleeper. Giving up without it would lose the wake-up. The kernel
 * compares the word with what the waiter saw, W and holder, so an unlock in between is noticed.
 *
 * <p><b>Not handed over.</b> Who comes first takes it: that costs fairness and saves convoys. A waiter
 * looks at the word a few times before it sleeps, with pauses in between: one that looked all the time
 * would take the line from the holder at each look, and of two threads that do nothing but lock and
 * unlock neither would come forward. A lock that is held briefly and found held again and again is what
 * the program waits for, and one core alone gets most out of it: so its waiters <em>nap</em>, without W,
 * before they sleep. Nobody has to wake them, which would cost the holder a system call each time, and
 * meanwhile the holder keeps lock and data in its cache. {@code scripts/locks} prints throughput and
 * the longest wait, beside those for {@code ReentrantLock}.
 *
 * <p>Costs: without contention one CAS to lock and one exchange to unlock (5 ns each on x86-64), no
 * call. From U. Drepper's second mutex in "Futexes Are Tricky"; holder and detaching around the sleep
 * are ours.
 */
public final class FutexMutex {
    static final int FREE = 0;

    /** Set while somebody may wait. */
    static final int WAITED_FOR = 1;

    /** Number of the holder of whom nothing is known. */
    private static final int NOBODY = 1;

    /** How far a holder's number is shifted. */
    private static final int HOLDER = 1;

    static final int HELD = NOBODY << HOLDER;
    static final int HELD_AND_WAITED_FOR = HELD | WAITED_FOR;

    /** Results of {@link #lockUntil}. */
    public static final int LOCKED = 0;
    public static final int TIMED_OUT = 1;
    public static final int INTERRUPTED = 2;

    /** Bytes and alignment of a mutex. */
    public static final int SIZE = 4;

    /** With one processor looks before sleeping would be vain. */
    private static final boolean LOOKS =
            !Gil.ENABLED && Runtime.getRuntime().availableProcessors() > 1;

    /**
     * What a waiter does before it sleeps.
     *
     * @param first pauses before looks, in spins of the processor's choice (10 to 40 ns each)
     * @param later the same after each nap and sleep
     * @param naps how many, of {@link #NAP_NANOS}
     */
    private record Waiting(int[] first, int[] later, int naps) {
        static Waiting of(int[] first, int[] later, int naps) {
            return LOOKS ? new Waiting(first, later, naps) : new Waiting(new int[0], new int[0], 0);
        }
    }

    /**
     * For a lock that is held for a few dozen instructions. Measured, 2 and 4 threads on two cores
     * that do nothing else: 14 ns a pair, what one thread needs; 21 without naps. Shorter naps and
     * fewer gave less.
     */
    private static final Waiting BRIEF = Waiting.of(new int[] {4, 64}, new int[] {0, 4, 64}, 10);

    private static final int[] DOUBLING = {1, 2, 4, 8, 16, 32, 64};

    /**
     * For a lock of which nobody knows how long it is held: less is lost in vain, and whoever is to
     * get it from a holder who is done is there at once.
     */
    private static final Waiting UNKNOWN = Waiting.of(DOUBLING, DOUBLING, 0);

    private static final long NAP_NANOS = 200_000;

    /** How long a waiter sleeps before it asks whether the holder is still alive. */
    private static final long PATIENCE_NANOS = 200_000_000;

    private FutexMutex() {}

    // ---- fast paths ---------------------------------------------------------------------------

    /**
     * Takes the lock, waiting for it as long as it takes; for locks that are held briefly.
     *
     * @param me the calling thread's mutator, detached while it sleeps; null if it is not a mutator
     */
    public static void lock(Mutator me, long addr) {
        if (!Memory.compareAndSetInt(addr, FREE, HELD)) {
            lockSlow(me, addr, HELD, BRIEF, Futex.FOREVER, false);
        }
    }

    /**
     * As {@link #lock}, leaving the caller's number in the word: for locks that nobody but their
     * holder releases. Not recursive.
     *
     * @param me the calling thread's mutator, registered
     * @throws AbandonedLockException if the holder's thread has ended without releasing it, or is the
     *     caller's
     */
    public static void lockAs(Mutator me, long addr) {
        if (!Memory.compareAndSetInt(addr, FREE, me.number << HOLDER)) {
            lockSlow(me, addr, me.number << HOLDER, BRIEF, Futex.FOREVER, false);
        }
    }

    /** As {@link #lockAs} if it is free; never waits. */
    public static boolean tryLockAs(Mutator me, long addr) {
        return Memory.compareAndSetInt(addr, FREE, me.number << HOLDER);
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
        int old = Memory.getAndSetInt(addr, FREE);
        if (old == FREE || (old & WAITED_FOR) != 0) {
            unlockSlow(addr, old);
        }
    }

    /** Whether the word says that this mutator has taken it by {@link #lockAs} and its like. */
    public static boolean isHeldBy(Mutator me, long addr) {
        return Memory.getIntVolatile(addr) >>> HOLDER == me.number;
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
                : lockSlow(me, addr, HELD, UNKNOWN, deadline, interruptible);
    }

    // ---- two locks ----------------------------------------------------------------------------

    /** Takes both, lower address first, so no two threads wait for each other; may be one. */
    public static void lockTwo(Mutator me, long a, long b) {
        lock(me, Math.min(a, b));
        if (a != b) {
            lockUntil(me, Math.max(a, b), Futex.FOREVER, false);
        }
    }

    /** As {@link #lockTwo}, with the caller's number as {@link #lockAs} leaves it. */
    public static void lockTwoAs(Mutator me, long a, long b) {
        long first = Math.min(a, b);
        lockAs(me, first);
        if (a != b) {
            try {
                lockSecondAs(me, Math.max(a, b));
            } catch (AbandonedLockException e) {
                unlock(first);
                throw e;
            }
        }
    }

    /** Waits as for a lock of unknown holders: others wait for the first meanwhile. */
    private static void lockSecondAs(Mutator me, long addr) {
        if (!Memory.compareAndSetInt(addr, FREE, me.number << HOLDER)) {
            lockSlow(me, addr, me.number << HOLDER, UNKNOWN, Futex.FOREVER, false);
        }
    }

    /** Releases what {@link #lockTwo} or {@link #lockTwoAs} took. */
    public static void unlockTwo(long a, long b) {
        unlock(a);
        if (a != b) {
            unlock(b);
        }
    }

    // ---- slow paths ---------------------------------------------------------------------------

    /**
     * @param mine what the word is to hold when the lock is ours
     */
    private static int lockSlow(Mutator me, long addr, int mine, Waiting waiting, long deadline,
            boolean interruptible) {
        if (Futex.hasPassed(deadline)) {
            return tryLock(addr) ? LOCKED : TIMED_OUT; // never slept, so no wake-up to pass on
        }
        if (spin(addr, mine, waiting.first) || nap(me, addr, mine, waiting)) {
            return LOCKED;
        }
        int taken = mine;
        while (true) {
            int seen = Memory.getIntVolatile(addr);
            if (seen == FREE) {
                if (Memory.compareAndSetInt(addr, FREE, taken)) {
                    return LOCKED;
                }
                continue;
            }
            if ((seen & WAITED_FOR) == 0) {
                if (!Memory.compareAndSetInt(addr, seen, seen | WAITED_FOR)) {
                    continue;
                }
                seen |= WAITED_FOR;
            }
            if (interruptible && me.isServiceRequested()) {
                return INTERRUPTED;
            }
            if (Futex.hasPassed(deadline)) {
                return TIMED_OUT;
            }
            long until = deadline;
            if (seen != HELD_AND_WAITED_FOR) {
                requireAlive(addr, seen, mine);
                until = Math.min(deadline, Futex.deadlineAfter(PATIENCE_NANOS));
            }
            Parking.park(me, addr, seen, until, interruptible);
            taken = mine | WAITED_FOR;
            if (spin(addr, taken, waiting.later)) {
                return LOCKED;
            }
        }
    }

    private static boolean spin(long addr, int mine, int[] pauses) {
        for (int pause : pauses) {
            for (int p = 0; p < pause; p++) {
                Thread.onSpinWait();
            }
            if (Memory.getIntOpaque(addr) == FREE
                    && Memory.compareAndSetInt(addr, FREE, mine)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks now and then; whether it has taken the lock. Only a mutator naps, for it is detached
     * meanwhile: others might wait for an attached one.
     */
    private static boolean nap(Mutator me, long addr, int mine, Waiting waiting) {
        if (me == null) {
            return false;
        }
        for (int i = 0; i < waiting.naps; i++) {
            Parking.nap(me, NAP_NANOS);
            if (spin(addr, mine, waiting.later)) {
                return true;
            }
        }
        return false;
    }

    /** The word says who holds it, and W is set: so giving up here loses no wake-up. */
    private static void requireAlive(long addr, int seen, int mine) {
        int holder = seen >>> HOLDER;
        if (seen >>> HOLDER == mine >>> HOLDER) {
            throw new AbandonedLockException("lock at 0x" + Long.toHexString(addr)
                    + " is locked again by the thread that holds it, number " + holder);
        }
        // A holder that is gone now may have released it before it went: then the word has changed.
        if (!Safepoint.isAlive(holder) && Memory.getIntVolatile(addr) == seen) {
            throw new AbandonedLockException("lock at 0x" + Long.toHexString(addr)
                    + " is held by thread number " + holder + ", which has ended");
        }
    }

    private static void unlockSlow(long addr, int old) {
        if (old == FREE) {
            throw new IllegalMonitorStateException("release of a free lock");
        }
        Futex.wake(addr, 1);
    }
}
