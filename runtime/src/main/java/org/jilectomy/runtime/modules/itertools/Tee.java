package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code itertools._tee}: one of the iterators that {@code tee()} makes of one. */
final class Tee extends ItertoolsIterator {
    private static final int DATA = 0;
    private static final int INDEX = 0; // word: place in the piece
    private static final int WEAK_LIST = 32;

    private static final Signature NEW = Signature.parse("_tee(type, iterable, /)");

    static final Tee TYPE = new Tee();

    private Tee() {
        super(new TypeSpec("itertools._tee", WEAK_LIST + 8).weakList(WEAK_LIST)
                .doc("Iterator wrapped to make it copyable."), 1);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__copy__(self, /)", "Returns an independent iterator.", "copy")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return from(ts, positional(ts, type, NEW, args, kwnames)[0]);
    }

    static long from(ThreadState ts, long iterable) {
        long it = Abstract.iter(ts, iterable);
        try {
            if (TYPE.isInstance(it)) {
                return copy(ts, it);
            }
            long self = make(ts, TYPE);
            initSteal(ts, self, DATA, TeeData.create(ts, it));
            return self;
        } finally {
            Refs.release(ts, it);
        }
    }

    static long copy(ThreadState ts, long self) {
        long copy = make(ts, TYPE);
        ObjectLock.lock(ts, self);
        long data = Refs.retain(ts, object(self, DATA));
        TYPE.number(copy, INDEX, TYPE.number(self, INDEX));
        ObjectLock.unlock(ts, self);
        initSteal(ts, copy, DATA, data);
        return copy;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long data = Refs.retain(ts, object(self, DATA));
        long i = number(self, INDEX);
        ObjectLock.unlock(ts, self);
        try {
            if (i >= TeeData.CELLS) {
                long next = TeeData.next(ts, data);
                Refs.release(ts, data);
                data = next;
                put(ts, self, DATA, Refs.retain(ts, next));
                i = 0;
            }
            long value = TeeData.value(ts, data, i);
            if (value != 0) {
                number(self, INDEX, i + 1);
            } else {
                number(self, INDEX, i);
            }
            return value;
        } finally {
            Refs.release(ts, data);
        }
    }

    static long reduce(ThreadState ts, long self) {
        long none = PyTuple.empty(ts);
        long data = take(ts, self, DATA);
        return reduced(ts, self, PyTuple.fromArraySteal(ts, new long[] {none}),
                pair(ts, data, PyLong.of(ts, TYPE.number(self, INDEX))));
    }

    static long setState(ThreadState ts, long self, long state) {
        checkState(ts, state, 2);
        long data = PyTuple.item(state, 0);
        if (!TeeData.TYPE.isExactly(data)) {
            throw Errors.typeError(ts, "argument 1 must be itertools._tee_dataobject, not "
                    + PyType.of(data).name());
        }
        long index = Abstract.asIndex(ts, Refs.fromMemoryBorrowed(PyTuple.item(state, 1)));
        if (index < 0 || index > TeeData.CELLS) {
            throw Errors.valueError(ts, "Index out of range");
        }
        put(ts, self, DATA, Refs.retain(ts, data));
        TYPE.number(self, INDEX, index);
        return Singletons.None;
    }

    /** {@code tee(iterable, n)}. */
    static long tee(ThreadState ts, long iterable, long n) {
        if (n < 0) {
            throw Errors.valueError(ts, "n must be >= 0");
        }
        if (n == 0) {
            return PyTuple.empty(ts);
        }
        long it = Abstract.iter(ts, iterable);
        long first;
        long name = Names.of("__copy__");
        long copier = Abstract.lookupAttr(ts, it, name);
        try {
            first = copier != 0 ? Refs.retain(ts, it) : from(ts, it);
        } finally {
            Refs.release(ts, it);
            Refs.xrelease(ts, copier);
        }
        long tuple = PyTuple.create(ts, n);
        PyTuple.setSteal(ts, tuple, 0, first);
        try {
            for (long i = 1; i < n; i++) {
                PyTuple.setSteal(ts, tuple, i, Abstract.callMethod(ts, first, name));
            }
            return tuple;
        } catch (Throwable t) {
            Refs.release(ts, tuple);
            throw t;
        }
    }
}
