package org.jilectomy.jmh;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One allocation and one free: by the heap, by the C library, and by the JVM (an object that
 * escapes and is collected some time); blocks freed at once, in batches of 256, and by another
 * thread's heap.
 *
 * <p>Expected: the heap takes 2 ns, whatever the size up to 512 bytes; malloc by downcall nearly
 * ten times that. A small Java array that dies at once is as cheap as a block (1.5 ns): its price
 * comes with survival and garbage collection, which this benchmark does not show. A foreign free
 * adds an atomic operation or two and the way home. It would be a surprise if batches cost much
 * more than single blocks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {
    "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
public class AllocatorBenchmark {
    private static final int BATCH = 256;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle MALLOC = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("malloc"),
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    private static final MethodHandle FREE = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("free"),
            FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG));

    /** Bytes of a block. */
    @Param({"32", "200", "2000"})
    public int bytes;

    private final long[] blocks = new long[BATCH];
    private ThreadHeap heap;
    private ThreadHeap foreign;

    /** Two heaps in one thread's hand: who frees is a matter of the heap, not of the thread. */
    @Setup(Level.Trial)
    public void acquire() {
        heap = ThreadHeap.acquire(this);
        foreign = ThreadHeap.acquire("foreign");
    }

    /** Gives both back. */
    @TearDown(Level.Trial)
    public void release() {
        heap.release();
        foreign.release();
    }

    @Benchmark
    public void allocateFree() {
        Heap.free(heap, Heap.allocate(heap, bytes));
    }

    @Benchmark
    public void newFreeObject() {
        Heap.freeObject(heap, Heap.newObject(heap, 16, bytes, 16));
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void allocateFreeBatch() {
        for (int i = 0; i < BATCH; i++) {
            blocks[i] = Heap.allocate(heap, bytes);
        }
        for (long block : blocks) {
            Heap.free(heap, block);
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void allocateFreeForeign() {
        for (int i = 0; i < BATCH; i++) {
            blocks[i] = Heap.allocate(heap, bytes);
        }
        for (long block : blocks) {
            Heap.free(foreign, block);
        }
    }

    @Benchmark
    public void mallocFree() throws Throwable {
        FREE.invokeExact((long) MALLOC.invokeExact((long) bytes));
    }

    @Benchmark
    public void javaObject(Blackhole hole) {
        hole.consume(new byte[bytes - 16]);
    }
}
