package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** {@code complex(...)}, and complex numbers to and from text. */
final class ComplexText {
    private ComplexText() {}

    /** {@code repr(re + im j)}; a real part of +0.0 is left out. */
    static String repr(double re, double im) {
        String imag = FloatText.repr(im, false);
        if (re == 0.0 && 1 / re > 0) {
            return imag + "j";
        }
        String sign = imag.charAt(0) == '-' ? "" : "+";
        return "(" + FloatText.repr(re, false) + sign + imag + "j)";
    }

    /** {@code complex.__new__(cls, real=0, imag=0)}; compare {@code complex_new_impl}. */
    static long construct(ThreadState ts, long cls, long real, long imag) {
        PyType type = PyType.at(cls);
        if (real != 0 && imag == 0 && type == PyComplex.TYPE && type.isExactly(real)) {
            return Refs.retain(ts, real);
        }
        if (real != 0 && PyUnicode.check(real)) {
            if (imag != 0) {
                throw Errors.typeError(
                        ts, "complex() can't take second arg if first is a string");
            }
            return parse(ts, type, real);
        }
        if (imag != 0 && PyUnicode.check(imag)) {
            throw Errors.typeError(ts, "complex() second arg can't be a string");
        }
        double re = 0;
        double im = 0;
        boolean isComplex = false;
        if (real != 0) {
            long c = toComplex(ts, real);
            try {
                isComplex = PyComplex.check(c);
                re = isComplex
                        ? PyComplex.real(c)
                        : asReal(ts, c, "complex() first argument must be a string or a number");
                im = isComplex ? PyComplex.imag(c) : 0;
            } finally {
                Refs.release(ts, c);
            }
        }
        if (imag != 0) {
            boolean both = PyComplex.check(imag);
            double i = both
                    ? PyComplex.real(imag)
                    : asReal(ts, imag, "complex() second argument must be a number");
            re = both ? re - PyComplex.imag(imag) : re;
            im = isComplex ? i + im : i; // adding would lose the sign of -0.0
        }
        return PyComplex.create(ts, type, re, im);
    }

    /** The result of {@code __complex__} if there is one, else the value itself; owned. */
    static long toComplex(ThreadState ts, long value) {
        if (PyComplex.TYPE.isExactly(value) || FloatArithmetic.isReal(value)) {
            return Refs.retain(ts, value);
        }
        long method = Attributes.lookupSpecial(ts, value, Names.__complex__);
        if (method == 0) {
            return Refs.retain(ts, value);
        }
        long r;
        try {
            r = Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
        if (PyComplex.check(r)) {
            if (!PyComplex.TYPE.isExactly(r)) {
                Warnings.strictSubclass(ts, r, "__complex__ returned non-complex", "complex");
            }
            return r;
        }
        String got = PyType.of(r).name();
        Refs.release(ts, r);
        throw Errors.typeError(ts, "__complex__ returned non-complex (type " + got + ")");
    }

    private static double asReal(ThreadState ts, long value, String message) {
        if (FloatArithmetic.isReal(value)) {
            return FloatArithmetic.real(ts, value);
        }
        long f = FloatText.toFloatOrNull(ts, value);
        if (f == 0) {
            throw Errors.typeError(ts, message + ", not '" + PyType.of(value).name() + "'");
        }
        double d = PyFloat.doubleValue(f);
        Refs.release(ts, f);
        return d;
    }

    // ---------------------------------------------------------------- from text

    private static long parse(ThreadState ts, PyType type, long str) {
        String s = FloatText.withoutUnderscores(LongText.toAscii(PyUnicode.toJava(str)));
        if (s == null) {
            throw Errors.valueError(
                    ts,
                    "could not convert string to complex: " + Abstract.reprJava(ts, str));
        }
        if (s.length() > 1 && s.charAt(0) == '(' && s.charAt(s.length() - 1) == ')') {
            s = LongText.toAscii(s.substring(1, s.length() - 1));
        }
        int n = s.length();
        int end = n == 0 ? -1 : FloatText.scan(s, 0);
        if (end > 0 && end == n) {
            return PyComplex.create(ts, type, FloatText.value(s, 0, end), 0.0);
        }
        if (end > 0 && isUnit(s, end, n)) {
            return PyComplex.create(ts, type, 0.0, FloatText.value(s, 0, end));
        }
        if (end > 0 && (s.charAt(end) == '+' || s.charAt(end) == '-')) {
            double re = FloatText.value(s, 0, end);
            int end2 = FloatText.scan(s, end);
            if (end2 > 0 && isUnit(s, end2, n)) {
                return PyComplex.create(ts, type, re, FloatText.value(s, end, end2));
            }
            if (end2 < 0 && isUnit(s, end + 1, n)) {
                return PyComplex.create(ts, type, re, s.charAt(end) == '-' ? -1.0 : 1.0);
            }
        } else if (end < 0) {
            int at = n > 0 && (s.charAt(0) == '+' || s.charAt(0) == '-') ? 1 : 0;
            if (isUnit(s, at, n)) {
                return PyComplex.create(ts, type, 0.0, s.charAt(0) == '-' ? -1.0 : 1.0);
            }
        }
        throw malformed(ts);
    }

    /** Whether the text ends with the j at {@code at}. */
    private static boolean isUnit(String s, int at, int n) {
        return at == n - 1 && (s.charAt(at) | 0x20) == 'j';
    }

    private static PyException malformed(ThreadState ts) {
        return Errors.valueError(ts, "complex() arg is a malformed string");
    }
}
