package org.jilectomy.heap;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jilectomy.memory.Memory;

/**
 * One thread's part of the heap: for each kind and size class the pool it currently allocates from.
 *
 * <p>Nothing in here is touched by two threads at a time but three words: {@link #pending} (pools
 * with blocks freed by others), {@link #merge} (objects whose counts the owner must merge; used by
 * biased counting) and the state.
 *
 * <p><b>Heaps outlive threads.</b> Objects stay where they are when their thread ends, so its heap
 * becomes an orphan. The next thread to start adopts it whole: same id, same pools. Until then,
 * whoever needs something only the owner may do (merge a count, mostly) takes the heap's token,
 * does it, and gives the token back.
 *
 * <pre>
 *  state     owner operations by     who leaves it, and how
 *  OWNED     the thread              the thread: release(), store ORPHAN
 *  ORPHAN    nobody                  a starting thread: acquire(), CAS to OWNED
 *                                    anybody: tryTakeToken(), CAS to BORROWED
 *  BORROWED  the holder of the token the holder: giveToken(), store ORPHAN
 * </pre>
 *
 * <p>A store that leaves OWNED or BORROWED is a release, a CAS out of ORPHAN an acquire: each owner
 * sees all plain writes of the one before. Decision against abandoning pool by pool, as mimalloc
 * does: an id that changes under a live object would make "am I the owner" a race.
 */
public final class ThreadHeap {
    static final int OWNED = 0;
    static final int ORPHAN = 1;
    static final int BORROWED = 2;

    // The native part: three contended words, each in its own line, statistics, table.
    static final int PENDING = 0;
    static final int MERGE = 64;
    static final int DEAD = 72;
    static final int STATISTICS = 128;
    static final int TABLE = 256;
    /** Entries of the table. */
    static final int SLOTS = Kind.KINDS * SizeClass.STRIDE;
    /** Behind the table, in mode two-stage: a list for each slot, and its room. */
    static final int LISTS = TABLE + SLOTS * 8;
    private static final int NATIVE_SIZE = AllocatorMode.TWO_STAGE ? 8192 : 4096;

    /**
     * A header without blocks: what an empty table slot points to, so that the fast path has no
     * null.
     */
    static final long EMPTY;
    /** A word that is always 0: the count of every freed object with a remote header. */
    static final long ZERO;
    /** All heaps ever made, by id; index 0 is unused. Copied on growth. */
    private static volatile ThreadHeap[] heaps = new ThreadHeap[1];
    /** Unused rest of the mapping that native parts are cut from; guarded by the class. */
    private static long metadata;
    private static long metadataEnd;

    static {
        HeapChecker.install();
        long address = Arenas.map(Memory.MAP_GRANULE, 4096);
        EMPTY = address;
        ZERO = address + Pool.HEADER;
        metadata = address + NATIVE_SIZE;
        metadataEnd = address + Memory.MAP_GRANULE;
    }

    /** Small positive number, in the header of each of its pools. */
    public final int id;
    /** Address of the native part. */
    final long base;
    /** Address of the table of current pools. */
    final long table;
    /** Tracked objects more than at the last {@link Growth#reset}, roughly; see {@link Growth}. */
    long growth;

    /** When {@link #growth} reaches it, the heap's owner is told once. */
    volatile long growthLimit = Growth.limit();

    /** The mutator (or other thread-like thing) behind the heap; null for an orphan. */
    public volatile Object owner;

    /**
     * While the thread deallocates what a tracing collection has found: where {@link Heap#free} only
     * notes blocks and objects, since others that are dead may still look at them. Else null.
     */
    public AddressList burial;

    /** Bytes of blocks handed out since the last tracing collection, roughly. */
    long volume;

    /** No counts at all. */
    public static final long[] NO_COUNTS = {};

    /** This thread's references to deferred objects, by their number; see DeferredRefcount. */
    public long[] deferredCounts = NO_COUNTS;

    private final AtomicInteger state = new AtomicInteger(OWNED);
    /** What an owner begins with; installed once by the reference-count policy. */
    private static volatile Consumer<ThreadHeap> firstRites = heap -> {};

    /** What an owner does before it leaves; installed once by the reference-count policy. */
    private static volatile Consumer<ThreadHeap> lastRites = heap -> {};

    /** Where the thread's next incref is logged; of policies that count late, and for them alone. */
    public long increfs;

    /** Where its next decref is logged. */
    public long decrefs;

    /** Address of the table of what it has counted. */
    public long sums;

    /** Where the thread's next event goes in its pad, 0 without one; see Tracking. */
    long trackEvents;

    /** What else such a policy knows of the thread. */
    public Object countLog;

    /** What new objects' pre-headers begin with: no lock, and whose they are; see Ownership. */
    long birth;

    /** What {@link Ownership} knows of the heap's pools; for the owner, or on its behalf. */
    final Ownership ownership = new Ownership(this);

    /** Empty pools and spans it keeps for its next blocks. */
    final SpareRuns spares = new SpareRuns(this);

    private ThreadHeap(int id, long base) {
        this.id = id;
        this.base = base;
        this.table = base + TABLE;
    }

    /**
     * A heap for a starting thread: an orphan, or a new one. The caller owns it until
     * {@link #release}. An orphan may have merge requests waiting: drain it once deallocators can
     * run.
     *
     * @param owner becomes {@link #owner}
     */
    public static ThreadHeap acquire(Object owner) {
        ThreadHeap[] all = heaps;
        for (int i = 1; i < all.length; i++) {
            if (all[i].take(owner)) {
                return all[i];
            }
        }
        return create(owner);
    }

    private static synchronized ThreadHeap create(Object owner) {
        if (AllocatorMode.SHARED && !(owner instanceof Nobody)) {
            SharedPools.begin(); // makes a heap itself, so it must come first
        }
        if (metadata == metadataEnd) {
            metadata = Arenas.map(Memory.MAP_GRANULE, 4096);
            metadataEnd = metadata + Memory.MAP_GRANULE;
        }
        ThreadHeap[] all = heaps;
        ThreadHeap heap = new ThreadHeap(all.length, metadata);
        heap.enter(owner);
        metadata += NATIVE_SIZE;
        for (int slot = 0; slot < SLOTS; slot++) {
            Memory.putLong(heap.table + slot * 8L, EMPTY);
        }
        if (AllocatorMode.TWO_STAGE) {
            SharedPools.initialize(heap);
        }
        ThreadHeap[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = heap;
        heaps = more;
        return heap;
    }

    /** The owner of shared pools. */
    private record Nobody() {
    }

    /** The heap of pools that all threads share: never an orphan, so never adopted. */
    static ThreadHeap ofNobody() {
        return create(new Nobody());
    }

    /**
     * Ends the ownership: by the thread, as its last use of the heap, while it may still run
     * deallocators. Live objects stay. Whoever queues a merge request later sees an orphan; whoever
     * did so before is seen by the look at the queues after the store, and so is what finalizers left
     * for the next poll, which does not come.
     */
    public void release() {
        Object me = owner;
        do {
            lastRites.accept(this); // deallocators ask for the owner
            Heap.collect(this);
            Heap.giveSpares(this);
            leave();
        } while (hasWaiting() && take(me));
    }

    /** Whether somebody left the owner something to merge or to bury. */
    public boolean hasWaiting() {
        return Memory.getLongVolatile(mergeWord()) != 0 || Memory.getLongVolatile(deadWord()) != 0;
    }

    // Owner and state change under the heap's monitor, so that Ownership finds both at rest.

    private synchronized boolean take(Object newOwner) {
        if (!state.compareAndSet(ORPHAN, OWNED)) {
            return false;
        }
        enter(newOwner);
        return true;
    }

    private void enter(Object newOwner) {
        owner = newOwner;
        ownership.entered(newOwner);
        firstRites.accept(this);
    }

    private synchronized void leave() {
        owner = null;
        state.set(ORPHAN);
    }

    /** Installs what is done when a thread takes a heap over, before it allocates. */
    public static void onEnter(Consumer<ThreadHeap> action) {
        firstRites = action;
    }

    /** Installs what each owner does before it leaves its heap. */
    public static void onRelease(Consumer<ThreadHeap> action) {
        lastRites = action;
    }

    /** Takes an orphan's token; returns false if the heap has an owner or the token is taken. */
    public boolean tryTakeToken() {
        return state.compareAndSet(ORPHAN, BORROWED);
    }

    /** Gives the token back. Look afterwards whether new work arrived while it was held. */
    public void giveToken() {
        state.set(ORPHAN);
    }

    /** Whether the heap has no owner at the moment. */
    public boolean isOrphan() {
        return state.get() != OWNED;
    }

    /** The heap with that id, which must be that of a pool in use. */
    public static ThreadHeap byId(int id) {
        return heaps[id];
    }

    /** How many heaps were ever made. */
    public static int count() {
        return heaps.length - 1;
    }

    /** Address of the word that heads the stack of merge requests; see the biased policy. */
    public long mergeWord() {
        return base + MERGE;
    }

    /** Address of the word that heads the stack of merged objects found dead. */
    public long deadWord() {
        return base + DEAD;
    }

    @Override
    public String toString() {
        return "heap " + id + (isOrphan() ? " (orphan)" : " of " + owner);
    }
}
