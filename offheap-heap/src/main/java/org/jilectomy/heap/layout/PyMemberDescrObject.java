package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyMemberDescrObject}: a member of a built-in type, or a slot (CPython 3.11,
 * Include/cpython/descrobject.h).
 */
public final class PyMemberDescrObject {
    /** Bytes of the struct. */
    public static final int SIZE = 48;
    /** {@code PyDescrObject d_common}. */
    public static final int D_COMMON = 0;
    /** {@code PyMemberDef *d_member}. */
    public static final int D_MEMBER = 40;

    private PyMemberDescrObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long d_member(long self) { return Memory.getLong(self + D_MEMBER); }

    public static void d_member(long self, long value) { Memory.putLong(self + D_MEMBER, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyDescrObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyDescrObject.layout().withName("d_common"),
                ADDRESS.withName("d_member")).withName("PyMemberDescrObject");
    }
}
