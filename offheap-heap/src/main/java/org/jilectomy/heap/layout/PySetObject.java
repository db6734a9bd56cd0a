package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PySetObject}: a set or frozenset (CPython 3.11, Include/cpython/setobject.h).
 */
public final class PySetObject {
    /** Bytes of the struct. */
    public static final int SIZE = 200;
    /** {@code Py_ssize_t fill}: active and dummy slots. */
    public static final int FILL = 16;
    /** {@code Py_ssize_t used}: active slots. */
    public static final int USED = 24;
    /** {@code Py_ssize_t mask}: slots - 1. */
    public static final int MASK = 32;
    /** {@code setentry *table}: smalltable or an owned block; never 0. */
    public static final int TABLE = 40;
    /** {@code Py_hash_t hash}: frozenset only; -1 until computed. */
    public static final int HASH = 48;
    /** {@code Py_ssize_t finger}: where pop() goes on. */
    public static final int FINGER = 56;
    /** {@code setentry smalltable[8]}. */
    public static final int SMALLTABLE = 64;
    /** {@code PyObject *weakreflist}. */
    public static final int WEAKREFLIST = 192;

    private PySetObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long fill(long self) { return Memory.getLong(self + FILL); }

    public static void fill(long self, long value) { Memory.putLong(self + FILL, value); }

    public static long used(long self) { return Memory.getLong(self + USED); }

    public static void used(long self, long value) { Memory.putLong(self + USED, value); }

    public static long used_acquire(long self) { return Memory.getLongAcquire(self + USED); }

    public static void used_release(long self, long value) {
        Memory.putLongRelease(self + USED, value);
    }

    public static long mask(long self) { return Memory.getLong(self + MASK); }

    public static void mask(long self, long value) { Memory.putLong(self + MASK, value); }

    public static long table(long self) { return Memory.getLong(self + TABLE); }

    public static void table(long self, long value) { Memory.putLong(self + TABLE, value); }

    public static long table_acquire(long self) { return Memory.getLongAcquire(self + TABLE); }

    public static void table_release(long self, long value) {
        Memory.putLongRelease(self + TABLE, value);
    }

    public static long hash(long self) { return Memory.getLong(self + HASH); }

    public static void hash(long self, long value) { Memory.putLong(self + HASH, value); }

    public static long finger(long self) { return Memory.getLong(self + FINGER); }

    public static void finger(long self, long value) { Memory.putLong(self + FINGER, value); }

    /** Address of the embedded {@code smalltable}. */
    public static long smalltable(long self) {
        return self + SMALLTABLE;
    }

    public static long weakreflist(long self) { return Memory.getLong(self + WEAKREFLIST); }

    public static void weakreflist(long self, long value) {
        Memory.putLong(self + WEAKREFLIST, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self)
                && used(self) >= 0
                && used(self) <= fill(self)
                && (mask(self) & (mask(self) + 1)) == 0
                && table(self) != 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_LONG.withName("fill"),
                JAVA_LONG.withName("used"),
                JAVA_LONG.withName("mask"),
                ADDRESS.withName("table"),
                JAVA_LONG.withName("hash"),
                JAVA_LONG.withName("finger"),
                sequenceLayout(8, setentry.layout()).withName("smalltable"),
                ADDRESS.withName("weakreflist")).withName("PySetObject");
    }
}
