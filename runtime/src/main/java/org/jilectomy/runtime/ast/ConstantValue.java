package org.jilectomy.runtime.ast;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The value of a literal. Values are compared as code objects need it: by type and by bits, so
 * {@code 0.0} and {@code -0.0} differ, {@code 1} and {@code True} differ, and a NaN equals itself.
 */
public sealed interface ConstantValue {
    /** {@code None}. */
    record None() implements ConstantValue {
        public static final None INSTANCE = new None();
    }

    /** {@code True}. */
    record True() implements ConstantValue {
        public static final True INSTANCE = new True();
    }

    /** {@code False}. */
    record False() implements ConstantValue {
        public static final False INSTANCE = new False();
    }

    /** {@code ...}. */
    record Ellipsis() implements ConstantValue {
        public static final Ellipsis INSTANCE = new Ellipsis();
    }

    /** A non-negative integer literal (the sign is an operator). */
    record Int(BigInteger value) implements ConstantValue {
        @Override
        public boolean equals(Object other) {
            return other instanceof Int i && value.equals(i.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /** A floating-point literal. */
    record Float(double value) implements ConstantValue {}

    /** A complex number; the real part of a literal is 0. */
    record Complex(double real, double imag) implements ConstantValue {
        /** An imaginary literal. */
        public Complex(double imag) {
            this(0.0, imag);
        }
    }

    /** A tuple of constants: only in a tree that a program made itself. */
    record Tuple(List<ConstantValue> values) implements ConstantValue {}

    /** A frozenset of constants: only in a tree that a program made itself. */
    record FrozenSet(List<ConstantValue> values) implements ConstantValue {}

    /**
     * Text, in UTF-16; may hold unpaired surrogates, which Python's {@code str} can hold too.
     * What UTF-16 cannot say, two characters that are a high and then a low surrogate, {@code
     * codePoints} says; it is null for all other text. The array must not be modified.
     */
    record Str(String value, int[] codePoints) implements ConstantValue {
        /** Text that UTF-16 can say. */
        public Str(String value) {
            this(value, null);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Str str && value.equals(str.value)
                    && Arrays.equals(codePoints, str.codePoints);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /** A bytes literal. The array must not be modified. */
    record Bytes(byte[] value) implements ConstantValue {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }
}
