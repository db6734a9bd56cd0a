package org.jilectomy.heap;

import java.util.function.Consumer;
import org.jilectomy.memory.Memory;

/**
 * How many tracked objects (those with a GC head) a heap has gained: what a cycle collector is
 * started by, and which pools its young ones are in.
 *
 * <p>Nothing is counted when an object is allocated or freed: pools know how many of their blocks
 * are used. Each time a current pool has run dry (once a kilobyte of fresh blocks, at most) the
 * difference to what it was seen with last goes into {@link ThreadHeap#growth}, the heap's own
 * plain field. A pool that goes back to the arenas takes its share out again. So growth is exact
 * but for what was allocated from the current pools and freed in others since.
 *
 * <p>When the limit is reached, a listener is told, on the thread that allocates, in the middle of
 * an allocation: it may only take a note.
 *
 * <p><b>Generations.</b> Blocks are handed out of current pools only, and a pool's {@code youth} is
 * 0 from when it becomes current. After a collection the pools that are not current have no young
 * objects: their youth is the generation that the survivors are in.
 */
public final class Growth {
    private static final int FIRST = Kind.OBJECT16 * SizeClass.STRIDE;
    private static final int END = (Kind.OBJECT32 + 1) * SizeClass.STRIDE;

    private static volatile Consumer<ThreadHeap> listener;

    /** The limit of heaps to come. */
    private static volatile long limit = Long.MAX_VALUE;

    private Growth() {
    }

    /** Installs who is told that a heap has reached its limit. */
    public static void listen(Consumer<ThreadHeap> newListener) {
        listener = newListener;
    }

    /** Has the listener called when a heap has gained that many tracked objects since {@link #reset}. */
    public static void limit(long objects) {
        limit = objects;
        for (int id = 1; id <= ThreadHeap.count(); id++) {
            ThreadHeap.byId(id).growthLimit = objects;
        }
    }

    /** As {@link #limit(long)}, for one heap; forgotten at the next call of that. */
    public static void limit(ThreadHeap h, long objects) {
        h.growthLimit = objects;
    }

    static long limit() {
        return limit;
    }

    /** What the heap has gained since {@link #reset}; an estimate if it is another thread's. */
    public static long of(ThreadHeap h) {
        return h.growth;
    }

    // ---- for the allocator ----------------------------------------------------------------------

    static boolean isTracked(int slot) {
        return slot >= FIRST && slot < END;
    }

    static boolean isTracked(long pool) {
        int kind = Pool.kind(pool);
        return (kind == Kind.OBJECT16 || kind == Kind.OBJECT32) && Pool.owner(pool) != 0;
    }

    /** By the owner, when its current pool has run dry. */
    static void count(ThreadHeap h, long pool) {
        if (pool == ThreadHeap.EMPTY) {
            return;
        }
        int used = Pool.used(pool);
        int gained = used - Pool.seen(pool);
        Pool.seen(pool, used);
        add(h, gained);
    }

    /** So many tracked objects more; by the owner. */
    static void add(ThreadHeap h, int gained) {
        h.growth += gained;
        if (h.growth >= h.growthLimit) {
            h.growthLimit = Long.MAX_VALUE;
            Consumer<ThreadHeap> l = listener;
            if (l != null) {
                l.accept(h);
            }
        }
    }

    // ---- tracing ------------------------------------------------------------------------------

    /** Bytes a heap hands out before a tracing collection is asked for. */
    private static volatile long volumeLimit = Long.MAX_VALUE;

    /** Has the listener called each time a heap has handed out that many bytes. */
    public static void volumeLimit(long bytes) {
        volumeLimit = bytes;
    }

    /** Begins to add up anew, for all heaps; with the world stopped. */
    public static void resetVolume() {
        for (int id = 1; id <= ThreadHeap.count(); id++) {
            ThreadHeap.byId(id).volume = 0;
        }
    }

    /** By the owner, who is about to hand out that many bytes. */
    static void volume(ThreadHeap h, long bytes) {
        h.volume += bytes;
        if (h.volume >= volumeLimit) {
            h.volume = 0;
            Consumer<ThreadHeap> l = listener;
            if (l != null) {
                l.accept(h);
            }
        }
    }

    // ---- for the collector ------------------------------------------------------------------------

    /**
     * Begins to count anew, for all heaps; with the world stopped.
     *
     * @param survivors no object is of a younger generation now; new ones will be
     */
    public static void reset(int survivors) {
        if (Memory.CHECK) {
            HeapChecker.unchecked(SharedPools::bringHomeAll);
        } else if (AllocatorMode.SHARED) {
            SharedPools.bringHomeAll();
        }
        Arenas.forEachPool(pool -> reset(pool, survivors));
        for (int id = 1; id <= ThreadHeap.count(); id++) {
            ThreadHeap.byId(id).growth = 0;
        }
    }

    /** No pool's objects are of an older generation than this now; with the world stopped. */
    public static void lower(int oldest) {
        Arenas.forEachPool(pool -> lower(pool, oldest));
    }

    private static void lower(long pool, int oldest) {
        if (isTracked(pool) && Pool.youth(pool) > oldest) {
            Pool.youth(pool, oldest);
        }
    }

    /** Begins to count anew for one heap; by its owner, with other threads running. */
    public static void recount(ThreadHeap h) {
        if (Memory.CHECK) {
            HeapChecker.unchecked(() -> recountNow(h));
        } else {
            recountNow(h);
        }
    }

    private static void recountNow(ThreadHeap h) {
        for (Arenas.Arena arena : Arenas.all()) {
            for (long starts = arena.starts; starts != 0; starts &= starts - 1) {
                long n = Long.numberOfTrailingZeros(starts);
                long pool = Pool.of(arena.base + n * Pool.SIZE);
                if (Pool.owner(pool) == h.id) {
                    Pool.seen(pool, Pool.used(pool));
                }
            }
        }
        h.growth = 0;
    }

    private static void reset(long pool, int survivors) {
        if (!isTracked(pool)) {
            return;
        }
        Pool.seen(pool, Pool.used(pool));
        if (Pool.youth(pool) < survivors && !isCurrent(pool)) {
            Pool.youth(pool, survivors);
        }
    }

    private static boolean isCurrent(long pool) {
        int slot = Pool.slot(pool);
        return slot != Pool.LARGE
                && Memory.getLong(ThreadHeap.byId(Pool.owner(pool)).table + slot * 8L) == pool;
    }

    /**
     * How many tracked objects there are; with other threads running, an estimate. A load for each
     * pool.
     */
    public static long trackedObjects() {
        if (Memory.CHECK) {
            long[] sum = new long[1];
            HeapChecker.unchecked(() -> sum[0] = sumUsed());
            return sum[0];
        }
        return sumUsed();
    }

    private static long sumUsed() {
        long sum = 0;
        for (Arenas.Arena arena : Arenas.all()) {
            for (long starts = arena.starts; starts != 0; starts &= starts - 1) {
                long n = Long.numberOfTrailingZeros(starts);
                long pool = Pool.of(arena.base + n * Pool.SIZE);
                sum += isTracked(pool) ? Pool.used(pool) : 0;
            }
        }
        for (long span : Arenas.allHuge()) {
            long pool = Pool.of(span);
            sum += isTracked(pool) ? 1 : 0;
        }
        return sum;
    }
}
