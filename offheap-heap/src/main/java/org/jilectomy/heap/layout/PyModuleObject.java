package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyModuleObject}: a module (CPython 3.11,
 * Include/internal/pycore_moduleobject.h).
 */
public final class PyModuleObject {
    /** Bytes of the struct. */
    public static final int SIZE = 56;
    /** {@code PyObject *md_dict}: owned dict. */
    public static final int MD_DICT = 16;
    /** {@code PyModuleDef *md_def}. */
    public static final int MD_DEF = 24;
    /** {@code void *md_state}. */
    public static final int MD_STATE = 32;
    /** {@code PyObject *md_weaklist}. */
    public static final int MD_WEAKLIST = 40;
    /** {@code PyObject *md_name}: owned str, for messages after md_dict is cleared. */
    public static final int MD_NAME = 48;

    private PyModuleObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long md_dict(long self) { return Memory.getLong(self + MD_DICT); }

    public static void md_dict(long self, long value) { Memory.putLong(self + MD_DICT, value); }

    public static long md_dict_acquire(long self) { return Memory.getLongAcquire(self + MD_DICT); }

    public static void md_dict_release(long self, long value) {
        Memory.putLongRelease(self + MD_DICT, value);
    }

    public static long md_def(long self) { return Memory.getLong(self + MD_DEF); }

    public static void md_def(long self, long value) { Memory.putLong(self + MD_DEF, value); }

    public static long md_state(long self) { return Memory.getLong(self + MD_STATE); }

    public static void md_state(long self, long value) { Memory.putLong(self + MD_STATE, value); }

    public static long md_weaklist(long self) { return Memory.getLong(self + MD_WEAKLIST); }

    public static void md_weaklist(long self, long value) {
        Memory.putLong(self + MD_WEAKLIST, value);
    }

    public static long md_name(long self) { return Memory.getLong(self + MD_NAME); }

    public static void md_name(long self, long value) { Memory.putLong(self + MD_NAME, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("md_dict"),
                ADDRESS.withName("md_def"),
                ADDRESS.withName("md_state"),
                ADDRESS.withName("md_weaklist"),
                ADDRESS.withName("md_name")).withName("PyModuleObject");
    }
}
