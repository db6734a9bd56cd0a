package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyStopIterationObject}: a StopIteration (CPython 3.11,
 * Include/cpython/pyerrors.h).
 */
public final class PyStopIterationObject {
    /** Bytes of the struct. */
    public static final int SIZE = 80;
    /** {@code PyObject *value}. */
    public static final int VALUE = 72;

    private PyStopIterationObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long value(long self) { return Memory.getLong(self + VALUE); }

    public static void value(long self, long value) { Memory.putLong(self + VALUE, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyBaseExceptionObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyBaseExceptionObject.layout().withName("ob_base"),
                ADDRESS.withName("value")).withName("PyStopIterationObject");
    }
}
