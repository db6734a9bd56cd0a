package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyByteArrayObject}: a bytearray (CPython 3.11,
 * Include/cpython/bytearrayobject.h).
 */
public final class PyByteArrayObject {
    /** Bytes of the struct. */
    public static final int SIZE = 56;
    /** {@code Py_ssize_t ob_alloc}: bytes allocated in ob_bytes. */
    public static final int OB_ALLOC = 24;
    /** {@code char *ob_bytes}: owned buffer; 0 iff ob_alloc == 0. */
    public static final int OB_BYTES = 32;
    /** {@code char *ob_start}: logical start inside ob_bytes. */
    public static final int OB_START = 40;
    /** {@code Py_ssize_t ob_exports}: live buffer exports; resizing is refused while > 0. */
    public static final int OB_EXPORTS = 48;

    private PyByteArrayObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long ob_alloc(long self) { return Memory.getLong(self + OB_ALLOC); }

    public static void ob_alloc(long self, long value) { Memory.putLong(self + OB_ALLOC, value); }

    public static long ob_bytes(long self) { return Memory.getLong(self + OB_BYTES); }

    public static void ob_bytes(long self, long value) { Memory.putLong(self + OB_BYTES, value); }

    public static long ob_bytes_acquire(long self) {
        return Memory.getLongAcquire(self + OB_BYTES);
    }

    public static void ob_bytes_release(long self, long value) {
        Memory.putLongRelease(self + OB_BYTES, value);
    }

    public static long ob_start(long self) { return Memory.getLong(self + OB_START); }

    public static void ob_start(long self, long value) { Memory.putLong(self + OB_START, value); }

    public static long ob_exports(long self) { return Memory.getLong(self + OB_EXPORTS); }

    public static void ob_exports(long self, long value) {
        Memory.putLong(self + OB_EXPORTS, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyVarObject.isValid(self)
                && PyVarObject.ob_size(self) >= 0
                && PyVarObject.ob_size(self) <= ob_alloc(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyVarObject.layout().withName("ob_base"),
                JAVA_LONG.withName("ob_alloc"),
                ADDRESS.withName("ob_bytes"),
                ADDRESS.withName("ob_start"),
                JAVA_LONG.withName("ob_exports")).withName("PyByteArrayObject");
    }
}
