package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code classmethod}: a classmethod (CPython 3.11, Objects/funcobject.c). */
public final class classmethod {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code PyObject *cm_callable}: owned. */
    public static final int CM_CALLABLE = 16;
    /** {@code PyObject *cm_dict}: owned dict or 0. */
    public static final int CM_DICT = 24;

    private classmethod() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long cm_callable(long self) { return Memory.getLong(self + CM_CALLABLE); }

    public static void cm_callable(long self, long value) {
        Memory.putLong(self + CM_CALLABLE, value);
    }

    public static long cm_dict(long self) { return Memory.getLong(self + CM_DICT); }

    public static void cm_dict(long self, long value) { Memory.putLong(self + CM_DICT, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("cm_callable"),
                ADDRESS.withName("cm_dict")).withName("classmethod");
    }
}
