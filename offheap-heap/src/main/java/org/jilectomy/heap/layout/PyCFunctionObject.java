package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyCFunctionObject}: a built-in function or bound built-in method (CPython 3.11,
 * Include/cpython/methodobject.h).
 */
public final class PyCFunctionObject {
    /** Bytes of the struct. */
    public static final int SIZE = 56;
    /** {@code PyMethodDef *m_ml}. */
    public static final int M_ML = 16;
    /** {@code PyObject *m_self}: owned or 0. */
    public static final int M_SELF = 24;
    /** {@code PyObject *m_module}: owned or 0. */
    public static final int M_MODULE = 32;
    /** {@code PyObject *m_weakreflist}. */
    public static final int M_WEAKREFLIST = 40;
    /** {@code vectorcallfunc vectorcall}. */
    public static final int VECTORCALL = 48;

    private PyCFunctionObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long m_ml(long self) { return Memory.getLong(self + M_ML); }

    public static void m_ml(long self, long value) { Memory.putLong(self + M_ML, value); }

    public static long m_self(long self) { return Memory.getLong(self + M_SELF); }

    public static void m_self(long self, long value) { Memory.putLong(self + M_SELF, value); }

    public static long m_module(long self) { return Memory.getLong(self + M_MODULE); }

    public static void m_module(long self, long value) { Memory.putLong(self + M_MODULE, value); }

    public static long m_weakreflist(long self) { return Memory.getLong(self + M_WEAKREFLIST); }

    public static void m_weakreflist(long self, long value) {
        Memory.putLong(self + M_WEAKREFLIST, value);
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
                ADDRESS.withName("m_ml"),
                ADDRESS.withName("m_self"),
                ADDRESS.withName("m_module"),
                ADDRESS.withName("m_weakreflist"),
                ADDRESS.withName("vectorcall")).withName("PyCFunctionObject");
    }
}
