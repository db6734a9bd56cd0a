package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Reading from a {@code BufferedReader} or {@code BufferedRandom}: what the buffer holds first, then
 * the raw stream. Compare {@code _bufferedreader_…} of {@code bufferedio.c}.
 */
final class BufferedReading {
    private BufferedReading() {}

    static long read(ThreadState ts, long self, long size) {
        BufferState s = PyBuffered.initialized(ts, self);
        long n = Io.size(ts, size);
        if (n < -1) {
            throw Errors.valueError(ts, "read length must be non-negative or -1");
        }
        PyBuffered.open(ts, self, "read of closed file");
        PyBuffered.lock(ts, self, s);
        try {
            return n < 0 ? readAll(ts, s) : readBytes(ts, s, (int) Math.min(n, 0x7fffff00), false);
        } finally {
            s.lock.unlock();
        }
    }

    /** Up to {@code n} bytes as a bytes object, or None; the lock is held. */
    private static long readBytes(ThreadState ts, BufferState s, int n, boolean once) {
        if (n <= s.available()) {
            long bytes = Io.newBytes(ts, n == 0 ? new byte[0] : s.ahead, s.pos, n);
            s.pos += n;
            return bytes;
        }
        byte[] to = new byte[n];
        int got = s.read(ts, to, 0, n, once);
        return got < 0 ? Singletons.None : Io.newBytes(ts, to, 0, got);
    }

    /** Everything to the end; {@code raw.readall()} if there is one. */
    private static long readAll(ThreadState ts, BufferState s) {
        Bytes all = new Bytes();
        if (s.available() > 0) {
            all.append(s.ahead, s.pos, s.available());
        }
        s.dropAhead();
        s.beforeReading(ts);
        s.rawPosition = -1;
        long readall = Abstract.lookupAttr(ts, s.raw, Io.READALL);
        if (readall != 0) {
            long rest;
            try {
                rest = Abstract.call(ts, readall);
            } finally {
                Refs.release(ts, readall);
            }
            if (rest != Singletons.None && !PyBytes.check(rest)) {
                Refs.release(ts, rest);
                throw Errors.typeError(ts, "readall() should return bytes");
            }
            if (all.length == 0) {
                return rest;
            }
            if (rest != Singletons.None) {
                all.append(rest);
                Refs.release(ts, rest);
            }
            return all.finish(ts);
        }
        while (true) {
            long piece = Abstract.callMethod(ts, s.raw, Io.READ);
            if (piece != Singletons.None && !PyBytes.check(piece)) {
                Refs.release(ts, piece);
                throw Errors.typeError(ts, "read() should return bytes");
            }
            if (piece == Singletons.None || PyBytes.length(piece) == 0) {
                if (all.length == 0) {
                    return piece;
                }
                Refs.release(ts, piece);
                return all.finish(ts);
            }
            all.append(piece);
            Refs.release(ts, piece);
        }
    }

    static long read1(ThreadState ts, long self, long size) {
        BufferState s = PyBuffered.initialized(ts, self);
        long n = Io.number(ts, size, -1);
        if (n < 0) {
            n = s.bufferSize;
        }
        PyBuffered.open(ts, self, "read of closed file");
        if (n == 0) {
            return PyBytes.empty();
        }
        PyBuffered.lock(ts, self, s);
        try {
            if (s.available() > 0) {
                return readBytes(ts, s, (int) Math.min(n, s.available()), true);
            }
            s.beforeReading(ts);
            s.dropAhead();
            int want = (int) Math.min(n, 0x7fffff00);
            byte[] to = new byte[want];
            int got = s.rawRead(ts, to, 0, want);
            return Io.newBytes(ts, to, 0, Math.max(got, 0));
        } finally {
            s.lock.unlock();
        }
    }

    /** For text: at most one raw read; null at the end (and for "nothing now"). */
    static byte[] read1(ThreadState ts, long self, int n) {
        BufferState s = PyBuffered.open(ts, self, "read of closed file");
        PyBuffered.lock(ts, self, s);
        try {
            if (s.available() == 0) {
                s.beforeReading(ts);
                s.dropAhead();
                byte[] to = new byte[n];
                int got = s.rawRead(ts, to, 0, n);
                return got <= 0 ? null : got == n ? to : java.util.Arrays.copyOf(to, got);
            }
            int take = Math.min(n, s.available());
            byte[] to = java.util.Arrays.copyOfRange(s.ahead, s.pos, s.pos + take);
            s.pos += take;
            return to;
        } finally {
            s.lock.unlock();
        }
    }

    static long readinto(ThreadState ts, long self, long buffer) {
        return into(ts, self, buffer, false);
    }

    static long readinto1(ThreadState ts, long self, long buffer) {
        return into(ts, self, buffer, true);
    }

    private static long into(ThreadState ts, long self, long buffer, boolean once) {
        PyBuffered.initialized(ts, self);
        int room = Buffers.writableSize(ts, buffer, once ? "readinto1" : "readinto");
        BufferState s = PyBuffered.open(ts, self, "readinto of closed file");
        PyBuffered.lock(ts, self, s);
        try {
            byte[] to = new byte[room];
            int got = s.read(ts, to, 0, room, once);
            if (got < 0) {
                return Singletons.None;
            }
            Buffers.store(ts, buffer, 0, to, 0, got);
            return PyLong.of(ts, got);
        } finally {
            s.lock.unlock();
        }
    }

    static long peek(ThreadState ts, long self, long size) {
        PyBuffered.initialized(ts, self);
        Io.number(ts, size, 0);
        BufferState s = PyBuffered.open(ts, self, "peek of closed file");
        PyBuffered.lock(ts, self, s);
        try {
            s.beforeReading(ts);
            if (s.available() == 0) {
                s.fill(ts);
            }
            return Io.newBytes(ts, s.ahead, s.pos, s.available());
        } finally {
            s.lock.unlock();
        }
    }

    static long readline(ThreadState ts, long self, long size) {
        PyBuffered.initialized(ts, self);
        return line(ts, self, Io.size(ts, size));
    }

    static long line(ThreadState ts, long self, long limit) {
        BufferState s = PyBuffered.open(ts, self, "readline of closed file");
        PyBuffered.lock(ts, self, s);
        try {
            int n = lineLength(s, limit);
            if (n > 0) {
                long line = Io.newBytes(ts, s.ahead, s.pos, n);
                s.pos += n;
                return line;
            }
            Bytes line = new Bytes();
            while (limit < 0 || line.length < limit) {
                n = lineLength(s, limit < 0 ? -1 : limit - line.length);
                boolean ends = n > 0;
                if (!ends) {
                    n = s.available();
                }
                if (n > 0) {
                    line.append(s.ahead, s.pos, n);
                    s.pos += n;
                }
                if (ends) {
                    break;
                }
                s.beforeReading(ts);
                if (s.fill(ts) <= 0) {
                    break;
                }
            }
            return line.finish(ts);
        } finally {
            s.lock.unlock();
        }
    }

    /** The length of the line that is in the buffer whole, or up to the limit; 0 if it is not. */
    private static int lineLength(BufferState s, long limit) {
        int max = limit < 0 ? s.available() : (int) Math.min(limit, s.available());
        for (int i = 0; i < max; i++) {
            if (s.ahead[s.pos + i] == '\n') {
                return i + 1;
            }
        }
        return limit >= 0 && max == limit ? max : 0;
    }
}
