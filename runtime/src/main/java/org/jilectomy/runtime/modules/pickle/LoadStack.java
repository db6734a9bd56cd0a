package org.jilectomy.runtime.modules.pickle;

import java.util.Arrays;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The stack that opcodes work on, of owned values, and the marks in it; compare {@code Pdata}. Nothing
 * below the topmost mark (the fence) can be popped.
 */
final class LoadStack {
    private long[] values = new long[16];
    private int size;
    private int[] marks = new int[8];
    private int markCount;
    private int fence;

    int size() {
        return size;
    }

    void clear(ThreadState ts) {
        markCount = 0;
        fence = 0;
        cutTo(ts, 0);
    }

    /** Releases all from {@code from} on. */
    void cutTo(ThreadState ts, int from) {
        while (size > from) {
            Refs.release(ts, values[--size]);
        }
    }

    void traverse(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            if ((values[i] & 3) == 0) {
                visitor.visit(values[i]);
            }
        }
    }

    PyException underflow(ThreadState ts) {
        return PickleErrors.unpickling(
                ts, markCount > 0 ? "unexpected MARK found" : "unpickling stack underflow");
    }

    // ---------------------------------------------------------------- values

    void pushSteal(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** The topmost value, owned. */
    long pop(ThreadState ts) {
        if (size <= fence) {
            throw underflow(ts);
        }
        return values[--size];
    }

    /** As {@link #pop}, 0 if there is none. */
    long popOr0() {
        return size <= fence ? 0 : values[--size];
    }

    /** The topmost value, borrowed. */
    long top(ThreadState ts) {
        if (size <= fence) {
            throw underflow(ts);
        }
        return values[size - 1];
    }

    /** Whether there are {@code n} values above the fence. */
    void need(ThreadState ts, int n) {
        if (size - n < fence) {
            throw underflow(ts);
        }
    }

    /** A value by its place, borrowed. */
    long at(int index) {
        return values[index];
    }

    /** Puts another in the topmost value's place; the old one is released. */
    void replaceTopSteal(ThreadState ts, long value) {
        long old = values[size - 1];
        values[size - 1] = value;
        Refs.release(ts, old);
    }

    /** Whether items from {@code from} on belong to the value below; false if there are none. */
    boolean hasItems(ThreadState ts, int from) {
        if (from > size || from <= fence) {
            throw underflow(ts);
        }
        return from < size;
    }

    /** Takes the values from {@code from} on as a tuple, owned. */
    long popTuple(ThreadState ts, int from) {
        if (from < fence) {
            throw underflow(ts);
        }
        int n = size - from;
        long tuple = PyTuple.fromArraySteal(ts, values, from, n);
        size = from;
        return tuple;
    }

    /** Takes the values from {@code from} on as a list, owned. */
    long popList(ThreadState ts, int from) {
        long list = PyList.fromArraySteal(ts, values, from, size - from);
        size = from;
        return list;
    }

    /** Forgets the values from {@code from} on, whose references the caller has taken over. */
    void forget(int from) {
        size = from;
    }

    // ---------------------------------------------------------------- marks

    void mark() {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, 2 * markCount);
        }
        marks[markCount++] = fence = size;
    }

    /** Takes the topmost mark away; where it was. */
    int popMark(ThreadState ts) {
        if (markCount < 1) {
            throw PickleErrors.unpickling(ts, "could not find MARK");
        }
        int place = marks[--markCount];
        fence = markCount == 0 ? 0 : marks[markCount - 1];
        return place;
    }

    /** POP: the topmost value, or the mark above it. */
    void drop(ThreadState ts) {
        if (markCount > 0 && marks[markCount - 1] == size) {
            popMark(ts);
        } else {
            Refs.release(ts, pop(ts));
        }
    }
}
