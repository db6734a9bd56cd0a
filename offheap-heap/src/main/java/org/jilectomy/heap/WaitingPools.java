package org.jilectomy.heap;

import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Epochs;
import org.jilectomy.safepoint.Mutator;

/**
 * Emptied pools of objects at whose counts a reader without a lock may still be looking ({@code -X
 * reads=lock-free}).
 *
 * <p>Such a reader has found an object in a container and tries to count a reference to it. Meanwhile
 * the object may have died: its count says so, and goes on saying so while its block is free, and if
 * there is another object in the block, it is that object's count. So a pool may become one of the same
 * kind and block size at any time; anything else only when every other thread has polled, for no
 * reader polls in between.
 *
 * <p>A list through the retired headers, in the order of time:
 *
 * <pre>
 *  next, prev      younger, older
 *  slot            what it was, and may be again at once
 *  pending_next    the epoch that must have passed
 * </pre>
 *
 * <p>For the heap's owner alone.
 */
final class WaitingPools {
    /** Looks for a pool of the same slot, the youngest first: its memory is still in the cache. */
    private static final int LOOKS = 16;

    private long oldest;
    private long youngest;
    private int size;

    /** All others have passed it, when last asked. */
    private long passed;

    int size() {
        return size;
    }

    /** Adds a pool whose header is retired. */
    void add(long pool) {
        Memory.putLong(pool + Pool.PENDING_NEXT, Epochs.next());
        Pool.next(pool, 0);
        Pool.prev(pool, youngest);
        if (youngest == 0) {
            oldest = pool;
        } else {
            Pool.next(youngest, pool);
        }
        youngest = pool;
        size++;
    }

    /** A pool that had this slot; 0 if none is among the youngest. */
    long takeOf(int slot) {
        long pool = youngest;
        for (int i = 0; i < LOOKS && pool != 0; i++, pool = Pool.prev(pool)) {
            if (Pool.slot(pool) == slot) {
                unlink(pool);
                return pool;
            }
        }
        return 0;
    }

    /**
     * A pool that nobody looks at any more, the oldest; 0 if there is none, and then the others have
     * been asked to poll.
     */
    long takePassed(Mutator me) {
        long pool = oldest;
        if (pool == 0) {
            return 0;
        }
        long goal = Memory.getLong(pool + Pool.PENDING_NEXT);
        if (goal > passed) {
            passed = Epochs.request(me, Memory.getLong(youngest + Pool.PENDING_NEXT));
            if (goal > passed) {
                return 0;
            }
        }
        unlink(pool);
        return pool;
    }

    private void unlink(long pool) {
        long next = Pool.next(pool);
        long prev = Pool.prev(pool);
        if (next == 0) {
            youngest = prev;
        } else {
            Pool.prev(next, prev);
        }
        if (prev == 0) {
            oldest = next;
        } else {
            Pool.next(prev, next);
        }
        size--;
    }
}
