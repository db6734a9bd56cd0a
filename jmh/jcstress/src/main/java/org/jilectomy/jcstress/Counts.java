package org.jilectomy.jcstress;

import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.heap.refcount.RefcountPolicy;
import org.jilectomy.memory.Memory;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Reference counts of the active policy ({@code -Djilectomy.refcount}): one actor owns the object, the
 * others are foreign. Dead is who is told so by {@code drop}; nobody frees, so counts can be looked at.
 */
public final class Counts {
    private static final RefcountPolicy POLICY = Refcount.ACTIVE;

    /** The owner of each state's object; foreign actors have heaps of their own, used by id only. */
    private static final ThreadHeap OWNER = ThreadHeap.acquire(new Object());
    private static final ThreadHeap STRANGER = ThreadHeap.acquire(new Object());
    private static final ThreadHeap THIRD = ThreadHeap.acquire(new Object());

    private static final int OBJECTS = Litmus.STATES;
    private static final long[] RING = new long[OBJECTS];
    private static int next;

    private Counts() {}

    /** An object with one reference; the blocks go round, so that no heap is used by two threads. */
    private static synchronized long object() {
        int i = next++ & OBJECTS - 1;
        if (RING[i] == 0) {
            RING[i] = Heap.newObject(OWNER, 0, 32, 0);
        } else {
            Memory.putLong(RING[i], 1);
        }
        return RING[i];
    }

    /** Owner and stranger take one each and give one back each: one is left. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "as many as before")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a count is lost")
    @State
    public static class RetainRelease {
        private final long obj = object();

        @Actor
        public void owner() {
            POLICY.retain(OWNER, obj);
            POLICY.drop(OWNER, obj);
        }

        @Actor
        public void stranger() {
            POLICY.retain(STRANGER, obj);
            POLICY.drop(STRANGER, obj);
        }

        @Arbiter
        public void end(I_Result r) {
            r.r1 = (int) POLICY.owners(obj);
        }
    }

    /** The last references of two strangers: it dies once. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "one is told that it died")
    @Outcome(expect = Expect.FORBIDDEN, desc = "died twice, or never")
    @State
    public static class DiesOnce {
        private final long obj = object();
        private final AtomicInteger deaths = new AtomicInteger();

        public DiesOnce() {
            POLICY.retain(STRANGER, obj);
            POLICY.retain(THIRD, obj);
            if (POLICY.drop(OWNER, obj)) {
                deaths.incrementAndGet();
            }
        }

        private void drop(ThreadHeap heap) {
            if (POLICY.drop(heap, obj)) {
                deaths.incrementAndGet();
            }
        }

        @Actor
        public void a() {
            drop(STRANGER);
        }

        @Actor
        public void b() {
            drop(THIRD);
        }

        @Arbiter
        public void end(I_Result r) {
            r.r1 = deaths.get();
        }
    }

    /** The owner drops the last reference while a stranger with a weak one tries to take it. */
    @JCStressTest
    @Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "dead, or taken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "taken and dead, or neither")
    @State
    public static class TryRetain {
        private final long obj = object();

        public TryRetain() {
            POLICY.enableTryRetain(OWNER, obj);
        }

        @Actor
        public void owner(II_Result r) {
            r.r1 = POLICY.drop(OWNER, obj) ? 1 : 0;
        }

        @Actor
        public void stranger(II_Result r) {
            r.r2 = POLICY.tryRetain(STRANGER, obj) ? 1 : 0;
        }
    }
}
