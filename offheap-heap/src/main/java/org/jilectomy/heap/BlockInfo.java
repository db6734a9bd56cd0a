package org.jilectomy.heap;

import java.util.Optional;
import org.jilectomy.memory.Memory;

/**
 * Where an address lies, for dumps and messages. Taken while other threads allocate it is a guess
 * in its counts, never in its addresses.
 *
 * @param address what was asked about
 * @param block the block's address as its user knows it
 * @param kind the block's {@link Kind}
 * @param blockSize bytes of the block, pre-header included
 * @param index number of the block in its pool
 * @param pool address of the pool or span
 * @param spanBytes bytes of the pool or span
 * @param owner id of the owning heap
 * @param used blocks handed out
 * @param carved blocks ever handed out or on a free list
 * @param capacity blocks the pool has room for
 * @param arena address of the arena, or 0 for a huge span
 */
public record BlockInfo(long address, long block, int kind, long blockSize, int index, long pool,
        long spanBytes, int owner, int used, int carved, int capacity, long arena) {
    /** The block that contains the address; empty if the heap has none there. */
    public static Optional<BlockInfo> of(long address) {
        Optional<?>[] info = {Optional.empty()};
        HeapChecker.unchecked(() -> info[0] = find(address));
        return info[0].map(BlockInfo.class::cast);
    }

    private static Optional<BlockInfo> find(long address) {
        long pool = Arenas.poolContaining(address);
        if (pool == 0 || address < pool + Pool.HEADER) {
            return Optional.empty();
        }
        int index = Pool.indexOf(pool, address);
        Arenas.Arena arena = Arenas.arenaOf(address);
        return Optional.of(new BlockInfo(address, Pool.addressOf(pool, index), Pool.kind(pool),
                Pool.blockSize(pool), index, pool, Pool.spanBytes(pool), Pool.owner(pool),
                Pool.used(pool), Pool.carved(pool), Pool.capacity(pool),
                arena == null ? 0 : arena.base));
    }

    /**
     * Whether the block is on one of the pool's free lists, or was never handed out. Walks them.
     */
    public boolean isFree() {
        boolean[] free = {index >= carved};
        HeapChecker.unchecked(() -> {
            free[0] |= contains(Pool.local_free(pool));
            free[0] |= contains(Memory.getLongAcquire(pool + Pool.REMOTE_FREE));
            free[0] |= AllocatorMode.SHARED && SharedPools.isListed(block, Pool.slot(pool));
        });
        return free[0];
    }

    private boolean contains(long list) {
        int steps = 0; // a list that others change meanwhile may look like a ring
        for (long each = list; each != 0 && steps <= capacity; steps++) {
            if (each == block) {
                return true;
            }
            each = PoolList.nextFree(pool, each);
        }
        return false;
    }

    @Override
    public String toString() {
        return String.format("%s block of %d bytes, number %d of %d (%d used, %d carved) in %s 0x%x"
                + " of %d bytes, heap %d, %s", Kind.name(kind), blockSize, index, capacity, used,
                carved, capacity == 1 ? "span" : "pool", pool, spanBytes, owner,
                arena == 0 ? "mapped by itself" : String.format("arena 0x%x", arena));
    }
}
