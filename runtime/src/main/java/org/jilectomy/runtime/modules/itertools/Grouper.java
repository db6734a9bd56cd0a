package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.IteratorReduce;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code itertools._grouper}: one group of {@link Groupby}. */
final class Grouper extends ItertoolsIterator {
    private static final int PARENT = 0;
    private static final int TARGET = 1;

    private static final Signature NEW = Signature.parse("_grouper(type, parent, tgtkey, /)");

    static final Grouper TYPE = new Grouper();

    private Grouper() {
        super(new TypeSpec("itertools._grouper", 32), 2);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
    }

    static long create(ThreadState ts, long parent, long target) {
        long self = make(ts, TYPE);
        init(ts, self, PARENT, parent);
        init(ts, self, TARGET, target);
        return self;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = positional(ts, type, NEW, args, kwnames);
        if (!Groupby.TYPE.isInstance(a[0])) {
            throw Errors.typeError(ts, "_grouper() argument 1 must be itertools.groupby, not "
                    + PyType.of(a[0]).name());
        }
        long self = create(ts, a[0], a[1]);
        Groupby.TYPE.number(a[0], 0, self);
        return self;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        return Groupby.nextInGroup(ts, object(self, PARENT), self, object(self, TARGET));
    }

    static long reduce(ThreadState ts, long self) {
        if (!Groupby.isPresent(object(self, PARENT), self)) {
            return IteratorReduce.iter(ts, PyTuple.empty(ts));
        }
        return reduced(ts, self, pair(ts, Refs.retain(ts, object(self, PARENT)),
                Refs.retain(ts, object(self, TARGET))));
    }
}
