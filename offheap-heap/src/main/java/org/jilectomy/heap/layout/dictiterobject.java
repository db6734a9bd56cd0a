package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code dictiterobject}: an iterator over a dict or one of its views (CPython 3.11,
 * Objects/dictobject.c).
 */
public final class dictiterobject {
    /** Bytes of the struct. */
    public static final int SIZE = 56;
    /** {@code PyDictObject *di_dict}: owned; 0 when exhausted. */
    public static final int DI_DICT = 16;
    /** {@code Py_ssize_t di_used}: ma_used at creation; -1 makes the error stick. */
    public static final int DI_USED = 24;
    /** {@code Py_ssize_t di_pos}: next entry. */
    public static final int DI_POS = 32;
    /** {@code PyObject *di_result}: owned pair of items(), reused when unshared. */
    public static final int DI_RESULT = 40;
    /** {@code Py_ssize_t len}. */
    public static final int LEN = 48;

    private dictiterobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long di_dict(long self) { return Memory.getLong(self + DI_DICT); }

    public static void di_dict(long self, long value) { Memory.putLong(self + DI_DICT, value); }

    public static long di_dict_acquire(long self) { return Memory.getLongAcquire(self + DI_DICT); }

    public static void di_dict_release(long self, long value) {
        Memory.putLongRelease(self + DI_DICT, value);
    }

    public static long di_used(long self) { return Memory.getLong(self + DI_USED); }

    public static void di_used(long self, long value) { Memory.putLong(self + DI_USED, value); }

    public static long di_pos(long self) { return Memory.getLong(self + DI_POS); }

    public static void di_pos(long self, long value) { Memory.putLong(self + DI_POS, value); }

    public static long di_result(long self) { return Memory.getLong(self + DI_RESULT); }

    public static void di_result(long self, long value) { Memory.putLong(self + DI_RESULT, value); }

    public static long len(long self) { return Memory.getLong(self + LEN); }

    public static void len(long self, long value) { Memory.putLong(self + LEN, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("di_dict"),
                JAVA_LONG.withName("di_used"),
                JAVA_LONG.withName("di_pos"),
                ADDRESS.withName("di_result"),
                JAVA_LONG.withName("len")).withName("dictiterobject");
    }
}
