package org.jilectomy.locks;

import org.jilectomy.memory.LinuxAbi;

/**
 * Sleeping on a native 32-bit word until somebody wakes its address.
 *
 * <p>{@code wait} sleeps only if the word still holds the expected value, and checking that and
 * falling asleep are atomic with respect to {@code wake}: a waker who changes the word first and
 * wakes second cannot be missed. Every return may be spurious; callers loop. The calling thread
 * blocks, so its mutator must be detached.
 *
 * <p>Two back ends: the Linux system call, and a parking lot within this process for other systems.
 * Property {@code jilectomy.futex=parkinglot} chooses the latter on Linux too. Both are private to
 * the process. Unaffected by {@link Thread#interrupt()}.
 */
public final class Futex {
    /** Woken by somebody, or for no reason. */
    public static final int WOKEN = 0;

    /** The word did not hold the expected value. */
    public static final int CHANGED = 1;

    /** The deadline passed. */
    public static final int TIMED_OUT = 2;

    /** A deadline which never passes. */
    public static final long FOREVER = Long.MAX_VALUE;

    /** Whether the kernel's futexes are used. */
    public static final boolean NATIVE = LinuxAbi.ofHost().isPresent()
            && !"parkinglot".equals(System.getProperty("jilectomy.futex"));

    private Futex() {}

    /**
     * Sleeps while the word at {@code addr} holds {@code expected}, at most until a deadline.
     *
     * @param addr 4-aligned
     * @param deadline in terms of {@link System#nanoTime()}, or {@link #FOREVER}
     * @return {@link #WOKEN}, {@link #CHANGED} or {@link #TIMED_OUT}
     */
    public static int waitUntil(long addr, int expected, long deadline) {
        return NATIVE ? LinuxFutex.waitUntil(addr, expected, deadline)
                : ParkingLot.waitUntil(addr, expected, deadline);
    }

    /** As {@link #waitUntil}, for {@code nanos} from now; not at all if that is not positive. */
    public static int waitFor(long addr, int expected, long nanos) {
        if (nanos <= 0) {
            return TIMED_OUT;
        }
        return NATIVE ? LinuxFutex.waitFor(addr, expected, nanos)
                : ParkingLot.waitUntil(addr, expected, deadlineAfter(nanos));
    }

    /** As {@link #waitUntil}, without a deadline. */
    public static int await(long addr, int expected) {
        return waitUntil(addr, expected, FOREVER);
    }

    /**
     * Wakes sleepers on {@code addr}, the longest asleep first.
     *
     * @param count how many at most
     * @return how many were woken
     */
    public static int wake(long addr, int count) {
        return NATIVE ? LinuxFutex.wake(addr, count) : ParkingLot.wake(addr, count);
    }

    /** The deadline {@code nanos} from now; {@link #FOREVER} if that is beyond the clock. */
    public static long deadlineAfter(long nanos) {
        long now = System.nanoTime();
        long deadline = now + nanos;
        return nanos > 0 && deadline < now ? FOREVER : deadline;
    }

    /** Whether {@code deadline} has passed. */
    public static boolean hasPassed(long deadline) {
        return deadline != FOREVER && System.nanoTime() - deadline >= 0;
    }
}
