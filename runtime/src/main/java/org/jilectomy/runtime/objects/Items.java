package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyTupleObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A growing row of owned objects in a Java array: what an iterable yields before it becomes a list,
 * a tuple or anything else; compare {@code PySequence_Fast}.
 */
final class Items {
    long[] objects;
    int size;

    Items(int capacity) {
        objects = new long[capacity];
    }

    /** Appends an owned value. */
    void addSteal(ThreadState ts, long value) {
        if (size == objects.length) {
            objects = Arrays.copyOf(objects, Math.max(8, size * 2));
        }
        objects[size++] = Refs.toObjectSteal(ts, value);
    }

    /** Releases all and empties the row. */
    void release(ThreadState ts) {
        for (int i = 0; i < size; i++) {
            Refs.release(ts, objects[i]);
        }
        size = 0;
    }

    /**
     * Everything an iterable yields. Containers are read in one go under their lock: under the GIL
     * {@code list(d.items())} is one step, and programs rely on it.
     */
    static Items of(ThreadState ts, long iterable) {
        Items whole = ofContainer(ts, iterable);
        if (whole != null) {
            return whole;
        }
        long it = Abstract.iter(ts, iterable);
        try {
            return drain(ts, it, 8);
        } finally {
            Refs.release(ts, it);
        }
    }

    /** As {@link #of}, but asks how many there are first: what {@code __length_hint__} raises counts. */
    static Items sized(ThreadState ts, long iterable) {
        Items whole = ofContainer(ts, iterable);
        if (whole != null) {
            return whole;
        }
        long it = Abstract.iter(ts, iterable);
        try {
            long hint = LengthHint.of(ts, iterable, 8);
            return drain(ts, it, (int) Math.min(hint, 1 << 16));
        } finally {
            Refs.release(ts, it);
        }
    }

    /** The items of a container that nobody's Python code iterates; null for all else. */
    private static Items ofContainer(ThreadState ts, long iterable) {
        if (Immediate.is(iterable)) {
            return null;
        }
        PyType type = PyType.of(iterable);
        if (type == PyList.TYPE) {
            return PyList.snapshot(ts, iterable);
        }
        if (type == PyTuple.TYPE) {
            return ofTuple(ts, iterable);
        }
        if (type == PyDict.TYPE) {
            return PyDictView.KEYS.items(ts, PyDict.snapshot(ts, iterable));
        }
        if (type instanceof PyDict dict) {
            PyDict.Snapshot all = dict.orderedSnapshot(ts, iterable);
            return all == null ? null : PyDictView.KEYS.items(ts, all.items);
        }
        if (type instanceof PyDictView view) {
            return view.itemsAtOnce(ts, iterable);
        }
        return type == PySet.TYPE || type == PySet.FROZEN
                ? new SetTable.Snapshot(ts, iterable).items() : null;
    }

    /** As {@link #of}, with a TypeError of the caller's if the value is not iterable. */
    static Items of(ThreadState ts, long iterable, String message) {
        Items whole = ofContainer(ts, iterable);
        if (whole != null) {
            return whole;
        }
        long it;
        try {
            it = Abstract.iter(ts, iterable);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.typeError(ts, message);
        }
        try {
            return drain(ts, it, 8);
        } finally {
            Refs.release(ts, it);
        }
    }

    static Items ofTuple(ThreadState ts, long tuple) {
        int n = (int) PyTuple.size(tuple);
        Items items = new Items(n);
        for (int i = 0; i < n; i++) {
            items.objects[i] = Refs.retain(ts, PyTupleObject.ob_item_at(tuple, i));
        }
        items.size = n;
        return items;
    }

    /** Everything that is left in an iterator (borrowed). */
    static Items drain(ThreadState ts, long it, int capacity) {
        Items items = new Items(capacity);
        try {
            PyType type = PyType.of(it);
            for (long v; (v = type.iternextObject(ts, it)) != 0;) {
                items.addSteal(ts, v);
            }
            return items;
        } catch (Throwable t) {
            items.release(ts);
            throw t;
        }
    }

    /** Values of the first objects at {@code items} that are ints or floats without an object. */
    static int readImmediates(long items, int n, long[] into) {
        for (int i = 0; i < n; i++) {
            long object = Memory.getLong(items + i * 8L);
            long type = PyObject.ob_type(object);
            long v = type == PyLong.TYPE.address ? PyLong.tryImmediate(object)
                    : type == PyFloat.TYPE.address ? PyFloat.tryImmediate(object) : 0;
            if (v == 0) {
                return i;
            }
            into[i] = v;
        }
        return Math.max(n, 0);
    }
}
