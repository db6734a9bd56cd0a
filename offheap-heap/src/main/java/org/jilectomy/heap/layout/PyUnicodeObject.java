package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyUnicodeObject}: a str whose characters lie in a block of their own (str
 * subclasses) (CPython 3.11, Include/cpython/unicodeobject.h).
 */
public final class PyUnicodeObject {
    /** Bytes of the struct. */
    public static final int SIZE = 80;
    /** {@code PyCompactUnicodeObject _base}. */
    public static final int _BASE = 0;
    /** {@code void *data.any}: owned block of characters. */
    public static final int DATA_ANY = 72;

    private PyUnicodeObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long data_any(long self) { return Memory.getLong(self + DATA_ANY); }

    public static void data_any(long self, long value) { Memory.putLong(self + DATA_ANY, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyASCIIObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyCompactUnicodeObject.layout().withName("_base"),
                ADDRESS.withName("data.any")).withName("PyUnicodeObject");
    }
}
