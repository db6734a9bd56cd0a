package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code _PyDictViewObject}: keys(), values() or items() of a dict (CPython 3.11,
 * Include/cpython/dictobject.h).
 */
public final class _PyDictViewObject {
    /** Bytes of the struct. */
    public static final int SIZE = 24;
    /** {@code PyDictObject *dv_dict}: owned. */
    public static final int DV_DICT = 16;

    private _PyDictViewObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long dv_dict(long self) { return Memory.getLong(self + DV_DICT); }

    public static void dv_dict(long self, long value) { Memory.putLong(self + DV_DICT, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("dv_dict")).withName("_PyDictViewObject");
    }
}
