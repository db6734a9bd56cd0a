package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyDictValues}: values of a split table; the bytes before them hold prefix size,
 * used size and insertion order (CPython 3.11, Include/internal/pycore_dict.h).
 */
public final class PyDictValues {
    /** Bytes of the struct. */
    public static final int SIZE = 8;
    /** {@code PyObject *values[1]}: owned, 0 where absent. */
    public static final int VALUES = 0;

    private PyDictValues() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    /** Address of the first element of {@code values}. */
    public static long values(long self) {
        return self + VALUES;
    }

    public static long values_at(long self, long index) {
        return Memory.getLong(self + VALUES + index * 8);
    }

    public static void values_at(long self, long index, long value) {
        Memory.putLong(self + VALUES + index * 8, value);
    }

    public static long values_at_acquire(long self, long index) {
        return Memory.getLongAcquire(self + VALUES + index * 8);
    }

    public static void values_at_release(long self, long index, long value) {
        Memory.putLongRelease(self + VALUES + index * 8, value);
    }

    /** Bytes of the prefix, a multiple of 8 ({@code values[-1]}). */
    public static int prefixSize(long self) {
        return Memory.getByte(self - 1) & 0xFF;
    }

    /** Writes the bytes of the prefix. */
    public static void prefixSize(long self, int value) {
        Memory.putByte(self - 1, (byte) value);
    }

    /** Number of values in insertion order ({@code values[-2]}). */
    public static int usedSize(long self) {
        return Memory.getByte(self - 2) & 0xFF;
    }

    /** Writes the number of values in insertion order. */
    public static void usedSize(long self, int value) {
        Memory.putByte(self - 2, (byte) value);
    }

    /** Key index of the {@code nth} value inserted. */
    public static int insertionOrder(long self, int nth) {
        return Memory.getByte(self - 3 - nth) & 0xFF;
    }

    /** Writes the key index of the {@code nth} value inserted. */
    public static void insertionOrder(long self, int nth, int keyIndex) {
        Memory.putByte(self - 3 - nth, (byte) keyIndex);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                sequenceLayout(1, ADDRESS).withName("values")).withName("PyDictValues");
    }
}
