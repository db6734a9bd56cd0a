package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code product}: the pool is a tuple of tuples, as many as a selection is long. */
final class Product extends Selection {
    private static final long REPEAT = Names.of("repeat");

    static final Product TYPE = new Product();

    private Product() {
        super("product");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        int n = Instances.positional(args, kwnames);
        long repeat = 1;
        if (args.length > n) {
            if (args.length > n + 1) {
                throw Errors.typeError(ts, "product() takes at most 1 keyword argument ("
                        + (args.length - n) + " given)");
            }
            if (!PyUnicode.equal(PyTuple.item(kwnames, 0), REPEAT)) {
                throw Errors.typeError(ts, "'" + PyUnicode.toJava(PyTuple.item(kwnames, 0))
                        + "' is an invalid keyword argument for product()");
            }
            repeat = Abstract.asIndexOrThrow(ts, args[n], Exceptions.OverflowError);
            if (repeat < 0) {
                throw Errors.valueError(ts, "repeat argument cannot be negative");
            }
        }
        long r = repeat == 0 ? 0 : n * repeat;
        if (n > 0 && repeat > Integer.MAX_VALUE / n) {
            throw Errors.overflowError(ts, "repeat argument too large");
        }
        long pools = PyTuple.create(ts, r);
        boolean empty = false;
        try {
            for (int i = 0; i < n && r > 0; i++) {
                long pool = PyTuple.fromIterable(ts, args[i]);
                empty |= PyTuple.size(pool) == 0;
                for (long k = i; k < r; k += n) {
                    PyTuple.setSteal(ts, pools, k, Refs.retain(ts, pool));
                }
                Refs.release(ts, pool);
            }
        } catch (Throwable t) {
            Refs.release(ts, pools);
            throw t;
        }
        long self = create(ts, type, pools, r, r, false);
        if (empty) {
            number(self, STATE, OVER);
        }
        return self;
    }

    @Override
    void startLockHeld(long self) {
        long r = number(self, R);
        for (long i = 0; i < r; i++) {
            index(self, i, 0);
        }
    }

    @Override
    boolean advanceLockHeld(long self) {
        long pools = object(self, POOL);
        for (long i = number(self, R) - 1; i >= 0; i--) {
            long next = index(self, i) + 1;
            if (next < PyTuple.size(PyTuple.item(pools, i))) {
                index(self, i, next);
                return true;
            }
            index(self, i, 0);
        }
        return false;
    }

    @Override
    long itemLockHeld(long self, long i) {
        return PyTuple.item(PyTuple.item(object(self, POOL), i), index(self, i));
    }

    static long reduce(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long state = TYPE.number(self, STATE);
        long[] at = new long[state == RUNNING ? (int) TYPE.number(self, R) : 0];
        for (int i = 0; i < at.length; i++) {
            at[i] = TYPE.index(self, i);
        }
        ObjectLock.unlock(ts, self);
        if (state == OVER) {
            long none = PyTuple.empty(ts);
            return reduced(ts, self, PyTuple.fromArraySteal(ts, new long[] {none}));
        }
        long pools = Refs.retain(ts, object(self, POOL));
        return state == FRESH ? reduced(ts, self, pools)
                : reduced(ts, self, pools, ints(ts, at));
    }

    static long setState(ThreadState ts, long self, long state) {
        int r = (int) TYPE.number(self, R);
        if (!PyTuple.TYPE.isInstance(state) || PyTuple.size(state) != r) {
            throw invalid(ts);
        }
        if (TYPE.number(self, STATE) == OVER) {
            return none();
        }
        long pools = object(self, POOL);
        long[] limit = new long[r];
        for (int i = 0; i < r; i++) {
            limit[i] = PyTuple.size(PyTuple.item(pools, i)) - 1;
        }
        TYPE.restore(ts, self, 0, state, new long[r], limit);
        TYPE.number(self, STATE, RUNNING);
        return none();
    }
}
