package org.jilectomy.heap.refcount;

import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;

/**
 * A table of objects that the thread has counted in this epoch, and a pad for those that had to make
 * room. The table's address stands in {@link ThreadHeap#sums}.
 *
 * <p>The table is a pad of {@link #SLOTS} entries that is not filled from its beginning: an object's
 * place follows from its address. The first touch writes address and sum down, further ones only
 * change the sum. Two objects with one place evict each other into the second pad, so that a touch
 * never searches: an epoch has an entry for each object it touched, or a few.
 */
final class CoalescedLog extends CountLog {
    /** Objects that a table has room for: all of a pad, which has no head then. */
    static final int SLOTS = Pad.SIZE / 16;

    /** One reference gained, in an entry's second word. */
    static final long GAINED = 1L << 32;

    private static final int SLOT_MASK = SLOTS - 1;

    private Pad table;
    private Pad evicted;
    private long evictedEnd;
    private Pad buryingPad;
    private long buryingEnd;
    /** Whether there is an entry anywhere. */
    private boolean touched;

    CoalescedLog(ThreadHeap heap, Reducer reducer) {
        super(heap, reducer);
    }

    /** Where the object's entry is, if it has one. */
    static long slot(long table, long obj) {
        return table + ((obj >>> 4 & SLOT_MASK) << 4);
    }

    private Pad takeTable() {
        Pad pad = takeEvicted();
        Memory.zeroWords(pad.base, Pad.SIZE);
        pad.from = pad.base;
        pad.end = pad.base + Pad.SIZE;
        return pad;
    }

    private Pad takeEvicted() {
        return reducer.pads.take(Pad.Kind.SUMS, this);
    }

    @Override
    void begin() {
        table = takeTable();
        evicted = takeEvicted();
        evictedEnd = evicted.start();
        heap.sums = table.base;
    }

    @Override
    void end() {
        reducer.pads.give(table);
        reducer.pads.give(evicted);
        if (buryingPad != null) {
            reducer.pads.give(buryingPad);
        }
        heap.sums = CoalescedRefcount.NOWHERE;
    }

    @Override
    boolean isEmpty() {
        return !touched;
    }

    @Override
    void handOver(long ofEpoch) {
        if (!touched) {
            return;
        }
        handOverEvicted(ofEpoch);
        table.epoch = ofEpoch;
        reducer.submit(table);
        table = takeTable();
        if (!burying) {
            heap.sums = table.base;
        }
        touched = false; // last: one that finds nothing may rely upon it
    }

    private void handOverEvicted(long ofEpoch) {
        if (evictedEnd != evicted.start()) {
            evicted.end = evictedEnd;
            evicted.epoch = ofEpoch;
            reducer.submit(evicted);
            evicted = takeEvicted();
            evictedEnd = evicted.start();
        }
    }

    // ---- the thread itself -----------------------------------------------------------------------

    /** The first touch of an object, or of one that was evicted. */
    void touch(long obj, long sum) {
        if (burying) {
            touchBurying(obj, sum);
            return;
        }
        touched = true;
        long slot = slot(table.base, obj);
        if (Memory.getLong(slot) != 0) {
            if (evictedEnd == evicted.base + Pad.SIZE) {
                acknowledge();
                handOverEvicted(epoch);
                reducer.full(this);
                touched = true;
                slot = slot(table.base, obj); // in a new table, perhaps
            }
            evict(slot, evictedEnd);
            evictedEnd += 16;
        }
        Memory.putLong(slot, obj);
        Memory.putLong(slot + 8, sum);
    }

    /** Nothing is ever found in the table that is in place now: each touch is an entry. */
    private void touchBurying(long obj, long sum) {
        if (buryingEnd == buryingPad.base + Pad.SIZE) {
            reducer.commitBurial(this);
        }
        Memory.putLong(buryingEnd, obj);
        Memory.putLong(buryingEnd + 8, sum);
        buryingEnd += 16;
    }

    private static void evict(long slot, long to) {
        Memory.putLong(to, Memory.getLong(slot));
        Memory.putLong(to + 8, Memory.getLong(slot + 8));
    }

    // ---- burying ---------------------------------------------------------------------------------

    @Override
    void enterBurial() {
        if (buryingPad == null) {
            buryingPad = takeEvicted();
            buryingEnd = buryingPad.start();
        }
        heap.sums = CoalescedRefcount.NOWHERE;
        burying = true;
    }

    @Override
    void leaveBurial() {
        burying = false;
        heap.sums = table.base;
    }

    @Override
    void commitBurialLockHeld() {
        buryingPad.end = buryingEnd;
        Reducer.gain(buryingPad);
        reducer.loseLockHeld(this, buryingPad);
        buryingEnd = buryingPad.start();
    }
}
