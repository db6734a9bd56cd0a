package org.jilectomy.heap.refcount;

import java.util.function.Function;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.safepoint.Safepoint;

/**
 * What policies share whose threads log counts and whose reducer commits them: all but the logging
 * itself. The counts in objects are {@link CommittedCount}'s.
 */
abstract sealed class LateRefcount implements RefcountPolicy
        permits BufferedRefcount, CoalescedRefcount {
    /** Commits what the threads logged. */
    final Reducer reducer;

    /** @param log makes the log of a thread's heap; each heap that is in use gets one */
    LateRefcount(Reducer reducer, Function<ThreadHeap, CountLog> log) {
        this.reducer = reducer;
        LateCounting.install(reducer, log);
    }

    @Override
    public boolean drop(ThreadHeap h, long obj) {
        release(h, obj);
        return false; // nobody knows yet
    }

    @Override
    public boolean tryRetain(ThreadHeap h, long obj) {
        return CommittedCount.tryRetain(obj);
    }

    @Override
    public void enableTryRetain(ThreadHeap h, long obj) {
        CommittedCount.enableTryRetain(obj);
    }

    @Override
    public boolean isUnique(ThreadHeap h, long obj) {
        return false;
    }

    @Override
    public void resurrect(ThreadHeap h, long obj) {
        CommittedCount.resurrect(obj);
    }

    @Override
    public void drain(ThreadHeap h) {
        LateCounting.drain(h);
    }

    @Override
    public long owners(long obj) {
        return CommittedCount.owners(obj);
    }

    @Override
    public void hold(ThreadHeap h, long obj) {
        reducer.hold(obj);
    }

    @Override
    public CountParts parts(long obj) {
        return CommittedCount.parts(name(), obj);
    }

    @Override
    public boolean isLate() {
        return true;
    }

    @Override
    public void makeImmortal(long obj) {
        reducer.makeImmortal(obj);
    }

    @Override
    public void settle() {
        assert Safepoint.isStopper();
        reducer.settle();
    }

    @Override
    public void commitAll(ThreadHeap h) {
        LateCounting.flush(h);
    }
}
