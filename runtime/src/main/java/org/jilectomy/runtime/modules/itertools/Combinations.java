package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code combinations} and {@code combinations_with_replacement}. */
final class Combinations extends Selection {
    static final Combinations PLAIN = new Combinations("combinations", false);
    static final Combinations REPLACING =
            new Combinations("combinations_with_replacement", true);

    private final boolean replacing;
    private final Signature signature;

    private Combinations(String name, boolean replacing) {
        super(name);
        this.replacing = replacing;
        this.signature = Signature.parse(name + "(type, iterable, r)");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, simpleName(), signature, args, kwnames);
        long r = Abstract.asIndexOrThrow(ts, a[1], Exceptions.OverflowError);
        long pool = PyTuple.fromIterable(ts, a[0]);
        long n = PyTuple.size(pool);
        if (r < 0) {
            org.jilectomy.runtime.objects.Refs.release(ts, pool);
            throw Errors.valueError(ts, "r must be non-negative");
        }
        return create(ts, type, pool, r, r, replacing ? n == 0 && r > 0 : r > n);
    }

    @Override
    void startLockHeld(long self) {
        long r = number(self, R);
        for (long i = 0; i < r; i++) {
            index(self, i, replacing ? 0 : i);
        }
    }

    @Override
    boolean advanceLockHeld(long self) {
        long r = number(self, R);
        long n = PyTuple.size(object(self, POOL));
        long i = r - 1;
        while (i >= 0 && index(self, i) == (replacing ? n - 1 : i + n - r)) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        long next = index(self, i) + 1;
        for (; i < r; i++) {
            index(self, i, next);
            next += replacing ? 0 : 1;
        }
        return true;
    }

    private static Combinations base(long self) {
        PyType type = PyType.of(self);
        while (!(type instanceof Combinations)) {
            type = type.base;
        }
        return (Combinations) type;
    }

    static long reduce(ThreadState ts, long self) {
        Combinations type = base(self);
        ObjectLock.lock(ts, self);
        long[] at = null;
        if (type.number(self, STATE) == RUNNING) {
            at = new long[(int) type.number(self, R)];
            for (int i = 0; i < at.length; i++) {
                at[i] = type.index(self, i);
            }
        }
        ObjectLock.unlock(ts, self);
        return type.reduceSelection(ts, self, at == null ? 0 : ints(ts, at));
    }

    static long setState(ThreadState ts, long self, long state) {
        Combinations type = base(self);
        int r = (int) type.number(self, R);
        if (!PyTuple.TYPE.isInstance(state) || PyTuple.size(state) != r
                || type.number(self, STATE) == OVER) {
            throw invalid(ts);
        }
        long n = PyTuple.size(object(self, POOL));
        long[] least = new long[r];
        long[] limit = new long[r];
        for (int i = 0; i < r; i++) {
            limit[i] = type.replacing ? n - 1 : i + n - r;
        }
        type.restore(ts, self, 0, state, least, limit);
        type.number(self, STATE, RUNNING);
        return none();
    }
}
