package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.PyGenericAlias;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code chain}. */
final class Chain extends ItertoolsIterator {
    private static final int SOURCE = 0; // iterator over the iterables; 0 at the end
    private static final int ACTIVE = 1; // iterator over the present one, or 0

    static final Chain TYPE = new Chain();

    private Chain() {
        super("chain", 2, 0);
    }

    @Override
    protected void define(TypeDef def) {
        def.classMethod("from_iterable(type, iterable, /)", "Alternative chain() constructor taking"
                + " a single iterable argument that evaluates lazily.", "fromIterable")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetitem");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, this, type, kwnames);
        long tuple = PyTuple.fromArray(ts, args, 0, Instances.positional(args, kwnames));
        long source = Abstract.iter(ts, tuple);
        Refs.release(ts, tuple);
        return create(ts, type, source);
    }

    /** @param source owned iterator */
    static long create(ThreadState ts, PyType type, long source) {
        long self = make(ts, type);
        initSteal(ts, self, SOURCE, source);
        return self;
    }

    /** {@code chain((first,), rest)}. */
    static long of(ThreadState ts, long first, long rest) {
        long head = PyTuple.of(ts, first);
        try {
            return TYPE.tp_new(ts, TYPE, new long[] {head, rest}, 0);
        } finally {
            Refs.release(ts, head);
        }
    }

    static long fromIterable(ThreadState ts, long cls, long iterable) {
        return create(ts, PyType.at(cls), Abstract.iter(ts, iterable));
    }

    static long classGetitem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        if (Instances.isPrivate(ts, self)) {
            long active = object(self, ACTIVE);
            if (active != 0) {
                long value = PyType.of(active).tp_iternext(ts, active);
                if (value != 0) {
                    return value;
                }
            }
        }
        return nextSlow(ts, self);
    }

    private static long nextSlow(ThreadState ts, long self) {
        while (true) {
            long active = take(ts, self, ACTIVE);
            if (active != 0) {
                try {
                    long value = PyType.of(active).tp_iternext(ts, active);
                    if (value != 0) {
                        return value;
                    }
                    put(ts, self, ACTIVE, 0);
                } finally {
                    Refs.release(ts, active);
                }
            }
            if (!advance(ts, self)) {
                return 0;
            }
        }
    }

    private static boolean advance(ThreadState ts, long self) {
        long iterable;
        try {
            iterable = nextOf(ts, self, SOURCE);
        } catch (Throwable t) {
            put(ts, self, SOURCE, 0);
            throw t;
        }
        if (iterable == 0) {
            put(ts, self, SOURCE, 0);
            return false;
        }
        try {
            put(ts, self, ACTIVE, Abstract.iter(ts, iterable));
        } catch (Throwable t) {
            put(ts, self, SOURCE, 0);
            throw t;
        } finally {
            Refs.release(ts, iterable);
        }
        return true;
    }

    static long reduce(ThreadState ts, long self) {
        long source = take(ts, self, SOURCE);
        long active = take(ts, self, ACTIVE);
        long none = PyTuple.empty(ts);
        if (source == 0) {
            Refs.xrelease(ts, active);
            return reduced(ts, self, none);
        }
        return reduced(ts, self, none, active == 0
                ? PyTuple.fromArraySteal(ts, new long[] {source}) : pair(ts, source, active));
    }

    static long setState(ThreadState ts, long self, long state) {
        if (!PyTuple.TYPE.isInstance(state)) {
            throw Errors.typeError(ts, "state is not a tuple");
        }
        long n = PyTuple.size(state);
        if (n < 1 || n > 2) {
            throw Errors.typeError(ts, "function takes at " + (n < 1 ? "least 1 argument"
                    : "most 2 arguments") + " (" + n + " given)");
        }
        for (long i = 0; i < n; i++) {
            if (!PyType.of(PyTuple.item(state, i)).isIterator()) {
                throw Errors.typeError(ts, "Arguments must be iterators.");
            }
        }
        put(ts, self, SOURCE, Refs.retain(ts, PyTuple.item(state, 0)));
        put(ts, self, ACTIVE, n < 2 ? 0 : Refs.retain(ts, PyTuple.item(state, 1)));
        return Singletons.None;
    }
}
