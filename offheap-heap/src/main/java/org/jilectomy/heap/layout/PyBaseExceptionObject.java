package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyBaseExceptionObject}: an exception (CPython 3.11,
 * Include/cpython/pyerrors.h).
 */
public final class PyBaseExceptionObject {
    /** Bytes of the struct. */
    public static final int SIZE = 72;
    /** {@code PyObject *dict}: owned dict or 0. */
    public static final int DICT = 16;
    /** {@code PyObject *args}: owned tuple. */
    public static final int ARGS = 24;
    /** {@code PyObject *notes}: unused in 3.11: __notes__ lives in dict. */
    public static final int NOTES = 32;
    /** {@code PyObject *traceback}: owned or 0. */
    public static final int TRACEBACK = 40;
    /** {@code PyObject *context}: owned or 0. */
    public static final int CONTEXT = 48;
    /** {@code PyObject *cause}: owned or 0. */
    public static final int CAUSE = 56;
    /** {@code char suppress_context}. */
    public static final int SUPPRESS_CONTEXT = 64;

    private PyBaseExceptionObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long dict(long self) { return Memory.getLong(self + DICT); }

    public static void dict(long self, long value) { Memory.putLong(self + DICT, value); }

    public static long dict_acquire(long self) { return Memory.getLongAcquire(self + DICT); }

    public static void dict_release(long self, long value) {
        Memory.putLongRelease(self + DICT, value);
    }

    public static long args(long self) { return Memory.getLong(self + ARGS); }

    public static void args(long self, long value) { Memory.putLong(self + ARGS, value); }

    public static long args_acquire(long self) { return Memory.getLongAcquire(self + ARGS); }

    public static void args_release(long self, long value) {
        Memory.putLongRelease(self + ARGS, value);
    }

    public static long notes(long self) { return Memory.getLong(self + NOTES); }

    public static void notes(long self, long value) { Memory.putLong(self + NOTES, value); }

    public static long traceback(long self) { return Memory.getLong(self + TRACEBACK); }

    public static void traceback(long self, long value) { Memory.putLong(self + TRACEBACK, value); }

    public static long traceback_acquire(long self) {
        return Memory.getLongAcquire(self + TRACEBACK);
    }

    public static void traceback_release(long self, long value) {
        Memory.putLongRelease(self + TRACEBACK, value);
    }

    public static long context(long self) { return Memory.getLong(self + CONTEXT); }

    public static void context(long self, long value) { Memory.putLong(self + CONTEXT, value); }

    public static long context_acquire(long self) { return Memory.getLongAcquire(self + CONTEXT); }

    public static void context_release(long self, long value) {
        Memory.putLongRelease(self + CONTEXT, value);
    }

    public static long cause(long self) { return Memory.getLong(self + CAUSE); }

    public static void cause(long self, long value) { Memory.putLong(self + CAUSE, value); }

    public static long cause_acquire(long self) { return Memory.getLongAcquire(self + CAUSE); }

    public static void cause_release(long self, long value) {
        Memory.putLongRelease(self + CAUSE, value);
    }

    public static int suppress_context(long self) {
        return Memory.getByte(self + SUPPRESS_CONTEXT);
    }

    public static void suppress_context(long self, int value) {
        Memory.putByte(self + SUPPRESS_CONTEXT, (byte) value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("dict"),
                ADDRESS.withName("args"),
                ADDRESS.withName("notes"),
                ADDRESS.withName("traceback"),
                ADDRESS.withName("context"),
                ADDRESS.withName("cause"),
                JAVA_BYTE.withName("suppress_context"),
                paddingLayout(7)).withName("PyBaseExceptionObject");
    }
}
