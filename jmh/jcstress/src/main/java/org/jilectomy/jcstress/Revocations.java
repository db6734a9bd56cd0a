package org.jilectomy.jcstress;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.Ownership;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Safepoint;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Private locking: an owner without a lock and a stranger who revokes it first. */
public final class Revocations {
    private static final int FIELD = 24;

    private static final Litmus.Actor OWNER = new Litmus.Actor();
    private static final Litmus.Actor STRANGER = new Litmus.Actor();
    private static final ThreadHeap HEAP = ThreadHeap.acquire(OWNER);
    private static final ThreadHeap OTHER = ThreadHeap.acquire(STRANGER);
    private static final long[] RING = new long[Litmus.STATES];
    private static int next;

    static {
        Safepoint.register(OWNER);
        Safepoint.register(STRANGER);
    }

    private Revocations() {}

    /** An object of the owner's, whatever happened to it as another state's. */
    private static synchronized long object() {
        int i = next++ & RING.length - 1;
        if (RING[i] == 0) {
            RING[i] = Heap.newObject(HEAP, 0, 48, GcHead.SIZE);
        }
        Memory.putLong(RING[i] + FIELD, 0);
        GcHead.bits(RING[i], HEAP.id);
        return RING[i];
    }

    /** Both increment plainly, the owner under nothing as long as the object is its own. */
    @JCStressTest
    @Outcome(id = "3, 0", expect = Expect.ACCEPTABLE, desc = "all, and free")
    @Outcome(expect = Expect.FORBIDDEN, desc = "owner and stranger were inside at once")
    @State
    public static class Revoke {
        private final long obj = object();

        private void increment(Litmus.Actor me, ThreadHeap mine) {
            boolean free = Ownership.isMine(mine.id, obj);
            if (!free) {
                Ownership.revoke(me, mine, obj);
                FutexMutex.lockAs(me, GcHead.lockAddress(obj));
            }
            Memory.putLong(obj + FIELD, Memory.getLong(obj + FIELD) + 1);
            if (!free) {
                FutexMutex.unlock(GcHead.lockAddress(obj));
            }
        }

        @Actor
        public void owner() {
            OWNER.attach();
            increment(OWNER, HEAP);
            if (OWNER.poll < 0) {
                OWNER.pollSlow();
            }
            increment(OWNER, HEAP);
            OWNER.detach();
        }

        @Actor
        public void stranger() {
            STRANGER.attach();
            increment(STRANGER, OTHER);
            STRANGER.detach();
        }

        @Arbiter
        public void end(II_Result r) {
            r.r1 = (int) Memory.getLong(obj + FIELD);
            r.r2 = Memory.getInt(GcHead.lockAddress(obj));
        }
    }
}
