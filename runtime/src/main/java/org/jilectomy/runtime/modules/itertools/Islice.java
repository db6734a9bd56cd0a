package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code islice}. */
final class Islice extends ItertoolsIterator {
    private static final int IT = 0; // 0 at the end
    private static final int NEXT = 0; // words: number of the next item to give out
    private static final int STOP = 1; // -1 without end
    private static final int STEP = 2;
    private static final int DONE = 3; // items taken from IT

    private static final Signature NEW =
            Signature.parse("islice(type, iterable, start, stop=None, step=None, /)");

    private static final String RANGE =
            "must be None or an integer: 0 <= x <= sys.maxsize.";

    static final Islice TYPE = new Islice();

    private Islice() {
        super("islice", 1, 4);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    /** A bound; -1 for None, -2 for what is none. */
    private static long bound(ThreadState ts, long value) {
        if (value == Singletons.None) {
            return -1;
        }
        if (!PyType.of(value).hasIndex()) {
            return -2;
        }
        try {
            long i = Abstract.index(ts, value);
            try {
                return PyLong.fitsLong(i) && PyLong.longValue(i) >= 0 ? PyLong.longValue(i) : -2;
            } finally {
                Refs.release(ts, i);
            }
        } catch (PyException e) {
            Errors.discard(ts, e);
            return -2;
        }
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = positional(ts, type, NEW, args, kwnames);
        long start = 0;
        long stop;
        if (a[2] == 0) {
            stop = bound(ts, a[1]);
            if (stop == -2) {
                throw Errors.valueError(ts, "Stop argument for islice() " + RANGE);
            }
        } else {
            start = bound(ts, a[1]);
            stop = bound(ts, a[2]);
            if (stop == -2) {
                throw Errors.valueError(ts, "Stop argument for islice() " + RANGE);
            }
            if (start == -2) {
                throw Errors.valueError(ts, "Indices for islice() " + RANGE);
            }
            start = Math.max(start, 0);
        }
        long step = a[3] == 0 ? 1 : bound(ts, a[3]);
        step = step == -1 ? 1 : step;
        if (step < 1) {
            throw Errors.valueError(ts,
                    "Step for islice() must be a positive integer or None.");
        }
        long it = Abstract.iter(ts, a[0]);
        long self = make(ts, type);
        initSteal(ts, self, IT, it);
        TYPE.number(self, NEXT, start);
        TYPE.number(self, STOP, stop);
        TYPE.number(self, STEP, step);
        return self;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long it = take(ts, self, IT);
        if (it == 0) {
            return 0;
        }
        try {
            PyType type = PyType.of(it);
            while (true) {
                ObjectLock.lock(ts, self);
                long done = number(self, DONE);
                boolean skip = done < number(self, NEXT);
                long stop = number(self, STOP);
                boolean over = !skip && stop != -1 && done >= stop;
                if (!over) {
                    number(self, DONE, done + 1);
                }
                if (!skip && !over) {
                    long next = number(self, NEXT) + number(self, STEP);
                    number(self, NEXT, next < 0 || stop != -1 && next > stop ? stop : next);
                }
                ObjectLock.unlock(ts, self);
                long value = over ? 0 : type.tp_iternext(ts, it);
                if (value == 0) {
                    put(ts, self, IT, 0);
                    return 0;
                }
                if (!skip) {
                    return value;
                }
                Refs.release(ts, value);
            }
        } finally {
            Refs.release(ts, it);
        }
    }

    static long reduce(ThreadState ts, long self) {
        long it = take(ts, self, IT);
        if (it == 0) {
            long list = PyList.create(ts);
            it = Abstract.iter(ts, list);
            Refs.release(ts, list);
            return reduced(ts, self, pair(ts, it, PyLong.of(ts, 0)), PyLong.of(ts, 0));
        }
        long stop = TYPE.number(self, STOP);
        long args = PyTuple.fromArraySteal(ts, new long[] {
            it, PyLong.of(ts, TYPE.number(self, NEXT)),
            stop == -1 ? Singletons.None : PyLong.of(ts, stop),
            PyLong.of(ts, TYPE.number(self, STEP))
        });
        return reduced(ts, self, args, PyLong.of(ts, TYPE.number(self, DONE)));
    }

    static long setState(ThreadState ts, long self, long state) {
        TYPE.number(self, DONE, PyLong.asLong(ts, state));
        return Singletons.None;
    }
}
