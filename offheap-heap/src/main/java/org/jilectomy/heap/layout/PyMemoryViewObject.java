package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PyMemoryViewObject}: a memoryview (CPython 3.11, Include/memoryobject.h). */
public final class PyMemoryViewObject {
    /** Bytes of the struct. */
    public static final int SIZE = 152;
    /** {@code _PyManagedBufferObject *mbuf}: owned. */
    public static final int MBUF = 24;
    /** {@code Py_hash_t hash}. */
    public static final int HASH = 32;
    /** {@code int flags}. */
    public static final int FLAGS = 40;
    /** {@code Py_ssize_t exports}. */
    public static final int EXPORTS = 48;
    /** {@code Py_buffer view}. */
    public static final int VIEW = 56;
    /** {@code PyObject *weakreflist}. */
    public static final int WEAKREFLIST = 136;
    /** {@code Py_ssize_t ob_array[1]}: shape, strides, suboffsets. */
    public static final int OB_ARRAY = 144;

    private PyMemoryViewObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long mbuf(long self) { return Memory.getLong(self + MBUF); }

    public static void mbuf(long self, long value) { Memory.putLong(self + MBUF, value); }

    public static long hash(long self) { return Memory.getLong(self + HASH); }

    public static void hash(long self, long value) { Memory.putLong(self + HASH, value); }

    public static int flags(long self) { return Memory.getInt(self + FLAGS); }

    public static void flags(long self, int value) { Memory.putInt(self + FLAGS, value); }

    public static long exports(long self) { return Memory.getLong(self + EXPORTS); }

    public static void exports(long self, long value) { Memory.putLong(self + EXPORTS, value); }

    /** Address of the embedded {@code view}. */
    public static long view(long self) {
        return self + VIEW;
    }

    public static long weakreflist(long self) { return Memory.getLong(self + WEAKREFLIST); }

    public static void weakreflist(long self, long value) {
        Memory.putLong(self + WEAKREFLIST, value);
    }

    /** Address of the first element of {@code ob_array}. */
    public static long ob_array(long self) {
        return self + OB_ARRAY;
    }

    public static long ob_array_at(long self, long index) {
        return Memory.getLong(self + OB_ARRAY + index * 8);
    }

    public static void ob_array_at(long self, long index, long value) {
        Memory.putLong(self + OB_ARRAY + index * 8, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyVarObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyVarObject.layout().withName("ob_base"),
                ADDRESS.withName("mbuf"),
                JAVA_LONG.withName("hash"),
                JAVA_INT.withName("flags"),
                paddingLayout(4),
                JAVA_LONG.withName("exports"),
                Py_buffer.layout().withName("view"),
                ADDRESS.withName("weakreflist"),
                sequenceLayout(1, JAVA_LONG).withName("ob_array")).withName("PyMemoryViewObject");
    }
}
