package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyUnicodeErrorObject}: a UnicodeError (CPython 3.11,
 * Include/cpython/pyerrors.h).
 */
public final class PyUnicodeErrorObject {
    /** Bytes of the struct. */
    public static final int SIZE = 112;
    /** {@code PyObject *encoding}. */
    public static final int ENCODING = 72;
    /** {@code PyObject *object}. */
    public static final int OBJECT = 80;
    /** {@code Py_ssize_t start}. */
    public static final int START = 88;
    /** {@code Py_ssize_t end}. */
    public static final int END = 96;
    /** {@code PyObject *reason}. */
    public static final int REASON = 104;

    private PyUnicodeErrorObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long encoding(long self) { return Memory.getLong(self + ENCODING); }

    public static void encoding(long self, long value) { Memory.putLong(self + ENCODING, value); }

    public static long object(long self) { return Memory.getLong(self + OBJECT); }

    public static void object(long self, long value) { Memory.putLong(self + OBJECT, value); }

    public static long start(long self) { return Memory.getLong(self + START); }

    public static void start(long self, long value) { Memory.putLong(self + START, value); }

    public static long end(long self) { return Memory.getLong(self + END); }

    public static void end(long self, long value) { Memory.putLong(self + END, value); }

    public static long reason(long self) { return Memory.getLong(self + REASON); }

    public static void reason(long self, long value) { Memory.putLong(self + REASON, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyBaseExceptionObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyBaseExceptionObject.layout().withName("ob_base"),
                ADDRESS.withName("encoding"),
                ADDRESS.withName("object"),
                JAVA_LONG.withName("start"),
                JAVA_LONG.withName("end"),
                ADDRESS.withName("reason")).withName("PyUnicodeErrorObject");
    }
}
