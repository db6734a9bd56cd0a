package org.jilectomy.heap;

import org.jilectomy.memory.Memory;

/**
 * The header of a pool: 16 KiB of native memory, aligned to its size, cut into blocks of one size
 * and one {@link Kind}.
 *
 * <pre>
 *   0  int  owner         id of the heap that allocates from it; 0: the pool is free
 *   4  int  used          blocks handed out; counts remotely freed ones until they are collected
 *   8  long local_free    list of free blocks; owner only
 *  16  int  slow_at       value of used at which a free has more to do: 0; capacity-1 when full;
 *                         NEVER while the pool is its slot's current one
 *  20  int  carved        blocks that were ever put on a free list
 *  24  int  capacity      blocks in the pool
 *  28  int  slot          index into the heap's table of current pools; LARGE for a span
 *  32  long block_size    bytes
 *  40  byte kind          see Kind
 *  41  byte pre_header    0, 16 or 32 bytes before the object
 *  42  byte youth         of pools of tracked objects: no object in it is of a younger generation;
 *                         0 while the pool is its slot's current one
 *  44  int  revoked       objects taken from their owner one by one; see Ownership; owner only
 *  48  long next, prev    list of the owner's pools of that slot that may have a free block
 *  64  long remote_free   blocks freed by other threads; CAS; its own cache line
 *  72  long pending_next  link of the owner's stack of pools with remote frees
 *  80  long heap          native part of the owning heap
 *  88  long span_bytes    bytes of pool or span, header included
 *  96  long magic         MAGIC while the pool is in use
 * 104  int  seen          used, as it was when ThreadHeap.growth last heard of it
 * 108  int  index         place in the owner's list of its pools of objects; owner only
 * 128  first block
 * </pre>
 *
 * <p><b>Where the header is.</b> Not at the pool's beginning, but 0 to 7 cache lines behind it,
 * chosen by three bits of the address. If all headers had the same low bits they would share one
 * set of the first-level cache, and a load from one would wait for stores to others: a program that
 * uses a dozen size classes at once would pay for it at every allocation (measured, 16 classes: 8 ns
 * a block allocated and freed instead of 26). What the rest of the code calls a pool is the address
 * of its header.
 *
 * <pre>
 *   16 KiB border         header                                     next border
 *   | 0, 64, … 448 unused | 128 bytes | first block | …              |
 * </pre>
 *
 * <p><b>What lies on a free list.</b> The address the user knows: the block, or for object pools
 * the object behind its pre-header. The link is in its second word (for object pools the slot of
 * {@code ob_type}), so that freeing and allocating need not know the kind, and so that the count
 * word of a freed object stays readable. Only {@link Kind#COUNTS} blocks have but one word and link
 * there.
 *
 * <p><b>One block larger than a pool</b> lies in a <em>span</em>: consecutive pools of which only
 * the first has a header. Its block starts right behind the header, so {@code address & ~(SIZE-1)}
 * still finds it. Addresses further inside a large block find nothing and must not be asked about.
 *
 * <p>Fields of the first cache line change by their owner only; {@code owner} is read by everybody
 * that holds a live block of the pool and cannot change meanwhile.
 */
public final class Pool {
    /** Bytes of a pool and its alignment. */
    public static final int SIZE = 16 * 1024;
    /** Bytes from the header's beginning to the first block. */
    public static final int HEADER = 128;
    /** And-ing an address with it gives the border before the pool. */
    private static final long MASK = -SIZE;
    /** The bits that move the header, of the border's address shifted by {@link #COLOR_SHIFT}. */
    private static final long COLOR = 7 << 6;
    private static final int COLOR_SHIFT = 14 - 6;
    /** Bytes of a pool for blocks. */
    static final int ROOM = SIZE - HEADER - (int) COLOR;
    /** {@link #slot} of a span. */
    public static final int LARGE = -1;
    /** {@link #slow_at} of a current pool: no number of used blocks. */
    static final int NEVER = -1;
    /** Distance of the link from the address on a free list, all kinds but COUNTS. */
    static final int LINK = 8;

    static final long MAGIC = 0x6c6f6f506c694aL;

    /** Offset of {@code owner}: 0, so that finding the owner is a mask and a load. */
    public static final int OWNER = 0;
    static final int USED = 4;
    static final int LOCAL_FREE = 8;
    static final int SLOW_AT = 16;
    static final int CARVED = 20;
    static final int CAPACITY = 24;
    static final int SLOT = 28;
    static final int BLOCK_SIZE = 32;
    static final int KIND = 40;
    static final int PRE_HEADER = 41;
    static final int YOUTH = 42;
    static final int REVOKED = 44;
    static final int NEXT = 48;
    static final int PREV = 56;
    static final int REMOTE_FREE = 64;
    static final int PENDING_NEXT = 72;
    static final int HEAP = 80;
    static final int SPAN_BYTES = 88;
    static final int MAGIC_WORD = 96;
    static final int SEEN = 104;
    static final int INDEX = 108;

    private Pool() {
    }

    /** The pool of a block or object. */
    public static long of(long address) {
        long border = address & MASK;
        return border | border >>> COLOR_SHIFT & COLOR;
    }

    /** Whether two blocks or objects lie in one pool. */
    public static boolean isSame(long a, long b) {
        return ((a ^ b) & MASK) == 0;
    }

    /** The border before the pool: the address that the arenas know it by. */
    static long border(long pool) {
        return pool & MASK;
    }

    /** Bytes, in whole pools, of a span for one block. */
    static long spanFor(long bytes) {
        return bytes + HEADER + COLOR + SIZE - 1 & MASK;
    }

    /** Bytes for the block of such a span. */
    static long roomOf(long spanBytes) {
        return spanBytes - HEADER - COLOR;
    }

    /** Id of the heap that owns the pool; 0 if the pool is free. */
    public static int owner(long pool) {
        return Memory.getInt(pool + OWNER);
    }

    /** Blocks handed out, remotely freed but uncollected ones included. */
    public static int used(long pool) {
        return Memory.getInt(pool + USED);
    }

    static void used(long pool, int value) {
        Memory.putInt(pool + USED, value);
    }

    static long local_free(long pool) {
        return Memory.getLong(pool + LOCAL_FREE);
    }

    static void local_free(long pool, long value) {
        Memory.putLong(pool + LOCAL_FREE, value);
    }

    static int slow_at(long pool) {
        return Memory.getInt(pool + SLOW_AT);
    }

    static void slow_at(long pool, int value) {
        Memory.putInt(pool + SLOW_AT, value);
    }

    static int carved(long pool) {
        return Memory.getInt(pool + CARVED);
    }

    static void carved(long pool, int value) {
        Memory.putInt(pool + CARVED, value);
    }

    /** Blocks the pool has room for. */
    public static int capacity(long pool) {
        return Memory.getInt(pool + CAPACITY);
    }

    /** Index of the pool's table slot, or {@link #LARGE}. */
    public static int slot(long pool) {
        return Memory.getInt(pool + SLOT);
    }

    /** Bytes of each block, pre-header included. */
    public static long blockSize(long pool) {
        return Memory.getLong(pool + BLOCK_SIZE);
    }

    /** The pool's {@link Kind}. */
    public static int kind(long pool) {
        return Memory.getByte(pool + KIND);
    }

    /** Bytes before each object: 0, 16 or 32. */
    public static int preHeader(long pool) {
        return Memory.getByte(pool + PRE_HEADER);
    }

    /** Bytes of the pool or span, header included. */
    public static long spanBytes(long pool) {
        return Memory.getLong(pool + SPAN_BYTES);
    }

    /** The youngest generation that objects in the pool may be of. */
    static int youth(long pool) {
        return Memory.getByte(pool + YOUTH);
    }

    static void youth(long pool, int value) {
        Memory.putByte(pool + YOUTH, (byte) value);
    }

    /** Blocks in use when last counted; see {@link Growth}. */
    static int seen(long pool) {
        return Memory.getInt(pool + SEEN);
    }

    static void seen(long pool, int value) {
        Memory.putInt(pool + SEEN, value);
    }

    static long next(long pool) {
        return Memory.getLong(pool + NEXT);
    }

    static void next(long pool, long value) {
        Memory.putLong(pool + NEXT, value);
    }

    static long prev(long pool) {
        return Memory.getLong(pool + PREV);
    }

    static void prev(long pool, long value) {
        Memory.putLong(pool + PREV, value);
    }

    /** Native part of the owning heap. */
    static long heap(long pool) {
        return Memory.getLong(pool + HEAP);
    }

    /** The next address of a free list; not for COUNTS. */
    static long link(long free) {
        return Memory.getLong(free + LINK);
    }

    static void link(long free, long next) {
        Memory.putLong(free + LINK, next);
    }

    /** The nth block's address as its user knows it: behind the pre-header. */
    public static long addressOf(long pool, int nth) {
        return pool + HEADER + preHeader(pool) + nth * blockSize(pool);
    }

    /** The number of the block which contains the address; may be out of range. */
    public static int indexOf(long pool, long address) {
        return (int) ((address - pool - HEADER) / blockSize(pool));
    }

    /** Writes the header of a fresh pool or span; owner only. */
    static void initialize(
            long pool, ThreadHeap h, int kind, int slot, long blockSize, long spanBytes) {
        Memory.fill(pool, HEADER, (byte) 0);
        Memory.putLong(pool + MAGIC_WORD, MAGIC);
        Memory.putLong(pool + HEAP, h.base);
        Memory.putLong(pool + SPAN_BYTES, spanBytes);
        Memory.putLong(pool + BLOCK_SIZE, blockSize);
        Memory.putByte(pool + KIND, (byte) kind);
        Memory.putByte(pool + PRE_HEADER, (byte) Kind.preHeader(kind));
        Memory.putInt(pool + SLOT, slot);
        int capacity = slot == LARGE ? 1 : (int) (ROOM / blockSize);
        Memory.putInt(pool + CAPACITY, capacity);
        // Last: a walker takes the pool for one in use from here on.
        Memory.putIntRelease(pool + OWNER, h.id);
    }

    /** Marks the pool free, before it goes back to the arenas. */
    static void retire(long pool) {
        Memory.putInt(pool + OWNER, 0);
        Memory.putLong(pool + MAGIC_WORD, 0);
    }

    /** Whether the header's invariants hold; for assertions and audits, by the owner. */
    public static boolean isValid(long pool) {
        return pool == of(pool) && Memory.getLong(pool + MAGIC_WORD) == MAGIC && owner(pool) > 0
                && used(pool) >= 0 && used(pool) <= capacity(pool)
                && carved(pool) <= capacity(pool) && Kind.isValid(kind(pool))
                && preHeader(pool) == Kind.preHeader(kind(pool)) && blockSize(pool) >= 8
                && (slow_at(pool) == 0 || slow_at(pool) == NEVER
                        || slow_at(pool) == capacity(pool) - 1);
    }
}
