package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyCMethodObject}: a built-in method that knows its defining class (CPython
 * 3.11, Include/cpython/methodobject.h).
 */
public final class PyCMethodObject {
    /** Bytes of the struct. */
    public static final int SIZE = 64;
    /** {@code PyCFunctionObject func}. */
    public static final int FUNC = 0;
    /** {@code PyTypeObject *mm_class}: owned. */
    public static final int MM_CLASS = 56;

    private PyCMethodObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long mm_class(long self) { return Memory.getLong(self + MM_CLASS); }

    public static void mm_class(long self, long value) { Memory.putLong(self + MM_CLASS, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyCFunctionObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyCFunctionObject.layout().withName("func"),
                ADDRESS.withName("mm_class")).withName("PyCMethodObject");
    }
}
