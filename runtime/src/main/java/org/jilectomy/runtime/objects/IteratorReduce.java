package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** What the {@code __reduce__} of iterators returns, for {@code copy} and {@code pickle}. */
public final class IteratorReduce {
    private IteratorReduce() {}

    /**
     * What looking up the built-in may run comes before the iterator's state is read; compare issue
     * 101765 of CPython.
     */
    public static void lookUp(ThreadState ts, String builtin) {
        Refs.xrelease(ts, PyDict.getItemString(ts, Interpreter.builtinsDict, builtin));
    }

    /** {@code (iter, (argument,))}; the argument is stolen. */
    public static long iter(ThreadState ts, long argument) {
        return call(ts, "iter", argument, -1);
    }

    /** {@code (iter, (argument,), index)}. */
    public static long iter(ThreadState ts, long argument, long index) {
        return call(ts, "iter", argument, index);
    }

    /** {@code (next, (iter(argument),))}; the argument is borrowed. */
    static long next(ThreadState ts, long argument) {
        return call(ts, "next", Abstract.iter(ts, argument), -1);
    }

    /** {@code (reversed, (argument,), index)}. */
    static long reversed(ThreadState ts, long argument, long index) {
        long two = call(ts, "reversed", argument, -1);
        long function = Refs.retain(ts, PyTuple.item(two, 0));
        long args = Refs.retain(ts, PyTuple.item(two, 1));
        Refs.release(ts, two);
        return PyTuple.fromArraySteal(ts, new long[] {function, args, PyLong.of(ts, index)});
    }

    /** {@code (getattr, (object, name))}; both borrowed. */
    static long getattr(ThreadState ts, long object, long name) {
        long function = PyDict.getItemString(ts, Interpreter.builtinsDict, "getattr");
        return PyTuple.ofSteal(ts, function, PyTuple.of(ts, object, name));
    }

    private static long call(ThreadState ts, String builtin, long argument, long index) {
        long object = Refs.toObjectSteal(ts, argument);
        long args = PyTuple.of(ts, object);
        Refs.release(ts, object);
        long function = PyDict.getItemString(ts, Interpreter.builtinsDict, builtin);
        return index < 0
                ? PyTuple.ofSteal(ts, function, args)
                : PyTuple.fromArraySteal(
                        ts, new long[] {function, args, PyLong.of(ts, index)});
    }

    /** {@code (iter, ([what is left],))} from an iterator of its own, which is stolen. */
    public static long rest(ThreadState ts, long iterator) {
        try {
            return iter(ts, PyList.fromIterable(ts, iterator));
        } finally {
            Refs.release(ts, iterator);
        }
    }
}
