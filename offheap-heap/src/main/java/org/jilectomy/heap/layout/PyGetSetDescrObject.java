package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyGetSetDescrObject}: a computed attribute of a built-in type (CPython 3.11,
 * Include/cpython/descrobject.h).
 */
public final class PyGetSetDescrObject {
    /** Bytes of the struct. */
    public static final int SIZE = 48;
    /** {@code PyDescrObject d_common}. */
    public static final int D_COMMON = 0;
    /** {@code PyGetSetDef *d_getset}. */
    public static final int D_GETSET = 40;

    private PyGetSetDescrObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long d_getset(long self) { return Memory.getLong(self + D_GETSET); }

    public static void d_getset(long self, long value) { Memory.putLong(self + D_GETSET, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyDescrObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyDescrObject.layout().withName("d_common"),
                ADDRESS.withName("d_getset")).withName("PyGetSetDescrObject");
    }
}
