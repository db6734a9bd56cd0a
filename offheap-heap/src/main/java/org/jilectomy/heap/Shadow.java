package org.jilectomy.heap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What {@link HeapChecker} knows of one arena: a bit for each 8 bytes, set while they belong to a
 * live block, pre-header included.
 *
 * <p>Nearly every access of a right program is to a live block or to the header of a pool in use.
 * Both are told here from this bitmap and the arena's masks, without reading native memory and
 * without a look at the pool; so a check costs a few loads. Arenas are never unmapped, and so a
 * shadow is never replaced.
 *
 * <pre>
 *   address  63 …… 47 | 46 …… 33 | 32 …… 20 | 19 … 3 | 2 … 0
 *               0     |   table  |   leaf   |  bit   | byte
 * </pre>
 */
final class Shadow {
    private static final int LEAF_BITS = 13;
    private static final int ARENA_BITS = Long.numberOfTrailingZeros(Arenas.ARENA_SIZE);
    private static final int TABLE_SHIFT = ARENA_BITS + LEAF_BITS;

    /**
     * Found without a lock: a reader that comes too early sees null, and asks {@link #make}. The
     * fields are final, so a shadow that is seen is seen whole.
     */
    private static final Shadow[][] TABLE = new Shadow[1 << 47 - TABLE_SHIFT][];

    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    private final Arenas.Arena arena;
    private final long[] live = new long[(int) (Arenas.ARENA_SIZE / 8 / 64)];

    private Shadow(Arenas.Arena arena) {
        this.arena = arena;
    }

    /** The shadow of the arena that contains the address; null if it has none yet. */
    static Shadow of(long address) {
        long at = address >>> TABLE_SHIFT;
        if (at >= TABLE.length) {
            return null;
        }
        Shadow[] leaf = TABLE[(int) at];
        return leaf == null ? null : leaf[(int) (address >>> ARENA_BITS) & (1 << LEAF_BITS) - 1];
    }

    /** As {@link #of}, and makes one if there is none; null outside the arenas. */
    static Shadow make(long address) {
        Shadow found = of(address);
        if (found != null) {
            return found;
        }
        Arenas.Arena arena = Arenas.arenaOf(address);
        return arena == null ? null : make(arena);
    }

    private static synchronized Shadow make(Arenas.Arena arena) {
        Shadow found = of(arena.base);
        if (found == null) {
            found = new Shadow(arena);
            int at = (int) (arena.base >>> TABLE_SHIFT);
            if (TABLE[at] == null) {
                TABLE[at] = new Shadow[1 << LEAF_BITS];
            }
            TABLE[at][(int) (arena.base >>> ARENA_BITS) & (1 << LEAF_BITS) - 1] = found;
        }
        return found;
    }

    private static int granule(long address) {
        return (int) (address & Arenas.ARENA_SIZE - 1) >>> 3;
    }

    boolean isLive(long address) {
        int g = granule(address);
        return ((long) WORDS.getOpaque(live, g >>> 6) >>> g & 1) != 0;
    }

    /** Whether the access is certainly right; false says nothing. */
    boolean permits(long address, long bytes, boolean write) {
        if ((address & 7) + bytes <= 8 && isLive(address)) {
            return true;
        }
        return !write && isPoolHeader(address, bytes);
    }

    private boolean isPoolHeader(long address, long bytes) {
        long pool = 1L << (int) (address - arena.base) / Pool.SIZE;
        long header = Pool.of(address);
        return address >= header && address + bytes <= header + Pool.HEADER
                && (arena.starts & pool) != 0 && (arena.free & pool) == 0;
    }

    /** Notes that a block becomes live or free; false if it was that already. */
    boolean setLive(long address, boolean nowLive) {
        long pool = Arenas.poolContaining(arena, address);
        long start = address - Pool.preHeader(pool);
        int first = granule(start);
        int last = granule(start + Pool.blockSize(pool) - 1);
        int own = granule(address);
        boolean was = false;
        for (int word = first >>> 6; word <= last >>> 6; word++) {
            long mask = (word == first >>> 6 ? -1L << first : -1L)
                    & (word == last >>> 6 ? -1L >>> 63 - (last & 63) : -1L);
            long old = nowLive ? (long) WORDS.getAndBitwiseOr(live, word, mask)
                    : (long) WORDS.getAndBitwiseAnd(live, word, ~mask);
            if (word == own >>> 6) {
                was = (old >>> own & 1) != 0;
            }
        }
        return was != nowLive;
    }
}
