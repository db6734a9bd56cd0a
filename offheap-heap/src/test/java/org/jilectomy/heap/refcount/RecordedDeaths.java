package org.jilectomy.heap.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.LiveBlocks;
import org.jilectomy.heap.ThreadHeap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of counts begin and end with: a heap, a deallocator that notes who died, and nothing left. */
abstract class RecordedDeaths {
    ThreadHeap heap;
    final List<Long> dead = new ArrayList<>();
    private LiveBlocks baseline;

    @BeforeEach
    void acquire() {
        heap = ThreadHeap.acquire(this);
        baseline = Heap.liveBlocks();
        Refcount.install(deallocator());
    }

    @AfterEach
    void nothingIsLeft() {
        Refcount.install(Heap::freeObject);
        heap.release();
        assertThat(Heap.liveBlocks()).isEqualTo(baseline);
    }

    /** What is installed for the test. */
    Deallocator deallocator() {
        return this::bury;
    }

    void bury(ThreadHeap current, long obj) {
        dead.add(obj);
        Heap.freeObject(current, obj);
    }

    /** Does something on a thread of its own, with a heap of its own, and waits for it. */
    static void onAnotherThread(Consumer<ThreadHeap> work) throws InterruptedException {
        Thread other = new Thread(() -> {
            ThreadHeap others = ThreadHeap.acquire("another thread");
            work.accept(others);
            others.release();
        });
        other.start();
        other.join();
    }
}
