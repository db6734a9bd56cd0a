package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code Py_buffer}: a buffer of an exporter (CPython 3.11, Include/pybuffer.h). */
public final class Py_buffer {
    /** Bytes of the struct. */
    public static final int SIZE = 80;
    /** {@code void *buf}. */
    public static final int BUF = 0;
    /** {@code PyObject *obj}: owned. */
    public static final int OBJ = 8;
    /** {@code Py_ssize_t len}: bytes. */
    public static final int LEN = 16;
    /** {@code Py_ssize_t itemsize}. */
    public static final int ITEMSIZE = 24;
    /** {@code int readonly}. */
    public static final int READONLY = 32;
    /** {@code int ndim}. */
    public static final int NDIM = 36;
    /** {@code char *format}. */
    public static final int FORMAT = 40;
    /** {@code Py_ssize_t *shape}. */
    public static final int SHAPE = 48;
    /** {@code Py_ssize_t *strides}. */
    public static final int STRIDES = 56;
    /** {@code Py_ssize_t *suboffsets}. */
    public static final int SUBOFFSETS = 64;
    /** {@code void *internal}. */
    public static final int INTERNAL = 72;

    private Py_buffer() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long buf(long self) { return Memory.getLong(self + BUF); }

    public static void buf(long self, long value) { Memory.putLong(self + BUF, value); }

    public static long obj(long self) { return Memory.getLong(self + OBJ); }

    public static void obj(long self, long value) { Memory.putLong(self + OBJ, value); }

    public static long len(long self) { return Memory.getLong(self + LEN); }

    public static void len(long self, long value) { Memory.putLong(self + LEN, value); }

    public static long itemsize(long self) { return Memory.getLong(self + ITEMSIZE); }

    public static void itemsize(long self, long value) { Memory.putLong(self + ITEMSIZE, value); }

    public static int readonly(long self) { return Memory.getInt(self + READONLY); }

    public static void readonly(long self, int value) { Memory.putInt(self + READONLY, value); }

    public static int ndim(long self) { return Memory.getInt(self + NDIM); }

    public static void ndim(long self, int value) { Memory.putInt(self + NDIM, value); }

    public static long format(long self) { return Memory.getLong(self + FORMAT); }

    public static void format(long self, long value) { Memory.putLong(self + FORMAT, value); }

    public static long shape(long self) { return Memory.getLong(self + SHAPE); }

    public static void shape(long self, long value) { Memory.putLong(self + SHAPE, value); }

    public static long strides(long self) { return Memory.getLong(self + STRIDES); }

    public static void strides(long self, long value) { Memory.putLong(self + STRIDES, value); }

    public static long suboffsets(long self) { return Memory.getLong(self + SUBOFFSETS); }

    public static void suboffsets(long self, long value) {
        Memory.putLong(self + SUBOFFSETS, value);
    }

    public static long internal(long self) { return Memory.getLong(self + INTERNAL); }

    public static void internal(long self, long value) { Memory.putLong(self + INTERNAL, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("buf"),
                ADDRESS.withName("obj"),
                JAVA_LONG.withName("len"),
                JAVA_LONG.withName("itemsize"),
                JAVA_INT.withName("readonly"),
                JAVA_INT.withName("ndim"),
                ADDRESS.withName("format"),
                ADDRESS.withName("shape"),
                ADDRESS.withName("strides"),
                ADDRESS.withName("suboffsets"),
                ADDRESS.withName("internal")).withName("Py_buffer");
    }
}
