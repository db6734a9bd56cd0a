package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyAttributeErrorObject}: an AttributeError (CPython 3.11,
 * Include/cpython/pyerrors.h).
 */
public final class PyAttributeErrorObject {
    /** Bytes of the struct. */
    public static final int SIZE = 88;
    /** {@code PyObject *obj}. */
    public static final int OBJ = 72;
    /** {@code PyObject *name}. */
    public static final int NAME = 80;

    private PyAttributeErrorObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long obj(long self) { return Memory.getLong(self + OBJ); }

    public static void obj(long self, long value) { Memory.putLong(self + OBJ, value); }

    public static long name(long self) { return Memory.getLong(self + NAME); }

    public static void name(long self, long value) { Memory.putLong(self + NAME, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyBaseExceptionObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyBaseExceptionObject.layout().withName("ob_base"),
                ADDRESS.withName("obj"),
                ADDRESS.withName("name")).withName("PyAttributeErrorObject");
    }
}
