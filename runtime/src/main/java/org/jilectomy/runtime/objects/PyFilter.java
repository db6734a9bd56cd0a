package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.filterobject;
import org.jilectomy.runtime.state.ThreadState;

/** {@code filter}; compare CPython {@code PyFilter_Type}. */
public final class PyFilter extends IteratorType {
    public static final PyFilter TYPE = new PyFilter();

    private PyFilter() {
        super(
                new TypeSpec("filter", filterobject.SIZE)
                        .gc()
                        .subclassable()
                        .doc(
                                "filter(function or None, iterable) --> filter object\n\nReturn an"
                                        + " iterator yielding those items of iterable for which"
                                        + " function(item)\nis true. If function is None, return"
                                        + " the items that are true."));
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, this, type, kwnames);
        int n = Instances.positional(args, kwnames);
        if (n != 2) {
            throw Errors.typeError(ts, "filter expected 2 arguments, got " + n);
        }
        long it = Abstract.iter(ts, args[1]);
        long self = Instances.allocate(ts, type, type.basicSize);
        filterobject.func(self, Refs.toObject(ts, args[0]));
        filterobject.it(self, it);
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(filterobject.func(self));
        visitor.visit(filterobject.it(self));
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long it = filterobject.it(self);
        long function = filterobject.func(self);
        boolean plain = function == Singletons.None || function == PyBool.TYPE.address;
        for (long item; (item = Instances.nextInside(ts, self, it)) != 0;) {
            boolean wanted;
            try {
                wanted = plain ? Abstract.isTrue(ts, item) : ask(ts, function, item);
            } catch (Throwable t) {
                Refs.release(ts, item);
                throw t;
            }
            if (wanted) {
                return item;
            }
            Refs.release(ts, item);
        }
        return 0;
    }

    private static boolean ask(ThreadState ts, long function, long item) {
        long answer = Abstract.call(ts, function, item);
        try {
            return Abstract.isTrue(ts, answer);
        } finally {
            Refs.release(ts, answer);
        }
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
    }

    static long reduce(ThreadState ts, long self) {
        long args = PyTuple.of(ts, filterobject.func(self), filterobject.it(self));
        return PyTuple.ofSteal(ts, Refs.retain(ts, PyType.addressOf(self)), args);
    }
}
