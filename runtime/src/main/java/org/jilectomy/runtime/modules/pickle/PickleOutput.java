package org.jilectomy.runtime.modules.pickle;

import java.util.Arrays;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The bytes of a pickle on their way to a bytes object or a file; compare {@code _Pickler_Write}.
 *
 * <p>From protocol 4 on they are in frames: a frame begins with the first byte written, and ends at
 * the boundary between two objects when it is long enough, or before a payload so large that it is
 * written outside of frames. Its header is reserved when it begins; a frame of less than four bytes
 * loses it again. A file gets a frame as soon as that is ended, and large payloads by themselves.
 *
 * <p>One thread at a time.
 */
final class PickleOutput {
    private static final int FRAME_SIZE_MIN = 4;
    private static final int FRAME_SIZE_TARGET = 64 * 1024;
    private static final int FRAME_HEADER_SIZE = 9;
    private static final int FIRST_CAPACITY = 512;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private int frameStart = -1;
    private boolean framing;

    /** The {@code write} method of the file, owned by the pickler; 0 if there is no file. */
    long write;

    // ---------------------------------------------------------------- room and frames

    /** Drops everything. */
    void clear() {
        length = 0;
        frameStart = -1;
        framing = false;
        if (bytes.length > 2 * FRAME_SIZE_TARGET) {
            bytes = new byte[FIRST_CAPACITY];
        }
    }

    /** The bytes that the buffer takes. */
    int capacity() {
        return bytes.length;
    }

    void framing(boolean on) {
        framing = on;
    }

    /** Makes room for {@code n} bytes, in a frame if there are to be frames. */
    private void ensure(int n) {
        if (framing && frameStart < 0) {
            grow(n + FRAME_HEADER_SIZE);
            frameStart = length;
            length += FRAME_HEADER_SIZE;
        } else if (bytes.length - length < n) {
            grow(n);
        }
    }

    private void grow(int n) {
        long need = (long) length + n;
        if (need > Integer.MAX_VALUE - 16) {
            throw new OutOfMemoryError("pickle too long");
        }
        if (need > bytes.length) {
            long more = Math.min(Integer.MAX_VALUE - 16, bytes.length * 2L);
            bytes = Arrays.copyOf(bytes, (int) Math.max(need, more));
        }
    }

    /** Between two objects: ends the frame if it has become long enough. */
    void boundary(ThreadState ts) {
        if (frameStart >= 0 && length - frameStart - FRAME_HEADER_SIZE >= FRAME_SIZE_TARGET) {
            closeFrame();
            if (write != 0) {
                flush(ts);
            }
        }
    }

    void closeFrame() {
        if (frameStart < 0) {
            return;
        }
        int n = length - frameStart - FRAME_HEADER_SIZE;
        if (n >= FRAME_SIZE_MIN) {
            bytes[frameStart] = (byte) Opcodes.FRAME;
            putLittle(frameStart + 1, n, 8);
        } else {
            System.arraycopy(bytes, frameStart + FRAME_HEADER_SIZE, bytes, frameStart, n);
            length -= FRAME_HEADER_SIZE;
        }
        frameStart = -1;
    }

    /** Writes what there is to the file. */
    void flush(ThreadState ts) {
        closeFrame();
        long part = PyBytes.fromArray(ts, bytes, 0, length);
        length = 0;
        callWrite(ts, part);
    }

    private void callWrite(ThreadState ts, long partSteal) {
        long function = Refs.retain(ts, write);
        try {
            Refs.release(ts, Abstract.call(ts, function, partSteal));
        } finally {
            Refs.release(ts, function);
            Refs.release(ts, partSteal);
        }
    }

    /** All bytes, as an owned bytes object. */
    long finish(ThreadState ts) {
        closeFrame();
        return PyBytes.fromArray(ts, bytes, 0, length);
    }

    // ---------------------------------------------------------------- writing

    private void putLittle(int at, long value, int n) {
        for (int i = 0; i < n; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
    }

    void op(int opcode) {
        ensure(1);
        bytes[length++] = (byte) opcode;
    }

    void op(int first, int second) {
        ensure(2);
        bytes[length++] = (byte) first;
        bytes[length++] = (byte) second;
    }

    /** An opcode with a number of {@code size} bytes, the low byte first. */
    void op(int opcode, long value, int size) {
        ensure(1 + size);
        bytes[length] = (byte) opcode;
        putLittle(length + 1, value, size);
        length += 1 + size;
    }

    /** An opcode with eight bytes, the high byte first. */
    void opBig(int opcode, long value) {
        op(opcode, Long.reverseBytes(value), 8);
    }

    void append(byte[] from) {
        ensure(from.length);
        System.arraycopy(from, 0, bytes, length, from.length);
        length += from.length;
    }

    /** An opcode and a line of ASCII characters. */
    void line(int opcode, String text) {
        int n = text.length();
        ensure(n + 2);
        bytes[length++] = (byte) opcode;
        for (int i = 0; i < n; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        bytes[length++] = '\n';
    }

    /** Bytes and the end of a line. */
    void restOfLine(byte[] from) {
        append(from);
        op('\n');
    }

    /**
     * An opcode, the size in {@code sizeBytes} bytes and a payload from native memory, whose owner
     * keeps it while this runs.
     */
    void payload(ThreadState ts, int opcode, int sizeBytes, long from, int n) {
        payload(ts, opcode, sizeBytes, null, from, n);
    }

    /** As the other, from an array; what is written to a file by itself is a bytes object again. */
    void payload(ThreadState ts, int opcode, int sizeBytes, byte[] from) {
        payload(ts, opcode, sizeBytes, from, 0, from.length);
    }

    /** @param array the payload; null if it is in {@code memory} */
    private void payload(
            ThreadState ts, int opcode, int sizeBytes, byte[] array, long memory, int n) {
        boolean large = n >= FRAME_SIZE_TARGET;
        boolean frames = framing;
        if (large) {
            closeFrame();
            framing = false;
        }
        try {
            op(opcode, n, sizeBytes);
            if (large && write != 0) {
                flush(ts);
                callWrite(ts, array != null ? PyBytes.fromArray(ts, array)
                        : PyBytes.fromMemory(ts, memory, n));
            } else if (array != null) {
                append(array);
            } else if (n > 0) {
                ensure(n);
                Memory.copyToArray(memory, bytes, length, n);
                length += n;
            }
        } finally {
            framing = frames;
        }
    }
}
