package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Ownership;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.locks.AbandonedLockException;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.locks.Gil;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The lock of a mutable object: the word in its GC head ({@code Py_LOCK}/{@code Py_UNLOCK} of the
 * Gilectomy). Not recursive.
 *
 * <pre>
 *  nothing is locked                            cost of asking
 *  under the GIL                                none
 *  by the thread that made the object, until    a comparison with the object's owner
 *  another touches it (see {@link Ownership})
 *  while there has been one thread only         a load and a branch more
 * </pre>
 *
 * <p>Rules: never call back into Python, never release a reference, never poll and never block while
 * holding one, not even for another lock. Take what must be released out of the object first, release
 * it after {@link #unlock}. A method that needs the lock held ends in {@code LockHeld}. Two objects:
 * {@link #lock2}, which orders by address.
 *
 * <p>The rules are what private locking stands on: between lock and unlock an object neither gains nor
 * loses its owner. {@code -X lockcheck} counts locks held and finds polls and locks among them.
 */
public final class ObjectLock {
    private ObjectLock() {}

    /**
     * Whether {@link #lock} has nothing to do at all: then reading and writing needs no pair of it, up
     * to the next poll or lock. The object is asked first: most are their thread's own, and then that
     * is the whole answer, whether or not there has ever been a second thread.
     */
    public static boolean isFree(ThreadState ts, long obj) {
        return Gil.ENABLED || Ownership.isMine(ts.heapId, obj) || !ts.locks;
    }

    public static void lock(ThreadState ts, long obj) {
        if (ThreadState.LOOKUP) {
            ts = ThreadState.find(ts);
        }
        if (!isFree(ts, obj)) {
            lockShared(ts, obj);
        }
        if (ThreadState.CHECK_LOCKS) {
            ts.locked(1);
        }
    }

    public static void unlock(ThreadState ts, long obj) {
        if (ThreadState.LOOKUP) {
            ts = ThreadState.find(ts);
        }
        if (!isFree(ts, obj)) {
            unlockShared(ts, obj);
        }
        if (ThreadState.CHECK_LOCKS) {
            ts.locked(-1);
        }
    }

    /** As {@link #unlock(ThreadState, long)}, by who has changed nothing: readers go on. */
    static void unlockUnchanged(ThreadState ts, long obj) {
        if (ThreadState.LOOKUP) {
            ts = ThreadState.find(ts);
        }
        unlockUnchanged(ts, obj, !isFree(ts, obj));
    }

    /**
     * As {@link #lock}, for stretches that are worth asking once only: what it answers is to be given
     * to {@link #unlock(ThreadState, long, boolean)}. Not where the lock may be given up in between,
     * as the look-up in a dict does to compare keys: then the answer may be another afterwards.
     *
     * @return whether the lock was needed
     */
    public static boolean lockIfShared(ThreadState ts, long obj) {
        boolean shared = !isFree(ts, obj);
        if (shared) {
            lockShared(ts, obj);
        }
        if (ThreadState.CHECK_LOCKS) {
            ts.locked(1);
        }
        return shared;
    }

    /** The end of {@link #lockIfShared}. */
    public static void unlock(ThreadState ts, long obj, boolean shared) {
        if (shared) {
            unlockShared(ts, obj);
        }
        if (ThreadState.CHECK_LOCKS) {
            ts.locked(-1);
        }
    }

    /** The end of {@link #lockIfShared} by who has changed nothing. */
    static void unlockUnchanged(ThreadState ts, long obj, boolean shared) {
        if (shared) {
            leave(ts, obj);
        }
        if (ThreadState.CHECK_LOCKS) {
            ts.locked(-1);
        }
    }

    /** Locks two objects; the same object twice is locked once. */
    public static void lock2(ThreadState ts, long a, long b) {
        if (ThreadState.LOOKUP) {
            ts = ThreadState.find(ts);
        }
        if (!isFree(ts, a) || !isFree(ts, b)) {
            lock2Shared(ts, a, b);
        }
        if (ThreadState.CHECK_LOCKS) {
            ts.locked(1);
        }
    }

    public static void unlock2(ThreadState ts, long a, long b) {
        if (ThreadState.LOOKUP) {
            ts = ThreadState.find(ts);
        }
        if (!isFree(ts, a)) {
            unlockShared(ts, a);
        }
        if (a != b && !isFree(ts, b)) {
            unlockShared(ts, b);
        }
        if (ThreadState.CHECK_LOCKS) {
            ts.locked(-1);
        }
    }

    // ---------------------------------------------------------------- objects of several threads

    private static void lockShared(ThreadState ts, long obj) {
        if (ThreadState.CHECK_LOCKS) {
            ts.checkUnlocked();
        }
        try {
            if (Contention.ON) {
                Contention.lock(ts, obj);
            } else {
                if (Ownership.PRIVATE) {
                    Ownership.revoke(ts, ts.heap, obj);
                }
                FutexMutex.lockAs(ts, GcHead.lockAddress(obj));
            }
        } catch (AbandonedLockException e) {
            throw abandoned(ts, e);
        }
        note(ts, obj);
    }

    // ---------------------------------------------------------------- when memory runs out

    /** Notes that the thread holds the lock; a third one at a time is left to itself. */
    private static void note(ThreadState ts, long obj) {
        if (ts.lockHeld == 0) {
            ts.lockHeld = obj;
        } else if (ts.otherLockHeld == 0) {
            ts.otherLockHeld = obj;
        }
    }

    private static void forget(ThreadState ts, long obj) {
        if (ts.lockHeld == obj) {
            ts.lockHeld = 0;
        } else if (ts.otherLockHeld == obj) {
            ts.otherLockHeld = 0;
        }
    }

    /**
     * Gives up what the thread still holds when an error that nobody under a lock expects has come out
     * of all that. Where memory is asked for under a lock nothing has been changed yet. After a stack
     * overflow or a mistake of ours the object may be half changed: others waiting for ever would not
     * be better. Who released the object on the error's way may have released it to death: then its
     * memory is another's, and no lock that this thread holds.
     */
    static void giveUp(ThreadState ts) {
        giveUp(ts, ts.lockHeld);
        giveUp(ts, ts.otherLockHeld);
        if (ThreadState.CHECK_LOCKS) {
            ts.forgetLocked();
        }
    }

    private static void giveUp(ThreadState ts, long obj) {
        if (obj != 0) {
            forget(ts, obj);
            if (FutexMutex.isHeldBy(ts, GcHead.lockAddress(obj))) {
                unlockShared(ts, obj);
            }
        }
    }

    /** An error instead of waiting for ever; it is ours, not the program's. */
    private static PyException abandoned(ThreadState ts, AbandonedLockException e) {
        return Errors.systemError(ts, e.getMessage());
    }

    private static void unlockShared(ThreadState ts, long obj) {
        if (LockFreeReads.ON) {
            LockFreeReads.changed(obj);
        }
        leave(ts, obj);
    }

    private static void leave(ThreadState ts, long obj) {
        forget(ts, obj);
        FutexMutex.unlock(GcHead.lockAddress(obj));
    }

    /** Waiting for one may cost us the other, if it was ours: then again from the start. */
    private static void lock2Shared(ThreadState ts, long a, long b) {
        if (a == b) {
            lockShared(ts, a);
        } else if (isFree(ts, a)) {
            lockBeside(ts, b, a);
        } else if (isFree(ts, b)) {
            lockBeside(ts, a, b);
        } else {
            if (Ownership.PRIVATE) {
                Ownership.revoke(ts, ts.heap, a);
                Ownership.revoke(ts, ts.heap, b);
            }
            try {
                if (Contention.ON) {
                    Contention.lock(ts, Math.min(a, b));
                    Contention.lock(ts, Math.max(a, b));
                } else {
                    FutexMutex.lockTwoAs(ts, GcHead.lockAddress(a), GcHead.lockAddress(b));
                }
            } catch (AbandonedLockException e) {
                throw abandoned(ts, e);
            }
            note(ts, a);
            note(ts, b);
        }
    }

    private static void lockBeside(ThreadState ts, long obj, long mine) {
        lockShared(ts, obj);
        if (!isFree(ts, mine)) {
            unlockShared(ts, obj);
            lock2Shared(ts, obj, mine);
        }
    }
}
