package org.jilectomy.runtime.modules.io;

import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The Java half of a buffered file: what was read ahead, what is to be written, and the calls of
 * the raw file below. Everything is guarded by {@link #lock}.
 *
 * <pre>
 *  ahead   |  used  |  pos … end: not yet taken  |          the raw position is that of end
 *  behind  |  0 … pending: not yet written       |          the raw position is that of 0
 * </pre>
 *
 * <p>A file for both has never anything in both: reading writes out first, writing seeks back to
 * where the reader was.
 */
final class BufferState extends PyIOBase.Finalizing {
    final ReentrantLock lock = new ReentrantLock();

    /** Whether {@code __init__} was called, and {@code detach} not yet. */
    volatile boolean initialized;

    /**
     * The raw file, owned; 0 before {@code __init__}. {@code detach} leaves it there: somebody may be
     * using it. Written under the lock.
     */
    volatile long raw;

    boolean detached;
    int bufferSize;
    boolean reads;
    boolean writes;

    byte[] ahead;
    int pos;
    int end;

    byte[] behind;
    int pending;

    /** The thread that is making the repr. */
    volatile ThreadState inRepr;

    /** Position of the raw file, -1 if not known. */
    long rawPosition = -1;

    // ---------------------------------------------------------------- the raw file

    private boolean rawIsFile() {
        return PyFileIO.TYPE.isExactly(raw);
    }

    /** Whether the raw file is closed; also without the lock. */
    boolean isRawClosed(ThreadState ts) {
        long file = raw;
        return PyFileIO.TYPE.isExactly(file) ? PyFileIO.state(file).fd < 0 : Io.isClosed(ts, file);
    }

    /** Whether a raw call failed only because a signal came; then its handler has run. */
    private static boolean interrupted(ThreadState ts, PyException e) {
        if (!Errors.matches(e, Exceptions.InterruptedError)) {
            return false;
        }
        Errors.discard(ts, e);
        ThreadState.poll(ts);
        return true;
    }

    /** Reads into an array; the count, 0 at the end, -1 if there is nothing now. */
    int rawRead(ThreadState ts, byte[] to, int start, int n) {
        int count = rawIsFile() ? PyFileIO.readInto(ts, raw, to, start, n)
                : rawReadObject(ts, to, start, n);
        if (count > 0 && rawPosition >= 0) {
            rawPosition += count;
        }
        return count;
    }

    private int rawReadObject(ThreadState ts, byte[] to, int start, int n) {
        long target = PyByteArray.fromArray(ts, new byte[n], 0, n);
        try {
            while (true) {
                long result;
                try {
                    result = Abstract.callMethod(ts, raw, Io.READINTO, target);
                } catch (PyException e) {
                    if (interrupted(ts, e)) {
                        continue;
                    }
                    throw e;
                }
                if (result == Singletons.None) {
                    return -1;
                }
                long count = count(ts, result, n, "readinto");
                byte[] content = Buffers.copy(ts, target);
                int got = (int) Math.min(count, content.length);
                System.arraycopy(content, 0, to, start, got);
                return got;
            }
        } finally {
            Refs.release(ts, target);
        }
    }

    private static long count(ThreadState ts, long resultSteal, int n, String method) {
        long count;
        try {
            count = Abstract.asIndexOrThrow(ts, resultSteal, Exceptions.ValueError);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError) || !method.equals("readinto")) {
                throw e;
            }
            PyException error = Errors.raise(
                    ts, Exceptions.OSError, "raw readinto() failed");
            Abstract.setAttr(ts, error.value(),
                    org.jilectomy.runtime.objects.Names.__cause__, e.value());
            Errors.discard(ts, e);
            throw error;
        } finally {
            Refs.release(ts, resultSteal);
        }
        if (count < 0 || count > n) {
            throw Errors.raise(ts, Exceptions.OSError, "raw " + method
                    + "() returned invalid length " + count
                    + " (should have been between 0 and " + n + ")");
        }
        return count;
    }

    /** Writes from an array; the count, -1 if that would block. */
    int rawWrite(ThreadState ts, byte[] from, int start, int n) {
        int count = rawIsFile() ? PyFileIO.writeFrom(ts, raw, from, start, n)
                : rawWriteObject(ts, from, start, n);
        if (count > 0 && rawPosition >= 0) {
            rawPosition += count;
        }
        return count;
    }

    private int rawWriteObject(ThreadState ts, byte[] from, int start, int n) {
        long bytes = PyBytes.fromArray(ts, from, start, n);
        try {
            while (true) {
                long result;
                try {
                    result = Abstract.callMethod(ts, raw, Io.WRITE, bytes);
                } catch (PyException e) {
                    if (interrupted(ts, e)) {
                        continue;
                    }
                    throw e;
                }
                return result == Singletons.None ? -1 : (int) count(ts, result, n, "write");
            }
        } finally {
            Refs.release(ts, bytes);
        }
    }

    long rawTell(ThreadState ts) {
        rawPosition = -1;
        long n = rawIsFile() ? PyFileIO.seekTo(ts, raw, 0, 1)
                : position(ts, Abstract.callMethod(ts, raw, Io.TELL));
        return rawPosition = n;
    }

    /** The raw position, asked for only if it is not known. */
    long knownRawPosition(ThreadState ts) {
        return rawPosition >= 0 ? rawPosition : rawTell(ts);
    }

    long rawSeek(ThreadState ts, long target, int whence) {
        rawPosition = -1;
        long n;
        if (rawIsFile()) {
            n = PyFileIO.seekTo(ts, raw, target, whence);
        } else {
            long to = PyLong.of(ts, target);
            try {
                n = position(ts, Abstract.callMethod(
                        ts, raw, Io.SEEK, to, PyLong.of(ts, whence)));
            } finally {
                Refs.release(ts, to);
            }
        }
        return rawPosition = n;
    }

    private static long position(ThreadState ts, long resultSteal) {
        long n = Io.positionSteal(ts, resultSteal);
        if (n < 0) {
            throw Errors.raise(ts, Exceptions.OSError,
                    "Raw stream returned invalid position " + n);
        }
        return n;
    }

    // ---------------------------------------------------------------- reading

    int available() {
        return end - pos;
    }

    void dropAhead() {
        pos = end = 0;
    }

    /** Reads once into the empty buffer; as {@link #rawRead}. */
    int fill(ThreadState ts) {
        if (ahead == null) {
            ahead = new byte[bufferSize];
        }
        pos = end = 0;
        int n = rawRead(ts, ahead, 0, bufferSize);
        end = Math.max(n, 0);
        return n;
    }

    /** Before reading. */
    void beforeReading(ThreadState ts) {
        if (writes && pending > 0) {
            writeOut(ts);
        }
    }

    /**
     * Reads up to {@code n} bytes into an array, once from the raw file at most if {@code once}.
     *
     * @return the count; -1 if there is nothing now
     */
    int read(ThreadState ts, byte[] to, int start, int n, boolean once) {
        int got = Math.min(n, available());
        if (got > 0) {
            System.arraycopy(ahead, pos, to, start, got);
            pos += got;
            if (once && n - got <= bufferSize) {
                return got;
            }
        }
        if (got == n) {
            return got;
        }
        beforeReading(ts);
        while (got < n) {
            int r;
            if (n - got >= bufferSize) {
                dropAhead();
                int want = once ? n - got : (n - got) / bufferSize * bufferSize;
                r = rawRead(ts, to, start + got, want);
                got += Math.max(r, 0);
            } else {
                r = fill(ts);
                int take = Math.min(available(), n - got);
                if (take > 0) {
                    System.arraycopy(ahead, pos, to, start + got, take);
                    pos += take;
                    got += take;
                }
            }
            if (r <= 0) {
                return got == 0 && r < 0 ? -1 : got;
            }
            if (once) {
                return got;
            }
        }
        return got;
    }

    // ---------------------------------------------------------------- writing

    /** Before writing: the raw file goes back to where the reader is. */
    void beforeWriting(ThreadState ts) {
        if (reads && end > 0) {
            int unread = available();
            dropAhead();
            if (unread > 0) {
                rawSeek(ts, -unread, 1);
            }
        }
    }

    /** Writes out what waits; what could not be written stays. BlockingIOError if it would block. */
    void writeOut(ThreadState ts) {
        int done = 0;
        try {
            while (done < pending) {
                int n = rawWrite(ts, behind, done, pending - done);
                if (n < 0) {
                    throw Io.blocking(ts, "write could not complete without blocking", 0);
                }
                done += n;
                ThreadState.poll(ts);
            }
        } finally {
            if (done > 0) {
                System.arraycopy(behind, done, behind, 0, pending - done);
                pending -= done;
            }
        }
    }

    private void keep(byte[] from, int start, int n) {
        System.arraycopy(from, start, behind, pending, n);
        pending += n;
    }

    /** Writes all of it, or raises BlockingIOError that tells how much was taken. */
    void write(ThreadState ts, byte[] from, int start, int n) {
        beforeWriting(ts);
        if (behind == null) {
            behind = new byte[bufferSize];
        }
        if (n <= bufferSize - pending) {
            keep(from, start, n);
            return;
        }
        try {
            writeOut(ts);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.BlockingIOError)) {
                throw e;
            }
            int room = bufferSize - pending;
            if (n > room) {
                keep(from, start, room);
                Errors.discard(ts, e);
                throw Io.blocking(ts, "write could not complete without blocking", room);
            }
            Errors.discard(ts, e);
            keep(from, start, n);
            return;
        }
        int at = 0;
        while (n - at > bufferSize) {
            int w = rawWrite(ts, from, start + at, n - at);
            if (w < 0) {
                if (n - at > bufferSize) {
                    keep(from, start + at, bufferSize);
                    throw Io.blocking(ts, "write could not complete without blocking",
                            at + bufferSize);
                }
                break;
            }
            at += w;
            ThreadState.poll(ts);
        }
        keep(from, start + at, n - at);
    }
}
