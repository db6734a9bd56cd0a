package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code gaobject}: a types.GenericAlias (CPython 3.11, Objects/genericaliasobject.c).
 */
public final class gaobject {
    /** Bytes of the struct. */
    public static final int SIZE = 64;
    /** {@code PyObject *origin}: owned. */
    public static final int ORIGIN = 16;
    /** {@code PyObject *args}: owned tuple. */
    public static final int ARGS = 24;
    /** {@code PyObject *parameters}: owned tuple or 0. */
    public static final int PARAMETERS = 32;
    /** {@code PyObject *weakreflist}. */
    public static final int WEAKREFLIST = 40;
    /** {@code bool starred}. */
    public static final int STARRED = 48;
    /** {@code vectorcallfunc vectorcall}. */
    public static final int VECTORCALL = 56;

    private gaobject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long origin(long self) { return Memory.getLong(self + ORIGIN); }

    public static void origin(long self, long value) { Memory.putLong(self + ORIGIN, value); }

    public static long args(long self) { return Memory.getLong(self + ARGS); }

    public static void args(long self, long value) { Memory.putLong(self + ARGS, value); }

    public static long parameters(long self) { return Memory.getLong(self + PARAMETERS); }

    public static void parameters(long self, long value) {
        Memory.putLong(self + PARAMETERS, value);
    }

    public static long weakreflist(long self) { return Memory.getLong(self + WEAKREFLIST); }

    public static void weakreflist(long self, long value) {
        Memory.putLong(self + WEAKREFLIST, value);
    }

    public static int starred(long self) { return Memory.getByte(self + STARRED); }

    public static void starred(long self, int value) {
        Memory.putByte(self + STARRED, (byte) value);
    }

    public static long vectorcall(long self) { return Memory.getLong(self + VECTORCALL); }

    public static void vectorcall(long self, long value) {
        Memory.putLong(self + VECTORCALL, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("origin"),
                ADDRESS.withName("args"),
                ADDRESS.withName("parameters"),
                ADDRESS.withName("weakreflist"),
                JAVA_BYTE.withName("starred"),
                paddingLayout(7),
                ADDRESS.withName("vectorcall")).withName("gaobject");
    }
}
