package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** A growing array of bytes on its way to becoming a bytes object. Not thread-safe. */
final class ByteBuilder {
    byte[] bytes;
    int length;

    ByteBuilder(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    void append(int b) {
        if (length == bytes.length) {
            ensure(1);
        }
        bytes[length++] = (byte) b;
    }

    void append(byte[] more, int from, int n) {
        ensure(n);
        System.arraycopy(more, from, bytes, length, n);
        length += n;
    }

    /** Appends {@code n} bytes of native memory. */
    void appendMemory(long data, int n) {
        ensure(n);
        Memory.copyToArray(data, bytes, length, n);
        length += n;
    }

    void repeat(int b, int n) {
        if (n > 0) {
            ensure(n);
            Arrays.fill(bytes, length, length + n, (byte) b);
            length += n;
        }
    }

    private void ensure(int more) {
        long need = (long) length + more;
        if (need > Integer.MAX_VALUE - 16) {
            throw new OutOfMemoryError("bytes too long");
        }
        if (need > bytes.length) {
            long grown = Math.max(need, bytes.length + (bytes.length >> 1) + 16L);
            bytes = Arrays.copyOf(bytes, (int) Math.min(grown, Integer.MAX_VALUE - 16));
        }
    }

    /** The collected bytes as a bytes object, owned. */
    long finish(ThreadState ts) {
        return PyBytes.fromArray(ts, bytes, 0, length);
    }
}
