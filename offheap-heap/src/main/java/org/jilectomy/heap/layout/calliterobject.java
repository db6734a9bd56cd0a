package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code calliterobject}: iter(callable, sentinel) (CPython 3.11, Objects/iterobject.c).
 */
public final class calliterobject {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code PyObject *it_callable}: owned; 0 when exhausted. */
    public static final int IT_CALLABLE = 16;
    /** {@code PyObject *it_sentinel}: owned; 0 when exhausted. */
    public static final int IT_SENTINEL = 24;

    private calliterobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long it_callable(long self) { return Memory.getLong(self + IT_CALLABLE); }

    public static void it_callable(long self, long value) {
        Memory.putLong(self + IT_CALLABLE, value);
    }

    public static long it_sentinel(long self) { return Memory.getLong(self + IT_SENTINEL); }

    public static void it_sentinel(long self, long value) {
        Memory.putLong(self + IT_SENTINEL, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("it_callable"),
                ADDRESS.withName("it_sentinel")).withName("calliterobject");
    }
}
