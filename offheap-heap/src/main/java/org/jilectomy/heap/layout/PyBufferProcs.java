package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyBufferProcs}: buffer slots of a type (CPython 3.11,
 * Include/cpython/object.h).
 */
public final class PyBufferProcs {
    /** Bytes of the struct. */
    public static final int SIZE = 16;
    /** {@code getbufferproc bf_getbuffer}. */
    public static final int BF_GETBUFFER = 0;
    /** {@code releasebufferproc bf_releasebuffer}. */
    public static final int BF_RELEASEBUFFER = 8;

    private PyBufferProcs() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long bf_getbuffer(long self) { return Memory.getLong(self + BF_GETBUFFER); }

    public static void bf_getbuffer(long self, long value) {
        Memory.putLong(self + BF_GETBUFFER, value);
    }

    public static long bf_releasebuffer(long self) {
        return Memory.getLong(self + BF_RELEASEBUFFER);
    }

    public static void bf_releasebuffer(long self, long value) {
        Memory.putLong(self + BF_RELEASEBUFFER, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("bf_getbuffer"),
                ADDRESS.withName("bf_releasebuffer")).withName("PyBufferProcs");
    }
}
