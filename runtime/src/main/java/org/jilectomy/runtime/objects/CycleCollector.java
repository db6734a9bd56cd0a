package org.jilectomy.runtime.objects;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Frees garbage that reference counting cannot: objects that keep each other alive. Compare CPython's
 * {@code gcmodule.c}; the module {@code gc} is the Python side of this class.
 *
 * <p>What a collection does is {@link CycleRound}'s subject, who is garbage {@link CycleGraph}'s,
 * when one starts by itself {@link CycleTrigger}'s. Here is the order of it all: one collection at a
 * time, the callbacks around it, statistics, messages.
 *
 * <p>The classes of modules, the functions in their bodies and all else that is immortal until exit
 * ({@link Pins}) is never garbage, and what it refers to is not either. Other classes are looked at in
 * collections of the oldest generation ({@link ClassUnloading}).
 */
public final class CycleCollector {
    /** Flags of {@code gc.set_debug}. */
    public static final int DEBUG_STATS = 1;

    public static final int DEBUG_COLLECTABLE = 2;
    public static final int DEBUG_UNCOLLECTABLE = 4;
    public static final int DEBUG_SAVEALL = 32;

    /** Held by the thread that collects; also while it runs finalizers. */
    private static final ReentrantLock COLLECTING = new ReentrantLock();

    /** Counters of one generation, written under {@link #COLLECTING}. */
    private static final class Statistics {
        volatile long collections;
        volatile long collected;
    }

    private static final Statistics[] STATISTICS =
            {new Statistics(), new Statistics(), new Statistics()};

    private static volatile boolean enabled = true;
    private static volatile int debug;
    private static volatile long garbage;
    private static volatile long callbacks;
    private static volatile long lastPauseNanos;
    private static volatile long longestPauseNanos;

    private CycleCollector() {}

    // ---------------------------------------------------------------- settings

    public static boolean isEnabled() {
        return enabled;
    }

    public static void enable(boolean on) {
        enabled = on;
    }

    public static int debug() {
        return debug;
    }

    public static void debug(int flags) {
        debug = flags;
    }

    /** The lists {@code gc.garbage} and {@code gc.callbacks}; borrowed from the module. */
    public static void install(long garbageList, long callbackList) {
        garbage = garbageList;
        callbacks = callbackList;
    }

    /** {@code collections}, {@code collected} of a generation. */
    public static long[] statistics(int generation) {
        Statistics s = STATISTICS[generation];
        return new long[] {s.collections, s.collected};
    }

    /** How often a {@code tp_traverse} has shown more references than there are: a bug. */
    public static long suspects() {
        return CycleGraph.suspects;
    }

    /** Of which types those are, and how often. */
    public static String suspectTypes() {
        return CycleGraph.suspectTypes();
    }

    /** How long the world last stood still for a collection, and the longest so far. */
    public static long[] pauses() {
        return new long[] {lastPauseNanos, longestPauseNanos};
    }

    // ---------------------------------------------------------------- collecting

    /**
     * Collects a generation and those younger than it.
     *
     * <p>If another thread is collecting, waits for it a while; what finalizers of a collection call
     * finds nothing.
     *
     * @return how many objects were freed
     */
    public static long collect(ThreadState ts, int generation) {
        if (COLLECTING.isHeldByCurrentThread() || !begin(ts)) {
            return 0;
        }
        try {
            return collectAlone(ts, generation);
        } finally {
            COLLECTING.unlock();
        }
    }

    /**
     * Under {@code refcount=tracing}, how many references objects have to one: found by a look at all
     * of them. What variables of running functions hold is not in it.
     */
    public static long references(ThreadState ts, long object) {
        return TracingRound.references(ts, object);
    }

    /** As {@link #collect}, whatever is switched off; without callbacks and messages. */
    static void collectSilently(ThreadState ts, int generation) {
        int flags = debug;
        debug = 0;
        long list = callbacks;
        callbacks = 0;
        collect(ts, generation);
        callbacks = list;
        debug = flags;
    }

    private static boolean begin(ThreadState ts) {
        if (COLLECTING.tryLock()) {
            return true;
        }
        ts.detach();
        try {
            return COLLECTING.tryLock(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            ts.attach();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under COLLECTING
    private static long collectAlone(ThreadState ts, int generation) {
        int shown = Math.min(generation, Generations.OLDEST);
        notify(ts, "start", shown, 0);
        long collected = work(ts, generation);
        Statistics s = STATISTICS[shown];
        s.collections++;
        s.collected += collected;
        notify(ts, "stop", shown, collected);
        return collected;
    }

    private static long work(ThreadState ts, int generation) {
        Refcount.flush(ts.heap);
        long start = System.nanoTime();
        if ((debug & DEBUG_STATS) != 0) {
            CycleMessages.begin(ts, generation);
        }
        if (Header.TRACING) {
            return trace(ts, generation, start);
        }
        long collected;
        try (CycleRound round = new CycleRound(ts, generation)) {
            round.find();
            if ((debug & DEBUG_COLLECTABLE) != 0) {
                for (long i = 0; i < round.garbageCount(); i++) {
                    CycleMessages.collectable(ts, round.garbage(i));
                }
            }
            long found = round.garbageCount();
            round.finalizeGarbage();
            collected = round.garbageCount();
            if ((debug & DEBUG_SAVEALL) != 0 && garbage != 0) {
                round.saveAll(garbage);
            } else {
                round.clear();
            }
            if (generation >= Generations.OLDEST) {
                ClassUnloading.freeDead(ts);
            }
            if (Refcount.LATE) {
                Refcount.flush(ts.heap);
            }
            CycleTrigger.collected(ts, generation, round.candidates - found);
            if (generation == Generations.OLDEST && found > 100_000) {
                Heap.trim(ts.heap);
            }
            lastPauseNanos = round.pauseNanos;
            longestPauseNanos = Math.max(longestPauseNanos, round.pauseNanos);
        }
        if ((debug & DEBUG_STATS) != 0) {
            CycleMessages.end(ts, collected, System.nanoTime() - start);
        }
        return collected;
    }

    /** Whatever the generation: all garbage. What survives grows older as CPython's would. */
    private static long trace(ThreadState ts, int generation, long start) {
        long collected;
        boolean leavesCycles = generation == TracingRound.UNASKED && !enabled;
        boolean savesCycles = (debug & DEBUG_SAVEALL) != 0 && garbage != 0 && !leavesCycles;
        try (TracingRound round = new TracingRound(ts, generation, leavesCycles, savesCycles)) {
            round.find();
            if ((debug & DEBUG_COLLECTABLE) != 0) {
                round.showCollectable();
            }
            collected = round.inCycles();
            long found = round.garbageCount();
            if (savesCycles) {
                round.saveAll(garbage);
            }
            round.free();
            CycleTrigger.traced(ts, generation, round.candidates - found);
            if (found > 100_000) {
                Heap.trim(ts.heap);
            }
            lastPauseNanos = round.pauseNanos;
            longestPauseNanos = Math.max(longestPauseNanos, round.pauseNanos);
        }
        if ((debug & DEBUG_STATS) != 0) {
            CycleMessages.end(ts, collected, System.nanoTime() - start);
        }
        return collected;
    }

    /** Calls {@code gc.callbacks}. */
    private static void notify(ThreadState ts, String phase, int generation, long collected) {
        long list = callbacks;
        if (list == 0 || PyList.size(list) == 0) {
            return;
        }
        long name = PyUnicode.fromJava(ts, phase);
        long info = PyDict.create(ts);
        put(ts, info, "generation", generation);
        put(ts, info, "collected", collected);
        put(ts, info, "uncollectable", 0);
        for (long callback : PyList.toArray(ts, list)) {
            try {
                Refs.release(ts, Abstract.call(ts, callback, name, info));
            } catch (PyException e) {
                Unraisable.report(ts, e, "Exception ignored in: ", callback);
            }
            Refs.release(ts, callback);
        }
        Refs.release(ts, name);
        Refs.release(ts, info);
    }

    private static void put(ThreadState ts, long dict, String key, long number) {
        long value = PyLong.of(ts, number);
        PyDict.setItemString(ts, dict, key, value);
        Refs.release(ts, value);
    }
}
