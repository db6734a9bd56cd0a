package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyMemberDef}: an entry of a C member table (CPython 3.11,
 * Include/structmember.h).
 */
public final class PyMemberDef {
    /** Bytes of the struct. */
    public static final int SIZE = 40;
    /** {@code const char *name}. */
    public static final int NAME = 0;
    /** {@code int type}: T_ code. */
    public static final int TYPE = 8;
    /** {@code Py_ssize_t offset}: bytes from the start of the object. */
    public static final int OFFSET = 16;
    /** {@code int flags}. */
    public static final int FLAGS = 24;
    /** {@code const char *doc}. */
    public static final int DOC = 32;

    private PyMemberDef() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long name(long self) { return Memory.getLong(self + NAME); }

    public static void name(long self, long value) { Memory.putLong(self + NAME, value); }

    public static int type(long self) { return Memory.getInt(self + TYPE); }

    public static void type(long self, int value) { Memory.putInt(self + TYPE, value); }

    public static long offset(long self) { return Memory.getLong(self + OFFSET); }

    public static void offset(long self, long value) { Memory.putLong(self + OFFSET, value); }

    public static int flags(long self) { return Memory.getInt(self + FLAGS); }

    public static void flags(long self, int value) { Memory.putInt(self + FLAGS, value); }

    public static long doc(long self) { return Memory.getLong(self + DOC); }

    public static void doc(long self, long value) { Memory.putLong(self + DOC, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("name"),
                JAVA_INT.withName("type"),
                paddingLayout(4),
                JAVA_LONG.withName("offset"),
                JAVA_INT.withName("flags"),
                paddingLayout(4),
                ADDRESS.withName("doc")).withName("PyMemberDef");
    }
}
