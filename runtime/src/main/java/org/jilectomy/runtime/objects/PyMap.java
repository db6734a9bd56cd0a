package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.mapobject;
import org.jilectomy.runtime.state.ThreadState;

/** {@code map}; compare CPython {@code PyMap_Type}. */
public final class PyMap extends IteratorType {
    public static final PyMap TYPE = new PyMap();

    private PyMap() {
        super(
                new TypeSpec("map", mapobject.SIZE)
                        .gc()
                        .subclassable()
                        .doc(
                                "map(func, *iterables) --> map object\n\nMake an iterator that"
                                        + " computes the function using arguments from\neach of"
                                        + " the iterables.  Stops when the shortest iterable is"
                                        + " exhausted."));
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, this, type, kwnames);
        int n = Instances.positional(args, kwnames);
        if (n < 2) {
            throw Errors.typeError(ts, "map() must have at least two arguments.");
        }
        long iterators = PyZip.iteratorsOf(ts, args, 1, n);
        long self = Instances.allocate(ts, type, type.basicSize);
        mapobject.iters(self, iterators);
        mapobject.func(self, Refs.toObject(ts, args[0]));
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(mapobject.iters(self));
        visitor.visit(mapobject.func(self));
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long iterators = mapobject.iters(self);
        if (PyTuple.size(iterators) == 1) {
            long item = Instances.nextInside(ts, self, PyTuple.item(iterators, 0));
            if (item == 0) {
                return 0;
            }
            try {
                return Abstract.call(ts, mapobject.func(self), item);
            } finally {
                Refs.release(ts, item);
            }
        }
        return nextOfSeveral(ts, self, iterators);
    }

    private static long nextOfSeveral(ThreadState ts, long self, long iterators) {
        long[] args = new long[(int) PyTuple.size(iterators)];
        int n = 0;
        try {
            for (; n < args.length; n++) {
                args[n] = Instances.nextInside(ts, self, PyTuple.item(iterators, n));
                if (args[n] == 0) {
                    return 0;
                }
            }
            return Abstract.call(ts, mapobject.func(self), args, 0);
        } finally {
            for (int i = 0; i < n; i++) {
                Refs.release(ts, args[i]);
            }
        }
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
    }

    static long reduce(ThreadState ts, long self) {
        long iterators = mapobject.iters(self);
        int n = (int) PyTuple.size(iterators);
        long args = PyTuple.create(ts, n + 1);
        PyTuple.setSteal(ts, args, 0, Refs.retain(ts, mapobject.func(self)));
        for (int i = 0; i < n; i++) {
            PyTuple.setSteal(ts, args, i + 1, Refs.retain(ts, PyTuple.item(iterators, i)));
        }
        return PyTuple.ofSteal(ts, Refs.retain(ts, PyType.addressOf(self)), args);
    }
}
