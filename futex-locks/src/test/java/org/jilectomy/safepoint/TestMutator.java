package org.jilectomy.safepoint;

import java.util.concurrent.atomic.AtomicInteger;

/** A mutator with nothing of its own but a count of {@link #onPoll} calls. */
public final class TestMutator extends Mutator {
    private final AtomicInteger polls = new AtomicInteger();

    @Override
    protected void onPoll() {
        polls.incrementAndGet();
    }

    public int polls() {
        return polls.get();
    }

    /** Registers a new mutator and attaches it to the calling thread. */
    public static TestMutator enter() {
        TestMutator me = new TestMutator();
        Safepoint.register(me);
        me.attach();
        return me;
    }

    public void exit() {
        Safepoint.unregister(this);
    }

    /** What compiled code does at function entries and loop back-edges. */
    public void pollHere() {
        if (poll < 0) {
            pollSlow();
        }
    }
}
