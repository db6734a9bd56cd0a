package org.jilectomy.heap;

import java.util.Arrays;
import org.agrona.collections.Long2LongCounterMap;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.memory.Memory;

/**
 * Which objects could be part of a cycle, kept as a set: {@code jilectomy.track}.
 *
 * <pre>
 *  walk       no set: collections find the objects in their pools; costs an allocation nothing
 *  locked     each object with a GC head enters the set when it is made and leaves it when it is
 *             freed, under one lock: CPython's list of containers, with a lock around it
 *  buffered   the same events go into the thread's pad; a full pad is applied under the lock, and
 *             all of them before a collection: the Gilectomy's buffered track and untrack
 * </pre>
 *
 * <p>Pads are applied in any order, so an object may leave before it has entered, and an address may
 * be that of several objects in turn. The set therefore counts: entering adds one, leaving takes one
 * away, and when all pads have been applied an address has one or none.
 *
 * <p>CPython links the objects themselves, through the GC head. Ours holds the lock and whose the
 * object is, so the set is a table aside: what is compared is the lock, not the list.
 */
final class Tracking {
    /** Whether there is a set. */
    static final boolean ON;

    private static final boolean BUFFERED;

    /** Bytes of a pad, and what its address is a multiple of; its first word is not used. */
    private static final long PAD = Memory.MAP_GRANULE;

    /** In an event: the object is gone. */
    private static final long GONE = 1;

    static {
        String mode = System.getProperty("jilectomy.track", "walk");
        BUFFERED = mode.equals("buffered");
        ON = BUFFERED || mode.equals("locked");
        if (!ON && !mode.equals("walk")) {
            throw new IllegalArgumentException(
                    "jilectomy.track=" + mode + " is none of walk, locked, buffered");
        }
    }

    private Tracking() {
    }

    /** The set and its lock; made when the first object is. */
    private static final class Table {
        static final long LOCK = Arenas.map(Memory.MAP_GRANULE, 4096);
        static final Long2LongCounterMap COUNTS = new Long2LongCounterMap(1 << 14, 0.6f, 0);

        /** Nobody polls or allocates while holding the lock, so who waits for it may wait attached. */
        static void apply(long from, long end) {
            FutexMutex.lock(null, LOCK);
            try {
                for (long at = from; at < end; at += 8) {
                    apply(Memory.getLong(at));
                }
            } finally {
                FutexMutex.unlock(LOCK);
            }
        }

        static void applyOne(long event) {
            FutexMutex.lock(null, LOCK);
            try {
                apply(event);
            } finally {
                FutexMutex.unlock(LOCK);
            }
        }

        private static void apply(long event) {
            COUNTS.addAndGet(event & -16, (event & GONE) == 0 ? 1 : -1);
        }
    }

    // ---- events: by the thread whose heap it is -----------------------------------------------

    /** An object with a GC head has been made. */
    static void track(ThreadHeap h, long obj) {
        note(h, obj);
    }

    /** The object, if it has a GC head, is about to be freed. */
    static void untrack(ThreadHeap h, long obj) {
        if (Pool.preHeader(Pool.of(obj)) != 0) {
            note(h, obj | GONE);
        }
    }

    private static void note(ThreadHeap h, long event) {
        if (!BUFFERED) {
            Table.applyOne(event);
            return;
        }
        ThreadHeap mine = CurrentHeap.LOOKUP ? CurrentHeap.find(h) : h;
        long at = mine.trackEvents;
        if ((at & PAD - 1) == 0) {
            at = emptied(at);
        }
        Memory.putLong(at, event);
        mine.trackEvents = at + 8;
    }

    /** The first place of the pad that ends here, after applying it; of a new one, if there is none. */
    private static long emptied(long end) {
        long pad = end == 0 ? Arenas.map(PAD, PAD) : end - PAD;
        if (end != 0) {
            Table.apply(pad + 8, end);
        }
        return pad + 8;
    }

    // ---- the set: with the world stopped ------------------------------------------------------

    /** As {@link HeapWalk#tracked}, from the set. */
    static void tracked(AddressList into, int generation) {
        applyAll();
        long[] all = new long[Table.COUNTS.size()];
        int[] n = new int[1];
        Table.COUNTS.forEach((obj, count) -> {
            if (Pool.youth(Pool.of(obj)) <= generation) {
                all[n[0]++] = obj;
            }
        });
        Arrays.sort(all, 0, n[0]);
        for (int i = 0; i < n[0]; i++) {
            into.add(all[i]);
        }
        if (Memory.CHECK) {
            compare(into, generation);
        }
    }

    private static void applyAll() {
        for (int id = 1; id <= ThreadHeap.count(); id++) {
            ThreadHeap h = ThreadHeap.byId(id);
            long end = h.trackEvents;
            if (end != 0) {
                long pad = end - 8 & -PAD;
                Table.apply(pad + 8, end);
                h.trackEvents = pad + 8;
            }
        }
    }

    /** The set must be what a walk finds. */
    private static void compare(AddressList set, int generation) {
        try (AddressList walked = new AddressList()) {
            HeapWalk.tracked(walked, generation);
            long n = Math.min(set.size(), walked.size());
            for (long i = 0; i < n; i++) {
                if (set.get(i) != walked.get(i)) {
                    throw new IllegalStateException("tracked objects: the set has "
                            + HeapChecker.describe(set.get(i)) + ", the heap "
                            + HeapChecker.describe(walked.get(i)));
                }
            }
            if (set.size() != walked.size()) {
                throw new IllegalStateException("tracked objects: the set has " + set.size()
                        + ", the heap " + walked.size());
            }
        }
    }
}
