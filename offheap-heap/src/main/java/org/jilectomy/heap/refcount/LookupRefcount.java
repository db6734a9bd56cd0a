package org.jilectomy.heap.refcount;

import org.jilectomy.heap.CurrentHeap;
import org.jilectomy.heap.ThreadHeap;

/**
 * A policy that finds the calling thread's heap itself at each count, around the one that counts: see
 * {@link CurrentHeap}. A policy of its own, so that nothing of it is in the way when heaps are passed.
 */
final class LookupRefcount implements RefcountPolicy {
    /** The one that counts; static, so that its methods are called directly. */
    private static final RefcountPolicy INNER = Refcount.ACTIVE;

    @Override
    public String name() {
        return INNER.name();
    }

    @Override
    public void retain(ThreadHeap h, long obj) {
        INNER.retain(CurrentHeap.find(h), obj);
    }

    @Override
    public void release(ThreadHeap h, long obj) {
        INNER.release(CurrentHeap.find(h), obj);
    }

    @Override
    public boolean drop(ThreadHeap h, long obj) {
        return INNER.drop(CurrentHeap.find(h), obj);
    }

    @Override
    public boolean tryRetain(ThreadHeap h, long obj) {
        return INNER.tryRetain(CurrentHeap.find(h), obj);
    }

    @Override
    public void enableTryRetain(ThreadHeap h, long obj) {
        INNER.enableTryRetain(h, obj);
    }

    @Override
    public boolean isUnique(ThreadHeap h, long obj) {
        return INNER.isUnique(CurrentHeap.find(h), obj);
    }

    @Override
    public void resurrect(ThreadHeap h, long obj) {
        INNER.resurrect(h, obj);
    }

    @Override
    public void drain(ThreadHeap h) {
        INNER.drain(h);
    }

    @Override
    public long owners(long obj) {
        return INNER.owners(obj);
    }

    @Override
    public void hold(ThreadHeap h, long obj) {
        INNER.hold(h, obj);
    }

    @Override
    public CountParts parts(long obj) {
        return INNER.parts(obj);
    }

    @Override
    public boolean isLate() {
        return INNER.isLate();
    }

    @Override
    public void makeImmortal(long obj) {
        INNER.makeImmortal(obj);
    }

    @Override
    public void defer(long obj) {
        INNER.defer(obj);
    }

    @Override
    public void settle() {
        INNER.settle();
    }

    @Override
    public void commitAll(ThreadHeap h) {
        INNER.commitAll(h);
    }
}
