package org.jilectomy.memory;

import java.util.HashMap;
import java.util.Map;
import org.agrona.UnsafeApi;

/**
 * The first few mappings of a process, taken from the C heap.
 *
 * <p>Linking the first downcall costs 30 to 60 ms, as much as the whole of {@code python3 -c pass};
 * a short program which needs a few arenas and never contends for a lock should not pay that. The C
 * heap needs no linking. The price is that these pages are zeroed by hand and hence committed at
 * once (about 0.2 ms a MiB), so there is a budget, and bigger mappings go to {@link PageMapping}
 * from the start.
 *
 * <p>Thread-safe: a monitor, for a handful of calls.
 */
final class BootPages {
    private static final long LARGEST = 1 << 20;

    /** Bytes given out at most, in all. */
    private static long budget = 6 << 20;

    /** From the aligned address given out to the block of the C heap. */
    private static final Map<Long, Long> BLOCKS = new HashMap<>();

    private BootPages() {}

    /** Returns zeroed bytes at a multiple of {@code alignment}, or 0: then ask the kernel. */
    static synchronized long reserve(long bytes, long alignment) {
        if (bytes > LARGEST || alignment > LARGEST || bytes > budget) {
            return 0;
        }
        budget -= bytes;
        long block = UnsafeApi.allocateMemory(bytes + alignment);
        long address = Memory.roundUp(block, alignment);
        UnsafeApi.setMemory(address, bytes, (byte) 0);
        BLOCKS.put(address, block);
        return address;
    }

    /** Gives back what {@link #reserve} returned; false if {@code address} is not from here. */
    static synchronized boolean release(long address, long bytes) {
        Long block = BLOCKS.remove(address);
        if (block == null) {
            return false;
        }
        UnsafeApi.freeMemory(block);
        budget += bytes;
        return true;
    }
}
