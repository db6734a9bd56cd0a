package org.jilectomy.heap;

/**
 * Blocks that do not share a pool: a run of pools of an arena each, or, above half an arena, a
 * mapping.
 *
 * <p>A span holds one block right behind its pool header, so {@code ownerOf} works for it as for
 * any other. Sizes are rounded up to whole pools and the user is told ({@code Heap.usableSize}), so
 * a growing array gets its slack for nothing. Anybody may free one: nobody else uses the header
 * then.
 */
final class Spans {
    private Spans() {
    }

    /** A block of at least that many bytes; the address behind the pre-header of the kind. */
    static long take(ThreadHeap h, int kind, long bytes) {
        if (bytes < 0 || bytes > Long.MAX_VALUE - 2 * Pool.SIZE) {
            throw new OffHeapOutOfMemoryError(bytes, null);
        }
        long spanBytes = Pool.spanFor(bytes);
        long border = spanBytes <= Arenas.MAX_SPAN * (long) Pool.SIZE
                ? h.spares.take((int) (spanBytes / Pool.SIZE))
                : Arenas.takeHuge(spanBytes);
        if (Header.TRACING) {
            Growth.volume(h, spanBytes);
        }
        long pool = Pool.of(border);
        Pool.initialize(pool, h, kind, Pool.LARGE, Pool.roomOf(spanBytes), spanBytes);
        Pool.used(pool, 1);
        Pool.carved(pool, 1);
        Statistics.poolTaken(h);
        return pool + Pool.HEADER + Kind.preHeader(kind);
    }

    /** Gives the span back; its block is dead. */
    static void give(ThreadHeap h, long pool) {
        long spanBytes = Pool.spanBytes(pool);
        Statistics.poolGiven(h);
        Pool.retire(pool);
        if (spanBytes <= Arenas.MAX_SPAN * (long) Pool.SIZE) {
            h.spares.give(Pool.border(pool), (int) (spanBytes / Pool.SIZE));
        } else {
            Arenas.giveHuge(h, Pool.border(pool), spanBytes);
        }
    }
}
