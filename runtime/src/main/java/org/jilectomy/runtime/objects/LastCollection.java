package org.jilectomy.runtime.objects;

import org.jilectomy.heap.AddressList;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyWeakReference;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The collections at the end of a program: so that finalizers of what is left in cycles run, and
 * files in them are flushed.
 *
 * <p>Most programs have nothing of the kind. A collector that starts cold costs them more than the
 * look at each object which finds that out, so that comes first; with {@code -X leakcheck} all is
 * freed. No other Python thread runs any more.
 */
public final class LastCollection {
    private static final boolean ALWAYS = "1".equals(System.getProperty("jilectomy.leakcheck"));

    /** The standard streams consist of that many. */
    private static final int STREAMS = 9;

    private LastCollection() {}

    /** Collects all garbage, unless nobody would notice. */
    public static void run(ThreadState ts) {
        flush(ts);
        if (ALWAYS || noticeable() > STREAMS) {
            CycleCollector.collectSilently(ts, Generations.OLDEST);
        }
    }

    /**
     * As {@link #run}, but lets alone what is old: for an interpreter that runs hundreds of programs
     * and keeps what they imported.
     */
    public static void runYoung(ThreadState ts) {
        flush(ts);
        if (ALWAYS || noticeable() > STREAMS) {
            CycleCollector.collectSilently(ts, Generations.OLDEST - 1);
        }
    }

    /** Tracing has nothing to flush; a flush would be a collection. */
    static void flush(ThreadState ts) {
        if (!Header.TRACING) {
            Refcount.flush(ts.heap);
        }
    }

    /** How many objects are to be finalized, or are weak references with callbacks. */
    private static int noticeable() {
        int n = 0;
        try (AddressList all = new AddressList()) {
            Heap.trackedObjects(all, Generations.OLDEST);
            for (long i = all.size() - 1; i >= 0; i--) {
                long object = all.get(i);
                if (Refcount.owners(object) > 0) {
                    n += noticeable(object, PyType.of(object));
                }
            }
        }
        return n;
    }

    private static int noticeable(long object, PyType type) {
        if (type.needsFinalizer(object)) {
            // One of the streams, or something that counts by itself.
            return Dealloc.isFinalized(object) ? 0 : type.hasFinalizer() ? 1 : STREAMS + 1;
        }
        return PyWeakref.isReferenceType(type) && PyWeakReference.wr_callback(object) != 0
                ? STREAMS + 1
                : 0;
    }
}
