package org.jilectomy.runtime.objects;

/** The binary number slots that share one signature; {@code **} has its own ({@code nb_power}). */
public final class BinaryOp {
    public static final int ADD = 0;
    public static final int SUBTRACT = 1;
    public static final int MULTIPLY = 2;
    public static final int MATRIX_MULTIPLY = 3;
    public static final int TRUE_DIVIDE = 4;
    public static final int FLOOR_DIVIDE = 5;
    public static final int REMAINDER = 6;
    public static final int LSHIFT = 7;
    public static final int RSHIFT = 8;
    public static final int AND = 9;
    public static final int XOR = 10;
    public static final int OR = 11;
    public static final int DIVMOD = 12;
    public static final int POWER = 13;

    private static final String[] SYMBOL = {
        "+", "-", "*", "@", "/", "//", "%", "<<", ">>", "&", "^", "|", "divmod()", "** or pow()"
    };
    private static final String[] NAME = {
        "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "lshift", "rshift", "and",
        "xor", "or", "divmod", "pow"
    };

    private BinaryOp() {}

    /** As error messages show it: {@code unsupported operand type(s) for +}. */
    public static String symbol(int op) {
        return SYMBOL[op];
    }

    /** {@code add} for {@code __add__}, {@code __radd__}, {@code __iadd__}. */
    public static String name(int op) {
        return NAME[op];
    }
}
