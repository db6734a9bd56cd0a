package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PyCapsule}: a C pointer in an object (CPython 3.11, Objects/capsule.c). */
public final class PyCapsule {
    /** Bytes of the struct. */
    public static final int SIZE = 48;
    /** {@code void *pointer}. */
    public static final int POINTER = 16;
    /** {@code const char *name}. */
    public static final int NAME = 24;
    /** {@code void *context}. */
    public static final int CONTEXT = 32;
    /** {@code PyCapsule_Destructor destructor}. */
    public static final int DESTRUCTOR = 40;

    private PyCapsule() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long pointer(long self) { return Memory.getLong(self + POINTER); }

    public static void pointer(long self, long value) { Memory.putLong(self + POINTER, value); }

    public static long name(long self) { return Memory.getLong(self + NAME); }

    public static void name(long self, long value) { Memory.putLong(self + NAME, value); }

    public static long context(long self) { return Memory.getLong(self + CONTEXT); }

    public static void context(long self, long value) { Memory.putLong(self + CONTEXT, value); }

    public static long destructor(long self) { return Memory.getLong(self + DESTRUCTOR); }

    public static void destructor(long self, long value) {
        Memory.putLong(self + DESTRUCTOR, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("pointer"),
                ADDRESS.withName("name"),
                ADDRESS.withName("context"),
                ADDRESS.withName("destructor")).withName("PyCapsule");
    }
}
