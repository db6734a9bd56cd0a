package org.jilectomy.runtime.imports;

import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The one import lock of {@code _imp}; importlib holds it for a moment while it makes, finds or
 * drops the lock of a module. A thread that has to wait is detached meanwhile.
 */
public final class ImportLock {
    private static final ReentrantLock LOCK = new ReentrantLock();

    private ImportLock() {}

    public static void acquire(ThreadState ts) {
        ts.lockDetached(LOCK);
    }

    public static void release(ThreadState ts) {
        if (!LOCK.isHeldByCurrentThread()) {
            throw Errors.runtimeError(ts, "not holding the import lock");
        }
        LOCK.unlock();
    }

    /** Whether any thread holds it. */
    public static boolean isHeld() {
        return LOCK.isLocked();
    }
}
