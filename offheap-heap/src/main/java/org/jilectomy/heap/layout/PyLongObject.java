package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyLongObject}: an int: sign and 30-bit digits, least significant first (CPython
 * 3.11, Include/cpython/longintrepr.h).
 */
public final class PyLongObject {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code digit ob_digit[1]}: {@code abs(ob_size)} digits of 30 bits. */
    public static final int OB_DIGIT = 24;

    private PyLongObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    /** Address of the first element of {@code ob_digit}. */
    public static long ob_digit(long self) {
        return self + OB_DIGIT;
    }

    public static int ob_digit_at(long self, long index) {
        return Memory.getInt(self + OB_DIGIT + index * 4);
    }

    public static void ob_digit_at(long self, long index, int value) {
        Memory.putInt(self + OB_DIGIT + index * 4, value);
    }

    /** Bits of a digit ({@code PyLong_SHIFT}). */
    public static final int PYLONG_SHIFT = 30;
    /** Largest digit ({@code PyLong_MASK}). */
    public static final int PYLONG_MASK = (1 << PYLONG_SHIFT) - 1;

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyVarObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyVarObject.layout().withName("ob_base"),
                sequenceLayout(1, JAVA_INT).withName("ob_digit"),
                paddingLayout(4)).withName("PyLongObject");
    }
}
