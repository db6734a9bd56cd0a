package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.state.ThreadState;

/** {@code pairwise}. */
final class Pairwise extends ItertoolsIterator {
    private static final int IT = 0; // 0 at the end
    private static final int OLD = 1; // the item before

    private static final Signature NEW = Signature.parse("pairwise(type, iterable, /)");

    static final Pairwise TYPE = new Pairwise();

    private Pairwise() {
        super("pairwise", 2, 0);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = positional(ts, type, NEW, args, kwnames);
        long it = Abstract.iter(ts, a[0]);
        long self = make(ts, type);
        initSteal(ts, self, IT, it);
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
            long old = take(ts, self, OLD);
            if (old == 0) {
                old = type.iternextObject(ts, it);
                if (old != 0) {
                    put(ts, self, OLD, Refs.retain(ts, old));
                    if (object(self, IT) == 0) { // run to its end by the call just made
                        Refs.release(ts, old);
                        return 0;
                    }
                }
            }
            if (old == 0) {
                put(ts, self, IT, 0);
                put(ts, self, OLD, 0);
                return 0;
            }
            long value;
            try {
                value = type.iternextObject(ts, it);
            } catch (Throwable t) {
                Refs.release(ts, old);
                throw t;
            }
            if (value == 0) {
                Refs.release(ts, old);
                put(ts, self, IT, 0);
                put(ts, self, OLD, 0);
                return 0;
            }
            put(ts, self, OLD, Refs.retain(ts, value));
            return PyTuple.ofSteal(ts, old, value);
        } finally {
            Refs.release(ts, it);
        }
    }
}
