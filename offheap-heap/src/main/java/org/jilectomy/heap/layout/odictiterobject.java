package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code odictiterobject}: an iterator over an ordered dict or one of its views (CPython
 * 3.11, Objects/odictobject.c).
 */
public final class odictiterobject {
    /** Bytes of the struct. */
    public static final int SIZE = 64;
    /** {@code int kind}: keys 2, values 4, both for items; plus 1 if backwards. */
    public static final int KIND = 16;
    /** {@code PyODictObject *di_odict}: owned; 0 when exhausted. */
    public static final int DI_ODICT = 24;
    /** {@code Py_ssize_t di_size}: ma_used at creation; -1 makes the error stick. */
    public static final int DI_SIZE = 32;
    /** {@code size_t di_state}: od_state at creation. */
    public static final int DI_STATE = 40;
    /** {@code PyObject *di_result}: owned pair of items(), reused when unshared. */
    public static final int DI_RESULT = 48;
    /** {@code PyObject *di_current}: the key that comes next, owned; 0 at the end. */
    public static final int DI_CURRENT = 56;

    private odictiterobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static int kind(long self) { return Memory.getInt(self + KIND); }

    public static void kind(long self, int value) { Memory.putInt(self + KIND, value); }

    public static long di_odict(long self) { return Memory.getLong(self + DI_ODICT); }

    public static void di_odict(long self, long value) { Memory.putLong(self + DI_ODICT, value); }

    public static long di_size(long self) { return Memory.getLong(self + DI_SIZE); }

    public static void di_size(long self, long value) { Memory.putLong(self + DI_SIZE, value); }

    public static long di_state(long self) { return Memory.getLong(self + DI_STATE); }

    public static void di_state(long self, long value) { Memory.putLong(self + DI_STATE, value); }

    public static long di_result(long self) { return Memory.getLong(self + DI_RESULT); }

    public static void di_result(long self, long value) { Memory.putLong(self + DI_RESULT, value); }

    public static long di_current(long self) { return Memory.getLong(self + DI_CURRENT); }

    public static void di_current(long self, long value) {
        Memory.putLong(self + DI_CURRENT, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                JAVA_INT.withName("kind"),
                paddingLayout(4),
                ADDRESS.withName("di_odict"),
                JAVA_LONG.withName("di_size"),
                JAVA_LONG.withName("di_state"),
                ADDRESS.withName("di_result"),
                ADDRESS.withName("di_current")).withName("odictiterobject");
    }
}
