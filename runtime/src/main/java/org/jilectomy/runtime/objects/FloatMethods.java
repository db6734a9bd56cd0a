package org.jilectomy.runtime.objects;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** {@code float}'s Python-visible methods; compare {@code float_methods[]}. */
final class FloatMethods {
    /** Beyond these many digits rounding changes nothing, or leaves zero ({@code NDIGITS_MAX}). */
    private static final int MAX_DIGITS = 323;

    private static final int MIN_DIGITS = -308;

    private FloatMethods() {}

    static void define(TypeDef def) {
        def.in(FloatMethods.class)
                .method("conjugate(self, /)", "Return self, the complex conjugate of any float.",
                        "identity")
                .method("__trunc__(self, /)", "Return the Integral closest to x between 0 and x.",
                        "trunc")
                .method("__floor__(self, /)", "Return the floor as an Integral.", "floor")
                .method("__ceil__(self, /)", "Return the ceiling as an Integral.", "ceil")
                .method("__round__(self, ndigits=None, /)",
                        "Return the Integral closest to x, rounding half toward even.\n\nWhen an"
                                + " argument is passed, work like built-in round(x, ndigits).",
                        "round")
                .method("as_integer_ratio(self, /)",
                        "Return integer ratio.\n\nReturn a pair of integers, whose ratio is exactly"
                                + " equal to the original float\nand with a positive denominator.",
                        "asIntegerRatio")
                .classMethod("fromhex(cls, string, /)",
                        "Create a floating-point number from a hexadecimal string.", "fromHex")
                .method("hex(self, /)",
                        "Return a hexadecimal representation of a floating-point number.", "hex")
                .method("is_integer(self, /)", "Return True if the float is an integer.",
                        "isInteger")
                .method("__format__(self, format_spec, /)",
                        "Formats the float according to format_spec.", "format")
                .method("__getnewargs__(self, /)", null, "getnewargs")
                .classMethod("__getformat__(cls, typestr, /)",
                        "You probably don't want to use this function.", "getFormat")
                .getset("real", "identity", null, "the real part of a complex number")
                .getset("imag", "zero", null, "the imaginary part of a complex number");
    }

    static long identity(ThreadState ts, long self) {
        return PyFloat.toExact(ts, self);
    }

    static long zero(ThreadState ts, long self) {
        return PyFloat.of(ts, 0.0);
    }

    static long trunc(ThreadState ts, long self) {
        return FloatArithmetic.toInt(ts, PyFloat.doubleValue(self));
    }

    static long floor(ThreadState ts, long self) {
        return FloatArithmetic.toInt(ts, Math.floor(PyFloat.doubleValue(self)));
    }

    static long ceil(ThreadState ts, long self) {
        return FloatArithmetic.toInt(ts, Math.ceil(PyFloat.doubleValue(self)));
    }

    /** Ties go to even, judged on the exact decimal value of the number. */
    static long round(ThreadState ts, long self, long ndigits) {
        double d = PyFloat.doubleValue(self);
        if (ndigits == 0 || ndigits == Singletons.None) {
            return FloatArithmetic.toInt(ts, Math.rint(d));
        }
        long digits = Abstract.asIndex(ts, ndigits);
        if (Double.isNaN(d) || Double.isInfinite(d) || digits > MAX_DIGITS) {
            return PyFloat.of(ts, d);
        }
        if (digits < MIN_DIGITS) {
            return PyFloat.of(ts, 0.0 * d);
        }
        BigDecimal rounded = new BigDecimal(d).setScale((int) digits, RoundingMode.HALF_EVEN);
        double r = Math.copySign(Double.parseDouble(rounded.toString()), d);
        if (Double.isInfinite(r)) {
            throw Errors.overflowError(ts, "rounded value too large to represent");
        }
        return PyFloat.of(ts, r);
    }

    static long asIntegerRatio(ThreadState ts, long self) {
        double d = PyFloat.doubleValue(self);
        if (Double.isInfinite(d)) {
            throw Errors.overflowError(ts, "cannot convert Infinity to integer ratio");
        }
        if (Double.isNaN(d)) {
            throw Errors.valueError(ts, "cannot convert NaN to integer ratio");
        }
        BigDecimal exact = new BigDecimal(d);
        if (exact.scale() <= 0) {
            return PyTuple.ofSteal(ts, PyLong.of(ts, exact.toBigInteger()), PyLong.of(ts, 1));
        }
        int e = Math.max(Math.getExponent(d), Double.MIN_EXPONENT) - 52;
        BigInteger denominator = BigInteger.ONE.shiftLeft(Math.max(-e, 0));
        BigInteger numerator = exact.multiply(new BigDecimal(denominator)).toBigInteger();
        BigInteger gcd = numerator.gcd(denominator);
        return PyTuple.ofSteal(
                ts,
                PyLong.of(ts, numerator.divide(gcd)),
                PyLong.of(ts, denominator.divide(gcd)));
    }

    static long isInteger(ThreadState ts, long self) {
        double d = PyFloat.doubleValue(self);
        return PyBool.of(Math.rint(d) == d && !Double.isInfinite(d));
    }

    static long getnewargs(ThreadState ts, long self) {
        return PyTuple.fromArraySteal(ts, new long[] {PyFloat.toExact(ts, self)});
    }

    static long format(ThreadState ts, long self, long spec) {
        Text.requireStr(ts, spec, "__format__", 0);
        return PyUnicode.length(spec) == 0
                ? Abstract.str(ts, self)
                : FormatSpec.formatDouble(ts, PyFloat.doubleValue(self), spec);
    }

    static long getFormat(ThreadState ts, long cls, long typestr) {
        if (!PyUnicode.check(typestr)) {
            throw Errors.typeError(
                    ts,
                    "__getformat__() argument must be str, not " + PyType.of(typestr).name());
        }
        if (!PyUnicode.equalsAscii(typestr, "double") && !PyUnicode.equalsAscii(typestr, "float")) {
            throw Errors.valueError(
                    ts, "__getformat__() argument 1 must be 'double' or 'float'");
        }
        return PyUnicode.fromJava(ts, "IEEE, little-endian");
    }

    // ---------------------------------------------------------------- hexadecimal

    static long hex(ThreadState ts, long self) {
        double d = PyFloat.doubleValue(self);
        return PyUnicode.fromJava(ts, toHex(d));
    }

    static String toHex(double d) {
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            return FloatText.repr(d);
        }
        String sign = d < 0 || d == 0 && 1 / d < 0 ? "-" : "";
        if (d == 0) {
            return sign + "0x0.0p+0";
        }
        boolean subnormal = Math.abs(d) < Double.MIN_NORMAL;
        int e = subnormal ? Double.MIN_EXPONENT : Math.getExponent(d);
        String fraction = Long.toHexString(Double.doubleToRawLongBits(d) & (1L << 52) - 1);
        return sign + (subnormal ? "0x0." : "0x1.") + "0".repeat(13 - fraction.length()) + fraction
                + "p" + (e < 0 ? "-" : "+") + Math.abs(e);
    }

    static long fromHex(ThreadState ts, long cls, long string) {
        if (!PyUnicode.check(string)) {
            throw Errors.typeError(
                    ts, "bad argument type for built-in operation");
        }
        double d = parseHex(ts, LongText.stripAscii(PyUnicode.toJava(string)));
        long value = PyFloat.of(ts, d);
        if (cls == PyFloat.ADDRESS) {
            return value;
        }
        try {
            return Abstract.call(ts, cls, value);
        } finally {
            Refs.release(ts, value);
        }
    }

    /** {@code [sign] [0x] digits [. digits] [p exponent]}, or inf, infinity, nan. */
    private static double parseHex(ThreadState ts, String s) {
        int n = s.length();
        int i = 0;
        boolean negative = n > 0 && s.charAt(0) == '-';
        if (negative || n > 0 && s.charAt(0) == '+') {
            i++;
        }
        String rest = s.substring(i).toLowerCase(java.util.Locale.ROOT);
        if (rest.equals("inf") || rest.equals("infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (rest.equals("nan")) {
            return Double.NaN;
        }
        int at = rest.startsWith("0x") ? 2 : 0;
        int p = rest.indexOf('p');
        int end = p < 0 ? rest.length() : p;
        int dot = -1;
        int digits = 0;
        for (int k = at; k < end; k++) {
            char c = rest.charAt(k);
            if (c == '.' && dot < 0) {
                dot = k;
            } else if (c < 128 && Character.digit(c, 16) >= 0) {
                digits++;
            } else {
                throw invalidHex(ts);
            }
        }
        if (digits == 0 || p >= 0 && !isExponent(rest, p + 1)) {
            throw invalidHex(ts);
        }
        String mantissa = rest.substring(at, end);
        String exponent = p < 0 ? "0" : rest.substring(p + 1);
        double d = Double.parseDouble("0x" + mantissa + "p" + exponent);
        if (Double.isInfinite(d)) {
            throw Errors.overflowError(
                    ts, "hexadecimal value too large to represent as a float");
        }
        return negative ? -d : d;
    }

    private static boolean isExponent(String s, int at) {
        int i = at < s.length() && (s.charAt(at) == '+' || s.charAt(at) == '-') ? at + 1 : at;
        if (i == s.length()) {
            return false;
        }
        for (; i < s.length(); i++) {
            if (s.charAt(i) < '0' || s.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static PyException invalidHex(ThreadState ts) {
        return Errors.valueError(ts, "invalid hexadecimal floating-point string");
    }
}
