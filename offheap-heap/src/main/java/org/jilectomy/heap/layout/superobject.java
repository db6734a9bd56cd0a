package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code superobject}: a super (CPython 3.11, Objects/typeobject.c). */
public final class superobject {
    /** Bytes of the struct. */
    public static final int SIZE = 40;
    /** {@code PyTypeObject *type}: owned. */
    public static final int TYPE = 16;
    /** {@code PyObject *obj}: owned or 0. */
    public static final int OBJ = 24;
    /** {@code PyTypeObject *obj_type}: owned or 0. */
    public static final int OBJ_TYPE = 32;

    private superobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long type(long self) { return Memory.getLong(self + TYPE); }

    public static void type(long self, long value) { Memory.putLong(self + TYPE, value); }

    public static long obj(long self) { return Memory.getLong(self + OBJ); }

    public static void obj(long self, long value) { Memory.putLong(self + OBJ, value); }

    public static long obj_type(long self) { return Memory.getLong(self + OBJ_TYPE); }

    public static void obj_type(long self, long value) { Memory.putLong(self + OBJ_TYPE, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("type"),
                ADDRESS.withName("obj"),
                ADDRESS.withName("obj_type")).withName("superobject");
    }
}
