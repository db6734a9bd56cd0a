package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.heap.Heap;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What product, combinations and permutations share: a pool that never changes, and a block of
 * plain indices that one step turns to the next selection, under the lock, without any Python code.
 *
 * <pre>
 *  word 0 state: {@link #FRESH}, {@link #RUNNING}, {@link #OVER}
 *  word 1 r, the length of a selection       word 2 address of the indices (and cycles)
 * </pre>
 */
abstract class Selection extends ItertoolsIterator {
    static final int POOL = 0;

    static final int STATE = 0;
    static final int R = 1;
    static final int BLOCK = 2;

    static final int FRESH = 0;
    static final int RUNNING = 1;
    static final int OVER = 2;

    Selection(String name) {
        super(name, 1, 3);
    }

    /** @param pool owned tuple */
    final long create(ThreadState ts, PyType type, long pool, long r, long indices, boolean over) {
        long self = make(ts, type);
        initSteal(ts, self, POOL, pool);
        number(self, STATE, over ? OVER : FRESH);
        number(self, R, r);
        if (indices > 0 && !over) {
            number(self, BLOCK, Heap.allocate(ts.heap, 8 * indices));
        }
        return self;
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        long block = number(self, BLOCK);
        if (block != 0) {
            Heap.free(ts.heap, block);
        }
    }

    final long index(long self, long i) {
        return Memory.getLong(number(self, BLOCK) + 8 * i);
    }

    final void index(long self, long i, long value) {
        Memory.putLong(number(self, BLOCK) + 8 * i, value);
    }

    /** Sets the indices of the first selection. */
    abstract void startLockHeld(long self);

    /** Turns the indices to the next selection; false if there is none. */
    abstract boolean advanceLockHeld(long self);

    /** Item {@code i} of the present selection, borrowed. */
    long itemLockHeld(long self, long i) {
        return PyTuple.item(object(self, POOL), index(self, i));
    }

    @Override
    public final long tp_iternext(ThreadState ts, long self) {
        long r = number(self, R);
        long tuple = PyTuple.create(ts, r);
        ObjectLock.lock(ts, self);
        long state = number(self, STATE);
        if (state == FRESH) {
            startLockHeld(self);
            number(self, STATE, RUNNING);
            state = RUNNING;
        } else if (state == RUNNING && !advanceLockHeld(self)) {
            number(self, STATE, OVER);
            state = OVER;
        }
        if (state == RUNNING) {
            for (long i = 0; i < r; i++) {
                PyTuple.setSteal(ts, tuple, i, Refs.retain(ts, itemLockHeld(self, i)));
            }
        }
        ObjectLock.unlock(ts, self);
        if (state == OVER) {
            Refs.release(ts, tuple);
            return 0;
        }
        return tuple;
    }

    /** The first {@code n} indices as a tuple of ints. */
    final long indices(ThreadState ts, long self, long from, long n) {
        long[] numbers = new long[(int) n];
        for (int i = 0; i < n; i++) {
            numbers[i] = index(self, from + i);
        }
        return ints(ts, numbers);
    }

    /** Takes indices from a pickled state, clipped to {@code 0 … limit(i)}. */
    final void restore(ThreadState ts, long self, long from, long tuple, long[] least,
            long[] limit) {
        for (int i = 0; i < limit.length; i++) {
            long value = Abstract.asIndexOrThrow(ts,
                    Refs.fromMemoryBorrowed(PyTuple.item(tuple, i)),
                    org.jilectomy.runtime.objects.Exceptions.OverflowError);
            index(self, from + i, Math.max(least[i], Math.min(value, limit[i])));
        }
    }

    static RuntimeException invalid(ThreadState ts) {
        return Errors.valueError(ts, "invalid arguments");
    }

    /** {@code (type, (pool, r))}, and the indices of a running one. */
    final long reduceSelection(ThreadState ts, long self, long state) {
        long r = org.jilectomy.runtime.objects.PyLong.of(ts, number(self, R));
        long kind = number(self, STATE);
        long pool = kind == OVER ? PyTuple.empty(ts) : Refs.retain(ts, object(self, POOL));
        long args = pair(ts, pool, r);
        if (state == 0) {
            return reduced(ts, self, args);
        }
        return reduced(ts, self, args, state);
    }

    static long none() {
        return Singletons.None;
    }
}
