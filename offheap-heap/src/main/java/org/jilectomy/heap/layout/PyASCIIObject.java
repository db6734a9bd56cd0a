package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyASCIIObject}: the head of every str; the characters of a compact ASCII string
 * follow it (CPython 3.11, Include/cpython/unicodeobject.h).
 */
public final class PyASCIIObject {
    /** Bytes of the struct. */
    public static final int SIZE = 48;
    /** {@code Py_ssize_t length}: code points. */
    public static final int LENGTH = 16;
    /** {@code Py_hash_t hash}: -1 until computed; racing writers store the same value. */
    public static final int HASH = 24;
    /**
     * {@code struct state state}: bit field: interned 0-1, kind 2-4, compact 5, ascii 6, ready 7.
     */
    public static final int STATE = 32;
    /** {@code wchar_t *wstr}: wide-character form, unused here: 0. */
    public static final int WSTR = 40;

    private PyASCIIObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long length(long self) { return Memory.getLong(self + LENGTH); }

    public static void length(long self, long value) { Memory.putLong(self + LENGTH, value); }

    public static long hash(long self) { return Memory.getLong(self + HASH); }

    public static void hash(long self, long value) { Memory.putLong(self + HASH, value); }

    public static int state(long self) { return Memory.getInt(self + STATE); }

    public static void state(long self, int value) { Memory.putInt(self + STATE, value); }

    public static long wstr(long self) { return Memory.getLong(self + WSTR); }

    public static void wstr(long self, long value) { Memory.putLong(self + WSTR, value); }

    /** Bit position of {@code state.kind}. */
    public static final int STATE_KIND_SHIFT = 2;
    /** Bit of {@code state.compact}. */
    public static final int STATE_COMPACT = 1 << 5;
    /** Bit of {@code state.ascii}. */
    public static final int STATE_ASCII = 1 << 6;
    /** Bit of {@code state.ready}. */
    public static final int STATE_READY = 1 << 7;

    /** {@code state.interned}: 0 no, 1 mortal, 2 immortal. */
    public static int interned(long self) {
        return state(self) & 3;
    }

    /** Writes {@code state.interned}; not atomic: the caller holds the interning lock. */
    public static void interned(long self, int value) {
        state(self, state(self) & ~3 | value);
    }

    /** {@code state.kind}: bytes of a code point: 1, 2 or 4. */
    public static int kind(long self) {
        return state(self) >>> STATE_KIND_SHIFT & 7;
    }

    /** {@code state.compact}: the characters follow the struct. */
    public static boolean compact(long self) {
        return (state(self) & STATE_COMPACT) != 0;
    }

    /** {@code state.ascii}: all code points are below 128. */
    public static boolean ascii(long self) {
        return (state(self) & STATE_ASCII) != 0;
    }

    /** {@code state.ready}: the canonical form exists; always true here. */
    public static boolean ready(long self) {
        return (state(self) & STATE_READY) != 0;
    }

    /** Composes a {@code state} word. */
    public static int stateOf(int interned, int kind, boolean compact, boolean ascii) {
        return interned | kind << STATE_KIND_SHIFT | (compact ? STATE_COMPACT : 0)
                | (ascii ? STATE_ASCII : 0) | STATE_READY;
    }

    /** Address of the characters, whatever the form ({@code PyUnicode_DATA}). */
    public static long data(long self) {
        int state = state(self);
        if ((state & STATE_COMPACT) == 0) {
            return PyUnicodeObject.data_any(self);
        }
        return self + ((state & STATE_ASCII) != 0 ? SIZE : PyCompactUnicodeObject.SIZE);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self) && length(self) >= 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_LONG.withName("length"),
                JAVA_LONG.withName("hash"),
                JAVA_INT.withName("state"),
                paddingLayout(4),
                ADDRESS.withName("wstr")).withName("PyASCIIObject");
    }
}
