package org.jilectomy.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.agrona.UnsafeApi;

/**
 * Gets zeroed, lazily committed pages from the operating system.
 *
 * <p>Alignment above the page size is reached by over-allocation: on POSIX systems the surplus
 * before and after is unmapped at once; Windows cannot release a part of a reservation, so there
 * the place found is given back and asked for again by address, and the attempt repeated if another
 * thread was quicker.
 *
 * <p>The class is initialised (and its downcalls linked) by the first mapping, not by
 * {@link Memory}. Thread-safe: it has no state, the kernel serialises.
 */
abstract sealed class PageMapping {
    private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);

    static final PageMapping HOST = OS.startsWith("windows") ? new Windows() : new Posix();

    /** Returns {@code bytes} new zeroed bytes, page-aligned, or 0 if there are none. */
    abstract long reserve(long bytes);

    /** Returns {@code bytes} new zeroed bytes at a multiple of {@code alignment}, or 0. */
    abstract long reserveAligned(long bytes, long alignment);

    /** Gives a whole mapping back. */
    abstract void release(long address, long bytes);

    /**
     * Gives the memory behind whole pages back and keeps the addresses: what is read from them is
     * zero, or what it was. Nothing happens where the system cannot.
     */
    void discard(long address, long bytes) {}

    /** Has C's allocator give its free memory back, if it knows how to. */
    void trim() {}

    private static MethodHandle link(SymbolLookup lookup, String name, FunctionDescriptor type) {
        MemorySegment symbol = lookup.find(name).orElseThrow(
                () -> new UnsatisfiedLinkError("no native function " + name));
        return Linker.nativeLinker().downcallHandle(symbol, type);
    }

    /** mmap and munmap; the numbers of the flags differ between Linux and the BSD family. */
    private static final class Posix extends PageMapping {
        private static final int PROT_READ_WRITE = 1 | 2;
        private static final int MAP_PRIVATE = 2;
        private static final int LINUX_ANONYMOUS_NORESERVE = 0x20 | 0x4000;
        private static final int BSD_ANONYMOUS = 0x1000;
        private static final int FLAGS = MAP_PRIVATE
                | (OS.startsWith("linux") ? LINUX_ANONYMOUS_NORESERVE : BSD_ANONYMOUS);
        private static final long MAP_FAILED = -1;

        private static final MethodHandle CALL = NativeLink.call(6);
        private static final long MMAP = NativeLink.address("mmap");
        private static final long MUNMAP = NativeLink.address("munmap");

        /** Where calls leave errno, which nobody reads. */
        private static final long ERRNO = UnsafeApi.allocateMemory(16);

        /** Linked by the first use, which most programs never come to. */
        private static final class Advice {
            static final int LINUX_DONTNEED = 4;
            static final MethodHandle MADVISE = link(Linker.nativeLinker().defaultLookup(),
                    "madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
        }

        @Override
        void discard(long address, long bytes) {
            if (!OS.startsWith("linux")) {
                return; // others mean something else by the same advice
            }
            try {
                int ignored = (int) Advice.MADVISE.invokeExact(
                        address, bytes, Advice.LINUX_DONTNEED);
            } catch (Throwable t) {
                throw new AssertionError("madvise downcall failed", t);
            }
        }

        /** GNU's has {@code malloc_trim}, others need none or have none. */
        @Override
        void trim() {
            long function = NativeLink.address("malloc_trim");
            if (function == 0) {
                return;
            }
            try {
                long ignored = (long) CALL.invokeExact(function, ERRNO, 0L, 0L, 0L, 0L, 0L, 0L);
            } catch (Throwable t) {
                throw new AssertionError("malloc_trim downcall failed", t);
            }
        }

        @Override
        long reserve(long bytes) {
            try {
                long address = (long) CALL.invokeExact(MMAP, ERRNO, 0L, bytes,
                        (long) PROT_READ_WRITE, (long) FLAGS, -1L, 0L);
                return address == MAP_FAILED ? 0 : address;
            } catch (Throwable t) {
                throw new AssertionError("mmap downcall failed", t);
            }
        }

        @Override
        long reserveAligned(long bytes, long alignment) {
            long start = reserve(bytes + alignment);
            if (start == 0) {
                return 0;
            }
            long address = Memory.roundUp(start, alignment);
            if (address > start) {
                release(start, address - start);
            }
            long surplus = start + alignment - address;
            if (surplus > 0) {
                release(address + bytes, surplus);
            }
            return address;
        }

        @Override
        void release(long address, long bytes) {
            int result;
            try {
                result = (int) (long) CALL.invokeExact(
                        MUNMAP, ERRNO, address, bytes, 0L, 0L, 0L, 0L);
            } catch (Throwable t) {
                throw new AssertionError("munmap downcall failed", t);
            }
            if (result != 0) {
                throw new IllegalArgumentException(
                        "munmap refused 0x" + Long.toHexString(address) + ", " + bytes + " bytes");
            }
        }
    }

    /** VirtualAlloc and VirtualFree. Committed pages there are zeroed and backed on first touch. */
    private static final class Windows extends PageMapping {
        private static final int MEM_COMMIT_RESERVE = 0x1000 | 0x2000;
        private static final int MEM_RELEASE = 0x8000;
        private static final int PAGE_READWRITE = 4;
        private static final int ATTEMPTS = 16;

        private static final SymbolLookup KERNEL32 =
                SymbolLookup.libraryLookup("kernel32", java.lang.foreign.Arena.global());
        private static final MethodHandle VIRTUAL_ALLOC = link(KERNEL32, "VirtualAlloc",
                FunctionDescriptor.of(ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT));
        private static final MethodHandle VIRTUAL_FREE = link(KERNEL32, "VirtualFree",
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

        @Override
        long reserve(long bytes) {
            return reserveAt(0, bytes);
        }

        private static long reserveAt(long hint, long bytes) {
            try {
                return ((MemorySegment) VIRTUAL_ALLOC.invokeExact(hint, bytes, MEM_COMMIT_RESERVE,
                        PAGE_READWRITE)).address();
            } catch (Throwable t) {
                throw new AssertionError("VirtualAlloc downcall failed", t);
            }
        }

        @Override
        long reserveAligned(long bytes, long alignment) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                long start = reserve(bytes + alignment);
                if (start == 0) {
                    return 0;
                }
                release(start, bytes + alignment);
                long address = reserveAt(Memory.roundUp(start, alignment), bytes);
                if (address != 0) {
                    return address;
                }
            }
            return 0;
        }

        @Override
        void release(long address, long bytes) {
            int result;
            try {
                result = (int) VIRTUAL_FREE.invokeExact(address, 0L, MEM_RELEASE);
            } catch (Throwable t) {
                throw new AssertionError("VirtualFree downcall failed", t);
            }
            if (result == 0) {
                throw new IllegalArgumentException(
                        "VirtualFree refused 0x" + Long.toHexString(address));
            }
        }
    }
}
