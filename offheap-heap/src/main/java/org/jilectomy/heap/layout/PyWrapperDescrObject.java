package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyWrapperDescrObject}: a slot of a built-in type seen as a method (CPython
 * 3.11, Include/cpython/descrobject.h).
 */
public final class PyWrapperDescrObject {
    /** Bytes of the struct. */
    public static final int SIZE = 56;
    /** {@code PyDescrObject d_common}. */
    public static final int D_COMMON = 0;
    /** {@code struct wrapperbase *d_base}. */
    public static final int D_BASE = 40;
    /** {@code void *d_wrapped}: the slot's function. */
    public static final int D_WRAPPED = 48;

    private PyWrapperDescrObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long d_base(long self) { return Memory.getLong(self + D_BASE); }

    public static void d_base(long self, long value) { Memory.putLong(self + D_BASE, value); }

    public static long d_wrapped(long self) { return Memory.getLong(self + D_WRAPPED); }

    public static void d_wrapped(long self, long value) { Memory.putLong(self + D_WRAPPED, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyDescrObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyDescrObject.layout().withName("d_common"),
                ADDRESS.withName("d_base"),
                ADDRESS.withName("d_wrapped")).withName("PyWrapperDescrObject");
    }
}
