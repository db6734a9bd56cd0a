package org.jilectomy.heap.refcount;

import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;

/**
 * Two pads, of increfs and of decrefs. Where the next entries go stands in the heap
 * ({@link ThreadHeap#increfs}, {@link ThreadHeap#decrefs}), which every counting operation has at hand.
 */
final class BufferedLog extends CountLog {
    private Pad increfs;
    private Pad decrefs;
    private Pad buryingIncrefs;
    private Pad buryingDecrefs;

    /** Where the next entries of the usual pads go, while burying. */
    private long increfsAside;

    private long decrefsAside;

    BufferedLog(ThreadHeap heap, Reducer reducer) {
        super(heap, reducer);
    }

    @Override
    void begin() {
        increfs = takeIncrefs();
        decrefs = reducer.pads.take(Pad.Kind.DECREFS, this);
        heap.increfs = increfs.start();
        heap.decrefs = decrefs.start();
    }

    private Pad takeIncrefs() {
        return BufferedRefcount.FORM == 3
                ? reducer.pads.takeWide(Pad.Kind.INCREFS, this)
                : reducer.pads.take(Pad.Kind.INCREFS, this);
    }

    @Override
    void end() {
        reducer.pads.give(increfs);
        reducer.pads.give(decrefs);
        if (buryingIncrefs != null) {
            reducer.pads.give(buryingIncrefs);
            reducer.pads.give(buryingDecrefs);
        }
        heap.increfs = BufferedRefcount.NOWHERE;
        heap.decrefs = 0;
    }

    @Override
    boolean isEmpty() {
        return increfsEnd() == increfs.start() && decrefsEnd() == decrefs.start();
    }

    private long increfsEnd() {
        return burying ? increfsAside : heap.increfs;
    }

    private long decrefsEnd() {
        return burying ? decrefsAside : heap.decrefs;
    }

    @Override
    void handOver(long ofEpoch) {
        if (increfsEnd() != increfs.start()) {
            handOverIncrefs(ofEpoch);
        }
        if (decrefsEnd() != decrefs.start()) {
            handOverDecrefs(ofEpoch);
        }
    }

    private void handOverIncrefs(long ofEpoch) {
        increfs.end = increfsEnd();
        increfs.epoch = ofEpoch;
        reducer.submit(increfs); // first: one that finds empty pads may rely upon it
        increfs = takeIncrefs();
        if (burying) {
            increfsAside = increfs.start();
        } else {
            heap.increfs = increfs.start();
        }
    }

    private void handOverDecrefs(long ofEpoch) {
        decrefs.end = decrefsEnd();
        decrefs.epoch = ofEpoch;
        reducer.submit(decrefs);
        decrefs = reducer.pads.take(Pad.Kind.DECREFS, this);
        if (burying) {
            decrefsAside = decrefs.start();
        } else {
            heap.decrefs = decrefs.start();
        }
    }

    // ---- the thread itself: a pad is full --------------------------------------------------------

    /** The pad of increfs is full: hands it over. */
    void increfsFull() {
        if (burying) {
            reducer.commitBurial(this);
        } else {
            acknowledge();
            if ((heap.increfs & Pad.MASK) == 0) {
                handOverIncrefs(epoch);
            }
            reducer.full(this);
        }
    }

    /** The pad of decrefs is full: hands it over, and a wide pad of increfs that is large. */
    void decrefsFull() {
        if (burying) {
            reducer.commitBurial(this);
            return;
        }
        acknowledge();
        if ((heap.decrefs & Pad.MASK) == 0) {
            handOverDecrefs(epoch);
        }
        if (heap.increfs - increfs.base >= Pad.SIZE) {
            handOverIncrefs(epoch);
        }
        reducer.full(this);
    }

    // ---- burying ---------------------------------------------------------------------------------

    @Override
    void enterBurial() {
        if (buryingIncrefs == null) {
            buryingIncrefs = takeIncrefs();
            buryingDecrefs = reducer.pads.take(Pad.Kind.DECREFS, this);
        }
        increfsAside = heap.increfs;
        decrefsAside = heap.decrefs;
        heap.increfs = buryingIncrefs.start();
        heap.decrefs = buryingDecrefs.start();
        burying = true;
    }

    @Override
    void leaveBurial() {
        burying = false;
        heap.increfs = increfsAside;
        heap.decrefs = decrefsAside;
    }

    @Override
    void commitBurialLockHeld() {
        long end = heap.increfs;
        for (long at = buryingIncrefs.start(); at != end; at += 8) {
            CommittedCount.add(Memory.getLong(at), 1);
        }
        heap.increfs = buryingIncrefs.start();
        end = heap.decrefs;
        for (long at = buryingDecrefs.start(); at != end; at += 8) {
            reducer.subtractLockHeld(this, Memory.getLong(at), 1);
        }
        heap.decrefs = buryingDecrefs.start();
    }
}
