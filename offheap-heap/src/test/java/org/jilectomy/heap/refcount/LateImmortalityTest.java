package org.jilectomy.heap.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a thread takes out of counting while the reducer commits what it has logged of the same
 * objects stays out: no count is written over the mark.
 */
class LateImmortalityTest {
    private static final int OBJECTS = 2000;
    private static final int ROUNDS = 100;

    private final long[] objects = new long[OBJECTS];
    private ThreadHeap heap;

    @BeforeEach
    void begin() {
        heap = ThreadHeap.acquire(this);
        Refcount.install((current, obj) -> {}); // whoever dies is seen by its count
    }

    @AfterEach
    void end() {
        heap.release();
        Refcount.install(Heap::freeObject);
    }

    /** Who holds the reducer's lock may be between reading a count and writing it. */
    @ParameterizedTest
    @ValueSource(strings = {"coalesced", "buffered"})
    void nothingLeavesCountingWhileCountsAreWritten(String name) throws InterruptedException {
        LateRefcount policy = (LateRefcount) Refcount.policyOf(name);
        long obj = Heap.newObject(heap, 0x5550, 32, 0);
        Thread thread = new Thread(() -> policy.defer(obj));
        policy.reducer.lock.lock();
        try {
            thread.start();
            thread.join(100);
            assertThat(Header.isImmortal(obj)).isFalse();
        } finally {
            policy.reducer.lock.unlock();
        }
        thread.join();
        assertThat(Header.isImmortal(obj)).isTrue();
        Heap.freeObject(heap, obj);
        policy.reducer.stop();
    }

    @ParameterizedTest
    @CsvSource({"coalesced,false", "coalesced,true", "buffered,false", "buffered,true"})
    void whatIsImmortalStaysSoWhileTheReducerCounts(String name, boolean deferred) {
        LateRefcount policy = (LateRefcount) Refcount.policyOf(name);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < OBJECTS; i++) {
                objects[i] = Heap.newObject(heap, 0x5550, 32, 0);
                policy.retain(heap, objects[i]);
                policy.release(heap, objects[i]);
            }
            CountLog log = LateCounting.logOf(heap);
            log.handOver(log.epoch);
            policy.reducer.full(log); // wakes it
            for (int i = OBJECTS - 1; i >= 0; i--) { // towards the reducer: the two meet somewhere
                if (deferred) {
                    policy.defer(objects[i]);
                } else {
                    policy.makeImmortal(objects[i]);
                }
            }
            policy.reducer.settle();
            for (long obj : objects) {
                assertThat(Header.isImmortal(obj)).as("round %d: %s", round, policy.parts(obj))
                        .isTrue();
                Heap.freeObject(heap, obj);
            }
        }
        policy.reducer.stop();
    }
}
