package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyNumberMethods}: number slots of a type (CPython 3.11,
 * Include/cpython/object.h).
 */
public final class PyNumberMethods {
    /** Bytes of the struct. */
    public static final int SIZE = 288;
    /** {@code binaryfunc nb_add}. */
    public static final int NB_ADD = 0;
    /** {@code binaryfunc nb_subtract}. */
    public static final int NB_SUBTRACT = 8;
    /** {@code binaryfunc nb_multiply}. */
    public static final int NB_MULTIPLY = 16;
    /** {@code binaryfunc nb_remainder}. */
    public static final int NB_REMAINDER = 24;
    /** {@code binaryfunc nb_divmod}. */
    public static final int NB_DIVMOD = 32;
    /** {@code ternaryfunc nb_power}. */
    public static final int NB_POWER = 40;
    /** {@code unaryfunc nb_negative}. */
    public static final int NB_NEGATIVE = 48;
    /** {@code unaryfunc nb_positive}. */
    public static final int NB_POSITIVE = 56;
    /** {@code unaryfunc nb_absolute}. */
    public static final int NB_ABSOLUTE = 64;
    /** {@code inquiry nb_bool}. */
    public static final int NB_BOOL = 72;
    /** {@code unaryfunc nb_invert}. */
    public static final int NB_INVERT = 80;
    /** {@code binaryfunc nb_lshift}. */
    public static final int NB_LSHIFT = 88;
    /** {@code binaryfunc nb_rshift}. */
    public static final int NB_RSHIFT = 96;
    /** {@code binaryfunc nb_and}. */
    public static final int NB_AND = 104;
    /** {@code binaryfunc nb_xor}. */
    public static final int NB_XOR = 112;
    /** {@code binaryfunc nb_or}. */
    public static final int NB_OR = 120;
    /** {@code unaryfunc nb_int}. */
    public static final int NB_INT = 128;
    /** {@code void *nb_reserved}: always 0. */
    public static final int NB_RESERVED = 136;
    /** {@code unaryfunc nb_float}. */
    public static final int NB_FLOAT = 144;
    /** {@code binaryfunc nb_inplace_add}. */
    public static final int NB_INPLACE_ADD = 152;
    /** {@code binaryfunc nb_inplace_subtract}. */
    public static final int NB_INPLACE_SUBTRACT = 160;
    /** {@code binaryfunc nb_inplace_multiply}. */
    public static final int NB_INPLACE_MULTIPLY = 168;
    /** {@code binaryfunc nb_inplace_remainder}. */
    public static final int NB_INPLACE_REMAINDER = 176;
    /** {@code ternaryfunc nb_inplace_power}. */
    public static final int NB_INPLACE_POWER = 184;
    /** {@code binaryfunc nb_inplace_lshift}. */
    public static final int NB_INPLACE_LSHIFT = 192;
    /** {@code binaryfunc nb_inplace_rshift}. */
    public static final int NB_INPLACE_RSHIFT = 200;
    /** {@code binaryfunc nb_inplace_and}. */
    public static final int NB_INPLACE_AND = 208;
    /** {@code binaryfunc nb_inplace_xor}. */
    public static final int NB_INPLACE_XOR = 216;
    /** {@code binaryfunc nb_inplace_or}. */
    public static final int NB_INPLACE_OR = 224;
    /** {@code binaryfunc nb_floor_divide}. */
    public static final int NB_FLOOR_DIVIDE = 232;
    /** {@code binaryfunc nb_true_divide}. */
    public static final int NB_TRUE_DIVIDE = 240;
    /** {@code binaryfunc nb_inplace_floor_divide}. */
    public static final int NB_INPLACE_FLOOR_DIVIDE = 248;
    /** {@code binaryfunc nb_inplace_true_divide}. */
    public static final int NB_INPLACE_TRUE_DIVIDE = 256;
    /** {@code unaryfunc nb_index}. */
    public static final int NB_INDEX = 264;
    /** {@code binaryfunc nb_matrix_multiply}. */
    public static final int NB_MATRIX_MULTIPLY = 272;
    /** {@code binaryfunc nb_inplace_matrix_multiply}. */
    public static final int NB_INPLACE_MATRIX_MULTIPLY = 280;

    private PyNumberMethods() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long nb_add(long self) { return Memory.getLong(self + NB_ADD); }

    public static void nb_add(long self, long value) { Memory.putLong(self + NB_ADD, value); }

    public static long nb_subtract(long self) { return Memory.getLong(self + NB_SUBTRACT); }

    public static void nb_subtract(long self, long value) {
        Memory.putLong(self + NB_SUBTRACT, value);
    }

    public static long nb_multiply(long self) { return Memory.getLong(self + NB_MULTIPLY); }

    public static void nb_multiply(long self, long value) {
        Memory.putLong(self + NB_MULTIPLY, value);
    }

    public static long nb_remainder(long self) { return Memory.getLong(self + NB_REMAINDER); }

    public static void nb_remainder(long self, long value) {
        Memory.putLong(self + NB_REMAINDER, value);
    }

    public static long nb_divmod(long self) { return Memory.getLong(self + NB_DIVMOD); }

    public static void nb_divmod(long self, long value) { Memory.putLong(self + NB_DIVMOD, value); }

    public static long nb_power(long self) { return Memory.getLong(self + NB_POWER); }

    public static void nb_power(long self, long value) { Memory.putLong(self + NB_POWER, value); }

    public static long nb_negative(long self) { return Memory.getLong(self + NB_NEGATIVE); }

    public static void nb_negative(long self, long value) {
        Memory.putLong(self + NB_NEGATIVE, value);
    }

    public static long nb_positive(long self) { return Memory.getLong(self + NB_POSITIVE); }

    public static void nb_positive(long self, long value) {
        Memory.putLong(self + NB_POSITIVE, value);
    }

    public static long nb_absolute(long self) { return Memory.getLong(self + NB_ABSOLUTE); }

    public static void nb_absolute(long self, long value) {
        Memory.putLong(self + NB_ABSOLUTE, value);
    }

    public static long nb_bool(long self) { return Memory.getLong(self + NB_BOOL); }

    public static void nb_bool(long self, long value) { Memory.putLong(self + NB_BOOL, value); }

    public static long nb_invert(long self) { return Memory.getLong(self + NB_INVERT); }

    public static void nb_invert(long self, long value) { Memory.putLong(self + NB_INVERT, value); }

    public static long nb_lshift(long self) { return Memory.getLong(self + NB_LSHIFT); }

    public static void nb_lshift(long self, long value) { Memory.putLong(self + NB_LSHIFT, value); }

    public static long nb_rshift(long self) { return Memory.getLong(self + NB_RSHIFT); }

    public static void nb_rshift(long self, long value) { Memory.putLong(self + NB_RSHIFT, value); }

    public static long nb_and(long self) { return Memory.getLong(self + NB_AND); }

    public static void nb_and(long self, long value) { Memory.putLong(self + NB_AND, value); }

    public static long nb_xor(long self) { return Memory.getLong(self + NB_XOR); }

    public static void nb_xor(long self, long value) { Memory.putLong(self + NB_XOR, value); }

    public static long nb_or(long self) { return Memory.getLong(self + NB_OR); }

    public static void nb_or(long self, long value) { Memory.putLong(self + NB_OR, value); }

    public static long nb_int(long self) { return Memory.getLong(self + NB_INT); }

    public static void nb_int(long self, long value) { Memory.putLong(self + NB_INT, value); }

    public static long nb_reserved(long self) { return Memory.getLong(self + NB_RESERVED); }

    public static void nb_reserved(long self, long value) {
        Memory.putLong(self + NB_RESERVED, value);
    }

    public static long nb_float(long self) { return Memory.getLong(self + NB_FLOAT); }

    public static void nb_float(long self, long value) { Memory.putLong(self + NB_FLOAT, value); }

    public static long nb_inplace_add(long self) { return Memory.getLong(self + NB_INPLACE_ADD); }

    public static void nb_inplace_add(long self, long value) {
        Memory.putLong(self + NB_INPLACE_ADD, value);
    }

    public static long nb_inplace_subtract(long self) {
        return Memory.getLong(self + NB_INPLACE_SUBTRACT);
    }

    public static void nb_inplace_subtract(long self, long value) {
        Memory.putLong(self + NB_INPLACE_SUBTRACT, value);
    }

    public static long nb_inplace_multiply(long self) {
        return Memory.getLong(self + NB_INPLACE_MULTIPLY);
    }

    public static void nb_inplace_multiply(long self, long value) {
        Memory.putLong(self + NB_INPLACE_MULTIPLY, value);
    }

    public static long nb_inplace_remainder(long self) {
        return Memory.getLong(self + NB_INPLACE_REMAINDER);
    }

    public static void nb_inplace_remainder(long self, long value) {
        Memory.putLong(self + NB_INPLACE_REMAINDER, value);
    }

    public static long nb_inplace_power(long self) {
        return Memory.getLong(self + NB_INPLACE_POWER);
    }

    public static void nb_inplace_power(long self, long value) {
        Memory.putLong(self + NB_INPLACE_POWER, value);
    }

    public static long nb_inplace_lshift(long self) {
        return Memory.getLong(self + NB_INPLACE_LSHIFT);
    }

    public static void nb_inplace_lshift(long self, long value) {
        Memory.putLong(self + NB_INPLACE_LSHIFT, value);
    }

    public static long nb_inplace_rshift(long self) {
        return Memory.getLong(self + NB_INPLACE_RSHIFT);
    }

    public static void nb_inplace_rshift(long self, long value) {
        Memory.putLong(self + NB_INPLACE_RSHIFT, value);
    }

    public static long nb_inplace_and(long self) { return Memory.getLong(self + NB_INPLACE_AND); }

    public static void nb_inplace_and(long self, long value) {
        Memory.putLong(self + NB_INPLACE_AND, value);
    }

    public static long nb_inplace_xor(long self) { return Memory.getLong(self + NB_INPLACE_XOR); }

    public static void nb_inplace_xor(long self, long value) {
        Memory.putLong(self + NB_INPLACE_XOR, value);
    }

    public static long nb_inplace_or(long self) { return Memory.getLong(self + NB_INPLACE_OR); }

    public static void nb_inplace_or(long self, long value) {
        Memory.putLong(self + NB_INPLACE_OR, value);
    }

    public static long nb_floor_divide(long self) { return Memory.getLong(self + NB_FLOOR_DIVIDE); }

    public static void nb_floor_divide(long self, long value) {
        Memory.putLong(self + NB_FLOOR_DIVIDE, value);
    }

    public static long nb_true_divide(long self) { return Memory.getLong(self + NB_TRUE_DIVIDE); }

    public static void nb_true_divide(long self, long value) {
        Memory.putLong(self + NB_TRUE_DIVIDE, value);
    }

    public static long nb_inplace_floor_divide(long self) {
        return Memory.getLong(self + NB_INPLACE_FLOOR_DIVIDE);
    }

    public static void nb_inplace_floor_divide(long self, long value) {
        Memory.putLong(self + NB_INPLACE_FLOOR_DIVIDE, value);
    }

    public static long nb_inplace_true_divide(long self) {
        return Memory.getLong(self + NB_INPLACE_TRUE_DIVIDE);
    }

    public static void nb_inplace_true_divide(long self, long value) {
        Memory.putLong(self + NB_INPLACE_TRUE_DIVIDE, value);
    }

    public static long nb_index(long self) { return Memory.getLong(self + NB_INDEX); }

    public static void nb_index(long self, long value) { Memory.putLong(self + NB_INDEX, value); }

    public static long nb_matrix_multiply(long self) {
        return Memory.getLong(self + NB_MATRIX_MULTIPLY);
    }

    public static void nb_matrix_multiply(long self, long value) {
        Memory.putLong(self + NB_MATRIX_MULTIPLY, value);
    }

    public static long nb_inplace_matrix_multiply(long self) {
        return Memory.getLong(self + NB_INPLACE_MATRIX_MULTIPLY);
    }

    public static void nb_inplace_matrix_multiply(long self, long value) {
        Memory.putLong(self + NB_INPLACE_MATRIX_MULTIPLY, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("nb_add"),
                ADDRESS.withName("nb_subtract"),
                ADDRESS.withName("nb_multiply"),
                ADDRESS.withName("nb_remainder"),
                ADDRESS.withName("nb_divmod"),
                ADDRESS.withName("nb_power"),
                ADDRESS.withName("nb_negative"),
                ADDRESS.withName("nb_positive"),
                ADDRESS.withName("nb_absolute"),
                ADDRESS.withName("nb_bool"),
                ADDRESS.withName("nb_invert"),
                ADDRESS.withName("nb_lshift"),
                ADDRESS.withName("nb_rshift"),
                ADDRESS.withName("nb_and"),
                ADDRESS.withName("nb_xor"),
                ADDRESS.withName("nb_or"),
                ADDRESS.withName("nb_int"),
                ADDRESS.withName("nb_reserved"),
                ADDRESS.withName("nb_float"),
                ADDRESS.withName("nb_inplace_add"),
                ADDRESS.withName("nb_inplace_subtract"),
                ADDRESS.withName("nb_inplace_multiply"),
                ADDRESS.withName("nb_inplace_remainder"),
                ADDRESS.withName("nb_inplace_power"),
                ADDRESS.withName("nb_inplace_lshift"),
                ADDRESS.withName("nb_inplace_rshift"),
                ADDRESS.withName("nb_inplace_and"),
                ADDRESS.withName("nb_inplace_xor"),
                ADDRESS.withName("nb_inplace_or"),
                ADDRESS.withName("nb_floor_divide"),
                ADDRESS.withName("nb_true_divide"),
                ADDRESS.withName("nb_inplace_floor_divide"),
                ADDRESS.withName("nb_inplace_true_divide"),
                ADDRESS.withName("nb_index"),
                ADDRESS.withName("nb_matrix_multiply"),
                ADDRESS.withName("nb_inplace_matrix_multiply")).withName("PyNumberMethods");
    }
}
