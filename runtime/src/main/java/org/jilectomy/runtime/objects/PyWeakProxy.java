package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyWeakReference;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code weakref.ProxyType} and {@code weakref.CallableProxyType}: a weak reference that does what
 * its object does. Each slot takes a reference to the object for as long as it works.
 */
public final class PyWeakProxy extends PyType {
    public static final PyWeakProxy TYPE = new PyWeakProxy("weakref.ProxyType", false);
    public static final PyWeakProxy CALLABLE =
            new PyWeakProxy("weakref.CallableProxyType", true);

    private final boolean callable;

    private PyWeakProxy(String name, boolean callable) {
        super(new TypeSpec(name, PyWeakReference.SIZE).gc().noNew());
        this.callable = callable;
    }

    @Override
    protected void define(TypeDef def) {
        if (callable) {
            return; // as CPython has it
        }
        def.method("__bytes__(self, /)", null, "bytes")
                .method("__reversed__(self, /)", null, "reversed");
    }

    /** {@code proxy(obj, callback)}. */
    public static long create(ThreadState ts, long obj, long callback) {
        return Weakrefs.create(ts, Abstract.isCallable(obj) ? CALLABLE : TYPE, obj,
                PyWeakref.noneIsNull(callback));
    }

    static boolean isProxy(long value) {
        PyType type = PyType.of(value);
        return type == TYPE || type == CALLABLE;
    }

    /** The object, owned; ReferenceError if it is gone. */
    private static long object(ThreadState ts, long self) {
        long obj = Weakrefs.get(ts, self);
        if (obj == 0) {
            throw Errors.raise(ts, Exceptions.ReferenceError,
                    "weakly-referenced object no longer exists");
        }
        return obj;
    }

    /** An operand: the object of a proxy, anything else as it is; owned. */
    private static long unwrap(ThreadState ts, long value) {
        return isProxy(value) ? object(ts, value) : Refs.retain(ts, value);
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

    // ---------------------------------------------------------------- basic slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long obj = Weakrefs.get(ts, self);
        long shown = obj == 0 ? Singletons.None : obj;
        String text = "<weakproxy at 0x" + Long.toHexString(self) + " to "
                + PyType.of(shown).tpName() + " at 0x" + Long.toHexString(shown) + ">";
        Refs.xrelease(ts, obj);
        return PyUnicode.fromJava(ts, text);
    }

    @Override
    public long tp_str(ThreadState ts, long self) {
        long obj = object(ts, self);
        try {
            return Abstract.str(ts, obj);
        } finally {
            Refs.release(ts, obj);
        }
    }

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw Errors.typeError(ts, "unhashable type: '" + name() + "'");
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        long a = unwrap(ts, self);
        long b = 0;
        try {
            b = unwrap(ts, other);
            return Abstract.richCompare(ts, a, b, op);
        } finally {
            Refs.release(ts, a);
            Refs.xrelease(ts, b);
        }
    }

    @Override
    public boolean isCallable() {
        return callable;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        if (!callable) {
            return super.tp_call(ts, self, args, kwnames);
        }
        long obj = object(ts, self);
        try {
            return Abstract.call(ts, obj, args, kwnames);
        } finally {
            Refs.release(ts, obj);
        }
    }

    @Override
    public boolean usesGenericGetattr() {
        return false;
    }

    @Override
    public long tp_getattro(ThreadState ts, long self, long name) {
        long obj = object(ts, self);
        try {
            return Abstract.getAttr(ts, obj, name);
        } finally {
            Refs.release(ts, obj);
        }
    }

    @Override
    public long lookupAttr(ThreadState ts, long self, long name) {
        long obj = object(ts, self);
        try {
            return Abstract.lookupAttr(ts, obj, name);
        } finally {
            Refs.release(ts, obj);
        }
    }

    @Override
    public void tp_setattro(ThreadState ts, long self, long name, long value) {
        long obj = object(ts, self);
        try {
            PyType.of(obj).tp_setattro(ts, obj, name, value);
        } finally {
            Refs.release(ts, obj);
        }
    }

    // ---------------------------------------------------------------- containers

    @Override
    public long tp_iter(ThreadState ts, long self) {
        long obj = object(ts, self);
        try {
            return Abstract.iter(ts, obj);
        } finally {
            Refs.release(ts, obj);
        }
    }

    @Override
    public boolean isIterator() {
        return true;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long obj = object(ts, self);
        try {
            if (!PyType.of(obj).isIterator()) {
                throw Errors.typeError(ts, "Weakref proxy referenced a non-iterator '"
                        + PyType.of(obj).name() + "' object");
            }
            return Abstract.next(ts, obj);
        } finally {
            Refs.release(ts, obj);
        }
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        long obj = object(ts, self);
        try {
            return Abstract.size(ts, obj);
        } finally {
            Refs.release(ts, obj);
        }
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        long obj = object(ts, self);
        long k = 0;
        try {
            k = unwrap(ts, key);
            return Abstract.getItem(ts, obj, k);
        } finally {
            Refs.release(ts, obj);
            Refs.xrelease(ts, k);
        }
    }

    @Override
    public boolean mp_ass_subscript(ThreadState ts, long self, long key, long value) {
        long obj = object(ts, self);
        try {
            if (value == 0) {
                Abstract.delItem(ts, obj, key);
            } else {
                Abstract.setItem(ts, obj, key, value);
            }
            return true;
        } finally {
            Refs.release(ts, obj);
        }
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        long obj = object(ts, self);
        try {
            return Abstract.contains(ts, obj, value) ? 1 : 0;
        } finally {
            Refs.release(ts, obj);
        }
    }

    // ---------------------------------------------------------------- numbers

    @Override
    public int nb_bool(ThreadState ts, long self) {
        long obj = object(ts, self);
        try {
            return Abstract.isTrue(ts, obj) ? 1 : 0;
        } finally {
            Refs.release(ts, obj);
        }
    }

    @Override
    public boolean hasIndex() {
        return true;
    }

    private static final int INDEX = 0;
    private static final int INT = 1;
    private static final int FLOAT = 2;
    private static final int NEGATIVE = 3;
    private static final int POSITIVE = 4;
    private static final int ABSOLUTE = 5;
    private static final int INVERT = 6;

    private static long unary(ThreadState ts, long self, int op) {
        long obj = object(ts, self);
        try {
            return switch (op) {
                case INDEX -> Abstract.index(ts, obj);
                case INT -> Numbers.toInt(ts, obj);
                case FLOAT -> Numbers.toFloat(ts, obj);
                case NEGATIVE -> Numbers.negative(ts, obj);
                case POSITIVE -> Numbers.positive(ts, obj);
                case ABSOLUTE -> Numbers.absolute(ts, obj);
                default -> Numbers.invert(ts, obj);
            };
        } finally {
            Refs.release(ts, obj);
        }
    }

    @Override
    public long nb_index(ThreadState ts, long self) {
        return unary(ts, self, INDEX);
    }

    @Override
    public long nb_int(ThreadState ts, long self) {
        return unary(ts, self, INT);
    }

    @Override
    public long nb_float(ThreadState ts, long self) {
        return unary(ts, self, FLOAT);
    }

    @Override
    public long nb_negative(ThreadState ts, long self) {
        return unary(ts, self, NEGATIVE);
    }

    @Override
    public long nb_positive(ThreadState ts, long self) {
        return unary(ts, self, POSITIVE);
    }

    @Override
    public long nb_absolute(ThreadState ts, long self) {
        return unary(ts, self, ABSOLUTE);
    }

    @Override
    public long nb_invert(ThreadState ts, long self) {
        return unary(ts, self, INVERT);
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        long a = unwrap(ts, left);
        long b = 0;
        try {
            b = unwrap(ts, right);
            return Numbers.binary(ts, a, b, op);
        } finally {
            Refs.release(ts, a);
            Refs.xrelease(ts, b);
        }
    }

    @Override
    public long nb_inplace(ThreadState ts, long self, long other, int op) {
        long a = unwrap(ts, self);
        long b = 0;
        try {
            b = unwrap(ts, other);
            return Numbers.inplace(ts, a, b, op);
        } finally {
            Refs.release(ts, a);
            Refs.xrelease(ts, b);
        }
    }

    @Override
    public long nb_power(ThreadState ts, long left, long right, long modulus) {
        long a = unwrap(ts, left);
        long b = 0;
        long m = 0;
        try {
            b = unwrap(ts, right);
            m = unwrap(ts, modulus);
            return Numbers.power(ts, a, b, m);
        } finally {
            Refs.release(ts, a);
            Refs.xrelease(ts, b);
            Refs.xrelease(ts, m);
        }
    }

    // ---------------------------------------------------------------- methods

    static long bytes(ThreadState ts, long self) {
        return forward(ts, self, Names.__bytes__);
    }

    static long reversed(ThreadState ts, long self) {
        return forward(ts, self, Names.__reversed__);
    }

    private static long forward(ThreadState ts, long self, long method) {
        long obj = object(ts, self);
        try {
            return Abstract.callMethod(ts, obj, method);
        } finally {
            Refs.release(ts, obj);
        }
    }
}
