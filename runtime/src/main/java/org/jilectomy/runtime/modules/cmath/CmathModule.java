package org.jilectomy.runtime.modules.cmath;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.cmath.ComplexMath.Status;
import org.jilectomy.runtime.modules.libm.Libm;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyComplex;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code cmath}. */
public final class CmathModule extends BuiltinModule {
    public CmathModule() {
        super("cmath");
    }

    @Override
    protected String doc() {
        return "This module provides access to mathematical functions for complex\nnumbers.";
    }

    @Override
    protected void define(TypeDef def) {
        for (String name : new String[] {
            "acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "isfinite",
            "isinf", "isnan", "log10", "phase", "polar", "sin", "sinh", "sqrt", "tan", "tanh",
        }) {
            def.method(name + "(module, z, /)", null);
        }
        def.method("log(module, z, base=None, /)", null)
                .method("rect(module, r, phi, /)", null)
                .method("isclose(module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", null);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putSteal(ts, dict, "pi", PyFloat.of(ts, Math.PI));
        putSteal(ts, dict, "e", PyFloat.of(ts, Math.E));
        putSteal(ts, dict, "tau", PyFloat.of(ts, 2 * Math.PI));
        putSteal(ts, dict, "inf", PyFloat.of(ts, Double.POSITIVE_INFINITY));
        putSteal(ts, dict, "nan", PyFloat.of(ts, Double.NaN));
        putSteal(ts, dict, "infj", PyComplex.of(ts, 0, Double.POSITIVE_INFINITY));
        putSteal(ts, dict, "nanj", PyComplex.of(ts, 0, Double.NaN));
    }

    // ---------------------------------------------------------------- helpers

    private static ComplexMath number(ThreadState ts, long value) {
        long c = PyComplex.toComplex(ts, value);
        try {
            return PyComplex.check(c) ? new ComplexMath(PyComplex.real(c), PyComplex.imag(c))
                    : new ComplexMath(PyFloat.asDouble(ts, c), 0);
        } finally {
            Refs.release(ts, c);
        }
    }

    private static void check(ThreadState ts, Status status) {
        if (status == Status.DOMAIN) {
            throw Errors.valueError(ts, "math domain error");
        }
        if (status == Status.RANGE) {
            throw Errors.overflowError(ts, "math range error");
        }
    }

    private static long result(ThreadState ts, ComplexMath z, Status status) {
        check(ts, status);
        return PyComplex.of(ts, z.re, z.im);
    }

    // ---------------------------------------------------------------- elementary functions

    static long acos(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.acos());
    }

    static long acosh(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.acosh());
    }

    static long asin(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.asin());
    }

    static long asinh(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.asinh());
    }

    static long atan(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.atan());
    }

    static long atanh(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.atanh());
    }

    static long cos(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.cos());
    }

    static long cosh(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.cosh());
    }

    static long exp(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.exp());
    }

    static long log10(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.log10());
    }

    static long sin(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.sin());
    }

    static long sinh(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.sinh());
    }

    static long sqrt(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.sqrt());
    }

    static long tan(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.tan());
    }

    static long tanh(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return result(ts, z, z.tanh());
    }

    static long log(ThreadState ts, long module, long value, long base) {
        ComplexMath z = number(ts, value);
        ComplexMath b = base == 0 ? null : number(ts, base);
        Status status = z.log();
        if (b == null) {
            return result(ts, z, status);
        }
        Status second = b.log();
        boolean byZero = b.re == 0 && b.im == 0;
        check(ts, byZero ? Status.DOMAIN : status == Status.OK ? second : status);
        long numerator = PyComplex.of(ts, z.re, z.im);
        long denominator = PyComplex.of(ts, b.re, b.im);
        try {
            return Numbers.trueDivide(ts, numerator, denominator);
        } finally {
            Refs.release(ts, numerator);
            Refs.release(ts, denominator);
        }
    }

    // ---------------------------------------------------------------- polar coordinates

    static long phase(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return PyFloat.of(ts, Libm.atan2(z.im, z.re));
    }

    static long polar(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        double size = Math.hypot(z.re, z.im);
        if (Double.isInfinite(size) && Double.isFinite(z.re) && Double.isFinite(z.im)) {
            throw Errors.overflowError(ts, "math range error");
        }
        return PyTuple.fromArraySteal(ts, new long[] {
            PyFloat.box(ts, size), PyFloat.box(ts, Libm.atan2(z.im, z.re))
        });
    }

    static long rect(ThreadState ts, long module, long r, long phi) {
        double size = PyFloat.asDouble(ts, r);
        double angle = PyFloat.asDouble(ts, phi);
        if (!Double.isFinite(size) || !Double.isFinite(angle)) {
            return rectSpecial(ts, size, angle);
        }
        return angle == 0 ? PyComplex.of(ts, size, size * angle)
                : PyComplex.of(ts, size * Libm.cos(angle), size * Libm.sin(angle));
    }

    private static long rectSpecial(ThreadState ts, double r, double phi) {
        if (Double.isInfinite(r) && Double.isFinite(phi) && phi != 0) {
            double re = Math.copySign(r, Libm.cos(phi));
            double im = Math.copySign(r, Libm.sin(phi));
            return r > 0 ? PyComplex.of(ts, re, im) : PyComplex.of(ts, -re, -im);
        }
        if (r != 0 && !Double.isNaN(r) && Double.isInfinite(phi)) {
            throw Errors.valueError(ts, "math domain error");
        }
        if (phi == 0) {
            return PyComplex.of(ts, r, Double.isNaN(r) ? 0 : signed(r, phi));
        }
        if (r == 0) {
            return PyComplex.of(ts, 0, 0);
        }
        return PyComplex.of(ts, Double.isInfinite(r) ? Double.POSITIVE_INFINITY : Double.NaN,
                Double.NaN);
    }

    /** A zero with the sign of the product. */
    private static double signed(double r, double phi) {
        return Math.copySign(1, r) * Math.copySign(1, phi) < 0 ? -0.0 : 0.0;
    }

    // ---------------------------------------------------------------- predicates

    static long isfinite(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return PyBool.of(Double.isFinite(z.re) && Double.isFinite(z.im));
    }

    static long isnan(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return PyBool.of(Double.isNaN(z.re) || Double.isNaN(z.im));
    }

    static long isinf(ThreadState ts, long module, long value) {
        ComplexMath z = number(ts, value);
        return PyBool.of(Double.isInfinite(z.re) || Double.isInfinite(z.im));
    }

    static long isclose(
            ThreadState ts, long module, long a, long b, long relTol, long absTol) {
        ComplexMath x = number(ts, a);
        ComplexMath y = number(ts, b);
        double rel = relTol == 0 ? 1e-9 : PyFloat.asDouble(ts, relTol);
        double abs = absTol == 0 ? 0.0 : PyFloat.asDouble(ts, absTol);
        if (rel < 0 || abs < 0) {
            throw Errors.valueError(ts, "tolerances must be non-negative");
        }
        if (x.re == y.re && x.im == y.im) {
            return PyBool.True;
        }
        if (Double.isInfinite(x.re) || Double.isInfinite(x.im) || Double.isInfinite(y.re)
                || Double.isInfinite(y.im)) {
            return PyBool.False;
        }
        double difference = Math.hypot(x.re - y.re, x.im - y.im);
        return PyBool.of(difference <= rel * Math.hypot(y.re, y.im)
                || difference <= rel * Math.hypot(x.re, x.im) || difference <= abs);
    }
}
