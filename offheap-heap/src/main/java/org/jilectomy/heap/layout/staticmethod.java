package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code staticmethod}: a staticmethod (CPython 3.11, Objects/funcobject.c). */
public final class staticmethod {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code PyObject *sm_callable}: owned. */
    public static final int SM_CALLABLE = 16;
    /** {@code PyObject *sm_dict}: owned dict or 0. */
    public static final int SM_DICT = 24;

    private staticmethod() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long sm_callable(long self) { return Memory.getLong(self + SM_CALLABLE); }

    public static void sm_callable(long self, long value) {
        Memory.putLong(self + SM_CALLABLE, value);
    }

    public static long sm_dict(long self) { return Memory.getLong(self + SM_DICT); }

    public static void sm_dict(long self, long value) { Memory.putLong(self + SM_DICT, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("sm_callable"),
                ADDRESS.withName("sm_dict")).withName("staticmethod");
    }
}
