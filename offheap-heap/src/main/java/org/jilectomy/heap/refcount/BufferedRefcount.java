package org.jilectomy.heap.refcount;

import org.agrona.concurrent.SystemNanoClock;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;

/**
 * Buffered reference counting: threads write down what they would do to a count, a reducer does it.
 *
 * <p>Larry Hastings' way out of atomics (October 2016), after the write-barrier logs of Deutsch and
 * Bobrow, Levanoni and Petrank, and Bacon: each thread has a pad of increfs and a pad of decrefs; the
 * count itself is written by one thread only, so it needs no atomic and its cache line stays there.
 * {@link Reducer} tells why nothing dies early, {@link CommittedCount} what is in the count word,
 * {@link Burial} who runs deallocators.
 *
 * <p>The price: counts are not known when an operation ends. Objects die later, {@link #isUnique} never
 * says yes, memory waits in pads and dead objects, and the reducer needs a core.
 *
 * <pre>
 *  -X incref=   the talk's     per retain
 *  1            INCREF1        a thread-local look-up finds the pad
 *  2 (default)  INCREF2        the pad is found through the thread's heap, which is passed
 *  3            INCREF3        as 2, and no look whether the pad of increfs is full: it is 64 GiB of
 *                              address space, handed over at polls and when a pad of decrefs is full
 * </pre>
 *
 * <p>Form 3 is safe because a retain without a release stores the reference somewhere, at eight bytes as
 * in the pad: memory ends before the pad does. Cost of form 2: two loads, two tests, two stores.
 */
public final class BufferedRefcount extends LateRefcount {
    static final int FORM = Integer.getInteger("jilectomy.incref", 2);

    /** Where a thread without pads logs increfs in form 3, which never looks; nobody reads it. */
    static final long NOWHERE =
            FORM == 3 ? Memory.map(Pad.WIDE, Memory.MAP_GRANULE) + Pad.HEAD : 0;

    /** Form 1: whose pads the thread writes. */
    private static final ThreadLocal<ThreadHeap> MINE = new ThreadLocal<>();

    /** Makes the policy, gives each heap that is in use its log, and starts the reducer. */
    public BufferedRefcount() {
        this(new Reducer(SystemNanoClock.INSTANCE, new Pads()));
        reducer.start();
    }

    /** With a reducer that somebody else drives. */
    BufferedRefcount(Reducer reducer) {
        super(reducer, heap -> new BufferedLog(heap, reducer));
    }

    @Override
    public String name() {
        return "buffered";
    }

    // ---- fast paths ------------------------------------------------------------------------------

    @Override
    public void retain(ThreadHeap h, long obj) {
        if (!CommittedCount.isImmortal(obj)) {
            logIncref(FORM == 1 ? mine(h) : h, obj);
        }
    }

    private static void logIncref(ThreadHeap h, long obj) {
        if (FORM != 3 && (h.increfs & Pad.MASK) == 0) {
            increfsFull(h);
        }
        long at = h.increfs;
        Memory.putLong(at, obj);
        h.increfs = at + 8;
    }

    @Override
    public void release(ThreadHeap h, long obj) {
        if (!CommittedCount.isImmortal(obj)) {
            logDecref(FORM == 1 ? mine(h) : h, obj);
        }
    }

    private static void logDecref(ThreadHeap h, long obj) {
        if ((h.decrefs & Pad.MASK) == 0) {
            decrefsFull(h);
        }
        long at = h.decrefs;
        Memory.putLong(at, obj);
        h.decrefs = at + 8;
    }

    private static ThreadHeap mine(ThreadHeap h) {
        ThreadHeap mine = MINE.get();
        return mine == h ? mine : setMine(h);
    }

    private static ThreadHeap setMine(ThreadHeap h) {
        MINE.set(h);
        return h;
    }

    // ---- slow paths ------------------------------------------------------------------------------

    private static void increfsFull(ThreadHeap h) {
        ((BufferedLog) LateCounting.logOf(h)).increfsFull();
    }

    private static void decrefsFull(ThreadHeap h) {
        ((BufferedLog) LateCounting.logOf(h)).decrefsFull();
    }
}
