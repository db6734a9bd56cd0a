package org.jilectomy.heap.refcount;

import org.jilectomy.memory.Memory;

/**
 * A stretch of native memory in which a thread writes down what it does to counts, or the reducer
 * which objects are dead.
 *
 * <pre>
 *   base                                   end                      base + SIZE
 *   | head (64 bytes, unused) | entry | entry | … | not yet written |
 *
 *   INCREFS, DECREFS, DEAD   8 bytes an entry: an object's address
 *   SUMS                    16 bytes: an object's address, or 0; references gained in the upper
 *                           half of the second word, references lost in the lower
 * </pre>
 *
 * <p>A pad begins at a multiple of its size, and entries never begin there: so the place of the next
 * entry alone tells a full pad (and a missing one, 0) from one with room. A wide pad has no such
 * limit: 64 GiB of addresses, of which only what is written costs memory.
 *
 * <p>It belongs to one thread at a time: the one that fills it, then the holder of the reducer's lock
 * (through a queue), then, if it lists the dead, the one that buries them.
 */
final class Pad {
    /** What its entries are. */
    enum Kind { INCREFS, DECREFS, SUMS, DEAD }

    /** Bytes of a pad: it is to stay in a core's second-level cache with others. */
    static final int SIZE = 1 << 16;

    /** Bits of an entry's address that are all 0 behind a full pad. */
    static final long MASK = SIZE - 1;

    /** What comes before the first entry. */
    static final int HEAD = 64;

    /** Bytes of an address space that no program can fill with retains it does not release. */
    static final long WIDE = 1L << 36;

    final long base;
    final boolean wide;
    Kind kind;

    /** The first entry. */
    long from;

    /** Behind the last entry; known once the pad was handed over. */
    long end;

    /** In which epoch of the writer's its entries were written. */
    long epoch;

    /** Whose thread wrote it, or is to bury what is in it. */
    CountLog log;

    /** SUMS: whether references gained have been counted. */
    boolean gained;

    Pad(long base, boolean wide) {
        this.base = base;
        this.wide = wide;
    }

    /** Where the first entry goes. */
    long start() {
        return base + HEAD;
    }

    /** For a pad that lists the dead: adds one; false if there is no room for another one. */
    boolean add(long obj) {
        Memory.putLong(end, obj);
        end += 8;
        return (end & MASK) != 0;
    }

    int entries() {
        return (int) ((end - start()) >> 3);
    }
}
