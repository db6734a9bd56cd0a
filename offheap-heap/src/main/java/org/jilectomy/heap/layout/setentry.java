package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code setentry}: a slot of a set (CPython 3.11, Include/cpython/setobject.h). */
public final class setentry {
    /** Bytes of the struct. */
    public static final int SIZE = 16;
    /** {@code PyObject *key}: owned; 0 unused; the dummy when deleted. */
    public static final int KEY = 0;
    /** {@code Py_hash_t hash}: 0 unused, -1 dummy. */
    public static final int HASH = 8;

    private setentry() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long key(long self) { return Memory.getLong(self + KEY); }

    public static void key(long self, long value) { Memory.putLong(self + KEY, value); }

    public static long key_acquire(long self) { return Memory.getLongAcquire(self + KEY); }

    public static void key_release(long self, long value) {
        Memory.putLongRelease(self + KEY, value);
    }

    public static long hash(long self) { return Memory.getLong(self + HASH); }

    public static void hash(long self, long value) { Memory.putLong(self + HASH, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("key"),
                JAVA_LONG.withName("hash")).withName("setentry");
    }
}
