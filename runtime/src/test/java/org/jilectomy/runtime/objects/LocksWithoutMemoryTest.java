package org.jilectomy.runtime.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jilectomy.heap.OffHeapOutOfMemoryError;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.runtime.state.ThreadState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Memory that runs out while an object is locked leaves the object unlocked, and as it was. */
class LocksWithoutMemoryTest {
    /** More items than there are addresses for. */
    private static final long ABSURD = 1L << 55;

    private static ThreadState ts;

    @BeforeAll
    static void boot() {
        ts = ThreadState.create();
        StaticTypes.boot();
    }

    @AfterAll
    static void end() {
        ts.destroy();
    }

    private interface Work {
        void run(ThreadState ts);
    }

    private static void elsewhere(Work work) throws InterruptedException {
        Thread thread = new Thread(() -> {
            ThreadState mine = ThreadState.create();
            try {
                work.run(mine);
            } finally {
                mine.destroy();
            }
        });
        thread.setDaemon(true);
        ts.detach();
        thread.start();
        thread.join(20_000);
        boolean hangs = thread.isAlive();
        ts.attach();
        assertFalse(hangs, "the lock is held for ever");
    }

    private static void becomesMemoryError(Throwable t) {
        Errors.discard(ts, Errors.from(ts, t));
    }

    @Test
    void aListThatCannotGrowIsUnlocked() throws InterruptedException {
        long list = PyList.create(ts);
        elsewhere(other -> PyList.append(other, list, Immediate.ofInt(1)));
        ObjectLock.lock(ts, list);
        becomesMemoryError(assertThrows(
                OffHeapOutOfMemoryError.class, () -> ListArray.resizeLockHeld(ts, list, ABSURD)));
        elsewhere(other -> PyList.append(other, list, Immediate.ofInt(2)));
        assertEquals(2, PyList.size(list));
        Refs.release(ts, list);
    }

    @Test
    void twoLockedObjectsAreUnlocked() throws InterruptedException {
        long a = PyList.create(ts);
        long b = PyList.create(ts);
        elsewhere(other -> {
            PyList.append(other, a, Immediate.ofInt(1));
            PyList.append(other, b, Immediate.ofInt(1));
        });
        ObjectLock.lock2(ts, a, b);
        becomesMemoryError(assertThrows(
                OffHeapOutOfMemoryError.class, () -> ListArray.resizeLockHeld(ts, b, ABSURD)));
        elsewhere(other -> {
            PyList.append(other, a, Immediate.ofInt(2));
            PyList.append(other, b, Immediate.ofInt(2));
        });
        assertEquals(4, PyList.size(a) + PyList.size(b));
        Refs.release(ts, a);
        Refs.release(ts, b);
    }

    @Test
    void whatIsUnlockedByItsFinallyIsNotUnlockedAgain() throws InterruptedException {
        long list = PyList.create(ts);
        elsewhere(other -> PyList.append(other, list, Immediate.ofInt(1)));
        Throwable t = assertThrows(OffHeapOutOfMemoryError.class, () -> {
            ObjectLock.lock(ts, list);
            try {
                ListArray.resizeLockHeld(ts, list, ABSURD);
            } finally {
                ObjectLock.unlock(ts, list);
            }
        });
        becomesMemoryError(t);
        PyList.append(ts, list, Immediate.ofInt(2));
        assertEquals(2, PyList.size(list));
        Refs.release(ts, list);
    }

    /** Whoever cleans up on the error's way may let the object go; its memory is soon another's. */
    @Test
    void whatDiedOnTheErrorsWayIsNotUnlocked() throws InterruptedException {
        long list = PyList.create(ts);
        elsewhere(other -> PyList.append(other, list, Immediate.ofInt(1)));
        ObjectLock.lock(ts, list);
        assertThrows(
                OffHeapOutOfMemoryError.class, () -> ListArray.resizeLockHeld(ts, list, ABSURD));
        Refs.release(ts, list);
        long next = PyList.create(ts);
        assumeTrue(next == list);
        elsewhere(other -> PyList.append(other, next, Immediate.ofInt(1)));
        boolean[] stillLocked = {false};
        elsewhere(other -> {
            ObjectLock.lock(other, next);
            ObjectLock.giveUp(ts); // as Errors.from does, while this thread waits for us
            stillLocked[0] = FutexMutex.isLocked(GcHead.lockAddress(next));
            ObjectLock.unlock(other, next);
        });
        assertTrue(stillLocked[0]);
        PyList.append(ts, next, Immediate.ofInt(2));
        assertEquals(2, PyList.size(next));
        Refs.release(ts, next);
    }
}
