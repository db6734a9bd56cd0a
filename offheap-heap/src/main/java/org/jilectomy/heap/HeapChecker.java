package org.jilectomy.heap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
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
 * <p>The heap's own walks over free lists run {@link #unchecked}.
 */
final class HeapChecker implements AddressChecker {
    private static final ThreadLocal<int[]> UNCHECKED = ThreadLocal.withInitial(() -> new int[1]);

    /** A bit for each 8 bytes of an arena, set at the address of a live block; by arena. */
    private static final Map<Long, AtomicLongArray> SHADOW = new ConcurrentHashMap<>();

    /** Mapped ranges, start to end, as last read; replaced, never changed. */
    private static volatile TreeMap<Long, Long> mapped = new TreeMap<>();

    private HeapChecker() {
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
     * Changes the block's shadow bit; false if it was that already. Huge blocks have none: true.
     */
    static boolean setLive(long address, boolean live) {
        if (Arenas.arenaOf(address) == null) {
            return true;
        }
        AtomicLongArray shadow = SHADOW.computeIfAbsent(address & -Arenas.ARENA_SIZE,
                base -> new AtomicLongArray((int) (Arenas.ARENA_SIZE / 8 / 64)));
        int granule = (int) (address & Arenas.ARENA_SIZE - 1) >>> 3;
        long bit = 1L << granule;
        long old = live ? shadow.getAndAccumulate(granule >>> 6, bit, (a, b) -> a | b)
                : shadow.getAndAccumulate(granule >>> 6, ~bit, (a, b) -> a & b);
        return (old & bit) != 0 != live;
    }

    private static boolean isLive(long address) {
        AtomicLongArray shadow = SHADOW.get(address & -Arenas.ARENA_SIZE);
        int granule = (int) (address & Arenas.ARENA_SIZE - 1) >>> 3;
        return shadow != null && (shadow.get(granule >>> 6) & 1L << granule) != 0;
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
        if (block >= Pool.capacity(pool) || !isLive(Pool.addressOf(pool, block))) {
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

    private static boolean covers(TreeMap<Long, Long> ranges, long address, long bytes) {
        Map.Entry<Long, Long> range = ranges.floorEntry(address);
        return range != null && address + bytes <= range.getValue();
    }

    /** Neighbouring ranges are joined; off Linux everything but the null pages counts as mapped. */
    private static TreeMap<Long, Long> readMaps() {
        TreeMap<Long, Long> ranges = new TreeMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("/proc/self/maps"),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            ranges.put(1L << 16, Long.MAX_VALUE);
            return ranges;
        }
        for (String line : lines) {
            String[] words = line.split("[- ]", 4);
            if (!words[2].startsWith("r") || words[0].length() == 16) {
                continue; // unreadable, or the kernel's own page at the end of the address space
            }
            long start = Long.parseUnsignedLong(words[0], 16);
            long end = Long.parseUnsignedLong(words[1], 16);
            Map.Entry<Long, Long> last = ranges.lastEntry();
            if (last != null && last.getValue() == start) {
                ranges.put(last.getKey(), end);
            } else {
                ranges.put(start, end);
            }
        }
        return ranges;
    }
}
