package org.jilectomy.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two mutators of one thread stand for two threads. */
class WaitingPoolsTest {
    private static final int POOLS = 20;

    /** A thread that reads without locks, and polls when it is told to. */
    private static final class Reader extends Mutator {
        Reader enter() {
            Safepoint.register(this);
            attach();
            return this;
        }

        @Override
        protected void onPoll() {}

        void pollHere() {
            if (poll < 0) {
                pollSlow();
            }
        }
    }

    private Reader me;
    private Reader other;
    private ThreadHeap heap;
    private LiveBlocks baseline;

    @BeforeEach
    void twoThreads() {
        assumeTrue(ReadMode.LOCK_FREE);
        me = new Reader().enter();
        other = new Reader().enter();
        heap = ThreadHeap.acquire(me);
        baseline = Heap.liveBlocks();
    }

    @AfterEach
    void nothingIsLeft() {
        if (me != null) {
            other.pollHere();
            heap.release();
            Safepoint.unregister(me);
            Safepoint.unregister(other);
            assertThat(Heap.liveBlocks()).isEqualTo(baseline);
        }
    }

    private List<Long> objects() {
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < POOLS * Pool.SIZE / 112; i++) {
            made.add(Heap.newObject(heap, 0x1230, 96, 16));
        }
        return made;
    }

    /** Fills pools with objects and empties them; where they are. */
    private Set<Long> emptied() {
        List<Long> made = objects();
        Set<Long> pools = pools(made);
        made.forEach(obj -> Heap.freeObject(heap, obj));
        return pools;
    }

    private static Set<Long> pools(List<Long> addresses) {
        Set<Long> pools = new HashSet<>();
        addresses.forEach(address -> pools.add(Pool.of(address)));
        return pools;
    }

    private List<Long> blocks() {
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < POOLS * Pool.SIZE / 256; i++) {
            made.add(Heap.allocate(heap, 256));
        }
        return made;
    }

    @Test
    void becomeOtherBlocksWhenAllOthersHavePolled() {
        Set<Long> emptied = emptied();
        List<Long> early = blocks();
        assertThat(pools(early)).doesNotContainAnyElementsOf(emptied);
        other.pollHere();
        List<Long> late = blocks();
        assertThat(pools(late)).containsAnyElementsOf(emptied);
        early.forEach(block -> Heap.free(heap, block));
        late.forEach(block -> Heap.free(heap, block));
    }

    @Test
    void becomeObjectsOfThatSizeAtOnce() {
        Set<Long> emptied = emptied();
        List<Long> again = objects();
        assertThat(pools(again)).containsAnyElementsOf(emptied);
        again.forEach(obj -> Heap.freeObject(heap, obj));
    }

    @Test
    void waitForNobodyWhoIsDetached() {
        Set<Long> emptied = emptied();
        other.detach();
        List<Long> blocks = blocks();
        assertThat(pools(blocks)).containsAnyElementsOf(emptied);
        other.attach();
        blocks.forEach(block -> Heap.free(heap, block));
    }

    @Test
    void goBackToTheArenasWhenThereAreMany() {
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < 3 * SpareRuns.MOST * Pool.SIZE / 112; i++) {
            made.add(Heap.newObject(heap, 0x1230, 96, 16));
        }
        long idle = Arenas.idleBytes();
        for (int i = 0; i < made.size(); i++) {
            Heap.freeObject(heap, made.get(i));
            if (i % 1000 == 0) {
                other.pollHere();
            }
        }
        assertThat(Arenas.idleBytes()).isGreaterThan(idle + SpareRuns.MOST * Pool.SIZE);
    }
}
