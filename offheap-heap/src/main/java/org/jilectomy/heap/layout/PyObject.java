package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PyObject}: the head of every object (CPython 3.11, Include/object.h). */
public final class PyObject {
    /** Bytes of the struct. */
    public static final int SIZE = 16;
    /**
     * {@code Py_ssize_t ob_refcnt}: reference count; what it holds depends on the policy and
     * header mode, see org.jilectomy.heap.refcount.
     */
    public static final int OB_REFCNT = 0;
    /** {@code PyTypeObject *ob_type}: owned; address of the type object. */
    public static final int OB_TYPE = 8;

    private PyObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long ob_refcnt(long self) { return Memory.getLong(self + OB_REFCNT); }

    public static void ob_refcnt(long self, long value) { Memory.putLong(self + OB_REFCNT, value); }

    public static long ob_type(long self) { return Memory.getLong(self + OB_TYPE); }

    public static void ob_type(long self, long value) { Memory.putLong(self + OB_TYPE, value); }

    public static long ob_type_acquire(long self) { return Memory.getLongAcquire(self + OB_TYPE); }

    public static void ob_type_release(long self, long value) {
        Memory.putLongRelease(self + OB_TYPE, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 15) == 0 && ob_type(self) != 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                JAVA_LONG.withName("ob_refcnt"),
                ADDRESS.withName("ob_type")).withName("PyObject");
    }
}
