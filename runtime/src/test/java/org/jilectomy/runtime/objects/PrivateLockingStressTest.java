package org.jilectomy.runtime.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jilectomy.heap.Ownership;
import org.jilectomy.runtime.state.ThreadState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Objects lose their owner while it uses them, while it sleeps, after it has ended and after somebody
 * else has adopted its heap: no append is lost, whatever the schedule.
 */
class PrivateLockingStressTest {
    private static final int APPENDS = 20_000;
    private static final int ROUNDS = 30;
    private static final int MANY = 60_000;

    private static ThreadState ts;

    @BeforeAll
    static void boot() {
        ts = ThreadState.create();
        StaticTypes.boot();
    }

    @AfterAll
    static void end() {
        ts.destroy();
    }

    /** What a Python thread does. */
    private interface Work {
        void run(ThreadState ts);
    }

    private static final AtomicReference<Throwable> FAILURE = new AtomicReference<>();

    private static Thread start(Work work) {
        Thread thread = new Thread(() -> {
            ThreadState mine = ThreadState.create();
            try {
                work.run(mine);
            } catch (Throwable t) {
                FAILURE.compareAndSet(null, t);
            } finally {
                mine.destroy();
            }
        });
        thread.start();
        return thread;
    }

    private static void join(Thread... threads) throws InterruptedException {
        ts.detach();
        for (Thread thread : threads) {
            thread.join();
        }
        ts.attach();
        assertNull(FAILURE.get());
    }

    private static void await(ThreadState ts, CountDownLatch latch) {
        ts.detach();
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            ts.attach();
        }
    }

    /** Appends as a loop of Python's does: a poll after each. */
    private static void append(ThreadState ts, long list, int times) {
        for (int i = 0; i < times; i++) {
            PyList.append(ts, list, Singletons.None);
            ThreadState.poll(ts);
        }
    }

    @Test
    void anObjectIsItsMakersUntilAnotherTouchesIt() throws InterruptedException {
        assumeTrue(Ownership.PRIVATE);
        long list = PyList.create(ts);
        assertEquals(ts.heapId, Ownership.ownerOf(list));
        join(start(other -> PyList.append(other, list, Singletons.None)));
        assertEquals(0, Ownership.ownerOf(list));
        Refs.release(ts, list);
        long next = PyList.create(ts);
        assertEquals(ts.heapId, Ownership.ownerOf(next));
        Refs.release(ts, next);
    }

    @Test
    void theOwnerIsRevokedInTheMiddleOfItsWork() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            long list = PyList.create(ts);
            CountDownLatch made = new CountDownLatch(2);
            Work foreign = other -> {
                made.countDown();
                append(other, list, APPENDS / 10);
            };
            Thread one = start(foreign);
            Thread two = start(foreign);
            await(ts, made);
            append(ts, list, APPENDS);
            join(one, two);
            assertEquals(APPENDS + 2 * (APPENDS / 10), PyList.size(list));
            Refs.release(ts, list);
        }
    }

    @Test
    void twoThreadsRevokeEachOther() throws InterruptedException {
        long[] lists = new long[2];
        for (int round = 0; round < ROUNDS; round++) {
            CountDownLatch made = new CountDownLatch(2);
            Thread[] threads = new Thread[2];
            for (int i = 0; i < 2; i++) {
                int me = i;
                threads[i] = start(mine -> {
                    lists[me] = PyList.create(mine);
                    append(mine, lists[me], 100);
                    made.countDown();
                    await(mine, made);
                    append(mine, lists[1 - me], APPENDS / 10);
                    append(mine, lists[me], APPENDS / 10);
                });
            }
            join(threads);
            for (long list : lists) {
                assertEquals(100 + 2 * (APPENDS / 10), PyList.size(list));
                Refs.release(ts, list);
            }
        }
    }

    /** Both lists of a pair are locked at once, in both orders, private or not. */
    @Test
    void pairsAreLockedTogether() throws InterruptedException {
        long a = PyList.create(ts);
        long b = PyList.create(ts);
        append(ts, a, 1);
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = start(other -> {
            long own = PyList.create(other);
            begun.countDown();
            for (int i = 0; i < APPENDS; i++) {
                PyList.extend(other, own, a);
                PyList.extend(other, b, a);
                ThreadState.poll(other);
            }
            assertEquals(APPENDS, PyList.size(own));
            Refs.release(other, own);
        });
        await(ts, begun);
        for (int i = 0; i < APPENDS; i++) {
            PyList.extend(ts, b, a);
            ThreadState.poll(ts);
        }
        join(thread);
        assertEquals(2 * APPENDS, PyList.size(b));
        Refs.release(ts, a);
        Refs.release(ts, b);
    }

    @Test
    void heirsOfAHeapOwnWhatTheDeadOwned() throws InterruptedException {
        long[] lists = new long[64];
        for (int round = 0; round < ROUNDS; round++) {
            join(start(mine -> {
                for (int i = 0; i < lists.length; i++) {
                    lists[i] = PyList.create(mine);
                    append(mine, lists[i], 10);
                }
            }));
            // Some of them adopt the dead thread's heap while others take its objects away.
            Work work = mine -> {
                for (long list : lists) {
                    append(mine, list, 50);
                }
            };
            join(start(work), start(work), start(work));
            for (long list : lists) {
                assertEquals(160, PyList.size(list));
                Refs.release(ts, list);
            }
        }
    }

    /** A big structure changes hands while its owner works on it. */
    @Test
    void manyObjectsCostFewHandshakes() throws InterruptedException {
        long[] lists = new long[MANY];
        CountDownLatch made = new CountDownLatch(1);
        Thread owner = start(mine -> {
            for (int i = 0; i < MANY; i++) {
                lists[i] = PyList.create(mine);
            }
            made.countDown();
            for (int turn = 0; turn < 5; turn++) {
                for (long list : lists) {
                    append(mine, list, 1);
                }
            }
        });
        await(ts, made);
        for (int i = MANY - 1; i >= 0; i--) {
            append(ts, lists[i], 1);
        }
        join(owner);
        int owned = 0;
        for (long list : lists) {
            assertEquals(6, PyList.size(list));
            owned += Ownership.ownerOf(list) != 0 ? 1 : 0;
            Refs.release(ts, list);
        }
        assertEquals(0, owned);
    }
}
