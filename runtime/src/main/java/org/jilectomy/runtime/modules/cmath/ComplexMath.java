package org.jilectomy.runtime.modules.cmath;

import org.jilectomy.runtime.modules.libm.Libm;

/**
 * Elementary functions of a complex number, after W. Kahan, "Branch Cuts for Complex Elementary
 * Functions" (1987): the signs of zeros tell the sides of a cut, and scaling keeps what lies between
 * from overflow. An object is a number that functions change in place.
 */
final class ComplexMath {
    /** What went wrong in a function. */
    enum Status {
        OK,
        DOMAIN,
        RANGE
    }

    private static final double LARGE = Double.MAX_VALUE / 4;
    private static final double SQRT_LARGE = Math.sqrt(LARGE);
    private static final double LOG_LARGE = Math.log(LARGE);
    private static final double SQRT_MIN = Math.sqrt(Double.MIN_NORMAL);
    private static final double LN2 = 0.6931471805599453094;
    private static final double LN10 = 2.302585092994045684;

    double re;
    double im;

    ComplexMath(double re, double im) {
        this.re = re;
        this.im = im;
    }

    void set(double real, double imag) {
        re = real;
        im = imag;
    }

    private boolean isFinite() {
        return Double.isFinite(re) && Double.isFinite(im);
    }

    private Status special(String table) {
        return SpecialValues.find(table, re, im, this) ? Status.OK : Status.DOMAIN;
    }

    private static boolean isTooLarge(double a, double b) {
        return Math.abs(a) > LARGE || Math.abs(b) > LARGE;
    }

    private static double logHypotLarge(double a, double b) {
        return Libm.log(Math.hypot(a / 2, b / 2)) + LN2 * 2;
    }

    // ---------------------------------------------------------------- roots and logarithms

    Status sqrt() {
        if (!isFinite()) {
            return special(SpecialValues.SQRT);
        }
        if (re == 0 && im == 0) {
            set(0, im);
            return Status.OK;
        }
        double ax = Math.abs(re);
        double ay = Math.abs(im);
        double s;
        if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
            // Subnormal: 2^54 makes it normal; its root is 2^27, and a half of the sum is wanted.
            ax = Math.scalb(ax, 54);
            s = Math.scalb(Math.sqrt((ax + Math.hypot(ax, Math.scalb(ay, 54))) / 2), -27);
        } else {
            ax /= 8;
            s = 2 * Math.sqrt(ax + Math.hypot(ax, ay / 8));
        }
        double d = ay / (2 * s);
        if (re >= 0) {
            set(s, Math.copySign(d, im));
        } else {
            set(d, Math.copySign(s, im));
        }
        return Status.OK;
    }

    Status log() {
        if (!isFinite()) {
            return special(SpecialValues.LOG);
        }
        double ax = Math.abs(re);
        double ay = Math.abs(im);
        double angle = Libm.atan2(im, re);
        double real;
        if (ax > LARGE || ay > LARGE) {
            real = Libm.log(Math.hypot(ax / 2, ay / 2)) + LN2;
        } else if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
            if (ax == 0 && ay == 0) {
                set(Double.NEGATIVE_INFINITY, angle);
                return Status.DOMAIN;
            }
            real = Libm.log(Math.hypot(Math.scalb(ax, 53), Math.scalb(ay, 53))) - 53 * LN2;
        } else {
            double h = Math.hypot(ax, ay);
            if (0.71 <= h && h <= 1.73) {
                double more = Math.max(ax, ay);
                double less = Math.min(ax, ay);
                real = Libm.log1p((more - 1) * (more + 1) + less * less) / 2;
            } else {
                real = Libm.log(h);
            }
        }
        set(real, angle);
        return Status.OK;
    }

    Status log10() {
        Status status = log();
        set(re / LN10, im / LN10);
        return status;
    }

    // ---------------------------------------------------------------- inverse functions

    private static ComplexMath rootOf(double re, double im) {
        ComplexMath z = new ComplexMath(re, im);
        z.sqrt();
        return z;
    }

    Status acos() {
        if (!isFinite()) {
            return special(SpecialValues.ACOS);
        }
        if (isTooLarge(re, im)) {
            double log = logHypotLarge(re, im);
            set(Libm.atan2(Math.abs(im), re),
                    re < 0 ? -Math.copySign(log, im) : Math.copySign(log, -im));
            return Status.OK;
        }
        ComplexMath a = rootOf(1 - re, -im);
        ComplexMath b = rootOf(1 + re, im);
        set(2 * Libm.atan2(a.re, b.re), Libm.asinh(b.re * a.im - b.im * a.re));
        return Status.OK;
    }

    Status acosh() {
        if (!isFinite()) {
            return special(SpecialValues.ACOSH);
        }
        if (isTooLarge(re, im)) {
            set(logHypotLarge(re, im), Libm.atan2(im, re));
            return Status.OK;
        }
        ComplexMath a = rootOf(re - 1, im);
        ComplexMath b = rootOf(re + 1, im);
        set(Libm.asinh(a.re * b.re + a.im * b.im), 2 * Libm.atan2(a.im, b.re));
        return Status.OK;
    }

    Status asinh() {
        if (!isFinite()) {
            return special(SpecialValues.ASINH);
        }
        if (isTooLarge(re, im)) {
            double log = logHypotLarge(re, im);
            set(im >= 0 ? Math.copySign(log, re) : -Math.copySign(log, -re),
                    Libm.atan2(im, Math.abs(re)));
            return Status.OK;
        }
        ComplexMath a = rootOf(1 + im, -re);
        ComplexMath b = rootOf(1 - im, re);
        set(Libm.asinh(a.re * b.im - b.re * a.im),
                Libm.atan2(im, a.re * b.re - a.im * b.im));
        return Status.OK;
    }

    /** -i asinh(iz). */
    Status asin() {
        set(-im, re);
        Status status = asinh();
        set(im, -re);
        return status;
    }

    Status atanh() {
        if (!isFinite()) {
            return special(SpecialValues.ATANH);
        }
        if (re < 0 || re == 0 && Math.copySign(1, re) < 0) {
            set(-re, -im);
            Status status = atanh();
            set(-re, -im);
            return status;
        }
        double ay = Math.abs(im);
        if (re > SQRT_LARGE || ay > SQRT_LARGE) {
            double h = Math.hypot(re / 2, im / 2);
            set(re / 4 / h / h, -Math.copySign(Math.PI / 2, -im));
        } else if (re == 1 && ay < SQRT_MIN) {
            if (ay == 0) {
                set(Double.POSITIVE_INFINITY, im);
                return Status.DOMAIN;
            }
            set(-Libm.log(Math.sqrt(ay) / Math.sqrt(Math.hypot(ay, 2))),
                    Math.copySign(Libm.atan2(2, -ay) / 2, im));
        } else {
            set(Libm.log1p(4 * re / ((1 - re) * (1 - re) + ay * ay)) / 4,
                    -Libm.atan2(-2 * im, (1 - re) * (1 + re) - ay * ay) / 2);
        }
        return Status.OK;
    }

    /** -i atanh(iz). */
    Status atan() {
        set(-im, re);
        Status status = atanh();
        set(im, -re);
        return status;
    }

    // ---------------------------------------------------------------- exponential and its kin

    /** Infinite real part and a direction: the direction decides the signs. */
    private boolean hasDirection() {
        return Double.isInfinite(re) && Double.isFinite(im) && im != 0;
    }

    private Status ranged(double real, double imag) {
        set(real, imag);
        return Double.isInfinite(re) || Double.isInfinite(im) ? Status.RANGE : Status.OK;
    }

    Status exp() {
        if (!isFinite()) {
            if (hasDirection()) {
                double size = re > 0 ? re : 0.0;
                set(Math.copySign(size, Libm.cos(im)), Math.copySign(size, Libm.sin(im)));
                return Status.OK;
            }
            return special(SpecialValues.EXP);
        }
        if (re > LOG_LARGE) {
            double less = Libm.exp(re - 1);
            return ranged(less * Libm.cos(im) * Math.E, less * Libm.sin(im) * Math.E);
        }
        double size = Libm.exp(re);
        return ranged(size * Libm.cos(im), size * Libm.sin(im));
    }

    Status cosh() {
        if (!isFinite()) {
            if (hasDirection()) {
                double infinity = Double.POSITIVE_INFINITY;
                double imag = Math.copySign(infinity, Libm.sin(im));
                set(Math.copySign(infinity, Libm.cos(im)), re > 0 ? imag : -imag);
                return Status.OK;
            }
            return special(SpecialValues.COSH);
        }
        if (Math.abs(re) > LOG_LARGE) {
            double less = re - Math.copySign(1, re);
            return ranged(Libm.cos(im) * Libm.cosh(less) * Math.E,
                    Libm.sin(im) * Libm.sinh(less) * Math.E);
        }
        return ranged(Libm.cos(im) * Libm.cosh(re), Libm.sin(im) * Libm.sinh(re));
    }

    Status sinh() {
        if (!isFinite()) {
            if (hasDirection()) {
                double infinity = Double.POSITIVE_INFINITY;
                double real = Math.copySign(infinity, Libm.cos(im));
                set(re > 0 ? real : -real, Math.copySign(infinity, Libm.sin(im)));
                return Status.OK;
            }
            return special(SpecialValues.SINH);
        }
        if (Math.abs(re) > LOG_LARGE) {
            double less = re - Math.copySign(1, re);
            return ranged(Libm.cos(im) * Libm.sinh(less) * Math.E,
                    Libm.sin(im) * Libm.cosh(less) * Math.E);
        }
        return ranged(Libm.cos(im) * Libm.sinh(re), Libm.sin(im) * Libm.cosh(re));
    }

    Status tanh() {
        if (!isFinite()) {
            if (hasDirection()) {
                set(re > 0 ? 1 : -1,
                        Math.copySign(0, 2 * Libm.sin(im) * Libm.cos(im)));
                return Status.OK;
            }
            return special(SpecialValues.TANH);
        }
        if (Math.abs(re) > LOG_LARGE) {
            set(Math.copySign(1, re),
                    4 * Libm.sin(im) * Libm.cos(im) * Libm.exp(-2 * Math.abs(re)));
            return Status.OK;
        }
        double tx = Libm.tanh(re);
        double ty = Libm.tan(im);
        double cx = 1 / Libm.cosh(re);
        double txty = tx * ty;
        double denominator = 1 + txty * txty;
        set(tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx);
        return Status.OK;
    }

    /** cosh(iz). */
    Status cos() {
        set(-im, re);
        return cosh();
    }

    /** -i sinh(iz). */
    Status sin() {
        set(-im, re);
        Status status = sinh();
        set(im, -re);
        return status;
    }

    /** -i tanh(iz). */
    Status tan() {
        set(-im, re);
        Status status = tanh();
        set(im, -re);
        return status;
    }
}
