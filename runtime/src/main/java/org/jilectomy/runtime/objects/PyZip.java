package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.zipobject;
import org.jilectomy.runtime.state.ThreadState;

/** {@code zip}; compare CPython {@code PyZip_Type}. Has no state of its own to guard. */
public final class PyZip extends IteratorType {
    public static final PyZip TYPE = new PyZip();

    private PyZip() {
        super(
                new TypeSpec("zip", zipobject.SIZE)
                        .gc()
                        .subclassable()
                        .doc(
                                "zip(*iterables, strict=False) --> Yield tuples until an input is"
                                        + " exhausted.\n\n   >>> list(zip('abcdefg', range(3),"
                                        + " range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2,"
                                        + " 2)]\n\nThe zip object yields n-length tuples, where n is"
                                        + " the number of iterables\npassed as positional arguments to"
                                        + " zip().  The i-th element in every tuple\ncomes from the"
                                        + " i-th iterable argument to zip().  This continues until"
                                        + " the\nshortest argument is exhausted.\n\nIf strict is true"
                                        + " and one of the arguments is exhausted before the"
                                        + " others,\nraise a ValueError."));
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        int n = Instances.positional(args, kwnames);
        boolean strict = false;
        for (int i = n; i < args.length; i++) {
            long name = PyTuple.item(kwnames, i - n);
            if (!PyUnicode.equalsAscii(name, "strict")) {
                throw Errors.typeError(
                        ts,
                        "'" + PyUnicode.toJava(name)
                                + "' is an invalid keyword argument for zip()");
            }
            strict = Abstract.isTrue(ts, args[i]);
        }
        long iterators = iteratorsOf(ts, args, 0, n);
        long self = Instances.allocate(ts, type, type.basicSize);
        zipobject.tuplesize(self, n);
        zipobject.ittuple(self, iterators);
        zipobject.result(self, emptyResult(ts, n));
        zipobject.strict(self, strict ? 1 : 0);
        return self;
    }

    private static long emptyResult(ThreadState ts, int n) {
        long result = PyTuple.create(ts, n);
        for (int i = 0; i < n; i++) {
            PyTuple.setSteal(ts, result, i, Singletons.None);
        }
        return result;
    }

    /** A tuple of iterators over the arguments in {@code [from, to)}. */
    static long iteratorsOf(ThreadState ts, long[] args, int from, int to) {
        long iterators = PyTuple.create(ts, to - from);
        try {
            for (int i = from; i < to; i++) {
                PyTuple.setSteal(ts, iterators, i - from, Abstract.iter(ts, args[i]));
            }
        } catch (Throwable t) {
            Refs.release(ts, iterators);
            throw t;
        }
        return iterators;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(zipobject.ittuple(self));
        visitor.visit(zipobject.result(self));
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        int n = (int) zipobject.tuplesize(self);
        if (n == 0) {
            return 0;
        }
        long iterators = zipobject.ittuple(self);
        if (n == 2 && zipobject.strict(self) == 0) {
            return nextPair(ts, self, iterators);
        }
        long result = PyTuple.create(ts, n);
        int i = 0;
        try {
            for (; i < n; i++) {
                long it = PyTuple.item(iterators, i);
                long item = Instances.nextObjectInside(ts, self, it);
                if (item == 0) {
                    break;
                }
                PyTuple.setSteal(ts, result, i, item);
            }
            if (i < n && zipobject.strict(self) != 0) {
                checkAllEnd(ts, self, iterators, i, n);
            }
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
        if (i < n) {
            Refs.release(ts, result);
            return 0;
        }
        return result;
    }

    /** The common case; its result is filled anew when nobody kept it. */
    private static long nextPair(ThreadState ts, long self, long iterators) {
        long first = PyTuple.item(iterators, 0);
        long a = Instances.nextObjectInside(ts, self, first);
        if (a == 0) {
            return 0;
        }
        long second = PyTuple.item(iterators, 1);
        long b;
        try {
            b = Instances.nextObjectInside(ts, self, second);
        } catch (Throwable t) {
            Refs.release(ts, a);
            throw t;
        }
        if (b == 0) {
            Refs.release(ts, a);
            return 0;
        }
        return PyTuple.reuseSteal(ts, self, zipobject.result(self), a, b);
    }

    /** The iterator {@code short} ended first: an error unless it is the first and all end. */
    private static void checkAllEnd(
            ThreadState ts, long self, long iterators, int ended, int n) {
        if (ended > 0) {
            throw Errors.valueError(ts, mismatch(ended, "shorter"));
        }
        for (int i = 1; i < n; i++) {
            long item = Instances.nextInside(ts, self, PyTuple.item(iterators, i));
            if (item != 0) {
                Refs.release(ts, item);
                throw Errors.valueError(ts, mismatch(i, "longer"));
            }
        }
    }

    private static String mismatch(int i, String how) {
        return "zip() argument " + (i + 1) + " is " + how + " than argument"
                + (i == 1 ? " 1" : "s 1-" + i);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method(
                        "__setstate__(self, state, /)",
                        "Set state information for unpickling.",
                        "setState");
    }

    static long reduce(ThreadState ts, long self) {
        long type = Refs.retain(ts, PyType.addressOf(self));
        long iterators = Refs.retain(ts, zipobject.ittuple(self));
        return zipobject.strict(self) != 0
                ? PyTuple.fromArraySteal(ts, new long[] {type, iterators, PyBool.True})
                : PyTuple.ofSteal(ts, type, iterators);
    }

    static long setState(ThreadState ts, long self, long state) {
        zipobject.strict(self, Abstract.isTrue(ts, state) ? 1 : 0);
        return Singletons.None;
    }
}
