package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyODictObject}: a dict that keeps an order of its own (CPython 3.11,
 * Objects/odictobject.c).
 */
public final class PyODictObject {
    /** Bytes of the struct. */
    public static final int SIZE = 112;
    /** {@code PyDictObject od_dict}. */
    public static final int OD_DICT = 0;
    /** {@code _ODictNode **od_fast_nodes}: the node of each entry of the table; 0 if there is none. */
    public static final int OD_FAST_NODES = 48;
    /** {@code Py_ssize_t od_fast_nodes_size}: places in it, as many as the table has slots. */
    public static final int OD_FAST_NODES_SIZE = 56;
    /** {@code void *od_resize_sentinel}: the table for which od_fast_nodes was filled. */
    public static final int OD_RESIZE_SENTINEL = 64;
    /** {@code size_t od_state}: counts changes of the order. */
    public static final int OD_STATE = 72;
    /** {@code _ODictNode *od_first}. */
    public static final int OD_FIRST = 80;
    /** {@code _ODictNode *od_last}. */
    public static final int OD_LAST = 88;
    /** {@code PyObject *od_inst_dict}: owned; 0 until it is asked for. */
    public static final int OD_INST_DICT = 96;
    /** {@code PyObject *od_weakreflist}. */
    public static final int OD_WEAKREFLIST = 104;

    private PyODictObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long od_fast_nodes(long self) { return Memory.getLong(self + OD_FAST_NODES); }

    public static void od_fast_nodes(long self, long value) {
        Memory.putLong(self + OD_FAST_NODES, value);
    }

    public static long od_fast_nodes_size(long self) {
        return Memory.getLong(self + OD_FAST_NODES_SIZE);
    }

    public static void od_fast_nodes_size(long self, long value) {
        Memory.putLong(self + OD_FAST_NODES_SIZE, value);
    }

    public static long od_resize_sentinel(long self) {
        return Memory.getLong(self + OD_RESIZE_SENTINEL);
    }

    public static void od_resize_sentinel(long self, long value) {
        Memory.putLong(self + OD_RESIZE_SENTINEL, value);
    }

    public static long od_state(long self) { return Memory.getLong(self + OD_STATE); }

    public static void od_state(long self, long value) { Memory.putLong(self + OD_STATE, value); }

    public static long od_first(long self) { return Memory.getLong(self + OD_FIRST); }

    public static void od_first(long self, long value) { Memory.putLong(self + OD_FIRST, value); }

    public static long od_last(long self) { return Memory.getLong(self + OD_LAST); }

    public static void od_last(long self, long value) { Memory.putLong(self + OD_LAST, value); }

    public static long od_inst_dict(long self) { return Memory.getLong(self + OD_INST_DICT); }

    public static void od_inst_dict(long self, long value) {
        Memory.putLong(self + OD_INST_DICT, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyDictObject.isValid(self) && (od_first(self) == 0) == (od_last(self) == 0)
                && (od_fast_nodes(self) == 0) == (od_fast_nodes_size(self) == 0);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyDictObject.layout().withName("od_dict"),
                ADDRESS.withName("od_fast_nodes"),
                JAVA_LONG.withName("od_fast_nodes_size"),
                ADDRESS.withName("od_resize_sentinel"),
                JAVA_LONG.withName("od_state"),
                ADDRESS.withName("od_first"),
                ADDRESS.withName("od_last"),
                ADDRESS.withName("od_inst_dict"),
                ADDRESS.withName("od_weakreflist")).withName("PyODictObject");
    }
}
