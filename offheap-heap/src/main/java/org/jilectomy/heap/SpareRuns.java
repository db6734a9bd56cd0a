package org.jilectomy.heap;

import org.jilectomy.safepoint.Mutator;

/**
 * Empty pools and spans that a thread keeps for itself: the ones it emptied last are the ones its
 * next blocks go to.
 *
 * <p>A loop that fills a container and drops it empties its pools each time round. Through the
 * arenas they would come back as whichever are free and lie lowest: two such threads would wait for
 * each other at the arenas' lock and get each other's pools, whose memory is in the other core's
 * caches (measured: two threads that each append to a list of their own had 1.6 times the
 * throughput of one).
 *
 * <p>Runs of n pools, last in first out, linked through their retired headers; {@value #MOST} pools
 * at most, what is more goes to the arenas. To those a kept run is in use, to whoever walks the heap
 * it is a pool without an owner. Not where pools are everybody's ({@code alloc=locked|two-stage}):
 * there the one lock is what is measured. Pools of objects that a reader without a lock may look at
 * wait ({@link WaitingPools}).
 *
 * <p>For the heap's owner alone, as everything of a heap.
 */
final class SpareRuns {
    /** Pools kept by a thread: 2 MiB, as much as the cache of a core. */
    static final int MOST = 2 * Arenas.POOLS;

    /** The last run of so many pools; 0 if there is none. */
    private final long[] last = new long[Arenas.MAX_SPAN + 1];

    private int kept;

    private final WaitingPools waiting = new WaitingPools();

    private final ThreadHeap heap;

    SpareRuns(ThreadHeap heap) {
        this.heap = heap;
    }

    /** A pool for blocks of a slot; its memory is whatever it was. */
    long takePool(int slot) {
        long pool = waiting.takeOf(slot);
        return pool != 0 ? Pool.border(pool) : take(1);
    }

    /** A run of pools, at most {@link Arenas#MAX_SPAN}; its memory is whatever it was. */
    long take(int pools) {
        long border = last[pools];
        if (border == 0) {
            long pool = pools == 1 ? waiting.takePassed(mutator()) : 0;
            return pool != 0 ? Pool.border(pool) : Arenas.take(pools);
        }
        last[pools] = Pool.next(Pool.of(border));
        kept -= pools;
        return border;
    }

    /** Who is to ask others for a poll; null for a heap that no thread of ours has. */
    private Mutator mutator() {
        return heap.owner instanceof Mutator me ? me : null;
    }

    /** Gives a pool back, whose header is retired. */
    void givePool(long pool) {
        if (!Kind.isObject(Pool.kind(pool)) || !ReadMode.othersMayLook()) {
            give(Pool.border(pool), 1);
            return;
        }
        waiting.add(pool);
        long passed;
        while (kept + waiting.size() > MOST
                && (passed = waiting.takePassed(mutator())) != 0) {
            Arenas.give(Pool.border(passed), 1);
        }
    }

    /** Gives those to the arenas that nobody looks at any more, if there are more than it keeps. */
    void giveWaiting() {
        if (waiting.size() > MOST) {
            clear();
        }
    }

    /** Gives a run back, whose header is retired. */
    void give(long border, int pools) {
        if (AllocatorMode.SHARED || kept + pools > MOST) {
            Arenas.give(border, pools);
            return;
        }
        Pool.next(Pool.of(border), last[pools]);
        last[pools] = border;
        kept += pools;
    }

    /** Gives everything to the arenas, but for what others may look at. */
    void clear() {
        for (long pool; (pool = waiting.takePassed(mutator())) != 0;) {
            Arenas.give(Pool.border(pool), 1);
        }
        for (int pools = 1; pools < last.length && kept != 0; pools++) {
            while (last[pools] != 0) {
                long border = last[pools];
                last[pools] = Pool.next(Pool.of(border));
                kept -= pools;
                Arenas.give(border, pools);
            }
        }
    }
}
