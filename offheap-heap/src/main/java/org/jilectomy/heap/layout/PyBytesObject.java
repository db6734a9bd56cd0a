package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PyBytesObject}: a bytes (CPython 3.11, Include/cpython/bytesobject.h). */
public final class PyBytesObject {
    /** Bytes of the struct. */
    public static final int SIZE = 40;
    /** {@code Py_hash_t ob_shash}: -1 until computed. */
    public static final int OB_SHASH = 24;
    /** {@code char ob_sval[1]}: {@code ob_size} bytes and a final zero. */
    public static final int OB_SVAL = 32;

    private PyBytesObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long ob_shash(long self) { return Memory.getLong(self + OB_SHASH); }

    public static void ob_shash(long self, long value) { Memory.putLong(self + OB_SHASH, value); }

    /** Address of the first element of {@code ob_sval}. */
    public static long ob_sval(long self) {
        return self + OB_SVAL;
    }

    public static int ob_sval_at(long self, long index) {
        return Memory.getByte(self + OB_SVAL + index);
    }

    public static void ob_sval_at(long self, long index, int value) {
        Memory.putByte(self + OB_SVAL + index, (byte) value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyVarObject.isValid(self) && PyVarObject.ob_size(self) >= 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyVarObject.layout().withName("ob_base"),
                JAVA_LONG.withName("ob_shash"),
                sequenceLayout(1, JAVA_BYTE).withName("ob_sval"),
                paddingLayout(7)).withName("PyBytesObject");
    }
}
