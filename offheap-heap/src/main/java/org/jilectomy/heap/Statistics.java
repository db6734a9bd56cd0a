package org.jilectomy.heap;

import org.jilectomy.memory.Memory;

/**
 * Optional counters: {@code jilectomy.heapstats}. With 0, the default, nothing of them is compiled: the
 * talks' allocator gained by taking its statistics out.
 *
 * <pre>
 *  1        a line of native words a heap, written by its owner alone and plainly, summed up by
 *           whoever asks
 *  shared   one line for all, counted up atomically: what counters cost that threads share, as those
 *           of CPython's obmalloc are
 * </pre>
 *
 * <p>A sum read while other threads run is a snapshot of each counter, not of all at one time.
 */
public final class Statistics {
    private static final String SETTING = System.getProperty("jilectomy.heapstats", "0");
    /** Whether all threads count in the same words. */
    private static final boolean SHARED = SETTING.equals("shared");
    /** Whether they are told at exit; shared ones are not, as CPython's: one has to ask. */
    public static final boolean TOLD = SETTING.equals("1");
    /** Whether counters are kept. */
    public static final boolean ON = SHARED || TOLD;
    /** The one line, under {@link #SHARED}. */
    private static final long LINE = SHARED ? Arenas.map(Memory.MAP_GRANULE, 4096) : 0;

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
            addShared(h, 3);
        }
    }

    static void poolTaken(ThreadHeap h) {
        if (ON) {
            addShared(h, 4);
        }
    }

    static void poolGiven(ThreadHeap h) {
        if (ON) {
            addShared(h, 5);
        }
    }

    private static void add(ThreadHeap h, int counter) {
        if (SHARED) {
            Memory.getAndAddLong(LINE + counter * 8L, 1);
            return;
        }
        long word = h.base + ThreadHeap.STATISTICS + counter * 8L;
        Memory.putLong(word, Memory.getLong(word) + 1);
    }

    /** For what happens to pools: under another lock each time, if they are shared. */
    private static void addShared(ThreadHeap h, int counter) {
        if (AllocatorMode.SHARED && !SHARED) {
            Memory.getAndAddLong(h.base + ThreadHeap.STATISTICS + counter * 8L, 1);
        } else {
            add(h, counter);
        }
    }

    /** One line a counter, over all heaps; says so if counters are off. */
    public static String report() {
        if (!ON) {
            return "no heap statistics: jilectomy.heapstats is off\n";
        }
        StringBuilder out = new StringBuilder();
        for (int counter = 0; counter < NAMES.length; counter++) {
            long sum = SHARED ? Memory.getLongOpaque(LINE + counter * 8L) : 0;
            for (int id = 1; !SHARED && id <= ThreadHeap.count(); id++) {
                sum += Memory.getLongOpaque(
                        ThreadHeap.byId(id).base + ThreadHeap.STATISTICS + counter * 8L);
            }
            out.append(String.format("%-28s %,15d%n", NAMES[counter], sum));
        }
        return out.append(String.format("%-28s %,15d%n", "arenas", Arenas.count()))
                .append(String.format("%-28s %,15d%n", "huge spans", Arenas.allHuge().length))
                .toString();
    }
}
