package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.unionobject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** {@code types.UnionType}: {@code int | str}. Immutable. */
public final class PyUnion extends PyType {
    public static final PyUnion TYPE = new PyUnion();

    private PyUnion() {
        super(new TypeSpec("types.UnionType", unionobject.SIZE).gc().noNew()
                .doc("Represent a PEP 604 union type\n\nE.g. for int | str"));
    }

    @Override
    protected void define(TypeDef def) {
        def.member("__args__", unionobject.ARGS, null)
                .getset("__parameters__", "getParameters", null,
                        "Type variables in the types.UnionType.")
                .method("__instancecheck__(self, instance, /)", null, "instancecheck")
                .method("__subclasscheck__(self, cls, /)", null, "subclasscheck");
    }

    /** The tuple of alternatives, borrowed. */
    static long args(long self) {
        return unionobject.args(self);
    }

    private static boolean isUnionable(long v) {
        return v == Singletons.None || PyTypeType.isType(v) || PyGenericAlias.TYPE.isInstance(v)
                || TYPE.isExactly(v);
    }

    /** {@code left | right}, owned; NotImplemented if one of them cannot be in a union. */
    static long or(ThreadState ts, long left, long right) {
        if (!isUnionable(left) || !isUnionable(right)) {
            return Singletons.NotImplemented;
        }
        long list = PyList.create(ts);
        try {
            add(ts, list, left);
            add(ts, list, right);
            if (PyList.size(list) == 1) {
                return PyList.getItem(ts, list, 0);
            }
            long args = PyTuple.fromIterable(ts, list);
            long self = TYPE.allocate(ts, unionobject.SIZE);
            Memory.fill(self + 16, unionobject.SIZE - 16, (byte) 0);
            unionobject.args(self, args);
            return self;
        } finally {
            Refs.release(ts, list);
        }
    }

    private static void add(ThreadState ts, long list, long v) {
        if (TYPE.isExactly(v)) {
            long args = unionobject.args(v);
            for (long i = 0; i < PyTuple.size(args); i++) {
                add(ts, list, PyTuple.item(args, i));
            }
            return;
        }
        long item = v == Singletons.None ? Singletons.noneType().address : v;
        if (!Abstract.contains(ts, list, item)) {
            PyList.append(ts, list, item);
        }
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        return op == BinaryOp.OR ? or(ts, left, right) : Singletons.NotImplemented;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!TYPE.isExactly(other) || op != CompareOp.EQ && op != CompareOp.NE) {
            return Singletons.NotImplemented;
        }
        boolean same = PyTuple.size(args(self)) == PyTuple.size(args(other));
        for (long i = 0; same && i < PyTuple.size(args(self)); i++) {
            same = Abstract.contains(ts, args(other), PyTuple.item(args(self), i));
        }
        return PyBool.of(same == (op == CompareOp.EQ));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long set = Abstract.call(ts, PySet.FROZEN.address, args(self)); // as typing.Union's
        try {
            return Abstract.hash(ts, set);
        } finally {
            Refs.release(ts, set);
        }
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        StringBuilder b = new StringBuilder();
        for (long i = 0; i < PyTuple.size(args(self)); i++) {
            b.append(i == 0 ? "" : " | ").append(typeName(ts, PyTuple.item(args(self), i)));
        }
        return PyUnicode.fromJava(ts, b.toString());
    }

    /**
     * How a type is written inside an alias: {@code int}, {@code mod.A}, {@code None}, {@code ...}.
     */
    static String typeName(ThreadState ts, long v) {
        if (v == Singletons.Ellipsis) {
            return "...";
        }
        if (v == Singletons.noneType().address) {
            return "None";
        }
        if (PyTypeType.isType(v)) {
            PyType t = PyType.at(v);
            String module = t.moduleName(ts);
            return module == null || module.equals("builtins")
                    ? t.qualifiedName() : module + "." + t.qualifiedName();
        }
        return Abstract.reprJava(ts, v);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(unionobject.args(self));
        Dealloc.visit(unionobject.parameters(self), visitor);
    }

    /** The type variables; a union has few, they are looked for anew. */
    static long getParameters(ThreadState ts, long self) {
        return GenericSubstitution.parameters(ts, args(self));
    }

    /** {@code (T | None)[int]}: the alternatives joined again. */
    @Override
    public long mp_subscript(ThreadState ts, long self, long item) {
        long parameters = getParameters(ts, self);
        long args = 0;
        try {
            args = GenericSubstitution.substitute(ts, self, args(self), parameters, item);
            long union = PyTuple.getItem(ts, args, 0);
            for (long i = 1; i < PyTuple.size(args); i++) {
                long next;
                try {
                    next = Numbers.binary(ts, union, PyTuple.item(args, i), BinaryOp.OR);
                } finally {
                    Refs.release(ts, union);
                }
                union = next;
            }
            return union;
        } finally {
            Refs.xrelease(ts, args);
            Refs.release(ts, parameters);
        }
    }

    static long instancecheck(ThreadState ts, long self, long instance) {
        return PyBool.of(Abstract.isInstance(ts, instance, args(self)));
    }

    static long subclasscheck(ThreadState ts, long self, long cls) {
        return PyBool.of(Abstract.isSubclass(ts, cls, args(self)));
    }
}
