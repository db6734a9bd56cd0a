package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyWeakReference}: a weak reference or proxy (CPython 3.11,
 * Include/cpython/weakrefobject.h).
 */
public final class PyWeakReference {
    /** Bytes of the struct. */
    public static final int SIZE = 64;
    /** {@code PyObject *wr_object}: not counted; None once dead. */
    public static final int WR_OBJECT = 16;
    /** {@code PyObject *wr_callback}: owned or 0. */
    public static final int WR_CALLBACK = 24;
    /** {@code Py_hash_t hash}: -1 until computed. */
    public static final int HASH = 32;
    /** {@code PyWeakReference *wr_prev}. */
    public static final int WR_PREV = 40;
    /** {@code PyWeakReference *wr_next}. */
    public static final int WR_NEXT = 48;
    /** {@code vectorcallfunc vectorcall}. */
    public static final int VECTORCALL = 56;

    private PyWeakReference() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long wr_object(long self) { return Memory.getLong(self + WR_OBJECT); }

    public static void wr_object(long self, long value) { Memory.putLong(self + WR_OBJECT, value); }

    public static long wr_object_acquire(long self) {
        return Memory.getLongAcquire(self + WR_OBJECT);
    }

    public static void wr_object_release(long self, long value) {
        Memory.putLongRelease(self + WR_OBJECT, value);
    }

    public static long wr_callback(long self) { return Memory.getLong(self + WR_CALLBACK); }

    public static void wr_callback(long self, long value) {
        Memory.putLong(self + WR_CALLBACK, value);
    }

    public static long hash(long self) { return Memory.getLong(self + HASH); }

    public static void hash(long self, long value) { Memory.putLong(self + HASH, value); }

    public static long wr_prev(long self) { return Memory.getLong(self + WR_PREV); }

    public static void wr_prev(long self, long value) { Memory.putLong(self + WR_PREV, value); }

    public static long wr_next(long self) { return Memory.getLong(self + WR_NEXT); }

    public static void wr_next(long self, long value) { Memory.putLong(self + WR_NEXT, value); }

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
                ADDRESS.withName("wr_object"),
                ADDRESS.withName("wr_callback"),
                JAVA_LONG.withName("hash"),
                ADDRESS.withName("wr_prev"),
                ADDRESS.withName("wr_next"),
                ADDRESS.withName("vectorcall")).withName("PyWeakReference");
    }
}
