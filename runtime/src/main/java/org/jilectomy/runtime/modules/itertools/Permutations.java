package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code permutations}: the block holds n indices and then r counters ("cycles"). */
final class Permutations extends Selection {
    private static final Signature NEW = Signature.parse("permutations(type, iterable, r=None)");

    static final Permutations TYPE = new Permutations();

    private Permutations() {
        super("permutations");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "permutations", NEW, args, kwnames);
        long pool = PyTuple.fromIterable(ts, a[0]);
        try {
            long n = PyTuple.size(pool);
            long r = n;
            if (a[1] != 0 && a[1] != Singletons.None) {
                if (!PyLong.check(a[1])) {
                    throw Errors.typeError(ts, "Expected int as r");
                }
                r = PyLong.asLong(ts, a[1]);
                if (r < 0) {
                    throw Errors.valueError(ts, "r must be non-negative");
                }
            }
            return create(ts, type, Refs.retain(ts, pool), r, n + Math.min(r, n), r > n);
        } finally {
            Refs.release(ts, pool);
        }
    }

    private static long size(long self) {
        return PyTuple.size(object(self, POOL));
    }

    @Override
    void startLockHeld(long self) {
        long n = size(self);
        long r = number(self, R);
        for (long i = 0; i < n; i++) {
            index(self, i, i);
        }
        for (long i = 0; i < r; i++) {
            index(self, n + i, n - i);
        }
    }

    @Override
    boolean advanceLockHeld(long self) {
        long n = size(self);
        for (long i = number(self, R) - 1; i >= 0; i--) {
            long cycle = index(self, n + i) - 1;
            if (cycle > 0) {
                index(self, n + i, cycle);
                long j = n - cycle;
                long a = index(self, i);
                index(self, i, index(self, j));
                index(self, j, a);
                return true;
            }
            long first = index(self, i);
            for (long k = i; k < n - 1; k++) {
                index(self, k, index(self, k + 1));
            }
            index(self, n - 1, first);
            index(self, n + i, n - i);
        }
        return false;
    }

    static long reduce(ThreadState ts, long self) {
        int n = (int) size(self);
        int r = (int) TYPE.number(self, R);
        ObjectLock.lock(ts, self);
        long[] indices = null;
        long[] cycles = null;
        if (TYPE.number(self, STATE) == RUNNING) {
            indices = new long[n];
            cycles = new long[r];
            for (int i = 0; i < n; i++) {
                indices[i] = TYPE.index(self, i);
            }
            for (int i = 0; i < r; i++) {
                cycles[i] = TYPE.index(self, n + i);
            }
        }
        ObjectLock.unlock(ts, self);
        return TYPE.reduceSelection(ts, self,
                indices == null ? 0 : pair(ts, ints(ts, indices), ints(ts, cycles)));
    }

    static long setState(ThreadState ts, long self, long state) {
        checkState(ts, state, 2);
        int n = (int) size(self);
        int r = (int) TYPE.number(self, R);
        long indices = PyTuple.item(state, 0);
        long cycles = PyTuple.item(state, 1);
        if (!PyTuple.TYPE.isInstance(indices) || !PyTuple.TYPE.isInstance(cycles)
                || PyTuple.size(indices) != n || PyTuple.size(cycles) != r
                || TYPE.number(self, STATE) == OVER) {
            throw invalid(ts);
        }
        long[] limit = new long[n];
        java.util.Arrays.fill(limit, n - 1);
        TYPE.restore(ts, self, 0, indices, new long[n], limit);
        long[] least = new long[r];
        long[] most = new long[r];
        for (int i = 0; i < r; i++) {
            least[i] = 1;
            most[i] = (long) n - i;
        }
        TYPE.restore(ts, self, n, cycles, least, most);
        TYPE.number(self, STATE, RUNNING);
        return none();
    }
}
