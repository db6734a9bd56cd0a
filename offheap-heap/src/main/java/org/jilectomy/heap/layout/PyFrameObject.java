package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyFrameObject}: a frame object (CPython 3.11, Include/internal/pycore_frame.h).
 */
public final class PyFrameObject {
    /** Bytes of the struct. */
    public static final int SIZE = 56;
    /** {@code PyFrameObject *f_back}: owned or 0. */
    public static final int F_BACK = 16;
    /** {@code _PyInterpreterFrame *f_frame}. */
    public static final int F_FRAME = 24;
    /** {@code PyObject *f_trace}: owned or 0. */
    public static final int F_TRACE = 32;
    /** {@code int f_lineno}: 0 unless set by a debugger. */
    public static final int F_LINENO = 40;
    /** {@code char f_trace_lines}. */
    public static final int F_TRACE_LINES = 44;
    /** {@code char f_trace_opcodes}. */
    public static final int F_TRACE_OPCODES = 45;
    /** {@code char f_fast_as_locals}. */
    public static final int F_FAST_AS_LOCALS = 46;
    /** {@code PyObject *_f_frame_data[1]}: the frame's data when the frame object owns it. */
    public static final int _F_FRAME_DATA = 48;

    private PyFrameObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long f_back(long self) { return Memory.getLong(self + F_BACK); }

    public static void f_back(long self, long value) { Memory.putLong(self + F_BACK, value); }

    public static long f_frame(long self) { return Memory.getLong(self + F_FRAME); }

    public static void f_frame(long self, long value) { Memory.putLong(self + F_FRAME, value); }

    public static long f_trace(long self) { return Memory.getLong(self + F_TRACE); }

    public static void f_trace(long self, long value) { Memory.putLong(self + F_TRACE, value); }

    public static int f_lineno(long self) { return Memory.getInt(self + F_LINENO); }

    public static void f_lineno(long self, int value) { Memory.putInt(self + F_LINENO, value); }

    public static int f_trace_lines(long self) { return Memory.getByte(self + F_TRACE_LINES); }

    public static void f_trace_lines(long self, int value) {
        Memory.putByte(self + F_TRACE_LINES, (byte) value);
    }

    public static int f_trace_opcodes(long self) { return Memory.getByte(self + F_TRACE_OPCODES); }

    public static void f_trace_opcodes(long self, int value) {
        Memory.putByte(self + F_TRACE_OPCODES, (byte) value);
    }

    public static int f_fast_as_locals(long self) {
        return Memory.getByte(self + F_FAST_AS_LOCALS);
    }

    public static void f_fast_as_locals(long self, int value) {
        Memory.putByte(self + F_FAST_AS_LOCALS, (byte) value);
    }

    /** Address of the first element of {@code _f_frame_data}. */
    public static long _f_frame_data(long self) {
        return self + _F_FRAME_DATA;
    }

    public static long _f_frame_data_at(long self, long index) {
        return Memory.getLong(self + _F_FRAME_DATA + index * 8);
    }

    public static void _f_frame_data_at(long self, long index, long value) {
        Memory.putLong(self + _F_FRAME_DATA + index * 8, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("f_back"),
                ADDRESS.withName("f_frame"),
                ADDRESS.withName("f_trace"),
                JAVA_INT.withName("f_lineno"),
                JAVA_BYTE.withName("f_trace_lines"),
                JAVA_BYTE.withName("f_trace_opcodes"),
                JAVA_BYTE.withName("f_fast_as_locals"),
                paddingLayout(1),
                sequenceLayout(1, ADDRESS).withName("_f_frame_data")).withName("PyFrameObject");
    }
}
