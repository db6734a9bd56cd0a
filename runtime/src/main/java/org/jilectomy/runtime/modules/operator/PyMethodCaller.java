package org.jilectomy.runtime.modules.operator;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.functools.PyPartial;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.PyDict;
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
 * {@code operator.methodcaller}. Immutable.
 *
 * <pre>
 *  +16 name, str   +24 arguments, tuple   +32 keyword arguments, dict or 0; all owned
 * </pre>
 */
final class PyMethodCaller extends PyType {
    private static final int NAME = PyObject.SIZE;
    private static final int ARGS = NAME + 8;
    private static final int KEYWORDS = ARGS + 8;
    private static final int SIZE = KEYWORDS + 8;

    static final PyMethodCaller TYPE = new PyMethodCaller();

    private PyMethodCaller() {
        super(new TypeSpec("operator.methodcaller", SIZE).gc()
                .doc("methodcaller(name, ...) --> methodcaller object\n\nReturn a callable object"
                        + " that calls the given method on its operand.\nAfter f ="
                        + " methodcaller('name'), the call f(r) returns r.name().\nAfter g ="
                        + " methodcaller('name', 'date', foo=1), the call g(r) returns\n"
                        + "r.name('date', foo=1)."));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling", "reduce");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        int n = Instances.positional(args, kwnames);
        if (n < 1) {
            throw Errors.typeError(ts,
                    "methodcaller needs at least one argument, the method name");
        }
        if (!PyUnicode.TYPE.isInstance(args[0])) {
            throw Errors.typeError(ts, "method name must be a string");
        }
        long self = allocate(ts, SIZE);
        Memory.putLong(self + NAME, Refs.retain(ts, args[0]));
        Memory.putLong(self + ARGS, PyTuple.fromArray(ts, args, 1, n - 1));
        long keywords = 0;
        if (args.length > n) {
            keywords = PyDict.create(ts);
            for (int i = n; i < args.length; i++) {
                PyDict.setItem(ts, keywords, PyTuple.item(kwnames, i - n), args[i]);
            }
        }
        Memory.putLong(self + KEYWORDS, keywords);
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + NAME));
        visitor.visit(Memory.getLong(self + ARGS));
        long keywords = Memory.getLong(self + KEYWORDS);
        if (keywords != 0) {
            visitor.visit(keywords);
        }
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        long obj = PyItemGetter.operand(ts, "methodcaller", args, kwnames);
        long method = Abstract.getAttr(ts, obj, Memory.getLong(self + NAME));
        try {
            return Abstract.callTuple(ts, method, Memory.getLong(self + ARGS),
                    Memory.getLong(self + KEYWORDS));
        } finally {
            Refs.release(ts, method);
        }
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.fromJava(ts, PyType.of(self).tpName() + "(...)");
        }
        long keywords = Memory.getLong(self + KEYWORDS);
        long[] items = keywords == 0 ? new long[0] : PyDict.snapshot(ts, keywords);
        try {
            UnicodeBuilder b = new UnicodeBuilder(32);
            b.append(PyType.of(self).tpName()).append("(");
            ReprGuard.appendRepr(ts, b, Memory.getLong(self + NAME));
            long args = Memory.getLong(self + ARGS);
            for (long i = 0; i < PyTuple.size(args); i++) {
                b.append(", ");
                ReprGuard.appendRepr(ts, b, Refs.fromMemoryBorrowed(PyTuple.item(args, i)));
            }
            for (int i = 0; i < items.length; i += 2) {
                b.append(", ").appendStr(items[i]).append("=");
                ReprGuard.appendRepr(ts, b, Refs.fromMemoryBorrowed(items[i + 1]));
            }
            return b.append(")").finish(ts);
        } finally {
            ReprGuard.leave(ts);
            for (long item : items) {
                Refs.release(ts, item);
            }
        }
    }

    /** {@code (type, (name, *args))}, or {@code (partial(type, name, **keywords), args)}. */
    static long reduce(ThreadState ts, long self) {
        long name = Memory.getLong(self + NAME);
        long args = Memory.getLong(self + ARGS);
        long keywords = Memory.getLong(self + KEYWORDS);
        long type = PyType.addressOf(self);
        if (keywords == 0) {
            long first = PyTuple.of(ts, name);
            long all = PyTuple.TYPE.sq_concat(ts, first, args);
            Refs.release(ts, first);
            return PyTuple.ofSteal(ts, Refs.retain(ts, type), all);
        }
        long first = PyTuple.of(ts, type, name);
        try {
            long maker = Abstract.callTuple(ts, PyPartial.TYPE.address, first, keywords);
            return PyTuple.ofSteal(ts, maker, Refs.retain(ts, args));
        } finally {
            Refs.release(ts, first);
        }
    }
}
