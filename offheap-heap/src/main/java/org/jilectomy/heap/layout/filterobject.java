package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code filterobject}: a filter (CPython 3.11, Python/bltinmodule.c). */
public final class filterobject {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code PyObject *func}: owned. */
    public static final int FUNC = 16;
    /** {@code PyObject *it}: owned. */
    public static final int IT = 24;

    private filterobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long func(long self) { return Memory.getLong(self + FUNC); }

    public static void func(long self, long value) { Memory.putLong(self + FUNC, value); }

    public static long it(long self) { return Memory.getLong(self + IT); }

    public static void it(long self, long value) { Memory.putLong(self + IT, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("func"),
                ADDRESS.withName("it")).withName("filterobject");
    }
}
