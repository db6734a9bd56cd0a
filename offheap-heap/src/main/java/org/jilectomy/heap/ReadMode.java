package org.jilectomy.heap;

import org.jilectomy.heap.history.ReferenceLog;
import org.jilectomy.locks.Gil;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Safepoint;

/**
 * How single items of shared lists and dicts, attributes and variables of closures are read: {@code -X
 * reads}.
 *
 * <pre>
 *  value      a reader                                       default
 *  locked     takes the container's lock: a write            with other counts
 *  lock-free  writes nothing, and looks whether the          with biased and deferred counts, which
 *             container was changed meanwhile                let a thread count its own objects without
 *                                                            a lock
 * </pre>
 *
 * <p>A reader without a lock may look at memory that was freed meanwhile. So that is never unmapped
 * before each thread has polled, and where objects were it stays what it was until then ({@link
 * WaitingPools}). Not with remote headers, whose word would have to be followed, under memcheck, which
 * forbids to look at free memory, while references are logged, nor with pools that are everybody's: an
 * object of the reader's own may be counted because only its thread takes blocks from its pool.
 */
public final class ReadMode {
    /** Whether items are read without locks. */
    public static final boolean LOCK_FREE = !Gil.ENABLED && !Memory.CHECK && !Header.REMOTE
            && !ReferenceLog.ON && !AllocatorMode.SHARED
            && "lock-free".equals(System.getProperty("jilectomy.reads", usual()));

    private ReadMode() {
    }

    /** Whether there are other threads that may be reading without locks, memory just freed too. */
    static boolean othersMayLook() {
        return LOCK_FREE && Safepoint.mutators().length > 1;
    }

    private static String usual() {
        String counts = System.getProperty("jilectomy.refcount", "biased");
        return counts.equals("biased") || counts.equals("deferred") ? "lock-free" : "locked";
    }
}
