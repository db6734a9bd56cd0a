package org.jilectomy.heap.refcount;

import org.jilectomy.heap.ThreadHeap;

/** What happens to an object that lost its last reference; {@code tp_dealloc}'s caller. */
@FunctionalInterface
public interface Deallocator {
    /**
     * Finalizes the object, releases what it refers to and frees its memory
     * ({@code Heap.freeObject}). Runs on the thread that dropped the last reference, or that found
     * it dropped, right where that happened; the object's count is zero and nobody else can reach
     * it. {@link Refcount#resurrect} gives it a reference for the time of its finalizer.
     *
     * @param current the running thread's heap, not necessarily the object's owner
     */
    void dealloc(ThreadHeap current, long obj);

    /**
     * Whether {@link #dealloc} would do nothing but free the object's memory, as with numbers. Of a
     * live object.
     */
    default boolean isPlain(long obj) {
        return false;
    }

    /**
     * Whether {@link #dealloc} of a dead object would run no code but the runtime's, and leave no trace
     * but releases and freed memory: no finalizer, no weak reference's callback. Policies that count
     * late bury such objects faster. Any thread.
     */
    default boolean isSilent(long obj) {
        return true;
    }
}
