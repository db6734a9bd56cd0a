package org.jilectomy.heap.refcount;

import java.util.Arrays;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;

/**
 * Biased counting, and for some objects a count per thread: functions, classes, modules and code,
 * which all threads use all the time and which nobody expects to die the moment they are dropped.
 *
 * <p>After CPython 3.14's per-thread reference counts ({@code uniqueid.c}). A deferred object has a
 * number, held in its count word in place of the count; each heap has an array of counts by that
 * number. So a reference to a shared function costs its thread two loads and a store in memory that
 * no other thread writes, and the line of the object stays clean in all caches.
 *
 * <pre>
 *  count word   63 ........ 32 31 30 ........... 0
 *               |      0      | 1 |    number     |   number &lt; 2^31 - 1 (all ones: immortal)
 *
 *  state      operation           to         how
 *  biased     {@link #defer}      deferred   the world is stopped, or nobody else knows the object;
 *                                            its references so far become the base
 *  deferred   retain, tryRetain   deferred   heap.deferredCounts[number] + 1, plain
 *  deferred   release, drop       deferred   heap.deferredCounts[number] - 1, plain; may go below 0
 *  deferred   merge               deferred   base - 1: a reference that waited in a merge queue
 *  deferred   {@link #hold}       biased     merged, with the sum; the world is stopped
 *
 *  references = base + the sum over all heaps. A single array's number says nothing.
 * </pre>
 *
 * <p>No release sees the sum, so none frees: who wants to know stops the world and asks
 * {@link #owners}, as the cycle collector does. {@link #hold} makes an ordinary object of it again,
 * whose last release frees it. The arrays of a heap are added to the base when its thread ends.
 *
 * <p>Cost: ordinary objects as under biased counting, and a test that is false for them; deferred
 * ones two loads, an array's bound and a store, on every thread. {@code RefcountBenchmark} measures
 * the first, and what immortal objects cost.
 */
public final class DeferredRefcount implements RefcountPolicy {
    private static final int NUMBER = 0x7FFF_FFFF;
    private static final long DEFERRED = 0x8000_0000L;

    /** References by number that no heap's array has. Guarded by the class, as all below. */
    private static long[] base = new long[256];
    private static int[] freed = new int[16];
    private static int freedCount;
    private static int next;

    private final BiasedRefcount biased = new BiasedRefcount();

    /** Makes the policy and has the counts of heaps merged when their thread leaves. */
    public DeferredRefcount() {
        ThreadHeap.onRelease(h -> {
            biased.drain(h);
            flush(h);
        });
    }

    @Override
    public String name() {
        return "deferred";
    }

    // ---- the numbers --------------------------------------------------------------------------

    private static boolean isDeferred(int local) {
        return local < -1;
    }

    /** Whether references to the object are counted per thread. */
    public static boolean isDeferred(long obj) {
        return isDeferred(Memory.getInt(Header.word(obj)));
    }

    /**
     * Counts the object's references per thread from now on. The world is stopped, or no other
     * thread knows the object. Does nothing to an immortal or deferred one.
     */
    @Override
    public void defer(long obj) {
        if (!Header.isImmortal(obj)) {
            number(obj);
        }
    }

    private static synchronized void number(long obj) {
        long word = Header.word(obj);
        long count = Memory.getLong(word);
        int number = freedCount > 0 ? freed[--freedCount] : next++;
        if (number >= base.length) {
            base = Arrays.copyOf(base, 2 * base.length);
        }
        base[number] = (int) count + (count >> 34);
        Memory.putLongRelease(word, DEFERRED | number);
    }

    /** Gives the number back; the world is stopped. */
    private static void free(int number) {
        base[number] = 0;
        for (int id = 1; id <= ThreadHeap.count(); id++) {
            long[] counts = ThreadHeap.byId(id).deferredCounts;
            if (number < counts.length) {
                counts[number] = 0;
            }
        }
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, 2 * freedCount);
        }
        freed[freedCount++] = number;
    }

    private static synchronized long sum(int number) {
        long sum = base[number];
        for (int id = 1; id <= ThreadHeap.count(); id++) {
            long[] counts = ThreadHeap.byId(id).deferredCounts;
            if (number < counts.length) {
                sum += counts[number];
            }
        }
        return sum;
    }

    private static synchronized void flush(ThreadHeap h) {
        long[] counts = h.deferredCounts;
        for (int number = 0; number < counts.length && number < next; number++) {
            base[number] += counts[number];
        }
        h.deferredCounts = ThreadHeap.NO_COUNTS;
    }

    private static synchronized void addToBase(int number, long change) {
        base[number] += change;
    }

    /** A reference to a deferred object that had waited in a merge queue since before. */
    static void merged(int local) {
        addToBase(local & NUMBER, -1);
    }

    private static void add(ThreadHeap h, int number, int change) {
        long[] counts = h.deferredCounts;
        if (number < counts.length) {
            counts[number] += change;
        } else {
            addSlow(h, number, change);
        }
    }

    private static void addSlow(ThreadHeap h, int number, int change) {
        long[] grown =
                Arrays.copyOf(h.deferredCounts, Math.max(256, Integer.highestOneBit(number) * 2));
        grown[number] += change;
        h.deferredCounts = grown;
    }

    // ---- counting -----------------------------------------------------------------------------

    @Override
    public void retain(ThreadHeap h, long obj) {
        int local = Memory.getInt(Header.word(obj));
        if (local >= 0) {
            biased.retain(h, obj);
        } else if (local != -1) {
            add(h, local & NUMBER, 1);
        }
    }

    @Override
    public void release(ThreadHeap h, long obj) {
        int local = Memory.getInt(Header.word(obj));
        if (local >= 0) {
            biased.release(h, obj);
        } else if (local != -1) {
            add(h, local & NUMBER, -1);
        }
    }

    @Override
    public boolean drop(ThreadHeap h, long obj) {
        int local = Memory.getInt(Header.word(obj));
        if (isDeferred(local)) {
            add(h, local & NUMBER, -1);
            return false;
        }
        return biased.drop(h, obj);
    }

    @Override
    public boolean dropOnly(long obj) {
        return biased.dropOnly(obj);
    }

    @Override
    public boolean tryRetain(ThreadHeap h, long obj) {
        int local = Memory.getInt(Header.word(obj));
        if (isDeferred(local)) {
            add(h, local & NUMBER, 1);
            return true;
        }
        return biased.tryRetain(h, obj);
    }

    @Override
    public void enableTryRetain(ThreadHeap h, long obj) {
        biased.enableTryRetain(h, obj);
    }

    @Override
    public boolean isUnique(ThreadHeap h, long obj) {
        return biased.isUnique(h, obj);
    }

    @Override
    public void resurrect(ThreadHeap h, long obj) {
        biased.resurrect(h, obj);
    }

    @Override
    public void drain(ThreadHeap h) {
        biased.drain(h);
    }

    // ---- with the world stopped ---------------------------------------------------------------

    @Override
    public long owners(long obj) {
        int local = Memory.getInt(Header.word(obj));
        return isDeferred(local) ? sum(local & NUMBER) : biased.owners(obj);
    }

    @Override
    public void hold(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        int local = Memory.getInt(word);
        if (!isDeferred(local)) {
            biased.hold(h, obj);
            return;
        }
        synchronized (DeferredRefcount.class) {
            long references = sum(local & NUMBER) + 1;
            free(local & NUMBER);
            long shared = references * BiasedRefcount.ONE | BiasedRefcount.MERGED;
            Memory.putLongRelease(word, shared << 32);
        }
    }

    @Override
    public CountParts parts(long obj) {
        long word = Memory.getLongVolatile(Header.word(obj));
        int local = (int) word;
        if (!isDeferred(local)) {
            return biased.parts(obj);
        }
        return new CountParts(name(), word, false, sum(local & NUMBER), 0, 0,
                "number " + (local & NUMBER), Heap.ownerOf(obj));
    }
}
