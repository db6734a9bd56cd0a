package org.jilectomy.heap;

import org.jilectomy.heap.history.Births;
import org.jilectomy.memory.Memory;

/**
 * Objects of one pool that are freed together: the pool's header is written once for all of them.
 *
 * <p>A list that dies has most of its items side by side, since they were allocated one after the
 * other. To free them one by one is a chain through memory: each free waits for what the one before
 * has stored into the header. Here the list of free blocks grows in registers:
 *
 * <pre>
 *   free = first(pool);
 *   for each object of the pool:  link(object, free);  free = object;
 *   end(heap, pool, free, count);
 * </pre>
 *
 * <p>For the pool's owner, who until {@link #end} neither allocates nor frees otherwise, nor polls.
 * Not for {@link Kind#COUNTS}.
 */
public final class BlockRun {
    /** Whether an object is freed by putting its block on its pool's list, and nobody watches. */
    public static final boolean POSSIBLE = !Memory.CHECK && !Header.TRACING && !Header.REMOTE
            && !Births.WATCHED && !Tracking.ON && !Statistics.ON && !CurrentHeap.LOOKUP
            && !AllocatorMode.SHARED;

    private BlockRun() {
    }

    /** What the first object of a run is linked to. */
    public static long first(long pool) {
        return Pool.local_free(pool);
    }

    /** Puts a dead object before what was freed last. */
    public static void link(long obj, long free) {
        Pool.link(obj, free);
    }

    /** The pool gets the objects back, {@code count} of them, the last one linked is {@code free}. */
    public static void end(ThreadHeap h, long pool, long free, int count) {
        Pool.local_free(pool, free);
        int used = Pool.used(pool) - count;
        Pool.used(pool, used);
        if (used <= Pool.slow_at(pool)) { // a full pool may have passed by capacity - 1
            PoolList.pushSlow(h, pool);
        }
    }
}
