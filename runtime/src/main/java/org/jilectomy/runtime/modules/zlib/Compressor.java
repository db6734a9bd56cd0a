package org.jilectomy.runtime.modules.zlib;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;
import org.jilectomy.runtime.modules.Checksums;

/**
 * A stream being compressed. The caller holds the lock of the object around it.
 *
 * <p>The JDK's window is always 32 KiB. A smaller one is kept by a full flush before a match could
 * reach farther back than it; the header is written here then, because it tells the size.
 *
 * <p>A {@code Deflater} cannot be copied: {@link #copy} does everything again, which was written down
 * as long as it was not much ({@link History}).
 */
final class Compressor {
    static final int NO_FLUSH = 0;
    static final int FULL_FLUSH = 3;
    static final int FINISH = 4;

    private final Deflater deflater;
    private final boolean gzip;
    private final boolean ownHeader;
    private final int level;
    private final int window;
    private final int wbits;
    private final int strategy;
    private final byte[] zdict;
    private final History history = new History();
    private final byte[] chunk = new byte[8192];
    private boolean begun;
    private int inWindow;
    private int crc;
    private int adler = 1;
    private long total;

    /** @param wbits as zlib's, checked: 9..15, negative for raw, +16 for gzip */
    Compressor(int level, int wbits, int strategy, byte[] zdict) {
        gzip = wbits > 15;
        int size = Math.max(9, gzip ? wbits - 16 : Math.abs(wbits));
        window = size == 15 ? 0 : 1 << size;
        ownHeader = wbits > 0 && !gzip && window != 0 && zdict == null;
        this.level = level;
        this.wbits = wbits;
        this.strategy = strategy;
        this.zdict = zdict;
        deflater = new Deflater(level, wbits < 0 || gzip || ownHeader);
        if (strategy == Deflater.FILTERED || strategy == Deflater.HUFFMAN_ONLY) {
            deflater.setStrategy(strategy);
        }
        if (zdict != null) {
            deflater.setDictionary(zdict);
        }
    }

    private void header(ByteArrayOutputStream out) {
        if (begun) {
            return;
        }
        begun = true;
        if (gzip) {
            int speed = level == 9 ? 2 : level == 0 || level == 1 ? 4 : 0;
            out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, (byte) speed, 3});
        } else if (ownHeader) {
            int bits = 31 - Integer.numberOfLeadingZeros(window);
            int hint = level < 0 || level == 6 ? 2 : level < 2 ? 0 : level < 6 ? 1 : 3;
            int head = (bits - 8 << 4 | 8) << 8 | hint << 6;
            head += 31 - head % 31;
            out.write(head >> 8);
            out.write(head);
        }
    }

    /** Another one in the same state; null if too much has gone through. */
    Compressor copy() {
        if (history.isLost()) {
            return null;
        }
        Compressor other = new Compressor(level, wbits, strategy, zdict);
        for (int i = 0; i < history.size(); i++) {
            if (history.data(i) != null) {
                other.compress(history.data(i));
            } else {
                other.flush(history.mode(i));
            }
        }
        return other;
    }

    /** Compresses {@code data}; what comes out so far. */
    byte[] compress(byte[] data) {
        history.add(data, 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out);
        if (gzip) {
            crc = Checksums.crc32(data, crc);
        } else if (ownHeader) {
            adler = Checksums.adler32(data, adler);
        }
        total += data.length;
        if (window == 0) {
            deflater.setInput(data);
            drain(out, Deflater.NO_FLUSH);
            return out.toByteArray();
        }
        for (int at = 0; at < data.length;) {
            int n = Math.min(data.length - at, window - 300 - inWindow);
            deflater.setInput(data, at, n);
            drain(out, Deflater.NO_FLUSH);
            at += n;
            inWindow += n;
            if (inWindow == window - 300) {
                drain(out, Deflater.FULL_FLUSH);
                inWindow = 0;
            }
        }
        return out.toByteArray();
    }

    /** Everything that is still inside; after FINISH the stream is closed. */
    byte[] flush(int mode) {
        history.add(null, mode);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out);
        if (mode != FINISH) {
            drain(out, mode == FULL_FLUSH ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH);
            return out.toByteArray();
        }
        deflater.finish();
        drain(out, Deflater.NO_FLUSH);
        if (gzip) {
            little(out, crc);
            little(out, (int) total);
        } else if (ownHeader) {
            little(out, Integer.reverseBytes(adler));
        }
        close();
        return out.toByteArray();
    }

    private static void little(ByteArrayOutputStream out, int value) {
        for (int i = 0; i < 4; i++) {
            out.write(value >>> 8 * i);
        }
    }

    private void drain(ByteArrayOutputStream out, int mode) {
        int n;
        do {
            n = deflater.deflate(chunk, 0, chunk.length, mode);
            out.write(chunk, 0, n);
        } while (n == chunk.length || n > 0 && mode == Deflater.NO_FLUSH);
    }

    void close() {
        deflater.end();
    }
}
