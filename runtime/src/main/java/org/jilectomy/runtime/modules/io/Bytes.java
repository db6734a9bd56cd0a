package org.jilectomy.runtime.modules.io;

import java.util.Arrays;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.state.ThreadState;

/** A growing array of bytes. Not thread-safe. */
final class Bytes {
    byte[] bytes = new byte[128];
    int length;

    /** Makes room for {@code more} bytes behind the last. */
    void ensure(int more) {
        long need = (long) length + more;
        if (need > Integer.MAX_VALUE - 16) {
            throw new OutOfMemoryError("bytes too long");
        }
        if (need > bytes.length) {
            long grown = Math.min(Integer.MAX_VALUE - 16, bytes.length + (bytes.length >> 1));
            bytes = Arrays.copyOf(bytes, (int) Math.max(need, grown));
        }
    }

    void append(byte[] from, int start, int n) {
        ensure(n);
        System.arraycopy(from, start, bytes, length, n);
        length += n;
    }

    /** Appends a bytes object. */
    void append(long object) {
        int n = PyBytes.length(object);
        if (n > 0) {
            ensure(n);
            Memory.copyToArray(PyBytes.data(object), bytes, length, n);
            length += n;
        }
    }

    /** A bytes object, owned. */
    long finish(ThreadState ts) {
        return PyBytes.fromArray(ts, bytes, 0, length);
    }
}
