package org.jilectomy.runtime.objects;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as decimal text: {@code PyOS_double_to_string} (CPython 3.11, Python/pystrtod.c).
 *
 * <p>Shortest digits come from {@link FloatText}. A given number of digits is rounded half to
 * even from the exact binary value: with {@code long} arithmetic and a fused multiply-add where
 * the scaled value stays below 2^52, through {@link BigDecimal} elsewhere.
 *
 * <p>Everything is static and thread-safe.
 */
public final class FloatFormat {
    /** Keep the point and trailing zeros ({@code #}); {@code Py_DTSF_ALT}. */
    static final int ALT = 1;

    /** Append {@code .0} to what looks like an integer; {@code Py_DTSF_ADD_DOT_0}. */
    static final int ADD_DOT_0 = 2;

    /** A zero loses its minus sign; {@code Py_DTSF_NO_NEG_0}. */
    static final int NO_NEG_0 = 4;

    private static final double[] POW10 = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    private static final double TWO_52 = 0x1p52;

    private FloatFormat() {}

    /**
     * Formats a double.
     *
     * @param type one of {@code e f g E F G r}; {@code r} is the shortest text that reads back
     * equal
     * @param precision digits after the point, or significant digits for g; at least 0
     * @param flags of {@link #ALT}, {@link #ADD_DOT_0}, {@link #NO_NEG_0}
     */
    static String format(double x, char type, int precision, int flags) {
        boolean upper = type >= 'A' && type <= 'Z';
        char t = upper ? (char) (type + 32) : type;
        if (Double.isNaN(x)) {
            return upper ? "NAN" : "nan";
        }
        boolean negative = Double.doubleToRawLongBits(x) < 0;
        double a = Math.abs(x);
        if (Double.isInfinite(a)) {
            return (negative ? "-" : "") + (upper ? "INF" : "inf");
        }
        String s =
                switch (t) {
                    case 'f' -> fixed(a, precision, flags);
                    case 'e' -> exponent(a, precision, flags);
                    case 'g' -> general(a, Math.max(1, precision), flags);
                    default -> shortest(a, flags);
                };
        if (negative && !((flags & NO_NEG_0) != 0 && isZero(s))) {
            s = "-" + s;
        }
        return upper ? s.replace('e', 'E') : s;
    }

    private static boolean isZero(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == 'e') {
                return true;
            }
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return true;
    }

    // ---------------------------------------------------------------- the four forms, x >= 0

    private static String fixed(double x, int precision, int flags) {
        String digits;
        if (precision < POW10.length && x * POW10[precision] < TWO_52) {
            digits = Long.toString(scaled(x, POW10[precision]));
        } else {
            digits =
                    new BigDecimal(x)
                            .setScale(precision, RoundingMode.HALF_EVEN)
                            .unscaledValue()
                            .toString();
        }
        if (precision == 0) {
            return (flags & ALT) != 0 ? digits + "." : digits;
        }
        StringBuilder b = new StringBuilder(digits.length() + precision + 2);
        int whole = digits.length() - precision;
        if (whole <= 0) {
            b.append("0.").repeat('0', -whole).append(digits);
        } else {
            b.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
        }
        return b.toString();
    }

    /**
     * {@code x * power} rounded half to even, exactly: the product's error is known from the fused
     * multiply-add, and can only matter when the rounded product lies on a half.
     */
    private static long scaled(double x, double power) {
        double product = x * power;
        double error = Math.fma(x, power, -product);
        long n = (long) product;
        double aboveHalf = product - n - 0.5;
        if (aboveHalf > 0 || aboveHalf == 0 && (error > 0 || error == 0 && (n & 1) != 0)) {
            n++;
        }
        return n;
    }

    private static String exponent(double x, int precision, int flags) {
        int[] exponent = new int[1];
        String digits = significant(x, precision + 1, exponent);
        return scientific(digits, exponent[0], flags);
    }

    private static String general(double x, int precision, int flags) {
        int[] exponent = new int[1];
        String digits = significant(x, precision, exponent);
        if ((flags & ALT) == 0) {
            digits = stripZeros(digits);
        }
        int e = exponent[0];
        int limit = (flags & ADD_DOT_0) != 0 ? precision - 1 : precision;
        if (e < -4 || e >= limit) {
            return scientific(digits, e, flags);
        }
        return positional(digits, e, flags);
    }

    private static String shortest(double x, int flags) {
        if (x == 0) {
            return positional("0", 0, flags);
        }
        FloatText.Decimal decimal = FloatText.shortest(x);
        String digits = decimal.digits();
        int e = decimal.point() - 1;
        return e < -4 || e >= 16
                ? scientific(digits, e, flags)
                : positional(digits, e, flags);
    }

    // ---------------------------------------------------------------- digits

    /** Exactly {@code n} significant digits and the exponent of the first. */
    private static String significant(double x, int n, int[] exponent) {
        if (x == 0) {
            exponent[0] = 0;
            return "0".repeat(n);
        }
        BigDecimal d = new BigDecimal(x).round(new MathContext(n, RoundingMode.HALF_EVEN));
        String digits = d.unscaledValue().toString();
        exponent[0] = digits.length() - 1 - d.scale();
        int missing = n - digits.length();
        if (missing < 0) {
            return digits.substring(0, n);
        }
        return missing == 0 ? digits : digits + "0".repeat(missing);
    }

    private static String stripZeros(String digits) {
        int n = digits.length();
        while (n > 1 && digits.charAt(n - 1) == '0') {
            n--;
        }
        return digits.substring(0, n);
    }

    // ---------------------------------------------------------------- layout

    /** d.ddde+XX */
    private static String scientific(String digits, int e, int flags) {
        StringBuilder b = new StringBuilder(digits.length() + 8);
        b.append(digits.charAt(0));
        if (digits.length() > 1 || (flags & ALT) != 0) {
            b.append('.').append(digits, 1, digits.length());
        }
        int magnitude = Math.abs(e);
        b.append('e').append(e < 0 ? '-' : '+');
        if (magnitude < 10) {
            b.append('0');
        }
        return b.append(magnitude).toString();
    }

    /** ddd.ddd, the first digit worth 10^e. */
    private static String positional(String digits, int e, int flags) {
        StringBuilder b = new StringBuilder(digits.length() + 8);
        int n = digits.length();
        if (e < 0) {
            b.append("0.").repeat('0', -e - 1).append(digits);
        } else if (n <= e + 1) {
            b.append(digits).repeat('0', e + 1 - n);
            if ((flags & ADD_DOT_0) != 0) {
                b.append(".0");
            } else if ((flags & ALT) != 0) {
                b.append('.');
            }
        } else {
            b.append(digits, 0, e + 1).append('.').append(digits, e + 1, n);
        }
        return b.toString();
    }
}
