package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PySequenceMethods}: sequence slots of a type (CPython 3.11,
 * Include/cpython/object.h).
 */
public final class PySequenceMethods {
    /** Bytes of the struct. */
    public static final int SIZE = 80;
    /** {@code lenfunc sq_length}. */
    public static final int SQ_LENGTH = 0;
    /** {@code binaryfunc sq_concat}. */
    public static final int SQ_CONCAT = 8;
    /** {@code ssizeargfunc sq_repeat}. */
    public static final int SQ_REPEAT = 16;
    /** {@code ssizeargfunc sq_item}. */
    public static final int SQ_ITEM = 24;
    /** {@code void *was_sq_slice}: always 0. */
    public static final int WAS_SQ_SLICE = 32;
    /** {@code ssizeobjargproc sq_ass_item}. */
    public static final int SQ_ASS_ITEM = 40;
    /** {@code void *was_sq_ass_slice}: always 0. */
    public static final int WAS_SQ_ASS_SLICE = 48;
    /** {@code objobjproc sq_contains}. */
    public static final int SQ_CONTAINS = 56;
    /** {@code binaryfunc sq_inplace_concat}. */
    public static final int SQ_INPLACE_CONCAT = 64;
    /** {@code ssizeargfunc sq_inplace_repeat}. */
    public static final int SQ_INPLACE_REPEAT = 72;

    private PySequenceMethods() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long sq_length(long self) { return Memory.getLong(self + SQ_LENGTH); }

    public static void sq_length(long self, long value) { Memory.putLong(self + SQ_LENGTH, value); }

    public static long sq_concat(long self) { return Memory.getLong(self + SQ_CONCAT); }

    public static void sq_concat(long self, long value) { Memory.putLong(self + SQ_CONCAT, value); }

    public static long sq_repeat(long self) { return Memory.getLong(self + SQ_REPEAT); }

    public static void sq_repeat(long self, long value) { Memory.putLong(self + SQ_REPEAT, value); }

    public static long sq_item(long self) { return Memory.getLong(self + SQ_ITEM); }

    public static void sq_item(long self, long value) { Memory.putLong(self + SQ_ITEM, value); }

    public static long was_sq_slice(long self) { return Memory.getLong(self + WAS_SQ_SLICE); }

    public static void was_sq_slice(long self, long value) {
        Memory.putLong(self + WAS_SQ_SLICE, value);
    }

    public static long sq_ass_item(long self) { return Memory.getLong(self + SQ_ASS_ITEM); }

    public static void sq_ass_item(long self, long value) {
        Memory.putLong(self + SQ_ASS_ITEM, value);
    }

    public static long was_sq_ass_slice(long self) {
        return Memory.getLong(self + WAS_SQ_ASS_SLICE);
    }

    public static void was_sq_ass_slice(long self, long value) {
        Memory.putLong(self + WAS_SQ_ASS_SLICE, value);
    }

    public static long sq_contains(long self) { return Memory.getLong(self + SQ_CONTAINS); }

    public static void sq_contains(long self, long value) {
        Memory.putLong(self + SQ_CONTAINS, value);
    }

    public static long sq_inplace_concat(long self) {
        return Memory.getLong(self + SQ_INPLACE_CONCAT);
    }

    public static void sq_inplace_concat(long self, long value) {
        Memory.putLong(self + SQ_INPLACE_CONCAT, value);
    }

    public static long sq_inplace_repeat(long self) {
        return Memory.getLong(self + SQ_INPLACE_REPEAT);
    }

    public static void sq_inplace_repeat(long self, long value) {
        Memory.putLong(self + SQ_INPLACE_REPEAT, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("sq_length"),
                ADDRESS.withName("sq_concat"),
                ADDRESS.withName("sq_repeat"),
                ADDRESS.withName("sq_item"),
                ADDRESS.withName("was_sq_slice"),
                ADDRESS.withName("sq_ass_item"),
                ADDRESS.withName("was_sq_ass_slice"),
                ADDRESS.withName("sq_contains"),
                ADDRESS.withName("sq_inplace_concat"),
                ADDRESS.withName("sq_inplace_repeat")).withName("PySequenceMethods");
    }
}
