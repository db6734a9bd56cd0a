package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code mapobject}: a map (CPython 3.11, Python/bltinmodule.c). */
public final class mapobject {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code PyObject *iters}: owned tuple. */
    public static final int ITERS = 16;
    /** {@code PyObject *func}: owned. */
    public static final int FUNC = 24;

    private mapobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long iters(long self) { return Memory.getLong(self + ITERS); }

    public static void iters(long self, long value) { Memory.putLong(self + ITERS, value); }

    public static long func(long self) { return Memory.getLong(self + FUNC); }

    public static void func(long self, long value) { Memory.putLong(self + FUNC, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("iters"),
                ADDRESS.withName("func")).withName("mapobject");
    }
}
