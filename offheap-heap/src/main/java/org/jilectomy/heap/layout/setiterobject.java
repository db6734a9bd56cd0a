package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code setiterobject}: an iterator over a set (CPython 3.11, Objects/setobject.c). */
public final class setiterobject {
    /** Bytes of the struct. */
    public static final int SIZE = 48;
    /** {@code PySetObject *si_set}: owned; 0 when exhausted. */
    public static final int SI_SET = 16;
    /** {@code Py_ssize_t si_used}: used at creation; -1 makes the error stick. */
    public static final int SI_USED = 24;
    /** {@code Py_ssize_t si_pos}: next slot. */
    public static final int SI_POS = 32;
    /** {@code Py_ssize_t len}. */
    public static final int LEN = 40;

    private setiterobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long si_set(long self) { return Memory.getLong(self + SI_SET); }

    public static void si_set(long self, long value) { Memory.putLong(self + SI_SET, value); }

    public static long si_set_acquire(long self) { return Memory.getLongAcquire(self + SI_SET); }

    public static void si_set_release(long self, long value) {
        Memory.putLongRelease(self + SI_SET, value);
    }

    public static long si_used(long self) { return Memory.getLong(self + SI_USED); }

    public static void si_used(long self, long value) { Memory.putLong(self + SI_USED, value); }

    public static long si_pos(long self) { return Memory.getLong(self + SI_POS); }

    public static void si_pos(long self, long value) { Memory.putLong(self + SI_POS, value); }

    public static long len(long self) { return Memory.getLong(self + LEN); }

    public static void len(long self, long value) { Memory.putLong(self + LEN, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("si_set"),
                JAVA_LONG.withName("si_used"),
                JAVA_LONG.withName("si_pos"),
                JAVA_LONG.withName("len")).withName("setiterobject");
    }
}
