package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout._PyNamespaceObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code types.SimpleNamespace}: attributes and nothing else; the type of {@code
 * sys.implementation}. Compare CPython {@code Objects/namespaceobject.c}.
 *
 * <p>{@code ns_dict} is set when the object is made and never replaced.
 */
public final class PySimpleNamespace extends PyType {
    public static final PySimpleNamespace TYPE = new PySimpleNamespace();

    private PySimpleNamespace() {
        super(new TypeSpec("types.SimpleNamespace", _PyNamespaceObject.SIZE)
                .gc()
                .subclassable()
                .dict(_PyNamespaceObject.NS_DICT)
                .doc("A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)"));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling", "reduce")
                .member("__dict__", _PyNamespaceObject.NS_DICT, null);
    }

    /** A new namespace over a dict, which it takes over. */
    public static long createSteal(ThreadState ts, long dict) {
        long self = TYPE.allocate(ts, _PyNamespaceObject.SIZE);
        _PyNamespaceObject.ns_dict(self, dict);
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(_PyNamespaceObject.ns_dict(self), visitor);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long dict = PyDict.create(ts);
        long self = type.allocate(ts, type.basicSize);
        _PyNamespaceObject.ns_dict(self, dict);
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        int keywords = kwnames == 0 ? 0 : (int) PyTuple.size(kwnames);
        if (args.length > keywords) {
            throw Errors.typeError(ts, "no positional arguments expected");
        }
        for (int i = 0; i < keywords; i++) {
            PyDict.setItem(ts, _PyNamespaceObject.ns_dict(self), PyTuple.item(kwnames, i),
                    args[i]);
        }
    }

    /** Names that are identifiers only: others could not be written as keywords. */
    @Override
    public long tp_repr(ThreadState ts, long self) {
        String name = TYPE.isExactly(self) ? "namespace" : PyType.of(self).simpleName();
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.fromJava(ts, name + "(...)");
        }
        UnicodeBuilder b = new UnicodeBuilder();
        b.append(name).append('(');
        long[] items = PyDict.snapshot(ts, _PyNamespaceObject.ns_dict(self));
        try {
            boolean first = true;
            for (int i = 0; i < items.length; i += 2) {
                if (!PyUnicode.check(items[i]) || PyUnicode.length(items[i]) == 0) {
                    continue;
                }
                if (!first) {
                    b.append(", ");
                }
                first = false;
                b.append(PyUnicode.toJava(items[i])).append('=');
                ReprGuard.appendRepr(ts, b, items[i + 1]);
            }
        } finally {
            for (long item : items) {
                Refs.release(ts, item);
            }
            ReprGuard.leave(ts);
        }
        return b.append(')').finish(ts);
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!TYPE.isInstance(self) || !TYPE.isInstance(other)) {
            return Singletons.NotImplemented;
        }
        return Abstract.richCompare(ts, _PyNamespaceObject.ns_dict(self),
                _PyNamespaceObject.ns_dict(other), op);
    }

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw Errors.typeError(ts, "unhashable type: '" + PyType.of(self).name() + "'");
    }

    static long reduce(ThreadState ts, long self) {
        long empty = PyTuple.empty(ts);
        return PyTuple.of(ts, PyType.addressOf(self), empty, _PyNamespaceObject.ns_dict(self));
    }
}
