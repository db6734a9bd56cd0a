package org.jilectomy.heap;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.locks.Gil;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/**
 * Private locking: an object belongs to the thread that made it, which locks nothing, until another
 * thread touches it.
 *
 * <p>Whose an object is stands in the owner bits of its GC head, beside the lock word:
 *
 * <pre>
 *  owner bits   meaning                            who leaves this state
 *  id           only the thread of heap id touches  another thread: {@link #revoke}
 *               the object; its lock word is free   that thread: {@link #share}
 *  0            whoever touches it takes the lock   (nobody, until the block is used again)
 * </pre>
 *
 * <p><b>Why the owner needs no fence.</b> It looks at the bits, does its work and looks again, all
 * between two polls; and the bits of its objects change only while it is in a poll (it does it
 * itself, in a handshake) or detached (the requester does it, and it cannot attach meanwhile). So a
 * stretch between lock and unlock sees one state throughout. This holds because nothing between
 * them polls, detaches or waits; {@code -X lockcheck} checks it. A heap without a thread is guarded by
 * its monitor: nobody adopts it while an object is taken out of it. An adopter has the id of the
 * one before, hence also what that one had for itself.
 *
 * <p><b>Waiting.</b> The requester waits until the owner polls: a while attached, then detached, so
 * that two who ask each other both get their answer. Whoever waits may hold no Java lock for which
 * the owner could be waiting attached. So what is shared by its nature, such as the dicts of types,
 * which are looked at under such locks, is shared from birth.
 *
 * <p><b>Nothing dead is touched.</b> Who asks holds the object, by a reference or by a frame that
 * borrows one, and does not return before the answer: so it lives when its bits are written, whoever
 * writes them. Where nobody counts, the request itself is found in the asking thread's frames, and
 * leads to it.
 *
 * <p><b>In bulk.</b> A structure of a million objects must not cost a million handshakes. After
 * {@value #OF_A_POOL} revocations in a pool all its objects are shared, free blocks included, as
 * allocating writes the bits anew; after {@value #OF_A_HEAP} of those, or of single ones
 * {@value #SINGLE}, all objects of the heap are. What it makes then is born shared for a while, longer
 * each time: a thread that makes objects for others stops being asked for each of them.
 */
public final class Ownership {
    /** {@code -X locks=private}, the default; {@code always} knows no owners, nor do shared pools. */
    public static final boolean PRIVATE = !Gil.ENABLED && !AllocatorMode.SHARED
            && !"always".equals(System.getProperty("jilectomy.locks"));

    /** The owner's part of {@link GcHead#bits}: its lower half, so that the rest may change. */
    private static final int OWNER = 0xFFFF;

    private static final int OF_A_POOL = 8;
    private static final int OF_A_HEAP = 32;
    private static final int SINGLE = 512;

    /** How long objects are born shared, the first time and at most. */
    private static final long FIRST_PAUSE = 100_000_000L;

    private static final long LONGEST_PAUSE = 30_000_000_000L;

    /** Looks at the answer before sleeping; a few microseconds. */
    private static final int SPINS = Runtime.getRuntime().availableProcessors() == 1 ? 0 : 200;

    private final ThreadHeap heap;
    private long[] pools = new long[0];
    private int count;
    private int wholePools;
    private int single;
    private long pause = FIRST_PAUSE;
    private long until;

    Ownership(ThreadHeap heap) {
        this.heap = heap;
    }

    // ---- asking -------------------------------------------------------------------------------

    /**
     * Whether the object belongs to the thread of the heap {@code id}, which asks; stays so until its
     * next poll. One load.
     */
    public static boolean isMine(int id, long obj) {
        return PRIVATE && (Memory.getShort(obj + GcHead.BITS) & OWNER) == id;
    }

    /** Id of the heap whose thread owns the object; 0: it is shared. */
    public static int ownerOf(long obj) {
        return GcHead.bits_volatile(obj) & OWNER;
    }

    // ---- sharing ------------------------------------------------------------------------------

    /** Shares an object of the calling thread's, or one that nobody else knows yet. */
    public static void share(long obj) {
        if (PRIVATE) {
            GcHead.clearBits(obj, OWNER);
        }
    }

    /**
     * Shares the object, whoever owns it; it is shared on return.
     *
     * @param me the caller's mutator, attached, which may wait detached; null if it is not one
     * @param h the caller's heap
     */
    public static void revoke(Mutator me, ThreadHeap h, long obj) {
        int id;
        while ((id = ownerOf(obj)) != 0) {
            if (id == h.id) {
                share(obj);
            } else {
                revokeFrom(me, ThreadHeap.byId(id), obj);
            }
        }
    }

    private static void revokeFrom(Mutator me, ThreadHeap heap, long obj) {
        Object owner;
        synchronized (heap) {
            owner = heap.owner;
            if (!(owner instanceof Mutator)) {
                heap.ownership.revoked(obj);
                return;
            }
        }
        Revocation revocation = new Revocation(heap, obj);
        Safepoint.handshake((Mutator) owner, revocation);
        revocation.await(me);
    }

    /** What the owner does at its poll, or the requester for it. */
    private static final class Revocation implements Consumer<Mutator> {
        private final ThreadHeap heap;
        private final long obj;
        private volatile boolean done;
        private volatile Thread waiter;

        Revocation(ThreadHeap heap, long obj) {
            this.heap = heap;
            this.obj = obj;
        }

        @Override
        public void accept(Mutator target) {
            if (heap.owner == target) {
                heap.ownership.revoked(obj);
            } // else the thread has left the heap meanwhile: the requester looks again
            done = true;
            Thread thread = waiter;
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }

        void await(Mutator me) {
            for (int i = 0; i < SPINS && !done; i++) {
                Thread.onSpinWait();
            }
            if (done) {
                return;
            }
            boolean detach = me != null && me.isAttached();
            boolean interrupted = false;
            if (detach) {
                me.detach();
            }
            waiter = Thread.currentThread();
            while (!done) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted(); // an interrupted thread would not park
            }
            if (detach) {
                me.attach();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // ---- the heap's side: by its owner, or while the owner cannot touch objects -------------------

    /** A thread, or something else that allocates, takes the heap over. */
    void entered(Object owner) {
        heap.birth = owner instanceof Mutator ? birth() : 0;
        until = 0;
        pause = FIRST_PAUSE;
    }

    /** Nothing, for a heap whose id has no room: all its objects are shared. */
    private long birth() {
        return heap.id <= OWNER ? (long) heap.id << 32 : 0;
    }

    private void revoked(long obj) {
        if (Memory.CHECK) {
            HeapChecker.unchecked(() -> count(obj)); // pool headers, and free blocks too
        } else {
            count(obj);
        }
    }

    private void count(long obj) {
        share(obj);
        long pool = Pool.of(obj);
        if (Pool.slot(pool) != Pool.LARGE) {
            int n = Memory.getInt(pool + Pool.REVOKED) + 1;
            Memory.putInt(pool + Pool.REVOKED, n);
            if (n >= OF_A_POOL) {
                shareAll(pool);
                wholePools++;
            }
        }
        single++;
        if (wholePools >= OF_A_HEAP || single >= SINGLE) {
            shareAll();
        }
    }

    private void shareAll() {
        for (int i = 0; i < count; i++) {
            shareAll(pools[i]);
        }
        wholePools = 0;
        single = 0;
        if (heap.birth != 0) {
            heap.birth = 0;
            until = System.nanoTime() + pause;
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
    }

    private static void shareAll(long pool) {
        Memory.putInt(pool + Pool.REVOKED, 0);
        long size = Pool.blockSize(pool);
        long obj = Pool.addressOf(pool, 0);
        for (int i = Pool.carved(pool); i > 0; i--, obj += size) {
            if ((GcHead.bits(obj) & OWNER) != 0) {
                share(obj);
            }
        }
    }

    /** Now and then: whether the time is over in which objects are born shared. */
    void look() {
        if (until != 0 && System.nanoTime() - until > 0) {
            until = 0;
            heap.birth = birth();
        }
    }

    /** Notes a new pool, if its objects have owners. */
    void add(long pool) {
        if (!PRIVATE || Pool.preHeader(pool) == 0) {
            return;
        }
        if (count == pools.length) {
            pools = Arrays.copyOf(pools, Math.max(16, 2 * count));
        }
        Memory.putInt(pool + Pool.INDEX, count);
        pools[count++] = pool;
    }

    /** Forgets a pool that goes back to the arenas. */
    void remove(long pool) {
        if (!PRIVATE || Pool.preHeader(pool) == 0) {
            return;
        }
        int index = Memory.getInt(pool + Pool.INDEX);
        long last = pools[--count];
        pools[index] = last;
        Memory.putInt(last + Pool.INDEX, index);
    }
}
