package org.jilectomy.locks;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import org.jilectomy.memory.LinuxAbi;

/**
 * futex(2) through the C library's variadic {@code syscall}, which has no wrapper for it.
 *
 * <p>Initialised, and its downcalls linked (tens of milliseconds), by the first contention. A
 * thread in a plain downcall does not hold up the virtual machine's own safepoints. Absolute
 * deadlines use FUTEX_WAIT_BITSET, whose clock is CLOCK_MONOTONIC, the clock of
 * {@link System#nanoTime()} on Linux.
 */
final class LinuxFutex {
    private static final int FUTEX_PRIVATE_FLAG = 128;
    private static final int FUTEX_WAIT = 0 | FUTEX_PRIVATE_FLAG;
    private static final int FUTEX_WAKE = 1 | FUTEX_PRIVATE_FLAG;
    private static final int FUTEX_WAIT_BITSET = 9 | FUTEX_PRIVATE_FLAG;
    private static final int FUTEX_BITSET_MATCH_ANY = -1;

    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int ETIMEDOUT = 110;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final int SYS_FUTEX = LinuxAbi.ofHost().orElseThrow().futex();

    /** What a waiting thread lends the kernel: a timespec, and room for errno. */
    private static final StructLayout SCRATCH = MemoryLayout.structLayout(
            JAVA_LONG.withName("tv_sec"),
            JAVA_LONG.withName("tv_nsec"),
            Linker.Option.captureStateLayout().withName("captured"));

    private static final long ERRNO_OFFSET = SCRATCH.byteOffset(
            MemoryLayout.PathElement.groupElement("captured"),
            MemoryLayout.PathElement.groupElement("errno"));
    private static final long CAPTURED_OFFSET =
            SCRATCH.byteOffset(MemoryLayout.PathElement.groupElement("captured"));

    private static final ThreadLocal<MemorySegment> SCRATCH_OF_THREAD =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(SCRATCH));

    /** long syscall(long number, uaddr, op, val, timeout, uaddr2, val3). */
    private static final FunctionDescriptor TYPE = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG,
            JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);

    private static final MethodHandle SYSCALL = link(Linker.Option.captureCallState("errno"));
    private static final MethodHandle SYSCALL_WITHOUT_ERRNO = link();

    private LinuxFutex() {}

    private static MethodHandle link(Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        Linker.Option[] all = java.util.Arrays.copyOf(options, options.length + 1);
        all[options.length] = Linker.Option.firstVariadicArg(1);
        return linker.downcallHandle(
                linker.defaultLookup().find("syscall").orElseThrow(), TYPE, all);
    }

    static int waitUntil(long addr, int expected, long deadline) {
        if (deadline == Futex.FOREVER) {
            return await(addr, FUTEX_WAIT, expected, false, 0);
        }
        // The kernel refuses negative times; such a deadline has passed.
        return deadline <= 0 ? Futex.TIMED_OUT
                : await(addr, FUTEX_WAIT_BITSET, expected, true, deadline);
    }

    static int waitFor(long addr, int expected, long nanos) {
        return await(addr, FUTEX_WAIT, expected, true, nanos);
    }

    private static int await(long addr, int op, int expected, boolean timed, long nanos) {
        MemorySegment scratch = SCRATCH_OF_THREAD.get();
        long timeout = 0;
        if (timed) {
            scratch.set(JAVA_LONG, 0, nanos / NANOS_PER_SECOND);
            scratch.set(JAVA_LONG, 8, nanos % NANOS_PER_SECOND);
            timeout = scratch.address();
        }
        long result;
        try {
            result = (long) SYSCALL.invokeExact(scratch.asSlice(CAPTURED_OFFSET), (long) SYS_FUTEX,
                    addr, op, expected, timeout, 0L, FUTEX_BITSET_MATCH_ANY);
        } catch (Throwable t) {
            throw new AssertionError("futex downcall failed", t);
        }
        if (result == 0) {
            return Futex.WOKEN;
        }
        int errno = scratch.get(JAVA_INT, ERRNO_OFFSET);
        return switch (errno) {
            case EAGAIN -> Futex.CHANGED;
            case ETIMEDOUT -> Futex.TIMED_OUT;
            case EINTR -> Futex.WOKEN;
            default -> throw new IllegalStateException("futex wait on 0x" + Long.toHexString(addr)
                    + " failed with errno " + errno);
        };
    }

    static int wake(long addr, int count) {
        long result;
        try {
            result = (long) SYSCALL_WITHOUT_ERRNO.invokeExact((long) SYS_FUTEX, addr, FUTEX_WAKE,
                    count, 0L, 0L, 0);
        } catch (Throwable t) {
            throw new AssertionError("futex downcall failed", t);
        }
        if (result < 0) {
            throw new IllegalStateException("futex wake failed on 0x" + Long.toHexString(addr));
        }
        return (int) result;
    }
}
