package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code enumobject}: an enumerate (CPython 3.11, Objects/enumobject.c). */
public final class enumobject {
    /** Bytes of the struct. */
    public static final int SIZE = 56;
    /** {@code Py_ssize_t en_index}. */
    public static final int EN_INDEX = 16;
    /** {@code PyObject *en_sit}: owned iterator. */
    public static final int EN_SIT = 24;
    /** {@code PyObject *en_result}: owned pair, reused when unshared. */
    public static final int EN_RESULT = 32;
    /** {@code PyObject *en_longindex}: owned index past PY_SSIZE_T_MAX or 0. */
    public static final int EN_LONGINDEX = 40;
    /** {@code PyObject *one}: borrowed 1. */
    public static final int ONE = 48;

    private enumobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long en_index(long self) { return Memory.getLong(self + EN_INDEX); }

    public static void en_index(long self, long value) { Memory.putLong(self + EN_INDEX, value); }

    public static long en_sit(long self) { return Memory.getLong(self + EN_SIT); }

    public static void en_sit(long self, long value) { Memory.putLong(self + EN_SIT, value); }

    public static long en_result(long self) { return Memory.getLong(self + EN_RESULT); }

    public static void en_result(long self, long value) { Memory.putLong(self + EN_RESULT, value); }

    public static long en_longindex(long self) { return Memory.getLong(self + EN_LONGINDEX); }

    public static void en_longindex(long self, long value) {
        Memory.putLong(self + EN_LONGINDEX, value);
    }

    public static long one(long self) { return Memory.getLong(self + ONE); }

    public static void one(long self, long value) { Memory.putLong(self + ONE, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_LONG.withName("en_index"),
                ADDRESS.withName("en_sit"),
                ADDRESS.withName("en_result"),
                ADDRESS.withName("en_longindex"),
                ADDRESS.withName("one")).withName("enumobject");
    }
}
