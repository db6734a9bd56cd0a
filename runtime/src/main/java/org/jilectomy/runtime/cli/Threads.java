package org.jilectomy.runtime.cli;

import org.jilectomy.runtime.modules.PythonThreads;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/** Who else is there. */
final class Threads {
    private Threads() {}

    /** Whether another Python thread lives; one that is just ending gets {@code millis} to do so. */
    static boolean othersRun(ThreadState ts, int millis) {
        long start = System.nanoTime();
        while (others(ts)) {
            if (System.nanoTime() - start > millis * 1_000_000L) {
                return true;
            }
            ts.detach();
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ts.attach();
            }
        }
        return false;
    }

    private static boolean others(ThreadState ts) {
        if (PythonThreads.count() > 0) { // also those that have no state yet
            return true;
        }
        for (Mutator m : Safepoint.mutators()) {
            if (m instanceof ThreadState && m != ts) {
                return true;
            }
        }
        return false;
    }
}
