package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyMethodObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code method}: a callable bound to its first argument. Immutable, so reads need no lock.
 *
 * <p>Call sites of the form {@code obj.name(…)} avoid making one; see {@link Attributes#method}.
 */
public final class PyMethod extends PyType {
    public static final PyMethod TYPE = new PyMethod();

    private PyMethod() {
        super(new TypeSpec("method", PyMethodObject.SIZE)
                .gc()
                .vectorcall(PyMethodObject.VECTORCALL)
                .weakList(PyMethodObject.IM_WEAKREFLIST)
                .doc("Create a bound instance method object."));
    }

    @Override
    protected void define(TypeDef def) {
        def.member("__func__", PyMethodObject.IM_FUNC,
                "the function (or other callable) implementing a method")
                .member("__self__", PyMethodObject.IM_SELF,
                        "the instance to which a method is bound")
                .getset("__doc__", "getDoc", null, null)
                .method("__reduce__(self, /)", null, "reduce");
    }

    /** Binds; both parameters borrowed. */
    public static long create(ThreadState ts, long func, long obj) {
        long bound = Refs.toObject(ts, obj);
        long self = TYPE.allocate(ts, PyMethodObject.SIZE);
        PyMethodObject.im_func(self, Refs.retain(ts, func));
        PyMethodObject.im_self(self, bound);
        PyMethodObject.im_weakreflist(self, 0);
        PyMethodObject.vectorcall(self, 0);
        return self;
    }

    /** The callable, borrowed. */
    public static long function(long method) {
        return PyMethodObject.im_func(method);
    }

    /** The bound first argument as a value, borrowed. */
    public static long self(long method) {
        return Refs.fromMemoryBorrowed(PyMethodObject.im_self(method));
    }

    /** {@code args} with {@code first} put in front. */
    static long[] prepend(long first, long[] args) {
        long[] all = new long[args.length + 1];
        all[0] = first;
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }

    // ---------------------------------------------------------------- slots

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        long func = PyMethodObject.im_func(self);
        return PyType.of(func).tp_call(ts, func, prepend(self(self), args), kwnames);
    }

    @Override
    public long lookupAttr(ThreadState ts, long self, long name) {
        long own = Attributes.lookupType(ts, this, name);
        if (own != 0) {
            Refs.release(ts, own);
            return Attributes.genericLookup(ts, self, name);
        }
        return Abstract.lookupAttr(ts, PyMethodObject.im_func(self), name);
    }

    /** What the method does not have itself is looked up in the function. */
    @Override
    public long tp_getattro(ThreadState ts, long self, long name) {
        long own = Attributes.lookupType(ts, this, name);
        if (own != 0) {
            Refs.release(ts, own);
            return Attributes.genericGet(ts, self, name);
        }
        return Abstract.getAttr(ts, PyMethodObject.im_func(self), name);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(PyMethodObject.im_func(self), visitor);
        Dealloc.visit(PyMethodObject.im_self(self), visitor);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (kwnames != 0) {
            throw Errors.typeError(ts, "method() takes no keyword arguments");
        }
        if (args.length != 2) {
            throw Errors.typeError(ts, "method expected 2 arguments, got " + args.length);
        }
        if (!Abstract.isCallable(args[0])) {
            throw Errors.typeError(ts, "first argument must be callable");
        }
        if (args[1] == Singletons.None) {
            throw Errors.typeError(ts, "instance must not be None");
        }
        return create(ts, args[0], args[1]);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    /** {@code <bound method A.f of <A object …>>}. */
    @Override
    public long tp_repr(ThreadState ts, long self) {
        long func = PyMethodObject.im_func(self);
        String name = Attributes.nameOf(ts, func, "?");
        return PyUnicode.fromJava(
                ts,
                "<bound method " + name + " of " + Abstract.reprJava(ts, self(self)) + ">");
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long h = PyBaseObject.objectHash(PyMethodObject.im_self(self))
                ^ Abstract.hash(ts, PyMethodObject.im_func(self));
        return h == -1 ? -2 : h;
    }

    /** Equal when both the function and the object ({@code is}) are the same. */
    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!TYPE.isInstance(other) || op != CompareOp.EQ && op != CompareOp.NE) {
            return Singletons.NotImplemented;
        }
        boolean same = Abstract.compareBool(ts, PyMethodObject.im_func(self),
                PyMethodObject.im_func(other), CompareOp.EQ)
                && Abstract.is(self(self), self(other));
        return PyBool.of(same == (op == CompareOp.EQ));
    }

    // ---------------------------------------------------------------- attributes

    static long getDoc(ThreadState ts, long self) {
        long doc = Abstract.lookupAttr(ts, PyMethodObject.im_func(self), Names.__doc__);
        return doc == 0 ? Singletons.None : doc;
    }

    static long reduce(ThreadState ts, long self) {
        long name = Abstract.getAttr(ts, PyMethodObject.im_func(self), Names.__name__);
        try {
            return IteratorReduce.getattr(ts, self(self), name);
        } finally {
            Refs.release(ts, name);
        }
    }
}
