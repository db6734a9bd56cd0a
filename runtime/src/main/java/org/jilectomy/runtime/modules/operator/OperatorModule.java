package org.jilectomy.runtime.modules.operator;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BinaryOp;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.LengthHint;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _operator}: operators ({@link Operators}), getters, and the rest here. */
public final class OperatorModule extends BuiltinModule {
    public OperatorModule() {
        super("_operator");
    }

    @Override
    protected String doc() {
        return "Operator interface.\n\nThis module exports a set of functions implemented in C"
                + " corresponding\nto the intrinsic operators of Python.  For example,"
                + " operator.add(x, y)\nis equivalent to the expression x+y.";
    }

    @Override
    protected void define(TypeDef def) {
        Operators.define(def.in(Operators.class));
        def.in(OperatorModule.class)
                .method("truth(module, a, /)", "Return True if a is true, False otherwise.")
                .method("not_(module, a, /)", "Same as not a.", "not")
                .method("is_(module, a, b, /)", "Same as a is b.", "is")
                .method("is_not(module, a, b, /)", "Same as a is not b.", "isNot")
                .method("contains(module, a, b, /)",
                        "Same as b in a (note reversed operands).")
                .method("countOf(module, a, b, /)",
                        "Return the number of items in a which are, or which equal, b.")
                .method("indexOf(module, a, b, /)", "Return the first index of b in a.")
                .method("getitem(module, a, b, /)", "Same as a[b].")
                .method("setitem(module, a, b, c, /)", "Same as a[b] = c.")
                .method("delitem(module, a, b, /)", "Same as del a[b].")
                .method("concat(module, a, b, /)", "Same as a + b, for a and b sequences.")
                .method("iconcat(module, a, b, /)", "Same as a += b, for a and b sequences.")
                .method("length_hint(module, obj, default=0, /)",
                        "Return an estimate of the number of items in obj.\n\nThis is useful for"
                                + " presizing containers when building from an iterable.\n\nIf the"
                                + " object supports len(), the result will be exact.\nOtherwise, it"
                                + " may over- or under-estimate by an arbitrary amount.\nThe result"
                                + " will be an integer >= 0.",
                        "lengthHint")
                .method("call(module, obj, /, *args, **kwargs)",
                        "Same as obj(*args, **kwargs).")
                .method("_compare_digest(module, a, b, /)",
                        "Return 'a == b'.\n\nThis function uses an approach designed to prevent\n"
                                + "timing analysis, making it appropriate for cryptography.\n\na"
                                + " and b must both be of the same type: either str (ASCII only),\n"
                                + "or any bytes-like object.\n\nNote: If a and b are of different"
                                + " lengths, or if an error occurs,\na timing attack could"
                                + " theoretically reveal information about the\ntypes and lengths of"
                                + " a and b--but not their values.",
                        "compareDigest");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PyItemGetter.TYPE);
        putType(ts, dict, PyAttrGetter.TYPE);
        putType(ts, dict, PyMethodCaller.TYPE);
    }

    static long truth(ThreadState ts, long module, long a) {
        return PyBool.of(Abstract.isTrue(ts, a));
    }

    static long not(ThreadState ts, long module, long a) {
        return PyBool.of(!Abstract.isTrue(ts, a));
    }

    static long is(ThreadState ts, long module, long a, long b) {
        return PyBool.of(Abstract.is(a, b));
    }

    static long isNot(ThreadState ts, long module, long a, long b) {
        return PyBool.of(!Abstract.is(a, b));
    }

    static long contains(ThreadState ts, long module, long a, long b) {
        return PyBool.of(Abstract.contains(ts, a, b));
    }

    private static long iterate(ThreadState ts, long a) {
        try {
            return Abstract.iter(ts, a);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.typeError(ts,
                    "argument of type '" + PyType.of(a).name() + "' is not iterable");
        }
    }

    private static long search(ThreadState ts, long a, long b, boolean first) {
        long it = iterate(ts, a);
        try {
            long count = 0;
            long index = 0;
            PyType type = PyType.of(it);
            for (long v = type.tp_iternext(ts, it); v != 0; v = type.tp_iternext(ts, it)) {
                try {
                    if (Abstract.compareBool(ts, v, b, CompareOp.EQ)) {
                        if (first) {
                            return index;
                        }
                        count++;
                    }
                } finally {
                    Refs.release(ts, v);
                }
                index++;
            }
            if (first) {
                throw Errors.valueError(ts, "sequence.index(x): x not in sequence");
            }
            return count;
        } finally {
            Refs.release(ts, it);
        }
    }

    static long countOf(ThreadState ts, long module, long a, long b) {
        return PyLong.of(ts, search(ts, a, b, false));
    }

    static long indexOf(ThreadState ts, long module, long a, long b) {
        return PyLong.of(ts, search(ts, a, b, true));
    }

    static long getitem(ThreadState ts, long module, long a, long b) {
        return Abstract.getItem(ts, a, b);
    }

    static long setitem(ThreadState ts, long module, long a, long b, long c) {
        Abstract.setItem(ts, a, b, c);
        return Singletons.None;
    }

    static long delitem(ThreadState ts, long module, long a, long b) {
        Abstract.delItem(ts, a, b);
        return Singletons.None;
    }

    /** Compare {@code PySequence_Check}. */
    private static boolean isSequence(ThreadState ts, long v) {
        if (PyDict.TYPE.isInstance(v)) {
            return false;
        }
        long method = Abstract.lookupSpecial(ts, v,
                org.jilectomy.runtime.objects.Names.__getitem__);
        Refs.xrelease(ts, method);
        return method != 0;
    }

    private static RuntimeException noConcat(ThreadState ts, long a) {
        return Errors.typeError(ts,
                "'" + PyType.of(a).name() + "' object can't be concatenated");
    }

    static long concat(ThreadState ts, long module, long a, long b) {
        long r = PyType.of(a).sq_concat(ts, a, b);
        if (r != 0) {
            return r;
        }
        if (!isSequence(ts, a) || !isSequence(ts, b)) {
            throw noConcat(ts, a);
        }
        return Numbers.binary(ts, a, b, BinaryOp.ADD);
    }

    static long iconcat(ThreadState ts, long module, long a, long b) {
        PyType type = PyType.of(a);
        long r = type.sq_inplace_concat(ts, a, b);
        r = r != 0 ? r : type.sq_concat(ts, a, b);
        if (r != 0) {
            return r;
        }
        if (!isSequence(ts, a) || !isSequence(ts, b)) {
            throw noConcat(ts, a);
        }
        return Numbers.inplace(ts, a, b, BinaryOp.ADD);
    }

    static long lengthHint(ThreadState ts, long module, long obj, long whenUnknown) {
        if (whenUnknown != 0 && !PyType.of(whenUnknown).hasIndex()) {
            throw Errors.typeError(ts, "'" + PyType.of(whenUnknown).name()
                    + "' object cannot be interpreted as an integer");
        }
        long n = whenUnknown == 0 ? 0
                : Abstract.asIndexOrThrow(ts, whenUnknown, Exceptions.OverflowError);
        return PyLong.of(ts, LengthHint.of(ts, obj, n));
    }

    static long call(ThreadState ts, long module, long obj, long args, long kwargs) {
        return Abstract.callTuple(ts, obj, args, kwargs);
    }

    static long compareDigest(ThreadState ts, long module, long a, long b) {
        if (PyUnicode.check(a) && PyUnicode.check(b)) {
            String x = PyUnicode.toJava(a);
            String y = PyUnicode.toJava(b);
            if (!isAscii(x) || !isAscii(y)) {
                throw Errors.typeError(ts,
                        "comparing strings with non-ASCII characters is not supported");
            }
            return PyBool.of(same(x.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    y.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        }
        long x = Buffers.tryBytes(ts, a);
        long y = x == 0 ? 0 : Buffers.tryBytes(ts, b);
        Refs.xrelease(ts, x);
        Refs.xrelease(ts, y);
        if (x == 0 || y == 0) {
            throw Errors.typeError(ts,
                    "unsupported operand types(s) or combination of types: '"
                            + PyType.of(a).name() + "' and '" + PyType.of(b).name() + "'");
        }
        return PyBool.of(same(Buffers.copy(ts, a), Buffers.copy(ts, b)));
    }

    private static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(byte[] a, byte[] b) {
        return java.security.MessageDigest.isEqual(a, b);
    }
}
