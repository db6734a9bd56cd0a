package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyDictKeyEntry}: an entry of a general table (CPython 3.11,
 * Include/internal/pycore_dict.h).
 */
public final class PyDictKeyEntry {
    /** Bytes of the struct. */
    public static final int SIZE = 24;
    /** {@code Py_hash_t me_hash}. */
    public static final int ME_HASH = 0;
    /** {@code PyObject *me_key}: owned. */
    public static final int ME_KEY = 8;
    /** {@code PyObject *me_value}: owned; 0 when deleted. */
    public static final int ME_VALUE = 16;

    private PyDictKeyEntry() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long me_hash(long self) { return Memory.getLong(self + ME_HASH); }

    public static void me_hash(long self, long value) { Memory.putLong(self + ME_HASH, value); }

    public static long me_key(long self) { return Memory.getLong(self + ME_KEY); }

    public static void me_key(long self, long value) { Memory.putLong(self + ME_KEY, value); }

    public static long me_key_acquire(long self) { return Memory.getLongAcquire(self + ME_KEY); }

    public static void me_key_release(long self, long value) {
        Memory.putLongRelease(self + ME_KEY, value);
    }

    public static long me_value(long self) { return Memory.getLong(self + ME_VALUE); }

    public static void me_value(long self, long value) { Memory.putLong(self + ME_VALUE, value); }

    public static long me_value_acquire(long self) {
        return Memory.getLongAcquire(self + ME_VALUE);
    }

    public static void me_value_release(long self, long value) {
        Memory.putLongRelease(self + ME_VALUE, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                JAVA_LONG.withName("me_hash"),
                ADDRESS.withName("me_key"),
                ADDRESS.withName("me_value")).withName("PyDictKeyEntry");
    }
}
