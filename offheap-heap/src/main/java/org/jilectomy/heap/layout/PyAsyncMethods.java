package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyAsyncMethods}: asynchronous slots of a type (CPython 3.11,
 * Include/cpython/object.h).
 */
public final class PyAsyncMethods {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code unaryfunc am_await}. */
    public static final int AM_AWAIT = 0;
    /** {@code unaryfunc am_aiter}. */
    public static final int AM_AITER = 8;
    /** {@code unaryfunc am_anext}. */
    public static final int AM_ANEXT = 16;
    /** {@code sendfunc am_send}. */
    public static final int AM_SEND = 24;

    private PyAsyncMethods() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long am_await(long self) { return Memory.getLong(self + AM_AWAIT); }

    public static void am_await(long self, long value) { Memory.putLong(self + AM_AWAIT, value); }

    public static long am_aiter(long self) { return Memory.getLong(self + AM_AITER); }

    public static void am_aiter(long self, long value) { Memory.putLong(self + AM_AITER, value); }

    public static long am_anext(long self) { return Memory.getLong(self + AM_ANEXT); }

    public static void am_anext(long self, long value) { Memory.putLong(self + AM_ANEXT, value); }

    public static long am_send(long self) { return Memory.getLong(self + AM_SEND); }

    public static void am_send(long self, long value) { Memory.putLong(self + AM_SEND, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("am_await"),
                ADDRESS.withName("am_aiter"),
                ADDRESS.withName("am_anext"),
                ADDRESS.withName("am_send")).withName("PyAsyncMethods");
    }
}
