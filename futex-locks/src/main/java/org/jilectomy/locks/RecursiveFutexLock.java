package org.jilectomy.locks;

import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;

/**
 * A mutex which its owner may take again; what {@code _thread.RLock} needs.
 *
 * <pre>
 *   offset  0  int   word     a FutexMutex
 *           4  int   count    how often the owner took it; 0 iff free
 *           8  long  owner    the owner's id; 0 iff free
 * </pre>
 *
 * <p>Count and owner change only while the word is held, so nobody but the owner can read its own
 * id there: the look at {@code owner} before locking needs no order. The caller names the owners
 * (thread idents, never 0), because the same thread can be several Python threads in turn.
 *
 * <p>Costs: one CAS when free, one load when owned already.
 */
public final class RecursiveFutexLock {
    /** Bytes of a lock; aligned to 8. */
    public static final int SIZE = 16;

    private static final int COUNT = 4;
    private static final int OWNER = 8;

    private RecursiveFutexLock() {}

    /** Takes the lock once (more), waiting as long as it takes. */
    public static void lock(Mutator me, long addr, long owner) {
        lockUntil(me, addr, owner, Futex.FOREVER, false);
    }

    /** Takes the lock once (more) if that needs no waiting. */
    public static boolean tryLock(long addr, long owner) {
        if (isOwnedBy(addr, owner)) {
            setCount(addr, count(addr) + 1);
            return true;
        }
        if (!FutexMutex.tryLock(addr)) {
            return false;
        }
        own(addr, owner, 1);
        return true;
    }

    /**
     * Takes the lock once (more), waiting until a deadline.
     *
     * @return as {@link FutexMutex#lockUntil}
     */
    public static int lockUntil(Mutator me, long addr, long owner, long deadline,
            boolean interruptible) {
        if (isOwnedBy(addr, owner)) {
            setCount(addr, Math.addExact(count(addr), 1));
            return FutexMutex.LOCKED;
        }
        int result = FutexMutex.lockUntil(me, addr, deadline, interruptible);
        if (result == FutexMutex.LOCKED) {
            own(addr, owner, 1);
        }
        return result;
    }

    /**
     * Undoes one lock; frees it with the last.
     *
     * @throws IllegalMonitorStateException if {@code owner} does not have it
     */
    public static void unlock(long addr, long owner) {
        requireOwned(addr, owner);
        int count = count(addr) - 1;
        if (count == 0) {
            releaseAll(addr);
        } else {
            setCount(addr, count);
        }
    }

    /**
     * Frees it however often it was taken, as {@code RLock._release_save}.
     *
     * @return the count for {@link #lockRestoring}
     * @throws IllegalMonitorStateException if {@code owner} does not have it
     */
    public static int unlockSaving(long addr, long owner) {
        requireOwned(addr, owner);
        int count = count(addr);
        releaseAll(addr);
        return count;
    }

    /** Takes it and sets the count, as {@code RLock._acquire_restore}; must not own it. */
    public static void lockRestoring(Mutator me, long addr, long owner, int count) {
        FutexMutex.lockUntil(me, addr, Futex.FOREVER, false);
        own(addr, owner, count);
    }

    /** Exact if {@code owner} is the calling thread, stale at once otherwise. */
    public static boolean isOwnedBy(long addr, long owner) {
        return owner(addr) == owner;
    }

    /** How often it is taken; exact for the owner. */
    public static int count(long addr) {
        return Memory.getIntOpaque(addr + COUNT);
    }

    /** The owner's id, or 0. */
    public static long owner(long addr) {
        return Memory.getLongOpaque(addr + OWNER);
    }

    private static void own(long addr, long owner, int count) {
        Memory.putLongOpaque(addr + OWNER, owner);
        setCount(addr, count);
    }

    private static void setCount(long addr, int count) {
        Memory.putIntOpaque(addr + COUNT, count);
    }

    private static void releaseAll(long addr) {
        own(addr, 0, 0);
        FutexMutex.unlock(addr);
    }

    private static void requireOwned(long addr, long owner) {
        if (!isOwnedBy(addr, owner)) {
            throw new IllegalMonitorStateException("not the owner of the lock");
        }
    }
}
