package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Awaiting;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.GeneratorBody;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyCallIter;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyGenerator;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** Built-in functions that go through an iterable. All loops poll the safepoint. */
final class Reductions {
    private Reductions() {}

    static long len(ThreadState ts, long module, long obj) {
        return PyLong.of(ts, Abstract.size(ts, obj));
    }

    static long all(ThreadState ts, long module, long iterable) {
        return PyBool.of(!anyIs(ts, iterable, false));
    }

    static long any(ThreadState ts, long module, long iterable) {
        return PyBool.of(anyIs(ts, iterable, true));
    }

    private static boolean anyIs(ThreadState ts, long iterable, boolean wanted) {
        try (Cursor c = new Cursor(ts, iterable)) {
            long item;
            while ((item = c.next()) != 0) {
                boolean truth;
                if (Immediate.isInt(item)) {
                    truth = Immediate.intValue(item) != 0;
                } else {
                    c.forgetAhead();
                    try {
                        truth = Abstract.isTrue(ts, item);
                    } finally {
                        Refs.release(ts, item);
                    }
                }
                if (truth == wanted) {
                    return true;
                }
                ThreadState.poll(ts);
            }
            return false;
        }
    }

    // ---------------------------------------------------------------- sum

    /**
     * Compare {@code builtin_sum_impl}. Immediate ints are added in a Java long until one overflows
     * or something else comes; everything else is {@code +}, which has fast paths of its own.
     */
    static long sum(ThreadState ts, long module, long iterable, long start) {
        if (start != 0) {
            refuseStrings(ts, start);
        }
        try (Cursor c = new Cursor(ts, iterable)) {
            return sumOf(ts, c, start);
        }
    }

    private static long sumOf(ThreadState ts, Cursor c, long start) {
        long total = start == 0 ? PyLong.of(ts, 0) : Refs.retain(ts, start);
        try {
            long item;
            while ((item = c.next()) != 0) {
                if (Immediate.areInts(total, item)) {
                    long sum = Immediate.intValue(total) + Immediate.intValue(item);
                    total = PyLong.of(ts, sum);
                } else if (Immediate.areFloats(total, item)) {
                    total = PyFloat.of(
                            ts, Immediate.floatValue(total) + Immediate.floatValue(item));
                } else {
                    c.forgetAhead();
                    total = addSteal(ts, total, item);
                }
                ThreadState.poll(ts);
            }
            return total;
        } catch (Throwable t) {
            Refs.release(ts, total);
            throw t;
        }
    }

    /** Takes over {@code item}, and {@code total} unless it raises. */
    private static long addSteal(ThreadState ts, long total, long item) {
        long sum;
        try {
            sum = Numbers.add(ts, total, item);
        } finally {
            Refs.release(ts, item);
        }
        Refs.release(ts, total);
        return sum;
    }

    private static void refuseStrings(ThreadState ts, long start) {
        if (PyUnicode.check(start)) {
            throw Errors.typeError(ts, "sum() can't sum strings [use ''.join(seq) instead]");
        }
        if (PyBytes.TYPE.isInstance(start)) {
            throw Errors.typeError(ts, "sum() can't sum bytes [use b''.join(seq) instead]");
        }
        if (PyByteArray.TYPE.isInstance(start)) {
            throw Errors.typeError(ts, "sum() can't sum bytearray [use b''.join(seq) instead]");
        }
    }

    // ---------------------------------------------------------------- min and max

    static long max(ThreadState ts, long module, long key, long orElse, long args) {
        return extreme(ts, args, key, orElse, CompareOp.GT, "max");
    }

    static long min(ThreadState ts, long module, long key, long orElse, long args) {
        return extreme(ts, args, key, orElse, CompareOp.LT, "min");
    }

    /** Compare {@code min_max}. */
    private static long extreme(
            ThreadState ts, long args, long key, long orElse, int op, String name) {
        long n = PyTuple.size(args);
        if (n == 0) {
            throw Errors.typeError(ts, name + " expected at least 1 argument, got 0");
        }
        if (n > 1 && orElse != 0) {
            throw Errors.typeError(ts, "Cannot specify a default for " + name
                    + "() with multiple positional arguments");
        }
        long keyFunction = key == Singletons.None ? 0 : key;
        Cursor c = new Cursor(ts, n > 1 ? args : PyTuple.item(args, 0));
        long best = 0;
        long bestKey = 0;
        try {
            long item;
            while ((item = c.next()) != 0) {
                if (keyFunction == 0 && Immediate.areInts(item, best)) {
                    long a = Immediate.intValue(item);
                    long b = Immediate.intValue(best);
                    if (op == CompareOp.GT ? a > b : a < b) {
                        best = item;
                        bestKey = item;
                    }
                    ThreadState.poll(ts);
                    continue;
                }
                c.forgetAhead();
                long itemKey = 0;
                boolean better;
                try {
                    itemKey = keyFunction == 0
                            ? Refs.retain(ts, item) : Abstract.call(ts, keyFunction, item);
                    better = best == 0 || Abstract.compareBool(ts, itemKey, bestKey, op);
                } catch (Throwable t) {
                    Refs.release(ts, item);
                    Refs.xrelease(ts, itemKey);
                    throw t;
                }
                long oldBest = better ? best : item;
                long oldKey = better ? bestKey : itemKey;
                if (better) {
                    best = item;
                    bestKey = itemKey;
                }
                Refs.xrelease(ts, oldBest);
                Refs.xrelease(ts, oldKey);
                ThreadState.poll(ts);
            }
            if (best != 0) {
                return Refs.retain(ts, best);
            }
            if (orElse != 0) {
                return Refs.retain(ts, orElse);
            }
            throw Errors.valueError(ts, name + "() arg is an empty sequence");
        } finally {
            Refs.xrelease(ts, best);
            Refs.xrelease(ts, bestKey);
            c.close();
        }
    }

    // ---------------------------------------------------------------- sorted

    /** {@code sorted(iterable, /, *, key=None, reverse=False)}: keywords are {@code sort}'s. */
    static long sorted(ThreadState ts, long module, long args, long kwargs) {
        long n = PyTuple.size(args);
        if (n != 1) {
            throw Errors.typeError(ts, "sorted expected 1 argument, got " + n);
        }
        long list = PyList.fromIterable(ts, PyTuple.item(args, 0));
        try {
            if (PyDict.size(kwargs) == 0) {
                PyList.sort(ts, list, 0, false);
            } else {
                long sort = Abstract.getAttr(ts, list, Names.sort);
                try {
                    Refs.release(ts, Abstract.callTuple(ts, sort, PyTuple.empty(ts), kwargs));
                } finally {
                    Refs.release(ts, sort);
                }
            }
            return list;
        } catch (Throwable t) {
            Refs.release(ts, list);
            throw t;
        }
    }

    // ---------------------------------------------------------------- iter and next

    static long iter(ThreadState ts, long module, long object, long sentinel) {
        if (sentinel == 0) {
            return Abstract.iter(ts, object);
        }
        if (!Abstract.isCallable(object)) {
            throw Errors.typeError(ts, "iter(v, w): v must be callable");
        }
        return PyCallIter.create(ts, object, sentinel);
    }

    static long next(ThreadState ts, long module, long iterator, long orElse) {
        PyType type = PyType.of(iterator);
        if (!type.isIterator()) {
            throw Errors.typeError(ts, "'" + type.name() + "' object is not an iterator");
        }
        if (orElse == 0) {
            return type.iternextOrStop(ts, iterator);
        }
        long value;
        try {
            value = type.tp_iternext(ts, iterator);
            if (value == 0 && PyGenerator.TYPE.isExactly(iterator)) {
                Refs.release(ts, GeneratorBody.takeResult(ts));
            }
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.StopIteration)) {
                throw e;
            }
            Errors.discard(ts, e);
            value = 0;
        }
        return value != 0 ? value : Refs.retain(ts, orElse);
    }

    static long aiter(ThreadState ts, long module, long iterable) {
        return Awaiting.aiter(ts, iterable);
    }

    static long anext(ThreadState ts, long module, long iterator, long defaultOrNull) {
        return Awaiting.anext(ts, iterator, defaultOrNull);
    }
}
