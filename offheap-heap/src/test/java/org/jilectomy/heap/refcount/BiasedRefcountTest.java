package org.jilectomy.heap.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.LiveBlocks;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of the state table, one by one. Two heaps used by one thread stand for two threads. */
class BiasedRefcountTest {
    private final BiasedRefcount policy = new BiasedRefcount();
    private final List<Long> dead = new ArrayList<>();
    private LiveBlocks baseline;
    private ThreadHeap owner;
    private ThreadHeap other;
    private long obj;

    @BeforeEach
    void twoHeaps() {
        owner = ThreadHeap.acquire("owner");
        other = ThreadHeap.acquire("other");
        baseline = Heap.liveBlocks();
        Refcount.install((current, each) -> {
            dead.add(each);
            Heap.freeObject(current, each);
        });
        obj = Heap.newObject(owner, 0x1230, 32, 16);
    }

    @AfterEach
    void deadOnceAndNothingLeft() {
        owner.release();
        other.release();
        Refcount.install(Heap::freeObject);
        assertThat(dead).containsExactly(obj);
        assertThat(Heap.liveBlocks()).isEqualTo(baseline);
    }

    private void expect(long local, long shared, String flags) {
        CountParts parts = policy.parts(obj);
        assertThat(parts.local()).as(parts.toString()).isEqualTo(local);
        assertThat(parts.shared()).as(parts.toString()).isEqualTo(shared);
        assertThat(parts.flags()).as(parts.toString()).isEqualTo(flags);
        assertThat(parts.ownerHeap()).isEqualTo(owner.id);
    }

    @Test
    void ownersCountLocallyOthersInTheSharedHalf() {
        policy.retain(owner, obj);
        policy.retain(other, obj);
        expect(2, 1, "");
        assertThat(policy.parts(obj).total()).isEqualTo(3);
        policy.release(other, obj);
        policy.release(owner, obj);
        expect(1, 0, "");
        policy.release(owner, obj);
    }

    @Test
    void theOwnersLastReleaseMergesWhileOthersHoldReferences() {
        policy.retain(other, obj);
        policy.release(owner, obj);
        expect(0, 1, "MERGED");
        policy.retain(owner, obj); // the owner is nobody special any more
        expect(0, 2, "MERGED");
        policy.release(other, obj);
        assertThat(dead).isEmpty();
        assertThat(policy.isUnique(other, obj)).isTrue();
        policy.release(owner, obj);
    }

    @Test
    void anotherThreadsLastReleaseOfAMergedObjectDeallocates() {
        policy.retain(other, obj);
        policy.release(owner, obj);
        policy.release(other, obj);
    }

    @Test
    void aReferenceHandedOverIsQueuedForTheOwner() {
        policy.release(other, obj); // counted locally, dropped elsewhere
        expect(1, 0, "QUEUED");
        assertThat(dead).isEmpty();
        policy.drain(owner);
    }

    @Test
    void sharedMayGoBelowZeroWhileQueued() {
        policy.retain(owner, obj);
        policy.retain(owner, obj);
        policy.release(other, obj);
        policy.release(other, obj);
        expect(3, -1, "QUEUED");
        assertThat(policy.parts(obj).total()).isEqualTo(1);
        assertThat(policy.tryRetain(other, obj)).isTrue();
        policy.release(other, obj);
        policy.drain(owner);
        expect(0, 1, "MERGED");
        policy.release(owner, obj);
    }

    @Test
    void anObjectMergedWhileQueuedIsStillTakenOutOnce() {
        policy.retain(owner, obj);
        policy.release(other, obj); // the owner's other reference, handed over
        expect(2, 0, "QUEUED");
        policy.retain(other, obj);
        policy.release(owner, obj);
        expect(1, 1, "QUEUED");
        policy.retain(other, obj);
        policy.release(owner, obj);
        expect(0, 2, "MERGED");
        policy.release(other, obj); // the queue's reference is left
        assertThat(dead).isEmpty();
        policy.drain(owner);
    }

    @Test
    void aReaderRetainsWhatItFoundOnceSomebodyElseHasCounted() {
        assertThat(BiasedRefcount.retainFound(obj)).isFalse(); // only the owner may know whether it lives
        expect(1, 0, "");
        BiasedRefcount.letOthersRetain(owner, obj); // the owner has no need of it
        expect(1, 0, "");
        BiasedRefcount.letOthersRetain(other, obj);
        assertThat(BiasedRefcount.retainFound(obj)).isTrue();
        expect(1, 1, "TRY");
        policy.release(other, obj);
        policy.release(owner, obj);
        expect(0, 0, "MERGED");
        assertThat(BiasedRefcount.retainFound(obj)).isFalse(); // dead, and it stays readable
        expect(0, 0, "MERGED");
    }

    @Test
    void aReaderRetainsWhatIsMerged() {
        policy.retain(other, obj);
        policy.release(owner, obj);
        assertThat(BiasedRefcount.retainFound(obj)).isTrue();
        expect(0, 2, "MERGED");
        policy.release(other, obj);
        policy.release(other, obj);
    }

    @Test
    void whatAReaderDidNotMeanIsBuriedAtItsNextPoll() {
        policy.retain(other, obj);
        policy.release(owner, obj);
        assertThat(BiasedRefcount.retainFound(obj)).isTrue();
        policy.release(other, obj);
        BiasedRefcount.releaseFound(other, obj);
        assertThat(dead).isEmpty();
        policy.drain(other);
    }

    @Test
    void whatAReaderGivesBackMayHaveBeenTheOwnersToCount() {
        BiasedRefcount.letOthersRetain(other, obj);
        assertThat(BiasedRefcount.retainFound(obj)).isTrue();
        policy.release(other, obj); // the reference that the owner counted
        BiasedRefcount.releaseFound(other, obj);
        expect(1, 0, "QUEUED");
        assertThat(dead).isEmpty();
        policy.drain(owner);
    }

    @Test
    void aReaderDoesNotCountTheDeadWithoutFlags() {
        policy.release(owner, obj);
        assertThat(BiasedRefcount.retainFound(obj)).isFalse();
    }

    @Test
    void tryRetainByOthersNeedsToBeEnabled() {
        assertThat(policy.tryRetain(other, obj)).isFalse();
        policy.enableTryRetain(owner, obj);
        expect(1, 0, "TRY");
        assertThat(policy.tryRetain(other, obj)).isTrue();
        policy.release(other, obj);
        expect(1, 0, "TRY");
        policy.release(owner, obj);
    }

    @Test
    void aHandedOverReferenceToAnEnabledObjectIsQueued() {
        policy.enableTryRetain(owner, obj);
        policy.release(other, obj);
        expect(1, 0, "QUEUED");
        policy.drain(owner);
    }

    @Test
    void objectsOfAnOrphanAreMergedByWhoeverReleasesThem() {
        owner.release();
        assertThat(owner.isOrphan()).isTrue();
        policy.release(other, obj);
        assertThat(dead).containsExactly(obj);
        assertThat(owner.tryTakeToken()).isTrue();
        owner.giveToken();
    }

    @Test
    void aLeavingOwnerDrainsFirst() {
        policy.release(other, obj);
        owner.release();
        assertThat(dead).containsExactly(obj);
    }

    @Test
    void aLeavingOwnerBuriesAlsoWhatIsLeftForLaterMeanwhile() {
        long first = Heap.newObject(owner, 0x1230, 32, 16);
        policy.retain(other, obj);
        policy.release(owner, obj);
        Refcount.install((current, each) -> {
            if (each == first) { // a finalizer that looks at obj, which is dropped meanwhile
                assertThat(BiasedRefcount.retainFound(obj)).isTrue();
                policy.release(other, obj);
                BiasedRefcount.releaseFound(owner, obj);
            } else {
                dead.add(each);
            }
            Heap.freeObject(current, each);
        });
        policy.release(other, first);
        owner.release();
        assertThat(dead).containsExactly(obj);
    }

    @Test
    void aDetachedOwnerIsServedByTheRequester() {
        withMutator(mutator -> {
            policy.release(other, obj);
            assertThat(dead).containsExactly(obj);
        });
    }

    @Test
    void anAttachedOwnerIsServedAtItsPoll() {
        withMutator(mutator -> {
            mutator.attach();
            policy.release(other, obj);
            expect(1, 0, "QUEUED");
            assertThat(mutator.poll).isNegative();
            mutator.pollSlow();
            assertThat(dead).containsExactly(obj);
            mutator.detach();
        });
    }

    private void withMutator(Consumer<Mutator> test) {
        Mutator mutator = new Mutator() {
            @Override
            protected void onPoll() {
                policy.drain(owner);
            }
        };
        Safepoint.register(mutator);
        owner.owner = mutator;
        test.accept(mutator);
        Safepoint.unregister(mutator);
    }

    @Test
    void countsNearOverflowSpillIntoTheSharedHalf() {
        long word = Header.word(obj);
        Memory.putInt(word, Integer.MAX_VALUE);
        policy.retain(owner, obj);
        expect(Integer.MAX_VALUE, 1, "");
        policy.release(other, obj);
        Memory.putInt(word, 1);
        policy.release(owner, obj);
    }
}
