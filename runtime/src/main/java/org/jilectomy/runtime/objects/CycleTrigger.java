package org.jilectomy.runtime.objects;

import java.util.function.Consumer;
import org.jilectomy.heap.Growth;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * When a collection starts by itself, and of which generation.
 *
 * <p>The allocator tells when a thread's heap has gained so many tracked objects ({@link Growth}).
 * That is noted in the thread state; the thread collects at its next poll, where Python code may run
 * anyway. Nothing is collected inside a runtime method.
 *
 * <pre>
 *  generation 0   a thread has gained the first threshold
 *  generation 1   after more collections of generation 0 than the second threshold
 *  generation 2   after more of generation 1 than the third, if what has become old since the last
 *                 one is more than a quarter of what was old then
 * </pre>
 *
 * <p>The first threshold is CPython's 700 for whoever asks, but as long as nobody has changed it the
 * youngest are left alone until {@value #LEAST} have come ({@value #AT_START} at first): stopping the
 * world costs more than CPython's collection of 700 objects. And programs that make no cycles shall not pay for those that do: a
 * collection that finds next to nothing makes the next one come later, up to {@value #MOST}; one that
 * finds something, or {@code gc.collect()}, makes it come soon again. {@code -X gcthreshold=N} is
 * another first threshold, for tests that want many collections.
 */
public final class CycleTrigger {
    private static final int LEAST = 5_000;

    /** So many come at first: what a program imports is no garbage. */
    private static final int AT_START = 30_000;

    private static final int MOST = 80_000;
    private static final int FIRST = 700;

    private static volatile int[] thresholds =
            {Integer.getInteger("jilectomy.gcthreshold", FIRST), 10, 10};

    /** {@code -X gcfull}: no collection looks at the young alone; for tests. */
    private static final boolean FULL = "1".equals(System.getProperty("jilectomy.gcfull"));

    /** Written by whoever collects. */
    private static volatile int patience = AT_START;

    private static volatile long base;
    private static volatile int youngCollections;
    private static volatile int middleCollections;
    private static volatile long old;
    private static volatile long pendingOld;

    private CycleTrigger() {}

    /** Begins to look for garbage in cycles; once, at the end of the start. */
    public static void start(ThreadState ts) {
        ThreadState.collectBy(new Consumer<ThreadState>() {
            @Override
            public void accept(ThreadState poller) {
                collectSome(poller);
            }
        });
        Growth.listen(new Consumer<ThreadHeap>() {
            @Override
            public void accept(ThreadHeap h) {
                if (h.owner instanceof ThreadState owner) {
                    owner.requestCollection();
                }
            }
        });
        old = Growth.trackedObjects();
        base = old;
        if (Header.TRACING) {
            TracingRound.install();
            Growth.volumeLimit(VOLUME == 0 ? LEAST_VOLUME : VOLUME);
            return;
        }
        Growth.recount(ts.heap);
        Growth.limit(limit());
    }

    /**
     * {@code -X tracevolume=N}, under {@code refcount=tracing}: bytes that a thread may take from the
     * heap between two collections; 0 for as many as live objects have, roughly, and not too few.
     */
    private static final long VOLUME = Long.getLong("jilectomy.tracevolume", 0);

    private static final long LEAST_VOLUME = 64L << 20;
    private static final int USUAL_SIZE = 64;

    private static long limit() {
        int first = thresholds[0];
        if (first == 0 || Header.TRACING) {
            return Long.MAX_VALUE;
        }
        return first == FIRST ? patience : first;
    }

    // ---------------------------------------------------------------- what programs see

    public static int[] thresholds() {
        return thresholds.clone();
    }

    public static void thresholds(ThreadState ts, int[] values) {
        thresholds = values.clone();
        Growth.limit(limit());
    }

    /** The program looks for garbage itself: it makes some, so that we look again soon. */
    public static void expectGarbage() {
        patience = LEAST;
    }

    /** {@code gc.get_count()}. */
    public static long[] counts() {
        return new long[] {
            Math.max(0, Growth.trackedObjects() - base), youngCollections, middleCollections
        };
    }

    // ---------------------------------------------------------------- collecting

    /** At a poll of a thread whose heap has grown. */
    static void collectSome(ThreadState ts) {
        if (Header.TRACING) {
            // Also if gc is disabled: nothing else frees memory.
            CycleCollector.collect(ts,
                    CycleCollector.debug() == 0 || !CycleCollector.isEnabled()
                            ? TracingRound.UNASKED : Generations.OLDEST);
            return;
        }
        if (!CycleCollector.isEnabled() || Interpreter.finalizing || limit() == Long.MAX_VALUE) {
            Growth.limit(ts.heap, Growth.of(ts.heap) + LEAST);
            return;
        }
        int generation = generation();
        long before = Growth.of(ts.heap);
        long found = CycleCollector.collect(ts, generation);
        patience = found < before / 20
                ? Math.min(MOST, 2 * patience)
                : Math.max(LEAST, patience / 2);
        Growth.limit(limit());
    }

    private static int generation() {
        if (FULL || ClassUnloading.wantsCollection()) {
            return Generations.OLDEST;
        }
        if (youngCollections <= thresholds[1]) {
            return 0;
        }
        return middleCollections <= thresholds[2] || pendingOld <= old / 4 ? 1 : 2;
    }

    /** As {@link #collected}, of a tracing collection. */
    static void traced(ThreadState ts, int generation, long survivors) {
        collected(ts, Math.min(generation, Generations.OLDEST), survivors);
        if (VOLUME == 0) {
            Growth.volumeLimit(Math.max(LEAST_VOLUME, survivors * USUAL_SIZE));
        }
    }

    /**
     * Notes a collection that is over.
     *
     * @param survivors objects it looked at and did not free
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one collection at a time
    static void collected(ThreadState ts, int generation, long survivors) {
        switch (generation) {
            case 0 -> youngCollections++;
            case 1 -> {
                youngCollections = 0;
                middleCollections++;
                pendingOld += survivors;
            }
            default -> {
                youngCollections = 0;
                middleCollections = 0;
                pendingOld = 0;
                ClassUnloading.collected();
                old = survivors;
            }
        }
        Growth.recount(ts.heap);
        base = Growth.trackedObjects();
        Growth.limit(limit());
    }
}
