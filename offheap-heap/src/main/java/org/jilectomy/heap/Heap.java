package org.jilectomy.heap;

import org.jilectomy.heap.history.Births;
import org.jilectomy.memory.Memory;

/**
 * Allocates and frees native memory, for objects and for what they point to.
 *
 * <pre>
 *   Arenas      1 MiB mappings                     shared, one lock, rarely visited
 *     Pool      16 KiB, one block size, one kind   owned by one ThreadHeap
 *       block   16 .. 8128 bytes                   handed out to one user
 *     span      consecutive pools for one large block
 * </pre>
 *
 * <p>Costs, measured in C2: allocating and freeing a block that fits the current pool of its class
 * is two dependent loads and two stores each way, no atomics, no branch taken; see
 * {@code AllocatorBenchmark}. A block freed by a thread which does not own its pool costs a CAS.
 *
 * <p>All methods take the calling thread's heap: looking it up ({@link CurrentHeap}) would cost more
 * than the rest.
 * Addresses are 16-byte aligned. Contents are undefined. What is allocated by one thread may be
 * freed by any other, once.
 */
public final class Heap {
    private static final int COUNTS_SLOT = Kind.COUNTS * SizeClass.STRIDE;

    private Heap() {
    }

    // ---- raw blocks ---------------------------------------------------------------------------

    /**
     * A block of at least {@code bytes} bytes, not zeroed; the caller owns it.
     *
     * @throws OffHeapOutOfMemoryError if there is none; the runtime makes it a MemoryError
     */
    public static long allocate(ThreadHeap h, long bytes) {
        if (CurrentHeap.LOOKUP) {
            h = CurrentHeap.find(h);
        }
        if (Memory.CHECK) {
            return CheckedHeap.allocate(h, Kind.RAW, bytes);
        }
        return allocate(h, Kind.RAW, bytes);
    }

    /** Frees a raw block; any thread, exactly once. */
    public static void free(ThreadHeap h, long block) {
        if (CurrentHeap.LOOKUP) {
            h = CurrentHeap.find(h);
        }
        if (DIVERTED) {
            freeDiverted(h, block);
        } else {
            release(h, block);
        }
    }

    /** Whether freeing is more than putting a block on a list. */
    private static final boolean DIVERTED = Memory.CHECK || Header.TRACING;

    private static void freeDiverted(ThreadHeap h, long block) {
        if (Header.TRACING && h.burial != null) {
            h.burial.add(block);
        } else if (Memory.CHECK) {
            CheckedHeap.free(h, block);
        } else {
            release(h, block);
        }
    }

    /**
     * A block of at least {@code bytes} bytes that begins with the contents of {@code block}, which
     * is freed if it is another one. On failure {@code block} is as it was.
     *
     * @param block a raw block, or 0
     */
    public static long reallocate(ThreadHeap h, long block, long bytes) {
        if (block == 0) {
            return allocate(h, bytes);
        }
        long usable = usableSize(block);
        if (bytes <= usable && bytes >= usable / 2) {
            return block;
        }
        long fresh = allocate(h, bytes);
        Memory.copy(block, fresh, Math.min(usable, bytes));
        free(h, block);
        return fresh;
    }

    /**
     * Bytes the user of a block or object may use from its address on; at least those asked for.
     */
    public static long usableSize(long address) {
        long pool = Pool.of(address);
        return Pool.blockSize(pool) - Pool.preHeader(pool);
    }

    // ---- objects ------------------------------------------------------------------------------

    /**
     * An object: its reference count is one, its type is set, its pre-header is zero but for the
     * owner's id ({@link Ownership}), its body is undefined. The type's own count is the caller's
     * business.
     *
     * @param type address stored as {@code ob_type}
     * @param bytes of the object from its address on: {@code tp_basicsize} and items
     * @param preHeader 0, {@code GcHead.SIZE} or {@code GcHead.MANAGED_SIZE}
     * @return the object's address; the caller owns the one reference
     * @throws OffHeapOutOfMemoryError if there is no memory
     */
    public static long newObject(ThreadHeap h, long type, long bytes, int preHeader) {
        long obj = objectBlock(h, bytes + preHeader, Kind.ofPreHeader(preHeader));
        clearPreHeader(obj, preHeader, h.birth);
        header(h, obj, type);
        if (Births.WATCHED) {
            Births.born(obj, type, preHeader);
        }
        if (Tracking.ON && preHeader != 0) {
            Tracking.track(h, obj);
        }
        return obj;
    }

    /** Frees an object's memory (and its remote count); any thread, exactly once. */
    public static void freeObject(ThreadHeap h, long obj) {
        if (Births.WATCHED) {
            Births.freed(obj, Pool.preHeader(Pool.of(obj)));
        }
        if (Tracking.ON) {
            Tracking.untrack(h, obj);
        }
        if (Header.REMOTE) {
            freeCount(h, obj);
        }
        free(h, obj);
    }

    private static void header(ThreadHeap h, long obj, long type) {
        Memory.putLong(obj, Header.REMOTE ? newCount(h) : Header.INITIAL);
        Memory.putLong(obj + 8, type);
    }

    private static long objectBlock(ThreadHeap h, long bytes, int kind) {
        if (CurrentHeap.LOOKUP) {
            h = CurrentHeap.find(h);
        }
        return Memory.CHECK ? CheckedHeap.allocate(h, kind, bytes) : allocate(h, kind, bytes);
    }

    private static void clearPreHeader(long obj, int preHeader, long birth) {
        if (preHeader != 0) {
            Memory.putLong(obj - 16, Ownership.PRIVATE ? birth : 0);
            Memory.putLong(obj - 8, 0);
            if (preHeader > 16) {
                clearManaged(obj);
            }
        }
    }

    private static void clearManaged(long obj) {
        Memory.putLong(obj - 32, 0);
        Memory.putLong(obj - 24, 0);
    }

    private static long newCount(ThreadHeap h) {
        long word = Memory.CHECK ? CheckedHeap.allocate(h, Kind.COUNTS, 8) : popCount(h);
        Memory.putLong(word, Header.INITIAL);
        return word;
    }

    private static void freeCount(ThreadHeap h, long obj) {
        long word = Memory.getAndSetLong(obj, ThreadHeap.ZERO);
        if (Memory.CHECK) {
            CheckedHeap.free(h, word);
        } else {
            releaseCount(h, word);
        }
    }

    // ---- fast paths: each below 35 bytecodes --------------------------------------------------

    /** An address for its user: a block, or for object kinds the object behind its pre-header. */
    static long allocate(ThreadHeap h, int kind, long bytes) {
        return isSmall(bytes)
                ? pop(h, (int) (bytes + 15 >>> 4) + kind * SizeClass.STRIDE)
                : allocateSlow(h, kind, bytes);
    }

    /** False also for 0 and for negative sizes. */
    private static boolean isSmall(long bytes) {
        return (bytes - 1 & -SizeClass.SMALL_MAX) == 0;
    }

    private static long pop(ThreadHeap h, int slot) {
        long pool = currentPool(h, slot);
        long free = Pool.local_free(pool);
        return free == 0 ? popSlow(h, slot) : take(h, pool, free);
    }

    private static long currentPool(ThreadHeap h, int slot) {
        return Memory.getLong(h.table + ((long) slot << 3));
    }

    private static long take(ThreadHeap h, long pool, long free) {
        Pool.local_free(pool, Pool.link(free));
        Pool.used(pool, Pool.used(pool) + 1);
        Statistics.allocated(h);
        return free;
    }

    /** Frees what {@link #allocate(ThreadHeap, int, long)} gave; all kinds but COUNTS. */
    static void release(ThreadHeap h, long address) {
        long pool = Pool.of(address);
        if (Pool.owner(pool) == h.id) {
            push(h, pool, address);
        } else {
            PoolList.pushRemote(h, pool, address);
        }
    }

    private static void push(ThreadHeap h, long pool, long address) {
        Pool.link(address, Pool.local_free(pool));
        Pool.local_free(pool, address);
        drop(h, pool);
    }

    private static void drop(ThreadHeap h, long pool) {
        Statistics.freed(h);
        int used = Pool.used(pool) - 1;
        Pool.used(pool, used);
        if (used == Pool.slow_at(pool)) {
            PoolList.pushSlow(h, pool);
        }
    }

    // ---- slow paths ---------------------------------------------------------------------------

    private static long popSlow(ThreadHeap h, int slot) {
        if (AllocatorMode.SHARED) {
            return SharedPools.take(h, slot);
        }
        Statistics.allocated(h);
        return PoolList.popSlow(h, slot);
    }

    private static long allocateSlow(ThreadHeap h, int kind, long bytes) {
        if (bytes >= 0 && bytes <= SizeClass.MEDIUM_MAX) {
            return pop(h, SizeClass.of(bytes) + kind * SizeClass.STRIDE);
        }
        long address = Spans.take(h, kind, bytes);
        Statistics.allocated(h);
        return address;
    }

    /** A count word: as pop, but the link is in the first word. */
    static long popCount(ThreadHeap h) {
        long pool = currentPool(h, COUNTS_SLOT);
        long free = Pool.local_free(pool);
        return free == 0 ? popSlow(h, COUNTS_SLOT) : takeCount(pool, free);
    }

    private static long takeCount(long pool, long free) {
        Pool.local_free(pool, Memory.getLong(free));
        Pool.used(pool, Pool.used(pool) + 1);
        return free;
    }

    static void releaseCount(ThreadHeap h, long word) {
        long pool = Pool.of(word);
        if (Pool.owner(pool) == h.id) {
            pushCount(h, pool, word);
        } else {
            PoolList.pushRemote(h, pool, word);
        }
    }

    private static void pushCount(ThreadHeap h, long pool, long word) {
        Memory.putLong(word, Pool.local_free(pool));
        Pool.local_free(pool, word);
        drop(h, pool);
    }

    /** Whether an object, alive, shares a pool with others of its kind and size; large ones do not. */
    public static boolean isPooled(long obj) {
        return Pool.slot(Pool.of(obj)) != Pool.LARGE;
    }

    // ---- looking at the heap ------------------------------------------------------------------

    /** Id of the heap that allocated the block or object; of nobody's, if pools are shared. */
    public static int ownerOf(long address) {
        return Pool.owner(Pool.of(address));
    }

    /** Whether the heap allocated the block or object: the owner test of biased counting. */
    public static boolean isOwner(ThreadHeap h, long address) {
        return Memory.getInt(Pool.of(address)) == h.id;
    }

    /** Takes home what other threads freed; by the heap's owner. Happens by itself as well. */
    public static void collect(ThreadHeap h) {
        if (Memory.CHECK) {
            HeapChecker.unchecked(() -> PoolList.collect(h));
        } else {
            PoolList.collect(h);
        }
    }

    /**
     * Shows every live block to the visitor. The caller guarantees that nobody allocates or frees
     * meanwhile (the visitor included): typically the world is stopped.
     */
    public static void walk(BlockVisitor visitor) {
        if (Memory.CHECK) {
            HeapChecker.unchecked(() -> HeapWalk.walk(visitor));
        } else {
            HeapWalk.walk(visitor);
        }
    }

    /**
     * Appends the addresses of objects with a pre-header, in ascending order: those that can be part
     * of a cycle. At least those made after the {@link Growth#reset} which began the generation. Same
     * guarantee as {@link #walk}.
     */
    public static void trackedObjects(AddressList into, int generation) {
        if (Memory.CHECK) {
            HeapChecker.unchecked(() -> findTracked(into, generation));
        } else {
            findTracked(into, generation);
        }
    }

    private static void findTracked(AddressList into, int generation) {
        if (Tracking.ON) {
            Tracking.tracked(into, generation);
        } else {
            HeapWalk.tracked(into, generation);
        }
    }

    /** Free memory that is worth a {@link #trim}, in bytes: what a start may leave, and some more. */
    private static final long WORTH_A_TRIM = 4 << 20;

    /**
     * Gives the memory of free pools back to the system, and what C's allocator has free: the JVM's
     * compilers leave much there. Any time; a few milliseconds.
     *
     * @param h the caller's heap; what other threads keep for their next blocks they keep
     */
    public static void trim(ThreadHeap h) {
        giveSpares(h);
        Arenas.trim();
        Memory.trim();
    }

    /** As {@link #trim}, if there is much to give back. */
    public static void trimIfWorthIt(ThreadHeap h) {
        h.spares.giveWaiting();
        if (Arenas.idleBytes() >= WORTH_A_TRIM) {
            trim(h);
        }
    }

    /** Gives the empty pools that the heap keeps to the arenas; by its owner. */
    static void giveSpares(ThreadHeap h) {
        if (Memory.CHECK) {
            HeapChecker.unchecked(h.spares::clear);
        } else {
            h.spares.clear();
        }
    }

    /**
     * Runs what looks at memory without regard to what is in use: memcheck stays silent. The world
     * is stopped.
     */
    public static void unchecked(Runnable work) {
        if (Memory.CHECK) {
            HeapChecker.uncheckedStopped(work);
        } else {
            work.run();
        }
    }

    /** Counts live blocks; same guarantee as {@link #walk}. */
    public static LiveBlocks liveBlocks() {
        return LiveBlocks.count();
    }
}
