package org.jilectomy.heap.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all policies promise. */
class RefcountPolicyTest extends RecordedDeaths {
    private long newObject() {
        return Heap.newObject(heap, 0x1230, 32, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gil", "atomic", "biased", "deferred"})
    void theLastReleaseDeallocatesOnce(String name) {
        RefcountPolicy policy = Refcount.policyOf(name);
        long obj = newObject();
        assertThat(policy.parts(obj).total()).isEqualTo(1);
        assertThat(policy.isUnique(heap, obj)).isTrue();
        policy.retain(heap, obj);
        policy.retain(heap, obj);
        assertThat(policy.parts(obj).total()).isEqualTo(3);
        assertThat(policy.isUnique(heap, obj)).isFalse();
        policy.release(heap, obj);
        policy.release(heap, obj);
        assertThat(dead).isEmpty();
        policy.release(heap, obj);
        assertThat(dead).containsExactly(obj);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gil", "atomic", "biased", "deferred"})
    void immortalObjectsAreNotCounted(String name) {
        RefcountPolicy policy = Refcount.policyOf(name);
        long obj = newObject();
        Header.makeImmortal(obj);
        for (int i = 0; i < 3; i++) {
            policy.release(heap, obj);
        }
        policy.retain(heap, obj);
        assertThat(policy.tryRetain(heap, obj)).isTrue();
        policy.enableTryRetain(heap, obj);
        assertThat(policy.isUnique(heap, obj)).isFalse();
        assertThat(policy.parts(obj).immortal()).isTrue();
        assertThat(dead).isEmpty();
        Heap.freeObject(heap, obj);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gil", "atomic", "biased", "deferred"})
    void tryRetainSucceedsOnlyOnTheLiving(String name) {
        RefcountPolicy policy = Refcount.policyOf(name);
        long obj = newObject();
        policy.enableTryRetain(heap, obj);
        assertThat(policy.tryRetain(heap, obj)).isTrue();
        policy.release(heap, obj);
        assertThat(policy.drop(heap, obj)).isTrue();
        assertThat(policy.tryRetain(heap, obj)).isFalse();
        Heap.freeObject(heap, obj);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gil", "atomic", "biased", "deferred"})
    void aFinalizerMayResurrect(String name) {
        RefcountPolicy policy = Refcount.policyOf(name);
        long obj = newObject();
        assertThat(policy.drop(heap, obj)).isTrue();
        policy.resurrect(heap, obj);
        assertThat(policy.drop(heap, obj)).isTrue();
        policy.resurrect(heap, obj);
        policy.retain(heap, obj);
        assertThat(policy.drop(heap, obj)).isFalse();
        policy.release(heap, obj);
        assertThat(dead).containsExactly(obj);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gil", "atomic", "biased", "deferred"})
    void onlyTheOnlyReferenceIsDroppedAtAGlance(String name) throws InterruptedException {
        RefcountPolicy policy = Refcount.policyOf(name);
        long obj = newObject();
        policy.retain(heap, obj);
        assertThat(policy.dropOnly(obj)).isFalse();
        assertThat(policy.parts(obj).total()).isEqualTo(2);
        policy.release(heap, obj);
        onAnotherThread(others -> policy.retain(others, obj));
        assertThat(policy.dropOnly(obj)).isFalse();
        assertThat(policy.parts(obj).total()).isEqualTo(2);
        policy.release(heap, obj);
        policy.release(heap, obj);
        assertThat(dead).containsExactly(obj);

        long only = newObject();
        assertThat(policy.dropOnly(only)).isTrue();
        assertThat(policy.tryRetain(heap, only)).isFalse();
        Heap.freeObject(heap, only);

        long immortal = newObject();
        Header.makeImmortal(immortal);
        assertThat(policy.dropOnly(immortal)).isFalse();
        Heap.freeObject(heap, immortal);
    }
}
