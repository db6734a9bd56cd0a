package org.jilectomy.heap;

import org.jilectomy.memory.Memory;

/**
 * Allocation and freeing in memcheck mode: the same heap, with a shadow bit for each live block.
 *
 * <p>The shadow makes a double or stray free an error at once, and lets {@link HeapChecker} reject
 * every access to a block that is not live. Freed blocks are filled with 0xDD, pre-header included,
 * so that dumps and native code show a dead object as such. Everything here is slow and meant to
 * be.
 */
final class CheckedHeap {
    /** What freed memory is filled with. */
    static final byte POISON = (byte) 0xDD;

    private CheckedHeap() {
    }

    static long allocate(ThreadHeap h, int kind, long bytes) {
        long[] address = new long[1];
        HeapChecker.unchecked(() -> {
            address[0] = kind == Kind.COUNTS ? Heap.popCount(h) : Heap.allocate(h, kind, bytes);
            if (!HeapChecker.setLive(address[0], true)) {
                throw new IllegalStateException(
                        "the heap handed out a live block: " + HeapChecker.describe(address[0]));
            }
        });
        return address[0];
    }

    static void free(ThreadHeap h, long address) {
        HeapChecker.unchecked(() -> {
            long pool = Arenas.poolContaining(address);
            if (pool == 0 || Pool.indexOf(pool, address) >= Pool.capacity(pool)
                    || Pool.addressOf(pool, Pool.indexOf(pool, address)) != address) {
                throw new IllegalStateException(
                        "free of what is not a block: " + HeapChecker.describe(address));
            }
            if (!HeapChecker.setLive(address, false)) {
                throw new IllegalStateException("double free: " + HeapChecker.describe(address));
            }
            Memory.fill(address - Pool.preHeader(pool), Pool.blockSize(pool), POISON);
            if (Pool.kind(pool) == Kind.COUNTS) {
                Heap.releaseCount(h, address);
            } else {
                Heap.release(h, address);
            }
        });
    }
}
