package org.jilectomy.heap;

import org.jilectomy.memory.Memory;

/**
 * Optional counters: one line of native words a heap, written by its owner alone and plainly,
 * summed up by whoever asks. With {@code jilectomy.heapstats} off nothing of it is compiled: the
 * talks' allocator gained a tenth by taking its statistics out, and a shared counter would cost
 * more.
 *
 * <p>A sum read while other threads run is a snapshot of each counter, not of all at one time.
 */
public final class Statistics {
    /** Whether counters are kept: {@code jilectomy.heapstats=1}. */
    public static final boolean ON = "1".equals(System.getProperty("jilectomy.heapstats"));

    private static final String[] NAMES = {
        "blocks allocated", "blocks freed", "freed for other threads", "slow allocations",
        "pools and spans taken", "pools and spans given back"};

    private Statistics() {
    }

    static void allocated(ThreadHeap h) {
        if (ON) {
            add(h, 0);
        }
    }

    static void freed(ThreadHeap h) {
        if (ON) {
            add(h, 1);
        }
    }

    static void remoteFree(ThreadHeap h) {
        if (ON) {
            add(h, 2);
        }
    }

    static void slowPop(ThreadHeap h) {
        if (ON) {
            add(h, 3);
        }
    }

    static void poolTaken(ThreadHeap h) {
        if (ON) {
            add(h, 4);
        }
    }

    static void poolGiven(ThreadHeap h) {
        if (ON) {
            add(h, 5);
        }
    }

    private static void add(ThreadHeap h, int counter) {
        long word = h.base + ThreadHeap.STATISTICS + counter * 8L;
        Memory.putLong(word, Memory.getLong(word) + 1);
    }

    /** One line a counter, over all heaps; says so if counters are off. */
    public static String report() {
        if (!ON) {
            return "no heap statistics: jilectomy.heapstats is off\n";
        }
        StringBuilder out = new StringBuilder();
        for (int counter = 0; counter < NAMES.length; counter++) {
            long sum = 0;
            for (int id = 1; id <= ThreadHeap.count(); id++) {
                sum += Memory.getLongOpaque(
                        ThreadHeap.byId(id).base + ThreadHeap.STATISTICS + counter * 8L);
            }
            out.append(String.format("%-28s %,15d%n", NAMES[counter], sum));
        }
        return out.append(String.format("%-28s %,15d%n", "arenas", Arenas.all().length))
                .append(String.format("%-28s %,15d%n", "huge spans", Arenas.allHuge().length))
                .toString();
    }
}
