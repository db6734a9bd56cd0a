package org.jilectomy.heap.refcount;

import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/**
 * Biased reference counting: the thread that made an object counts without atomics, all others
 * share an atomic count beside it.
 *
 * <p>After Choi, Shull and Torrellas (PACT 2018), with the states of PEP 703. What differs: the
 * owner is not in the object but in its pool's header and never changes, so ownership costs the
 * object nothing and a dead thread's objects get a new owner all at once, when its heap is adopted.
 *
 * <pre>
 *  count word   63 .................... 34 33 32 31 ...................... 0
 *               |   shared count (signed)  | F  |      local count L        |
 *
 *  L   -1 (all ones): immortal.   0: merged, or dead.   else the owner's references
 *  F   NONE     00  only the owner, and threads that hold references, know the object
 *      TRY      01  threads without a reference may tryRetain: a weak reference exists, or the
 *                   object was found in a shared container
 *      QUEUED   10  a reference dropped by another thread waits in the owner's merge queue
 *      MERGED   11  L is 0 for good; the shared count is all there is
 *
 *  invariant    references = L + shared. The entry in the merge queue owns one of them.
 *
 *  state               operation                  to                       how
 *  any                 retain, owner, L > 0       L+1                      plain
 *  any                 retain, else               shared+1                 getAndAdd
 *  L > 1               drop by owner              L-1                      plain
 *  L = 1, S = 0|NONE   drop by owner              L=0, dead                plain
 *  L = 1, S other      drop by owner              L=0, MERGED              CAS; dead if shared = 0
 *  S = 0|NONE, 0|TRY   drop by another            0|QUEUED, then queue it  CAS
 *  NONE, TRY, c > 0    drop by another            shared-1                 CAS
 *  QUEUED              drop by another            shared-1, may go below 0 getAndAdd
 *  MERGED              drop by anybody            shared-1                 getAndAdd; dead if 0
 *  QUEUED              merge, by owner or token   L=0, shared+L-1, MERGED  CAS; dead if 0
 *  MERGED, queued      merge, by owner or token   shared-1                 getAndAdd; dead if 0
 *  NONE                enableTryRetain            TRY                      CAS
 *  0|NONE, 0|MERGED    tryRetain by another       fails
 *  else                tryRetain by another       shared+1                 CAS
 *  any                 made immortal, by owner    L = -1, shared = 0       plain ({@link #whileOwnerCountsNothing})
 * </pre>
 *
 * <p><b>Nothing dies early.</b> Death needs L = 0 and shared = 0, or L = 0 and NONE with 0. L
 * becomes 0 only by the owner (or the holder of an orphan's token), which in the same step looks at
 * the shared half: if it is 0|NONE the reference dropped was the last by the invariant. Otherwise
 * the CAS to MERGED makes shared the whole count. While QUEUED the queue's own reference keeps the
 * sum above zero, so an object in a queue is never dead, and shared may be negative without harm.
 *
 * <p><b>Everything dies, once.</b> A drop that another thread cannot balance (shared is 0, so the
 * reference was counted in L) is not subtracted but handed to the owner as the queue's reference;
 * QUEUED is left only by a merge, so there is one entry an object at most, and queues are bounded
 * by the number of objects. Once merged, dead is the one transition of an atomic word to 0|MERGED.
 * Death at 0|NONE is seen by the owner alone; a concurrent tryRetain fails on that same value
 * without writing. With TRY set, owner's CAS and tryRetain's CAS meet on the same word: one wins.
 * That is why enableTryRetain exists: deciding each death by a CAS would cost every private object
 * what only weakly referenced and shared ones need.
 *
 * <p><b>Memory order.</b> Drops by others are CAS or getAndAdd (full fences); the owner's look at
 * the shared half is a load followed by an acquire fence: what they wrote is visible to the
 * deallocator.
 *
 * <p>Limits: 2^27 references of foreign threads an object (beyond, it is taken for an immortal under
 * {@code immortal=off}); L overflows into the shared half at
 * 2^31. Costs: see {@code RefcountBenchmark}. The queue is {@link MergeQueue}'s.
 */
public final class BiasedRefcount implements RefcountPolicy {
    static final int NONE = 0;
    static final int TRY = 1;
    static final int QUEUED = 2;
    static final int MERGED = 3;
    /** The flag bits of the shared half. */
    static final int FLAGS = 3;
    /** One reference in the shared half. */
    static final int ONE = 4;
    /** Distance of the shared half from the count word (little-endian). */
    static final int SHARED = 4;

    /** Spins of the processor's choice, 10 to 40 ns each, before a count that others count is tried again. */
    private static final int WAY = 256;

    private static final String[] FLAG_NAMES = {"", "TRY", "QUEUED", "MERGED"};

    /** Makes the policy and has heaps drain their queue when their thread leaves. */
    public BiasedRefcount() {
        ThreadHeap.onRelease(this::drain);
    }

    @Override
    public String name() {
        return "biased";
    }

    // ---- fast paths ---------------------------------------------------------------------------

    @Override
    public void retain(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        int local = Memory.getInt(word);
        if (local >= 0) {
            retainMortal(h, obj, word, local);
        }
    }

    private static void retainMortal(ThreadHeap h, long obj, long word, int local) {
        if (local + 1 > 1 && Heap.isOwner(h, obj)) { // 0 < local < MAX
            Memory.putInt(word, local + 1);
        } else {
            retainShared(word);
        }
    }

    static void retainShared(long word) {
        int shared = Memory.getAndAddInt(word + SHARED, ONE);
        if (!Header.IMMORTALS && shared >= Header.LARGE + Header.LARGE_LEAST) {
            Memory.putIntVolatile(word + SHARED, Header.LARGE);
        }
    }

    /** One local reference less of {@code local} > 1; a large count is put back when it runs low. */
    private static int less(long word, int local) {
        return !Header.IMMORTALS && local == Header.LARGE_LEAST && Header.isLarge(word)
                ? Header.LARGE : local - 1;
    }

    /**
     * One reference more if the object is the calling thread's own and has a local count: then it cannot
     * have died since it was last known to live, for only this thread could bury it. False: nothing
     * happened. For readers who hold neither a reference nor a lock.
     */
    public static boolean retainIfOwner(ThreadHeap h, long obj) {
        if (!Heap.isOwner(h, obj)) {
            return false;
        }
        long word = Header.word(obj);
        int local = Memory.getInt(word);
        if (local + 1 <= 1) { // merged, or immortal
            return false;
        }
        Memory.putInt(word, local + 1);
        return true;
    }

    /**
     * One reference more if somebody has counted one who is not the owner, or {@link #enableTryRetain}
     * was called; for readers who hold neither a reference nor a lock. What they found may be dead by
     * now: then it is false. Or there is another object in its place: who finds that out afterwards
     * releases what was counted. The memory must not have become anything but an object's block.
     */
    public static boolean retainFound(long obj) {
        long word = Header.word(obj);
        if (Memory.getInt(word) < 0) {
            return false;
        }
        return retainCounted(word);
    }

    /** One shared reference more, unless the object is dead or only its owner may say that it lives. */
    private static boolean retainCounted(long word) {
        while (true) {
            int shared = Memory.getIntVolatile(word + SHARED);
            if (shared == NONE || shared == MERGED) {
                return false;
            }
            if (Memory.compareAndSetInt(word + SHARED, shared, shared + ONE)) {
                return true;
            }
            giveWay();
        }
    }

    /**
     * After another thread has counted the same object in between: leaves the word alone for some
     * microseconds. Two threads that both count one object all the time take its line from each other
     * at each step; so one does a hundred steps in peace, and then the other.
     */
    private static void giveWay() {
        for (int i = 0; i < WAY; i++) {
            Thread.onSpinWait();
        }
    }

    /**
     * Gives back what {@link #retainFound} has counted of an object that was not the one meant. Whoever
     * dies of it is buried at the next poll: nobody expects a finalizer to run because he looks at
     * something.
     */
    public static void releaseFound(ThreadHeap h, long obj) {
        if (dropShared(h, obj, Header.word(obj), MergeQueue.NOTHING)) {
            MergeQueue.buryLater(h, obj);
        }
    }

    /** Has {@link #retainFound} work for an object that the caller has a reference to. */
    public static void letOthersRetain(ThreadHeap h, long obj) {
        if (!Heap.isOwner(h, obj)) {
            setTry(Header.word(obj));
        }
    }

    @Override
    public void release(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        int local = Memory.getInt(word);
        if (local >= 0) {
            releaseMortal(h, obj, word, local);
        }
    }

    private static void releaseMortal(ThreadHeap h, long obj, long word, int local) {
        if (local > 1 && Heap.isOwner(h, obj)) {
            Memory.putInt(word, less(word, local));
        } else {
            releaseSlow(h, obj, word, local);
        }
    }

    private static void releaseSlow(ThreadHeap h, long obj, long word, int local) {
        if (dropSlow(h, obj, word, local)) {
            Refcount.dead(h, obj);
        }
    }

    @Override
    public boolean drop(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        int local = Memory.getInt(word);
        if (local > 1 && Heap.isOwner(h, obj)) {
            Memory.putInt(word, less(word, local));
            return false;
        }
        return local >= 0 && dropSlow(h, obj, word, local);
    }

    @Override
    public boolean dropOnly(long obj) {
        long word = Header.word(obj);
        if (Memory.getInt(word) != 1 || Memory.getInt(word + SHARED) != NONE) {
            return false;
        }
        Memory.acquireFence();
        Memory.putInt(word, 0);
        return true;
    }

    // ---- slow paths ---------------------------------------------------------------------------

    private static boolean dropSlow(ThreadHeap h, long obj, long word, int local) {
        if (local == 1 && Heap.isOwner(h, obj)) {
            return dropLastLocal(word);
        }
        return dropShared(h, obj, word, obj);
    }

    /** By the owner, L = 1; the common death of a private object is the first return. */
    private static boolean dropLastLocal(long word) {
        int shared = Memory.getInt(word + SHARED);
        Memory.acquireFence();
        Memory.putInt(word, 0);
        if (shared == 0) {
            return true;
        }
        return mergeLast(word);
    }

    /** By the owner, L was just set to 0: makes the shared half the whole count. */
    private static boolean mergeLast(long word) {
        while (true) {
            int shared = Memory.getIntVolatile(word + SHARED);
            int merged = shared | MERGED;
            if (Memory.compareAndSetInt(word + SHARED, shared, merged)) {
                return merged == MERGED;
            }
        }
    }

    /**
     * By others, or by the owner of a merged object.
     *
     * @param buries what the caller may bury: {@code obj} or {@link MergeQueue#NOTHING}
     */
    private static boolean dropShared(ThreadHeap h, long obj, long word, long buries) {
        while (true) {
            int shared = Memory.getIntVolatile(word + SHARED);
            if ((shared & QUEUED) != 0) { // QUEUED or MERGED: never left but for MERGED
                return Memory.getAndAddInt(word + SHARED, -ONE) == (ONE | MERGED);
            }
            boolean hand = shared >>> 2 == 0;
            int next = hand ? QUEUED : shared - ONE;
            if (!Header.IMMORTALS && (next & ~FLAGS) == Header.LARGE_LEAST) {
                next = Header.LARGE | next & FLAGS;
            }
            if (Memory.compareAndSetInt(word + SHARED, shared, next)) {
                if (hand) {
                    MergeQueue.add(h, ThreadHeap.byId(Heap.ownerOf(obj)), obj, buries);
                }
                return false;
            }
            giveWay();
        }
    }

    /**
     * Takes an object out of the merge queue, and the queue's reference with it; by its owner or
     * the holder of its heap's token. Returns whether the object is dead.
     */
    static boolean merge(long obj) {
        long word = Header.word(obj);
        int local = Memory.getInt(word);
        if (local < -1) {
            DeferredRefcount.merged(local);
            return false;
        }
        if (local < 0 || !Header.IMMORTALS && Header.isLarge(word)) {
            return false; // made immortal while it waited
        }
        Memory.putInt(word, 0);
        while (true) {
            int shared = Memory.getIntVolatile(word + SHARED);
            if ((shared & FLAGS) == MERGED) {
                return Memory.getAndAddInt(word + SHARED, -ONE) == (ONE | MERGED);
            }
            int merged = shared + (local - 1) * ONE | MERGED;
            if (Memory.compareAndSetInt(word + SHARED, shared, merged)) {
                return merged == MERGED;
            }
        }
    }

    @Override
    public boolean tryRetain(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        int local = Memory.getInt(word);
        if (local < 0) {
            return true;
        }
        if (local + 1 > 1 && Heap.isOwner(h, obj)) {
            Memory.putInt(word, local + 1);
            return true;
        }
        return retainCounted(word);
    }

    @Override
    public void enableTryRetain(ThreadHeap h, long obj) {
        setTry(Header.word(obj));
    }

    private static void setTry(long word) {
        if (Memory.getInt(word) < 0 || !Header.IMMORTALS && Header.isLarge(word)) {
            return;
        }
        int shared;
        do {
            shared = Memory.getIntVolatile(word + SHARED);
        } while ((shared & FLAGS) == NONE
                && !Memory.compareAndSetInt(word + SHARED, shared, shared | TRY));
    }

    @Override
    public boolean isUnique(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        // Both halves at once: 1 is a local count of 1, shared 0|NONE. If another thread drops its
        // reference this instant we may see too many, never too few.
        return Memory.getLong(word) == 1 ? Heap.isOwner(h, obj) : isUniqueMerged(word);
    }

    private static boolean isUniqueMerged(long word) {
        return Memory.getLongVolatile(word) == (long) (ONE | MERGED) << 32;
    }

    @Override
    public void resurrect(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        if (Memory.getIntVolatile(word + SHARED) == MERGED) {
            Memory.putIntVolatile(word + SHARED, ONE | MERGED);
        } else {
            Memory.putInt(word, 1); // died as 0|NONE, so the owner is running
        }
    }

    @Override
    public void drain(ThreadHeap h) {
        MergeQueue.drain(h);
    }

    /**
     * Runs an action that makes an object immortal which others may be counting just now: while its owner is
     * between two polls of its own, or detached, so that the world need not stop for it.
     *
     * <p>Only the owner counts by plain stores, which could write an older count over the new word. What
     * other threads have begun goes on in the shared half, which nobody looks at any more: a reference
     * more or less there, at worst a place in the merge queue, where immortals are passed over. None of it
     * can be a death, which needs MERGED with nothing left, and that is set by the owner, of mortals.
     *
     * @param h the calling thread's heap
     * @param obj the caller has a reference to it
     * @return false: it has no owner who could be asked, and nothing was done
     */
    public static boolean whileOwnerCountsNothing(ThreadHeap h, long obj, Runnable action) {
        if (!Header.IMMORTALS) {
            return false; // a large count is no mark, what goes on beside it would be lost
        }
        ThreadHeap heap = ThreadHeap.byId(Heap.ownerOf(obj));
        if (heap == h) {
            action.run();
            return true;
        }
        if (!(heap.owner instanceof Mutator owner)) {
            return false;
        }
        boolean[] done = new boolean[1];
        Safepoint.handshakeAndWait(h.owner instanceof Mutator me ? me : null, owner, m -> {
            if (heap.owner == m) { // else it has left the heap meanwhile
                action.run();
                done[0] = true;
            }
        });
        return done[0];
    }

    @Override
    public long owners(long obj) {
        long word = Memory.getLong(Header.word(obj));
        int local = (int) word;
        return Header.isImmortal(obj) ? -1 : local + (word >> 34);
    }

    /** Of another thread's object the local half is merged, as at the death of its owner. */
    @Override
    public void hold(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        int local = Memory.getInt(word);
        if (Heap.isOwner(h, obj)) {
            retain(h, obj);
        } else {
            int shared = Memory.getInt(word + SHARED);
            Memory.putInt(word, 0);
            Memory.putInt(word + SHARED, shared + (local + 1) * ONE | MERGED);
        }
    }

    @Override
    public CountParts parts(long obj) {
        long word = Memory.getLongVolatile(Header.word(obj));
        long local = (int) word;
        long shared = word >> 34;
        int flags = (int) (word >>> 32) & FLAGS;
        return new CountParts(name(), word, Header.isImmortal(obj),
                local + shared - (flags == QUEUED ? 1 : 0), local, shared, FLAG_NAMES[flags],
                Heap.ownerOf(obj));
    }
}
