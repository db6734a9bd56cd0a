package org.jilectomy.runtime.modules.io;

import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.StrScan;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The Java half of a text file: codec, bytes not yet written, text not yet read. Everything is
 * guarded by {@link #lock}.
 *
 * <p>A position in the text cannot be told from the position of the bytes alone, as the decoder has
 * read ahead and may keep bytes back. So before each piece is read, the decoder's state and then
 * the piece are remembered ({@link #snapshotState}, {@link #snapshotInput}); {@link TextPosition}
 * decodes again from there as far as the program has read.
 */
final class TextState extends PyIOBase.Finalizing {
    private static final long ENCODE = Names.of("encode");

    final ReentrantLock lock = new ReentrantLock();
    volatile boolean initialized;
    volatile boolean detached;

    /** The binary file, owned; {@code detach} leaves it there: somebody may be using it. */
    volatile long buffer;

    /** The name as given, owned; and what it means natively, null if a Python codec is used. */
    long encoding;

    String codec;
    String errors;
    LineEnds ends;

    boolean canEncode;

    /** An incremental encoder in Python, owned; 0 if the codec is native. */
    long encoder;

    TextDecoder decoder;

    boolean lineBuffering;
    boolean writeThrough;
    boolean hasRead1;
    boolean seekable;

    /** {@code tell} works: not inside iteration. */
    boolean telling;

    int chunkSize = Io.DEFAULT_BUFFER_SIZE;

    /** Encoded, not yet given to the buffer. */
    final Bytes pending = new Bytes();

    /** Decoded, owned or 0; of it {@code used} characters were taken. */
    long decoded;

    int used;

    /** Null if there is none. */
    TextDecoder.State snapshotState;

    byte[] snapshotInput;

    /** Bytes a character in the last piece, for guessing. */
    double bytesPerChar;

    volatile ThreadState inRepr;

    // ---------------------------------------------------------------- decoded text

    void setDecoded(ThreadState ts, long strSteal) {
        long old = decoded;
        decoded = strSteal;
        used = 0;
        Refs.xrelease(ts, old);
    }

    int available() {
        return decoded == 0 ? 0 : PyUnicode.length(decoded) - used;
    }

    /** The next {@code n} characters, all if negative; owned. */
    long take(ThreadState ts, int n) {
        if (decoded == 0) {
            return PyUnicode.empty();
        }
        int left = available();
        int count = n < 0 || n > left ? left : n;
        long text = count == PyUnicode.length(decoded) ? Refs.retain(ts, decoded)
                : PyUnicode.substring(ts, decoded, used, used + count);
        used += count;
        return text;
    }

    void dropSnapshot() {
        snapshotState = null;
        snapshotInput = null;
    }

    // ---------------------------------------------------------------- the binary file

    private PyBuffered nativeBuffer() {
        return PyType.of(buffer) instanceof PyBuffered b ? b : null;
    }

    /** Gives the buffer what was encoded; it is gone even if that fails. */
    void writeOut(ThreadState ts) {
        if (pending.length == 0) {
            return;
        }
        if (nativeBuffer() != null) {
            int n = pending.length;
            pending.length = 0;
            PyBuffered.writeAll(
                    ts, buffer, PyBuffered.initialized(ts, buffer), pending.bytes, 0, n);
            if (pending.bytes.length > 1 << 20) {
                pending.bytes = new byte[Io.DEFAULT_BUFFER_SIZE];
            }
            return;
        }
        long bytes = pending.finish(ts);
        pending.length = 0;
        try {
            while (true) {
                try {
                    Refs.release(ts, Abstract.callMethod(ts, buffer, Io.WRITE, bytes));
                    return;
                } catch (PyException e) {
                    if (!Errors.matches(e, Exceptions.InterruptedError)) {
                        throw e;
                    }
                    Errors.discard(ts, e);
                    ThreadState.poll(ts);
                }
            }
        } finally {
            Refs.release(ts, bytes);
        }
    }

    void flushBuffer(ThreadState ts) {
        if (nativeBuffer() instanceof PyBuffered b && b != PyBufferedReader.TYPE) {
            PyBuffered.flush(ts, buffer);
        } else {
            Io.invoke(ts, buffer, Io.FLUSH);
        }
    }

    /**
     * Reads and decodes a piece.
     *
     * @param hint how many characters are wanted, 0 if unknown
     * @return false at the end
     */
    boolean readPiece(ThreadState ts, int hint) {
        TextDecoder.State before = telling ? decoder.state(ts) : null;
        int size = hint <= 0 ? chunkSize
                : (int) Math.max(chunkSize, Math.min(hint * Math.max(bytesPerChar, 1), 1 << 28));
        long input = readInput(ts, size);
        try {
            int n = PyBytes.length(input);
            boolean end = n == 0;
            long text = decoder.decode(ts, input, end);
            setDecoded(ts, text);
            int chars = PyUnicode.length(text);
            bytesPerChar = chars > 0 ? (double) n / chars : 0;
            if (before != null) {
                byte[] bytes = PyBytes.toArray(input);
                if (before.pending().length > 0) {
                    byte[] all = java.util.Arrays.copyOf(
                            before.pending(), before.pending().length + n);
                    System.arraycopy(bytes, 0, all, before.pending().length, n);
                    bytes = all;
                }
                snapshotState = before;
                snapshotInput = bytes;
            }
            return !end || chars > 0;
        } finally {
            Refs.release(ts, input);
        }
    }

    /** A bytes object, owned. */
    private long readInput(ThreadState ts, int size) {
        if (hasRead1 && nativeBuffer() != null) {
            byte[] data = BufferedReading.read1(ts, buffer, size);
            return data == null ? PyBytes.empty() : PyBytes.fromArray(ts, data);
        }
        long piece = Abstract.callMethodWithInt(
                ts, buffer, hasRead1 ? Io.READ1 : Io.READ, size);
        if (PyBytes.checkExact(piece)) {
            return piece;
        }
        long bytes = Buffers.tryBytes(ts, piece);
        String got = PyType.of(piece).name();
        Refs.release(ts, piece);
        if (bytes == 0) {
            throw Errors.typeError(ts, "underlying " + (hasRead1 ? "read1" : "read")
                    + "() should have returned a bytes-like object, not '" + got + "'");
        }
        return bytes;
    }

    // ---------------------------------------------------------------- encoding

    /** Encodes a str behind what waits already. */
    void encode(ThreadState ts, long str) {
        if (codec != null && StrScan.isAscii(str)) {
            int n = PyUnicode.length(str);
            pending.ensure(n);
            StrScan.copyAscii(str, pending.bytes, pending.length);
            pending.length += n;
            return;
        }
        long bytes = codec != null ? Codecs.encode(ts, str, codec, errors)
                : Abstract.callMethod(ts, encoder, ENCODE, str);
        try {
            if (!PyBytes.check(bytes)) {
                throw Errors.typeError(ts, "encoder should return a bytes object, not '"
                        + PyType.of(bytes).name() + "'");
            }
            pending.append(bytes);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    /** Text goes out as soon as it is written; the reader starts anew behind it. */
    void forgetReading(ThreadState ts) {
        if (decoded != 0) {
            setDecoded(ts, 0);
        }
        dropSnapshot();
        if (decoder != null) {
            decoder.reset(ts);
        }
    }

    long newlines(ThreadState ts) {
        TextDecoder now = decoder;
        return now == null || now.newline == null ? Singletons.None : now.newline.newlines(ts);
    }
}
