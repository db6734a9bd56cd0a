package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyCellObject}: a cell: a variable shared with inner functions (CPython 3.11,
 * Include/cpython/cellobject.h).
 */
public final class PyCellObject {
    /** Bytes of the struct. */
    public static final int SIZE = 24;
    /** {@code PyObject *ob_ref}: owned; 0 while unbound. */
    public static final int OB_REF = 16;

    private PyCellObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long ob_ref(long self) { return Memory.getLong(self + OB_REF); }

    public static void ob_ref(long self, long value) { Memory.putLong(self + OB_REF, value); }

    public static long ob_ref_acquire(long self) { return Memory.getLongAcquire(self + OB_REF); }

    public static void ob_ref_release(long self, long value) {
        Memory.putLongRelease(self + OB_REF, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("ob_ref")).withName("PyCellObject");
    }
}
