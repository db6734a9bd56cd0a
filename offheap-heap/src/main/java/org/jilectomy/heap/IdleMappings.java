package org.jilectomy.heap;

import org.jilectomy.memory.Memory;

/**
 * Mappings of huge blocks that were freed a moment ago, with their memory: for the next block of the
 * same size. A loop that fills a list of 50,000 items and drops it would else go to the system twice
 * each time round and get each page anew; and threads meet there, as a process has one address space.
 *
 * <p>A few, of a few megabytes: the oldest makes room. Whoever reads without a lock may still read in
 * one, and when it is in use again, as in any block of an arena. All under the lock of {@link Arenas}.
 */
final class IdleMappings {
    private static final int MOST = 8;
    /** Larger ones are filled for so long that the system does not matter. */
    private static final long LARGEST = 4 << 20;

    private final long[] addresses = new long[MOST];
    private final long[] sizes = new long[MOST];
    private int count;

    /** One of exactly that many bytes, the youngest; 0 if there is none. */
    long take(long bytes) {
        for (int i = count - 1; i >= 0; i--) {
            if (sizes[i] == bytes) {
                long address = addresses[i];
                remove(i);
                return address;
            }
        }
        return 0;
    }

    /** Whether there is one of that many bytes. */
    boolean has(long bytes) {
        for (int i = 0; i < count; i++) {
            if (sizes[i] == bytes) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@link #put} would take one of that size. */
    static boolean fits(long bytes) {
        return bytes <= LARGEST;
    }

    /** Whether the oldest must go before another one comes. */
    boolean isFull() {
        return count == MOST;
    }

    long oldest() {
        return addresses[0];
    }

    long sizeOfOldest() {
        return sizes[0];
    }

    void removeOldest() {
        remove(0);
    }

    void put(long address, long bytes) {
        addresses[count] = address;
        sizes[count++] = bytes;
    }

    /** Gives their memory back to the system; the addresses stay. */
    void discard() {
        for (int i = 0; i < count; i++) {
            Memory.discard(addresses[i], sizes[i]);
        }
    }

    private void remove(int i) {
        count--;
        System.arraycopy(addresses, i + 1, addresses, i, count - i);
        System.arraycopy(sizes, i + 1, sizes, i, count - i);
    }
}
