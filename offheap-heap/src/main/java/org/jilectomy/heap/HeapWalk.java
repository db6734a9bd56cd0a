package org.jilectomy.heap;

import java.util.Arrays;
import org.jilectomy.memory.Memory;

/**
 * Finds the live blocks of every pool: those that were carved and are on no free list.
 *
 * <p>The free lists are marked in a bitmap, which is cheap for a walker and costs the allocator
 * nothing; keeping a bitmap of live blocks would cost every allocation a read-modify-write. A
 * pool's bitmap is complete before its first block is shown.
 */
final class HeapWalk {
    private static final int MAX_BLOCKS = Pool.ROOM / 8;

    private HeapWalk() {
    }

    static void walk(BlockVisitor visitor) {
        if (AllocatorMode.SHARED) {
            SharedPools.bringHomeAll();
        }
        long[] free = new long[MAX_BLOCKS / 64 + 1];
        Arenas.forEachPool(pool -> walkPool(pool, free, visitor));
    }

    /**
     * Appends objects behind a GC head, in the order of their addresses, from the pools that may have
     * some of the generation or a younger one.
     */
    static void tracked(AddressList into, int generation) {
        if (AllocatorMode.SHARED) {
            SharedPools.bringHomeAll();
        }
        long[] free = new long[MAX_BLOCKS / 64 + 1];
        Arenas.Arena[] arenas = Arenas.all();
        Arrays.sort(arenas, (a, b) -> Long.compare(a.base, b.base));
        long[] huge = Arenas.allHuge().clone();
        Arrays.sort(huge);
        int h = 0;
        for (Arenas.Arena arena : arenas) {
            for (; h < huge.length && huge[h] < arena.base; h++) {
                addTracked(Pool.of(huge[h]), generation, free, into);
            }
            for (long starts = arena.starts; starts != 0; starts &= starts - 1) {
                long n = Long.numberOfTrailingZeros(starts);
                addTracked(Pool.of(arena.base + n * Pool.SIZE), generation, free, into);
            }
        }
        for (; h < huge.length; h++) {
            addTracked(Pool.of(huge[h]), generation, free, into);
        }
    }

    private static void addTracked(
            long pool, int generation, long[] free, AddressList into) {
        if (!Growth.isTracked(pool) || Pool.youth(pool) > generation) {
            return;
        }
        int carved = markFree(pool, free);
        long blockSize = Pool.blockSize(pool);
        long address = Pool.addressOf(pool, 0);
        for (int i = 0; i < carved; i++, address += blockSize) {
            if ((free[i >>> 6] & 1L << i) == 0) {
                into.add(address);
            }
        }
    }

    /** Marks the free blocks of a pool; returns how many blocks there are to look at. */
    private static int markFree(long pool, long[] free) {
        int carved = Pool.carved(pool);
        Arrays.fill(free, 0, carved / 64 + 1, 0);
        mark(pool, Pool.local_free(pool), free);
        mark(pool, Memory.getLongAcquire(pool + Pool.REMOTE_FREE), free);
        return carved;
    }

    private static void walkPool(long pool, long[] free, BlockVisitor visitor) {
        if (Pool.owner(pool) == 0) {
            return;
        }
        int carved = markFree(pool, free);
        int kind = Pool.kind(pool);
        long usable = Pool.blockSize(pool) - Pool.preHeader(pool);
        for (int i = 0; i < carved; i++) {
            if ((free[i >>> 6] & 1L << i) == 0) {
                visitor.visit(kind, Pool.addressOf(pool, i), usable);
            }
        }
    }

    private static void mark(long pool, long list, long[] free) {
        for (long each = list; each != 0; each = PoolList.nextFree(pool, each)) {
            int i = Pool.indexOf(pool, each);
            free[i >>> 6] |= 1L << i;
        }
    }
}
