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
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code operator.attrgetter}. Immutable.
 *
 * <pre>
 *  +16 the arguments, a tuple of str; owned
 *  +24 for each of them the tuple of names between its dots; owned
 * </pre>
 */
final class PyAttrGetter extends PyType {
    private static final int ATTRS = PyObject.SIZE;
    private static final int PATHS = ATTRS + 8;

    static final PyAttrGetter TYPE = new PyAttrGetter();

    private PyAttrGetter() {
        super(new TypeSpec("operator.attrgetter", PATHS + 8).gc()
                .doc("attrgetter(attr, ...) --> attrgetter object\n\nReturn a callable object that"
                        + " fetches the given attribute(s) from its operand.\nAfter f ="
                        + " attrgetter('name'), the call f(r) returns r.name.\nAfter g ="
                        + " attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\n"
                        + "After h = attrgetter('name.first', 'name.last'), the call h(r) returns\n"
                        + "(r.name.first, r.name.last)."));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling", "reduce");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, "attrgetter", kwnames);
        if (args.length == 0) {
            throw Errors.typeError(ts, "attrgetter expected 1 argument, got 0");
        }
        for (long arg : args) {
            if (!PyUnicode.TYPE.isInstance(arg)) {
                throw Errors.typeError(ts, "attribute name must be a string");
            }
        }
        long paths = PyTuple.create(ts, args.length);
        for (int i = 0; i < args.length; i++) {
            PyTuple.setSteal(ts, paths, i, path(ts, PyUnicode.toJava(args[i])));
        }
        long self = allocate(ts, PATHS + 8);
        Memory.putLong(self + ATTRS, PyTuple.fromArray(ts, args));
        Memory.putLong(self + PATHS, paths);
        return self;
    }

    private static long path(ThreadState ts, String dotted) {
        int dots = 0;
        for (int i = 0; i < dotted.length(); i++) {
            dots += dotted.charAt(i) == '.' ? 1 : 0;
        }
        long path = PyTuple.create(ts, dots + 1);
        int from = 0;
        for (int i = 0; i <= dots; i++) {
            int end = dotted.indexOf('.', from);
            end = end < 0 ? dotted.length() : end;
            long name = PyUnicode.fromJava(ts, dotted.substring(from, end));
            PyTuple.setSteal(ts, path, i, name);
            from = end + 1;
        }
        return path;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + ATTRS));
        visitor.visit(Memory.getLong(self + PATHS));
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    private static long follow(ThreadState ts, long obj, long path) {
        long value = Abstract.getAttr(ts, obj, PyTuple.item(path, 0));
        int n = (int) PyTuple.size(path);
        for (int i = 1; i < n; i++) {
            long from = value;
            try {
                value = Abstract.getAttr(ts, from, PyTuple.item(path, i));
            } finally {
                Refs.release(ts, from);
            }
        }
        return value;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        long obj = PyItemGetter.operand(ts, "attrgetter", args, kwnames);
        long paths = Memory.getLong(self + PATHS);
        int n = (int) PyTuple.size(paths);
        if (n == 1) {
            return follow(ts, obj, PyTuple.item(paths, 0));
        }
        long result = PyTuple.create(ts, n);
        try {
            for (int i = 0; i < n; i++) {
                PyTuple.setSteal(ts, result, i, follow(ts, obj, PyTuple.item(paths, i)));
            }
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyItemGetter.repr(ts, self, Memory.getLong(self + ATTRS));
    }

    static long reduce(ThreadState ts, long self) {
        return PyTuple.ofSteal(ts, Refs.retain(ts, PyType.addressOf(self)),
                Refs.retain(ts, Memory.getLong(self + ATTRS)));
    }
}
