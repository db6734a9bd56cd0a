package org.jilectomy.heap.refcount;

import org.agrona.concurrent.SystemNanoClock;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;

/**
 * Coalesced reference counting: in each epoch a thread writes down an object once, and then only how
 * many references it has gained and lost.
 *
 * <p>After Levanoni and Petrank (2001) and Bacon (2001), in the spirit: the first touch of an object in
 * an epoch logs it, further changes are coalesced, so that the reducer's work is that of objects
 * touched and not of operations. What differs from them: a thread's log is a table of its own instead
 * of a mark in the object, as threads share objects here without a write barrier that could keep them
 * apart; and gains and losses are summed apart, for the rule of {@link Reducer} delays losses only.
 *
 * <p>All else is as under {@link BufferedRefcount}: see {@link Reducer}, {@link CommittedCount},
 * {@link Burial}.
 *
 * <p>Cost of a further touch: three loads, two tests, one store, and nothing of the object itself is
 * looked at. The first touch costs what a buffered one does, and a call.
 */
public final class CoalescedRefcount extends LateRefcount {
    /** A table in which nothing is found and nothing may be written. */
    static final long NOWHERE = Memory.map(Pad.SIZE, Pad.SIZE);

    /** Makes the policy, gives each heap that is in use its log, and starts the reducer. */
    public CoalescedRefcount() {
        this(new Reducer(SystemNanoClock.INSTANCE, new Pads()));
        reducer.start();
    }

    /** With a reducer that somebody else drives. */
    CoalescedRefcount(Reducer reducer) {
        super(reducer, heap -> new CoalescedLog(heap, reducer));
    }

    @Override
    public String name() {
        return "coalesced";
    }

    // ---- fast paths ------------------------------------------------------------------------------

    @Override
    public void retain(ThreadHeap h, long obj) {
        long slot = CoalescedLog.slot(h.sums, obj);
        if (Memory.getLong(slot) == obj) {
            long sum = Memory.getLong(slot + 8) + CoalescedLog.GAINED;
            Memory.putLong(slot + 8, sum);
            if (sum >= 0) {
                return;
            }
        }
        retainSlow(h, obj, slot);
    }

    @Override
    public void release(ThreadHeap h, long obj) {
        long slot = CoalescedLog.slot(h.sums, obj);
        if (Memory.getLong(slot) == obj) {
            Memory.putLong(slot + 8, Memory.getLong(slot + 8) + 1);
        } else {
            releaseSlow(h, obj);
        }
    }

    // ---- slow paths ------------------------------------------------------------------------------

    /** The first touch; or the sum of gains is full, and goes where those go that make room. */
    private static void retainSlow(ThreadHeap h, long obj, long slot) {
        if (!CommittedCount.isImmortal(obj)) {
            boolean full = Memory.getLong(slot) == obj;
            ((CoalescedLog) LateCounting.logOf(h)).touch(obj, full ? 0 : CoalescedLog.GAINED);
        }
    }

    private static void releaseSlow(ThreadHeap h, long obj) {
        if (!CommittedCount.isImmortal(obj)) {
            ((CoalescedLog) LateCounting.logOf(h)).touch(obj, 1);
        }
    }
}
