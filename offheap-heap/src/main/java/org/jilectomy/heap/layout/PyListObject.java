package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PyListObject}: a list (CPython 3.11, Include/cpython/listobject.h). */
public final class PyListObject {
    /** Bytes of the struct. */
    public static final int SIZE = 40;
    /** {@code PyObject **ob_item}: owned array of owned items; 0 iff allocated == 0. */
    public static final int OB_ITEM = 24;
    /** {@code Py_ssize_t allocated}: 0 <= ob_size <= allocated; -1 while sorting. */
    public static final int ALLOCATED = 32;

    private PyListObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long ob_item(long self) { return Memory.getLong(self + OB_ITEM); }

    public static void ob_item(long self, long value) { Memory.putLong(self + OB_ITEM, value); }

    public static long ob_item_acquire(long self) { return Memory.getLongAcquire(self + OB_ITEM); }

    public static void ob_item_release(long self, long value) {
        Memory.putLongRelease(self + OB_ITEM, value);
    }

    public static long allocated(long self) { return Memory.getLong(self + ALLOCATED); }

    public static void allocated(long self, long value) { Memory.putLong(self + ALLOCATED, value); }

    /** {@code self->ob_item[index]}, plain. */
    public static long ob_item_at(long self, long index) {
        return Memory.getLong(ob_item(self) + index * 8);
    }

    /** Writes {@code self->ob_item[index]}, plain. */
    public static void ob_item_at(long self, long index, long value) {
        Memory.putLong(ob_item(self) + index * 8, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyVarObject.isValid(self)
                && PyVarObject.ob_size(self) >= 0
                && (allocated(self) == -1 || PyVarObject.ob_size(self) <= allocated(self));
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyVarObject.layout().withName("ob_base"),
                ADDRESS.withName("ob_item"),
                JAVA_LONG.withName("allocated")).withName("PyListObject");
    }
}
