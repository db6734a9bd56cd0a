package org.jilectomy.runtime.objects;

/** The six rich comparisons, numbered as in CPython's {@code object.h}. */
public final class CompareOp {
    public static final int LT = 0;
    public static final int LE = 1;
    public static final int EQ = 2;
    public static final int NE = 3;
    public static final int GT = 4;
    public static final int GE = 5;

    private static final String[] SYMBOL = {"<", "<=", "==", "!=", ">", ">="};
    private static final int[] SWAPPED = {GT, GE, EQ, NE, LT, LE};

    private CompareOp() {}

    public static String symbol(int op) {
        return SYMBOL[op];
    }

    /** The operation with its operands exchanged. */
    public static int swapped(int op) {
        return SWAPPED[op];
    }

    /** The verdict for {@code op} given the sign of a three-way comparison. */
    public static boolean holds(int sign, int op) {
        return switch (op) {
            case LT -> sign < 0;
            case LE -> sign <= 0;
            case EQ -> sign == 0;
            case NE -> sign != 0;
            case GT -> sign > 0;
            default -> sign >= 0;
        };
    }
}
