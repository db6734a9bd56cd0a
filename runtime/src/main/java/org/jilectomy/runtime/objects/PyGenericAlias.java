package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.gaobject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** {@code types.GenericAlias}: {@code list[int]}. Immutable. Type variables are not substituted. */
public final class PyGenericAlias extends PyType {
    public static final PyGenericAlias TYPE = new PyGenericAlias();

    private PyGenericAlias() {
        super(new TypeSpec("types.GenericAlias", gaobject.SIZE).gc().subclassable()
                .weakList(gaobject.WEAKREFLIST)
                .doc("Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is "
                        + "list and t.__args__ is (int,)."));
    }

    @Override
    protected void define(TypeDef def) {
        def.member("__origin__", gaobject.ORIGIN, null)
                .member("__args__", gaobject.ARGS, null)
                .getset("__parameters__", "getParameters", null, null)
                .method("__mro_entries__(self, bases, /)", null, "mroEntries")
                .method("__instancecheck__(self, instance, /)", null, "instancecheck")
                .method("__subclasscheck__(self, cls, /)", null, "subclasscheck");
    }

    /** {@code origin[item]}; both borrowed. */
    public static long create(ThreadState ts, long origin, long item) {
        long args = PyTuple.TYPE.isInstance(item) ? Refs.retain(ts, item) : PyTuple.of(ts, item);
        long self = TYPE.allocate(ts, gaobject.SIZE);
        Memory.fill(self + 16, gaobject.SIZE - 16, (byte) 0);
        gaobject.origin(self, Refs.retain(ts, origin));
        gaobject.args(self, args);
        return self;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (args.length != 2 || kwnames != 0) {
            throw Errors.typeError(ts,
                    "GenericAlias expected 2 arguments, got " + args.length);
        }
        return create(ts, args[0], args[1]);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    public boolean isCallable() {
        return true;
    }

    /** Calling the alias makes an instance of the origin. */
    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        return Abstract.call(ts, gaobject.origin(self), args, kwnames);
    }

    @Override
    public boolean usesGenericGetattr() {
        return false;
    }

    /** Everything but the alias's own attributes comes from the origin. */
    @Override
    public long tp_getattro(ThreadState ts, long self, long name) {
        return isOwn(name) ? Attributes.genericGet(ts, self, name)
                : Abstract.getAttr(ts, gaobject.origin(self), name);
    }

    @Override
    public long lookupAttr(ThreadState ts, long self, long name) {
        return isOwn(name) ? Attributes.genericLookup(ts, self, name)
                : Abstract.lookupAttr(ts, gaobject.origin(self), name);
    }

    private static boolean isOwn(long name) {
        return switch (PyUnicode.toJava(name)) {
            case "__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__",
                    "__reduce__", "__instancecheck__", "__subclasscheck__", "__class__" -> true;
            default -> false;
        };
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        return op == BinaryOp.OR ? PyUnion.or(ts, left, right) : Singletons.NotImplemented;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!TYPE.isInstance(other) || op != CompareOp.EQ && op != CompareOp.NE) {
            return Singletons.NotImplemented;
        }
        boolean same = Abstract.compareBool(ts, gaobject.origin(self), gaobject.origin(other),
                CompareOp.EQ)
                && Abstract.compareBool(ts, gaobject.args(self), gaobject.args(other),
                        CompareOp.EQ);
        return PyBool.of(same == (op == CompareOp.EQ));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long h = Abstract.hash(ts, gaobject.origin(self)) ^ Abstract.hash(ts, gaobject.args(self));
        return h == -1 ? -2 : h;
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        StringBuilder b = new StringBuilder(PyUnion.typeName(ts, gaobject.origin(self)));
        b.append('[');
        long args = gaobject.args(self);
        long n = PyTuple.size(args);
        for (long i = 0; i < n; i++) {
            b.append(i == 0 ? "" : ", ").append(PyUnion.typeName(ts, PyTuple.item(args, i)));
        }
        return PyUnicode.fromJava(ts, b.append(n == 0 ? "()]" : "]").toString());
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(gaobject.origin(self));
        visitor.visit(gaobject.args(self));
    }

    // ---------------------------------------------------------------- methods

    static long getParameters(ThreadState ts, long self) {
        return PyTuple.empty(ts);
    }

    static long mroEntries(ThreadState ts, long self, long bases) {
        return PyTuple.of(ts, gaobject.origin(self));
    }

    static long instancecheck(ThreadState ts, long self, long instance) {
        throw Errors.typeError(ts, "isinstance() argument 2 cannot be a parameterized generic");
    }

    static long subclasscheck(ThreadState ts, long self, long cls) {
        throw Errors.typeError(ts, "issubclass() argument 2 cannot be a parameterized generic");
    }
}
