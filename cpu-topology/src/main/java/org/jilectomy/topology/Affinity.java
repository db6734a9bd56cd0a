package org.jilectomy.topology;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Which CPUs a thread may run on: {@code sched_setaffinity} and its relatives, called directly.
 *
 * <p>Pin each thread of its own accord, not the process: {@code taskset} or {@code isolcpus} around
 * a JVM put the mutators and the JIT compiler on the same core. A new thread inherits the mask of
 * the one that started it, and virtual threads take their carrier's, so pin platform threads.
 * A call costs about 0.5 µs, 10 µs if the thread has to move.
 *
 * <p>Nothing here throws. Off Linux {@link #isSupported()} is false, masks are empty and setting
 * one answers {@link #ENOSYS}. All methods may be called from any thread.
 */
public final class Affinity {
    /** The error number for "this system has no such call". */
    public static final int ENOSYS = 38;

    /** 64 words: 4096 CPUs; the call fails with EINVAL if the kernel was built for more. */
    private static final int WORDS = 64;

    private Affinity() {}

    /** The downcalls, linked at first use. */
    private static final class Calls {
        static final StructLayout STATE = Linker.Option.captureStateLayout();
        static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
        static final MethodHandle SET;
        static final MethodHandle GET;
        static final MethodHandle GETTID;
        static final MethodHandle GETCPU;
        static final boolean LINKED;

        static {
            MethodHandle set = null;
            MethodHandle get = null;
            MethodHandle gettid = null;
            MethodHandle getcpu = null;
            try {
                if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
                    FunctionDescriptor mask =
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
                    Linker.Option errno = Linker.Option.captureCallState("errno");
                    set = link("sched_setaffinity", mask, errno);
                    get = link("sched_getaffinity", mask, errno);
                    FunctionDescriptor none = FunctionDescriptor.of(JAVA_INT);
                    gettid = link("gettid", none); // glibc has it since 2.30
                    getcpu = link("sched_getcpu", none);
                }
            } catch (RuntimeException | LinkageError e) {
                set = null; // native access denied, or no native linker: unsupported
            }
            SET = set;
            GET = get;
            GETTID = gettid;
            GETCPU = getcpu;
            LINKED = set != null && get != null;
        }

        static MethodHandle link(String name, FunctionDescriptor type, Linker.Option... options) {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup().find(name)
                    .map(address -> linker.downcallHandle(address, type, options))
                    .orElse(null);
        }
    }

    /** Whether threads can be pinned here. */
    public static boolean isSupported() {
        return Calls.LINKED;
    }

    /** The CPUs the calling thread may run on; empty where the system does not say. */
    public static CpuSet allowed() {
        return allowed(0);
    }

    /** The CPUs a thread may run on, by its kernel id (0: the caller); empty if unknown. */
    public static CpuSet allowed(int tid) {
        if (!Calls.LINKED) {
            return CpuSet.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(JAVA_LONG, WORDS);
            MemorySegment state = arena.allocate(Calls.STATE);
            int result = (int) Calls.GET.invokeExact(state, tid, WORDS * 8L, mask);
            return result < 0 ? CpuSet.empty() : CpuSet.ofWords(mask.toArray(JAVA_LONG));
        } catch (Throwable e) {
            throw new AssertionError("a downcall threw", e);
        }
    }

    /**
     * Restricts a thread to some CPUs.
     *
     * @param tid  the kernel's thread id; 0 is the calling thread
     * @param cpus at least one CPU that is online and in the cpuset, else {@code EINVAL} (22)
     * @return 0, or the error number
     */
    public static int setAllowed(int tid, CpuSet cpus) {
        if (!Calls.LINKED) {
            return ENOSYS;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocateFrom(JAVA_LONG, cpus.toWords(WORDS));
            MemorySegment state = arena.allocate(Calls.STATE);
            int result = (int) Calls.SET.invokeExact(state, tid, WORDS * 8L, mask);
            return result == 0 ? 0 : (int) Calls.ERRNO.get(state, 0L);
        } catch (Throwable e) {
            throw new AssertionError("a downcall threw", e);
        }
    }

    /** Pins the calling thread to one CPU; false if the system refuses. */
    public static boolean pin(int cpu) {
        return cpu >= 0 && cpu < WORDS * 64 && setAllowed(0, CpuSet.of(cpu)) == 0;
    }

    /** The kernel's id of the calling thread, or -1 off Linux. */
    public static int gettid() {
        if (Calls.GETTID != null) {
            try {
                return (int) Calls.GETTID.invokeExact();
            } catch (Throwable e) {
                throw new AssertionError("a downcall threw", e);
            }
        }
        try { // /proc/thread-self links to PID/task/TID
            Path self = Path.of("/proc/thread-self").toRealPath();
            return Integer.parseInt(self.getFileName().toString());
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    /** The CPU the calling thread runs on at this instant, or -1 if unknown. */
    public static int currentCpu() {
        if (Calls.GETCPU == null) {
            return -1;
        }
        try {
            return (int) Calls.GETCPU.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError("a downcall threw", e);
        }
    }
}
