package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code rangeobject}: a range (CPython 3.11, Objects/rangeobject.c). */
public final class rangeobject {
    /** Bytes of the struct. */
    public static final int SIZE = 48;
    /** {@code PyObject *start}: owned int. */
    public static final int START = 16;
    /** {@code PyObject *stop}: owned int. */
    public static final int STOP = 24;
    /** {@code PyObject *step}: owned int. */
    public static final int STEP = 32;
    /** {@code PyObject *length}: owned int. */
    public static final int LENGTH = 40;

    private rangeobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long start(long self) { return Memory.getLong(self + START); }

    public static void start(long self, long value) { Memory.putLong(self + START, value); }

    public static long stop(long self) { return Memory.getLong(self + STOP); }

    public static void stop(long self, long value) { Memory.putLong(self + STOP, value); }

    public static long step(long self) { return Memory.getLong(self + STEP); }

    public static void step(long self, long value) { Memory.putLong(self + STEP, value); }

    public static long length(long self) { return Memory.getLong(self + LENGTH); }

    public static void length(long self, long value) { Memory.putLong(self + LENGTH, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("start"),
                ADDRESS.withName("stop"),
                ADDRESS.withName("step"),
                ADDRESS.withName("length")).withName("rangeobject");
    }
}
