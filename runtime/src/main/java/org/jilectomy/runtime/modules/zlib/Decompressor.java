package org.jilectomy.runtime.modules.zlib;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jilectomy.runtime.modules.Checksums;

/**
 * A stream being decompressed, whose formats the header tells apart. The caller holds the lock of
 * the object around it.
 *
 * <pre>
 *   HEAD ── zlib: 2 bytes; gzip: all of the header ──► BODY ──► TAIL (gzip: 8 bytes) ──► DONE
 * </pre>
 */
final class Decompressor {
    /** The data are not what they should be; {@link #code} as zlib returns it. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1;
        final int code;
        final String doing;

        Failure(int code, String doing, String message) {
            super(message, null, false, false);
            this.code = code;
            this.doing = doing;
        }
    }

    private enum State {
        HEAD,
        BODY,
        TAIL,
        DONE
    }

    private static final byte[] EMPTY = {};

    private final int wbits;
    private final byte[] zdict;
    private final History history = new History();
    private Inflater inflater;
    private boolean gzip;
    private State state;

    /** Bytes of a header or trailer that is not complete. */
    private byte[] held = EMPTY;

    private int crc;
    private long total;

    /** Input that the limit of output left over; what follows the end of the stream. */
    byte[] unconsumed = EMPTY;

    byte[] unused = EMPTY;

    /** @param wbits as zlib's, checked */
    Decompressor(int wbits, byte[] zdict) {
        this.wbits = wbits;
        this.zdict = zdict;
        state = State.HEAD;
        if (wbits < 0) {
            inflater = new Inflater(true);
            state = State.BODY;
            if (zdict != null) {
                inflater.setDictionary(zdict);
            }
        }
    }

    /** Whether it was flushed after its end; then it cannot be copied. */
    volatile boolean ended;

    boolean eof() {
        return state == State.DONE;
    }

    private static Failure bad(String message) {
        return new Failure(-3, "decompressing data", message);
    }

    /** Another one in the same state; null if too much has gone through. */
    Decompressor copy() throws Failure {
        if (history.isLost()) {
            return null;
        }
        Decompressor other = new Decompressor(wbits, zdict);
        for (int i = 0; i < history.size(); i++) {
            other.decompress(history.data(i), history.mode(i));
        }
        return other;
    }

    /** Decompresses; @param max most bytes to return, 0 for all */
    byte[] decompress(byte[] data, int max) throws Failure {
        history.add(data, max);
        byte[] in = data;
        unconsumed = EMPTY;
        if (state == State.HEAD) {
            in = joined(data);
            int start = header(in);
            if (start < 0) {
                held = in;
                return EMPTY;
            }
            held = EMPTY;
            in = Arrays.copyOfRange(in, start, in.length);
            state = State.BODY;
        }
        byte[] out = EMPTY;
        if (state == State.BODY) {
            inflater.setInput(in);
            out = inflate(max);
            in = Arrays.copyOfRange(in, in.length - inflater.getRemaining(), in.length);
            if (!inflater.finished()) {
                unconsumed = in;
                return out;
            }
            state = gzip ? State.TAIL : State.DONE;
        }
        if (state == State.TAIL) {
            in = joined(in);
            if (in.length < 8) {
                held = in;
                return out;
            }
            if (little(in, 0) != crc) {
                throw bad("incorrect data check");
            }
            if (little(in, 4) != (int) total) {
                throw bad("incorrect length check");
            }
            held = EMPTY;
            in = Arrays.copyOfRange(in, 8, in.length);
            state = State.DONE;
        }
        if (in.length > 0) {
            byte[] all = Arrays.copyOf(unused, unused.length + in.length);
            System.arraycopy(in, 0, all, unused.length, in.length);
            unused = all;
        }
        return out;
    }

    private byte[] joined(byte[] data) {
        if (held.length == 0) {
            return data;
        }
        byte[] all = Arrays.copyOf(held, held.length + data.length);
        System.arraycopy(data, 0, all, held.length, data.length);
        return all;
    }

    private static int little(byte[] b, int at) {
        return b[at] & 0xff | (b[at + 1] & 0xff) << 8 | (b[at + 2] & 0xff) << 16 | b[at + 3] << 24;
    }

    private byte[] inflate(int max) throws Failure {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[16384];
        try {
            while (!inflater.finished() && (max == 0 || out.size() < max)) {
                int room = max == 0 ? chunk.length : Math.min(chunk.length, max - out.size());
                int n = inflater.inflate(chunk, 0, room);
                out.write(chunk, 0, n);
                if (n == 0) {
                    if (inflater.needsDictionary()) {
                        setDictionary();
                    } else if (!inflater.finished()) {
                        break;
                    }
                }
            }
        } catch (DataFormatException e) {
            throw bad(e.getMessage());
        }
        byte[] result = out.toByteArray();
        if (gzip) {
            crc = Checksums.crc32(result, crc);
        }
        total += result.length;
        return result;
    }

    private void setDictionary() throws Failure {
        if (zdict == null) {
            throw new Failure(2, "decompressing data", null);
        }
        try {
            inflater.setDictionary(zdict);
        } catch (IllegalArgumentException e) {
            throw new Failure(-3, "setting zdict", "invalid input data");
        }
    }

    /** Where the body begins in {@code in}, -1 if the header is not complete. */
    private int header(byte[] in) throws Failure {
        if (in.length < 2) {
            return -1;
        }
        int first = in[0] & 0xff;
        int second = in[1] & 0xff;
        if (wbits > 15 && first == 0x1f && second == 0x8b) {
            int start = gzipHeader(in);
            if (start >= 0) {
                gzip = true;
                inflater = new Inflater(true);
            }
            return start;
        }
        int bits = wbits > 31 ? wbits - 32 : wbits;
        if (bits > 15 || (first << 8 | second) % 31 != 0) {
            throw bad("incorrect header check");
        }
        if ((first & 15) != 8) {
            throw bad("unknown compression method");
        }
        int size = (first >> 4) + 8;
        if (size > 15 || bits != 0 && size > bits) {
            throw bad("invalid window size");
        }
        inflater = new Inflater(false);
        return 0;
    }

    private static int gzipHeader(byte[] in) throws Failure {
        if (in.length < 4) {
            return -1;
        }
        if (in[2] != 8) {
            throw bad("unknown compression method");
        }
        int flags = in[3];
        if ((flags & 0xe0) != 0) {
            throw bad("unknown header flags set");
        }
        int at = 10;
        if ((flags & 4) != 0) {
            if (in.length < at + 2) {
                return -1;
            }
            at += 2 + (in[at] & 0xff) + (in[at + 1] & 0xff) * 256;
        }
        for (int bit = 8; bit <= 16; bit *= 2) {
            if ((flags & bit) != 0) {
                while (at < in.length && in[at] != 0) {
                    at++;
                }
                at++;
            }
        }
        if ((flags & 2) != 0) {
            at += 2;
        }
        return at <= in.length ? at : -1;
    }

    void close() {
        if (inflater != null) {
            inflater.end();
        }
    }
}
