package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyWeakReference;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code weakref.ref}; compare CPython {@code _PyWeakref_RefType}. The struct's list and the rules
 * for following it are {@link Weakrefs}'.
 */
public final class PyWeakref extends PyType {
    public static final PyWeakref TYPE = new PyWeakref();

    private PyWeakref() {
        super(new TypeSpec("weakref.ReferenceType", PyWeakReference.SIZE)
                .gc()
                .vectorcall(PyWeakReference.VECTORCALL)
                .subclassable());
    }

    @Override
    protected void define(TypeDef def) {
        def.classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetitem")
                .getset("__callback__", "getCallback", null, null);
    }

    // ---------------------------------------------------------------- for runtime code

    /** {@code ref(obj)}; owned. */
    public static long create(ThreadState ts, long obj) {
        return Weakrefs.create(ts, TYPE, obj, 0);
    }

    /** {@code ref(obj, callback)}; owned. */
    public static long create(ThreadState ts, long obj, long callback) {
        return Weakrefs.create(ts, TYPE, obj, callback);
    }

    /** What the reference (or proxy) refers to, owned; 0 if it is dead. */
    public static long get(ThreadState ts, long ref) {
        return Weakrefs.get(ts, ref);
    }

    /** A ref, a proxy, or an instance of a subclass: {@code PyWeakref_Check}. */
    public static boolean isWeak(long value) {
        return TYPE.isInstance(value) || PyWeakProxy.isProxy(value);
    }

    /** Whether instances of the type are weak references or proxies. */
    static boolean isReferenceType(PyType type) {
        PyType b = type.builtinBase();
        return b == TYPE || b instanceof PyWeakProxy;
    }

    /** Whether the object is dead. */
    public static boolean isDead(ThreadState ts, long ref) {
        return Weakrefs.isDead(ts, ref);
    }

    /** All references and proxies to an object, owned, in CPython's order. */
    public static long[] all(ThreadState ts, long obj) {
        return Immediate.is(obj) ? new long[0] : Weakrefs.all(ts, obj);
    }

    // ---------------------------------------------------------------- life

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        int n = Instances.positional(args, kwnames);
        checkCount(ts, "__new__", n);
        if (type == this && n < args.length) {
            throw Errors.typeError(ts, "ref() takes no keyword arguments");
        }
        return Weakrefs.create(ts, type, args[0], n < 2 ? 0 : noneIsNull(args[1]));
    }

    static long noneIsNull(long callback) {
        return callback == Singletons.None ? 0 : callback;
    }

    static void checkCount(ThreadState ts, String name, int n) {
        Instances.atLeast(ts, name, n, 1);
        Instances.atMost(ts, name, n, 2);
    }

    /** Only looks at its arguments: {@code __new__} did the work. */
    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        Instances.noKeywords(ts, "ref", kwnames);
        checkCount(ts, "__init__", args.length);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(PyWeakReference.wr_callback(self), visitor);
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        Weakrefs.unlink(ts, self);
        super.tp_dealloc(ts, self);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        if (args.length != 0) {
            Instances.noKeywords(ts, "weakref", kwnames);
            throw Errors.typeError(ts, "weakref expected 0 arguments, got " + args.length);
        }
        long obj = Weakrefs.get(ts, self);
        return obj != 0 ? obj : Singletons.None;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long hash = PyWeakReference.hash(self);
        if (hash != -1) {
            return hash;
        }
        long obj = Weakrefs.get(ts, self);
        if (obj == 0) {
            throw Errors.typeError(ts, "weak object has gone away");
        }
        try {
            hash = Abstract.hash(ts, obj);
        } finally {
            Refs.release(ts, obj);
        }
        PyWeakReference.hash(self, hash);
        return hash;
    }

    /** While both objects live they are compared; dead references are equal to themselves. */
    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !isInstance(self) || !isInstance(other)) {
            return Singletons.NotImplemented;
        }
        long a = Weakrefs.get(ts, self);
        long b = 0;
        try {
            b = a == 0 ? 0 : Weakrefs.get(ts, other);
            if (b == 0) {
                return PyBool.of(self == other == (op == CompareOp.EQ));
            }
            return Abstract.richCompare(ts, a, b, op);
        } finally {
            Refs.xrelease(ts, a);
            Refs.xrelease(ts, b);
        }
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        String head = "<weakref at 0x" + Long.toHexString(self);
        long obj = Weakrefs.get(ts, self);
        if (obj == 0) {
            return PyUnicode.fromJava(ts, head + "; dead>");
        }
        try {
            String to = head + "; to '" + PyType.of(obj).tpName() + "' at 0x"
                    + Long.toHexString(obj);
            long name = name(ts, obj);
            if (name != 0 && PyUnicode.check(name)) {
                to += " (" + PyUnicode.toJava(name) + ")";
            }
            Refs.xrelease(ts, name);
            return PyUnicode.fromJava(ts, to + ">");
        } finally {
            Refs.release(ts, obj);
        }
    }

    /** {@code __name__} if asking for it does not fail. */
    private static long name(ThreadState ts, long obj) {
        try {
            return Abstract.lookupAttr(ts, obj, Names.__name__);
        } catch (PyException e) {
            Errors.discard(ts, e);
            return 0;
        }
    }

    // ---------------------------------------------------------------- members

    static long classGetitem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    static long getCallback(ThreadState ts, long self) {
        long callback = Weakrefs.callback(ts, self);
        return callback == 0 ? Singletons.None : callback;
    }
}
