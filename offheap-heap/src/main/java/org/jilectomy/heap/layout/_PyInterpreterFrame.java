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
 * Layout of {@code _PyInterpreterFrame}: an activation record (CPython 3.11,
 * Include/internal/pycore_frame.h).
 */
public final class _PyInterpreterFrame {
    /** Bytes of the struct. */
    public static final int SIZE = 80;
    /** {@code PyFunctionObject *f_func}: owned. */
    public static final int F_FUNC = 0;
    /** {@code PyObject *f_globals}: borrowed. */
    public static final int F_GLOBALS = 8;
    /** {@code PyObject *f_builtins}: borrowed. */
    public static final int F_BUILTINS = 16;
    /** {@code PyObject *f_locals}: owned or 0. */
    public static final int F_LOCALS = 24;
    /** {@code PyCodeObject *f_code}: owned. */
    public static final int F_CODE = 32;
    /** {@code PyFrameObject *frame_obj}: owned or 0. */
    public static final int FRAME_OBJ = 40;
    /** {@code _PyInterpreterFrame *previous}. */
    public static final int PREVIOUS = 48;
    /** {@code _Py_CODEUNIT *prev_instr}. */
    public static final int PREV_INSTR = 56;
    /** {@code int stacktop}. */
    public static final int STACKTOP = 64;
    /** {@code bool is_entry}. */
    public static final int IS_ENTRY = 68;
    /** {@code char owner}. */
    public static final int OWNER = 69;
    /** {@code PyObject *localsplus[1]}. */
    public static final int LOCALSPLUS = 72;

    private _PyInterpreterFrame() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long f_func(long self) { return Memory.getLong(self + F_FUNC); }

    public static void f_func(long self, long value) { Memory.putLong(self + F_FUNC, value); }

    public static long f_globals(long self) { return Memory.getLong(self + F_GLOBALS); }

    public static void f_globals(long self, long value) { Memory.putLong(self + F_GLOBALS, value); }

    public static long f_builtins(long self) { return Memory.getLong(self + F_BUILTINS); }

    public static void f_builtins(long self, long value) {
        Memory.putLong(self + F_BUILTINS, value);
    }

    public static long f_locals(long self) { return Memory.getLong(self + F_LOCALS); }

    public static void f_locals(long self, long value) { Memory.putLong(self + F_LOCALS, value); }

    public static long f_code(long self) { return Memory.getLong(self + F_CODE); }

    public static void f_code(long self, long value) { Memory.putLong(self + F_CODE, value); }

    public static long frame_obj(long self) { return Memory.getLong(self + FRAME_OBJ); }

    public static void frame_obj(long self, long value) { Memory.putLong(self + FRAME_OBJ, value); }

    public static long previous(long self) { return Memory.getLong(self + PREVIOUS); }

    public static void previous(long self, long value) { Memory.putLong(self + PREVIOUS, value); }

    public static long prev_instr(long self) { return Memory.getLong(self + PREV_INSTR); }

    public static void prev_instr(long self, long value) {
        Memory.putLong(self + PREV_INSTR, value);
    }

    public static int stacktop(long self) { return Memory.getInt(self + STACKTOP); }

    public static void stacktop(long self, int value) { Memory.putInt(self + STACKTOP, value); }

    public static int is_entry(long self) { return Memory.getByte(self + IS_ENTRY); }

    public static void is_entry(long self, int value) {
        Memory.putByte(self + IS_ENTRY, (byte) value);
    }

    public static int owner(long self) { return Memory.getByte(self + OWNER); }

    public static void owner(long self, int value) { Memory.putByte(self + OWNER, (byte) value); }

    /** Address of the first element of {@code localsplus}. */
    public static long localsplus(long self) {
        return self + LOCALSPLUS;
    }

    public static long localsplus_at(long self, long index) {
        return Memory.getLong(self + LOCALSPLUS + index * 8);
    }

    public static void localsplus_at(long self, long index, long value) {
        Memory.putLong(self + LOCALSPLUS + index * 8, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("f_func"),
                ADDRESS.withName("f_globals"),
                ADDRESS.withName("f_builtins"),
                ADDRESS.withName("f_locals"),
                ADDRESS.withName("f_code"),
                ADDRESS.withName("frame_obj"),
                ADDRESS.withName("previous"),
                ADDRESS.withName("prev_instr"),
                JAVA_INT.withName("stacktop"),
                JAVA_BYTE.withName("is_entry"),
                JAVA_BYTE.withName("owner"),
                paddingLayout(2),
                sequenceLayout(1, ADDRESS).withName("localsplus")).withName("_PyInterpreterFrame");
    }
}
