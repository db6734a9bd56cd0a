package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyDescrObject}: what all descriptors of built-in types share ({@code
 * PyDescr_COMMON}) (CPython 3.11, Include/cpython/descrobject.h).
 */
public final class PyDescrObject {
    /** Bytes of the struct. */
    public static final int SIZE = 40;
    /** {@code PyTypeObject *d_type}: owned. */
    public static final int D_TYPE = 16;
    /** {@code PyObject *d_name}: owned str. */
    public static final int D_NAME = 24;
    /** {@code PyObject *d_qualname}: owned str or 0. */
    public static final int D_QUALNAME = 32;

    private PyDescrObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long d_type(long self) { return Memory.getLong(self + D_TYPE); }

    public static void d_type(long self, long value) { Memory.putLong(self + D_TYPE, value); }

    public static long d_name(long self) { return Memory.getLong(self + D_NAME); }

    public static void d_name(long self, long value) { Memory.putLong(self + D_NAME, value); }

    public static long d_qualname(long self) { return Memory.getLong(self + D_QUALNAME); }

    public static void d_qualname(long self, long value) {
        Memory.putLong(self + D_QUALNAME, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("d_type"),
                ADDRESS.withName("d_name"),
                ADDRESS.withName("d_qualname")).withName("PyDescrObject");
    }
}
