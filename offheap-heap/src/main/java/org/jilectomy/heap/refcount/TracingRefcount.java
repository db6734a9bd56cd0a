package org.jilectomy.heap.refcount;

import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;

/**
 * Counts nothing: objects die when a collector that follows references from the roots does not come
 * to them. The "crazy rewrite" at the end of the Gilectomy talks, to see what is left when counting
 * costs nothing.
 *
 * <pre>
 *  count word           meaning    who leaves this state
 *  1                    mortal     a collection that does not reach it: 2^62
 *  2^62                 dead       whoever deallocates it; only the collector's thread looks at it
 *  low 32 bits all ones immortal   nobody
 * </pre>
 *
 * <p>So nobody ever is the only owner ({@link #isUnique}), an object found can be taken
 * ({@link #tryRetain}) unless it is being swept, and {@link #drop} is only asked by
 * deallocators, who are told what they expect. Who collects, and what the roots are, is the
 * runtime's business.
 *
 * <p>{@link #CHECKED} is the collector's oracle: counts are kept after all, and nobody acts on them.
 * Whoever holds an object has counted it, so an object that is swept may have no more references
 * than garbage holds; if it has, a root was missed.
 */
public final class TracingRefcount implements RefcountPolicy {
    /** {@code -X tracecheck}: count, and compare at each sweep. */
    public static final boolean CHECKED =
            Header.TRACING && "1".equals(System.getProperty("jilectomy.tracecheck"));

    private static final long DEAD = 1L << 62;

    /** Collects at once; the runtime's. */
    public interface Collector {
        /** In a thread with nothing locked. */
        void collect(ThreadHeap h);
    }

    private static Collector collector = h -> {};

    /** Installs what {@link Refcount#flush} does; once, before there is a second thread. */
    public static void collectBy(Collector newCollector) {
        collector = newCollector;
    }

    /** By the collector, with the world stopped: the object was not reached. */
    public static void kill(long obj) {
        Memory.putLong(Header.word(obj), DEAD);
    }

    /** By the collector: the object lives after all, the caller having a reference. */
    public static void revive(long obj) {
        Memory.putLong(Header.word(obj), 1);
    }

    /** Under {@link #CHECKED}: how many references there are. */
    public static long counted(long obj) {
        return Memory.getLongVolatile(Header.word(obj));
    }

    private static boolean isDead(long obj) {
        return Memory.getLongVolatile(Header.word(obj)) == DEAD;
    }

    private static void count(long obj, long change) {
        long word = Memory.getLongVolatile(Header.word(obj));
        if (!Header.isImmortal(obj) && word > 0 && word < DEAD) {
            Memory.getAndAddLong(Header.word(obj), change);
        }
    }

    @Override
    public String name() {
        return "tracing";
    }

    @Override
    public void retain(ThreadHeap h, long obj) {
        if (CHECKED) {
            count(obj, 1);
        }
    }

    @Override
    public void release(ThreadHeap h, long obj) {
        if (CHECKED) {
            count(obj, -1);
        }
    }

    @Override
    public boolean drop(ThreadHeap h, long obj) {
        return true;
    }

    @Override
    public boolean tryRetain(ThreadHeap h, long obj) {
        if (isDead(obj)) {
            return false; // found by an address that nobody owns, and is being deallocated
        }
        retain(h, obj);
        return true;
    }

    @Override
    public void enableTryRetain(ThreadHeap h, long obj) {
        // Nothing to prepare.
    }

    @Override
    public boolean isUnique(ThreadHeap h, long obj) {
        return false;
    }

    @Override
    public void resurrect(ThreadHeap h, long obj) {
        // It was never dead.
    }

    @Override
    public void drain(ThreadHeap h) {
        // Nothing is ever queued.
    }

    @Override
    public long owners(long obj) {
        return Header.isImmortal(obj) ? -1
                : isDead(obj) ? 0 : 1;
    }

    @Override
    public void hold(ThreadHeap h, long obj) {
        retain(h, obj);
    }

    @Override
    public CountParts parts(long obj) {
        long word = Memory.getLongVolatile(Header.word(obj));
        return new CountParts(name(), word, Header.isImmortal(obj), 1, 1, 0, "", Heap.ownerOf(obj));
    }

    @Override
    public boolean isLate() {
        return true;
    }

    @Override
    public void commitAll(ThreadHeap h) {
        collector.collect(h);
    }
}
