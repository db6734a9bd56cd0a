package org.jilectomy.safepoint;

import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Quiescent-state-based reclamation: memory is freed once no thread can hold a raw pointer to it.
 *
 * <p>A lock-free reader loads a pointer from shared memory and follows it; between the two the
 * memory must not be given back. Readers do nothing for it. Instead: a raw pointer does not survive
 * a poll or a detach, so if every attached mutator has polled since the memory was unlinked, nobody
 * holds it.
 *
 * <pre>
 *   writer                         epoch            reader (attached)
 *   unlink p; retire p              7               p = load; use p ...
 *   seal the batch: goal = 8     -> 8               (requested: poll negative)
 *   ...                                             pollSlow: seenEpoch = 8
 *   poll: all seen >= 8, free p
 * </pre>
 *
 * <p>Why it is right: the writer unlinks before it advances the epoch (a sequentially consistent
 * read-modify-write). A reader which has reported 8 has read it after that advance, so what it
 * loads from then on cannot be {@code p}. A detached reader is passed over; when it attaches, its
 * CAS on the state comes after our reading the state, hence after the advance. A reader whose
 * report is not visible yet looks older than it is: late, never early.
 *
 * <p>Costs: two array stores a retirement; per {@value Retired#BATCH} retirements one atomic
 * increment and one request to each attached mutator that lags behind. Reading costs nothing.
 */
public final class Epochs {
    private static final AtomicLong EPOCH = new AtomicLong(1);

    /** Left behind by mutators which are gone; the next reclaim adopts them. */
    private static final ConcurrentLinkedQueue<Retired> ORPHANS = new ConcurrentLinkedQueue<>();

    private Epochs() {}

    /** The current epoch; it only grows. */
    public static long current() {
        return EPOCH.get();
    }

    /**
     * Frees {@code address} by {@code free} once no thread can hold it. It must be unlinked
     * already: not to be found by anybody who does not have it.
     *
     * @param me the caller; attached
     */
    public static void retire(Mutator me, long address, EpochFree free) {
        Retired retired = me.retired;
        retired.add(address, free);
        if (retired.unsealed() >= Retired.BATCH) {
            advance(me);
        }
    }

    /** Runs {@code action} once every thread has passed a quiescent point after now. */
    public static void retire(Mutator me, Runnable action) {
        retire(me, 0, (mutator, address) -> action.run());
    }

    /** How many retirements of {@code me} are not freed yet. For tests and statistics. */
    public static int pending(Mutator me) {
        return me.retired.size();
    }

    /**
     * Seals what {@code me} has retired and asks everybody who lags behind for a report, without
     * waiting. The memory is freed at later polls of {@code me}.
     */
    public static void advance(Mutator me) {
        adoptOrphans(me);
        if (me.retired.unsealed() > 0) {
            me.retired.seal(EPOCH.incrementAndGet());
        }
        askLaggards(null, me.retired.newestGoal());
        me.request(Mutator.EPOCH);
    }

    private static void askLaggards(Mutator except, long goal) {
        for (Mutator m : Safepoint.mutators()) {
            if (m != except && !m.isQuiescent() && m.seenEpoch < goal) {
                m.request(Mutator.EPOCH);
            }
        }
    }

    // ---- memory that its owner keeps -----------------------------------------------------------

    /** The epoch that all must have passed before what is unlinked by now is not looked at any more. */
    public static long next() {
        VarHandle.fullFence(); // unlinked first, then the epoch is read
        return EPOCH.get() + 1;
    }

    /**
     * Asks everybody who has not passed the epoch {@code goal} for a report, without waiting.
     *
     * @param me holds no raw pointers, or is null
     * @param goal at most {@link #next}
     * @return the epoch that all but {@code me} have passed
     */
    public static long request(Mutator me, long goal) {
        if (EPOCH.get() < goal) {
            EPOCH.compareAndSet(goal - 1, goal);
        }
        askLaggards(me, goal);
        return passedByAllBut(me);
    }

    // ---- reports --------------------------------------------------------------------------------

    /**
     * Declares that {@code me} holds no raw pointers now, and frees what can be freed. A poll does
     * it on request; a thread with memory to free may do it itself.
     *
     * @return how many retirements were freed
     */
    public static int report(Mutator me) {
        me.reportEpoch(EPOCH.get());
        return reclaim(me);
    }

    private static int reclaim(Mutator me) {
        Retired retired = me.retired;
        if (retired.reclaiming || retired.oldestGoal() == Long.MAX_VALUE) {
            return 0;
        }
        retired.reclaiming = true;
        try {
            return retired.freeUpTo(passedByAllBut(null), me);
        } finally {
            retired.reclaiming = false;
        }
    }

    /** The epoch which every mutator has passed, {@code except} not asked. */
    private static long passedByAllBut(Mutator except) {
        long passed = EPOCH.get();
        for (Mutator m : Safepoint.mutators()) {
            if (m != except && !m.isQuiescent()) {
                passed = Math.min(passed, m.seenEpoch);
            }
        }
        return passed;
    }

    /**
     * Frees everything retired by {@code me} and by threads which are gone, waiting for the others
     * at a stop-the-world: at exit, or when memory is short. No raw pointers may be held by the
     * caller.
     *
     * @return how many retirements were freed
     */
    public static int drain(Mutator me) {
        int freed = 0;
        do {
            adoptOrphans(me);
            me.retired.seal(EPOCH.incrementAndGet());
            Safepoint.stopTheWorld(me, () -> {}); // everybody is quiescent once within it
            freed += reportAfterStop(me);
        } while (me.retired.size() > 0 || !ORPHANS.isEmpty());
        return freed;
    }

    private static int reportAfterStop(Mutator me) {
        Retired retired = me.retired;
        retired.reclaiming = true;
        try {
            return retired.freeUpTo(EPOCH.get(), me);
        } finally {
            retired.reclaiming = false;
        }
    }

    private static void adoptOrphans(Mutator me) {
        Retired orphan;
        while ((orphan = ORPHANS.poll()) != null) {
            orphan.moveTo(me.retired);
        }
    }

    /** Leaves what {@code me} retired to the others. For a mutator which is being unregistered. */
    static void orphan(Mutator me) {
        if (me.retired.size() > 0) {
            Retired rest = new Retired();
            me.retired.moveTo(rest);
            ORPHANS.add(rest);
        }
    }
}
