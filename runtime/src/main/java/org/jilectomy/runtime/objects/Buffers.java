package org.jilectomy.runtime.objects;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** Bytes-like arguments of modules; compare the {@code y*} and {@code w*} of argument parsing. */
public final class Buffers {
    private Buffers() {}

    /** The content as a bytes object, owned; 0 if the value is not bytes-like. */
    public static long tryBytes(ThreadState ts, long value) {
        return PyType.of(value).bf_bytes(ts, value);
    }

    /** The content as a bytes object, owned; TypeError if the value is not bytes-like. */
    public static long bytes(ThreadState ts, long value) {
        long bytes = PyType.of(value).bf_bytes(ts, value);
        if (bytes == 0) {
            throw Errors.typeError(ts, "a bytes-like object is required, not '"
                    + PyType.of(value).name() + "'");
        }
        return bytes;
    }

    /** A copy of the content. */
    public static byte[] copy(ThreadState ts, long value) {
        long bytes = bytes(ts, value);
        try {
            return PyBytes.toArray(bytes);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    /** The size of a writable buffer; TypeError {@code f() argument must be read-write …}. */
    public static int writableSize(ThreadState ts, long value, String function) {
        long n = PyType.of(value).bf_writableSize(ts, value);
        if (n < 0) {
            PyBuffer buffer = PyType.of(value).bf_getbuffer(ts, value);
            if (buffer != null) {
                n = buffer.readonly ? -1 : buffer.len;
                buffer.release(ts);
            }
        }
        if (n < 0) {
            throw Errors.typeError(ts, function + "() argument must be read-write bytes-like"
                    + " object, not " + Text.typeName(value));
        }
        return (int) Math.min(n, Integer.MAX_VALUE - 16);
    }

    /** Copies into a writable buffer. */
    public static int store(
            ThreadState ts, long value, long at, byte[] from, int start, int n) {
        PyType type = PyType.of(value);
        if (type.bf_writableSize(ts, value) >= 0) {
            return type.bf_store(ts, value, at, from, start, n);
        }
        PyBuffer buffer = PyBuffer.getWritable(ts, value);
        try {
            int room = (int) Math.max(0, Math.min(n, buffer.len - at));
            if (room > 0) {
                Memory.copyFromArray(from, start, buffer.buf + at, room);
            }
            return room;
        } finally {
            buffer.release(ts);
        }
    }
}
