package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyMethodDescrObject}: a method of a built-in type (CPython 3.11,
 * Include/cpython/descrobject.h).
 */
public final class PyMethodDescrObject {
    /** Bytes of the struct. */
    public static final int SIZE = 56;
    /** {@code PyDescrObject d_common}. */
    public static final int D_COMMON = 0;
    /** {@code PyMethodDef *d_method}. */
    public static final int D_METHOD = 40;
    /** {@code vectorcallfunc vectorcall}. */
    public static final int VECTORCALL = 48;

    private PyMethodDescrObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long d_method(long self) { return Memory.getLong(self + D_METHOD); }

    public static void d_method(long self, long value) { Memory.putLong(self + D_METHOD, value); }

    public static long vectorcall(long self) { return Memory.getLong(self + VECTORCALL); }

    public static void vectorcall(long self, long value) {
        Memory.putLong(self + VECTORCALL, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyDescrObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyDescrObject.layout().withName("d_common"),
                ADDRESS.withName("d_method"),
                ADDRESS.withName("vectorcall")).withName("PyMethodDescrObject");
    }
}
