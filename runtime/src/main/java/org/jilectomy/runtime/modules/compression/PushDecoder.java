package org.jilectomy.runtime.modules.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * Makes a decoder that pulls its input one that is given it piece by piece. The decoder runs in a
 * virtual thread of its own, in turns with the thread that calls {@link #decompress}: it goes on until
 * there is as much output as was asked for, or it wants more input than there is, or the stream ends.
 * It reads no byte beyond the end of the stream, if the decoder does not: those are {@link #unused}.
 *
 * <p>{@link #decompress} may be called by any thread, by one at a time. Who drops the decoder before
 * the end of the stream has to {@link #close} it: its thread waits for input for ever.
 */
final class PushDecoder {
    /** Makes the pulling decoder; may read, and so wait, already. */
    interface Opener {
        InputStream open(InputStream in) throws IOException;
    }

    private static final byte[] NONE = {};
    private static final int PIECE = 8192;
    /** The most that one call can return. */
    static final int MOST = Integer.MAX_VALUE - 64;

    private final Opener opener;
    private final Semaphore callersTurn = new Semaphore(0);
    private final Semaphore decodersTurn = new Semaphore(0);
    private Thread decoder;

    private byte[] in = NONE;
    private int next;

    private byte[] out = NONE;
    private int have;
    private int want;

    private boolean isStarved = true;
    private boolean isAtEnd;
    private byte[] unused = NONE;
    private Throwable failure;

    PushDecoder(Opener opener) {
        this.opener = opener;
    }

    /**
     * Decodes.
     *
     * @param data what follows what was given before
     * @param max  the most to return; negative for no limit
     * @return what could be decoded
     * @throws IOException      if the data is wrong; once it was, always
     * @throws OutOfMemoryError if there is no limit, and more than {@link #MOST} came out
     */
    synchronized byte[] decompress(byte[] data, int max) throws IOException {
        append(data);
        want = max < 0 ? MOST : max;
        have = 0;
        out = new byte[Math.min(want, PIECE)];
        if (failure == null && want > 0 && (!isStarved || next < in.length)) {
            isStarved = false;
            turn();
        }
        if (max < 0 && have == MOST) {
            throw new OutOfMemoryError("more than " + MOST + " bytes at once");
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw failure instanceof IOException e ? e : new IOException(failure);
        }
        if (isAtEnd) {
            unused = Arrays.copyOfRange(in, next, in.length);
            in = NONE;
            next = 0;
        }
        byte[] result = out.length == have ? out : Arrays.copyOf(out, have);
        out = NONE;
        return result;
    }

    private void append(byte[] data) {
        int rest = in.length - next;
        if (rest == 0) {
            in = data;
        } else if (data.length > 0) {
            byte[] both = Arrays.copyOfRange(in, next, next + Math.addExact(rest, data.length));
            System.arraycopy(data, 0, both, rest, data.length);
            in = both;
        } else {
            return;
        }
        next = 0;
    }

    private void turn() {
        if (decoder == null) {
            decoder = Thread.ofVirtual().name("decoder").start(this::decode);
        } else {
            decodersTurn.release();
        }
        callersTurn.acquireUninterruptibly();
    }

    /** Reads no more at once than there surely is: what a read has when it waits, nobody gets. */
    private void decode() {
        byte[] piece = new byte[PIECE];
        try (InputStream stream = opener.open(new Given())) {
            while (true) {
                int n = stream.read(piece, 0, Math.clamp(stream.available(), 1, PIECE));
                if (n < 0) {
                    break;
                }
                deliver(piece, n);
            }
            isAtEnd = true;
        } catch (Throwable t) { // whatever a decoder makes of wrong data
            failure = t;
        }
        callersTurn.release();
    }

    private void deliver(byte[] piece, int n) throws IOException {
        for (int from = 0; from < n;) {
            if (have == want) {
                yieldToCaller();
                continue;
            }
            int some = Math.min(n - from, want - have);
            if (have + some > out.length) {
                out = Arrays.copyOf(
                        out, (int) Math.min(want, Math.max(have + some, 2L * out.length)));
            }
            System.arraycopy(piece, from, out, have, some);
            have += some;
            from += some;
        }
    }

    private void yieldToCaller() throws IOException {
        callersTurn.release();
        try {
            decodersTurn.acquire();
        } catch (InterruptedException e) {
            throw new IOException("closed", e);
        }
    }

    synchronized boolean isAtEnd() {
        return isAtEnd;
    }

    /** Whether more input is needed before there can be more output. */
    synchronized boolean needsInput() {
        return !isAtEnd && isStarved && next == in.length;
    }

    /** What was given beyond the end of the stream. */
    synchronized byte[] unused() {
        return unused;
    }

    /** Ends the decoder's thread. */
    synchronized void close() {
        if (decoder != null) {
            decoder.interrupt();
        }
    }

    /** What was given so far, and then what will be. */
    private final class Given extends InputStream {
        private void await() throws IOException {
            while (next == in.length) {
                isStarved = true;
                yieldToCaller();
            }
        }

        @Override
        public int read() throws IOException {
            await();
            return in[next++] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            await();
            int n = Math.min(length, in.length - next);
            System.arraycopy(in, next, bytes, from, n);
            next += n;
            return n;
        }

        @Override
        public int available() {
            return in.length - next;
        }
    }
}
