package org.jilectomy.locks;

import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;

/**
 * The global interpreter lock, for the configuration which is to be compared with CPython: fairness
 * and switch interval are CPython's, or the comparison would be worth nothing.
 *
 * <p>A mutator holds it while attached. A waiter sleeps for one switch interval; if nobody switched
 * meanwhile, it asks the holder to drop the lock, and goes on sleeping. The holder drops it at its
 * next poll and then waits until somebody else has had it: without that it would take it back
 * before the woken waiter runs.
 *
 * <pre>
 *  word   meaning                     who leaves this state
 *   0     free                        acquire(): CAS 0->1; a waiter: exchange with 2
 *   1     held, nobody waits          release(): CAS 1->0; a waiter: exchange with 2, then sleeps
 *   2     held, somebody may wait     release(): exchange with 0, wakes one
 * </pre>
 *
 * <p>A second word counts switches, that is, changes of the holder; a holder who dropped on request
 * sleeps on it.
 *
 * <p>Compare CPython's {@code Python/ceval_gil.h}: the same protocol there over a mutex and two
 * conditions.
 */
public final class Gil {
    /** Whether attached means holding the GIL: refcount policy {@code gil}. */
    public static final boolean ENABLED =
            "gil".equals(System.getProperty("jilectomy.refcount"));

    private static final long DEFAULT_INTERVAL_MICROS = 5000;

    /** How long a waiter sleeps before it asks; sys.setswitchinterval changes it. */
    private static volatile long intervalNanos = 1000
            * Long.getLong("jilectomy.switchinterval", DEFAULT_INTERVAL_MICROS);

    /** The two words, on cache lines of their own. */
    private static final class Words {
        private static final int LINE = 128;
        static final long WORD = Memory.map(Memory.MAP_GRANULE, LINE);
        static final long SWITCHES = WORD + LINE;
    }

    /** Threads in acquireSlow. A dropper waits for a switch only while there are any. */
    private static final AtomicInteger WAITERS = new AtomicInteger();

    /** Droppers asleep on the second word. */
    private static final AtomicInteger DROPPERS = new AtomicInteger();

    private static volatile Mutator holder;

    /** Written by the holder only. */
    private static Mutator lastHolder;

    private Gil() {}

    /** Takes the GIL for {@code me}, which is detached; waits for it. */
    public static void acquire(Mutator me) {
        if (Memory.compareAndSetInt(Words.WORD, FutexMutex.FREE, FutexMutex.HELD)) {
            taken(me);
        } else {
            acquireSlow(me);
        }
    }

    /**
     * Drops the GIL; wakes one waiter, if any.
     *
     * @throws IllegalMonitorStateException if {@code me} does not hold it
     */
    public static void release(Mutator me) {
        if (holder != me) {
            throw new IllegalMonitorStateException("GIL not held by " + me);
        }
        holder = null;
        FutexMutex.unlock(Words.WORD);
    }

    /** Whether {@code me} holds the GIL. */
    public static boolean isHeldBy(Mutator me) {
        return holder == me;
    }

    /** How often the GIL went from one mutator to another. */
    public static int switches() {
        return Memory.getIntVolatile(Words.SWITCHES);
    }

    /**
     * Forced switching: after a drop on request, waits until somebody has taken the GIL, if there
     * is anybody.
     *
     * @param seen {@link #switches()} before the drop
     */
    public static void awaitSwitch(int seen) {
        DROPPERS.incrementAndGet();
        while (switches() == seen && WAITERS.get() > 0) {
            Futex.waitFor(Words.SWITCHES, seen, intervalNanos);
        }
        DROPPERS.decrementAndGet();
    }

    /** The switch interval in microseconds. */
    public static long switchInterval() {
        return intervalNanos / 1000;
    }

    /** Sets the switch interval; a waiter uses it from its next sleep on. */
    public static void setSwitchInterval(long micros) {
        if (micros <= 0) {
            throw new IllegalArgumentException("switch interval " + micros);
        }
        intervalNanos = 1000 * micros;
    }

    private static void acquireSlow(Mutator me) {
        WAITERS.incrementAndGet();
        int seen = switches();
        while (Memory.getAndSetInt(Words.WORD, FutexMutex.HELD_AND_WAITED_FOR) != FutexMutex.FREE) {
            int result =
                    Futex.waitFor(Words.WORD, FutexMutex.HELD_AND_WAITED_FOR, intervalNanos);
            int now = switches();
            if (result == Futex.TIMED_OUT && now == seen) {
                requestDrop();
            }
            seen = now;
        }
        taken(me);
        WAITERS.decrementAndGet(); // after the switch is counted: a dropper looks for either
    }

    private static void requestDrop() {
        Mutator mutator = holder;
        if (mutator != null) {
            mutator.requestGilDrop();
        }
    }

    private static void taken(Mutator me) {
        holder = me;
        if (lastHolder != me) {
            lastHolder = me;
            Memory.getAndAddInt(Words.SWITCHES, 1);
            if (DROPPERS.get() > 0) {
                Futex.wake(Words.SWITCHES, Integer.MAX_VALUE);
            }
        }
    }
}
