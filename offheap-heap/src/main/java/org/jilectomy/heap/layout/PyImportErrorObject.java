package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyImportErrorObject}: an ImportError (CPython 3.11,
 * Include/cpython/pyerrors.h).
 */
public final class PyImportErrorObject {
    /** Bytes of the struct. */
    public static final int SIZE = 96;
    /** {@code PyObject *msg}. */
    public static final int MSG = 72;
    /** {@code PyObject *name}. */
    public static final int NAME = 80;
    /** {@code PyObject *path}. */
    public static final int PATH = 88;

    private PyImportErrorObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long msg(long self) { return Memory.getLong(self + MSG); }

    public static void msg(long self, long value) { Memory.putLong(self + MSG, value); }

    public static long name(long self) { return Memory.getLong(self + NAME); }

    public static void name(long self, long value) { Memory.putLong(self + NAME, value); }

    public static long path(long self) { return Memory.getLong(self + PATH); }

    public static void path(long self, long value) { Memory.putLong(self + PATH, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyBaseExceptionObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyBaseExceptionObject.layout().withName("ob_base"),
                ADDRESS.withName("msg"),
                ADDRESS.withName("name"),
                ADDRESS.withName("path")).withName("PyImportErrorObject");
    }
}
