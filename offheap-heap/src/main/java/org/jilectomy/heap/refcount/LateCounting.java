package org.jilectomy.heap.refcount;

import java.util.function.Function;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/** What the policies that count late have in common but for the form of their logs. */
final class LateCounting {
    /** The one whose pads the heaps write: of the last policy made. */
    private static Reducer current;

    private LateCounting() {
    }

    /**
     * Gives all heaps, those in use and those to come, logs of the policy that is being made. The
     * reducer of one that was made before (by tests) is stopped; it has nothing to do left.
     */
    static synchronized void install(Reducer reducer, Function<ThreadHeap, CountLog> maker) {
        if (current != null) {
            current.stop();
        }
        current = reducer;
        ThreadHeap.onEnter(heap -> enter(heap, reducer, maker));
        ThreadHeap.onRelease(LateCounting::leave);
        for (int id = 1; id <= ThreadHeap.count(); id++) {
            ThreadHeap heap = ThreadHeap.byId(id);
            heap.countLog = null;
            if (heap.isOrphan()) {
                CountLog log = maker.apply(heap);
                log.begin();
                log.end(); // until a thread takes it over, nothing may be logged
            } else {
                enter(heap, reducer, maker);
            }
        }
    }

    private static void enter(
            ThreadHeap heap, Reducer reducer, Function<ThreadHeap, CountLog> maker) {
        CountLog log = maker.apply(heap);
        reducer.enter(log);
        heap.countLog = log;
    }

    /** The last thing a thread does with its heap. */
    private static void leave(ThreadHeap h) {
        if (h.countLog instanceof CountLog log) {
            drain(h);
            log.reducer.leave(log);
            h.countLog = null;
        }
    }

    static CountLog logOf(ThreadHeap h) {
        return (CountLog) h.countLog;
    }

    /** Answers the reducer, waits if it cannot follow, buries. */
    static void drain(ThreadHeap h) {
        if (h.countLog instanceof CountLog log) {
            log.acknowledge();
            log.reducer.throttle(h.owner instanceof Mutator mutator ? mutator : null);
            Burial.bury(log);
        }
    }

    /** Commits all that was logged and buries all who are dead by that, until nobody is. */
    static void flush(ThreadHeap h) {
        if (!(h.countLog instanceof CountLog log)) {
            return;
        }
        Mutator me = h.owner instanceof Mutator mutator && mutator.isAttached() ? mutator : null;
        do {
            Safepoint.stopTheWorld(me, log.reducer::settle);
            log.reducer.takeAllDead(log);
        } while (Burial.bury(log) > 0);
    }
}
