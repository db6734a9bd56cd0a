package org.jilectomy.runtime.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Collections of the cycle collector, from one thread and from several that make garbage meanwhile:
 * nothing alive is touched, and all that is dead is given back.
 */
class CycleCollectorTest {
    private static final int THREADS = 3;
    private static final int STEPS = 6_000;
    private static final int ROOTS = 12;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static ThreadState ts;

    @BeforeAll
    static void boot() {
        ts = ThreadState.create();
        StaticTypes.boot();
        Errors.discard(ts, Errors.runtimeError(ts, ""));
    }

    @AfterAll
    static void end() {
        ts.destroy();
    }

    private static long mortal() {
        for (int round = 0; round < 8; round++) {
            Refcount.drain(ts.heap);
            for (int id = 1; id <= ThreadHeap.count(); id++) {
                ThreadHeap heap = ThreadHeap.byId(id);
                if (heap.tryTakeToken()) {
                    try {
                        Refcount.drain(heap);
                    } finally {
                        heap.giveToken();
                    }
                }
            }
        }
        return Heap.liveBlocks().mortal();
    }

    // ---------------------------------------------------------------- one thread

    @Test
    void aListInItselfIsFreedAndWhatIsHeldIsNot() {
        CycleCollector.collect(ts, 2);
        long before = mortal();
        long kept = PyList.create(ts);
        long dead = PyList.create(ts);
        PyList.append(ts, dead, dead);
        PyList.append(ts, dead, kept);
        PyList.append(ts, kept, kept);
        Refs.release(ts, dead);
        assertEquals(1, CycleCollector.collect(ts, 2));
        assertEquals(1, PyList.size(kept));
        assertEquals(2, Refcount.count(kept));
        Refs.release(ts, kept);
        assertEquals(1, CycleCollector.collect(ts, 0) + CycleCollector.collect(ts, 2));
        assertEquals(before, mortal());
    }

    @Test
    void garbageOfAnOlderGenerationWaitsForItsCollection() {
        long list = PyList.create(ts);
        CycleCollector.collect(ts, 2);
        PyList.append(ts, list, list);
        Refs.release(ts, list);
        assertEquals(0, CycleCollector.collect(ts, 0));
        assertEquals(0, CycleCollector.collect(ts, 1));
        assertEquals(1, CycleCollector.collect(ts, 2));
    }

    @Test
    void aLongChainOfCyclesNeedsNoStack() {
        long before = mortal();
        int n = 100_000;
        long last = PyList.create(ts);
        PyList.append(ts, last, last);
        for (int i = 1; i < n; i++) {
            long next = PyList.create(ts);
            PyList.append(ts, next, next);
            PyList.append(ts, next, last);
            Refs.release(ts, last);
            last = next;
        }
        Refs.release(ts, last);
        assertEquals(n, CycleCollector.collect(ts, 2));
        assertEquals(before, mortal());
    }

    // ---------------------------------------------------------------- several threads

    /** A few objects of one's own, which are linked at random with each other and with the others'. */
    private static void work(ThreadState own, long shared, Random random) {
        long[] roots = new long[ROOTS];
        for (int i = 0; i < ROOTS; i++) {
            roots[i] = container(own, random);
        }
        for (int step = 0; step < STEPS; step++) {
            int i = random.nextInt(ROOTS);
            switch (random.nextInt(16)) {
                case 0, 1, 2 -> {
                    Refs.release(own, roots[i]);
                    roots[i] = container(own, random);
                }
                case 3, 4, 5, 6, 7 -> link(own, roots[i], roots[random.nextInt(ROOTS)], random);
                case 8, 9 -> PyList.append(own, shared, roots[i]);
                case 10, 11, 12 -> {
                    long other = anyOf(own, shared, random);
                    if (other != 0) {
                        link(own, other, roots[i], random);
                        Refs.release(own, roots[i]);
                        roots[i] = other;
                    }
                }
                case 13 -> {
                    if (PyList.size(shared) > 40) {
                        PyList.clear(own, shared);
                    }
                }
                default -> {
                    if (random.nextInt(40) == 0) {
                        CycleCollector.collect(own, random.nextInt(3));
                    }
                }
            }
            ThreadState.poll(own);
        }
        for (long root : roots) {
            Refs.release(own, root);
        }
    }

    private static long container(ThreadState own, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> PyDict.create(own);
            case 1 -> PyCell.create(own, 0);
            default -> PyList.create(own);
        };
    }

    private static void link(ThreadState own, long from, long to, Random random) {
        if (PyList.TYPE.isExactly(from)) {
            PyList.append(own, from, to);
        } else if (PyCell.TYPE.isExactly(from)) {
            PyCell.set(own, from, to);
        } else {
            long key = PyLong.of(own, random.nextInt(8));
            PyDict.setItem(own, from, key, to);
            Refs.release(own, key);
        }
    }

    private static long anyOf(ThreadState own, long shared, Random random) {
        try {
            return PyList.getItem(own, shared, random.nextInt((int) PyList.size(shared) + 1));
        } catch (PyException e) {
            Errors.discard(own, e);
            return 0;
        }
    }

    @Test
    void threadsThatMakeGarbageAndCollectItLeakNothing() throws InterruptedException {
        long before = 0;
        for (int round = 0; round < 2; round++) {
            long shared = PyList.create(ts);
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread[] threads = new Thread[THREADS];
            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(SEED + t);
                threads[t] = new Thread(() -> {
                    ThreadState own = ThreadState.create();
                    try {
                        work(own, shared, random);
                    } catch (Throwable e) {
                        failure.set(e);
                    } finally {
                        own.destroy();
                    }
                });
                threads[t].start();
            }
            ts.detach();
            for (Thread thread : threads) {
                thread.join();
            }
            ts.attach();
            assertNull(failure.get(), "seed " + SEED);
            Refs.release(ts, shared);
            mortal();
            CycleCollector.collect(ts, 2);
            if (round == 0) {
                before = mortal();
            }
        }
        assertEquals(before, mortal(), "seed " + SEED);
        assertEquals(0, CycleCollector.suspects());
        assertTrue(CycleCollector.pauses()[1] > 0);
    }
}
