package org.jilectomy.jcstress;

import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Safepoint;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** {@code org.jilectomy.safepoint}: what is done to a mutator never falls into its attached stretch. */
public final class Safepoints {
    private Safepoints() {}

    /**
     * A mutator increments plainly while attached, a handshake increments plainly too: on its behalf
     * while it is detached, or in its poll. What private locking stands on.
     */
    @JCStressTest
    @Outcome(id = "3", expect = Expect.ACCEPTABLE, desc = "never at the same time")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the handshake ran beside the mutator")
    @State
    public static class Handshake {
        private final Litmus.Actor mutator = new Litmus.Actor();
        private final long count = Litmus.line();

        private void increment() {
            Memory.putInt(count, Memory.getInt(count) + 1);
        }

        @Actor
        public void mutator() {
            mutator.attach();
            increment();
            if (mutator.poll < 0) {
                mutator.pollSlow();
            }
            increment();
            mutator.detach();
        }

        @Actor
        public void requester() {
            Safepoint.handshake(mutator, m -> increment());
        }

        @Arbiter
        public void end(I_Result r) {
            r.r1 = Memory.getIntVolatile(count);
        }
    }

    /** The same with two requesters. */
    @JCStressTest
    @Outcome(id = "3", expect = Expect.ACCEPTABLE, desc = "never at the same time")
    @Outcome(expect = Expect.FORBIDDEN, desc = "two ran at once")
    @State
    public static class TwoRequesters {
        private final Litmus.Actor mutator = new Litmus.Actor();
        private final long count = Litmus.line();

        private void increment() {
            Memory.putInt(count, Memory.getInt(count) + 1);
        }

        @Actor
        public void mutator() {
            mutator.attach();
            increment();
            mutator.detach();
        }

        @Actor
        public void one() {
            Safepoint.handshake(mutator, m -> increment());
        }

        @Actor
        public void two() {
            Safepoint.handshake(mutator, m -> increment());
        }

        @Arbiter
        public void end(I_Result r) {
            r.r1 = Memory.getIntVolatile(count);
        }
    }
}
