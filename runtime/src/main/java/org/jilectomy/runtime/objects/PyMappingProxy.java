package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.mappingproxyobject;
import org.jilectomy.runtime.state.ThreadState;

/** {@code mappingproxy}: a read-only view of a mapping, such as a class's dict. Immutable. */
public final class PyMappingProxy extends PyType {
    public static final PyMappingProxy TYPE = new PyMappingProxy();

    private PyMappingProxy() {
        super(new TypeSpec("mappingproxy", mappingproxyobject.SIZE).gc().flags(TPFLAGS_MAPPING));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("get(self, key, default=None, /)", "Return the value for key if key is in the "
                + "mapping, else default.")
                .method("keys(self, /)",
                        "D.keys() -> a set-like object providing a view on D's keys")
                .method("values(self, /)",
                        "D.values() -> an object providing a view on D's values")
                .method("items(self, /)",
                        "D.items() -> a set-like object providing a view on D's items")
                .method("copy(self, /)", "D.copy() -> a shallow copy of D")
                .method("__reversed__(self, /)", "D.__reversed__() -> reverse iterator",
                        "reversed")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetItem");
    }

    static long classGetItem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    @Override
    public long nb_inplace(ThreadState ts, long left, long right, int op) {
        if (op != BinaryOp.OR) {
            return Singletons.NotImplemented;
        }
        throw Errors.typeError(
                ts, "'|=' is not supported by " + PyType.of(left).name() + "; use '|' instead");
    }

    /** @param mapping borrowed */
    public static long create(ThreadState ts, long mapping) {
        long self = TYPE.allocate(ts, mappingproxyobject.SIZE);
        mappingproxyobject.mapping(self, Refs.retain(ts, mapping));
        return self;
    }

    private static long mapping(long self) {
        return mappingproxyobject.mapping(self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (args.length != 1 || kwnames != 0) {
            throw Errors.typeError(ts,
                    "mappingproxy() missing required argument 'mapping' (pos 1)");
        }
        PyType t = PyType.of(args[0]);
        long getItem = Attributes.lookupType(ts, t, Names.__getitem__);
        Refs.xrelease(ts, getItem);
        if (getItem == 0 || PyList.TYPE.isInstance(args[0]) || PyTuple.TYPE.isInstance(args[0])) {
            throw Errors.typeError(ts,
                    "mappingproxy() argument must be a mapping, not " + t.name());
        }
        return create(ts, args[0]);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    public long sq_length(ThreadState ts, long self) {
        return Abstract.size(ts, mapping(self));
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        return Abstract.getItem(ts, mapping(self), key);
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        return Abstract.contains(ts, mapping(self), value) ? 1 : 0;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return Abstract.iter(ts, mapping(self));
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts,
                "mappingproxy(" + Abstract.reprJava(ts, mapping(self)) + ")");
    }

    @Override
    public long tp_str(ThreadState ts, long self) {
        return Abstract.str(ts, mapping(self));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        return Abstract.hash(ts, mapping(self));
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        return Abstract.richCompare(ts, mapping(self), other, op);
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (op != BinaryOp.OR) {
            return Singletons.NotImplemented;
        }
        long a = isExactly(left) ? mapping(left) : left;
        long b = isExactly(right) ? mapping(right) : right;
        return Numbers.binary(ts, a, b, op);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(mapping(self));
    }

    // ---------------------------------------------------------------- methods

    static long get(ThreadState ts, long self, long key, long def) {
        return Abstract.callMethod(ts, mapping(self), Names.get, key,
                def == 0 ? Singletons.None : def);
    }

    static long keys(ThreadState ts, long self) {
        return Abstract.callMethod(ts, mapping(self), Names.keys);
    }

    static long values(ThreadState ts, long self) {
        return Abstract.callMethod(ts, mapping(self), Names.values);
    }

    static long items(ThreadState ts, long self) {
        return Abstract.callMethod(ts, mapping(self), Names.items);
    }

    static long copy(ThreadState ts, long self) {
        return Abstract.callMethod(ts, mapping(self), Names.copy);
    }

    static long reversed(ThreadState ts, long self) {
        return Abstract.callMethod(ts, mapping(self), Names.__reversed__);
    }
}
