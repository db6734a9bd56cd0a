package org.jilectomy.memory;

import java.util.Objects;
import org.agrona.UnsafeApi;

/**
 * Reads and writes native memory by address: the only class which does.
 *
 * <p>An address is a {@code long}. Nothing here checks bounds or liveness unless {@link #CHECK} is
 * on; a wrong address kills the virtual machine, as in C. Words must be naturally aligned for
 * atomics and ordered accesses (a misaligned one throws {@link IllegalArgumentException}); plain
 * accesses may be unaligned where the processor allows it.
 *
 * <p><b>Memory order is in the name.</b> No suffix: plain, may be torn from and reordered with
 * others by the compiler (but aligned words are never torn on 64-bit machines). {@code Opaque}: not
 * reordered with itself. {@code Acquire}/{@code Release}: as in C11. {@code Volatile}, and all
 * read-modify-writes: sequentially consistent.
 *
 * <p><b>Costs.</b> A plain access is one machine instruction in C1 and C2 and some 10 ns
 * interpreted; an atomic is one (locked) instruction in both, and some 50 ns interpreted. Every
 * method stays below 35 bytecodes, the limit up to which C1 inlines.
 *
 * <p>Decision: atomics go through Agrona's {@code UnsafeApi} as plain accesses do, and not through
 * VarHandles on a segment of all memory. In C2 the two are equal, but a VarHandle's access is over
 * 100 ns in C1 and 1 us interpreted, links a class at each place of use, and was a tenth of what a
 * start of the interpreter took. The form with a null base is the intrinsic itself; that without is a
 * Java method around it, and a level of inlining costs C2 some 18 nodes of the 18,000 after which it
 * inlines no more.
 */
public final class Memory {
    /** Whether every access is put before the installed {@link AddressChecker}. */
    public static final boolean CHECK = "1".equals(System.getProperty("jilectomy.memcheck"));

    /** The least alignment and size granularity {@link #map} works with, in bytes. */
    public static final long MAP_GRANULE = 1 << 16;

    /** Every system's pages are at least so large. */
    private static final long SMALLEST_PAGE = 4096;

    private static final long BYTE_ARRAY_BASE = byteArrayBase();

    private Memory() {}

    /**
     * Where the bytes of an array begin. {@code UnsafeApi.arrayBaseOffset} says the same, but is an
     * invokedynamic inside, whose linking takes 5 ms at start-up; a reflective read is almost free.
     */
    private static long byteArrayBase() {
        try {
            return Class.forName("jdk.internal.misc.Unsafe").getField("ARRAY_BYTE_BASE_OFFSET")
                    .getLong(null);
        } catch (ReflectiveOperationException e) {
            return UnsafeApi.arrayBaseOffset(byte[].class);
        }
    }

    private static long aligned4(long a) {
        if ((a & 3) != 0) {
            throw misaligned(a);
        }
        return a;
    }

    private static long aligned8(long a) {
        if ((a & 7) != 0) {
            throw misaligned(a);
        }
        return a;
    }

    private static IllegalArgumentException misaligned(long a) {
        return new IllegalArgumentException("misaligned word at address 0x" + Long.toHexString(a));
    }

    // ---- plain accesses -----------------------------------------------------------------------

    public static byte getByte(long a) {
        if (CHECK) {
            Checks.read(a, 1);
        }
        return UnsafeApi.getByte(null, a);
    }

    public static void putByte(long a, byte v) {
        if (CHECK) {
            Checks.write(a, 1);
        }
        UnsafeApi.putByte(null, a, v);
    }

    public static short getShort(long a) {
        if (CHECK) {
            Checks.read(a, 2);
        }
        return UnsafeApi.getShort(null, a);
    }

    public static void putShort(long a, short v) {
        if (CHECK) {
            Checks.write(a, 2);
        }
        UnsafeApi.putShort(null, a, v);
    }

    public static int getInt(long a) {
        if (CHECK) {
            Checks.read(a, 4);
        }
        return UnsafeApi.getInt(null, a);
    }

    public static void putInt(long a, int v) {
        if (CHECK) {
            Checks.write(a, 4);
        }
        UnsafeApi.putInt(null, a, v);
    }

    public static long getLong(long a) {
        if (CHECK) {
            Checks.read(a, 8);
        }
        return UnsafeApi.getLong(null, a);
    }

    public static void putLong(long a, long v) {
        if (CHECK) {
            Checks.write(a, 8);
        }
        UnsafeApi.putLong(null, a, v);
    }

    public static double getDouble(long a) {
        if (CHECK) {
            Checks.read(a, 8);
        }
        return UnsafeApi.getDouble(null, a);
    }

    public static void putDouble(long a, double v) {
        if (CHECK) {
            Checks.write(a, 8);
        }
        UnsafeApi.putDouble(null, a, v);
    }

    // ---- ordered accesses ---------------------------------------------------------------------

    public static int getIntOpaque(long a) {
        if (CHECK) {
            Checks.read(a, 4);
        }
        return UnsafeApi.getIntOpaque(null, aligned4(a));
    }

    public static int getIntAcquire(long a) {
        if (CHECK) {
            Checks.read(a, 4);
        }
        return UnsafeApi.getIntAcquire(null, aligned4(a));
    }

    public static int getIntVolatile(long a) {
        if (CHECK) {
            Checks.read(a, 4);
        }
        return UnsafeApi.getIntVolatile(null, aligned4(a));
    }

    public static void putIntOpaque(long a, int v) {
        if (CHECK) {
            Checks.write(a, 4);
        }
        UnsafeApi.putIntOpaque(null, aligned4(a), v);
    }

    public static void putIntRelease(long a, int v) {
        if (CHECK) {
            Checks.write(a, 4);
        }
        UnsafeApi.putIntRelease(null, aligned4(a), v);
    }

    public static void putIntVolatile(long a, int v) {
        if (CHECK) {
            Checks.write(a, 4);
        }
        UnsafeApi.putIntVolatile(null, aligned4(a), v);
    }

    public static long getLongOpaque(long a) {
        if (CHECK) {
            Checks.read(a, 8);
        }
        return UnsafeApi.getLongOpaque(null, aligned8(a));
    }

    public static long getLongAcquire(long a) {
        if (CHECK) {
            Checks.read(a, 8);
        }
        return UnsafeApi.getLongAcquire(null, aligned8(a));
    }

    public static long getLongVolatile(long a) {
        if (CHECK) {
            Checks.read(a, 8);
        }
        return UnsafeApi.getLongVolatile(null, aligned8(a));
    }

    public static void putLongOpaque(long a, long v) {
        if (CHECK) {
            Checks.write(a, 8);
        }
        UnsafeApi.putLongOpaque(null, aligned8(a), v);
    }

    public static void putLongRelease(long a, long v) {
        if (CHECK) {
            Checks.write(a, 8);
        }
        UnsafeApi.putLongRelease(null, aligned8(a), v);
    }

    public static void putLongVolatile(long a, long v) {
        if (CHECK) {
            Checks.write(a, 8);
        }
        UnsafeApi.putLongVolatile(null, aligned8(a), v);
    }

    // ---- atomic read-modify-writes, sequentially consistent ------------------------------------

    /** Stores {@code v} if the word holds {@code expected}; never fails spuriously. */
    public static boolean compareAndSetInt(long a, int expected, int v) {
        if (CHECK) {
            Checks.write(a, 4);
        }
        return UnsafeApi.compareAndSetInt(null, aligned4(a), expected, v);
    }

    /** Stores {@code v} if the word holds {@code expected}; never fails spuriously. */
    public static boolean compareAndSetLong(long a, long expected, long v) {
        if (CHECK) {
            Checks.write(a, 8);
        }
        return UnsafeApi.compareAndSetLong(null, aligned8(a), expected, v);
    }

    /** Stores {@code v}, returns the word's previous value. */
    public static int getAndSetInt(long a, int v) {
        if (CHECK) {
            Checks.write(a, 4);
        }
        return UnsafeApi.getAndSetInt(null, aligned4(a), v);
    }

    /** Stores {@code v}, returns the word's previous value. */
    public static long getAndSetLong(long a, long v) {
        if (CHECK) {
            Checks.write(a, 8);
        }
        return UnsafeApi.getAndSetLong(null, aligned8(a), v);
    }

    /** Adds {@code d}, returns the word's previous value. */
    public static int getAndAddInt(long a, int d) {
        if (CHECK) {
            Checks.write(a, 4);
        }
        return UnsafeApi.getAndAddInt(null, aligned4(a), d);
    }

    /** Adds {@code d}, returns the word's previous value. */
    public static long getAndAddLong(long a, long d) {
        if (CHECK) {
            Checks.write(a, 8);
        }
        return UnsafeApi.getAndAddLong(null, aligned8(a), d);
    }

    /** Sets the bits of {@code mask}, returns the word's previous value. */
    public static int getAndBitwiseOrInt(long a, int mask) {
        if (CHECK) {
            Checks.write(a, 4);
        }
        return UnsafeApi.getAndBitwiseOrInt(null, aligned4(a), mask);
    }

    /** Clears all bits outside {@code mask}, returns the word's previous value. */
    public static int getAndBitwiseAndInt(long a, int mask) {
        if (CHECK) {
            Checks.write(a, 4);
        }
        return UnsafeApi.getAndBitwiseAndInt(null, aligned4(a), mask);
    }

    // ---- fences -------------------------------------------------------------------------------

    /** No access before it is reordered with any access after it. */
    public static void fullFence() {
        UnsafeApi.fullFence();
    }

    /** Loads before it are not reordered with accesses after it. */
    public static void acquireFence() {
        UnsafeApi.loadFence();
    }

    /** Accesses before it are not reordered with stores after it. */
    public static void releaseFence() {
        UnsafeApi.storeFence();
    }

    // ---- bulk ---------------------------------------------------------------------------------

    /** Copies {@code bytes} bytes; the ranges may overlap, as with memmove. */
    public static void copy(long src, long dst, long bytes) {
        if (CHECK) {
            Checks.copy(src, dst, bytes);
        }
        UnsafeApi.copyMemory(src, dst, bytes);
    }

    /** Sets {@code bytes} bytes from {@code a} on to {@code v}. */
    public static void fill(long a, long bytes, byte v) {
        if (CHECK) {
            Checks.write(a, bytes);
        }
        UnsafeApi.setMemory(a, bytes, v);
    }

    /**
     * Zeroes {@code bytes} bytes, a multiple of 8, from the aligned address {@code a} on: word by
     * word if they are few, for the call behind {@link #fill} costs as much as a dozen stores.
     */
    public static void zeroWords(long a, long bytes) {
        if (bytes > 128) {
            fill(a, bytes, (byte) 0);
            return;
        }
        for (long i = 0; i < bytes; i += 8) {
            putLong(a + i, 0);
        }
    }

    /**
     * Copies {@code n} bytes of {@code src} from index {@code off} on to the address {@code dst}.
     *
     * @throws IndexOutOfBoundsException if the array does not have them
     */
    public static void copyFromArray(byte[] src, int off, long dst, int n) {
        Objects.checkFromIndexSize(off, n, src.length);
        if (CHECK) {
            Checks.write(dst, n);
        }
        UnsafeApi.copyMemory(src, BYTE_ARRAY_BASE + off, null, dst, n);
    }

    /**
     * Copies {@code n} bytes from the address {@code src} into {@code dst} from index {@code off}
     * on.
     *
     * @throws IndexOutOfBoundsException if the array has no room for them
     */
    public static void copyToArray(long src, byte[] dst, int off, int n) {
        Objects.checkFromIndexSize(off, n, dst.length);
        if (CHECK) {
            Checks.read(src, n);
        }
        UnsafeApi.copyMemory(null, src, dst, BYTE_ARRAY_BASE + off, n);
    }

    // ---- pages --------------------------------------------------------------------------------

    /**
     * Maps new private pages: zeroed, and committed by the system when first touched (except for a
     * process's first few MiB, see {@link BootPages}).
     *
     * @param bytes how many; rounded up to {@link #MAP_GRANULE}
     * @param alignment of the result, a power of two; anything up to a page costs nothing
     * @return the first address; the caller owns the pages until {@link #unmap}
     * @throws OutOfMemoryError if the system has no more address space or memory
     */
    public static long map(long bytes, long alignment) {
        if (bytes <= 0 || Long.bitCount(alignment) != 1) {
            throw new IllegalArgumentException("cannot map " + bytes + " bytes at " + alignment);
        }
        long size = roundUp(bytes, MAP_GRANULE);
        long address = BootPages.reserve(size, Math.max(alignment, SMALLEST_PAGE));
        if (address == 0) {
            address = alignment <= SMALLEST_PAGE ? PageMapping.HOST.reserve(size)
                    : PageMapping.HOST.reserveAligned(size, Math.max(alignment, MAP_GRANULE));
        }
        if (address == 0) {
            throw new OutOfMemoryError("cannot map " + size + " bytes of native memory");
        }
        return address;
    }

    /** Gives back a whole mapping, {@code bytes} as it was asked for. */
    public static void unmap(long a, long bytes) {
        long size = roundUp(bytes, MAP_GRANULE);
        if (!BootPages.release(a, size)) {
            PageMapping.HOST.release(a, size);
        }
    }

    /**
     * Gives the memory behind a part of a mapping back to the system, where it can be done, and
     * keeps the addresses: they may be read and written as before, what was there is lost.
     *
     * @param a at a multiple of 4096, as {@code bytes}
     */
    public static void discard(long a, long bytes) {
        PageMapping.HOST.discard(a, bytes);
    }

    /**
     * Has C's allocator give back what it keeps for later, where it can: everybody's in this process,
     * and most of it the JVM's own. Some milliseconds; any thread, which holds up nobody.
     */
    public static void trim() {
        PageMapping.HOST.trim();
    }

    // Here and not in PageMapping, whose initialisation links the downcalls.
    static long roundUp(long value, long powerOfTwo) {
        return (value + powerOfTwo - 1) & -powerOfTwo;
    }

    /**
     * Installs the judge of all accesses. Without effect unless {@link #CHECK}; until one is
     * installed only the first 64 KiB of the address space are out of bounds.
     */
    public static void installChecker(AddressChecker checker) {
        Checks.checker = checker;
    }
}
