package org.jilectomy.jmh;

import java.util.concurrent.TimeUnit;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One retain and one release: of 64 objects of the measuring thread, of one object that its owner
 * and another thread share, of an immortal one; and of a new object from birth to death.
 *
 * <p>Expected: biased is next to gil while objects are private and for the owner of a shared one;
 * atomic pays two locked instructions, and a cache line's travels when shared. Immortal costs a
 * load. Under gil the shared count is wrong: its figure only says what no synchronization would
 * cost. It would be a surprise if biased lost to atomic anywhere. Under buffered and coalesced the
 * figure is that of the logging threads if the reducer has a core of its own, and of the reducer if
 * it cannot follow: then threads wait for it at their polls. Coalesced has few objects to touch here,
 * which is its best case.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {
    "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
public class RefcountBenchmark {
    private static final int OBJECTS = 64;

    /** The policy; a fork each, so that only one is loaded. */
    @Param({"gil", "atomic", "biased", "deferred", "buffered", "coalesced"})
    public String policy;

    /** Where counts are. */
    @Param("inline")
    public String header;

    private final Counter owner = new Counter();
    private ThreadHeap ownerHeap;
    private long shared;
    private long immortal;

    /** Chooses the policy before its class is loaded. */
    @Setup(Level.Trial)
    public void choose() {
        System.setProperty("jilectomy.refcount", policy);
        System.setProperty("jilectomy.header", header);
        ownerHeap = owner.begin();
        shared = Heap.newObject(ownerHeap, 16, 48, 0);
        for (int i = 0; i < 10; i++) {
            Refcount.retain(ownerHeap, shared); // so that no schedule takes it to zero
        }
        immortal = Heap.newObject(ownerHeap, 16, 48, 0);
        Refcount.makeImmortal(immortal);
    }

    /** A thread that counts, as the reducer of late counting and the owners' queues see it. */
    static final class Counter extends Mutator {
        private ThreadHeap heap;

        ThreadHeap begin() {
            heap = ThreadHeap.acquire(this);
            Safepoint.register(this);
            attach();
            return heap;
        }

        void end() {
            Refcount.drain(heap);
            heap.release();
            Safepoint.unregister(this);
        }

        /** What compiled code does at function entries and loops. */
        void look() {
            if (poll < 0) {
                pollSlow();
            }
        }

        @Override
        protected void onPoll() {
            Refcount.drain(heap);
        }
    }

    /** A thread's heap and its own objects. */
    @State(Scope.Thread)
    public static class Own {
        private final long[] objects = new long[OBJECTS];
        private final Counter counter = new Counter();
        private ThreadHeap heap;

        /** Makes them after the policy was chosen. */
        @Setup(Level.Trial)
        public void make(RefcountBenchmark chosen) {
            heap = counter.begin();
            for (int i = 0; i < OBJECTS; i++) {
                objects[i] = Heap.newObject(heap, 16, 48, 0);
            }
        }

        /** Leaves the heap as it was. */
        @TearDown(Level.Trial)
        public void drop() {
            for (long obj : objects) {
                Refcount.release(heap, obj);
            }
            counter.end();
        }
    }

    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public void retainReleasePrivate(Own own) {
        for (long obj : own.objects) {
            Refcount.retain(own.heap, obj);
        }
        for (long obj : own.objects) {
            Refcount.release(own.heap, obj);
        }
        own.counter.look();
    }

    @Benchmark
    public void retainReleaseImmortal(Own own) {
        Refcount.retain(own.heap, immortal);
        Refcount.release(own.heap, immortal);
    }

    @Benchmark
    @Group("retainReleaseShared")
    public void byOwner() {
        Refcount.retain(ownerHeap, shared);
        Refcount.release(ownerHeap, shared);
        owner.look();
    }

    @Benchmark
    @Group("retainReleaseShared")
    public void byOther(Own own) {
        Refcount.retain(own.heap, shared);
        Refcount.release(own.heap, shared);
        own.counter.look();
    }

    @Benchmark
    @Threads(1)
    public void birthAndDeath(Own own) {
        Refcount.release(own.heap, Heap.newObject(own.heap, 16, 32, 0));
        own.counter.look();
    }
}
