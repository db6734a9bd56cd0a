package org.jilectomy.locks;

import java.util.concurrent.locks.LockSupport;
import org.jilectomy.safepoint.Mutator;

/**
 * How a mutator sleeps, mostly in a {@link Futex}: detached, so that nobody waits for it meanwhile, and, if
 * it may be interrupted, with the address left where {@link Mutator#requestService()} finds it.
 */
final class Parking {
    private Parking() {}

    /**
     * Sleeps once; returns for any reason or none, with the mutator as attached as before.
     *
     * @param me null if the thread is not a mutator
     * @param interruptible whether a service request ends the sleep
     */
    static void park(Mutator me, long addr, int expected, long deadline, boolean interruptible) {
        if (me == null) {
            Futex.waitUntil(addr, expected, deadline);
            return;
        }
        boolean detach = me.isAttached();
        if (detach) {
            me.detach();
        }
        if (interruptible) {
            me.parkingAt(addr);
            if (!me.isServiceRequested()) {
                Futex.waitUntil(addr, expected, deadline);
            }
            me.unparked();
        } else {
            Futex.waitUntil(addr, expected, deadline);
        }
        if (detach) {
            me.attach();
        }
    }

    /** Sleeps for about so long; nobody wakes it. */
    static void nap(Mutator me, long nanos) {
        boolean detach = me.isAttached();
        if (detach) {
            me.detach();
        }
        LockSupport.parkNanos(nanos);
        if (detach) {
            me.attach();
        }
    }
}
