package org.jilectomy.runtime.modules.operator;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.ReprGuard;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code operator.itemgetter}. Immutable.
 *
 * <pre>
 *  +16 the arguments, a tuple; owned
 * </pre>
 */
final class PyItemGetter extends PyType {
    private static final int ITEMS = PyObject.SIZE;

    static final PyItemGetter TYPE = new PyItemGetter();

    private PyItemGetter() {
        super(new TypeSpec("operator.itemgetter", ITEMS + 8).gc()
                .doc("itemgetter(item, ...) --> itemgetter object\n\nReturn a callable object that"
                        + " fetches the given item(s) from its operand.\nAfter f = itemgetter(2),"
                        + " the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call"
                        + " g(r) returns (r[2], r[5], r[3])"));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling", "reduce");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, "itemgetter", kwnames);
        if (args.length == 0) {
            throw Errors.typeError(ts, "itemgetter expected 1 argument, got 0");
        }
        long self = allocate(ts, ITEMS + 8);
        Memory.putLong(self + ITEMS, PyTuple.fromArray(ts, args));
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + ITEMS));
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    /** The one argument of a getter's call. */
    static long operand(ThreadState ts, String name, long[] args, long kwnames) {
        Instances.noKeywords(ts, name, kwnames);
        if (args.length != 1) {
            throw Errors.typeError(ts, name + " expected 1 argument, got " + args.length);
        }
        return args[0];
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        long obj = operand(ts, "itemgetter", args, kwnames);
        long items = Memory.getLong(self + ITEMS);
        int n = (int) PyTuple.size(items);
        if (n == 1) {
            return Abstract.getItem(ts, obj, Refs.fromMemoryBorrowed(PyTuple.item(items, 0)));
        }
        long result = PyTuple.create(ts, n);
        try {
            for (int i = 0; i < n; i++) {
                PyTuple.setSteal(ts, result, i, Abstract.getItem(ts, obj,
                        Refs.fromMemoryBorrowed(PyTuple.item(items, i))));
            }
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return repr(ts, self, Memory.getLong(self + ITEMS));
    }

    /** {@code operator.itemgetter(1, 2)}. */
    static long repr(ThreadState ts, long self, long items) {
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.fromJava(ts, PyType.of(self).tpName() + "(...)");
        }
        try {
            UnicodeBuilder b = new UnicodeBuilder(32);
            b.append(PyType.of(self).tpName()).append("(");
            for (long i = 0; i < PyTuple.size(items); i++) {
                if (i > 0) {
                    b.append(", ");
                }
                ReprGuard.appendRepr(ts, b, Refs.fromMemoryBorrowed(PyTuple.item(items, i)));
            }
            return b.append(")").finish(ts);
        } finally {
            ReprGuard.leave(ts);
        }
    }

    static long reduce(ThreadState ts, long self) {
        return PyTuple.ofSteal(ts, Refs.retain(ts, PyType.addressOf(self)),
                Refs.retain(ts, Memory.getLong(self + ITEMS)));
    }
}
