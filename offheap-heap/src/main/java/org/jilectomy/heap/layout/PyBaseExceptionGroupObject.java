package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyBaseExceptionGroupObject}: an exception group (CPython 3.11,
 * Include/cpython/pyerrors.h).
 */
public final class PyBaseExceptionGroupObject {
    /** Bytes of the struct. */
    public static final int SIZE = 88;
    /** {@code PyObject *msg}: owned str. */
    public static final int MSG = 72;
    /** {@code PyObject *excs}: owned tuple. */
    public static final int EXCS = 80;

    private PyBaseExceptionGroupObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long msg(long self) { return Memory.getLong(self + MSG); }

    public static void msg(long self, long value) { Memory.putLong(self + MSG, value); }

    public static long excs(long self) { return Memory.getLong(self + EXCS); }

    public static void excs(long self, long value) { Memory.putLong(self + EXCS, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyBaseExceptionObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyBaseExceptionObject.layout().withName("ob_base"),
                ADDRESS.withName("msg"),
                ADDRESS.withName("excs")).withName("PyBaseExceptionGroupObject");
    }
}
