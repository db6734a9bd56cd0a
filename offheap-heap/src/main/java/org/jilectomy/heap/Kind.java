package org.jilectomy.heap;

/**
 * What the blocks of a pool are. Pools hold blocks of one kind only, so a walker knows of each
 * block whether it is an object and where the object starts.
 *
 * <pre>
 *  kind      block                                address its user knows
 *  RAW       anything without a header            the block
 *  OBJECT0   an object                            the block
 *  OBJECT16  PyGC_Head, object                    block + 16
 *  OBJECT32  values, dict, PyGC_Head, object      block + 32
 *  COUNTS    8-byte reference counts (header      the block
 *            mode remote), segregated per thread
 * </pre>
 */
public final class Kind {
    /** Blocks without an object header. */
    public static final int RAW = 0;
    /** Objects without pre-header. */
    public static final int OBJECT0 = 1;
    /** Objects behind 16 bytes. */
    public static final int OBJECT16 = 2;
    /** Objects behind 32 bytes. */
    public static final int OBJECT32 = 3;
    /** Count words of remote headers. */
    public static final int COUNTS = 4;
    /** How many kinds there are. */
    static final int KINDS = 5;

    private static final String[] NAMES = {"RAW", "OBJECT0", "OBJECT16", "OBJECT32", "COUNTS"};

    private Kind() {
    }

    /** The kind of objects with that pre-header (0, 16 or 32). */
    public static int ofPreHeader(int preHeader) {
        return OBJECT0 + (preHeader >>> 4);
    }

    /** Bytes before each object of that kind. */
    public static int preHeader(int kind) {
        return isObject(kind) ? (kind - OBJECT0) << 4 : 0;
    }

    /** Whether blocks of that kind are objects. */
    public static boolean isObject(int kind) {
        return kind >= OBJECT0 && kind <= OBJECT32;
    }

    static boolean isValid(int kind) {
        return kind >= 0 && kind < KINDS;
    }

    /** The kind's name, for dumps and reports. */
    public static String name(int kind) {
        return isValid(kind) ? NAMES[kind] : "kind " + kind;
    }
}
