package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyVarObject}: the head of every object whose size varies (CPython 3.11,
 * Include/object.h).
 */
public final class PyVarObject {
    /** Bytes of the struct. */
    public static final int SIZE = 24;
    /** {@code PyObject ob_base}. */
    public static final int OB_BASE = 0;
    /** {@code Py_ssize_t ob_size}: number of items; its sign is the sign of an int. */
    public static final int OB_SIZE = 16;

    private PyVarObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long ob_size(long self) { return Memory.getLong(self + OB_SIZE); }

    public static void ob_size(long self, long value) { Memory.putLong(self + OB_SIZE, value); }

    public static long ob_size_acquire(long self) { return Memory.getLongAcquire(self + OB_SIZE); }

    public static void ob_size_release(long self, long value) {
        Memory.putLongRelease(self + OB_SIZE, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_LONG.withName("ob_size")).withName("PyVarObject");
    }
}
