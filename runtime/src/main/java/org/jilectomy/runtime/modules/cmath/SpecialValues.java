package org.jilectomy.runtime.modules.cmath;

/**
 * What the functions of {@code cmath} give where an argument is infinite or no number: Annex G of
 * the C standard, as CPython follows it. A table has one pair of letters for each pair of classes
 * of real and imaginary part (-inf, negative, -0, 0, positive, inf, nan), the real part's class
 * first.
 *
 * <pre>
 *   N nan   I J inf, -inf   0 9 0.0, -0.0   1 2 1.0, -1.0   P Q pi, -pi   H G pi/2, -pi/2
 *   F f pi/4, -pi/4   T t 3pi/4, -3pi/4   EE domain error   .. both are finite
 * </pre>
 */
final class SpecialValues {
    static final String ACOS =
            "TIPIPIPJPJTJNIHI........HJNNHI........HJHNHI........HJHNHI........HJNN"
                    + "FI0I0I0J0JFJNININNNNNNNNNJNN";
    static final String ACOSH =
            "ItIQIQIPIPITINIG........IHNNIG........IHNNIG........IHNNIG........IHNN"
                    + "IfI9I9I0I0IFININNNNNNNNNINNN";
    static final String ASINH =
            "JfJ9J9J0J0JFJNJG........JHNNJG........JHNNIG........IHNNIG........IHNN"
                    + "IfI9I9I0I0IFININNNN9N0NNINNN";
    static final String ATANH =
            "9G9G9G9H9H9H9N9G........9HNN9G........9H9N0G........0H0N0G........0HNN"
                    + "0G0G0G0H0H0H0N0GNNNNNNNN0HNN";
    static final String COSH =
            "EEIII0I9IJEEINEE........EENNEE........EEN0EE........EEN0EE........EENN"
                    + "EEIJI9I0IIEEINNNNNN0N0NNNNNN";
    static final String EXP =
            "00090900000000EE........EENNEE........EENNEE........EENNEE........EENN"
                    + "EEIJI9I0IIEEINNNNNN9N0NNNNNN";
    static final String LOG =
            "ItIQIQIPIPITINIG........IHNNIG........IHNNIG........IHNNIG........IHNN"
                    + "IfI9I9I0I0IFININNNNNNNNNINNN";
    static final String SINH =
            "EEJJJ9J0JIEEINEE........EENNEE........EE0NEE........EE0NEE........EENN"
                    + "EEIJI9I0IIEEINNNNNN9N0NNNNNN";
    static final String SQRT =
            "IJ0J0J0I0IIINIIJ........IINNIJ........IINNIJ........IINNIJ........IINN"
                    + "IJI9I9I0I0IIINIJNNNNNNNNIINN";
    static final String TANH =
            "20292920202020EE........EENNEE........EENNEE........EENNEE........EENN"
                    + "10191910101010NNNNN9N0NNNNNN";

    private SpecialValues() {}

    private static int classOf(double d) {
        if (Double.isNaN(d)) {
            return 6;
        }
        if (Double.isInfinite(d)) {
            return d < 0 ? 0 : 5;
        }
        if (d == 0) {
            return Math.copySign(1, d) < 0 ? 2 : 3;
        }
        return d < 0 ? 1 : 4;
    }

    /** Puts what the table says into {@code z}; false if that is a domain error. */
    static boolean find(String table, double re, double im, ComplexMath z) {
        int at = 2 * (classOf(re) * 7 + classOf(im));
        char first = table.charAt(at);
        if (first == 'E') {
            return false;
        }
        z.set(value(first), value(table.charAt(at + 1)));
        return true;
    }

    private static double value(char c) {
        return switch (c) {
            case 'N' -> Double.NaN;
            case 'I' -> Double.POSITIVE_INFINITY;
            case 'J' -> Double.NEGATIVE_INFINITY;
            case '0' -> 0.0;
            case '9' -> -0.0;
            case '1' -> 1.0;
            case '2' -> -1.0;
            case 'P' -> Math.PI;
            case 'Q' -> -Math.PI;
            case 'H' -> Math.PI / 2;
            case 'G' -> -Math.PI / 2;
            case 'F' -> Math.PI / 4;
            case 'f' -> -Math.PI / 4;
            case 'T' -> 3 * Math.PI / 4;
            default -> -3 * Math.PI / 4;
        };
    }
}
