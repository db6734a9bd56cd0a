package org.jilectomy.heap.refcount;

import org.jilectomy.heap.Header;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;

/**
 * Every count is an atomic read-modify-write: the Gilectomy's first attempt (June 2016), kept
 * because it is the simplest thing that is right without a GIL, and the yardstick for everything
 * else.
 *
 * <pre>
 *  count word           meaning       who leaves this state
 *  n > 0                n references  retain: getAndAdd 1; release: getAndAdd -1;
 *                                     tryRetain: CAS n -> n+1
 *  0                    dead          whoever's release returned 1 owns the object: freed, or
 *                                     resurrected. tryRetain fails
 *  low 32 bits all ones immortal      nobody: looked at before each operation, so that constants
 *                                     shared by all threads stay clean in every cache
 * </pre>
 *
 * <p>Only one release can return 1, since nobody may retain what has no references: so each object
 * dies once. getAndAdd is a full fence: what threads wrote to the object before their release is
 * visible to the deallocator.
 *
 * <p>Cost: one locked instruction each way while private, a cache miss each way when threads share
 * the object. getAndAdd and not a CAS loop: half the cost under contention.
 */
public final class AtomicRefcount implements RefcountPolicy {
    @Override
    public String name() {
        return "atomic";
    }

    @Override
    public void retain(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        if (Memory.getInt(word) != -1) {
            Memory.getAndAddLong(word, 1);
        }
    }

    @Override
    public void release(ThreadHeap h, long obj) {
        if (drop(h, obj)) {
            Refcount.dead(h, obj);
        }
    }

    @Override
    public boolean drop(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        return Memory.getInt(word) != -1 && Memory.getAndAddLong(word, -1) == 1;
    }

    @Override
    public boolean dropOnly(long obj) {
        long word = Header.word(obj);
        return Memory.getLong(word) == 1 && Memory.compareAndSetLong(word, 1, 0);
    }

    @Override
    public boolean tryRetain(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        while (true) {
            long count = Memory.getLongAcquire(word);
            if ((int) count == -1) {
                return true;
            }
            if (count == 0) {
                return false;
            }
            if (Memory.compareAndSetLong(word, count, count + 1)) {
                return true;
            }
        }
    }

    @Override
    public void enableTryRetain(ThreadHeap h, long obj) {
        // Nothing to prepare: the count is exact at any time.
    }

    @Override
    public boolean isUnique(ThreadHeap h, long obj) {
        return Memory.getLongAcquire(Header.word(obj)) == 1;
    }

    @Override
    public void resurrect(ThreadHeap h, long obj) {
        Memory.putLongRelease(Header.word(obj), 1);
    }

    @Override
    public void drain(ThreadHeap h) {
        // Nothing is ever queued.
    }

    @Override
    public long owners(long obj) {
        long count = Memory.getLong(Header.word(obj));
        return Header.isImmortal(obj) ? -1 : count;
    }

    @Override
    public void hold(ThreadHeap h, long obj) {
        retain(h, obj);
    }

    @Override
    public CountParts parts(long obj) {
        return GilRefcount.plainParts(name(), obj);
    }
}
