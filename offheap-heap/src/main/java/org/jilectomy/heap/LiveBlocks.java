package org.jilectomy.heap;

/**
 * How many blocks are live. Two of these, taken before and after, say whether something leaked.
 *
 * @param objects mortal objects
 * @param immortals immortal objects
 * @param raw raw blocks
 * @param counts remote count words, one an object
 * @param bytes bytes of all these blocks
 */
public record LiveBlocks(long objects, long immortals, long raw, long counts, long bytes) {
    static LiveBlocks count() {
        long[] sum = new long[5];
        Heap.walk((kind, address, usable) -> {
            if (Kind.isObject(kind)) {
                sum[Header.isImmortal(address) ? 1 : 0]++;
            } else {
                sum[kind == Kind.RAW ? 2 : 3]++;
            }
            sum[4] += usable + Kind.preHeader(kind);
        });
        return new LiveBlocks(sum[0], sum[1], sum[2], sum[3], sum[4]);
    }

    /** Mortal objects and raw blocks: what should be back at its baseline when all is released. */
    public long mortal() {
        return objects + raw;
    }
}
