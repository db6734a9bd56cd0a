package org.jilectomy.heap.refcount;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.LiveBlocks;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.layout.PyCellObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/**
 * Threads make objects, share them through locked cells, hand references over uncounted, link them
 * into chains, and die; others take their place. In the end all is dropped and the heap is as it
 * was. An object that dies twice, or early, fails its stamp (and memcheck, if that is on).
 */
final class RefcountStress {
    private static final int THREADS = 4;
    private static final int GENERATIONS = 5;
    private static final int ROUNDS = Integer.getInteger("jilectomy.test.rounds", 30_000);
    private static final int CELLS = 64;
    private static final long TYPE = 0x7770;
    private static final long ALIVE = 0x616c697665L;

    private final long[] cells = new long[CELLS];
    private final Object[] locks = new Object[CELLS];
    private final RefcountPolicy policy;

    private RefcountStress(RefcountPolicy policy) {
        this.policy = policy;
        for (int i = 0; i < CELLS; i++) {
            locks[i] = new Object();
        }
    }

    /** Runs the scenario with the JVM's switches; for a JVM of its own. */
    public static void main(String[] args) throws InterruptedException {
        run(args[0]);
    }

    /** Runs the scenario; throws an {@link AssertionError} if it did not end well. */
    static void run(String name) throws InterruptedException {
        long seed = Long.getLong("jilectomy.test.seed", System.nanoTime());
        System.out.println("RefcountStress " + name + " seed " + seed);
        new RefcountStress(Refcount.policyOf(name)).run(seed);
    }

    private void run(long seed) throws InterruptedException {
        Refcount.install(this::dealloc);
        LiveBlocks baseline = Heap.liveBlocks();
        List<Throwable> failures = new ArrayList<>();
        for (int generation = 0; generation < GENERATIONS; generation++) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(seed + generation * 31L + t);
                Thread thread = new Thread(null, () -> {
                    try {
                        new Worker(random).run();
                    } catch (Throwable e) {
                        synchronized (failures) {
                            failures.add(e);
                        }
                    }
                }, "worker", 64 << 20);
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        ThreadHeap h = ThreadHeap.acquire(this);
        for (int i = 0; i < CELLS; i++) {
            if (cells[i] != 0) {
                policy.release(h, cells[i]);
            }
        }
        policy.commitAll(h);
        h.release();
        Refcount.install(Heap::freeObject);
        for (Throwable failure : failures) {
            throw new AssertionError("seed " + seed, failure);
        }
        if (!Heap.liveBlocks().equals(baseline)) {
            throw new AssertionError("seed " + seed + ": " + Heap.liveBlocks() + " are left of "
                    + baseline);
        }
    }

    private void dealloc(ThreadHeap current, long obj) {
        if (Memory.getLong(obj + 24) != ALIVE) {
            throw new AssertionError("died twice: " + Long.toHexString(obj));
        }
        Memory.putLong(obj + 24, 0);
        long next = PyCellObject.ob_ref(obj);
        if (next != 0) {
            policy.release(current, next);
        }
        Heap.freeObject(current, obj);
    }

    /** One Python-like thread. */
    private final class Worker extends Mutator implements Runnable {
        private final Random random;
        private final long[] mine = new long[40];
        private ThreadHeap h;

        Worker(Random random) {
            this.random = random;
        }

        @Override
        protected void onPoll() {
            policy.drain(h);
        }

        @Override
        public void run() {
            h = ThreadHeap.acquire(this);
            Safepoint.register(this);
            attach();
            policy.drain(h);
            for (int round = 0; round < ROUNDS; round++) {
                step(random.nextInt(mine.length));
                if (poll < 0) {
                    pollSlow();
                }
                if (round % 1000 == 0) {
                    detach(); // now and then others find us asleep
                    Thread.yield();
                    attach();
                }
            }
            for (int i = 0; i < mine.length; i++) {
                drop(i);
            }
            h.release();
            Safepoint.unregister(this);
        }

        private void step(int i) {
            int cell = random.nextInt(CELLS);
            switch (random.nextInt(6)) {
                case 0 -> make(i);
                case 1 -> drop(i);
                case 2 -> share(i, cell);
                case 3 -> take(i, cell);
                case 4 -> swap(i, cell);
                default -> {
                    if (mine[i] != 0) {
                        policy.retain(h, mine[i]);
                        policy.release(h, mine[i]);
                    }
                }
            }
        }

        /** A new object, which refers to the old one now and then. */
        private void make(int i) {
            long obj = Heap.newObject(h, TYPE, 32, random.nextInt(3) * 16);
            Memory.putLong(obj + 24, ALIVE);
            PyCellObject.ob_ref(obj, 0);
            if (mine[i] != 0 && random.nextInt(4) != 0) {
                PyCellObject.ob_ref(obj, mine[i]);
                mine[i] = 0;
            }
            drop(i);
            mine[i] = obj;
        }

        private void drop(int i) {
            long obj = mine[i];
            mine[i] = 0;
            if (obj != 0) {
                policy.release(h, obj);
            }
        }

        /** Counts a reference for the cell. */
        private void share(int i, int cell) {
            if (mine[i] != 0) {
                if (random.nextInt(8) == 0) {
                    policy.enableTryRetain(h, mine[i]);
                }
                policy.retain(h, mine[i]);
            }
            long old;
            synchronized (locks[cell]) {
                old = cells[cell];
                cells[cell] = mine[i];
            }
            if (old != 0) {
                policy.release(h, old);
            }
        }

        /** Counts a reference to what is in the cell. */
        private void take(int i, int cell) {
            long obj;
            synchronized (locks[cell]) {
                obj = cells[cell];
                if (obj != 0 && !policy.tryRetain(h, obj)) {
                    policy.retain(h, obj); // alive: the cell holds a reference
                }
            }
            drop(i);
            mine[i] = obj;
            if (obj != 0 && Memory.getLong(obj + 24) != ALIVE) {
                throw new AssertionError("died early: " + Long.toHexString(obj));
            }
        }

        /** Hands a reference over uncounted, and takes another. */
        private void swap(int i, int cell) {
            synchronized (locks[cell]) {
                long old = cells[cell];
                cells[cell] = mine[i];
                mine[i] = old;
            }
        }
    }
}
