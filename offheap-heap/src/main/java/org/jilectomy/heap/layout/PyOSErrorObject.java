package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PyOSErrorObject}: an OSError (CPython 3.11, Include/cpython/pyerrors.h). */
public final class PyOSErrorObject {
    /** Bytes of the struct. */
    public static final int SIZE = 112;
    /** {@code PyObject *myerrno}. */
    public static final int MYERRNO = 72;
    /** {@code PyObject *strerror}. */
    public static final int STRERROR = 80;
    /** {@code PyObject *filename}. */
    public static final int FILENAME = 88;
    /** {@code PyObject *filename2}. */
    public static final int FILENAME2 = 96;
    /** {@code Py_ssize_t written}: BlockingIOError only, else -1. */
    public static final int WRITTEN = 104;

    private PyOSErrorObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long myerrno(long self) { return Memory.getLong(self + MYERRNO); }

    public static void myerrno(long self, long value) { Memory.putLong(self + MYERRNO, value); }

    public static long strerror(long self) { return Memory.getLong(self + STRERROR); }

    public static void strerror(long self, long value) { Memory.putLong(self + STRERROR, value); }

    public static long filename(long self) { return Memory.getLong(self + FILENAME); }

    public static void filename(long self, long value) { Memory.putLong(self + FILENAME, value); }

    public static long filename2(long self) { return Memory.getLong(self + FILENAME2); }

    public static void filename2(long self, long value) { Memory.putLong(self + FILENAME2, value); }

    public static long written(long self) { return Memory.getLong(self + WRITTEN); }

    public static void written(long self, long value) { Memory.putLong(self + WRITTEN, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyBaseExceptionObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyBaseExceptionObject.layout().withName("ob_base"),
                ADDRESS.withName("myerrno"),
                ADDRESS.withName("strerror"),
                ADDRESS.withName("filename"),
                ADDRESS.withName("filename2"),
                JAVA_LONG.withName("written")).withName("PyOSErrorObject");
    }
}
