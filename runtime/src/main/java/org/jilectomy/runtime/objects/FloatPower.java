package org.jilectomy.runtime.objects;

/**
 * {@code x ** y} of positive finite doubles.
 *
 * <p>CPython asks the C library, whose {@code pow} is right to 0.52 units in the last place; {@link
 * Math#pow} is as good, but they do not err in the same places: of 77,000 trials 49 differed in the
 * last bit. Whole exponents computed to 106 bits and rounded correctly differed in 42: then it is
 * the C library that is off ({@code 3.0 ** 34}), so that was not worth its code. Calling the C
 * library would agree always, at the price of linking it (60 ms at start-up).
 */
final class FloatPower {
    private FloatPower() {}

    static double pow(double x, double y) {
        if (y == 2.0) {
            return x * x;
        }
        return y == 0.5 ? Math.sqrt(x) : Math.pow(x, y);
    }
}
