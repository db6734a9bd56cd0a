package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyCompactUnicodeObject}: a compact str that is not ASCII; the characters follow
 * it (CPython 3.11, Include/cpython/unicodeobject.h).
 */
public final class PyCompactUnicodeObject {
    /** Bytes of the struct. */
    public static final int SIZE = 72;
    /** {@code PyASCIIObject _base}. */
    public static final int _BASE = 0;
    /** {@code Py_ssize_t utf8_length}: bytes of utf8 without its final zero. */
    public static final int UTF8_LENGTH = 48;
    /** {@code char *utf8}: cached UTF-8 form or 0. */
    public static final int UTF8 = 56;
    /** {@code Py_ssize_t wstr_length}. */
    public static final int WSTR_LENGTH = 64;

    private PyCompactUnicodeObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long utf8_length(long self) { return Memory.getLong(self + UTF8_LENGTH); }

    public static void utf8_length(long self, long value) {
        Memory.putLong(self + UTF8_LENGTH, value);
    }

    public static long utf8(long self) { return Memory.getLong(self + UTF8); }

    public static void utf8(long self, long value) { Memory.putLong(self + UTF8, value); }

    public static long utf8_acquire(long self) { return Memory.getLongAcquire(self + UTF8); }

    public static void utf8_release(long self, long value) {
        Memory.putLongRelease(self + UTF8, value);
    }

    public static long wstr_length(long self) { return Memory.getLong(self + WSTR_LENGTH); }

    public static void wstr_length(long self, long value) {
        Memory.putLong(self + WSTR_LENGTH, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyASCIIObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyASCIIObject.layout().withName("_base"),
                JAVA_LONG.withName("utf8_length"),
                ADDRESS.withName("utf8"),
                JAVA_LONG.withName("wstr_length")).withName("PyCompactUnicodeObject");
    }
}
