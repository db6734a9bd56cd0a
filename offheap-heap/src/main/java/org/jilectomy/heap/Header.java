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
 */
public final class Header {
    /** Whether count words are out of line: {@code jilectomy.header=remote}. */
    public static final boolean REMOTE = "remote".equals(System.getProperty("jilectomy.header"));
    /** The count word of a new object. */
    public static final long INITIAL = 1;
    /** The count word of an immortal object: local half all ones, shared half zero. */
    public static final long IMMORTAL = 0xFFFF_FFFFL;

    private Header() {
    }

    /** Address of the object's count word. */
    public static long word(long obj) {
        return REMOTE ? Memory.getLong(obj) : obj;
    }

    /** Whether nobody counts references to the object. Plain read: immortality is never revoked. */
    public static boolean isImmortal(long obj) {
        return Memory.getInt(word(obj)) == -1;
    }

    /**
     * Makes the object immortal: for types, constants, small ints. Only while no other thread
     * counts on it: that is, before it is published, or with the world stopped.
     */
    public static void makeImmortal(long obj) {
        Memory.putLongRelease(word(obj), IMMORTAL);
    }
}
