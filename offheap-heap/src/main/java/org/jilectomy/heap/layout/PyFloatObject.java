package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PyFloatObject}: a float (CPython 3.11, Include/cpython/floatobject.h). */
public final class PyFloatObject {
    /** Bytes of the struct. */
    public static final int SIZE = 24;
    /** {@code double ob_fval}. */
    public static final int OB_FVAL = 16;

    private PyFloatObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static double ob_fval(long self) { return Memory.getDouble(self + OB_FVAL); }

    public static void ob_fval(long self, double value) { Memory.putDouble(self + OB_FVAL, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_DOUBLE.withName("ob_fval")).withName("PyFloatObject");
    }
}
