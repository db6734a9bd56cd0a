package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.gaobject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code types.GenericAlias}: {@code list[int]}. Immutable; the type variables are collected when
 * somebody asks, and replaced by {@link GenericSubstitution}. A <em>starred</em> alias is what
 * {@code *tuple[int, str]} gives: iterating over an alias yields itself so marked, once.
 */
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
                .getset("__parameters__", "getParameters", null,
                        "Type variables in the GenericAlias.")
                .getset("__unpacked__", "getUnpacked", null, null)
                .getset("__typing_unpacked_tuple_args__", "getUnpackedArgs", null, null)
                .method("__reduce__(self, /)", null, "reduce")
                .method("__dir__(self, /)", null, "dir")
                .method("__mro_entries__(self, bases, /)", null, "mroEntries")
                .method("__instancecheck__(self, instance, /)", null, "instancecheck")
                .method("__subclasscheck__(self, cls, /)", null, "subclasscheck");
    }

    /** {@code origin[item]}; both borrowed. */
    public static long create(ThreadState ts, long origin, long item) {
        return create(ts, TYPE, origin, item);
    }

    private static long create(ThreadState ts, PyType type, long origin, long item) {
        long args = PyTuple.TYPE.isInstance(item) ? Refs.retain(ts, item) : PyTuple.of(ts, item);
        long self = Instances.allocate(ts, type, type.basicSize);
        Memory.fill(self + 16, gaobject.SIZE - 16, (byte) 0);
        gaobject.origin(self, Refs.toObject(ts, origin));
        gaobject.args(self, args);
        return self;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, "GenericAlias", kwnames);
        if (args.length != 2) {
            throw Errors.typeError(ts,
                    "GenericAlias expected 2 arguments, got " + args.length);
        }
        return create(ts, type, args[0], args[1]);
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
        long made = Abstract.call(ts, gaobject.origin(self), args, kwnames);
        try {
            Abstract.setAttr(ts, made, ORIG_CLASS, self);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.AttributeError)
                    && !Errors.matches(e, Exceptions.TypeError)) {
                Refs.release(ts, made);
                throw e;
            }
            Errors.discard(ts, e); // an instance without a dict need not remember
        }
        return made;
    }

    /** {@code list[T][int]}. */
    @Override
    public long mp_subscript(ThreadState ts, long self, long item) {
        long parameters = parameters(ts, self);
        long args = 0;
        try {
            args = GenericSubstitution.substitute(
                    ts, self, gaobject.args(self), parameters, item);
            long made = create(ts, gaobject.origin(self), args);
            gaobject.starred(made, gaobject.starred(self));
            return made;
        } finally {
            Refs.xrelease(ts, args);
            Refs.release(ts, parameters);
        }
    }

    /** Of {@code *tuple[int]}: the alias, starred. */
    @Override
    public long tp_iter(ThreadState ts, long self) {
        long starred = create(ts, gaobject.origin(self), gaobject.args(self));
        gaobject.starred(starred, 1);
        return PyGenericAliasIterator.createSteal(ts, starred);
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

    private static final String[] OWN = {
        "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__",
        "__typing_unpacked_tuple_args__", "__mro_entries__", "__reduce_ex__", "__reduce__",
        "__copy__", "__deepcopy__"
    };

    private static boolean isOwn(long name) {
        String s = PyUnicode.toJava(name);
        for (String own : OWN) {
            if (own.equals(s)) {
                return true;
            }
        }
        return false;
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
        boolean same = gaobject.starred(self) == gaobject.starred(other)
                && Abstract.compareBool(ts, gaobject.origin(self), gaobject.origin(other),
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
        StringBuilder b = new StringBuilder(gaobject.starred(self) != 0 ? "*" : "");
        b.append(PyUnion.typeName(ts, gaobject.origin(self))).append('[');
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
        Dealloc.visit(gaobject.parameters(self), visitor);
    }

    // ---------------------------------------------------------------- methods

    private static final long ORIG_CLASS = Names.of("__orig_class__");

    /** The type variables, owned; found once. */
    private static long parameters(ThreadState ts, long self) {
        long known = Memory.getLongAcquire(self + gaobject.PARAMETERS);
        if (known == 0) {
            long found = GenericSubstitution.parameters(ts, gaobject.args(self));
            ObjectLock.lock(ts, self);
            known = gaobject.parameters(self);
            if (known == 0) {
                Memory.putLongRelease(self + gaobject.PARAMETERS, found);
                known = found;
                found = 0;
            }
            ObjectLock.unlock(ts, self);
            Refs.xrelease(ts, found);
        }
        return Refs.retain(ts, known);
    }

    static long getParameters(ThreadState ts, long self) {
        return parameters(ts, self);
    }

    static long getUnpacked(ThreadState ts, long self) {
        return PyBool.of(gaobject.starred(self) != 0);
    }

    static long getUnpackedArgs(ThreadState ts, long self) {
        return gaobject.starred(self) != 0 && gaobject.origin(self) == PyTuple.TYPE.address
                ? Refs.retain(ts, gaobject.args(self))
                : Singletons.None;
    }

    /** {@code (GenericAlias, (origin, args))}; a starred one is the next of an iterator. */
    static long reduce(ThreadState ts, long self) {
        if (gaobject.starred(self) != 0) {
            long plain = create(ts, gaobject.origin(self), gaobject.args(self));
            try {
                return IteratorReduce.next(ts, plain);
            } finally {
                Refs.release(ts, plain);
            }
        }
        long args = PyTuple.of(ts, gaobject.origin(self), gaobject.args(self));
        try {
            return PyTuple.of(ts, PyType.addressOf(self), args);
        } finally {
            Refs.release(ts, args);
        }
    }

    /** The names of the origin and those of the alias itself. */
    static long dir(ThreadState ts, long self) {
        long method = Abstract.lookupSpecial(ts, gaobject.origin(self), Names.of("__dir__"));
        long names;
        try {
            names = Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
        long list = 0;
        try {
            list = PyList.fromIterable(ts, names);
            for (String own : OWN) {
                long name = Names.of(own);
                if (!Abstract.contains(ts, list, name)) {
                    PyList.append(ts, list, name);
                }
            }
            return Refs.retain(ts, list);
        } finally {
            Refs.xrelease(ts, list);
            Refs.release(ts, names);
        }
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
