package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code propertyobject}: a property (CPython 3.11, Objects/descrobject.c). */
public final class propertyobject {
    /** Bytes of the struct. */
    public static final int SIZE = 64;
    /** {@code PyObject *prop_get}: owned or 0. */
    public static final int PROP_GET = 16;
    /** {@code PyObject *prop_set}: owned or 0. */
    public static final int PROP_SET = 24;
    /** {@code PyObject *prop_del}: owned or 0. */
    public static final int PROP_DEL = 32;
    /** {@code PyObject *prop_doc}: owned or 0. */
    public static final int PROP_DOC = 40;
    /** {@code PyObject *prop_name}: owned or 0. */
    public static final int PROP_NAME = 48;
    /** {@code int getter_doc}: 1 when the doc string came from the getter. */
    public static final int GETTER_DOC = 56;

    private propertyobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long prop_get(long self) { return Memory.getLong(self + PROP_GET); }

    public static void prop_get(long self, long value) { Memory.putLong(self + PROP_GET, value); }

    public static long prop_set(long self) { return Memory.getLong(self + PROP_SET); }

    public static void prop_set(long self, long value) { Memory.putLong(self + PROP_SET, value); }

    public static long prop_del(long self) { return Memory.getLong(self + PROP_DEL); }

    public static void prop_del(long self, long value) { Memory.putLong(self + PROP_DEL, value); }

    public static long prop_doc(long self) { return Memory.getLong(self + PROP_DOC); }

    public static void prop_doc(long self, long value) { Memory.putLong(self + PROP_DOC, value); }

    public static long prop_name(long self) { return Memory.getLong(self + PROP_NAME); }

    public static void prop_name(long self, long value) { Memory.putLong(self + PROP_NAME, value); }

    public static int getter_doc(long self) { return Memory.getInt(self + GETTER_DOC); }

    public static void getter_doc(long self, int value) { Memory.putInt(self + GETTER_DOC, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("prop_get"),
                ADDRESS.withName("prop_set"),
                ADDRESS.withName("prop_del"),
                ADDRESS.withName("prop_doc"),
                ADDRESS.withName("prop_name"),
                JAVA_INT.withName("getter_doc"),
                paddingLayout(4)).withName("propertyobject");
    }
}
