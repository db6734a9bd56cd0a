package org.jilectomy.heap.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.LiveBlocks;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Objects become immortal while their owner and others count them, and hand each other references of
 * them: none loses the mark, and none dies.
 */
class ImmortalityByOwnerTest {
    private static final int OBJECTS = 8000;
    private static final int COUNTERS = 2;

    private final BiasedRefcount policy = new BiasedRefcount();
    private final ConcurrentLinkedQueue<Object> wrong = new ConcurrentLinkedQueue<>();
    private final long[] objects = new long[OBJECTS];

    /** References that the owner counted and whoever takes them has to drop. */
    private final AtomicLongArray handed = new AtomicLongArray(64);

    private final CountDownLatch made = new CountDownLatch(1);
    private final CountDownLatch counted = new CountDownLatch(COUNTERS);
    private volatile boolean enough;

    /** Which object is made immortal next: the one that all count. */
    private volatile int next;
    private LiveBlocks baseline;

    @BeforeEach
    void begin() {
        Refcount.install((current, obj) -> wrong.add(Long.toHexString(obj) + " died"));
        baseline = Heap.liveBlocks();
    }

    @AfterEach
    void end() {
        Refcount.install(Heap::freeObject);
        assertThat(Heap.liveBlocks()).isEqualTo(baseline);
    }

    /** A thread with a heap, attached while it works. */
    private abstract class Worker extends Mutator implements Runnable {
        final Random random = new Random();
        ThreadHeap h;

        @Override
        protected void onPoll() {
            policy.drain(h);
        }

        @Override
        public void run() {
            h = ThreadHeap.acquire(this);
            Safepoint.register(this);
            attach();
            try {
                work();
                policy.drain(h);
            } catch (Throwable t) {
                wrong.add(t);
            } finally {
                h.release();
                Safepoint.unregister(this);
            }
        }

        abstract void work() throws InterruptedException;

        void pollNow() {
            if (poll < 0) {
                pollSlow();
            }
            if (random.nextInt(500) == 0) {
                detach(); // now and then others find us asleep
                Thread.yield();
                attach();
            }
        }

        void countSome() {
            long obj = objects[next];
            for (int i = 0; i < 100; i++) {
                policy.retain(h, obj);
                policy.release(h, obj);
            }
            pollNow();
        }
    }

    private final class Owner extends Worker {
        @Override
        void work() throws InterruptedException {
            for (int i = 0; i < OBJECTS; i++) {
                objects[i] = Heap.newObject(h, 0x5550, 32, 0);
            }
            made.countDown();
            while (!enough) {
                countSome();
                long obj = objects[next];
                policy.retain(h, obj);
                if (!handed.compareAndSet(random.nextInt(handed.length()), 0, obj)) {
                    policy.release(h, obj);
                }
            }
            detach();
            counted.await();
            attach();
            policy.drain(h);
            for (long obj : objects) {
                if (!Header.isImmortal(obj)) {
                    wrong.add("mortal again: " + policy.parts(obj));
                }
                Heap.freeObject(h, obj);
            }
        }
    }

    private final class Counter extends Worker {
        @Override
        void work() {
            while (!enough) {
                countSome();
                long obj = handed.getAndSet(random.nextInt(handed.length()), 0);
                if (obj != 0) {
                    policy.release(h, obj);
                }
            }
            policy.drain(h);
            counted.countDown();
        }
    }

    private final class Immortalizer extends Worker {
        @Override
        void work() {
            for (int i = 0; i < OBJECTS; i++) {
                next = i;
                for (int n = random.nextInt(20); n > 0; n--) {
                    countSome();
                }
                long obj = objects[i];
                if (!BiasedRefcount.whileOwnerCountsNothing(h, obj,
                        () -> policy.makeImmortal(obj))) {
                    wrong.add("nobody could be asked");
                }
            }
            enough = true;
        }
    }

    @Test
    void noCountIsWrittenOverTheMark() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        threads.add(Thread.ofPlatform().start(new Owner()));
        made.await();
        for (int i = 0; i < COUNTERS; i++) {
            threads.add(Thread.ofPlatform().start(new Counter()));
        }
        threads.add(Thread.ofPlatform().start(new Immortalizer()));
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }
}
