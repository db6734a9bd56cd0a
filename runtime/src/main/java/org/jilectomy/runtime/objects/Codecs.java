package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/** Codecs. */
public final class Codecs {
    private Codecs() {}

    static long decodeObject(ThreadState ts, long object, long encoding, long errors) {
        throw Errors.notImplemented(ts, "decoding");
    }
}
