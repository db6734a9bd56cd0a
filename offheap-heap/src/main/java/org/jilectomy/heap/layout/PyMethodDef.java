package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyMethodDef}: an entry of a C method table (CPython 3.11,
 * Include/methodobject.h).
 */
public final class PyMethodDef {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code const char *ml_name}. */
    public static final int ML_NAME = 0;
    /** {@code PyCFunction ml_meth}. */
    public static final int ML_METH = 8;
    /** {@code int ml_flags}: METH_ bits. */
    public static final int ML_FLAGS = 16;
    /** {@code const char *ml_doc}. */
    public static final int ML_DOC = 24;

    private PyMethodDef() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long ml_name(long self) { return Memory.getLong(self + ML_NAME); }

    public static void ml_name(long self, long value) { Memory.putLong(self + ML_NAME, value); }

    public static long ml_meth(long self) { return Memory.getLong(self + ML_METH); }

    public static void ml_meth(long self, long value) { Memory.putLong(self + ML_METH, value); }

    public static int ml_flags(long self) { return Memory.getInt(self + ML_FLAGS); }

    public static void ml_flags(long self, int value) { Memory.putInt(self + ML_FLAGS, value); }

    public static long ml_doc(long self) { return Memory.getLong(self + ML_DOC); }

    public static void ml_doc(long self, long value) { Memory.putLong(self + ML_DOC, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("ml_name"),
                ADDRESS.withName("ml_meth"),
                JAVA_INT.withName("ml_flags"),
                paddingLayout(4),
                ADDRESS.withName("ml_doc")).withName("PyMethodDef");
    }
}
