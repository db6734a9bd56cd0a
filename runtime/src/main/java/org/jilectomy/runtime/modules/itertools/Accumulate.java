package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code accumulate}. */
final class Accumulate extends ItertoolsIterator {
    private static final int IT = 0;
    private static final int FUNC = 1; // 0 for addition
    private static final int TOTAL = 2; // 0 before the first item
    private static final int INITIAL = 3; // 0 once it was given out

    private static final Signature NEW =
            Signature.parse("accumulate(type, iterable, func=None, *, initial=None)");

    static final Accumulate TYPE = new Accumulate();

    private Accumulate() {
        super("accumulate", 4, 0);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "accumulate", NEW, args, kwnames);
        long it = Abstract.iter(ts, a[0]);
        long self = make(ts, type);
        initSteal(ts, self, IT, it);
        init(ts, self, FUNC, a[1] == Singletons.None ? 0 : a[1]);
        init(ts, self, INITIAL, a[2] == Singletons.None ? 0 : a[2]);
        return self;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long initial = object(self, INITIAL) == 0 ? 0 : swap(ts, self, INITIAL, 0);
        if (initial != 0) {
            put(ts, self, TOTAL, Refs.retain(ts, initial));
            return Refs.fromMemorySteal(ts, initial);
        }
        long value = nextOf(ts, self, IT);
        if (value == 0) {
            return 0;
        }
        long total = take(ts, self, TOTAL);
        if (total == 0) {
            put(ts, self, TOTAL, Refs.toObject(ts, value));
            return value;
        }
        long sum;
        long t = Refs.fromMemoryBorrowed(total);
        try {
            long func = object(self, FUNC);
            sum = func == 0 ? Numbers.add(ts, t, value) : Abstract.call(ts, func, t, value);
        } finally {
            Refs.release(ts, total);
            Refs.release(ts, value);
        }
        put(ts, self, TOTAL, Refs.toObject(ts, sum));
        return sum;
    }

    private static long funcOrNone(ThreadState ts, long self) {
        long func = object(self, FUNC);
        return func == 0 ? Singletons.None : Refs.retain(ts, func);
    }

    static long reduce(ThreadState ts, long self) {
        long initial = take(ts, self, INITIAL);
        long total = take(ts, self, TOTAL);
        long it = take(ts, self, IT);
        try {
            if (initial != 0) {
                return reduced(ts, self, pair(ts, Chain.of(ts, initial, it), funcOrNone(ts, self)),
                        Singletons.None);
            }
            if (total == Singletons.None) {
                long chain = Chain.of(ts, total, it);
                long args = pair(ts, chain, funcOrNone(ts, self));
                long again = Abstract.callTuple(ts, TYPE.address, args, 0);
                Refs.release(ts, args);
                return PyTuple.ofSteal(ts, Islice.TYPE.address, PyTuple.fromArraySteal(ts,
                        new long[] {again, PyLong.of(ts, 1), Singletons.None}));
            }
            return reduced(ts, self, pair(ts, Refs.retain(ts, it), funcOrNone(ts, self)),
                    total == 0 ? Singletons.None : Refs.retain(ts, total));
        } finally {
            Refs.xrelease(ts, initial);
            Refs.xrelease(ts, total);
            Refs.xrelease(ts, it);
        }
    }

    static long setState(ThreadState ts, long self, long state) {
        put(ts, self, TOTAL, Refs.toObject(ts, state));
        return Singletons.None;
    }
}
