package org.jilectomy.runtime.modules.io;

import java.math.BigInteger;
import java.util.Arrays;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code tell} and {@code seek} of a text file. A position is an opaque int:
 *
 * <pre>
 *  bits   0  64           96             128             160
 *       | start | flags   | bytes to feed | chars to skip | end of input
 * </pre>
 *
 * <p>To go there: seek to {@code start}, where the decoder keeps nothing back, set its flags, feed it
 * so many bytes (and the end of the input), skip so many characters. {@code tell} looks for the last
 * such start before the reader's place by decoding the piece read last once more.
 */
final class TextPosition {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
    private static final BigInteger LONG = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private TextPosition() {}

    private static BigInteger word(long value, int shift) {
        return BigInteger.valueOf(value & 0xffffffffL).shiftLeft(shift);
    }

    private static long cookie(
            ThreadState ts, long start, long flags, int feed, int skip, boolean end) {
        if (flags == 0 && feed == 0 && skip == 0 && !end) {
            return PyLong.of(ts, start);
        }
        return PyLong.of(ts, BigInteger.valueOf(start).or(word(flags, 64)).or(word(feed, 96))
                .or(word(skip, 128)).or(word(end ? 1 : 0, 160)));
    }

    // ---------------------------------------------------------------- tell

    static long tell(ThreadState ts, long self, TextState s) {
        if (!s.seekable) {
            throw Io.unsupported(ts, "underlying stream is not seekable");
        }
        if (!s.telling) {
            throw Errors.raise(ts, Exceptions.OSError,
                    "telling position disabled by next() call");
        }
        s.writeOut(ts);
        Io.invoke(ts, self, Io.FLUSH);
        long result = Abstract.callMethod(ts, s.buffer, Io.TELL);
        if (s.decoder == null || s.snapshotState == null) {
            return result;
        }
        long position;
        try {
            position = PyLong.asLong(ts, result);
        } finally {
            Refs.release(ts, result);
        }
        position -= s.snapshotInput.length;
        if (s.used == 0 || s.decoded == 0) {
            return cookie(ts, position, s.snapshotState.flags(), 0, 0, false);
        }
        TextDecoder.State now = s.decoder.state(ts);
        try {
            return search(ts, s, position);
        } finally {
            s.decoder.setState(ts, now);
        }
    }

    private static int decode(ThreadState ts, TextState s, int from, int n, boolean last) {
        long bytes = PyBytes.fromArray(ts, s.snapshotInput, from, n);
        try {
            long text = s.decoder.decode(ts, bytes, last);
            int length = PyUnicode.length(text);
            Refs.release(ts, text);
            return length;
        } finally {
            Refs.release(ts, bytes);
        }
    }

    private static long search(ThreadState ts, TextState s, long position) {
        TextDecoder.State begin = new TextDecoder.State(new byte[0], s.snapshotState.flags());
        int size = s.snapshotInput.length;
        int skip = s.used;
        int start = 0;
        long flags = begin.flags();
        // A guess gets near; a safe place not behind the reader is good to begin with.
        int guess = (int) Math.min(size, s.bytesPerChar * skip);
        while (guess > 0) {
            s.decoder.setState(ts, begin);
            int chars = decode(ts, s, 0, guess, false);
            TextDecoder.State after = s.decoder.state(ts);
            if (chars <= skip && after.pending().length == 0) {
                start = guess;
                flags = after.flags();
                skip -= chars;
                break;
            }
            guess -= chars <= skip ? Math.max(1, Math.min(guess, after.pending().length))
                    : guess / 8 + 1;
        }
        if (start == 0) {
            s.decoder.setState(ts, begin);
        }
        if (skip == 0) {
            return cookie(ts, position + start, flags, 0, 0, false);
        }
        int fed = 0;
        int chars = 0;
        int at = start;
        while (at < size) {
            chars += decode(ts, s, at, 1, false);
            at++;
            fed++;
            TextDecoder.State after = s.decoder.state(ts);
            if (after.pending().length == 0 && chars <= skip) {
                start = at;
                flags = after.flags();
                skip -= chars;
                fed = 0;
                chars = 0;
            }
            if (chars >= skip) {
                return cookie(ts, position + start, flags, fed, skip, false);
            }
        }
        chars += decode(ts, s, 0, 0, true);
        if (chars < skip) {
            throw Errors.raise(ts, Exceptions.OSError,
                    "can't reconstruct logical file position");
        }
        return cookie(ts, position + start, flags, fed, skip, true);
    }

    // ---------------------------------------------------------------- seek

    static long seek(ThreadState ts, long self, TextState s, long cookie, int whence) {
        if (!s.seekable) {
            throw Io.unsupported(ts, "underlying stream is not seekable");
        }
        switch (whence) {
            case 1 -> {
                if (Abstract.isTrue(ts, cookie)) {
                    throw Io.unsupported(ts, "can't do nonzero cur-relative seeks");
                }
                Io.invoke(ts, self, Io.FLUSH);
                long here = Abstract.callMethod(ts, self, Io.TELL);
                try {
                    return go(ts, self, s, here);
                } finally {
                    Refs.release(ts, here);
                }
            }
            case 2 -> {
                if (Abstract.isTrue(ts, cookie)) {
                    throw Io.unsupported(ts, "can't do nonzero end-relative seeks");
                }
                Io.invoke(ts, self, Io.FLUSH);
                s.forgetReading(ts);
                long end = Abstract.callMethod(
                        ts, s.buffer, Io.SEEK, PyLong.of(ts, 0), PyLong.of(ts, 2));
                resetEncoder(ts, s, !Abstract.isTrue(ts, end));
                return end;
            }
            case 0 -> {
                return go(ts, self, s, cookie);
            }
            default -> throw Errors.valueError(
                    ts, "invalid whence (" + whence + ", should be 0, 1 or 2)");
        }
    }

    private static long go(ThreadState ts, long self, TextState s, long cookie) {
        long index = Abstract.index(ts, cookie);
        BigInteger big = PyLong.toBig(index);
        Refs.release(ts, index);
        if (big.signum() < 0) {
            throw Errors.valueError(
                    ts, "negative seek position " + Abstract.reprJava(ts, cookie));
        }
        Io.invoke(ts, self, Io.FLUSH);
        long start = big.and(LONG).longValue();
        long flags = big.shiftRight(64).and(WORD).longValue();
        int feed = big.shiftRight(96).and(WORD).intValue();
        int skip = big.shiftRight(128).and(WORD).intValue();
        boolean end = big.shiftRight(160).signum() != 0;
        long to = PyLong.of(ts, start);
        try {
            Refs.release(ts, Abstract.callMethod(ts, s.buffer, Io.SEEK, to));
        } finally {
            Refs.release(ts, to);
        }
        s.setDecoded(ts, 0);
        s.dropSnapshot();
        if (s.decoder != null) {
            if (start == 0 && flags == 0) {
                s.decoder.reset(ts);
            } else {
                s.decoder.setState(ts, new TextDecoder.State(new byte[0], flags));
            }
        }
        if (skip != 0) {
            if (s.decoder == null) {
                throw Errors.raise(ts, Exceptions.OSError,
                        "can't restore logical file position");
            }
            refill(ts, s, flags, feed, skip, end);
        } else {
            s.snapshotState = new TextDecoder.State(new byte[0], flags);
            s.snapshotInput = new byte[0];
        }
        resetEncoder(ts, s, start == 0 && flags == 0 && skip == 0);
        return Refs.retain(ts, cookie);
    }

    private static void refill(
            ThreadState ts, TextState s, long flags, int feed, int skip, boolean end) {
        long input = Abstract.callMethodWithInt(ts, s.buffer, Io.READ, feed);
        try {
            if (!PyBytes.check(input)) {
                throw Errors.typeError(ts, "underlying read() should have returned a bytes object,"
                        + " not '" + PyType.of(input).name() + "'");
            }
            s.snapshotState = new TextDecoder.State(new byte[0], flags);
            s.snapshotInput = Arrays.copyOf(PyBytes.toArray(input), PyBytes.length(input));
            s.setDecoded(ts, s.decoder.decode(ts, input, end));
            if (s.available() < skip) {
                throw Errors.raise(ts, Exceptions.OSError,
                        "can't restore logical file position");
            }
            s.used = skip;
        } finally {
            Refs.release(ts, input);
        }
    }

    /** The encoder writes a byte order mark again only at the start of the file. */
    static void resetEncoder(ThreadState ts, TextState s, boolean atStart) {
        if (s.encoder != 0) {
            Refs.release(ts, atStart
                    ? Abstract.callMethod(ts, s.encoder, Names.of("reset"))
                    : Abstract.callMethod(
                            ts, s.encoder, Names.of("setstate"), PyLong.of(ts, 0)));
        }
    }
}
