package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;

import java.lang.foreign.StructLayout;

/** Layout of {@code PyComplexObject}: a complex (CPython 3.11, Include/cpython/complexobject.h). */
public final class PyComplexObject {
    /** Bytes of the struct. */
    public static final int SIZE = 32;
    /** {@code Py_complex cval}. */
    public static final int CVAL = 16;

    private PyComplexObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    /** Address of the embedded {@code cval}. */
    public static long cval(long self) {
        return self + CVAL;
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                Py_complex.layout().withName("cval")).withName("PyComplexObject");
    }
}
