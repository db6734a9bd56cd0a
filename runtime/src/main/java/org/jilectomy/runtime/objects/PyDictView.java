package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout._PyDictViewObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code dict_keys}, {@code dict_values}, {@code dict_items}: windows on a dict that hold nothing but
 * a reference to it. Keys and items behave as sets.
 */
public class PyDictView extends PyType {
    private static final String SET_DOC =
            "Return True if the view and the given iterable have a null intersection.";

    public static final PyDictView KEYS =
            new PyDictView("dict_keys", PyDictIterator.KEY, PyDictIterator.REVERSE_KEY);
    public static final PyDictView VALUES =
            new PyDictView("dict_values", PyDictIterator.VALUE, PyDictIterator.REVERSE_VALUE);
    public static final PyDictView ITEMS =
            new PyDictView("dict_items", PyDictIterator.ITEM, PyDictIterator.REVERSE_ITEM);

    private final int want;
    private final PyDictIterator forward;
    private final PyDictIterator backward;

    private PyDictView(String name, PyDictIterator forward, PyDictIterator backward) {
        super(new TypeSpec(name, _PyDictViewObject.SIZE).gc().noNew());
        this.want = forward.want;
        this.forward = forward;
        this.backward = backward;
    }

    /** A view of a type that is derived from dict. */
    PyDictView(TypeSpec spec, PyDictView base) {
        super(spec);
        this.want = base.want;
        this.forward = base.forward;
        this.backward = base.backward;
    }

    static long create(ThreadState ts, PyDictView kind, long dict) {
        long self = kind.allocate(ts, _PyDictViewObject.SIZE);
        _PyDictViewObject.dv_dict(self, Refs.retain(ts, dict));
        return self;
    }

    /**
     * What a view shows at one moment; owned objects. Null if it cannot be read at one moment.
     */
    Items itemsAtOnce(ThreadState ts, long self) {
        return items(ts, PyDict.snapshot(ts, dict(self)));
    }

    /** Of owned keys and values, what this kind of view shows. */
    final Items items(ThreadState ts, long[] pairs) {
        int n = pairs.length / 2;
        Items items = new Items(n);
        for (int i = 0; i < n; i++) {
            long key = pairs[2 * i];
            long value = pairs[2 * i + 1];
            if (want == PyDictIterator.WANT_ITEM) {
                items.objects[i] = PyTuple.fromArraySteal(ts, new long[] {key, value});
            } else {
                items.objects[i] = want == PyDictIterator.WANT_KEY ? key : value;
                Refs.release(ts, want == PyDictIterator.WANT_KEY ? value : key);
            }
        }
        items.size = n;
        return items;
    }

    /** Keys or items. */
    static boolean isSetLike(long value) {
        return PyType.of(value) instanceof PyDictView v && v.want != PyDictIterator.WANT_VALUE;
    }

    private static long dict(long self) {
        return _PyDictViewObject.dv_dict(self);
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(dict(self));
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        Refs.release(ts, dict(self));
        Instances.freeAndEndDealloc(ts, self);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.fromJava(ts, "...");
        }
        try {
            Items items = Items.of(ts, self);
            long list = PyList.fromItemsSteal(ts, items);
            try {
                UnicodeBuilder b = new UnicodeBuilder();
                b.append(name()).append('(');
                ReprGuard.appendRepr(ts, b, list);
                b.append(')');
                return b.finish(ts);
            } finally {
                Refs.release(ts, list);
            }
        } finally {
            ReprGuard.leave(ts);
        }
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyDictIterator.create(ts, forward, dict(self));
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        return PyDict.size(dict(self));
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        if (want == PyDictIterator.WANT_KEY) {
            return PyDict.contains(ts, dict(self), value) ? 1 : 0;
        }
        return want == PyDictIterator.WANT_ITEM ? containsItem(ts, self, value) : -1;
    }

    private static int containsItem(ThreadState ts, long self, long pair) {
        if (!PyTuple.TYPE.isInstance(pair) || PyTuple.size(pair) != 2) {
            return 0;
        }
        long found = PyDict.getItem(ts, dict(self), PyTuple.item(pair, 0));
        if (found == 0) {
            return 0;
        }
        try {
            return Abstract.compareBool(ts, found, PyTuple.item(pair, 1), CompareOp.EQ) ? 1 : 0;
        } finally {
            Refs.release(ts, found);
        }
    }

    /** Equality is redefined, so keys and items have no hash. */
    @Override
    public boolean isUnhashable() {
        return want != PyDictIterator.WANT_VALUE;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        if (want == PyDictIterator.WANT_VALUE) {
            return super.tp_hash(ts, self);
        }
        throw Errors.typeError(ts, "unhashable type: '" + name() + "'");
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (want == PyDictIterator.WANT_VALUE) {
            return super.tp_richcompare(ts, self, other, op);
        }
        if (!isSetLike(other) && !PySet.isAnySet(other)) {
            return Singletons.NotImplemented;
        }
        long mine = PyDict.size(dict(self));
        long its = Abstract.size(ts, other);
        boolean result =
                switch (op) {
                    case CompareOp.LT -> mine < its && allIn(ts, self, other);
                    case CompareOp.LE -> mine <= its && allIn(ts, self, other);
                    case CompareOp.GT -> mine > its && allIn(ts, other, self);
                    case CompareOp.GE -> mine >= its && allIn(ts, other, self);
                    default -> (mine == its && allIn(ts, self, other)) == (op == CompareOp.EQ);
                };
        return PyBool.of(result);
    }

    private static boolean allIn(ThreadState ts, long items, long container) {
        long it = Abstract.iter(ts, items);
        try {
            for (long v; (v = Abstract.next(ts, it)) != 0;) {
                try {
                    if (!Abstract.contains(ts, container, v)) {
                        return false;
                    }
                } finally {
                    Refs.release(ts, v);
                }
            }
            return true;
        } finally {
            Refs.release(ts, it);
        }
    }

    // ---------------------------------------------------------------- set operations

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (want == PyDictIterator.WANT_VALUE) {
            return Singletons.NotImplemented;
        }
        return switch (op) {
            case BinaryOp.AND -> intersection(ts, left, right);
            case BinaryOp.OR, BinaryOp.SUBTRACT, BinaryOp.XOR -> viaSet(ts, left, right, op);
            default -> Singletons.NotImplemented;
        };
    }

    private static long viaSet(ThreadState ts, long left, long right, int op) {
        long result = PySet.fromIterable(ts, left);
        try {
            switch (op) {
                case BinaryOp.OR -> PySet.update(ts, result, right);
                case BinaryOp.SUBTRACT -> PySet.differenceUpdate(ts, result, right);
                default -> PySet.symmetricDifferenceUpdate(ts, result, right);
            }
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
        return result;
    }

    private static long intersection(ThreadState ts, long left, long right) {
        long view = isSetLike(left) ? left : right;
        long other = view == left ? right : left;
        long size = PyDict.size(dict(view));
        if (PySet.TYPE.isExactly(other) && size <= PySet.size(other)) {
            return PySet.intersection(ts, other, view);
        }
        if (isSetLike(other) && PyDict.size(dict(other)) > size) {
            long swap = view;
            view = other;
            other = swap;
        }
        long result = PySet.create(ts);
        try {
            long it = Abstract.iter(ts, other);
            try {
                for (long v; (v = Abstract.next(ts, it)) != 0;) {
                    try {
                        if (PyType.of(view).sq_contains(ts, view, v) == 1) {
                            PySet.add(ts, result, v);
                        }
                    } finally {
                        Refs.release(ts, v);
                    }
                }
            } finally {
                Refs.release(ts, it);
            }
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
        return result;
    }

    // ---------------------------------------------------------------- methods

    @Override
    protected void define(TypeDef def) {
        if (want != PyDictIterator.WANT_VALUE) {
            def.method("isdisjoint(self, other, /)", SET_DOC);
        }
        def.method(
                "__reversed__(self, /)",
                "Return a reverse iterator over the dict " + name().substring(5) + ".",
                "reversed")
                .getset("mapping", "mapping", null, "dictionary that this view refers to");
    }

    static long isdisjoint(ThreadState ts, long self, long other) {
        if (self == other) {
            return PyBool.of(PyDict.size(dict(self)) == 0);
        }
        if ((PySet.isExactSet(other) || isSetLike(other))
                && Abstract.size(ts, other) > PyDict.size(dict(self))) {
            long swap = self;
            self = other;
            other = swap;
        }
        long it = Abstract.iter(ts, other);
        try {
            for (long v; (v = Abstract.next(ts, it)) != 0;) {
                try {
                    if (Abstract.contains(ts, self, v)) {
                        return PyBool.False;
                    }
                } finally {
                    Refs.release(ts, v);
                }
            }
            return PyBool.True;
        } finally {
            Refs.release(ts, it);
        }
    }

    static long reversed(ThreadState ts, long self) {
        return PyDictIterator.create(ts, ((PyDictView) PyType.of(self)).backward, dict(self));
    }

    static long mapping(ThreadState ts, long self) {
        long proxied = dict(self);
        return PyMappingProxy.create(ts, proxied);
    }
}
