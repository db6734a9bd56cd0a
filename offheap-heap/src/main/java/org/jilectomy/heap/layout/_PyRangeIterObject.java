package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code _PyRangeIterObject}: an iterator over a range of C longs (CPython 3.11,
 * Objects/rangeobject.c).
 */
public final class _PyRangeIterObject {
    /** Bytes of the struct. */
    public static final int SIZE = 48;
    /** {@code long index}. */
    public static final int INDEX = 16;
    /** {@code long start}. */
    public static final int START = 24;
    /** {@code long step}. */
    public static final int STEP = 32;
    /** {@code long len}. */
    public static final int LEN = 40;

    private _PyRangeIterObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long index(long self) { return Memory.getLong(self + INDEX); }

    public static void index(long self, long value) { Memory.putLong(self + INDEX, value); }

    public static long start(long self) { return Memory.getLong(self + START); }

    public static void start(long self, long value) { Memory.putLong(self + START, value); }

    public static long step(long self) { return Memory.getLong(self + STEP); }

    public static void step(long self, long value) { Memory.putLong(self + STEP, value); }

    public static long len(long self) { return Memory.getLong(self + LEN); }

    public static void len(long self, long value) { Memory.putLong(self + LEN, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_LONG.withName("index"),
                JAVA_LONG.withName("start"),
                JAVA_LONG.withName("step"),
                JAVA_LONG.withName("len")).withName("_PyRangeIterObject");
    }
}
