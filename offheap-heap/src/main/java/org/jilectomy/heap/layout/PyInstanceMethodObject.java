package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyInstanceMethodObject}: an instancemethod (CPython 3.11,
 * Include/cpython/classobject.h).
 */
public final class PyInstanceMethodObject {
    /** Bytes of the struct. */
    public static final int SIZE = 24;
    /** {@code PyObject *func}: owned callable. */
    public static final int FUNC = 16;

    private PyInstanceMethodObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long func(long self) { return Memory.getLong(self + FUNC); }

    public static void func(long self, long value) { Memory.putLong(self + FUNC, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("func")).withName("PyInstanceMethodObject");
    }
}
