package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/** Bytes that numbers are made from, and become. */
final class BytesLike {
    private BytesLike() {}

    /** A copy of the contents of what has a buffer; null if {@code v} has none. */
    static byte[] tryCopy(ThreadState ts, long v) {
        if (PyBytes.check(v)) {
            return PyBytes.toArray(v);
        }
        long bytes = PyType.of(v).bf_bytes(ts, v);
        if (bytes == 0) {
            return null;
        }
        try {
            return PyBytes.toArray(bytes);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    /**
     * {@code bytes(v)} for what may be converted; TypeError "cannot convert 'X' object to bytes".
     */
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
