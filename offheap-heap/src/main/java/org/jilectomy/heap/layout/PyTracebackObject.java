package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyTracebackObject}: a traceback entry (CPython 3.11,
 * Include/cpython/traceback.h).
 */
public final class PyTracebackObject {
    /** Bytes of the struct. */
    public static final int SIZE = 40;
    /** {@code PyTracebackObject *tb_next}: owned or 0. */
    public static final int TB_NEXT = 16;
    /** {@code PyFrameObject *tb_frame}: owned. */
    public static final int TB_FRAME = 24;
    /** {@code int tb_lasti}. */
    public static final int TB_LASTI = 32;
    /** {@code int tb_lineno}. */
    public static final int TB_LINENO = 36;

    private PyTracebackObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long tb_next(long self) { return Memory.getLong(self + TB_NEXT); }

    public static void tb_next(long self, long value) { Memory.putLong(self + TB_NEXT, value); }

    public static long tb_frame(long self) { return Memory.getLong(self + TB_FRAME); }

    public static void tb_frame(long self, long value) { Memory.putLong(self + TB_FRAME, value); }

    public static int tb_lasti(long self) { return Memory.getInt(self + TB_LASTI); }

    public static void tb_lasti(long self, int value) { Memory.putInt(self + TB_LASTI, value); }

    public static int tb_lineno(long self) { return Memory.getInt(self + TB_LINENO); }

    public static void tb_lineno(long self, int value) { Memory.putInt(self + TB_LINENO, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("tb_next"),
                ADDRESS.withName("tb_frame"),
                JAVA_INT.withName("tb_lasti"),
                JAVA_INT.withName("tb_lineno")).withName("PyTracebackObject");
    }
}
