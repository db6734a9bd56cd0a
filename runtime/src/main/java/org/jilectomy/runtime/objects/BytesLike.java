package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyBytesObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** Bytes that numbers are made from, and become. */
final class BytesLike {
    private BytesLike() {}

    /** A copy of the contents of bytes; null if {@code v} is something else. */
    static byte[] tryCopy(ThreadState ts, long v) {
        if (!PyBytes.TYPE.isInstance(v)) {
            return null;
        }
        byte[] b = new byte[(int) PyVarObject.ob_size(v)];
        Memory.copyToArray(v + PyBytesObject.OB_SVAL, b, 0, b.length);
        return b;
    }

    /** {@code bytes(v)} for what may be converted; TypeError "cannot convert 'X' object to bytes". */
    static byte[] toBytes(ThreadState ts, long v) {
        byte[] b = tryCopy(ts, v);
        if (b != null) {
            return b;
        }
        if (PyUnicode.check(v) || PyLong.check(v)) {
            throw Errors.typeError(
                    ts, "cannot convert '" + PyType.of(v).name() + "' object to bytes");
        }
        long bytes = Abstract.call(ts, PyBytes.TYPE.address, v);
        try {
            return tryCopy(ts, bytes);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    /** A bytes object, owned. */
    static long create(ThreadState ts, byte[] b) {
        return PyBytes.fromArray(ts, b);
    }
}
