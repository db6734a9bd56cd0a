package org.jilectomy.runtime.objects;

/**
 * {@code x ** y} of positive finite doubles.
 *
 * <p>Squares and square roots, the common cases, are exactly rounded by one instruction.
 */
final class FloatPower {
    private FloatPower() {}

    static double pow(double x, double y) {
        if (y == 2.0) {
            return x * x;
        }
        return y == 1.0 ? x : y == 0.5 ? Math.sqrt(x) : Math.pow(x, y);
    }
}
