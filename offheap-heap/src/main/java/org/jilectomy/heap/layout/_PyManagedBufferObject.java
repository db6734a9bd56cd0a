package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code _PyManagedBufferObject}: the buffer several memoryviews share (CPython 3.11,
 * Include/memoryobject.h).
 */
public final class _PyManagedBufferObject {
    /** Bytes of the struct. */
    public static final int SIZE = 112;
    /** {@code int flags}. */
    public static final int FLAGS = 16;
    /** {@code Py_ssize_t exports}. */
    public static final int EXPORTS = 24;
    /** {@code Py_buffer master}. */
    public static final int MASTER = 32;

    private _PyManagedBufferObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static int flags(long self) { return Memory.getInt(self + FLAGS); }

    public static void flags(long self, int value) { Memory.putInt(self + FLAGS, value); }

    public static long exports(long self) { return Memory.getLong(self + EXPORTS); }

    public static void exports(long self, long value) { Memory.putLong(self + EXPORTS, value); }

    /** Address of the embedded {@code master}. */
    public static long master(long self) {
        return self + MASTER;
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_INT.withName("flags"),
                paddingLayout(4),
                JAVA_LONG.withName("exports"),
                Py_buffer.layout().withName("master")).withName("_PyManagedBufferObject");
    }
}
