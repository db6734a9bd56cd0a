package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyMappingMethods}: mapping slots of a type (CPython 3.11,
 * Include/cpython/object.h).
 */
public final class PyMappingMethods {
    /** Bytes of the struct. */
    public static final int SIZE = 24;
    /** {@code lenfunc mp_length}. */
    public static final int MP_LENGTH = 0;
    /** {@code binaryfunc mp_subscript}. */
    public static final int MP_SUBSCRIPT = 8;
    /** {@code objobjargproc mp_ass_subscript}. */
    public static final int MP_ASS_SUBSCRIPT = 16;

    private PyMappingMethods() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long mp_length(long self) { return Memory.getLong(self + MP_LENGTH); }

    public static void mp_length(long self, long value) { Memory.putLong(self + MP_LENGTH, value); }

    public static long mp_subscript(long self) { return Memory.getLong(self + MP_SUBSCRIPT); }

    public static void mp_subscript(long self, long value) {
        Memory.putLong(self + MP_SUBSCRIPT, value);
    }

    public static long mp_ass_subscript(long self) {
        return Memory.getLong(self + MP_ASS_SUBSCRIPT);
    }

    public static void mp_ass_subscript(long self, long value) {
        Memory.putLong(self + MP_ASS_SUBSCRIPT, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("mp_length"),
                ADDRESS.withName("mp_subscript"),
                ADDRESS.withName("mp_ass_subscript")).withName("PyMappingMethods");
    }
}
