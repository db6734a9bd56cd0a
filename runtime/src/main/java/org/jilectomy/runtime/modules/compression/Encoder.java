package org.jilectomy.runtime.modules.compression;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A compressing stream and what has come out of it. Threads take turns. */
final class Encoder {
    /** Makes the compressing stream; may write. */
    interface Opener {
        OutputStream open(OutputStream out) throws IOException;
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final OutputStream stream;
    private boolean isFinished;

    Encoder(Opener opener) throws IOException {
        stream = opener.open(out);
    }

    /** What came out for this so far; null after the end. */
    synchronized byte[] compress(byte[] data) throws IOException {
        if (isFinished) {
            return null;
        }
        stream.write(data, 0, data.length);
        return taken();
    }

    /** The rest; null if it was taken before. */
    synchronized byte[] finish() throws IOException {
        if (isFinished) {
            return null;
        }
        isFinished = true;
        stream.close();
        return taken();
    }

    private byte[] taken() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
