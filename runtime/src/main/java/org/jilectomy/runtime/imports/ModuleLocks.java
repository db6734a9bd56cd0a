package org.jilectomy.runtime.imports;

import java.util.HashMap;
import java.util.Map;
import org.jilectomy.runtime.state.ThreadState;

/**
 * One lock a module while it is imported; compare {@code _ModuleLock} in CPython's {@code
 * _bootstrap.py}.
 *
 * <p>The second importer of a module waits until its body has run. Two threads that import two
 * modules which import each other would wait forever; so whoever is about to close a circle of
 * waiting threads does not wait, and gets the half-made module as it would in one thread. The
 * circle is looked for under the same monitor under which waiting is announced, so the last one to
 * wait always sees it.
 *
 * <p>Locks exist only while somebody holds or wants them. A thread never waits attached, and never
 * attaches while it holds the monitor: a stopped world or a GIL could otherwise depend on it.
 */
final class ModuleLocks {
    private static final class Lock {
        ThreadState owner;
        int depth;
        int waiters;
    }

    private final Map<String, Lock> locks = new HashMap<>();
    private final Map<ThreadState, Lock> waiting = new HashMap<>();

    /** Modules being imported just now; 0 lets everybody skip the question. */
    private volatile int active;

    /**
     * Waits until no other thread imports the module, and takes its lock.
     *
     * @return false if waiting would never end; then there is nothing to unlock
     */
    boolean lock(ThreadState ts, String module) {
        Lock lock;
        synchronized (this) {
            lock = locks.get(module);
            if (lock == null) {
                lock = new Lock();
                locks.put(module, lock);
            }
            if (tryTakeLockHeld(ts, lock)) {
                return true;
            }
            if (closesCircle(ts, lock)) {
                return false;
            }
            lock.waiters++;
            waiting.put(ts, lock);
        }
        boolean interrupted = false;
        ts.detach();
        synchronized (this) {
            while (!tryTakeLockHeld(ts, lock)) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            lock.waiters--;
            waiting.remove(ts);
        }
        ts.attach();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    synchronized void unlock(String module) {
        Lock lock = locks.get(module);
        if (--lock.depth > 0) {
            return;
        }
        lock.owner = null;
        active--;
        if (lock.waiters > 0) {
            notifyAll();
        } else {
            locks.remove(module);
        }
    }

    /** Whether nobody imports anything; one volatile load. */
    boolean isIdle() {
        return active == 0;
    }

    /** Whether some thread, maybe this one, is still running the module's body. */
    boolean isBusy(String module) {
        if (active == 0) {
            return false;
        }
        synchronized (this) {
            Lock lock = locks.get(module);
            return lock != null && lock.owner != null;
        }
    }

    /** As {@link #isBusy}, and it is another thread. */
    boolean isBusyElsewhere(ThreadState ts, String module) {
        if (active == 0) {
            return false;
        }
        synchronized (this) {
            Lock lock = locks.get(module);
            return lock != null && lock.owner != null && lock.owner != ts;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // callers hold this object's lock
    private boolean tryTakeLockHeld(ThreadState ts, Lock lock) {
        if (lock.owner == null) {
            lock.owner = ts;
            active++;
        } else if (lock.owner != ts) {
            return false;
        }
        lock.depth++;
        return true;
    }

    private boolean closesCircle(ThreadState ts, Lock wanted) {
        for (Lock lock = wanted; lock != null && lock.owner != null;) {
            if (lock.owner == ts) {
                return true;
            }
            lock = waiting.get(lock.owner);
        }
        return false;
    }
}
