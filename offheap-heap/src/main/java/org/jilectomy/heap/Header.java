package org.jilectomy.heap;

import org.jilectomy.memory.Memory;

/**
 * Where an object's reference count is, and the two things every policy agrees upon.
 *
 * <pre>
 *  header=inline    ob_refcnt is the count word
 *  header=remote    ob_refcnt holds the address of the count word, which lies in a COUNTS pool of
 *                   the heap that made the object: objects shared for reading stay clean in
 *                   all caches
 * </pre>
 *
 * <p>A new object's count word is 1 under every policy (one reference; for biased counting: one
 * local reference, none shared). A count word whose low 32 bits are all ones belongs to an immortal
 * object under every policy: nobody writes it again. So the allocator, the walkers and the dumps
 * need not know which policy is active.
 *
 * <p>With {@code jilectomy.immortal=off} there is no such word: what would be immortal gets so many
 * references that it never dies, and is counted like all others. That is CPython before 3.12, and
 * the Gilectomy's contention: every thread writes the counts of None, of small ints and of types.
 *
 * <pre>
 *  a large count      63 ............ 32 31 ............ 0
 *                     |     2^30        |     2^30       |    isImmortal: above at least 2^29
 *  gil, atomic        one count of 2^62 and more
 *  biased             2^28 of others    the owner's; each is put back when it has gone far
 * </pre>
 *
 * <p>They go far because the runtime hands out references to such objects that it never counted
 * (a None that is returned), but counts them back.
 */
public final class Header {
    /** Whether count words are out of line: {@code jilectomy.header=remote}. */
    public static final boolean REMOTE = "remote".equals(System.getProperty("jilectomy.header"));
    /** The count word of a new object. */
    public static final long INITIAL = 1;
    /** Whether there are objects that nobody counts; not so with {@code jilectomy.immortal=off}. */
    public static final boolean IMMORTALS =
            !"off".equals(System.getProperty("jilectomy.immortal"));
    /** Either half of a large count. */
    public static final int LARGE = 1 << 30;
    /** Half of it: less is in the upper half of every other count. */
    public static final int LARGE_LEAST = LARGE / 2;
    /** The count word of an immortal object: local half all ones, shared half zero; or a large one. */
    public static final long IMMORTAL =
            IMMORTALS ? 0xFFFF_FFFFL : (long) LARGE << 32 | LARGE;

    /** Whether nothing is counted: {@code jilectomy.refcount=tracing}. */
    public static final boolean TRACING =
            "tracing".equals(System.getProperty("jilectomy.refcount"));

    private Header() {
    }

    /** Address of the object's count word. */
    public static long word(long obj) {
        return REMOTE ? Memory.getLong(obj) : obj;
    }

    /**
     * Whether the object never dies: nobody counts references to it, or it has a large count, or it
     * is deferred and so dies only where the world is stopped. Plain read: immortality is not revoked
     * while programs run.
     */
    public static boolean isImmortal(long obj) {
        return IMMORTALS ? Memory.getInt(word(obj)) < 0 : isLarge(word(obj));
    }

    /** Whether the word at an address is a large count. */
    public static boolean isLarge(long word) {
        return Memory.getInt(word + 4) >= LARGE_LEAST || Memory.getInt(word) < 0;
    }

    /**
     * Makes the object immortal: for types, constants, small ints. Only while no other thread
     * counts on it: that is, before it is published, or with the world stopped. Under policies that
     * count late the reducer may be counting even then: {@code Refcount.makeImmortal} knows.
     */
    public static void makeImmortal(long obj) {
        Memory.putLongRelease(word(obj), IMMORTAL);
    }
}
