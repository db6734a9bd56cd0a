package org.jilectomy.heap.refcount;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.memory.Memory;

/**
 * The pads there are: free ones to take, and how many are under way. Thread-safe.
 *
 * <p>Pads are used again and again and never unmapped, so memory is that of the worst moment. That is
 * bounded by {@link #MANY}: beyond it threads wait at their next poll until the reducer has caught up,
 * and help it before. Only what cannot poll (a long sort, say) may take more.
 */
final class Pads {
    /** Pads under way from which on threads are slowed down: 32 MiB. */
    static final int MANY = 512;

    /** The same of wide pads, whose number the address space limits. */
    static final int MANY_WIDE = 128;

    private static final int CHUNK = 16;

    private final ConcurrentLinkedQueue<Pad> free = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Pad> freeWide = new ConcurrentLinkedQueue<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger takenWide = new AtomicInteger();

    /** An empty pad of the usual size. */
    Pad take(Pad.Kind kind, CountLog log) {
        taken.getAndIncrement();
        Pad pad = free.poll();
        return prepare(pad != null ? pad : map(), kind, log);
    }

    /** An empty wide pad. */
    Pad takeWide(Pad.Kind kind, CountLog log) {
        takenWide.getAndIncrement();
        Pad pad = freeWide.poll();
        return prepare(pad != null ? pad : mapWide(), kind, log);
    }

    private static Pad prepare(Pad pad, Pad.Kind kind, CountLog log) {
        pad.kind = kind;
        pad.log = log;
        pad.from = pad.start();
        pad.end = pad.from;
        pad.gained = false;
        return pad;
    }

    private Pad map() {
        long at = Memory.map((long) CHUNK * Pad.SIZE, Pad.SIZE);
        for (int i = 1; i < CHUNK; i++) {
            free.add(new Pad(at + (long) i * Pad.SIZE, false));
        }
        return new Pad(at, false);
    }

    private static Pad mapWide() {
        try {
            return new Pad(Memory.map(Pad.WIDE, Memory.MAP_GRANULE), true);
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException("-X incref=3 needs " + (Pad.WIDE >> 30)
                    + " GiB of address space for each thread (ulimit -v?); use incref=2", e);
        }
    }

    /** Takes an empty or worked-off pad back. */
    void give(Pad pad) {
        pad.log = null;
        if (!pad.wide) {
            taken.getAndDecrement();
            free.add(pad);
            return;
        }
        long used = pad.end - pad.base;
        if (used > Pad.SIZE) {
            Memory.discard(pad.base + Pad.SIZE, used - Pad.SIZE + 4095 & -4096);
        }
        takenWide.getAndDecrement();
        freeWide.add(pad);
    }

    /** Whether so many are under way that threads ought to wait. */
    boolean many() {
        return taken.get() > MANY || takenWide.get() > MANY_WIDE;
    }

    /** How many are under way, for tests and reports. */
    int taken() {
        return taken.get() + takenWide.get();
    }
}
