package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PyDictObject}: a dict (CPython 3.11, Include/cpython/dictobject.h). */
public final class PyDictObject {
    /** Bytes of the struct. */
    public static final int SIZE = 48;
    /** {@code Py_ssize_t ma_used}: number of items. */
    public static final int MA_USED = 16;
    /** {@code uint64_t ma_version_tag}: changes with every modification. */
    public static final int MA_VERSION_TAG = 24;
    /** {@code PyDictKeysObject *ma_keys}: hash table (and entries, when combined). */
    public static final int MA_KEYS = 32;
    /** {@code PyDictValues *ma_values}: values of a split table, 0 when combined. */
    public static final int MA_VALUES = 40;

    private PyDictObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long ma_used(long self) { return Memory.getLong(self + MA_USED); }

    public static void ma_used(long self, long value) { Memory.putLong(self + MA_USED, value); }

    public static long ma_used_acquire(long self) { return Memory.getLongAcquire(self + MA_USED); }

    public static void ma_used_release(long self, long value) {
        Memory.putLongRelease(self + MA_USED, value);
    }

    public static long ma_version_tag(long self) { return Memory.getLong(self + MA_VERSION_TAG); }

    public static void ma_version_tag(long self, long value) {
        Memory.putLong(self + MA_VERSION_TAG, value);
    }

    public static long ma_version_tag_acquire(long self) {
        return Memory.getLongAcquire(self + MA_VERSION_TAG);
    }

    public static void ma_version_tag_release(long self, long value) {
        Memory.putLongRelease(self + MA_VERSION_TAG, value);
    }

    public static long ma_keys(long self) { return Memory.getLong(self + MA_KEYS); }

    public static void ma_keys(long self, long value) { Memory.putLong(self + MA_KEYS, value); }

    public static long ma_keys_acquire(long self) { return Memory.getLongAcquire(self + MA_KEYS); }

    public static void ma_keys_release(long self, long value) {
        Memory.putLongRelease(self + MA_KEYS, value);
    }

    public static long ma_values(long self) { return Memory.getLong(self + MA_VALUES); }

    public static void ma_values(long self, long value) { Memory.putLong(self + MA_VALUES, value); }

    public static long ma_values_acquire(long self) {
        return Memory.getLongAcquire(self + MA_VALUES);
    }

    public static void ma_values_release(long self, long value) {
        Memory.putLongRelease(self + MA_VALUES, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self) && ma_used(self) >= 0 && ma_keys(self) != 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_LONG.withName("ma_used"),
                JAVA_LONG.withName("ma_version_tag"),
                ADDRESS.withName("ma_keys"),
                ADDRESS.withName("ma_values")).withName("PyDictObject");
    }
}
