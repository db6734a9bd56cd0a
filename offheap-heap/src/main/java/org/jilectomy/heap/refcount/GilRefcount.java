package org.jilectomy.heap.refcount;

import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;

/**
 * Plain counting, right only under a GIL: the baseline, as CPython 3.11 counts (plus immortals).
 *
 * <pre>
 *  count word           meaning       who changes it
 *  n > 0                n references  any thread that holds the GIL: plain load and store
 *  0                    dead          the deallocator: freed, or resurrected
 *  low 32 bits all ones immortal      nobody
 * </pre>
 *
 * <p>The word is 64 bits wide, so an ordinary count reaches the immortal pattern at 4 G references
 * and stays there: an object so popular is never freed, which is what CPython 3.12 decided, too.
 *
 * <p>Cost: load, compare, add, store.
 */
public final class GilRefcount implements RefcountPolicy {
    @Override
    public String name() {
        return "gil";
    }

    @Override
    public void retain(ThreadHeap h, long obj) {
        long word = Header.word(obj);
        long count = Memory.getLong(word);
        if ((int) count != -1) {
            Memory.putLong(word, count + 1);
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
        return drop(word, Memory.getLong(word));
    }

    @Override
    public boolean dropOnly(long obj) {
        long word = Header.word(obj);
        if (Memory.getLong(word) != 1) {
            return false;
        }
        Memory.putLong(word, 0);
        return true;
    }

    private static boolean drop(long word, long count) {
        if ((int) count == -1) {
            return false;
        }
        Memory.putLong(word, count - 1);
        return count == 1;
    }

    @Override
    public boolean tryRetain(ThreadHeap h, long obj) {
        if (Memory.getLong(Header.word(obj)) == 0) {
            return false;
        }
        retain(h, obj);
        return true;
    }

    @Override
    public void enableTryRetain(ThreadHeap h, long obj) {
        // Nothing to prepare: the count is exact at any time.
    }

    @Override
    public boolean isUnique(ThreadHeap h, long obj) {
        return Memory.getLong(Header.word(obj)) == 1;
    }

    @Override
    public void resurrect(ThreadHeap h, long obj) {
        Memory.putLong(Header.word(obj), 1);
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
        return plainParts(name(), obj);
    }

    static CountParts plainParts(String policy, long obj) {
        long word = Memory.getLongVolatile(Header.word(obj));
        return new CountParts(policy, word, Header.isImmortal(obj), word, word, 0, "",
                Heap.ownerOf(obj));
    }
}
