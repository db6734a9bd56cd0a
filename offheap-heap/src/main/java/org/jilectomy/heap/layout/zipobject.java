package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code zipobject}: a zip (CPython 3.11, Python/bltinmodule.c). */
public final class zipobject {
    /** Bytes of the struct. */
    public static final int SIZE = 48;
    /** {@code Py_ssize_t tuplesize}. */
    public static final int TUPLESIZE = 16;
    /** {@code PyObject *ittuple}: owned tuple of iterators. */
    public static final int ITTUPLE = 24;
    /** {@code PyObject *result}: owned tuple, reused when unshared. */
    public static final int RESULT = 32;
    /** {@code int strict}. */
    public static final int STRICT = 40;

    private zipobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long tuplesize(long self) { return Memory.getLong(self + TUPLESIZE); }

    public static void tuplesize(long self, long value) { Memory.putLong(self + TUPLESIZE, value); }

    public static long ittuple(long self) { return Memory.getLong(self + ITTUPLE); }

    public static void ittuple(long self, long value) { Memory.putLong(self + ITTUPLE, value); }

    public static long result(long self) { return Memory.getLong(self + RESULT); }

    public static void result(long self, long value) { Memory.putLong(self + RESULT, value); }

    public static int strict(long self) { return Memory.getInt(self + STRICT); }

    public static void strict(long self, int value) { Memory.putInt(self + STRICT, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_LONG.withName("tuplesize"),
                ADDRESS.withName("ittuple"),
                ADDRESS.withName("result"),
                JAVA_INT.withName("strict"),
                paddingLayout(4)).withName("zipobject");
    }
}
