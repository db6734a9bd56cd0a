package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyComplexObject;
import org.jilectomy.heap.layout.Py_complex;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code complex}; compare CPython {@code complexobject.c}. Never immediate. Constructor and text
 * are in {@link ComplexText}.
 */
public final class PyComplex extends PyType {
    public static final PyComplex TYPE = new PyComplex();

    private static final EntryPoint NEW =
            new EntryPoint(
                    "complex",
                    Signature.parse("(cls, /, real=0, imag=0)"),
                    ComplexText.class,
                    "construct");

    /** {@code _PyHASH_IMAG}. */
    private static final long HASH_IMAG = 1000003;

    private PyComplex() {
        super(
                new TypeSpec("complex", PyComplexObject.SIZE)
                        .subclassable()
                        .doc(
                                "Create a complex number from a real part and an optional imaginary"
                                        + " part.\n\nThis is equivalent to (real + imag*1j) where"
                                        + " imag defaults to 0."));
    }

    // ---------------------------------------------------------------- making and reading

    /** A complex number, owned. */
    public static long of(ThreadState ts, double real, double imag) {
        return create(ts, TYPE, real, imag);
    }

    static long create(ThreadState ts, PyType type, double real, double imag) {
        long self =
                type == TYPE
                        ? Heap.newObject(ts.heap, TYPE.address, PyComplexObject.SIZE, 0)
                        : Instances.allocate(ts, type, type.basicSize);
        Py_complex.real(PyComplexObject.cval(self), real);
        Py_complex.imag(PyComplexObject.cval(self), imag);
        return self;
    }

    /**
     * A number as a complex: itself, what {@code __complex__} returns, or a real one as PyFloat; owned.
     */
    public static long toComplex(ThreadState ts, long value) {
        return ComplexText.toComplex(ts, value);
    }

    public static boolean check(long value) {
        return (value & 3) == 0 && TYPE.isInstance(value);
    }

    public static double real(long self) {
        return Py_complex.real(PyComplexObject.cval(self));
    }

    public static double imag(long self) {
        return Py_complex.imag(PyComplexObject.cval(self));
    }

    /** Whether {@code TO_COMPLEX} takes the operand. */
    private static boolean isNumber(long value) {
        return check(value) || FloatArithmetic.isReal(value);
    }

    private static double realOf(ThreadState ts, long value) {
        return check(value) ? real(value) : FloatArithmetic.real(ts, value);
    }

    private static double imagOf(long value) {
        return check(value) ? imag(value) : 0.0;
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        Heap.freeObject(ts.heap, self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return NEW.call(ts, type.address, args, kwnames);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, ComplexText.repr(real(self), imag(self)));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        double re = real(self);
        double im = imag(self);
        long hashReal = Double.isNaN(re) ? Long.rotateRight(self, 4) : FloatArithmetic.hash(re);
        long hashImag = Double.isNaN(im) ? Long.rotateRight(self, 4) : FloatArithmetic.hash(im);
        long h = hashReal + HASH_IMAG * hashImag;
        return h == -1 ? -2 : h;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !isNumber(other)) {
            return Singletons.NotImplemented;
        }
        boolean equal;
        if (PyLong.check(other)) {
            equal =
                    imag(self) == 0.0
                            && FloatArithmetic.holdsWithInt(real(self), other, CompareOp.EQ);
        } else {
            equal = real(self) == realOf(ts, other) && imag(self) == imagOf(other);
        }
        return PyBool.of(equal == (op == CompareOp.EQ));
    }

    @Override
    public int nb_bool(ThreadState ts, long self) {
        return real(self) != 0.0 || imag(self) != 0.0 ? 1 : 0;
    }

    @Override
    public long nb_negative(ThreadState ts, long self) {
        return of(ts, -real(self), -imag(self));
    }

    @Override
    public long nb_positive(ThreadState ts, long self) {
        return TYPE.isExactly(self)
                ? Refs.retain(ts, self)
                : of(ts, real(self), imag(self));
    }

    @Override
    public long nb_absolute(ThreadState ts, long self) {
        double r = Math.hypot(real(self), imag(self));
        if (Double.isInfinite(r) && !Double.isInfinite(real(self))
                && !Double.isInfinite(imag(self))) {
            throw Errors.overflowError(ts, "absolute value too large");
        }
        return PyFloat.of(ts, r);
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (op > BinaryOp.TRUE_DIVIDE
                || op == BinaryOp.MATRIX_MULTIPLY
                || !isNumber(left)
                || !isNumber(right)) {
            return Singletons.NotImplemented;
        }
        double a = realOf(ts, left);
        double b = imagOf(left);
        double c = realOf(ts, right);
        double d = imagOf(right);
        return switch (op) {
            case BinaryOp.ADD -> of(ts, a + c, b + d);
            case BinaryOp.SUBTRACT -> of(ts, a - c, b - d);
            case BinaryOp.MULTIPLY -> of(ts, a * c - b * d, a * d + b * c);
            default -> divide(ts, a, b, c, d);
        };
    }

    /** Scaled by the larger part of the divisor; compare {@code _Py_c_quot}. */
    private static long divide(ThreadState ts, double a, double b, double c, double d) {
        double absC = Math.abs(c);
        double absD = Math.abs(d);
        if (absC >= absD) {
            if (absC == 0.0) {
                throw Errors.zeroDivision(ts, "complex division by zero");
            }
            double ratio = d / c;
            double denominator = c + d * ratio;
            return of(ts, (a + b * ratio) / denominator, (b - a * ratio) / denominator);
        }
        if (absD >= absC) {
            double ratio = c / d;
            double denominator = c * ratio + d;
            return of(ts, (a * ratio + b) / denominator, (b * ratio - a) / denominator);
        }
        return of(ts, Double.NaN, Double.NaN);
    }

    // ---------------------------------------------------------------- power

    @Override
    public long nb_power(ThreadState ts, long left, long right, long modulus) {
        if (!isNumber(left) || !isNumber(right)) {
            return Singletons.NotImplemented;
        }
        if (modulus != Singletons.None) {
            throw Errors.valueError(ts, "complex modulo");
        }
        return power(
                ts, realOf(ts, left), imagOf(left), realOf(ts, right), imagOf(right));
    }

    /** {@code (a + bj) ** (c + dj)}; compare {@code complex_pow}. */
    static long power(ThreadState ts, double a, double b, double c, double d) {
        if (d == 0.0 && c == Math.floor(c) && Math.abs(c) <= 100.0) {
            return powerOfInt(ts, a, b, (int) c);
        }
        if (c == 0.0 && d == 0.0) {
            return of(ts, 1.0, 0.0);
        }
        if (a == 0.0 && b == 0.0) {
            if (d != 0.0 || c < 0.0) {
                throw zeroToNegative(ts);
            }
            return of(ts, 0.0, 0.0);
        }
        double magnitude = Math.hypot(a, b);
        double length = FloatPower.pow(magnitude, c);
        double angle = Math.atan2(b, a);
        double phase = angle * c;
        if (d != 0.0) {
            length /= Math.exp(angle * d);
            phase += d * Math.log(magnitude);
        }
        return checked(ts, length * Math.cos(phase), length * Math.sin(phase));
    }

    private static long powerOfInt(ThreadState ts, double a, double b, int n) {
        double re = 1.0;
        double im = 0.0;
        double pr = a;
        double pi = b;
        for (int m = Math.abs(n), mask = 1; mask > 0 && m >= mask; mask <<= 1) {
            if ((m & mask) != 0) {
                double t = re * pr - im * pi;
                im = re * pi + im * pr;
                re = t;
            }
            double t = pr * pr - pi * pi;
            pi = pr * pi + pi * pr;
            pr = t;
        }
        if (n > 0 || n == 0) {
            return checked(ts, re, im);
        }
        if (re == 0.0 && im == 0.0) {
            throw zeroToNegative(ts);
        }
        return divide(ts, 1.0, 0.0, re, im);
    }

    private static long checked(ThreadState ts, double re, double im) {
        if (Double.isInfinite(re) || Double.isInfinite(im)) {
            throw Errors.overflowError(ts, "complex exponentiation");
        }
        return of(ts, re, im);
    }

    private static PyException zeroToNegative(ThreadState ts) {
        return Errors.zeroDivision(ts, "0.0 to a negative or complex power");
    }

    // ---------------------------------------------------------------- methods

    @Override
    protected void define(TypeDef def) {
        def.in(PyComplex.class)
                .method("conjugate(self, /)",
                        "Return the complex conjugate of its argument. (3-4j).conjugate() =="
                                + " 3+4j.",
                        "conjugate")
                .method("__complex__(self, /)", "Convert this value to exact type complex.",
                        "toExact")
                .method("__format__(self, format_spec, /)", "Convert to a string according to"
                        + " format_spec.", "format")
                .method("__getnewargs__(self, /)", null, "getnewargs")
                .computedMember("real", "getReal", "the real part of a complex number")
                .computedMember("imag", "getImag", "the imaginary part of a complex number");
    }

    static long conjugate(ThreadState ts, long self) {
        return of(ts, real(self), -imag(self));
    }

    static long toExact(ThreadState ts, long self) {
        return TYPE.nb_positive(ts, self);
    }

    static long getnewargs(ThreadState ts, long self) {
        return PyTuple.ofSteal(ts, PyFloat.of(ts, real(self)), PyFloat.of(ts, imag(self)));
    }

    static long format(ThreadState ts, long self, long spec) {
        Text.requireStr(ts, spec, "__format__", 0);
        return PyUnicode.length(spec) == 0
                ? Abstract.str(ts, self)
                : FormatSpec.formatComplex(ts, real(self), imag(self), spec);
    }

    static long getReal(ThreadState ts, long self) {
        return PyFloat.of(ts, real(self));
    }

    static long getImag(ThreadState ts, long self) {
        return PyFloat.of(ts, imag(self));
    }
}
