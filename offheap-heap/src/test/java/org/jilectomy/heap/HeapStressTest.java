package org.jilectomy.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jilectomy.memory.Memory;
import org.junit.jupiter.api.Test;

/**
 * Threads that allocate, hand blocks over, free what others allocated, and die with live blocks;
 * new threads take their place. In the end every block is free again, and no block was ever handed
 * out twice at the same time: each carries a stamp that its current owner checks.
 */
class HeapStressTest {
    private static final int THREADS = 4;
    private static final int GENERATIONS = 6;
    private static final int ROUNDS = Integer.getInteger("jilectomy.test.rounds", 30_000);

    private final AtomicLongArray exchange = new AtomicLongArray(512);

    @Test
    void threadsExchangeBlocksAndDie() throws InterruptedException {
        long seed = Long.getLong("jilectomy.test.seed", System.nanoTime());
        System.out.println("HeapStressTest seed " + seed);
        LiveBlocks baseline = Heap.liveBlocks();
        List<Throwable> failures = new ArrayList<>();
        for (int generation = 0; generation < GENERATIONS; generation++) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(seed + generation * 31L + t);
                Thread thread = new Thread(() -> {
                    ThreadHeap h = ThreadHeap.acquire(Thread.currentThread());
                    try {
                        run(h, random);
                    } catch (Throwable e) {
                        synchronized (failures) {
                            failures.add(e);
                        }
                    } finally {
                        h.release();
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(tracked(false)).as("seed " + seed).isNotEmpty().isEqualTo(tracked(true));
        }
        assertThat(failures).isEmpty();
        HeapTest.inThread(h -> {
            for (int i = 0; i < exchange.length(); i++) {
                give(h, exchange.getAndSet(i, 0));
            }
        });
        assertThat(Heap.liveBlocks()).as("seed " + seed).isEqualTo(baseline);
    }

    /** What a collector would look at: found by a walk, or as {@code jilectomy.track} says. */
    private static List<Long> tracked(boolean walk) {
        List<Long> all = new ArrayList<>();
        Heap.unchecked(() -> {
            try (AddressList list = new AddressList()) {
                if (walk) {
                    HeapWalk.tracked(list, 3);
                } else {
                    Heap.trackedObjects(list, 3);
                }
                for (long i = 0; i < list.size(); i++) {
                    all.add(list.get(i));
                }
            }
        });
        return all;
    }

    private void run(ThreadHeap h, Random random) {
        long[] mine = new long[200];
        for (int round = 0; round < ROUNDS; round++) {
            int i = random.nextInt(mine.length);
            if (random.nextInt(3) == 0) {
                mine[i] = exchange.getAndSet(random.nextInt(exchange.length()), mine[i]);
            } else if (mine[i] == 0) {
                mine[i] = get(h, random);
            } else {
                give(h, mine[i]);
                mine[i] = 0;
            }
        }
        for (int i = 0; i < mine.length; i++) { // half of them outlive us
            give(h, i % 2 == 0 ? exchange.getAndSet(i, mine[i]) : mine[i]);
        }
    }

    /** A block; bit 0 of the returned number says that it is an object. */
    private static long get(ThreadHeap h, Random random) {
        long bytes = 24 + (random.nextInt(100) == 0 ? random.nextInt(30_000) : random.nextInt(200));
        boolean object = random.nextBoolean();
        long block = object ? Heap.newObject(h, 0x4440, bytes, random.nextInt(3) * 16)
                : Heap.allocate(h, bytes);
        Memory.putLong(block + 16, block ^ 0x5555);
        return block | (object ? 1 : 0);
    }

    private static void give(ThreadHeap h, long tagged) {
        long block = tagged & -2;
        if (block == 0) {
            return;
        }
        if (Memory.getLong(block + 16) != (block ^ 0x5555)) {
            throw new AssertionError("block has a second user: " + Long.toHexString(block));
        }
        Memory.putLong(block + 16, 0);
        if (tagged == block) {
            Heap.free(h, block);
        } else {
            Heap.freeObject(h, block);
        }
    }
}
