package org.jilectomy.runtime.modules;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBuffer;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** Arguments as Argument Clinic converts them, with its messages. */
public final class Args {
    private Args() {}

    /** A copy of the content of a bytes-like object; TypeError if it is none. */
    public static byte[] bytes(ThreadState ts, long value) {
        byte[] bytes = bytesOrNull(ts, value);
        if (bytes == null) {
            throw Errors.typeError(
                    ts, "a bytes-like object is required, not '" + PyType.of(value).name() + "'");
        }
        return bytes;
    }

    /** As {@link #bytes}, null if it is none; BufferError if its memory has gaps. */
    public static byte[] bytesOrNull(ThreadState ts, long value) {
        if (PyBytes.check(value)) {
            return PyBytes.toArray(value);
        }
        PyBuffer buffer = PyType.of(value).bf_getbuffer(ts, value);
        if (buffer != null) {
            try {
                if (buffer.len > Integer.MAX_VALUE - 64) {
                    throw Errors.memoryError(ts);
                }
                byte[] bytes = new byte[(int) buffer.len];
                if (bytes.length > 0) {
                    Memory.copyToArray(buffer.buf, bytes, 0, bytes.length);
                }
                return bytes;
            } finally {
                buffer.release(ts);
            }
        }
        long copy = PyType.of(value).bf_bytes(ts, value);
        if (copy == 0) {
            return null;
        }
        Refs.release(ts, copy);
        throw Errors.raise(ts, Exceptions.BufferError,
                PyType.of(value).name() + ": underlying buffer is not C-contiguous");
    }

    /** {@code ascii_buffer_converter}: a bytes-like object, or a str of ASCII characters. */
    public static byte[] asciiBytes(ThreadState ts, long value) {
        if (PyUnicode.check(value)) {
            int n = PyUnicode.length(value);
            byte[] out = new byte[n];
            for (int i = 0; i < n; i++) {
                int c = PyUnicode.charAt(value, i);
                if (c >= 128) {
                    throw Errors.valueError(
                            ts, "string argument should contain only ASCII characters");
                }
                out[i] = (byte) c;
            }
            return out;
        }
        byte[] bytes = bytesOrNull(ts, value);
        if (bytes == null) {
            throw Errors.typeError(ts, "argument should be bytes, buffer or ASCII string, not '"
                    + PyType.of(value).name() + "'");
        }
        return bytes;
    }

    /** A truth value; {@code otherwise} if the argument was not given. */
    public static boolean truth(ThreadState ts, long value, boolean otherwise) {
        return value == 0 ? otherwise : Abstract.isTrue(ts, value);
    }

    /** A {@code Py_ssize_t}; {@code otherwise} if the argument was not given. */
    public static long ssize(ThreadState ts, long value, long otherwise) {
        if (value == 0) {
            return otherwise;
        }
        long index = Abstract.index(ts, value);
        try {
            if (!PyLong.fitsLong(index)) {
                throw Errors.overflowError(ts, "Python int too large to convert to C ssize_t");
            }
            return PyLong.longValue(index);
        } finally {
            Refs.release(ts, index);
        }
    }

    /** A C {@code int}; {@code otherwise} if the argument was not given. */
    public static int cInt(ThreadState ts, long value, int otherwise) {
        return value == 0 ? otherwise : PyLong.asInt(ts, value);
    }

    /** The low 32 bits of an int of any size ({@code unsigned int(bitwise=True)}). */
    public static int mask32(ThreadState ts, long value, int otherwise) {
        if (value == 0) {
            return otherwise;
        }
        long index = Abstract.index(ts, value);
        try {
            return PyLong.fitsLong(index) ? (int) PyLong.longValue(index)
                    : PyLong.toBig(index).intValue();
        } finally {
            Refs.release(ts, index);
        }
    }

    /** As messages name the type of an argument: None for None. */
    public static String typeName(long value) {
        return value == Singletons.None ? "None" : PyType.of(value).name();
    }

    /** A str; TypeError "f() argument 'x' must be str, not int". */
    public static void requireStr(ThreadState ts, long value, String function, String argument) {
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, function + "() " + argument + " must be str, not "
                    + typeName(value));
        }
    }
}
