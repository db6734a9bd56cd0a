package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code reversedobject}: a reversed (CPython 3.11, Objects/enumobject.c). */
public final class reversedobject {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code Py_ssize_t index}. */
    public static final int INDEX = 16;
    /** {@code PyObject *seq}: owned or 0. */
    public static final int SEQ = 24;

    private reversedobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long index(long self) { return Memory.getLong(self + INDEX); }

    public static void index(long self, long value) { Memory.putLong(self + INDEX, value); }

    public static long seq(long self) { return Memory.getLong(self + SEQ); }

    public static void seq(long self, long value) { Memory.putLong(self + SEQ, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_LONG.withName("index"),
                ADDRESS.withName("seq")).withName("reversedobject");
    }
}
