package org.jilectomy.heap.refcount;

import java.util.Arrays;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;

/**
 * Buries what the reducer found dead: on the thread that dropped it, at a poll, or wherever somebody
 * flushes. The reducer itself never runs a deallocator, for that may run Python code.
 *
 * <p><b>Chains.</b> A dead object's references are dropped when it is buried. Were those decrefs logged
 * like others, each link of a list of a million objects would wait for two turns of the epoch. But what
 * the dead refer to was last reached through them before they died, so such a decref may count as of
 * then, that is at once: provided that burying runs no code, which could have taken the object once more
 * and logged that. So <em>silent</em> objects, without finalizers and weak references, are buried with a
 * pad of decrefs of its own in place, which is committed right after; what dies by that is buried next.
 *
 * <p>The others come last, and count as everybody does. One with a finalizer is alive while that runs,
 * and after it: whether somebody has taken it is found out as always. If nobody has, it dies a second
 * time, two turns later, and is silent then.
 */
final class Burial {
    /** Finalizers poll, so one may be called inside another; that deep at most. */
    private static final int NESTING = 4;

    private Burial() {
    }

    /** Buries all that is there for the thread; returns how many objects. */
    static long bury(CountLog log) {
        if (log.burials >= NESTING || log.burying) {
            return 0;
        }
        log.burials++;
        long n = 0;
        try {
            for (Pad pad; (pad = log.reducer.nextDead(log)) != null;) {
                n += bury(log, pad);
            }
        } finally {
            log.burials--;
        }
        return n;
    }

    private static long bury(CountLog log, Pad first) {
        ThreadHeap h = log.heap;
        Reducer reducer = log.reducer;
        long[] loud = new long[8];
        int louds = 0;
        long n = 0;
        log.enterBurial();
        try {
            for (Pad pad = first; pad != null; pad = reducer.takeDying(log)) {
                for (long at = pad.from; at != pad.end; at += 8, n++) {
                    long obj = Memory.getLong(at);
                    if (Refcount.isSilent(obj)) {
                        Refcount.dead(h, obj);
                    } else {
                        if (louds == loud.length) {
                            loud = Arrays.copyOf(loud, 2 * louds);
                        }
                        loud[louds++] = obj;
                    }
                }
                reducer.pads.give(pad);
                reducer.commitBurial(log);
            }
        } finally {
            reducer.commitBurial(log);
            log.leaveBurial();
        }
        for (int i = 0; i < louds; i++) {
            Refcount.dead(h, loud[i]);
        }
        return n;
    }
}
