package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PySyntaxErrorObject}: a SyntaxError (CPython 3.11, Include/cpython/pyerrors.h).
 */
public final class PySyntaxErrorObject {
    /** Bytes of the struct. */
    public static final int SIZE = 136;
    /** {@code PyObject *msg}. */
    public static final int MSG = 72;
    /** {@code PyObject *filename}. */
    public static final int FILENAME = 80;
    /** {@code PyObject *lineno}. */
    public static final int LINENO = 88;
    /** {@code PyObject *offset}. */
    public static final int OFFSET = 96;
    /** {@code PyObject *end_lineno}. */
    public static final int END_LINENO = 104;
    /** {@code PyObject *end_offset}. */
    public static final int END_OFFSET = 112;
    /** {@code PyObject *text}. */
    public static final int TEXT = 120;
    /** {@code PyObject *print_file_and_line}. */
    public static final int PRINT_FILE_AND_LINE = 128;

    private PySyntaxErrorObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long msg(long self) { return Memory.getLong(self + MSG); }

    public static void msg(long self, long value) { Memory.putLong(self + MSG, value); }

    public static long filename(long self) { return Memory.getLong(self + FILENAME); }

    public static void filename(long self, long value) { Memory.putLong(self + FILENAME, value); }

    public static long lineno(long self) { return Memory.getLong(self + LINENO); }

    public static void lineno(long self, long value) { Memory.putLong(self + LINENO, value); }

    public static long offset(long self) { return Memory.getLong(self + OFFSET); }

    public static void offset(long self, long value) { Memory.putLong(self + OFFSET, value); }

    public static long end_lineno(long self) { return Memory.getLong(self + END_LINENO); }

    public static void end_lineno(long self, long value) {
        Memory.putLong(self + END_LINENO, value);
    }

    public static long end_offset(long self) { return Memory.getLong(self + END_OFFSET); }

    public static void end_offset(long self, long value) {
        Memory.putLong(self + END_OFFSET, value);
    }

    public static long text(long self) { return Memory.getLong(self + TEXT); }

    public static void text(long self, long value) { Memory.putLong(self + TEXT, value); }

    public static long print_file_and_line(long self) {
        return Memory.getLong(self + PRINT_FILE_AND_LINE);
    }

    public static void print_file_and_line(long self, long value) {
        Memory.putLong(self + PRINT_FILE_AND_LINE, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyBaseExceptionObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyBaseExceptionObject.layout().withName("ob_base"),
                ADDRESS.withName("msg"),
                ADDRESS.withName("filename"),
                ADDRESS.withName("lineno"),
                ADDRESS.withName("offset"),
                ADDRESS.withName("end_lineno"),
                ADDRESS.withName("end_offset"),
                ADDRESS.withName("text"),
                ADDRESS.withName("print_file_and_line")).withName("PySyntaxErrorObject");
    }
}
