package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyGenObject}: a generator; coroutines and asynchronous generators have the same
 * fields as cr_ and ag_ (CPython 3.11, Include/cpython/genobject.h).
 */
public final class PyGenObject {
    /** Bytes of the struct. */
    public static final int SIZE = 88;
    /** {@code PyCodeObject *gi_code}: owned. */
    public static final int GI_CODE = 16;
    /** {@code PyObject *gi_weakreflist}. */
    public static final int GI_WEAKREFLIST = 24;
    /** {@code PyObject *gi_name}: owned str. */
    public static final int GI_NAME = 32;
    /** {@code PyObject *gi_qualname}: owned str. */
    public static final int GI_QUALNAME = 40;
    /** {@code PyObject *gi_exc_state.exc_value}: owned or 0. */
    public static final int GI_EXC_STATE_EXC_VALUE = 48;
    /** {@code _PyErr_StackItem *gi_exc_state.previous_item}. */
    public static final int GI_EXC_STATE_PREVIOUS_ITEM = 56;
    /** {@code PyObject *gi_origin_or_finalizer}: owned or 0. */
    public static final int GI_ORIGIN_OR_FINALIZER = 64;
    /** {@code char gi_hooks_inited}. */
    public static final int GI_HOOKS_INITED = 72;
    /** {@code char gi_closed}. */
    public static final int GI_CLOSED = 73;
    /** {@code char gi_running_async}. */
    public static final int GI_RUNNING_ASYNC = 74;
    /**
     * {@code int8_t gi_frame_state}: -2 created, -1 suspended, 0 executing, 1 completed, 4
     * cleared.
     */
    public static final int GI_FRAME_STATE = 75;
    /** {@code PyObject *gi_iframe[1]}: the frame lies here. */
    public static final int GI_IFRAME = 80;

    private PyGenObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long gi_code(long self) { return Memory.getLong(self + GI_CODE); }

    public static void gi_code(long self, long value) { Memory.putLong(self + GI_CODE, value); }

    public static long gi_weakreflist(long self) { return Memory.getLong(self + GI_WEAKREFLIST); }

    public static void gi_weakreflist(long self, long value) {
        Memory.putLong(self + GI_WEAKREFLIST, value);
    }

    public static long gi_name(long self) { return Memory.getLong(self + GI_NAME); }

    public static void gi_name(long self, long value) { Memory.putLong(self + GI_NAME, value); }

    public static long gi_qualname(long self) { return Memory.getLong(self + GI_QUALNAME); }

    public static void gi_qualname(long self, long value) {
        Memory.putLong(self + GI_QUALNAME, value);
    }

    public static long gi_exc_state_exc_value(long self) {
        return Memory.getLong(self + GI_EXC_STATE_EXC_VALUE);
    }

    public static void gi_exc_state_exc_value(long self, long value) {
        Memory.putLong(self + GI_EXC_STATE_EXC_VALUE, value);
    }

    public static long gi_exc_state_previous_item(long self) {
        return Memory.getLong(self + GI_EXC_STATE_PREVIOUS_ITEM);
    }

    public static void gi_exc_state_previous_item(long self, long value) {
        Memory.putLong(self + GI_EXC_STATE_PREVIOUS_ITEM, value);
    }

    public static long gi_origin_or_finalizer(long self) {
        return Memory.getLong(self + GI_ORIGIN_OR_FINALIZER);
    }

    public static void gi_origin_or_finalizer(long self, long value) {
        Memory.putLong(self + GI_ORIGIN_OR_FINALIZER, value);
    }

    public static int gi_hooks_inited(long self) { return Memory.getByte(self + GI_HOOKS_INITED); }

    public static void gi_hooks_inited(long self, int value) {
        Memory.putByte(self + GI_HOOKS_INITED, (byte) value);
    }

    public static int gi_closed(long self) { return Memory.getByte(self + GI_CLOSED); }

    public static void gi_closed(long self, int value) {
        Memory.putByte(self + GI_CLOSED, (byte) value);
    }

    public static int gi_running_async(long self) {
        return Memory.getByte(self + GI_RUNNING_ASYNC);
    }

    public static void gi_running_async(long self, int value) {
        Memory.putByte(self + GI_RUNNING_ASYNC, (byte) value);
    }

    public static int gi_frame_state(long self) { return Memory.getByte(self + GI_FRAME_STATE); }

    public static void gi_frame_state(long self, int value) {
        Memory.putByte(self + GI_FRAME_STATE, (byte) value);
    }

    /** Address of the first element of {@code gi_iframe}. */
    public static long gi_iframe(long self) {
        return self + GI_IFRAME;
    }

    public static long gi_iframe_at(long self, long index) {
        return Memory.getLong(self + GI_IFRAME + index * 8);
    }

    public static void gi_iframe_at(long self, long index, long value) {
        Memory.putLong(self + GI_IFRAME + index * 8, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("gi_code"),
                ADDRESS.withName("gi_weakreflist"),
                ADDRESS.withName("gi_name"),
                ADDRESS.withName("gi_qualname"),
                ADDRESS.withName("gi_exc_state.exc_value"),
                ADDRESS.withName("gi_exc_state.previous_item"),
                ADDRESS.withName("gi_origin_or_finalizer"),
                JAVA_BYTE.withName("gi_hooks_inited"),
                JAVA_BYTE.withName("gi_closed"),
                JAVA_BYTE.withName("gi_running_async"),
                JAVA_BYTE.withName("gi_frame_state"),
                paddingLayout(4),
                sequenceLayout(1, ADDRESS).withName("gi_iframe")).withName("PyGenObject");
    }
}
