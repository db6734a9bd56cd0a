package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Walks an iterable inside one built-in function. A list or tuple is read in runs of numbers, one
 * turn under the lock a run, instead of item by item through an iterator object.
 *
 * <p>Reading ahead must not show: whoever calls Python code between two steps says {@link
 * #forgetAhead} first.
 */
final class Cursor implements AutoCloseable {
    private static final int RUN = 64;

    private final ThreadState ts;

    /** The list or tuple (retained), or 0. */
    private final long list;

    private final long tuple;

    /** The iterator (owned), or 0. */
    private final long iterator;

    private long[] run;
    private int at;
    private int end;
    private long index;

    Cursor(ThreadState ts, long iterable) {
        this.ts = ts;
        list = PyList.TYPE.isExactly(iterable) ? Refs.retain(ts, iterable) : 0;
        tuple = PyTuple.TYPE.isExactly(iterable) ? Refs.retain(ts, iterable) : 0;
        iterator = list == 0 && tuple == 0 ? Abstract.iter(ts, iterable) : 0;
        if (iterator == 0) {
            run = new long[RUN];
        }
    }

    /** The next value, owned; 0 at the end. */
    long next() {
        if (at < end) {
            return run[at++];
        }
        return iterator != 0 ? Abstract.next(ts, iterator) : nextRun();
    }

    private long nextRun() {
        at = 0;
        end = list != 0
                ? PyList.readImmediates(ts, list, index, run)
                : PyTuple.readImmediates(tuple, index, run);
        if (end > 0) {
            index += end;
            return run[at++];
        }
        end = 0;
        if (list != 0) {
            long value = PyList.getItemOrEnd(ts, list, index);
            index += value == 0 ? 0 : 1;
            return value;
        }
        return index < PyTuple.size(tuple) ? PyTuple.getItem(ts, tuple, index++) : 0;
    }

    /** Drops what was read but not yet handed out. */
    void forgetAhead() {
        index -= end - at;
        at = 0;
        end = 0;
    }

    @Override
    public void close() {
        Refs.xrelease(ts, list);
        Refs.xrelease(ts, tuple);
        Refs.xrelease(ts, iterator);
    }
}
