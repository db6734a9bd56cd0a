package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PyTupleObject}: a tuple (CPython 3.11, Include/cpython/tupleobject.h). */
public final class PyTupleObject {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code PyObject *ob_item[1]}: {@code ob_size} owned items. */
    public static final int OB_ITEM = 24;

    private PyTupleObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    /** Address of the first element of {@code ob_item}. */
    public static long ob_item(long self) {
        return self + OB_ITEM;
    }

    public static long ob_item_at(long self, long index) {
        return Memory.getLong(self + OB_ITEM + index * 8);
    }

    public static void ob_item_at(long self, long index, long value) {
        Memory.putLong(self + OB_ITEM + index * 8, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyVarObject.isValid(self) && PyVarObject.ob_size(self) >= 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyVarObject.layout().withName("ob_base"),
                sequenceLayout(1, ADDRESS).withName("ob_item")).withName("PyTupleObject");
    }
}
