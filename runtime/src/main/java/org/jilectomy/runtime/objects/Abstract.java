package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What one can do with any object: the protocols of CPython's {@code abstract.h} and {@code
 * object.h}, on values.
 *
 * <p>Each method takes the type's slot and turns the slot's empty result into the next step of the
 * protocol or into CPython's TypeError. Item access, containers and isinstance are in {@link
 * AbstractContainers}; the methods here forward to it, so that callers need one name.
 */
public final class Abstract {
    private static final long[] NO_ARGS = {};

    private Abstract() {}

    // ---------------------------------------------------------------- attributes

    /** {@code o.name}; @return owned */
    public static long getAttr(ThreadState ts, long o, long name) {
        try {
            return PyType.of(o).tp_getattro(ts, o, name);
        } catch (PyException e) {
            throw Errors.attributeContext(ts, e, o, name);
        }
    }

    /** {@code getattr(o, name, <none>)}: 0 if there is no such attribute. */
    public static long lookupAttr(ThreadState ts, long o, long name) {
        return PyType.of(o).lookupAttr(ts, o, name);
    }

    /** Whether it has an attribute of that name that is true. */
    public static boolean isAttrTrue(ThreadState ts, long o, long name) {
        long value = lookupAttr(ts, o, name);
        if (value == 0) {
            return false;
        }
        try {
            return isTrue(ts, value);
        } finally {
            Refs.release(ts, value);
        }
    }

    public static void setAttr(ThreadState ts, long o, long name, long value) {
        PyType.of(o).tp_setattro(ts, o, name, value);
    }

    public static void delAttr(ThreadState ts, long o, long name) {
        PyType.of(o).tp_setattro(ts, o, name, 0);
    }

    /** A special method bound to {@code o}, looked up on its type alone; 0 if there is none. */
    public static long lookupSpecial(ThreadState ts, long o, long name) {
        return Attributes.lookupSpecial(ts, o, name);
    }

    // ---------------------------------------------------------------- text

    /** {@code repr(o)}; @return owned str */
    public static long repr(ThreadState ts, long o) {
        ThreadState.enter(ts);
        try {
            return mustBeStr(ts, PyType.of(o).tp_repr(ts, o), "__repr__");
        } finally {
            ThreadState.leave(ts);
        }
    }

    /** {@code str(o)}; @return owned str */
    public static long str(ThreadState ts, long o) {
        if (Immediate.isInt(o)) {
            return IntText.str(ts, Immediate.intValue(o));
        }
        PyType type = PyType.of(o);
        if (type == PyUnicode.TYPE) {
            return Refs.retain(ts, o);
        }
        ThreadState.enter(ts);
        try {
            return mustBeStr(ts, type.tp_str(ts, o), "__str__");
        } finally {
            ThreadState.leave(ts);
        }
    }

    private static long mustBeStr(ThreadState ts, long text, String method) {
        if (PyUnicode.TYPE.isInstance(text)) {
            return text;
        }
        String got = PyType.of(text).name();
        Refs.release(ts, text);
        throw Errors.typeError(ts, method + " returned non-string (type " + got + ")");
    }

    /** {@code repr(o)} as a Java string, for messages. */
    public static String reprJava(ThreadState ts, long o) {
        long text = repr(ts, o);
        String s = PyUnicode.toJava(text);
        Refs.release(ts, text);
        return s;
    }

    /** {@code str(o)} as a Java string. */
    public static String strJava(ThreadState ts, long o) {
        long text = str(ts, o);
        String s = PyUnicode.toJava(text);
        Refs.release(ts, text);
        return s;
    }

    /** {@code ascii(o)}; @return owned str */
    public static long ascii(ThreadState ts, long o) {
        long text = repr(ts, o);
        long n = PyUnicode.length(text);
        boolean plain = true;
        for (long i = 0; i < n && plain; i++) {
            plain = PyUnicode.charAt(text, i) < 128;
        }
        if (plain) {
            return text;
        }
        StringBuilder b = new StringBuilder((int) n + 16);
        for (long i = 0; i < n; i++) {
            int c = PyUnicode.charAt(text, i);
            if (c < 128) {
                b.append((char) c);
            } else {
                escape(b, c);
            }
        }
        Refs.release(ts, text);
        return PyUnicode.fromJava(ts, b.toString());
    }

    private static void escape(StringBuilder b, int c) {
        int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        b.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        String hex = Integer.toHexString(c);
        for (int i = hex.length(); i < digits; i++) {
            b.append('0');
        }
        b.append(hex);
    }

    /**
     * {@code format(o, spec)}.
     *
     * @param spec str, or 0 for the empty one
     */
    public static long format(ThreadState ts, long o, long spec) {
        PyType type = PyType.of(o);
        if (spec == 0 || PyUnicode.length(spec) == 0) {
            if (type == PyUnicode.TYPE) {
                return Refs.retain(ts, o);
            }
            if (type == PyLong.TYPE) {
                return str(ts, o);
            }
        }
        long method = Attributes.lookupSpecial(ts, o, Names.__format__);
        if (method == 0) {
            throw Errors.typeError(ts, "Type " + type.name() + " doesn't define __format__");
        }
        long text;
        try {
            text = call(ts, method, spec != 0 ? spec : PyUnicode.empty());
        } finally {
            Refs.release(ts, method);
        }
        if (PyUnicode.TYPE.isInstance(text)) {
            return text;
        }
        String got = PyType.of(text).name();
        Refs.release(ts, text);
        throw Errors.typeError(ts, "__format__ must return a str, not " + got);
    }

    // ---------------------------------------------------------------- truth, identity, comparison

    /** {@code bool(v)}. */
    public static boolean isTrue(ThreadState ts, long v) {
        if (v == PyBool.True) {
            return true;
        }
        if (v == PyBool.False || v == Singletons.None) {
            return false;
        }
        if ((v & 1) != 0) {
            return v != 1;
        }
        PyType type = PyType.of(v);
        int b = type.nb_bool(ts, v);
        if (b >= 0) {
            return b != 0;
        }
        return type.sq_length(ts, v) != 0;
    }

    /** {@code a is b}; ints and floats are identical when their values are. */
    public static boolean is(long a, long b) {
        return a == b || ((a | b) & 3) != 0 && normal(a) == normal(b);
    }

    private static long normal(long v) {
        return (v & 3) != 0 ? v : Refs.fromMemoryBorrowed(v);
    }

    /** {@code id(v)}: the address, or for an immediate its bits. */
    public static long id(long v) {
        return normal(v);
    }

    /** The comparison as an object: whatever the operands return. */
    public static long richCompare(ThreadState ts, long a, long b, int op) {
        if (Immediate.areInts(a, b)) {
            return PyBool.of(CompareOp.holds(Long.compare(a, b), op));
        }
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        if (ta == tb && ta.preHeader == 0) {
            long r = ta.tp_richcompare(ts, a, b, op);
            return r != Singletons.NotImplemented ? r : compareSlow(ts, ta, tb, a, b, op);
        }
        ThreadState.enter(ts);
        try {
            return compareSlow(ts, ta, tb, a, b, op);
        } finally {
            ThreadState.leave(ts);
        }
    }

    /** Compare {@code do_richcompare}. */
    private static long compareSlow(ThreadState ts, PyType ta, PyType tb, long a, long b, int op) {
        boolean reflected = false;
        if (ta != tb && tb.isSubtypeOf(ta)) {
            long r = tb.tp_richcompare(ts, b, a, CompareOp.swapped(op));
            if (r != Singletons.NotImplemented) {
                return r;
            }
            reflected = true;
        }
        long r = ta.tp_richcompare(ts, a, b, op);
        if (r != Singletons.NotImplemented) {
            return r;
        }
        if (!reflected) {
            r = tb.tp_richcompare(ts, b, a, CompareOp.swapped(op));
            if (r != Singletons.NotImplemented) {
                return r;
            }
        }
        if (op == CompareOp.EQ) {
            return PyBool.of(is(a, b));
        }
        if (op == CompareOp.NE) {
            return PyBool.of(!is(a, b));
        }
        throw Errors.typeError(ts, "'" + CompareOp.symbol(op)
                + "' not supported between instances of '" + ta.name() + "' and '" + tb.name()
                + "'");
    }

    /** The comparison as a truth value; identical objects are equal without being asked. */
    public static boolean compareBool(ThreadState ts, long a, long b, int op) {
        if (is(a, b)) {
            if (op == CompareOp.EQ) {
                return true;
            }
            if (op == CompareOp.NE) {
                return false;
            }
        }
        long r = richCompare(ts, a, b, op);
        if (r == PyBool.True) {
            return true;
        }
        if (r == PyBool.False) {
            return false;
        }
        try {
            return isTrue(ts, r);
        } finally {
            Refs.release(ts, r);
        }
    }

    /** {@code hash(v)}, never -1. */
    public static long hash(ThreadState ts, long v) {
        return PyType.of(v).tp_hash(ts, v);
    }

    // ---------------------------------------------------------------- calls

    public static boolean isCallable(long o) {
        return PyType.of(o).isCallable();
    }

    /**
     * {@code f(*args, **kw)}.
     *
     * @param args positional values followed by the values of {@code kwnames}; borrowed
     * @param kwnames tuple of str or 0
     * @return owned
     */
    public static long call(ThreadState ts, long f, long[] args, long kwnames) {
        return PyType.of(f).tp_call(ts, f, args, kwnames);
    }

    public static long call(ThreadState ts, long f) {
        return PyType.of(f).tp_call(ts, f, NO_ARGS, 0);
    }

    public static long call(ThreadState ts, long f, long a) {
        PyType t = PyType.of(f);
        return t == PyFunction.TYPE
                ? PyFunction.call1(ts, f, a)
                : t.tp_call(ts, f, new long[] {a}, 0);
    }

    public static long call(ThreadState ts, long f, long a, long b) {
        PyType t = PyType.of(f);
        return t == PyFunction.TYPE
                ? PyFunction.call2(ts, f, a, b)
                : t.tp_call(ts, f, new long[] {a, b}, 0);
    }

    public static long call(ThreadState ts, long f, long a, long b, long c) {
        PyType t = PyType.of(f);
        return t == PyFunction.TYPE
                ? PyFunction.call3(ts, f, a, b, c)
                : t.tp_call(ts, f, new long[] {a, b, c}, 0);
    }

    /**
     * {@code f(*args, **kwargs)} as the compiler has it when the call unpacks.
     *
     * @param args tuple
     * @param kwargs dict or 0
     */
    public static long callTuple(ThreadState ts, long f, long args, long kwargs) {
        return AbstractCalls.callTuple(ts, f, args, kwargs);
    }

    /** {@code f(args…, *tuple, **dict)}; {@code dict} may be 0. */
    public static long callStar(ThreadState ts, long f, long[] args, long tuple, long dict) {
        return AbstractCalls.callStar(ts, f, args, tuple, dict);
    }

    /**
     * {@code o.name(args…, key=…)} of compiled code: what the look-up raises is at the position of
     * the name.
     *
     * @param args positional values, then the values of {@code kwnames}
     */
    public static long callMethodKeywords(
            ThreadState ts, long o, long name, long[] args, long kwnames) {
        return AbstractCalls.callMethod(ts, PyMethod.prepend(o, args), name, kwnames, true);
    }

    /** As {@link #callMethodKeywords} without names. */
    public static long callMethodAtSite(ThreadState ts, long o, long name, long... args) {
        return AbstractCalls.callMethod(ts, PyMethod.prepend(o, args), name, 0, true);
    }

    /** {@code f(a, n)} with a Java number, for which an object may have to be made. */
    public static long callWithInt(ThreadState ts, long f, long a, long n) {
        long number = PyLong.of(ts, n);
        try {
            return call(ts, f, a, number);
        } finally {
            Refs.release(ts, number);
        }
    }

    /** {@code o.name(n)} with a Java number, for which an object may have to be made. */
    public static long callMethodWithInt(ThreadState ts, long o, long name, long n) {
        long number = PyLong.of(ts, n);
        try {
            return callMethod(ts, o, name, number);
        } finally {
            Refs.release(ts, number);
        }
    }

    /** {@code o.name(*args)} without making a bound method if it can be helped. */
    public static long callMethod(ThreadState ts, long o, long name, long... args) {
        return AbstractCalls.callMethod(ts, PyMethod.prepend(o, args), name, 0);
    }

    /**
     * {@code o.name} where a call of it will follow; owned, or 0 if {@link #callMethod} will find it
     * as well later: a method of the type, or what a module holds.
     */
    public static long loadMethod(ThreadState ts, long o, long name) {
        return AbstractCalls.loadMethod(ts, o, name);
    }

    // ---------------------------------------------------------------- iteration

    /** {@code iter(o)}; @return owned */
    /** Whether the type has anything to iterate by; {@link #iter} may fail all the same. */
    public static boolean hasIter(ThreadState ts, long o) {
        PyType type = PyType.of(o);
        long method = Attributes.lookupType(ts, type, Names.__iter__);
        Refs.xrelease(ts, method);
        return method != 0 || type.isSequence();
    }

    public static long iter(ThreadState ts, long o) {
        return AbstractContainers.iter(ts, o);
    }

    /** Whether {@link #iter} would find a way, without trying. */
    public static boolean isIterable(long o) {
        return AbstractContainers.isIterable(PyType.of(o));
    }

    /** {@code next(it)}; 0 at the end. */
    public static long next(ThreadState ts, long it) {
        return PyType.of(it).tp_iternext(ts, it);
    }

    // ---------------------------------------------------------------- items

    /** {@code o[key]}; @return owned */
    public static long getItem(ThreadState ts, long o, long key) {
        long r = PyType.of(o).mp_subscript(ts, o, key);
        return r != 0 ? r : AbstractContainers.noSubscript(ts, o, key);
    }

    public static void setItem(ThreadState ts, long o, long key, long value) {
        PyType type = PyType.of(o);
        if (!type.mp_ass_subscript(ts, o, key, value)) {
            throw Errors.typeError(ts,
                    "'" + type.name() + "' object does not support item assignment");
        }
    }

    public static void delItem(ThreadState ts, long o, long key) {
        PyType type = PyType.of(o);
        if (!type.mp_ass_subscript(ts, o, key, 0)) {
            throw Errors.typeError(ts, noDeletion(type));
        }
    }

    /** A class is asked in {@code PySequence_DelItem}, as it inherits a sequence's slots. */
    static String noDeletion(PyType type) {
        return "'" + type.name() + (type == PyTypeType.TYPE
                ? "' object does not support item deletion"
                : "' object doesn't support item deletion");
    }

    /** {@code value in container}. */
    public static boolean contains(ThreadState ts, long container, long value) {
        int r = PyType.of(container).sq_contains(ts, container, value);
        return r >= 0 ? r != 0 : AbstractContainers.containsByIteration(ts, container, value);
    }

    /** {@code len(o)}. */
    public static long size(ThreadState ts, long o) {
        PyType type = PyType.of(o);
        long n = type.sq_length(ts, o);
        if (n < 0) {
            throw Errors.typeError(ts, "object of type '" + type.name() + "' has no len()");
        }
        return n;
    }

    /** An estimate of the length; compare {@code PyObject_LengthHint}. */
    public static long lengthHint(ThreadState ts, long o, long ifUnknown) {
        return LengthHint.of(ts, o, ifUnknown);
    }

    // ---------------------------------------------------------------- classes

    public static boolean isInstance(ThreadState ts, long o, long cls) {
        return AbstractContainers.isInstance(ts, o, cls);
    }

    public static boolean isSubclass(ThreadState ts, long derived, long cls) {
        return AbstractContainers.isSubclass(ts, derived, cls);
    }

    // ---------------------------------------------------------------- ints from objects

    /** {@code operator.index(o)}: an int (or int subclass) value; owned. */
    public static long index(ThreadState ts, long o) {
        if (Immediate.isInt(o) || PyLong.TYPE.isInstance(o)) {
            return Refs.retain(ts, o);
        }
        PyType type = PyType.of(o);
        if (!type.hasIndex()) {
            throw Errors.typeError(ts,
                    "'" + type.name() + "' object cannot be interpreted as an integer");
        }
        long r = type.nb_index(ts, o);
        if (!PyLong.TYPE.isInstance(r)) {
            String got = PyType.of(r).name();
            Refs.release(ts, r);
            throw Errors.typeError(ts, "__index__ returned non-int (type " + got + ")");
        }
        if (!PyLong.TYPE.isExactly(r)) {
            Warnings.strictSubclass(ts, r, "__index__ returned non-int", "int");
        }
        return r;
    }

    /** {@code operator.index(o)} as a Java long; values too large are clipped. */
    public static long asIndex(ThreadState ts, long o) {
        if (Immediate.isInt(o)) {
            return Immediate.intValue(o);
        }
        long i = index(ts, o);
        try {
            return PyLong.fitsLong(i)
                    ? PyLong.longValue(i)
                    : PyLong.toBig(i).signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        } finally {
            Refs.release(ts, i);
        }
    }

    /**
     * As {@link #asIndex}, but a value that does not fit raises {@code exc}: "cannot fit 'int' into
     * an index-sized integer".
     */
    public static long asIndexOrThrow(ThreadState ts, long o, PyType exc) {
        if (Immediate.isInt(o)) {
            return Immediate.intValue(o);
        }
        long i = index(ts, o);
        try {
            if (PyLong.fitsLong(i)) {
                return PyLong.longValue(i);
            }
        } finally {
            Refs.release(ts, i);
        }
        throw Errors.raise(ts, exc,
                "cannot fit '" + PyType.of(o).name() + "' into an index-sized integer");
    }

    /** {@code PyMapping_Check}: whether it has subscripts. */
    public static boolean isMapping(ThreadState ts, long value) {
        if (PyDict.TYPE.isInstance(value)) {
            return true;
        }
        long getItem = Attributes.lookupType(ts, PyType.of(value), Names.__getitem__);
        Refs.xrelease(ts, getItem);
        return getItem != 0;
    }
}
