package org.jilectomy.runtime.modules;

import java.math.BigInteger;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.libm.Libm;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The module {@code math}, functions of floats; compare CPython {@code Modules/mathmodule.c}. Ints:
 * {@link IntegerMath}; sums and products: {@link MathSums}.
 *
 * <p>A function's result that is not a number, of an argument that is one, is a domain error; an
 * infinite result of a finite argument is a range error where the function can overflow, else a
 * domain error too.
 */
final class MathModule extends BuiltinModule {
    /** Above this an int does not fit a double. */
    private static final int DOUBLE_BITS = 1024;

    MathModule() {
        super("math");
    }

    @Override
    protected void define(TypeDef def) {
        for (String name : new String[] {
            "acos", "acosh", "asin", "asinh", "atan", "atanh",
            "cbrt", "cos", "cosh", "erf", "erfc", "exp", "exp2", "expm1",
            "log1p", "sin", "sinh", "tan", "tanh", "ceil", "degrees", "fabs", "floor",
            "frexp", "gamma", "isfinite", "isinf", "isnan", "lgamma", "log10", "log2", "modf",
            "radians", "sqrt", "trunc", "ulp",
        }) {
            def.method(name + "(module, x, /)", null);
        }
        for (String name : new String[] {
            "atan2", "copysign", "fmod", "nextafter", "pow", "remainder",
        }) {
            def.method(name + "(module, x, y, /)", null);
        }
        def.method("ldexp(module, x, i, /)", null)
                .method("log(module, x, base=None, /)", null)
                .method("isclose(module, a, b, *, rel_tol=1e-09, abs_tol=0.0)", null);
        def.in(IntegerMath.class)
                .method("comb(module, n, k, /)", null)
                .method("factorial(module, n, /)", null)
                .method("gcd(module, /, *integers)", null)
                .method("isqrt(module, n, /)", null)
                .method("lcm(module, /, *integers)", null)
                .method("perm(module, n, k=None, /)", null);
        def.in(MathSums.class)
                .method("dist(module, p, q, /)", null)
                .method("fsum(module, seq, /)", null)
                .method("hypot(module, /, *coordinates)", null)
                .method("prod(module, iterable, /, *, start=1)", null);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putSteal(ts, dict, "pi", PyFloat.of(ts, Math.PI));
        putSteal(ts, dict, "e", PyFloat.of(ts, Math.E));
        putSteal(ts, dict, "tau", PyFloat.of(ts, 2 * Math.PI));
        putSteal(ts, dict, "inf", PyFloat.of(ts, Double.POSITIVE_INFINITY));
        putSteal(ts, dict, "nan", PyFloat.of(ts, Double.NaN));
    }

    // ---------------------------------------------------------------- errors

    static PyException domainError(ThreadState ts) {
        return Errors.valueError(ts, "math domain error");
    }

    static PyException rangeError(ThreadState ts) {
        return Errors.overflowError(ts, "math range error");
    }

    /** Compare {@code math_1}. */
    private static long checked(ThreadState ts, double x, double r, boolean canOverflow) {
        if (!Double.isFinite(r)) {
            if (Double.isNaN(r) && !Double.isNaN(x)) {
                throw domainError(ts);
            }
            if (Double.isInfinite(r) && Double.isFinite(x)) {
                throw canOverflow ? rangeError(ts) : domainError(ts);
            }
        }
        return PyFloat.of(ts, r);
    }

    // ---------------------------------------------------------------- functions of the C library

    static long acos(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.acos(d), false);
    }

    static long acosh(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.acosh(d), false);
    }

    static long asin(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.asin(d), false);
    }

    static long asinh(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.asinh(d), false);
    }

    static long atan(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.atan(d), false);
    }

    static long atanh(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.atanh(d), false);
    }

    static long cbrt(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.cbrt(d), false);
    }

    static long cos(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.cos(d), false);
    }

    static long cosh(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.cosh(d), true);
    }

    static long erf(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.erf(d), false);
    }

    static long erfc(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.erfc(d), false);
    }

    static long exp(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.exp(d), true);
    }

    static long exp2(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.exp2(d), true);
    }

    static long expm1(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.expm1(d), true);
    }

    static long log1p(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.log1p(d), false);
    }

    static long sin(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.sin(d), false);
    }

    static long sinh(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.sinh(d), true);
    }

    static long tan(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.tan(d), false);
    }

    static long tanh(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Libm.tanh(d), false);
    }

    static long sqrt(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        return checked(ts, d, Math.sqrt(d), false);
    }

    static long fabs(ThreadState ts, long module, long x) {
        return PyFloat.of(ts, Math.abs(PyFloat.asDouble(ts, x)));
    }

    static long gamma(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        if (d == 0 || d == Math.rint(d) && d < 0) {
            throw domainError(ts);
        }
        return checked(ts, d, Libm.tgamma(d), true);
    }

    static long lgamma(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        if (d == Math.rint(d) && d <= 0 && !Double.isInfinite(d)) {
            throw domainError(ts);
        }
        return checked(ts, d, Double.isInfinite(d) ? Double.POSITIVE_INFINITY : Libm.lgamma(d),
                true);
    }

    static long atan2(ThreadState ts, long module, long x, long y) {
        return PyFloat.of(ts, Libm.atan2(PyFloat.asDouble(ts, x), PyFloat.asDouble(ts, y)));
    }

    static long fmod(ThreadState ts, long module, long x, long y) {
        double a = PyFloat.asDouble(ts, x);
        double b = PyFloat.asDouble(ts, y);
        double r = a % b;
        if (Double.isNaN(r) && !Double.isNaN(a) && !Double.isNaN(b)) {
            throw domainError(ts);
        }
        return PyFloat.of(ts, r);
    }

    static long remainder(ThreadState ts, long module, long x, long y) {
        double a = PyFloat.asDouble(ts, x);
        double b = PyFloat.asDouble(ts, y);
        double r = Math.IEEEremainder(a, b);
        if (Double.isNaN(r) && !Double.isNaN(a) && !Double.isNaN(b)) {
            throw domainError(ts);
        }
        return PyFloat.of(ts, r);
    }

    static long pow(ThreadState ts, long module, long x, long y) {
        double a = PyFloat.asDouble(ts, x);
        double b = PyFloat.asDouble(ts, y);
        double r = Libm.pow(a, b);
        if (!Double.isFinite(r) && Double.isFinite(a) && Double.isFinite(b)) {
            throw Double.isNaN(r) || a == 0 ? domainError(ts) : rangeError(ts);
        }
        return PyFloat.of(ts, r);
    }

    // ---------------------------------------------------------------- logarithms

    /** Compare {@code loghelper}: ints beyond the range of a double have a logarithm too. */
    private static double logarithm(ThreadState ts, long x, int base) {
        if (PyLong.check(x) && !PyLong.fitsLong(x)) {
            BigInteger big = PyLong.toBig(x);
            if (big.signum() <= 0) {
                throw domainError(ts);
            }
            int shift = big.bitLength() - DOUBLE_BITS + 2;
            if (shift > 0) {
                double head = big.shiftRight(shift).doubleValue();
                return plainLog(head, base) + plainLog(2.0, base) * shift;
            }
        }
        double d = PyFloat.asDouble(ts, x);
        if (d <= 0) {
            throw domainError(ts);
        }
        return plainLog(d, base);
    }

    private static double plainLog(double d, int base) {
        return switch (base) {
            case 2 -> Libm.log2(d);
            case 10 -> Libm.log10(d);
            default -> Libm.log(d);
        };
    }

    static long log(ThreadState ts, long module, long x, long base) {
        double numerator = logarithm(ts, x, 0);
        if (base == 0) {
            return PyFloat.of(ts, numerator);
        }
        double denominator = logarithm(ts, base, 0);
        if (denominator == 0) {
            throw Errors.zeroDivision(ts, "float division by zero");
        }
        return PyFloat.of(ts, numerator / denominator);
    }

    static long log2(ThreadState ts, long module, long x) {
        return PyFloat.of(ts, logarithm(ts, x, 2));
    }

    static long log10(ThreadState ts, long module, long x) {
        return PyFloat.of(ts, logarithm(ts, x, 10));
    }

    // ---------------------------------------------------------------- to ints

    static long floor(ThreadState ts, long module, long x) {
        return toInt(ts, x, "__floor__", -1);
    }

    static long ceil(ThreadState ts, long module, long x) {
        return toInt(ts, x, "__ceil__", 1);
    }

    private static long toInt(ThreadState ts, long x, String special, int direction) {
        if (!PyFloat.TYPE.isExactly(x)) {
            long method = Abstract.lookupSpecial(ts, x, Names.of(special));
            if (method != 0) {
                try {
                    return Abstract.call(ts, method);
                } finally {
                    Refs.release(ts, method);
                }
            }
        }
        double d = PyFloat.asDouble(ts, x);
        double whole = direction < 0 ? Math.floor(d) : Math.ceil(d);
        if (Math.abs(whole) < 0x1p62) {
            return PyLong.of(ts, (long) whole);
        }
        long boxed = PyFloat.of(ts, whole);
        try {
            return Numbers.toInt(ts, boxed);
        } finally {
            Refs.release(ts, boxed);
        }
    }

    static long trunc(ThreadState ts, long module, long x) {
        long method = Abstract.lookupSpecial(ts, x, Names.__trunc__);
        if (method == 0) {
            throw Errors.typeError(ts, "type " + PyType.of(x).name()
                    + " doesn't define __trunc__ method");
        }
        try {
            return Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
    }

    // ---------------------------------------------------------------- parts of a float

    static long frexp(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        int exponent = 0;
        if (d != 0 && Double.isFinite(d)) {
            double scaled = d;
            if (Math.abs(d) < Double.MIN_NORMAL) {
                scaled = d * 0x1p64;
                exponent = -64;
            }
            int e = Math.getExponent(scaled) + 1;
            d = Math.scalb(scaled, -e);
            exponent += e;
        }
        return pair(ts, PyFloat.of(ts, d), PyLong.of(ts, exponent));
    }

    static long modf(ThreadState ts, long module, long x) {
        double d = PyFloat.asDouble(ts, x);
        if (Double.isInfinite(d)) {
            return pair(ts, PyFloat.of(ts, Math.copySign(0, d)), PyFloat.of(ts, d));
        }
        double whole = d < 0 ? Math.ceil(d) : Math.floor(d);
        double part = Math.copySign(d - whole, d);
        return pair(ts, PyFloat.of(ts, part), PyFloat.of(ts, Math.copySign(whole, d)));
    }

    private static long pair(ThreadState ts, long a, long b) {
        return PyTuple.fromArraySteal(ts,
                new long[] {Refs.toObjectSteal(ts, a), Refs.toObjectSteal(ts, b)});
    }

    static long ldexp(ThreadState ts, long module, long x, long i) {
        double d = PyFloat.asDouble(ts, x);
        if (!PyLong.check(i)) {
            throw Errors.typeError(ts, "Expected an int as second argument to ldexp.");
        }
        if (d == 0 || !Double.isFinite(d)) {
            return PyFloat.of(ts, d);
        }
        long e = PyLong.fitsLong(i) ? PyLong.longValue(i)
                : PyLong.toBig(i).signum() * (long) Integer.MAX_VALUE;
        int exponent = (int) Math.max(-10_000, Math.min(10_000, e));
        double r = Math.scalb(d, exponent);
        if (Double.isInfinite(r)) {
            throw rangeError(ts);
        }
        return PyFloat.of(ts, r);
    }

    static long copysign(ThreadState ts, long module, long x, long y) {
        double magnitude = PyFloat.asDouble(ts, x);
        return PyFloat.of(ts, Math.copySign(magnitude, PyFloat.asDouble(ts, y)));
    }

    static long nextafter(ThreadState ts, long module, long x, long y) {
        double from = PyFloat.asDouble(ts, x);
        return PyFloat.of(ts, Math.nextAfter(from, PyFloat.asDouble(ts, y)));
    }

    static long ulp(ThreadState ts, long module, long x) {
        return PyFloat.of(ts, Math.ulp(PyFloat.asDouble(ts, x)));
    }

    // ---------------------------------------------------------------- angles and predicates

    static long degrees(ThreadState ts, long module, long x) {
        return PyFloat.of(ts, PyFloat.asDouble(ts, x) * (180.0 / Math.PI));
    }

    static long radians(ThreadState ts, long module, long x) {
        return PyFloat.of(ts, PyFloat.asDouble(ts, x) * (Math.PI / 180.0));
    }

    static long isnan(ThreadState ts, long module, long x) {
        return PyBool.of(Double.isNaN(PyFloat.asDouble(ts, x)));
    }

    static long isinf(ThreadState ts, long module, long x) {
        return PyBool.of(Double.isInfinite(PyFloat.asDouble(ts, x)));
    }

    static long isfinite(ThreadState ts, long module, long x) {
        return PyBool.of(Double.isFinite(PyFloat.asDouble(ts, x)));
    }

    static long isclose(
            ThreadState ts, long module, long a, long b, long relTol, long absTol) {
        double x = PyFloat.asDouble(ts, a);
        double y = PyFloat.asDouble(ts, b);
        double rel = relTol == 0 ? 1e-9 : PyFloat.asDouble(ts, relTol);
        double abs = absTol == 0 ? 0.0 : PyFloat.asDouble(ts, absTol);
        if (rel < 0 || abs < 0) {
            throw Errors.valueError(ts, "tolerances must be non-negative");
        }
        if (x == y) {
            return PyBool.True;
        }
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            return PyBool.False;
        }
        double diff = Math.abs(y - x);
        return PyBool.of(diff <= Math.abs(rel * y) || diff <= Math.abs(rel * x) || diff <= abs);
    }
}
