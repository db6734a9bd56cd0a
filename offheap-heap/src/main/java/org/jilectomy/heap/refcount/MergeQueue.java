package org.jilectomy.heap.refcount;

import java.util.ArrayDeque;
import java.util.HashSet;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/**
 * Objects whose counts their owner must merge: a stack of native nodes per heap, many producers,
 * one consumer that takes all.
 *
 * <pre>
 *   ThreadHeap.mergeWord -> node {object, next} -> node -> 0      waiting for the owner
 *   ThreadHeap.deadWord  -> node {object, next} -> 0              merged, dead, not yet buried
 * </pre>
 *
 * <p>Adding is an allocation of 16 bytes from the producer's own heap and a CAS: no lock, no Java
 * object, bounded by the number of the owner's objects (one node each at most).
 *
 * <p><b>Who merges.</b> Merging writes the local half, so it belongs to the owner. Whoever makes
 * the queue non-empty sees to it:
 * <ul>
 * <li>the heap is an orphan: takes its token and merges;</li>
 * <li>the heap has a mutator: shakes hands with it. Attached, it merges at its next poll; detached
 * (asleep in a lock, say), the requester merges on its behalf at once;</li>
 * <li>another holds the token: that one looks again after giving it back;</li>
 * <li>the owner is no mutator (unit tests): it drains when it likes.</li>
 * </ul> A heap that becomes an orphan looks at its queue after it has said so, a producer looks at
 * the state after it has pushed: one of them sees the other.
 *
 * <p><b>Who buries.</b> Merging runs where nothing may block or call Python, so the dead are only
 * listed. They are buried by the requester, if the owner slept, else by the owner's
 * next {@code drain}: it is asked for service. The list is taken by an exchange: each is buried
 * once. A requester in the middle of a release buries only what it dropped itself, and what that
 * drags along; anything else it finds waits for its next poll, and so does what a reader had counted
 * and did not mean ({@link BiasedRefcount#releaseFound}). So a finalizer runs either where
 * Python code dropped the last reference, or at a poll, never inside {@code with lock: n += 1}.
 *
 * <p>Burying releases further objects, which may be queued in turn; a thread already inside
 * {@link #settle} only notes the heap, so a long chain of objects does not become a deep recursion
 * here.
 */
final class MergeQueue {
    private static final int OBJECT = 0;
    private static final int NEXT = 8;
    private static final int NODE = 16;

    /** In place of an object: bury whatever is dead. */
    private static final long ALL = 0;

    /** In place of an object: bury nothing, that is for the next poll. */
    static final long NOTHING = -1;

    /** Set while the thread is in {@link #settle}. */
    private static final ThreadLocal<Settling> SETTLING = new ThreadLocal<>();

    private MergeQueue() {
    }

    /**
     * Hands a reference to {@code obj} over to its owner.
     *
     * @param buries what the caller may bury at once: {@code obj} or {@link #NOTHING}
     */
    static void add(ThreadHeap h, ThreadHeap owner, long obj, long buries) {
        long node = Heap.allocate(h, NODE);
        Memory.putLong(node + OBJECT, obj);
        if (push(owner.mergeWord(), node)) {
            settle(h, owner, buries);
        }
    }

    /** Has an object that is dead and merged buried at the next poll of the heap's owner. */
    static void buryLater(ThreadHeap h, long obj) {
        long node = Heap.allocate(h, NODE);
        Memory.putLong(node + OBJECT, obj);
        push(h.deadWord(), node);
        if (h.owner instanceof Mutator mutator) {
            mutator.requestService();
        }
    }

    private static boolean push(long word, long node) {
        long top;
        do {
            top = Memory.getLongVolatile(word);
            Memory.putLong(node + NEXT, top);
        } while (!Memory.compareAndSetLong(word, top, node));
        return top == 0;
    }

    /** Merges and buries all that waits in the queue of {@code h}, and what follows from that. */
    static void drain(ThreadHeap h) {
        settle(h, h, ALL);
    }

    /** Sees to it that the heap's queue is merged and its dead are buried, as far as we may. */
    private static void settle(ThreadHeap h, ThreadHeap owner, long dropped) {
        if (!owner.hasWaiting()) {
            return;
        }
        Settling mine = SETTLING.get();
        if (mine != null) {
            mine.note(owner, dropped);
            return;
        }
        mine = new Settling(dropped == ALL);
        mine.note(owner, dropped);
        SETTLING.set(mine);
        try {
            for (ThreadHeap each; (each = mine.later.poll()) != null;) {
                settleOne(h, each, mine);
            }
        } finally {
            SETTLING.remove();
        }
    }

    private static void settleOne(ThreadHeap h, ThreadHeap owner, Settling mine) {
        boolean again = false;
        do {
            if (owner == h) {
                merge(h);
            } else if (owner.tryTakeToken()) {
                merge(owner);
                owner.giveToken();
                again = Memory.getLongVolatile(owner.mergeWord()) != 0;
            } else {
                ask(h, owner);
            }
            bury(h, owner, mine);
        } while (again);
    }

    private static void ask(ThreadHeap h, ThreadHeap owner) {
        Object who = owner.owner;
        while (who == null && !owner.isOrphan()) { // being adopted right now
            Thread.onSpinWait();
            who = owner.owner;
        }
        if (who instanceof Mutator mutator) {
            Thread requester = Thread.currentThread();
            Safepoint.handshake(mutator, target -> mergeFor(target, owner, requester, h));
        }
    }

    /**
     * In a handshake: the owner cannot touch its objects, or it is the owner who runs this. A sleeping
     * owner is let sleep. The requester buries the dead itself, once it is back; if a third one runs
     * this for both, that moment may be over, so the dead go to the requester's next poll.
     */
    private static void mergeFor(Mutator target, ThreadHeap owner, Thread requester, ThreadHeap h) {
        if (owner.owner != target) {
            return; // its thread has left the heap: it merged before, or the heap's next owner will
        }
        merge(owner);
        if (target.isAttached()) {
            if (Memory.getLongVolatile(owner.deadWord()) != 0) {
                target.requestService();
            }
        } else if (Thread.currentThread() != requester) {
            handOver(target, owner, h);
        }
    }

    private static void handOver(Mutator target, ThreadHeap from, ThreadHeap to) {
        long node = Memory.getAndSetLong(from.deadWord(), 0);
        if (node == 0) {
            return;
        }
        pushAll(to.deadWord(), node);
        if (to.owner instanceof Mutator mutator) {
            mutator.requestService();
        } else { // the requester has ended, and nobody may look there soon
            pushAll(from.deadWord(), Memory.getAndSetLong(to.deadWord(), 0));
            target.requestService();
        }
    }

    private static void pushAll(long word, long node) {
        while (node != 0) {
            long next = Memory.getLong(node + NEXT);
            push(word, node);
            node = next;
        }
    }

    /** Merges all that is queued; by the owner, or on its behalf. Never blocks, calls nobody. */
    private static void merge(ThreadHeap owner) {
        long node = Memory.getAndSetLong(owner.mergeWord(), 0);
        while (node != 0) {
            long next = Memory.getLong(node + NEXT);
            long obj = Memory.getLong(node + OBJECT);
            if (!BiasedRefcount.merge(obj)) {
                Memory.putLong(node + OBJECT, 0);
            }
            push(owner.deadWord(), node); // if the object lives, only the node is to be freed
            node = next;
        }
    }

    private static void bury(ThreadHeap h, ThreadHeap owner, Settling mine) {
        boolean putOff = false;
        long node = Memory.getAndSetLong(owner.deadWord(), 0);
        while (node != 0) {
            long next = Memory.getLong(node + NEXT);
            long obj = Memory.getLong(node + OBJECT);
            if (obj == 0) {
                Heap.free(h, node);
            } else if (mine.mayBury(obj)) {
                Heap.free(h, node);
                Refcount.dead(h, obj);
            } else {
                push(h.deadWord(), node);
                putOff = true;
            }
            node = next;
        }
        if (putOff && h.owner instanceof Mutator mutator) {
            mutator.requestService();
        }
    }

    /** What a thread has to settle once it is done with what it settles now. */
    private static final class Settling {
        final ArrayDeque<ThreadHeap> later = new ArrayDeque<>();
        /** What this thread dropped meanwhile; null if all the dead may be buried. */
        private final HashSet<Long> dropped;

        Settling(boolean all) {
            dropped = all ? null : new HashSet<>();
        }

        void note(ThreadHeap owner, long obj) {
            if (!later.contains(owner)) {
                later.add(owner);
            }
            if (dropped != null && obj != ALL && obj != NOTHING) {
                dropped.add(obj);
            }
        }

        boolean mayBury(long obj) {
            return dropped == null || dropped.remove(obj);
        }
    }
}
