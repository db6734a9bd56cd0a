package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PySliceObject}: a slice (CPython 3.11, Include/sliceobject.h). */
public final class PySliceObject {
    /** Bytes of the struct. */
    public static final int SIZE = 40;
    /** {@code PyObject *start}: owned. */
    public static final int START = 16;
    /** {@code PyObject *stop}: owned. */
    public static final int STOP = 24;
    /** {@code PyObject *step}: owned. */
    public static final int STEP = 32;

    private PySliceObject() {
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

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("start"),
                ADDRESS.withName("stop"),
                ADDRESS.withName("step")).withName("PySliceObject");
    }
}
