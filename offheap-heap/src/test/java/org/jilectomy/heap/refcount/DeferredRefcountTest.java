package org.jilectomy.heap.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects whose references are counted per thread. */
class DeferredRefcountTest extends RecordedDeaths {
    private final RefcountPolicy policy = Refcount.policyOf("deferred");
    private ThreadHeap other;

    @BeforeEach
    void acquireOther() {
        other = ThreadHeap.acquire("another thread");
    }

    @AfterEach
    void releaseOther() {
        other.release();
    }

    private long deferred() {
        long obj = Heap.newObject(heap, 0x1230, 32, 0);
        policy.defer(obj);
        return obj;
    }

    private void free(long obj) {
        policy.hold(heap, obj);
        while (dead.isEmpty()) {
            policy.release(heap, obj);
        }
        assertThat(dead).containsExactly(obj);
    }

    @Test
    void theReferencesSoFarAreTheBase() {
        long obj = Heap.newObject(heap, 0x1230, 32, 0);
        policy.retain(heap, obj);
        policy.retain(other, obj);
        policy.defer(obj);
        assertThat(policy.owners(obj)).isEqualTo(3);
        free(obj);
    }

    @Test
    void threadsCountInPlacesOfTheirOwn() {
        long obj = deferred();
        for (int i = 0; i < 1000; i++) {
            policy.retain(heap, obj);
            policy.retain(other, obj);
        }
        policy.release(other, obj);
        assertThat(policy.parts(obj).total()).isEqualTo(2000);
        assertThat(policy.isUnique(heap, obj)).isFalse();
        policy.hold(heap, obj);
        for (int i = 0; i < 2001; i++) {
            assertThat(dead).isEmpty();
            policy.release(i % 2 == 0 ? heap : other, obj);
        }
        assertThat(dead).containsExactly(obj);
    }

    @Test
    void oneThreadMayDropWhatAnotherTook() {
        long obj = deferred();
        policy.retain(other, obj);
        policy.retain(other, obj);
        policy.release(heap, obj);
        policy.release(heap, obj);
        policy.release(heap, obj);
        assertThat(policy.owners(obj)).isZero();
        assertThat(dead).isEmpty();
        free(obj);
    }

    @Test
    void weakReferencesFindItUntilTheWorldIsStopped() {
        long obj = deferred();
        policy.release(heap, obj);
        assertThat(policy.tryRetain(other, obj)).isTrue();
        policy.hold(heap, obj);
        policy.release(heap, obj);
        policy.release(heap, obj);
        assertThat(dead).containsExactly(obj);
    }

    @Test
    void countsOfAThreadThatEndsStay() {
        long obj = deferred();
        policy.retain(other, obj);
        other.release();
        other = ThreadHeap.acquire("the next thread");
        assertThat(policy.owners(obj)).isEqualTo(2);
        policy.release(other, obj);
        assertThat(policy.owners(obj)).isEqualTo(1);
        free(obj);
    }

    @Test
    void numbersAreUsedAgainFromZero() {
        long first = deferred();
        policy.retain(other, first);
        free(first);
        dead.clear();
        long second = deferred();
        assertThat(policy.owners(second)).isEqualTo(1);
        free(second);
    }

    @Test
    void thereMayBeManyOfThem() {
        long[] objects = new long[5000];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = deferred();
            for (int n = 0; n < i % 3; n++) {
                policy.retain(other, objects[i]);
            }
        }
        for (int i = 0; i < objects.length; i++) {
            assertThat(policy.owners(objects[i])).isEqualTo(1 + i % 3);
            dead.clear();
            free(objects[i]);
        }
    }

    @Test
    void aReferenceThatWaitsInAQueueIsDroppedThere() {
        long obj = Heap.newObject(heap, 0x1230, 32, 0);
        policy.retain(heap, obj);
        policy.release(other, obj); // handed to the owner
        policy.defer(obj);
        assertThat(policy.owners(obj)).isEqualTo(2);
        policy.drain(heap);
        assertThat(policy.owners(obj)).isEqualTo(1);
        free(obj);
    }
}
