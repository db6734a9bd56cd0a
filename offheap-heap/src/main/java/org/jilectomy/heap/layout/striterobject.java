package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code striterobject}: an iterator over a bytes (CPython 3.11, Objects/bytesobject.c).
 */
public final class striterobject {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code Py_ssize_t it_index}. */
    public static final int IT_INDEX = 16;
    /** {@code PyBytesObject *it_seq}: owned; 0 when exhausted. */
    public static final int IT_SEQ = 24;

    private striterobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long it_index(long self) { return Memory.getLong(self + IT_INDEX); }

    public static void it_index(long self, long value) { Memory.putLong(self + IT_INDEX, value); }

    public static long it_seq(long self) { return Memory.getLong(self + IT_SEQ); }

    public static void it_seq(long self, long value) { Memory.putLong(self + IT_SEQ, value); }

    public static long it_seq_acquire(long self) { return Memory.getLongAcquire(self + IT_SEQ); }

    public static void it_seq_release(long self, long value) {
        Memory.putLongRelease(self + IT_SEQ, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_LONG.withName("it_index"),
                ADDRESS.withName("it_seq")).withName("striterobject");
    }
}
