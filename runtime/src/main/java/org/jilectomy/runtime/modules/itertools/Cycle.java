package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code cycle}. */
final class Cycle extends ItertoolsIterator {
    private static final int IT = 0; // 0 once its items are saved
    private static final int SAVED = 1; // list
    private static final int INDEX = 0; // word: the next saved item
    private static final int FIRST_PASS = 1; // word: 1 if items of IT were saved before (unpickled)

    private static final Signature NEW = Signature.parse("cycle(type, iterable, /)");

    static final Cycle TYPE = new Cycle();

    private Cycle() {
        super("cycle", 2, 2);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = positional(ts, type, NEW, args, kwnames);
        long it = Abstract.iter(ts, a[0]);
        long self = make(ts, type);
        initSteal(ts, self, IT, it);
        initSteal(ts, self, SAVED, PyList.create(ts));
        return self;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        if (object(self, IT) != 0) {
            long value = nextOf(ts, self, IT);
            if (value != 0) {
                if (number(self, FIRST_PASS) == 0) {
                    long saved = take(ts, self, SAVED);
                    PyList.append(ts, saved, value);
                    Refs.release(ts, saved);
                }
                return value;
            }
            put(ts, self, IT, 0);
        }
        long saved = take(ts, self, SAVED);
        try {
            long n = PyList.size(saved);
            if (n == 0) {
                return 0;
            }
            ObjectLock.lock(ts, self);
            long i = number(self, INDEX);
            number(self, INDEX, i + 1 >= n ? 0 : i + 1);
            ObjectLock.unlock(ts, self);
            return PyList.getItemOrEnd(ts, saved, i);
        } finally {
            Refs.release(ts, saved);
        }
    }

    static long reduce(ThreadState ts, long self) {
        long saved = take(ts, self, SAVED);
        long it = take(ts, self, IT);
        long first = PyBool.of(TYPE.number(self, FIRST_PASS) != 0);
        if (it == 0) {
            it = Abstract.iter(ts, saved);
            long index = TYPE.number(self, INDEX);
            if (index != 0) {
                Refs.release(ts, Abstract.callMethod(ts, it, Names.of("__setstate__"),
                        PyLong.of(ts, index)));
            }
            first = PyBool.True;
        }
        return reduced(ts, self, PyTuple.fromArraySteal(ts, new long[] {it}),
                pair(ts, saved, first));
    }

    static long setState(ThreadState ts, long self, long state) {
        checkState(ts, state, 2);
        long saved = PyTuple.item(state, 0);
        if (!PyList.TYPE.isInstance(saved)) {
            throw Errors.typeError(ts, "argument 1 must be list, not " + PyType.of(saved).name());
        }
        TYPE.number(self, FIRST_PASS, Abstract.asIndex(ts,
                Refs.fromMemoryBorrowed(PyTuple.item(state, 1))) != 0 ? 1 : 0);
        TYPE.number(self, INDEX, 0);
        put(ts, self, SAVED, Refs.retain(ts, saved));
        return Singletons.None;
    }
}
