package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code groupby}; its groups are {@link Grouper}s that draw from it. */
final class Groupby extends ItertoolsIterator {
    private static final int IT = 0;
    private static final int KEYFUNC = 1;
    private static final int TARGET = 2; // key of the group given out last
    private static final int KEY = 3; // of the present value
    private static final int VALUE = 4; // 0 if a group took it
    private static final int GROUPER = 0; // word: the group given out last; not owned

    private static final Signature NEW = Signature.parse("groupby(type, iterable, key=None)");

    static final Groupby TYPE = new Groupby();

    private Groupby() {
        super("groupby", 5, 1);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "groupby", NEW, args, kwnames);
        long it = Abstract.iter(ts, a[0]);
        long self = make(ts, type);
        initSteal(ts, self, IT, it);
        init(ts, self, KEYFUNC, a[1] == 0 ? Singletons.None : a[1]);
        return self;
    }

    /** Moves on to the next value; false at the end. */
    private static boolean step(ThreadState ts, long self) {
        long value = nextOf(ts, self, IT);
        if (value == 0) {
            return false;
        }
        long func = object(self, KEYFUNC);
        long key;
        try {
            key = func == Singletons.None ? Refs.retain(ts, value)
                    : Abstract.call(ts, func, value);
        } catch (Throwable t) {
            Refs.release(ts, value);
            throw t;
        }
        put(ts, self, VALUE, Refs.toObjectSteal(ts, value));
        put(ts, self, KEY, Refs.toObjectSteal(ts, key));
        return true;
    }

    private static boolean equal(ThreadState ts, long a, long b) {
        return Abstract.compareBool(ts, Refs.fromMemoryBorrowed(a), Refs.fromMemoryBorrowed(b),
                CompareOp.EQ);
    }

    /** Whether the present value still belongs to the group with this key. */
    private static boolean inGroup(ThreadState ts, long self, long target) {
        long key = take(ts, self, KEY);
        try {
            return key != 0 && equal(ts, target, key);
        } finally {
            Refs.xrelease(ts, key);
        }
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        number(self, GROUPER, 0);
        long target = take(ts, self, TARGET);
        try {
            while (object(self, KEY) == 0 || target != 0 && inGroup(ts, self, target)) {
                if (!step(ts, self)) {
                    return 0;
                }
            }
        } finally {
            Refs.xrelease(ts, target);
        }
        long key = take(ts, self, KEY);
        put(ts, self, TARGET, Refs.retain(ts, key));
        long group = Grouper.create(ts, self, key);
        number(self, GROUPER, group);
        return PyTuple.ofSteal(ts, key, group);
    }

    /** The next value of a group, owned; 0 if the group is over or no longer the present one. */
    static long nextInGroup(ThreadState ts, long self, long group, long target) {
        if (Memory.getLong(TYPE.word(self, GROUPER)) != group) {
            return 0;
        }
        if (object(self, VALUE) == 0 && !step(ts, self)) {
            return 0;
        }
        if (!inGroup(ts, self, target)) {
            return 0;
        }
        long value = swap(ts, self, VALUE, 0);
        return value == 0 ? 0 : Refs.fromMemorySteal(ts, value);
    }

    static boolean isPresent(long self, long group) {
        return Memory.getLong(TYPE.word(self, GROUPER)) == group;
    }

    static long reduce(ThreadState ts, long self) {
        long args = pair(ts, Refs.retain(ts, object(self, IT)),
                Refs.retain(ts, object(self, KEYFUNC)));
        long target = take(ts, self, TARGET);
        long key = take(ts, self, KEY);
        long value = take(ts, self, VALUE);
        if (target != 0 && key != 0 && value != 0) {
            return reduced(ts, self, args,
                    PyTuple.fromArraySteal(ts, new long[] {value, target, key}));
        }
        Refs.xrelease(ts, target);
        Refs.xrelease(ts, key);
        Refs.xrelease(ts, value);
        return reduced(ts, self, args);
    }

    static long setState(ThreadState ts, long self, long state) {
        checkState(ts, state, 3);
        put(ts, self, VALUE, Refs.retain(ts, PyTuple.item(state, 0)));
        put(ts, self, TARGET, Refs.retain(ts, PyTuple.item(state, 1)));
        put(ts, self, KEY, Refs.retain(ts, PyTuple.item(state, 2)));
        return Singletons.None;
    }
}
