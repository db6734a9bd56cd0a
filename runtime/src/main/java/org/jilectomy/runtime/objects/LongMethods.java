package org.jilectomy.runtime.objects;

import java.math.BigInteger;
import org.jilectomy.runtime.state.ThreadState;

/** {@code int}'s constructor and its Python-visible methods; compare {@code long_methods[]}. */
final class LongMethods {
    private LongMethods() {}

    static void define(TypeDef def) {
        def.in(LongMethods.class)
                .method("conjugate(self, /)", "Returns self, the complex conjugate of any int.",
                        "identity")
                .method("bit_length(self, /)",
                        "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n"
                                + "'0b100101'\n>>> (37).bit_length()\n6",
                        "bitLength")
                .method("bit_count(self, /)",
                        "Number of ones in the binary representation of the absolute value of"
                                + " self.\n\nAlso known as the population count.",
                        "bitCount")
                .method("to_bytes(self, /, length=1, byteorder='big', *, signed=False)",
                        "Return an array of bytes representing an integer.", "toBytes")
                .classMethod("from_bytes(cls, /, bytes, byteorder='big', *, signed=False)",
                        "Return the integer represented by the given array of bytes.",
                        "fromBytes")
                .method("as_integer_ratio(self, /)",
                        "Return integer ratio.\n\nReturn a pair of integers, whose ratio is exactly"
                                + " equal to the original int\nand with a positive denominator.",
                        "asIntegerRatio")
                .method("__trunc__(self, /)", "Truncating an Integral returns itself.", "identity")
                .method("__floor__(self, /)", "Flooring an Integral returns itself.", "identity")
                .method("__ceil__(self, /)", "Ceiling of an Integral returns itself.", "identity")
                .method("__round__(self, ndigits=None, /)",
                        "Rounding an Integral returns itself.\n\nRounding with an ndigits argument"
                                + " also returns an integer.",
                        "round")
                .method("__format__(self, format_spec, /)",
                        "Convert to a string according to format_spec.", "format")
                .method("__getnewargs__(self, /)", null, "getnewargs")
                .method("__sizeof__(self, /)", "Returns size in memory, in bytes.", "sizeOf")
                .getset("real", "identity", null, "the real part of a complex number")
                .getset("imag", "zero", null, "the imaginary part of a complex number")
                .getset("numerator", "identity", null,
                        "the numerator of a rational number in lowest terms")
                .getset("denominator", "one", null,
                        "the denominator of a rational number in lowest terms");
    }

    /** {@code int.__new__(cls, x=0, /, base=10)}; compare {@code long_new_impl}. */
    static long construct(ThreadState ts, long cls, long x, long base) {
        long value;
        if (x == 0) {
            if (base != 0) {
                throw Errors.typeError(ts, "int() missing string argument");
            }
            value = PyLong.of(ts, 0);
        } else if (base == 0) {
            value = LongText.toInt(ts, x);
        } else {
            value = withBase(ts, x, base);
        }
        PyType type = PyType.at(cls);
        if (type == PyLong.TYPE) {
            return value;
        }
        try {
            return PyLong.toSubclass(ts, type, value);
        } finally {
            Refs.release(ts, value);
        }
    }

    private static long withBase(ThreadState ts, long x, long base) {
        long b = Abstract.asIndex(ts, base);
        if (b != 0 && b < 2 || b > 36) {
            throw Errors.valueError(ts, "int() base must be >= 2 and <= 36, or 0");
        }
        if (PyUnicode.check(x)) {
            return LongText.parse(ts, x, (int) b);
        }
        if (PyBytes.check(x) || PyByteArray.TYPE.isInstance(x)) {
            return LongText.parseBytes(ts, x, BytesLike.tryCopy(ts, x), (int) b);
        }
        throw Errors.typeError(ts, "int() can't convert non-string with explicit base");
    }

    static long identity(ThreadState ts, long self) {
        return PyLong.toExact(ts, self);
    }

    static long zero(ThreadState ts, long self) {
        return PyLong.of(ts, 0);
    }

    static long one(ThreadState ts, long self) {
        return PyLong.of(ts, 1);
    }

    static long bitLength(ThreadState ts, long self) {
        return PyLong.of(ts, PyLong.toBig(self).abs().bitLength());
    }

    static long bitCount(ThreadState ts, long self) {
        if (PyLong.fitsLong(self)) {
            return PyLong.of(ts, Long.bitCount(Math.abs(PyLong.longValue(self))));
        }
        return PyLong.of(ts, PyLong.toBig(self).abs().bitCount());
    }

    static long asIntegerRatio(ThreadState ts, long self) {
        return PyTuple.ofSteal(ts, PyLong.toExact(ts, self), PyLong.of(ts, 1));
    }

    static long getnewargs(ThreadState ts, long self) {
        return PyTuple.fromArraySteal(ts, new long[] {PyLong.toExact(ts, self)});
    }

    static long format(ThreadState ts, long self, long spec) {
        Text.requireStr(ts, spec, "__format__", 0);
        return PyUnicode.length(spec) == 0
                ? Abstract.str(ts, self)
                : FormatSpec.formatLong(ts, self, spec);
    }

    static long sizeOf(ThreadState ts, long self) {
        int bits = PyLong.toBig(self).abs().bitLength();
        return PyLong.of(ts, PyLong.TYPE.basicSize + 4L * Math.max(1, (bits + 29) / 30));
    }

    /** {@code round(self, ndigits)}: to a multiple of 10**-ndigits, ties to even. */
    static long round(ThreadState ts, long self, long ndigits) {
        if (ndigits == 0 || ndigits == Singletons.None) {
            return PyLong.toExact(ts, self);
        }
        long digits = Abstract.asIndex(ts, ndigits);
        if (digits >= 0) {
            return PyLong.toExact(ts, self);
        }
        BigInteger v = PyLong.toBig(self);
        if (-digits > v.bitLength() / 3 + 2) { // 10**-digits is more than twice the value
            return PyLong.of(ts, 0);
        }
        BigInteger unit = BigInteger.TEN.pow((int) -digits);
        BigInteger r = LongArithmetic.roundedQuotient(v.abs(), unit).multiply(unit);
        return PyLong.of(ts, v.signum() < 0 ? r.negate() : r);
    }

    // ---------------------------------------------------------------- bytes

    static long toBytes(ThreadState ts, long self, long length, long byteorder, long signed) {
        long n = Text.ssize(ts, length, 1);
        boolean little = isLittle(ts, byteorder);
        boolean isSigned = signed != 0 && Abstract.isTrue(ts, signed);
        if (n < 0) {
            throw Errors.valueError(ts, "length argument must be non-negative");
        }
        BigInteger v = PyLong.toBig(self);
        if (v.signum() < 0 && !isSigned) {
            throw Errors.overflowError(ts, "can't convert negative int to unsigned");
        }
        int bits = v.bitLength() + (isSigned && v.signum() != 0 ? 1 : 0);
        if (bits > 8L * n) {
            throw Errors.overflowError(ts, "int too big to convert");
        }
        byte[] shortest = v.toByteArray();
        byte[] out = new byte[(int) n];
        byte fill = (byte) (v.signum() < 0 ? -1 : 0);
        for (int i = 0; i < n; i++) {
            int from = shortest.length - 1 - i;
            out[little ? i : (int) n - 1 - i] = from >= 0 ? shortest[from] : fill;
        }
        return BytesLike.create(ts, out);
    }

    static long fromBytes(ThreadState ts, long cls, long bytes, long byteorder, long signed) {
        boolean little = isLittle(ts, byteorder);
        boolean isSigned = signed != 0 && Abstract.isTrue(ts, signed);
        byte[] b = BytesLike.toBytes(ts, bytes);
        if (little) {
            for (int i = 0, j = b.length - 1; i < j; i++, j--) {
                byte t = b[i];
                b[i] = b[j];
                b[j] = t;
            }
        }
        BigInteger v =
                b.length == 0
                        ? BigInteger.ZERO
                        : isSigned ? new BigInteger(b) : new BigInteger(1, b);
        long value = PyLong.of(ts, v);
        if (cls == PyLong.ADDRESS) {
            return value;
        }
        try {
            return Abstract.call(ts, cls, value);
        } finally {
            Refs.release(ts, value);
        }
    }

    private static boolean isLittle(ThreadState ts, long byteorder) {
        if (byteorder == 0) {
            return false;
        }
        if (PyUnicode.check(byteorder)) {
            if (PyUnicode.equalsAscii(byteorder, "little")) {
                return true;
            }
            if (PyUnicode.equalsAscii(byteorder, "big")) {
                return false;
            }
        }
        throw Errors.valueError(ts, "byteorder must be either 'little' or 'big'");
    }
}
