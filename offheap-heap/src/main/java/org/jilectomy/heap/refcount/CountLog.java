package org.jilectomy.heap.refcount;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.safepoint.Mutator;

/**
 * What one thread has logged and not yet handed over, and the dead it is to bury.
 *
 * <p>Only the thread itself writes entries. Pads are handed over by it too, at a poll or when one is
 * full, or by others while it cannot write: it is detached, or the world is stopped.
 *
 * <p><b>Burying.</b> While a thread buries the dead, what their deallocators count goes into a second
 * set of pads, which {@link Burial} commits by itself; {@link #enterBurial} puts it in place, so that
 * counting need not ask which of the two it is.
 */
abstract sealed class CountLog permits BufferedLog, CoalescedLog {
    final ThreadHeap heap;
    final Reducer reducer;

    /** The epoch that what is written now belongs to. Set by who hands the pads over. */
    volatile long epoch;

    /** Whether the thread has left its heap: then there is nothing to wait for. */
    volatile boolean left;

    /** Pads of dead objects, for the thread or somebody in its place. */
    final ConcurrentLinkedQueue<Pad> dead = new ConcurrentLinkedQueue<>();

    /** The pad of the dead that the reducer is filling, or null; under its lock. */
    Pad dying;

    /** Whether entries go into the burial's pads. */
    boolean burying;

    /** How many burials are under way, one inside a finalizer of the other. */
    int burials;

    /** What a mutator does when asked for its pads. */
    private final Consumer<Mutator> handshake = this::answer;

    CountLog(ThreadHeap heap, Reducer reducer) {
        this.heap = heap;
        this.reducer = reducer;
    }

    private void answer(Mutator target) {
        if (!left && heap.owner == target) {
            acknowledge();
        }
    }

    final Consumer<Mutator> handshake() {
        return handshake;
    }

    /** Ends the thread's part of past epochs: all it wrote is handed over. One load if it is done. */
    final void acknowledge() {
        long now = reducer.epoch();
        if (epoch != now) {
            handOver(epoch);
            epoch = now; // after the pads were queued: who sees it finds them
        }
    }

    /** Puts empty pads in place; the thread begins. */
    abstract void begin();

    /** Leaves a state in which nothing can be written; what was written has been handed over. */
    abstract void end();

    /** Whether there is nothing to hand over; a guess if the thread runs. */
    abstract boolean isEmpty();

    /** Queues what was written, as of that epoch, and begins new pads. */
    abstract void handOver(long ofEpoch);

    abstract void enterBurial();

    abstract void leaveBurial();

    /** Commits what burying counted: gains first, then losses. The reducer's lock is held. */
    abstract void commitBurialLockHeld();
}
