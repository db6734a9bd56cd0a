package org.jilectomy.heap;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.agrona.collections.Long2ObjectHashMap;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Epochs;
import org.jilectomy.safepoint.Mutator;

/**
 * Where pools come from: arenas of 1 MiB, 64 pools each, mapped and aligned to their size; and one
 * mapping each for what is larger than half an arena.
 *
 * <p>An arena is two 64-bit masks: which pools are free, and at which pools a span in use starts. A
 * run of n free pools is found by and-ing the free mask with itself shifted. One lock guards
 * everything here: a thread comes by once per 16 KiB that it has none left of ({@link SpareRuns}),
 * holds it for a few dozen instructions and never blocks or polls inside. Arenas are never unmapped, so an address that was ever inside one
 * can be read without a fault; the mappings of huge blocks wait a while for another of their size
 * ({@link IdleMappings}) and are unmapped then, or, where threads read without locks, emptied and
 * unmapped when every thread has polled.
 *
 * <p>The table of arenas has room for more, and its length is written after what is in it: walkers,
 * dumps and the address checker read it without the lock, the length first.
 */
final class Arenas {
    /** Bytes of an arena and its alignment. */
    static final long ARENA_SIZE = 1 << 20;
    /** Pools of an arena. */
    static final int POOLS = (int) (ARENA_SIZE / Pool.SIZE);
    /** Largest span that comes out of an arena, in pools. */
    static final int MAX_SPAN = POOLS / 2;
    /** No request above it reaches the system: 64 TiB. */
    private static final long ABSURD = 1L << 46;

    private static final ReentrantLock LOCK = new ReentrantLock();

    private static volatile Arena[] arenas = new Arena[64];
    /** How many of the table there are. */
    private static volatile int count;

    /** Addresses of huge spans in use; guarded by LOCK, replaced on every change. */
    private static volatile long[] huge = new long[0];
    /** No arena before this index has a free pool; guarded by LOCK. */
    private static int firstWithSpace;

    /**
     * Arenas without a used pool, but with memory. Those above {@link #MOST_IDLE} give theirs back: a
     * program that fills and empties a few of them in turn shall not go to the system each time.
     */
    private static int idle;

    private static final int MOST_IDLE = 16;

    /** Free pools with memory, of all arenas; written under LOCK. */
    private static volatile long idlePools;

    /** Guarded by LOCK. */
    private static final Long2ObjectHashMap<Arena> BY_BASE = new Long2ObjectHashMap<>();

    /** One arena. Masks are written under the lock, read by walkers without. */
    static final class Arena {
        final long base;
        /** Bit n: pool n is free. */
        volatile long free = -1L;
        /** Bit n: a pool or span in use starts at pool n. */
        volatile long starts;
        /** Bit n: pool n is free and without memory; under the lock. */
        long discarded = -1L;

        /** Its place in the table. */
        final int index;

        Arena(long base, int index) {
            this.base = base;
            this.index = index;
        }
    }

    private Arenas() {
    }

    /** A run of pools; their memory is whatever it was. */
    static long take(int pools) {
        LOCK.lock();
        try {
            Arena[] all = arenas;
            for (int i = firstWithSpace; i < count; i++) {
                long address = takeFrom(all[i], pools);
                if (address != 0) {
                    return address;
                }
                if (all[i].free == 0 && i == firstWithSpace) {
                    firstWithSpace = i + 1;
                }
            }
            return takeFrom(grow(), pools);
        } finally {
            LOCK.unlock();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under LOCK
    private static long takeFrom(Arena arena, int pools) {
        long runs = arena.free;
        for (int n = 1; n < pools; n++) {
            runs &= arena.free >>> n;
        }
        // The shifts brought in zeros from above, so a run never wraps past the last pool.
        if (runs == 0) {
            return 0;
        }
        int first = Long.numberOfTrailingZeros(runs);
        long taken = ((1L << pools) - 1) << first;
        if (arena.free == -1L && arena.discarded != -1L) {
            idle--;
        }
        idlePools -= Long.bitCount(taken & ~arena.discarded);
        arena.discarded &= ~taken;
        arena.free &= ~taken;
        arena.starts |= 1L << first;
        return arena.base + (long) first * Pool.SIZE;
    }

    private static Arena grow() {
        int at = count;
        Arena arena = new Arena(map(ARENA_SIZE, ARENA_SIZE), at);
        BY_BASE.put(arena.base, arena);
        if (at == arenas.length) {
            arenas = Arrays.copyOf(arenas, at * 2);
        }
        arenas[at] = arena;
        count = at + 1;
        return arena;
    }

    /** Gives a pool or span back; its header is retired already. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // under LOCK
    static void give(long address, int pools) {
        LOCK.lock();
        try {
            Arena arena = BY_BASE.get(address & -ARENA_SIZE);
            int first = (int) (address - arena.base) / Pool.SIZE;
            arena.starts &= ~(1L << first);
            arena.free |= ((1L << pools) - 1) << first;
            idlePools += pools;
            firstWithSpace = Math.min(firstWithSpace, arena.index);
            if (arena.free == -1L && ++idle > MOST_IDLE) {
                discard(arena);
                idle--;
            }
        } finally {
            LOCK.unlock();
        }
    }

    /** Gives the memory of free pools back to the system; the addresses stay ours. */
    static void trim() {
        LOCK.lock();
        try {
            IDLE_MAPPINGS.discard();
            for (Arena arena : all()) {
                if ((arena.free & ~arena.discarded) != 0) {
                    if (arena.free == -1L) {
                        idle--;
                    }
                    discard(arena);
                }
            }
        } finally {
            LOCK.unlock();
        }
    }

    /** Bytes of free pools that the system has not got back. */
    static long idleBytes() {
        return idlePools * Pool.SIZE;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under LOCK
    private static void discard(Arena arena) {
        long todo = arena.free & ~arena.discarded;
        idlePools -= Long.bitCount(todo);
        while (todo != 0) {
            int first = Long.numberOfTrailingZeros(todo);
            int pools = Long.numberOfTrailingZeros(~(todo >>> first));
            Memory.discard(arena.base + (long) first * Pool.SIZE, (long) pools * Pool.SIZE);
            todo &= pools == POOLS ? 0 : ~(((1L << pools) - 1) << first);
        }
        arena.discarded = arena.free;
    }

    /** Mappings that wait for their next use; guarded by LOCK. */
    private static final IdleMappings IDLE_MAPPINGS = new IdleMappings();

    /** A mapping of its own for one huge span. */
    static long takeHuge(long bytes) {
        long address = takeIdle(bytes);
        if (address != 0) {
            return address;
        }
        address = map(bytes, Pool.SIZE);
        LOCK.lock();
        try {
            addHuge(address);
        } finally {
            LOCK.unlock();
        }
        return address;
    }

    private static long takeIdle(long bytes) {
        LOCK.lock();
        try {
            long address = IDLE_MAPPINGS.take(bytes);
            if (address != 0) {
                addHuge(address);
            }
            return address;
        } finally {
            LOCK.unlock();
        }
    }

    /** Whether a mapping of that size waits for its next use; for tests. */
    static boolean waits(long bytes) {
        LOCK.lock();
        try {
            return IDLE_MAPPINGS.has(bytes);
        } finally {
            LOCK.unlock();
        }
    }

    private static void addHuge(long address) {
        long[] all = Arrays.copyOf(huge, huge.length + 1);
        all[all.length - 1] = address;
        huge = all;
    }

    /** Keeps the mapping of a huge span for another, or gives it, or the one kept longest, back. */
    static void giveHuge(ThreadHeap h, long address, long bytes) {
        long toUnmap = 0;
        long size = 0;
        LOCK.lock();
        try {
            huge = Arrays.stream(huge).filter(each -> each != address).toArray();
            if (!IdleMappings.fits(bytes)) {
                toUnmap = address;
                size = bytes;
            } else {
                if (IDLE_MAPPINGS.isFull()) {
                    toUnmap = IDLE_MAPPINGS.oldest();
                    size = IDLE_MAPPINGS.sizeOfOldest();
                    IDLE_MAPPINGS.removeOldest();
                }
                IDLE_MAPPINGS.put(address, bytes);
            }
        } finally {
            LOCK.unlock();
        }
        if (toUnmap != 0) {
            giveToSystem(h, toUnmap, size);
        }
    }

    /** Gives a mapping back to the system: its memory at once, its addresses when nobody reads there. */
    private static void giveToSystem(ThreadHeap h, long address, long bytes) {
        if (ReadMode.othersMayLook()) {
            Memory.discard(address, bytes);
            unmapLater(h, address, bytes);
        } else {
            Memory.unmap(address, bytes);
        }
    }

    /** A heap without a thread of ours has no polls: what it frees so stays, without memory. */
    private static void unmapLater(ThreadHeap h, long address, long bytes) {
        if (h.owner instanceof Mutator me && me.isAttached()) {
            Epochs.retire(me, () -> Memory.unmap(address, bytes));
        }
    }

    /** The one place where memory runs out. */
    static long map(long bytes, long alignment) {
        if (bytes < 0 || bytes > ABSURD) {
            throw new OffHeapOutOfMemoryError(bytes, null);
        }
        try {
            return Memory.map(bytes, alignment);
        } catch (OutOfMemoryError e) {
            throw new OffHeapOutOfMemoryError(bytes, e);
        }
    }

    /** Shows every pool and span in use, and those that threads keep; the world stopped, or an estimate. */
    static void forEachPool(LongConsumer action) {
        for (Arena arena : all()) {
            for (long starts = arena.starts; starts != 0; starts &= starts - 1) {
                long n = Long.numberOfTrailingZeros(starts);
                action.accept(Pool.of(arena.base + n * Pool.SIZE));
            }
        }
        for (long span : huge) {
            action.accept(Pool.of(span));
        }
    }

    /** How many there are. */
    static int count() {
        return count;
    }

    /** A snapshot of all arenas, the caller's. */
    static Arena[] all() {
        int n = count; // before the table, which is only ever replaced by a longer one
        return Arrays.copyOf(arenas, n);
    }

    /** A snapshot of all huge spans. */
    static long[] allHuge() {
        return huge;
    }

    /** The arena that contains the address, or null. Linear: dumps and debug modes only. */
    static Arena arenaOf(long address) {
        int n = count;
        Arena[] all = arenas;
        for (int i = 0; i < n; i++) {
            if (all[i].base == (address & -ARENA_SIZE)) {
                return all[i];
            }
        }
        return null;
    }

    /** The pool in use, or span, that contains the address; 0 if none. Debug modes only. */
    static long poolContaining(long address) {
        Arena arena = arenaOf(address);
        if (arena != null) {
            return poolContaining(arena, address);
        }
        for (long span : huge) {
            if (address >= span && address < span + Pool.spanBytes(Pool.of(span))) {
                return Pool.of(span);
            }
        }
        return 0;
    }

    /** As {@link #poolContaining(long)}, for an address in the arena. */
    static long poolContaining(Arena arena, long address) {
        int n = (int) (address - arena.base) / Pool.SIZE;
        long before = arena.starts & (-1L >>> 63 - n);
        if (before == 0 || (arena.free & 1L << n) != 0) {
            return 0;
        }
        int first = 63 - Long.numberOfLeadingZeros(before);
        return Pool.of(arena.base + (long) first * Pool.SIZE);
    }
}
