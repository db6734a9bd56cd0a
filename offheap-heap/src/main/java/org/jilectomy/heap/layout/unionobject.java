package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code unionobject}: a types.UnionType (CPython 3.11, Objects/unionobject.c). */
public final class unionobject {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code PyObject *args}: owned tuple. */
    public static final int ARGS = 16;
    /** {@code PyObject *parameters}: owned tuple or 0. */
    public static final int PARAMETERS = 24;

    private unionobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long args(long self) { return Memory.getLong(self + ARGS); }

    public static void args(long self, long value) { Memory.putLong(self + ARGS, value); }

    public static long parameters(long self) { return Memory.getLong(self + PARAMETERS); }

    public static void parameters(long self, long value) {
        Memory.putLong(self + PARAMETERS, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("args"),
                ADDRESS.withName("parameters")).withName("unionobject");
    }
}
