package org.jilectomy.jmh;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.locks.RecursiveFutexLock;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
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
 * A lock and an unlock around one plain increment: on a native word, with Java's
 * {@link ReentrantLock}, and with nothing; by one thread, and by two and
 * four for the same lock.
 *
 * <p>Expected: free, the mutex costs its two atomic instructions and is no slower than
 * ReentrantLock, which also records the owner. Contended without a pause, throughput favours whoever
 * lets the others sleep soonest and leaves the holder alone with the line. {@code scripts/locks
 * contest} shows the longest wait beside it. It would be a surprise if the free mutex lost.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {
    "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
public class MutexBenchmark {
    private static final int LINE = 128;
    private static final long OWNER = 1;

    private final Mutator mutator = new Mutator() {};
    private final ReentrantLock reentrant = new ReentrantLock();
    private long pages;
    private long mutex;
    private long recursive;
    private long counter;

    @Setup(Level.Trial)
    public void map() {
        pages = Memory.map(Memory.MAP_GRANULE, LINE);
        mutex = pages;
        recursive = pages + LINE;
        counter = pages + 2 * LINE;
    }

    @TearDown(Level.Trial)
    public void unmap() {
        Memory.unmap(pages, Memory.MAP_GRANULE);
    }

    @Benchmark
    public void freeNothing() {
        increment();
    }

    @Benchmark
    public void freeFutexMutex() {
        lockedByMutex();
    }

    @Benchmark
    public void freeRecursiveFutexLock() {
        RecursiveFutexLock.lock(null, recursive, OWNER);
        increment();
        RecursiveFutexLock.unlock(recursive, OWNER);
    }

    @Benchmark
    public void freeReentrantLock() {
        lockedByReentrantLock();
    }

    @Benchmark
    @Group("contendedFutexMutex")
    @GroupThreads(2)
    public void contendedFutexMutex() {
        lockedByMutex();
    }

    @Benchmark
    @Group("contendedReentrantLock")
    @GroupThreads(2)
    public void contendedReentrantLock() {
        lockedByReentrantLock();
    }

    @Benchmark
    @Group("contendedByFourFutexMutex")
    @GroupThreads(4)
    public void contendedByFourFutexMutex() {
        lockedByMutex();
    }

    @Benchmark
    @Group("contendedByFourReentrantLock")
    @GroupThreads(4)
    public void contendedByFourReentrantLock() {
        lockedByReentrantLock();
    }

    @Benchmark
    public void freeFutexMutexAs() {
        FutexMutex.lockAs(mutator, mutex);
        increment();
        FutexMutex.unlock(mutex);
    }

    private void lockedByMutex() {
        FutexMutex.lock(mutator, mutex);
        increment();
        FutexMutex.unlock(mutex);
    }

    private void lockedByReentrantLock() {
        reentrant.lock();
        try {
            increment();
        } finally {
            reentrant.unlock();
        }
    }

    private void increment() {
        Memory.putLong(counter, Memory.getLong(counter) + 1);
    }
}
