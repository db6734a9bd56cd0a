package org.jilectomy.runtime.objects;

/**
 * Ints and floats that live inside a {@code long}, without an object.
 *
 * <pre>
 *  ...........................1   int, 63 bits, value = v &gt;&gt; 1
 *  ..........................10   float: the double's bits, minus 3 &lt;&lt; 60, rotated left by 3
 *  ..........................00   address of an object (0 = NULL)
 * </pre>
 *
 * <p>The float form covers magnitudes from 2^-255 to 2^256: there the three exponent bits below
 * the sign are 011 or 100, so two of them carry no information and make room for the tag (the idea
 * is Ruby's flonum). {@code +0.0} has the form 2 to itself; other doubles are boxed.
 *
 * <p>{@code -X unbox=0} switches the forms off: {@link #ofInt} and {@link #ofFloat} are then never
 * reached, because {@link #fitsInt} and {@link #fitsFloat} say no.
 */
public final class Immediate {
    /** Whether immediates are made at all ({@code -X unbox}). */
    public static final boolean ENABLED = !"0".equals(System.getProperty("jilectomy.unbox"));

    /** Largest and smallest immediate int. */
    public static final long MAX_INT = Long.MAX_VALUE >> 1;

    public static final long MIN_INT = Long.MIN_VALUE >> 1;

    static final long EXPONENT_BASE = 3L << 60;
    private static final long ZERO = 2;

    private Immediate() {}

    public static boolean is(long v) {
        return (v & 3) != 0;
    }

    public static boolean isInt(long v) {
        return (v & 1) != 0;
    }

    public static boolean isFloat(long v) {
        return (v & 3) == 2;
    }

    /** Both are immediate ints: one test. */
    public static boolean areInts(long a, long b) {
        return (a & b & 1) != 0;
    }

    public static boolean areFloats(long a, long b) {
        return ((a & 3) == 2) & ((b & 3) == 2);
    }

    public static boolean fitsInt(long i) {
        return ENABLED && (i << 1) >> 1 == i;
    }

    /** Caller has checked {@link #fitsInt}. */
    public static long ofInt(long i) {
        return (i << 1) | 1;
    }

    public static long intValue(long v) {
        return v >> 1;
    }

    /** The bits with those two of the exponent on top that the immediate form leaves out. */
    static long rotated(double d) {
        return Long.rotateLeft(Double.doubleToRawLongBits(d) - EXPONENT_BASE, 1);
    }

    /**
     * Whether the form covers the double, given {@link #rotated}: the two top bits are 0, in one
     * comparison with its not being 0, whose form is that of {@code +0.0}.
     */
    static boolean fits(long rotated) {
        return ENABLED && rotated - 1 + Long.MIN_VALUE < (1L << 62) - 1 + Long.MIN_VALUE;
    }

    public static boolean fitsFloat(double d) {
        return fits(rotated(d)) || ENABLED && Double.doubleToRawLongBits(d) == 0;
    }

    /** Caller has checked {@link #fitsFloat}. */
    public static long ofFloat(double d) {
        return Double.doubleToRawLongBits(d) == 0 ? ZERO : ofRotated(rotated(d));
    }

    /** Caller has checked {@link #fits}. */
    static long ofRotated(long rotated) {
        return rotated << 2 | ZERO;
    }

    public static double floatValue(long v) {
        return v == ZERO
                ? 0.0
                : Double.longBitsToDouble(Long.rotateRight(v >>> 2, 1) + EXPONENT_BASE);
    }
}
