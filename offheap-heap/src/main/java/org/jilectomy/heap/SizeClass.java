package org.jilectomy.heap;

/**
 * The table of block sizes.
 *
 * <p>Class {@code n} of 1..32 has blocks of {@code 16n} bytes: class and size follow from each
 * other without a table, which keeps the allocator's fast path a shift. Above 512 bytes the sizes
 * are what remains when a pool is divided by 25, 21, ... 2: a power-of-two ladder would waste a
 * quarter of each pool because of the pool's header. Class 0 is the count word of remote headers (8
 * bytes; used by {@link Kind#COUNTS} only). What is larger than {@link #MEDIUM_MAX} gets a span of
 * its own.
 */
final class SizeClass {
    /** Largest block found by a shift. */
    static final int SMALL_MAX = 512;
    /** Blocks a pool of each medium class has. */
    private static final int[] MEDIUM_BLOCKS = {25, 21, 18, 15, 13, 11, 9, 8, 7, 6, 5, 4, 3, 2};
    /** Number of classes, class 0 included. */
    static final int CLASSES = 33 + MEDIUM_BLOCKS.length;
    /** Classes a kind occupies in a heap's table. */
    static final int STRIDE = 48;
    /** Largest block that shares a pool. */
    static final int MEDIUM_MAX = Pool.ROOM / 2 & -16;

    /** Medium class of (bytes + 15) / 16, for 33 .. MEDIUM_MAX / 16; built on first use. */
    private static final class Medium {
        static final byte[] CLASS = new byte[MEDIUM_MAX / 16 + 1];

        static {
            int cls = 33;
            for (int granules = 33; granules < CLASS.length; granules++) {
                while (blockSize(cls) < granules * 16) {
                    cls++;
                }
                CLASS[granules] = (byte) cls;
            }
        }
    }

    private SizeClass() {
    }

    /** The class of a request of at most {@link #MEDIUM_MAX} bytes. */
    static int of(long bytes) {
        if (bytes <= SMALL_MAX) {
            return Math.max(1, (int) (bytes + 15 >>> 4));
        }
        return Medium.CLASS[(int) (bytes + 15 >>> 4)];
    }

    /** Bytes of a block of the class. */
    static int blockSize(int cls) {
        if (cls == 0) {
            return 8;
        }
        return cls <= 32 ? cls << 4 : Pool.ROOM / MEDIUM_BLOCKS[cls - 33] & -16;
    }
}
