package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyGetSetDef}: an entry of a C getter/setter table (CPython 3.11,
 * Include/descrobject.h).
 */
public final class PyGetSetDef {
    /** Bytes of the struct. */
    public static final int SIZE = 40;
    /** {@code const char *name}. */
    public static final int NAME = 0;
    /** {@code getter get}. */
    public static final int GET = 8;
    /** {@code setter set}. */
    public static final int SET = 16;
    /** {@code const char *doc}. */
    public static final int DOC = 24;
    /** {@code void *closure}. */
    public static final int CLOSURE = 32;

    private PyGetSetDef() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long name(long self) { return Memory.getLong(self + NAME); }

    public static void name(long self, long value) { Memory.putLong(self + NAME, value); }

    public static long get(long self) { return Memory.getLong(self + GET); }

    public static void get(long self, long value) { Memory.putLong(self + GET, value); }

    public static long set(long self) { return Memory.getLong(self + SET); }

    public static void set(long self, long value) { Memory.putLong(self + SET, value); }

    public static long doc(long self) { return Memory.getLong(self + DOC); }

    public static void doc(long self, long value) { Memory.putLong(self + DOC, value); }

    public static long closure(long self) { return Memory.getLong(self + CLOSURE); }

    public static void closure(long self, long value) { Memory.putLong(self + CLOSURE, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return self != 0 && (self & 7) == 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                ADDRESS.withName("name"),
                ADDRESS.withName("get"),
                ADDRESS.withName("set"),
                ADDRESS.withName("doc"),
                ADDRESS.withName("closure")).withName("PyGetSetDef");
    }
}
