package org.jilectomy.runtime.modules.sre;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A text to be matched: a str, or the bytes of a bytes-like object as they were at one moment;
 * compare {@code getstring}. Owns the object whose memory it reads; {@link #close} gives it back.
 */
final class Subject {
    /** A str or bytes; owned. */
    final long object;

    final boolean isBytes;
    final long data;
    final int kind;
    final int length;

    private Subject(long object, boolean isBytes) {
        this.object = object;
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
        long bytes = PyType.of(string).bf_bytes(ts, string);
        return bytes == 0 ? null : new Subject(bytes, true);
    }

    void close(ThreadState ts) {
        Refs.release(ts, object);
    }

    boolean contains(int c) {
        for (int i = 0; i < length; i++) {
            if (org.jilectomy.runtime.objects.Ucs.at(data, kind, i) == c) {
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
        if (from == 0 && to == length && PyBytes.checkExact(object)) {
            return Refs.retain(ts, object);
        }
        return to == from ? PyBytes.empty() : PyBytes.fromMemory(ts, data + from, to - from);
    }

    void copyBytes(int start, int n, byte[] into, int at) {
        Memory.copyToArray(data + start, into, at, n);
    }
}
