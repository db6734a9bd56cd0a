package org.jilectomy.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.memory.Memory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The judge of memcheck mode, asked directly: no access here goes through it. */
class HeapCheckerTest {
    private final HeapChecker checker = new HeapChecker();
    private ThreadHeap heap;

    @BeforeEach
    void acquire() {
        heap = ThreadHeap.acquire(this);
    }

    @AfterEach
    void release() {
        heap.release();
    }

    private void assertRejected(long address, long bytes, boolean write, String reason) {
        assertThat(checker.permits(address, bytes, write)).isFalse();
        assertThatThrownBy(() -> checker.check(address, bytes, write))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining(reason);
    }

    @Test
    void aLiveBlockMayBeUsedToItsEndAndNoFurther() {
        for (long bytes : new long[] {16, 24, 200, 5000, 100_000}) {
            long block = CheckedHeap.allocate(heap, Kind.RAW, bytes);
            long usable = Heap.usableSize(block);
            for (long at = 0; at < usable; at += 8) {
                assertThat(checker.permits(block + at, 8, true)).isTrue();
            }
            checker.check(block, usable, true);
            assertRejected(block, usable + 1, false, "runs past its block");
            CheckedHeap.free(heap, block);
        }
    }

    @Test
    void thePreHeaderLivesAndDiesWithItsObject() {
        long obj = CheckedHeap.allocate(heap, Kind.OBJECT16, 48);
        assertThat(checker.permits(obj - GcHead.SIZE, 8, true)).isTrue();
        CheckedHeap.free(heap, obj);
        assertRejected(obj - GcHead.SIZE, 8, false, "free block");
        assertRejected(obj, 8, false, "free block");
    }

    @Test
    void aFreedBlockIsPoisonedAndOutOfBounds() {
        long kept = CheckedHeap.allocate(heap, Kind.RAW, 64); // so that the pool stays in use
        long block = CheckedHeap.allocate(heap, Kind.RAW, 64);
        CheckedHeap.free(heap, block);
        assertThat(Memory.getByte(block + 40)).isEqualTo(CheckedHeap.POISON);
        assertRejected(block, 1, false, "free block");
        assertThat(checker.permits(kept, 8, true)).isTrue();
        CheckedHeap.free(heap, kept);
    }

    @Test
    void noBlockIsFreedTwice() {
        long kept = CheckedHeap.allocate(heap, Kind.RAW, 64);
        long block = CheckedHeap.allocate(heap, Kind.RAW, 64);
        CheckedHeap.free(heap, block);
        assertThatThrownBy(() -> CheckedHeap.free(heap, block)).hasMessageContaining("double free");
        assertThatThrownBy(() -> CheckedHeap.free(heap, kept + 8))
                .hasMessageContaining("not a block");
        CheckedHeap.free(heap, kept);
    }

    @Test
    void aPoolHeaderIsReadOnly() {
        long block = CheckedHeap.allocate(heap, Kind.RAW, 64);
        long header = Pool.of(block);
        assertThat(checker.permits(header, 4, false)).isTrue();
        assertRejected(header, 4, true, "pool header");
        CheckedHeap.free(heap, block);
    }

    @Test
    void outsideTheArenasOnlyMappedMemoryIsTouched() {
        assertRejected(0x10, 8, false, "not mapped");
        checker.check(heap.base, 8, true);
    }
}
