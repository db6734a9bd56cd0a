package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyDictKeysObject}: hash table, and entries, of one or several dicts (CPython
 * 3.11, Include/internal/pycore_dict.h).
 */
public final class PyDictKeysObject {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code Py_ssize_t dk_refcnt}: dicts and types that use these keys. */
    public static final int DK_REFCNT = 0;
    /** {@code uint8_t dk_log2_size}: log2 of the number of index slots. */
    public static final int DK_LOG2_SIZE = 8;
    /** {@code uint8_t dk_log2_index_bytes}: log2 of the bytes of dk_indices. */
    public static final int DK_LOG2_INDEX_BYTES = 9;
    /** {@code uint8_t dk_kind}: 0 general, 1 unicode, 2 split. */
    public static final int DK_KIND = 10;
    /** {@code uint32_t dk_version}: 0 when the keys changed since a version was asked for. */
    public static final int DK_VERSION = 12;
    /** {@code Py_ssize_t dk_usable}: entries still free. */
    public static final int DK_USABLE = 16;
    /** {@code Py_ssize_t dk_nentries}: entries used, deleted ones included. */
    public static final int DK_NENTRIES = 24;
    /** {@code char dk_indices[]}: index slots of 1, 2, 4 or 8 bytes, then the entries. */
    public static final int DK_INDICES = 32;

    private PyDictKeysObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long dk_refcnt(long self) { return Memory.getLong(self + DK_REFCNT); }

    public static void dk_refcnt(long self, long value) { Memory.putLong(self + DK_REFCNT, value); }

    public static int dk_log2_size(long self) { return Memory.getByte(self + DK_LOG2_SIZE) & 0xFF; }

    public static void dk_log2_size(long self, int value) {
        Memory.putByte(self + DK_LOG2_SIZE, (byte) value);
    }

    public static int dk_log2_index_bytes(long self) {
        return Memory.getByte(self + DK_LOG2_INDEX_BYTES) & 0xFF;
    }

    public static void dk_log2_index_bytes(long self, int value) {
        Memory.putByte(self + DK_LOG2_INDEX_BYTES, (byte) value);
    }

    public static int dk_kind(long self) { return Memory.getByte(self + DK_KIND) & 0xFF; }

    public static void dk_kind(long self, int value) {
        Memory.putByte(self + DK_KIND, (byte) value);
    }

    public static int dk_version(long self) { return Memory.getInt(self + DK_VERSION); }

    public static void dk_version(long self, int value) { Memory.putInt(self + DK_VERSION, value); }

    public static int dk_version_acquire(long self) {
        return Memory.getIntAcquire(self + DK_VERSION);
    }

    public static void dk_version_release(long self, int value) {
        Memory.putIntRelease(self + DK_VERSION, value);
    }

    public static long dk_usable(long self) { return Memory.getLong(self + DK_USABLE); }

    public static void dk_usable(long self, long value) { Memory.putLong(self + DK_USABLE, value); }

    public static long dk_nentries(long self) { return Memory.getLong(self + DK_NENTRIES); }

    public static void dk_nentries(long self, long value) {
        Memory.putLong(self + DK_NENTRIES, value);
    }

    public static long dk_nentries_acquire(long self) {
        return Memory.getLongAcquire(self + DK_NENTRIES);
    }

    public static void dk_nentries_release(long self, long value) {
        Memory.putLongRelease(self + DK_NENTRIES, value);
    }

    /** Address of the first element of {@code dk_indices}. */
    public static long dk_indices(long self) {
        return self + DK_INDICES;
    }

    public static int dk_indices_at(long self, long index) {
        return Memory.getByte(self + DK_INDICES + index);
    }

    public static void dk_indices_at(long self, long index, int value) {
        Memory.putByte(self + DK_INDICES + index, (byte) value);
    }

    /** {@code dk_kind} of a table with any keys. */
    public static final int DICT_KEYS_GENERAL = 0;
    /** {@code dk_kind} of a table whose keys are all str. */
    public static final int DICT_KEYS_UNICODE = 1;
    /** {@code dk_kind} of keys shared by instances. */
    public static final int DICT_KEYS_SPLIT = 2;
    /** An index slot never used. */
    public static final int DKIX_EMPTY = -1;
    /** An index slot whose entry was deleted. */
    public static final int DKIX_DUMMY = -2;

    /** Address of the first entry ({@code DK_ENTRIES}). */
    public static long dk_entries(long self) {
        return self + DK_INDICES + (1L << dk_log2_index_bytes(self));
    }

    /** The slot's entry number, or DKIX_EMPTY, DKIX_DUMMY ({@code dictkeys_get_index}). */
    public static long dk_indices_index(long self, long slot) {
        return indexOfWidth(self, slot, dk_log2_index_bytes(self) - dk_log2_size(self));
    }

    /** As {@link #dk_indices_index(long, long)}, whose slots have 1 << {@code width} bytes: for who knows it. */
    public static long indexOfWidth(long self, long slot, int width) {
        long indices = self + DK_INDICES;
        return switch (width) {
            case 0 -> Memory.getByte(indices + slot);
            case 1 -> Memory.getShort(indices + slot * 2);
            case 2 -> Memory.getInt(indices + slot * 4);
            default -> Memory.getLong(indices + slot * 8);
        };
    }

    /** Writes the slot's entry number ({@code dictkeys_set_index}). */
    public static void dk_indices_index(long self, long slot, long value) {
        long indices = self + DK_INDICES;
        switch (dk_log2_index_bytes(self) - dk_log2_size(self)) {
            case 0 -> Memory.putByte(indices + slot, (byte) value);
            case 1 -> Memory.putShort(indices + slot * 2, (short) value);
            case 2 -> Memory.putInt(indices + slot * 4, (int) value);
            default -> Memory.putLong(indices + slot * 8, value);
        }
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0
                && (self & 7) == 0
                && dk_usable(self) >= 0
                && dk_nentries(self) >= 0
                && dk_log2_index_bytes(self) >= dk_log2_size(self)
                && dk_kind(self) <= 2;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                JAVA_LONG.withName("dk_refcnt"),
                JAVA_BYTE.withName("dk_log2_size"),
                JAVA_BYTE.withName("dk_log2_index_bytes"),
                JAVA_BYTE.withName("dk_kind"),
                paddingLayout(1),
                JAVA_INT.withName("dk_version"),
                JAVA_LONG.withName("dk_usable"),
                JAVA_LONG.withName("dk_nentries"),
                sequenceLayout(0, JAVA_BYTE).withName("dk_indices")).withName("PyDictKeysObject");
    }
}
