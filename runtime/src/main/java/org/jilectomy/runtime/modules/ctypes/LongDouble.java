package org.jilectomy.runtime.modules.ctypes;

import org.jilectomy.memory.Memory;

/** A C {@code long double} in memory, with the precision of a Java double. */
final class LongDouble {
    private static final long EXPLICIT_ONE = 1L << 63;
    private static final int FRACTION = 52;
    private static final int BIAS = 16383;
    private static final int MAX_EXPONENT = 0x7fff;

    private LongDouble() {}

    /** x86: 64 bits of significand with its leading one, sign and 15 bits of exponent. */
    static double x87(long address) {
        long significand = Memory.getLong(address);
        int top = Memory.getShort(address + 8) & 0xffff;
        int exponent = top & MAX_EXPONENT;
        double magnitude;
        if (exponent == MAX_EXPONENT) {
            magnitude = significand << 1 == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            // Two halves: a conversion of the whole would round, and so would the scaling.
            magnitude = scale((significand >>> 11) * 0x1p11 + (significand & 0x7ff),
                    exponent - BIAS - 63);
        }
        return top >= 0x8000 ? -magnitude : magnitude;
    }

    static void x87(long address, double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = Math.getExponent(value);
        long significand = bits << 11;
        int top;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            top = MAX_EXPONENT;
            significand |= EXPLICIT_ONE;
        } else if (value == 0) {
            top = 0;
            significand = 0;
        } else if (exponent < Double.MIN_EXPONENT) { // subnormal: here it is not
            significand &= ~EXPLICIT_ONE;
            int shift = Long.numberOfLeadingZeros(significand);
            significand <<= shift;
            top = Double.MIN_EXPONENT - shift + BIAS;
        } else {
            significand |= EXPLICIT_ONE;
            top = exponent + BIAS;
        }
        Memory.putLong(address, significand);
        Memory.putLong(address + 8, top | (bits < 0 ? 0x8000 : 0));
    }

    /** IEEE 754 binary128. */
    static double quad(long address) {
        long low = Memory.getLong(address);
        long high = Memory.getLong(address + 8);
        int exponent = (int) (high >>> 48) & MAX_EXPONENT;
        long fraction = high & 0xffff_ffff_ffffL;
        double magnitude;
        if (exponent == MAX_EXPONENT) {
            magnitude = (fraction | low) == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            double whole = (exponent == 0 ? 0 : 0x1p48) + fraction + (low >>> 60) * 0x1p-4;
            magnitude = scale(whole, Math.max(exponent, 1) - BIAS - 48);
        }
        return high < 0 ? -magnitude : magnitude;
    }

    static void quad(long address, double value) {
        long bits = Double.doubleToRawLongBits(value);
        long fraction = bits & (1L << FRACTION) - 1;
        int exponent = Math.getExponent(value);
        int top;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            top = MAX_EXPONENT;
        } else if (value == 0) {
            top = 0;
        } else if (exponent < Double.MIN_EXPONENT) {
            int shift = Long.numberOfLeadingZeros(fraction) - (63 - FRACTION);
            fraction = fraction << shift & (1L << FRACTION) - 1;
            top = Double.MIN_EXPONENT - shift + BIAS;
        } else {
            top = exponent + BIAS;
        }
        Memory.putLong(address, fraction << 60);
        Memory.putLong(address + 8,
                (bits & Long.MIN_VALUE) | (long) top << 48 | fraction >>> 4);
    }

    /** In two steps: exponents of a long double are beyond what one can have. */
    private static double scale(double value, int exponent) {
        return Math.scalb(Math.scalb(value, exponent / 2), exponent - exponent / 2);
    }
}
