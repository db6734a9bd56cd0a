package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code _ODictNode}: one key's place in an order (CPython 3.11, Objects/odictobject.c). */
public final class _ODictNode {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code PyObject *key}: owned, the very object that the table has. */
    public static final int KEY = 0;
    /** {@code Py_hash_t hash}: of the key, when it came. */
    public static final int HASH = 8;
    /** {@code struct _odictnode *next}: 0 in the last. */
    public static final int NEXT = 16;
    /** {@code struct _odictnode *prev}: 0 in the first. */
    public static final int PREV = 24;

    private _ODictNode() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long key(long self) { return Memory.getLong(self + KEY); }

    public static void key(long self, long value) { Memory.putLong(self + KEY, value); }

    public static long hash(long self) { return Memory.getLong(self + HASH); }

    public static void hash(long self, long value) { Memory.putLong(self + HASH, value); }

    public static long next(long self) { return Memory.getLong(self + NEXT); }

    public static void next(long self, long value) { Memory.putLong(self + NEXT, value); }

    public static long prev(long self) { return Memory.getLong(self + PREV); }

    public static void prev(long self, long value) { Memory.putLong(self + PREV, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && PyObject.isValid(key(self))
                && (next(self) == 0 || prev(next(self)) == self)
                && (prev(self) == 0 || next(prev(self)) == self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("key"),
                JAVA_LONG.withName("hash"),
                ADDRESS.withName("next"),
                ADDRESS.withName("prev")).withName("_ODictNode");
    }
}
