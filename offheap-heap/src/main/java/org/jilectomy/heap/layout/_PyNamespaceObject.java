package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code _PyNamespaceObject}: a types.SimpleNamespace (CPython 3.11,
 * Objects/namespaceobject.c).
 */
public final class _PyNamespaceObject {
    /** Bytes of the struct. */
    public static final int SIZE = 24;
    /** {@code PyObject *ns_dict}: owned dict. */
    public static final int NS_DICT = 16;

    private _PyNamespaceObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long ns_dict(long self) { return Memory.getLong(self + NS_DICT); }

    public static void ns_dict(long self, long value) { Memory.putLong(self + NS_DICT, value); }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("ns_dict")).withName("_PyNamespaceObject");
    }
}
