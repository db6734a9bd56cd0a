package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code Py_complex}: a C pair of doubles (CPython 3.11,
 * Include/cpython/complexobject.h).
 */
public final class Py_complex {
    /** Bytes of the struct. */
    public static final int SIZE = 16;
    /** {@code double real}. */
    public static final int REAL = 0;
    /** {@code double imag}. */
    public static final int IMAG = 8;

    private Py_complex() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static double real(long self) { return Memory.getDouble(self + REAL); }

    public static void real(long self, double value) { Memory.putDouble(self + REAL, value); }

    public static double imag(long self) { return Memory.getDouble(self + IMAG); }

    public static void imag(long self, double value) { Memory.putDouble(self + IMAG, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                JAVA_DOUBLE.withName("real"),
                JAVA_DOUBLE.withName("imag")).withName("Py_complex");
    }
}
