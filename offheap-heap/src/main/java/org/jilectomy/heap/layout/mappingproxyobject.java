package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code mappingproxyobject}: a read-only view of a mapping (CPython 3.11,
 * Objects/descrobject.c).
 */
public final class mappingproxyobject {
    /** Bytes of the struct. */
    public static final int SIZE = 24;
    /** {@code PyObject *mapping}: owned. */
    public static final int MAPPING = 16;

    private mappingproxyobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long mapping(long self) { return Memory.getLong(self + MAPPING); }

    public static void mapping(long self, long value) { Memory.putLong(self + MAPPING, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("mapping")).withName("mappingproxyobject");
    }
}
