package org.jilectomy.heap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jilectomy.memory.AddressChecker;
import org.jilectomy.memory.Memory;

/**
 * Judges every native access in memcheck mode (see {@link Memory#CHECK}).
 *
 * <pre>
 *  where the address lies                  verdict
 *  arena, block in use                     allowed up to the block's end
 *  arena, pool header                      reading allowed (owner look-ups)
 *  arena, free block or free pool          rejected
 *  elsewhere, mapped                       allowed: not ours (Linux: /proc/self/maps)
 *  elsewhere, not mapped                   rejected, where C would crash
 * </pre>
 *
 * <p>Nearly all accesses are found right by the {@link Shadow} alone. The heap's own walks over free
 * lists run {@link #unchecked}.
 */
final class HeapChecker implements AddressChecker {
    private static final ThreadLocal<int[]> UNCHECKED = ThreadLocal.withInitial(() -> new int[1]);

    /** Mapped ranges as last read, ascending: start, end, start, end …; never changed. */
    private static volatile long[] mapped = {};

    /** Whether the world is stopped for work that is not checked; written by who stopped it. */
    private static boolean paused;

    HeapChecker() {
    }

    static void install() {
        if (Memory.CHECK) {
            Memory.installChecker(new HeapChecker());
        }
    }

    /** Runs the heap's own work: nothing it touches is checked. */
    static void unchecked(Runnable work) {
        int[] depth = UNCHECKED.get();
        depth[0]++;
        try {
            work.run();
        } finally {
            depth[0]--;
        }
    }

    /**
     * Runs work for which the world is stopped. Unlike {@link #unchecked} it costs an access next to
     * nothing: a collection makes hundreds of millions.
     */
    static void uncheckedStopped(Runnable work) {
        paused = true;
        try {
            work.run();
        } finally {
            paused = false;
        }
    }

    /** Notes that a block becomes live or free; false if it was that already. Huge: true. */
    static boolean setLive(long address, boolean live) {
        Shadow shadow = Shadow.make(address);
        return shadow == null || shadow.setLive(address, live);
    }

    @Override
    public boolean permits(long address, long bytes, boolean write) {
        if (paused) {
            return true;
        }
        Shadow shadow = Shadow.of(address);
        return shadow != null && shadow.permits(address, bytes, write);
    }

    @Override
    public void check(long address, long bytes, boolean write) {
        if (UNCHECKED.get()[0] > 0) {
            return;
        }
        String reason = Arenas.arenaOf(address) != null ? judge(address, bytes, write)
                : isMapped(address, bytes) ? null : "is not mapped";
        if (reason != null) {
            throw new IllegalStateException((write ? "write of " : "read of ") + bytes
                    + " bytes at 0x" + Long.toHexString(address) + ": it " + reason);
        }
    }

    /** Why the access inside an arena is wrong; null if it is right. */
    private static String judge(long address, long bytes, boolean write) {
        long pool = Arenas.poolContaining(address);
        if (pool == 0) {
            return "lies in a free pool";
        }
        if (address < pool + Pool.HEADER) {
            return write ? "lies in a pool header" : null;
        }
        int block = Pool.indexOf(pool, address);
        if (block >= Pool.capacity(pool)
                || !Shadow.make(address).isLive(Pool.addressOf(pool, block))) {
            return "lies in a free block: " + describe(address);
        }
        long end = pool + Pool.HEADER + (block + 1) * Pool.blockSize(pool);
        return address + bytes > end ? "runs past its block: " + describe(address) : null;
    }

    /** The address and where it lies, in words. */
    static String describe(long address) {
        return "0x" + Long.toHexString(address)
                + BlockInfo.of(address).map(info -> " in a " + info).orElse("");
    }

    private static boolean isMapped(long address, long bytes) {
        return covers(mapped, address, bytes) || covers(mapped = readMaps(), address, bytes);
    }

    private static boolean covers(long[] ranges, long address, long bytes) {
        int at = Arrays.binarySearch(ranges, address);
        int end = at < 0 ? ~at : at + 1; // odd inside a range: there is its end
        return (end & 1) != 0 && address + bytes <= ranges[end];
    }

    /** Neighbouring ranges are joined; off Linux everything but the null pages counts as mapped. */
    private static long[] readMaps() {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("/proc/self/maps"),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return new long[] {1L << 16, Long.MAX_VALUE};
        }
        long[] ranges = new long[2 * lines.size()];
        int n = 0;
        for (String line : lines) {
            String[] words = line.split("[- ]", 4);
            if (!words[2].startsWith("r") || words[0].length() == 16) {
                continue; // unreadable, or the kernel's own page at the end of the address space
            }
            long start = Long.parseUnsignedLong(words[0], 16);
            if (n > 0 && ranges[n - 1] == start) {
                n--;
            } else {
                ranges[n++] = start;
            }
            ranges[n++] = Long.parseUnsignedLong(words[1], 16);
        }
        return Arrays.copyOf(ranges, n);
    }
}
