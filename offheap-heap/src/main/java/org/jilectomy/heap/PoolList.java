package org.jilectomy.heap;

import org.jilectomy.memory.Memory;

/**
 * Everything about pools that is not on the fast path: running dry, filling up, becoming empty,
 * blocks coming home from other threads.
 *
 * <p>A table slot of a heap heads a doubly linked list of those of its pools that may have a free
 * block; the first is the current one. A pool is in one of these states:
 *
 * <pre>
 *  state    in the list  slow_at     left when
 *  current  first        NEVER       it runs dry: unlinked, full
 *                                    another pool is linked before it: usable
 *  usable   yes          0           it comes first and is asked for a block: current
 *                                    its last block is freed: retired
 *  full     no           capacity-1  its first block comes home: relinked, first (current), or
 *                                    second (usable) if the current pool is empty
 *  retired  no           -           (a spare of the heap's, or back in the arena)
 * </pre>
 *
 * <p><b>Blocks freed by other threads</b> are pushed onto the pool's {@code remote_free}. Whoever
 * finds that list empty also pushes the pool onto its heap's pending stack. The owner looks at that
 * stack when a current pool ran dry and when its thread ends. Two rules make it right:
 * <ol>
 * <li>only a pool taken from the stack is collected. So between the push that made the list
 * non-empty and that pool's arrival on the stack nobody empties the list, and no second thread can
 * push the pool again;</li>
 * <li>{@code pending_next} is read before the list is emptied: after it, the pool may be pushed
 * again.</li>
 * </ol>
 * A pool with an uncollected block counts it as used, so it is never retired while another thread
 * is about to push it.
 */
final class PoolList {
    /** Bytes of blocks carved at a time: enough to amortize, little enough for a short start-up. */
    private static final int CARVE_BYTES = 1024;

    private PoolList() {
    }

    /** A block when the current pool's list is empty. */
    static long popSlow(ThreadHeap h, int slot) {
        Statistics.slowPop(h);
        h.ownership.look();
        collect(h);
        long head = h.table + slot * 8L;
        if (Growth.isTracked(slot) && !AllocatorMode.SHARED) {
            Growth.count(h, Memory.getLong(head));
        }
        for (long pool = Memory.getLong(head); pool != ThreadHeap.EMPTY; pool = Memory.getLong(
                head)) {
            if (Pool.local_free(pool) != 0 || carve(pool)) {
                if (Header.TRACING) {
                    Growth.volume(h, Math.max(1, Pool.carved(pool) - Pool.used(pool))
                            * (long) Pool.blockSize(pool));
                }
                Pool.slow_at(pool, Pool.NEVER);
                Pool.youth(pool, 0);
                return takeFirst(pool);
            }
            unlink(head, pool);
            Pool.slow_at(pool, Pool.capacity(pool) - 1);
        }
        if (Header.TRACING) {
            Growth.volume(h, 1024);
        }
        long pool = Pool.of(h.spares.takePool(slot));
        int kind = slot / SizeClass.STRIDE;
        int cls = slot % SizeClass.STRIDE;
        Pool.initialize(pool, h, kind, slot, SizeClass.blockSize(cls), Pool.SIZE);
        linkFirst(head, pool);
        h.ownership.add(pool);
        Statistics.poolTaken(h);
        carve(pool);
        return takeFirst(pool);
    }

    private static long takeFirst(long pool) {
        long free = Pool.local_free(pool);
        Pool.local_free(pool, nextFree(pool, free));
        Pool.used(pool, Pool.used(pool) + 1);
        return free;
    }

    /**
     * Puts the next blocks on the empty free list, in the order of addresses; false if none is
     * left.
     */
    private static boolean carve(long pool) {
        int from = Pool.carved(pool);
        int left = Pool.capacity(pool) - from;
        if (left == 0) {
            return false;
        }
        int blocks = Math.min(left, Math.max(2, (int) (CARVE_BYTES / Pool.blockSize(pool))));
        long blockSize = Pool.blockSize(pool);
        long first = Pool.addressOf(pool, from);
        int link = linkOffset(pool);
        long address = first;
        for (int i = 1; i < blocks; i++) {
            Memory.putLong(address + link, address + blockSize);
            address += blockSize;
        }
        Memory.putLong(address + link, 0);
        Pool.local_free(pool, first);
        Pool.carved(pool, from + blocks);
        return true;
    }

    static int linkOffset(long pool) {
        return Pool.kind(pool) == Kind.COUNTS ? 0 : Pool.LINK;
    }

    static long nextFree(long pool, long free) {
        return Memory.getLong(free + linkOffset(pool));
    }

    /** After a local free that brought {@code used} to {@code slow_at}. */
    static void pushSlow(ThreadHeap h, long pool) {
        if (Pool.slot(pool) == Pool.LARGE) {
            Spans.give(h, pool);
            return;
        }
        long head = h.table + Pool.slot(pool) * 8L;
        if (Pool.slow_at(pool) > 0) {
            link(head, pool);
        }
        // The current pool stays: a loop which allocates and frees one block must not end up in the
        // arenas each time round.
        if (Pool.used(pool) == 0 && Memory.getLong(head) != pool) {
            retire(h, head, pool);
        }
    }

    /**
     * First, or behind the current pool if no block of that is used. So only the current pool of a
     * list is ever empty: one that is empty and not current would be noticed by nobody and kept.
     */
    private static void link(long head, long pool) {
        long current = Memory.getLong(head);
        if (current == ThreadHeap.EMPTY || Pool.used(current) != 0) {
            linkFirst(head, pool);
            return;
        }
        long next = Pool.next(current);
        Pool.next(pool, next);
        Pool.prev(pool, current);
        Pool.next(current, pool);
        if (next != ThreadHeap.EMPTY) {
            Pool.prev(next, pool);
        }
        Pool.slow_at(pool, 0);
    }

    private static void retire(ThreadHeap h, long head, long pool) {
        unlink(head, pool);
        h.ownership.remove(pool);
        Statistics.poolGiven(h);
        h.growth -= Pool.seen(pool);
        Pool.retire(pool);
        h.spares.givePool(pool);
    }

    /**
     * A free by a thread that does not own the pool: any thread, if pools are shared. Lock-free, one
     * CAS; two the first time.
     */
    static void pushRemote(ThreadHeap h, long pool, long address) {
        Statistics.freed(h);
        if (AllocatorMode.SHARED && Pool.slot(pool) != Pool.LARGE) {
            SharedPools.give(h, pool, address);
            return;
        }
        Statistics.remoteFree(h);
        if (Pool.slot(pool) == Pool.LARGE) {
            Spans.give(h, pool); // its only block, so nobody else uses the header
            return;
        }
        long heap = Pool.heap(pool);
        int link = linkOffset(pool);
        long old;
        do {
            old = Memory.getLongOpaque(pool + Pool.REMOTE_FREE);
            Memory.putLong(address + link, old);
        } while (!Memory.compareAndSetLong(pool + Pool.REMOTE_FREE, old, address));
        if (old == 0) {
            long top;
            do {
                top = Memory.getLongOpaque(heap + ThreadHeap.PENDING);
                Memory.putLong(pool + Pool.PENDING_NEXT, top);
            } while (!Memory.compareAndSetLong(heap + ThreadHeap.PENDING, top, pool));
        }
    }

    /** Takes home what other threads freed; by the owner. One load if there is nothing. */
    static void collect(ThreadHeap h) {
        if (AllocatorMode.SHARED) {
            SharedPools.bringHome(h);
        }
        if (Memory.getLongOpaque(h.base + ThreadHeap.PENDING) == 0) {
            return;
        }
        long pool = Memory.getAndSetLong(h.base + ThreadHeap.PENDING, 0);
        while (pool != 0) {
            long next = Memory.getLong(pool + Pool.PENDING_NEXT);
            collect(h, pool);
            pool = next;
        }
    }

    private static void collect(ThreadHeap h, long pool) {
        long first = Memory.getAndSetLong(pool + Pool.REMOTE_FREE, 0);
        int link = linkOffset(pool);
        int blocks = 1;
        long last = first;
        for (long next; (next = Memory.getLong(last + link)) != 0; last = next) {
            blocks++;
        }
        Memory.putLong(last + link, Pool.local_free(pool));
        Pool.local_free(pool, first);
        int used = Pool.used(pool) - blocks;
        Pool.used(pool, used);
        if (used == 0 || Pool.slow_at(pool) > 0) {
            pushSlow(h, pool);
        }
    }

    private static void linkFirst(long head, long pool) {
        long first = Memory.getLong(head);
        Pool.next(pool, first);
        Pool.prev(pool, 0);
        if (first != ThreadHeap.EMPTY) {
            Pool.prev(first, pool);
            Pool.slow_at(first, 0);
        }
        Pool.slow_at(pool, Pool.NEVER);
        Pool.youth(pool, 0);
        Memory.putLong(head, pool);
    }

    private static void unlink(long head, long pool) {
        long next = Pool.next(pool);
        long prev = Pool.prev(pool);
        if (prev == 0) {
            Memory.putLong(head, next);
        } else {
            Pool.next(prev, next);
        }
        if (next != ThreadHeap.EMPTY) {
            Pool.prev(next, prev);
        }
    }
}
