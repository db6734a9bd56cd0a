package org.jilectomy.heap;

import org.jilectomy.locks.FutexMutex;
import org.jilectomy.memory.Memory;

/**
 * The allocators of the Gilectomy: pools that all threads share, behind locks. The pools, their
 * states and their lists are {@link PoolList}'s, those of one heap that belongs to nobody.
 *
 * <pre>
 *  locked      one lock                                    around every block taken or given
 *
 *  two-stage   thread's lists, one a kind and size class   no lock
 *                | empty: a batch     | too long: half of it
 *              pools of the class                          its fast lock
 *                | no free block      | pool became empty
 *              arenas                                      the heavy lock: {@link Arenas}' own
 * </pre>
 *
 * <p>As in the April 2017 talk a block goes onto the list of the thread that frees it, whoever took
 * it: memory wanders between threads, and two of them may use blocks of one cache line. That is what
 * thread-local pools were to end.
 *
 * <p>Locks are taken in the order fast, heavy. Nobody polls, detaches or calls out while holding one,
 * so who waits for one may wait attached.
 *
 * <p>A block on a thread's list is used as far as its pool knows. Before anybody walks the heap, with
 * the world stopped, all lists are brought home: {@link #bringHomeAll}.
 *
 * <p>A thread's own table has no pools here, and no thread owns one: so each allocation comes to the
 * slow path of {@link Heap}, each free to that of {@link PoolList}, and from there to this class. The
 * lists lie behind the table: for each slot a head, and how many more blocks the list may take.
 */
final class SharedPools {
    /** The heap whose the shared pools are; no thread's. */
    static final ThreadHeap HEAP;

    /** Bytes of blocks that are fetched at a time, and how many blocks at least and at most. */
    private static final int BATCH_BYTES = 2048;

    private static final int LEAST = 2;
    private static final int MOST = 64;

    /** A cache line each: the fast locks by slot; the first one is all there is in mode locked. */
    private static final long LOCKS;

    private static final int LINE = 64;

    /** From a list's head to its room. */
    private static final int ROOM = 8;

    static {
        LOCKS = Arenas.map(Memory.MAP_GRANULE, 4096);
        HEAP = ThreadHeap.ofNobody();
    }

    private SharedPools() {
    }

    /** Sees to it that {@link #HEAP} exists. */
    static void begin() {
        // the class is initialized now
    }

    /** Prepares a new heap's lists, all empty. */
    static void initialize(ThreadHeap h) {
        for (int slot = 0; slot < ThreadHeap.SLOTS; slot++) {
            Memory.putLong(list(h, slot), 0);
            Memory.putLong(list(h, slot) + ROOM, 2L * batch(slot));
        }
    }

    /** Address of a list: its head, then its room. */
    private static long list(ThreadHeap h, int slot) {
        return h.base + ThreadHeap.LISTS + ((long) slot << 4);
    }

    private static int batch(int slot) {
        int cls = slot % SizeClass.STRIDE;
        if (cls >= SizeClass.CLASSES) {
            return 0;
        }
        return Math.clamp(BATCH_BYTES / SizeClass.blockSize(cls), LEAST, MOST);
    }

    // ---- taking and giving --------------------------------------------------------------------

    /** A block of the slot, for the thread of {@code h}. */
    static long take(ThreadHeap h, int slot) {
        Statistics.allocated(h);
        if (!AllocatorMode.TWO_STAGE) {
            return takeLocked(h, slot);
        }
        long list = list(h, slot);
        long free = Memory.getLong(list);
        if (free == 0) {
            return refill(h, slot);
        }
        Memory.putLong(list, Memory.getLong(free + linkOffset(slot)));
        room(list, 1);
        return free;
    }

    /** Gives a block back that any thread took. */
    static void give(ThreadHeap h, long pool, long address) {
        int slot = Pool.slot(pool);
        if (!AllocatorMode.TWO_STAGE) {
            giveLocked(h, pool, slot, address);
        } else {
            if (Pool.youth(pool) != 0) {
                Pool.youth(pool, 0); // what is made of the block will be young
            }
            long list = list(h, slot);
            Memory.putLong(address + linkOffset(slot), Memory.getLong(list));
            Memory.putLong(list, address);
            if (room(list, -1) < 0) {
                flush(h, slot, batch(slot)); // half of what it may hold
            }
        }
    }

    private static int linkOffset(int slot) {
        return slot >= Kind.COUNTS * SizeClass.STRIDE ? 0 : Pool.LINK;
    }

    private static long room(long list, int change) {
        long room = Memory.getLong(list + ROOM) + change;
        Memory.putLong(list + ROOM, room);
        return room;
    }

    // ---- one lock -----------------------------------------------------------------------------

    private static long takeLocked(ThreadHeap h, int slot) {
        FutexMutex.lock(null, LOCKS);
        try {
            return takeLockHeld(slot);
        } finally {
            FutexMutex.unlock(LOCKS);
            grown(h, slot, 1);
        }
    }

    private static void giveLocked(ThreadHeap h, long pool, int slot, long address) {
        FutexMutex.lock(null, LOCKS);
        try {
            giveLockHeld(pool, address);
        } finally {
            FutexMutex.unlock(LOCKS);
            grown(h, slot, -1);
        }
    }

    // ---- two stages ---------------------------------------------------------------------------

    /** One block for now, and what else lies ready in the same pool for later. */
    private static long refill(ThreadHeap h, int slot) {
        int more = 0;
        int most = batch(slot) - 1;
        int link = linkOffset(slot);
        long ready = 0;
        long fast = LOCKS + (long) slot * LINE;
        FutexMutex.lock(null, fast);
        try {
            long first = takeLockHeld(slot);
            for (; more < most && isReady(slot); more++) {
                long free = takeLockHeld(slot);
                Memory.putLong(free + link, ready);
                ready = free;
            }
            return first;
        } finally {
            FutexMutex.unlock(fast);
            Memory.putLong(list(h, slot), ready);
            room(list(h, slot), -more);
            grown(h, slot, more + 1);
        }
    }

    /** So many blocks of a list go home. */
    private static void flush(ThreadHeap h, int slot, int blocks) {
        long list = list(h, slot);
        int link = linkOffset(slot);
        long fast = LOCKS + (long) slot * LINE;
        int given = 0;
        FutexMutex.lock(null, fast);
        try {
            for (long free; given < blocks && (free = Memory.getLong(list)) != 0; given++) {
                Memory.putLong(list, Memory.getLong(free + link));
                giveLockHeld(Pool.of(free), free);
            }
        } finally {
            FutexMutex.unlock(fast);
        }
        room(list, given);
        grown(h, slot, -given);
    }

    /** Brings the heap's lists home; by its thread, or with the world stopped. */
    static void bringHome(ThreadHeap h) {
        if (!AllocatorMode.TWO_STAGE) {
            return;
        }
        for (int slot = 0; slot < ThreadHeap.SLOTS; slot++) {
            if (Memory.getLong(list(h, slot)) != 0) {
                flush(h, slot, Integer.MAX_VALUE);
            }
        }
    }

    /** Brings all lists home; with the world stopped. */
    static void bringHomeAll() {
        if (AllocatorMode.TWO_STAGE) {
            for (int id = 1; id <= ThreadHeap.count(); id++) {
                bringHome(ThreadHeap.byId(id));
            }
        }
    }

    /** Whether the block is on some thread's list; for dumps: a guess while threads run. */
    static boolean isListed(long block, int slot) {
        if (!AllocatorMode.TWO_STAGE || slot == Pool.LARGE) {
            return false;
        }
        for (int id = 1; id <= ThreadHeap.count(); id++) {
            ThreadHeap h = ThreadHeap.byId(id);
            long each = Memory.getLongAcquire(list(h, slot));
            for (int steps = 0; each != 0 && steps <= 2 * MOST; steps++) {
                if (each == block) {
                    return true;
                }
                each = Memory.getLong(each + linkOffset(slot));
            }
        }
        return false;
    }

    // ---- under the lock of the slot -----------------------------------------------------------

    private static boolean isReady(int slot) {
        return Pool.local_free(Memory.getLong(HEAP.table + slot * 8L)) != 0;
    }

    private static long takeLockHeld(int slot) {
        long pool = Memory.getLong(HEAP.table + slot * 8L);
        long free = Pool.local_free(pool);
        if (free == 0) {
            return PoolList.popSlow(HEAP, slot);
        }
        Pool.local_free(pool, Memory.getLong(free + linkOffset(slot)));
        Pool.used(pool, Pool.used(pool) + 1);
        return free;
    }

    private static void giveLockHeld(long pool, long address) {
        Memory.putLong(address + PoolList.linkOffset(pool), Pool.local_free(pool));
        Pool.local_free(pool, address);
        int used = Pool.used(pool) - 1;
        Pool.used(pool, used);
        if (used == Pool.slow_at(pool)) {
            PoolList.pushSlow(HEAP, pool);
        }
    }

    /** Growth is counted where blocks leave and reach the pools, on the thread that moves them. */
    private static void grown(ThreadHeap h, int slot, int blocks) {
        if (Growth.isTracked(slot)) {
            Growth.add(h, blocks);
        }
    }
}
