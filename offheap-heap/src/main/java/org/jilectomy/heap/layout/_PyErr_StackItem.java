package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code _PyErr_StackItem}: one level of handled exceptions (CPython 3.11,
 * Include/cpython/pystate.h).
 */
public final class _PyErr_StackItem {
    /** Bytes of the struct. */
    public static final int SIZE = 16;
    /** {@code PyObject *exc_value}: owned or 0. */
    public static final int EXC_VALUE = 0;
    /** {@code _PyErr_StackItem *previous_item}. */
    public static final int PREVIOUS_ITEM = 8;

    private _PyErr_StackItem() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long exc_value(long self) { return Memory.getLong(self + EXC_VALUE); }

    public static void exc_value(long self, long value) { Memory.putLong(self + EXC_VALUE, value); }

    public static long previous_item(long self) { return Memory.getLong(self + PREVIOUS_ITEM); }

    public static void previous_item(long self, long value) {
        Memory.putLong(self + PREVIOUS_ITEM, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("exc_value"),
                ADDRESS.withName("previous_item")).withName("_PyErr_StackItem");
    }
}
