package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code dropwhile}, {@code takewhile}, {@code filterfalse} and {@code starmap}: a function and an
 * iterator, and for the first two whether the turning point is behind.
 */
final class Filtering extends ItertoolsIterator {
    private enum Kind {
        DROPWHILE,
        TAKEWHILE,
        FILTERFALSE,
        STARMAP
    }

    private static final int FUNC = 0;
    private static final int IT = 1;
    private static final int PASSED = 0; // word

    static final Filtering DROPWHILE =
            new Filtering("dropwhile", Kind.DROPWHILE, "predicate, iterable");
    static final Filtering TAKEWHILE =
            new Filtering("takewhile", Kind.TAKEWHILE, "predicate, iterable");
    static final Filtering FILTERFALSE =
            new Filtering("filterfalse", Kind.FILTERFALSE, "function, iterable");
    static final Filtering STARMAP =
            new Filtering("starmap", Kind.STARMAP, "function, iterable");

    private final Kind kind;
    private final Signature signature;

    private Filtering(String name, Kind kind, String parameters) {
        super(name, 2, 1);
        this.kind = kind;
        this.signature = Signature.parse(name + "(type, " + parameters + ", /)");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
        if (kind == Kind.DROPWHILE || kind == Kind.TAKEWHILE) {
            def.method("__setstate__(self, state, /)",
                    "Set state information for unpickling.", "setState");
        }
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = positional(ts, type, signature, args, kwnames);
        long it = Abstract.iter(ts, a[1]);
        long self = make(ts, type);
        init(ts, self, FUNC, a[0]);
        initSteal(ts, self, IT, it);
        return self;
    }

    private static boolean holds(ThreadState ts, long self, long value) {
        long func = object(self, FUNC);
        long r;
        try {
            r = Abstract.call(ts, func, value);
        } catch (Throwable t) {
            Refs.release(ts, value);
            throw t;
        }
        try {
            return Abstract.isTrue(ts, r);
        } catch (Throwable t) {
            Refs.release(ts, value);
            throw t;
        } finally {
            Refs.release(ts, r);
        }
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        switch (kind) {
            case DROPWHILE:
                return dropWhile(ts, self);
            case TAKEWHILE:
                return takeWhile(ts, self);
            case FILTERFALSE:
                return filterFalse(ts, self);
            default:
                return star(ts, self);
        }
    }

    private long dropWhile(ThreadState ts, long self) {
        long value;
        while ((value = nextOf(ts, self, IT)) != 0) {
            if (number(self, PASSED) != 0) {
                return value;
            }
            if (!holds(ts, self, value)) {
                number(self, PASSED, 1);
                return value;
            }
            Refs.release(ts, value);
        }
        return 0;
    }

    private long takeWhile(ThreadState ts, long self) {
        if (number(self, PASSED) != 0) {
            return 0;
        }
        long value = nextOf(ts, self, IT);
        if (value == 0 || holds(ts, self, value)) {
            return value;
        }
        Refs.release(ts, value);
        number(self, PASSED, 1);
        return 0;
    }

    private static long filterFalse(ThreadState ts, long self) {
        long func = object(self, FUNC);
        boolean plain = func == Singletons.None || func == PyBool.TYPE.address;
        long value;
        while ((value = nextOf(ts, self, IT)) != 0) {
            boolean holds;
            if (plain) {
                try {
                    holds = Abstract.isTrue(ts, value);
                } catch (Throwable t) {
                    Refs.release(ts, value);
                    throw t;
                }
            } else {
                holds = holds(ts, self, value);
            }
            if (!holds) {
                return value;
            }
            Refs.release(ts, value);
        }
        return 0;
    }

    private static long star(ThreadState ts, long self) {
        long args = nextOf(ts, self, IT);
        if (args == 0) {
            return 0;
        }
        long tuple = args;
        if (!PyTuple.TYPE.isExactly(args)) {
            try {
                tuple = PyTuple.fromIterable(ts, args);
            } finally {
                Refs.release(ts, args);
            }
        }
        try {
            return Abstract.callTuple(ts, object(self, FUNC), tuple, 0);
        } finally {
            Refs.release(ts, tuple);
        }
    }

    static long reduce(ThreadState ts, long self) {
        Filtering type = (Filtering) base(self);
        long args = pair(ts, Refs.retain(ts, object(self, FUNC)),
                Refs.retain(ts, object(self, IT)));
        return switch (type.kind) {
            case DROPWHILE -> reduced(ts, self, args,
                    PyLong.of(ts, Memory.getLong(type.word(self, PASSED))));
            case TAKEWHILE -> reduced(ts, self, args,
                    PyLong.of(ts, Memory.getLong(type.word(self, PASSED))));
            default -> reduced(ts, self, args);
        };
    }

    private static PyType base(long self) {
        PyType type = PyType.of(self);
        while (!(type instanceof Filtering)) {
            type = type.base;
        }
        return type;
    }

    static long setState(ThreadState ts, long self, long state) {
        ((Filtering) base(self)).number(self, PASSED, Abstract.isTrue(ts, state) ? 1 : 0);
        return Singletons.None;
    }
}
