package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code compress}. */
final class Compress extends ItertoolsIterator {
    private static final int DATA = 0;
    private static final int SELECTORS = 1;

    private static final Signature NEW = Signature.parse("compress(type, data, selectors)");

    static final Compress TYPE = new Compress();

    private Compress() {
        super("compress", 2, 0);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "compress", NEW, args, kwnames);
        long data = Abstract.iter(ts, a[0]);
        long selectors;
        try {
            selectors = Abstract.iter(ts, a[1]);
        } catch (Throwable t) {
            Refs.release(ts, data);
            throw t;
        }
        long self = make(ts, type);
        initSteal(ts, self, DATA, data);
        initSteal(ts, self, SELECTORS, selectors);
        return self;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        while (true) {
            long datum = nextOf(ts, self, DATA);
            if (datum == 0) {
                return 0;
            }
            long selector = 0;
            boolean chosen = false;
            try {
                selector = nextOf(ts, self, SELECTORS);
                chosen = selector != 0 && Abstract.isTrue(ts, selector);
            } finally {
                Refs.xrelease(ts, selector);
                if (!chosen) {
                    Refs.release(ts, datum);
                }
            }
            if (chosen) {
                return datum;
            }
            if (selector == 0) {
                return 0;
            }
        }
    }

    static long reduce(ThreadState ts, long self) {
        return reduced(ts, self, pair(ts, Refs.retain(ts, object(self, DATA)),
                Refs.retain(ts, object(self, SELECTORS))));
    }
}
