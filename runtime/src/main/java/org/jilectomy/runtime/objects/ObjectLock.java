package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.locks.Gil;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The lock of a mutable object: the word in its GC head ({@code Py_LOCK}/{@code Py_UNLOCK} of the
 * Gilectomy). Not recursive; under the GIL it does nothing, nor while there has been one thread only
 * (one load and a branch), as a C library's own locks do.
 *
 * <p>Rules: never call back into Python, never release a reference and never block while holding
 * one. Take what must be released out of the object first, release it after {@link #unlock}. A
 * method that needs the lock held ends in {@code LockHeld}. Two objects: {@link #lock2}, which
 * orders by address.
 */
public final class ObjectLock {
    private ObjectLock() {}

    /** Whether {@link #lock} has nothing to do at all: then reading and writing needs no pair of it. */
    public static boolean isFree(ThreadState ts) {
        return Gil.ENABLED || !ts.locks;
    }

    public static void lock(ThreadState ts, long obj) {
        if (!Gil.ENABLED && ThreadState.isThreaded()) {
            FutexMutex.lock(ts, GcHead.lockAddress(obj));
        }
    }

    public static void unlock(ThreadState ts, long obj) {
        if (!Gil.ENABLED && ThreadState.isThreaded()) {
            FutexMutex.unlock(GcHead.lockAddress(obj));
        }
    }

    /** Locks two objects; the same object twice is locked once. */
    public static void lock2(ThreadState ts, long a, long b) {
        if (!Gil.ENABLED && ThreadState.isThreaded()) {
            long first = Math.min(a, b);
            long second = Math.max(a, b);
            FutexMutex.lock(ts, GcHead.lockAddress(first));
            if (first != second) {
                FutexMutex.lock(ts, GcHead.lockAddress(second));
            }
        }
    }

    public static void unlock2(ThreadState ts, long a, long b) {
        if (!Gil.ENABLED && ThreadState.isThreaded()) {
            FutexMutex.unlock(GcHead.lockAddress(a));
            if (a != b) {
                FutexMutex.unlock(GcHead.lockAddress(b));
            }
        }
    }
}
