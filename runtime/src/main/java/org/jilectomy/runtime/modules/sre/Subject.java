package org.jilectomy.runtime.modules.sre;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBuffer;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Ucs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A text to be matched: a str, bytes, or the memory of another bytes-like object, which cannot be
 * resized meanwhile; compare {@code getstring}. {@link #close} gives it back.
 */
final class Subject {
    /** A str or bytes; owned. 0 if the memory is another object's. */
    final long object;

    /** Of an object that is neither; else null. */
    private final PyBuffer buffer;

    final boolean isBytes;
    final long data;
    final int kind;
    final int length;

    private Subject(long object, boolean isBytes) {
        this.object = object;
        this.buffer = null;
        this.isBytes = isBytes;
        if (isBytes) {
            data = PyBytes.data(object);
            kind = 1;
            length = PyBytes.length(object);
        } else {
            data = PyASCIIObject.data(object);
            kind = PyASCIIObject.kind(object);
            length = PyUnicode.length(object);
        }
    }

    private Subject(PyBuffer buffer) {
        this.object = 0;
        this.buffer = buffer;
        isBytes = true;
        data = buffer.buf;
        kind = 1;
        length = (int) buffer.len;
    }

    /** A Subject for any string; TypeError if it is none. */
    static Subject of(ThreadState ts, long string) {
        Subject s = tryOf(ts, string);
        if (s == null) {
            throw Errors.typeError(ts, "expected string or bytes-like object, got '"
                    + PyType.of(string).name() + "'");
        }
        return s;
    }

    /** As {@link #of}, but null if it is none. */
    static Subject tryOf(ThreadState ts, long string) {
        if (PyUnicode.check(string)) {
            return new Subject(Refs.retain(ts, string), false);
        }
        if (PyBytes.check(string)) {
            return new Subject(Refs.retain(ts, string), true);
        }
        PyBuffer buffer = PyType.of(string).bf_getbuffer(ts, string);
        if (buffer != null) {
            if (buffer.len > Integer.MAX_VALUE) {
                buffer.release(ts);
                throw Errors.notImplemented(ts, "regular expressions on more than 2 GiB");
            }
            return new Subject(buffer);
        }
        long bytes = PyType.of(string).bf_bytes(ts, string);
        return bytes == 0 ? null : new Subject(bytes, true);
    }

    void close(ThreadState ts) {
        if (buffer != null) {
            buffer.release(ts);
        } else {
            Refs.release(ts, object);
        }
    }

    boolean contains(int c) {
        for (int i = 0; i < length; i++) {
            if (Ucs.at(data, kind, i) == c) {
                return true;
            }
        }
        return false;
    }

    /** A part of the text, owned: str or bytes. */
    long slice(ThreadState ts, int start, int end) {
        int from = Math.min(start, length);
        int to = Math.max(from, Math.min(end, length));
        if (!isBytes) {
            return PyUnicode.substring(ts, object, from, to);
        }
        if (from == 0 && to == length && object != 0 && PyBytes.checkExact(object)) {
            return Refs.retain(ts, object);
        }
        return to == from ? PyBytes.empty() : PyBytes.fromMemory(ts, data + from, to - from);
    }

    void copyBytes(int start, int n, byte[] into, int at) {
        if (n > 0) {
            Memory.copyToArray(data + start, into, at, n);
        }
    }
}
