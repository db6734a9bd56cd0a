package org.jilectomy.heap;

import org.jilectomy.memory.Memory;

/**
 * A growing list of words in native memory of its own: what a walk over the heap finds, or has
 * still to do.
 *
 * <p>It takes nothing from the heap, which may not change during a walk, and nothing from the JVM,
 * whose heap need not be large enough for the addresses of ten million objects. Pages that were
 * never written cost no memory. One thread at a time; close it.
 */
public final class AddressList implements AutoCloseable {
    private long base;
    private long capacity;
    private long size;

    /** An empty list. */
    public AddressList() {
        capacity = Memory.MAP_GRANULE >>> 3;
        base = Arenas.map(capacity << 3, Memory.MAP_GRANULE);
    }

    /** How many words are in it. */
    public long size() {
        return size;
    }

    /** The word at a place below {@link #size}. */
    public long get(long index) {
        return Memory.getLong(base + (index << 3));
    }

    /** Replaces a word. */
    public void set(long index, long value) {
        Memory.putLong(base + (index << 3), value);
    }

    /** Appends a word. */
    public void add(long value) {
        long n = size;
        if (n == capacity) {
            grow();
        }
        Memory.putLong(base + (n << 3), value);
        size = n + 1;
    }

    /** Takes the last word off; there must be one. */
    public long removeLast() {
        return Memory.getLong(base + (--size << 3));
    }

    /** Forgets the words from that place on. */
    public void truncate(long newSize) {
        size = newSize;
    }

    private void grow() {
        long larger = Arenas.map(capacity << 4, Memory.MAP_GRANULE);
        Memory.copy(base, larger, capacity << 3);
        Memory.unmap(base, capacity << 3);
        base = larger;
        capacity <<= 1;
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        Memory.unmap(base, capacity << 3);
        base = 0;
    }
}
