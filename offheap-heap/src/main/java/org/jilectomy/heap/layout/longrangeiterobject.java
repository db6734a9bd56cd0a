package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code longrangeiterobject}: an iterator over a range of big ints (CPython 3.11,
 * Objects/rangeobject.c).
 */
public final class longrangeiterobject {
    /** Bytes of the struct. */
    public static final int SIZE = 48;
    /** {@code PyObject *index}: owned int. */
    public static final int INDEX = 16;
    /** {@code PyObject *start}: owned int. */
    public static final int START = 24;
    /** {@code PyObject *step}: owned int. */
    public static final int STEP = 32;
    /** {@code PyObject *len}: owned int. */
    public static final int LEN = 40;

    private longrangeiterobject() {
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
                ADDRESS.withName("index"),
                ADDRESS.withName("start"),
                ADDRESS.withName("step"),
                ADDRESS.withName("len")).withName("longrangeiterobject");
    }
}
