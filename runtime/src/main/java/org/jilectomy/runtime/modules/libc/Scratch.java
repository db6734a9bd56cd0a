package org.jilectomy.runtime.modules.libc;

import java.nio.charset.StandardCharsets;
import org.jilectomy.heap.Heap;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Native memory for the length of one system call, from the thread's own heap; use it with
 * try-with-resources.
 */
public final class Scratch implements AutoCloseable {
    private final ThreadState ts;

    /** Address of the first byte. */
    public final long address;

    private Scratch(ThreadState ts, long bytes) {
        this.ts = ts;
        this.address = Heap.allocate(ts.heap, Math.max(bytes, 16));
    }

    /** Bytes that are not set. */
    public static Scratch of(ThreadState ts, long bytes) {
        return new Scratch(ts, bytes);
    }

    public static Scratch zeroed(ThreadState ts, long bytes) {
        Scratch s = new Scratch(ts, bytes);
        Memory.fill(s.address, bytes, (byte) 0);
        return s;
    }

    /** A copy of an array and a final zero. */
    public static Scratch string(ThreadState ts, byte[] bytes) {
        Scratch s = new Scratch(ts, bytes.length + 1L);
        if (bytes.length > 0) {
            Memory.copyFromArray(bytes, 0, s.address, bytes.length);
        }
        Memory.putByte(s.address + bytes.length, (byte) 0);
        return s;
    }

    @Override
    public void close() {
        Heap.free(ts.heap, address);
    }

    /** The bytes of a C string. */
    public static byte[] bytes(long address) {
        int n = 0;
        while (Memory.getByte(address + n) != 0) {
            n++;
        }
        byte[] bytes = new byte[n];
        if (n > 0) {
            Memory.copyToArray(address, bytes, 0, n);
        }
        return bytes;
    }

    /** A C string as a Java string; null for 0. */
    public static String text(long address) {
        return address == 0 ? null : new String(bytes(address), StandardCharsets.UTF_8);
    }
}
