package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyMethodObject}: a bound method (CPython 3.11, Include/cpython/classobject.h).
 */
public final class PyMethodObject {
    /** Bytes of the struct. */
    public static final int SIZE = 48;
    /** {@code PyObject *im_func}: owned callable. */
    public static final int IM_FUNC = 16;
    /** {@code PyObject *im_self}: owned. */
    public static final int IM_SELF = 24;
    /** {@code PyObject *im_weakreflist}. */
    public static final int IM_WEAKREFLIST = 32;
    /** {@code vectorcallfunc vectorcall}. */
    public static final int VECTORCALL = 40;

    private PyMethodObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long im_func(long self) { return Memory.getLong(self + IM_FUNC); }

    public static void im_func(long self, long value) { Memory.putLong(self + IM_FUNC, value); }

    public static long im_self(long self) { return Memory.getLong(self + IM_SELF); }

    public static void im_self(long self, long value) { Memory.putLong(self + IM_SELF, value); }

    public static long im_weakreflist(long self) { return Memory.getLong(self + IM_WEAKREFLIST); }

    public static void im_weakreflist(long self, long value) {
        Memory.putLong(self + IM_WEAKREFLIST, value);
    }

    public static long vectorcall(long self) { return Memory.getLong(self + VECTORCALL); }

    public static void vectorcall(long self, long value) {
        Memory.putLong(self + VECTORCALL, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("im_func"),
                ADDRESS.withName("im_self"),
                ADDRESS.withName("im_weakreflist"),
                ADDRESS.withName("vectorcall")).withName("PyMethodObject");
    }
}
