package org.jilectomy.jmh;

import java.util.concurrent.TimeUnit;
import org.jilectomy.safepoint.EpochFree;
import org.jilectomy.safepoint.Epochs;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What meeting points cost those who don't meet (a poll, a detach and attach, a retirement) and
 * those who do (a stop of the world, a handshake), with one mutator running beside.
 *
 * <p>Expected: the poll is lost in the noise; detach and attach are their two atomic instructions;
 * stopping takes as long as the other thread's way to its next poll plus waking it. It would be a
 * surprise if a retirement cost more than allocating.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {
    "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
public class SafepointBenchmark {
    private static final EpochFree NOTHING = (me, address) -> {};

    /** A mutator without anything of its own. */
    private static final class Plain extends Mutator {
        static Plain enter() {
            Plain me = new Plain();
            Safepoint.register(me);
            me.attach();
            return me;
        }

        void pollHere() {
            if (poll < 0) {
                pollSlow();
            }
        }
    }

    /** The measured thread's mutator. */
    @State(Scope.Thread)
    public static class Own {
        private Plain me;

        @Setup(Level.Iteration)
        public void enter() {
            me = Plain.enter();
        }

        @TearDown(Level.Iteration)
        public void exit() {
            Epochs.drain(me);
            Safepoint.unregister(me);
        }
    }

    /** A mutator on a thread of its own, which does nothing but poll. */
    @State(Scope.Benchmark)
    public static class Other {
        private volatile boolean stop;
        private volatile Plain mutator;
        private Thread thread;

        @Setup(Level.Iteration)
        public void start() {
            stop = false;
            mutator = null;
            thread = Thread.ofPlatform().daemon().start(() -> {
                Plain me = Plain.enter();
                mutator = me;
                while (!stop) {
                    me.pollHere();
                }
                Safepoint.unregister(me);
            });
            while (mutator == null) {
                Thread.onSpinWait();
            }
        }

        @TearDown(Level.Iteration)
        public void stop() throws InterruptedException {
            stop = true;
            thread.join();
        }
    }

    @Benchmark
    public void poll(Own own) {
        own.me.pollHere();
    }

    @Benchmark
    public void detachAttach(Own own) {
        own.me.detach();
        own.me.attach();
    }

    @Benchmark
    public void retireAndPoll(Own own) {
        Epochs.retire(own.me, 16, NOTHING);
        own.me.pollHere();
    }

    @Benchmark
    public void stopTheWorldAlone(Own own) {
        Safepoint.stopTheWorld(own.me, () -> {});
    }

    @Benchmark
    public void stopTheWorldWithOne(Own own, Other other) {
        Safepoint.stopTheWorld(own.me, () -> {});
    }

    @Benchmark
    public void handshakeWithOne(Own own, Other other) {
        Safepoint.handshakeAndWait(own.me, other.mutator, m -> {});
    }
}
