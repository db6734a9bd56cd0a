package org.jilectomy.jcstress;

import org.jilectomy.memory.Memory;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** {@link Memory}: atomics are atomic, release and acquire order what they say, words are not torn. */
public final class NativeWords {
    private NativeWords() {}

    /** Two additions of one. */
    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both")
    @Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "one is lost")
    @State
    public static class GetAndAdd {
        private final long word = Litmus.line();

        @Actor
        public void a() {
            Memory.getAndAddInt(word, 1);
        }

        @Actor
        public void b() {
            Memory.getAndAddInt(word, 1);
        }

        @Arbiter
        public void end(I_Result r) {
            r.r1 = Memory.getIntVolatile(word);
        }
    }

    /** One of two CAS from the same value. */
    @JCStressTest
    @Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "one")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both or none")
    @State
    public static class CompareAndSet {
        private final long word = Litmus.line();

        @Actor
        public void a(II_Result r) {
            r.r1 = Memory.compareAndSetInt(word, 0, 1) ? 1 : 0;
        }

        @Actor
        public void b(II_Result r) {
            r.r2 = Memory.compareAndSetInt(word, 0, 2) ? 1 : 0;
        }
    }

    /** Plain data published by a release store. */
    @JCStressTest
    @Outcome(id = {"0, 0", "0, 1", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "data before flag")
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "the flag without the data")
    @State
    public static class ReleaseAcquire {
        private final long data = Litmus.line();
        private final long flag = Litmus.line();

        @Actor
        public void writer() {
            Memory.putInt(data, 1);
            Memory.putIntRelease(flag, 1);
        }

        @Actor
        public void reader(II_Result r) {
            r.r1 = Memory.getIntAcquire(flag);
            r.r2 = Memory.getInt(data);
        }
    }

    /** Dekker's: what waiting protocols (futex, safepoint) stand on. */
    @JCStressTest
    @Outcome(id = {"0, 1", "1, 0", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "one sees the other")
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "neither sees the other")
    @State
    public static class VolatileDekker {
        private final long x = Litmus.line();
        private final long y = Litmus.line();

        @Actor
        public void a(II_Result r) {
            Memory.putIntVolatile(x, 1);
            r.r1 = Memory.getIntVolatile(y);
        }

        @Actor
        public void b(II_Result r) {
            Memory.putIntVolatile(y, 1);
            r.r2 = Memory.getIntVolatile(x);
        }
    }

    /** Shows what the volatile accesses are for: with plain ones neither may see the other. */
    @JCStressTest
    @Outcome(id = {"0, 1", "1, 0", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "one sees the other")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "store buffers")
    @State
    public static class PlainDekker {
        private final long x = Litmus.line();
        private final long y = Litmus.line();

        @Actor
        public void a(II_Result r) {
            Memory.putInt(x, 1);
            r.r1 = Memory.getInt(y);
        }

        @Actor
        public void b(II_Result r) {
            Memory.putInt(y, 1);
            r.r2 = Memory.getInt(x);
        }
    }

    /** Aligned plain longs: object pointers are read while others write them. */
    @JCStressTest
    @Outcome(id = {"0", "-1"}, expect = Expect.ACCEPTABLE, desc = "whole")
    @Outcome(expect = Expect.FORBIDDEN, desc = "torn")
    @State
    public static class NoTearing {
        private final long word = Litmus.line();

        @Actor
        public void writer() {
            Memory.putLong(word, -1);
        }

        @Actor
        public void reader(J_Result r) {
            r.r1 = Memory.getLong(word);
        }
    }
}
