package org.jilectomy.safepoint;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jilectomy.locks.Crew;
import org.jilectomy.locks.Futex;
import org.jilectomy.locks.Gil;
import org.jilectomy.locks.Words;

/**
 * A program for a JVM with the GIL: busy threads count under it, each holding it until asked. They
 * must never overlap, and all must get their turns.
 */
public final class GilStress {
    private static final int THREADS = 3;
    private static final long DURATION_NANOS = 300_000_000;

    private static volatile Mutator inside;

    private GilStress() {}

    public static void main(String[] args) throws Exception {
        if (!Gil.ENABLED) {
            throw new AssertionError("no GIL");
        }
        Futex.waitFor(Words.zeroed(), 0, 1); // links the downcalls: or the first switch is late
        AtomicIntegerArray turns = new AtomicIntegerArray(THREADS);
        Crew.of(THREADS, index -> {
            TestMutator me = TestMutator.enter();
            inside = me;
            long end = System.nanoTime() + DURATION_NANOS;
            while (System.nanoTime() < end) {
                if (inside != me) {
                    throw new AssertionError("two threads are attached");
                }
                if (me.poll < 0) {
                    me.pollSlow();
                    turns.incrementAndGet(index);
                    inside = me;
                }
            }
            me.exit();
        }).join();
        System.out.println("turns " + turns + ", switches " + Gil.switches());
        for (int i = 0; i < THREADS; i++) {
            if (turns.get(i) < 5) { // 300 expected of all together; a loaded machine has fewer
                throw new AssertionError("thread " + i + " starved: " + turns);
            }
        }
        System.out.println("fair");
    }
}
