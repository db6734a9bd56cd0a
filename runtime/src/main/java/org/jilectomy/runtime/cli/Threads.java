package org.jilectomy.runtime.cli;

import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/** Who else is there. */
final class Threads {
    private Threads() {}

    /** Whether another Python thread lives; one that is just ending gets a moment to do so. */
    static boolean othersRun(ThreadState ts) {
        for (int tries = 0; others(ts); tries++) {
            if (tries == 50) {
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
        for (Mutator m : Safepoint.mutators()) {
            if (m instanceof ThreadState && m != ts) {
                return true;
            }
        }
        return false;
    }
}
