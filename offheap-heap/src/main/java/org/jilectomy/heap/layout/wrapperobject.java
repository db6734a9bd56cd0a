package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code wrapperobject}: a bound slot wrapper (method-wrapper) (CPython 3.11,
 * Objects/descrobject.c).
 */
public final class wrapperobject {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code PyWrapperDescrObject *descr}: owned. */
    public static final int DESCR = 16;
    /** {@code PyObject *self}: owned. */
    public static final int SELF = 24;

    private wrapperobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long descr(long self) { return Memory.getLong(self + DESCR); }

    public static void descr(long self, long value) { Memory.putLong(self + DESCR, value); }

    public static long self(long self) { return Memory.getLong(self + SELF); }

    public static void self(long self, long value) { Memory.putLong(self + SELF, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("descr"),
                ADDRESS.withName("self")).withName("wrapperobject");
    }
}
